//! Nothing is lost: others edit the same files, the program is killed, names are
//! markup, many tabs are open.

use super::office::{Office, at_text, opened};
use crate::common::browser::{Person, Tab, browser};
use crate::common::folder::files;

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn a_value_that_has_moved_is_found_and_one_that_was_changed_is_asked_about() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    at_text(&office, &tab);
    // Somebody adds a chapter above, in an editor.
    office.folder.edit(
        PLAN,
        "sections:\n",
        "sections:\n  - heading: 新的一章\n    body: 好。\n",
    );
    tab.types("改了的一句话。");
    tab.click(".popover button", "确定");
    tab.until("document.querySelector('.popover').hidden");
    let now = office.folder.read(PLAN);
    assert!(
        now.contains("- text: 改了的一句话。\n") && now.contains("新的一章"),
        "{now}"
    );
    // Now the same words are changed in both places.
    tab.until("[...document.querySelectorAll('#outline button')].some((b) => b.textContent.includes('新的一章'))");
    tab.click("#outline button", "工作目标");
    tab.click(".sheet text", "改了的一句话");
    tab.until("document.querySelector('.popover textarea')?.value === '改了的一句话。'");
    office.folder.edit(PLAN, "改了的一句话。", "别人改的。");
    tab.eval("document.querySelector('.popover textarea').select()");
    tab.types("我改的。");
    tab.click(".popover button", "确定");
    tab.until("document.querySelector('.popover blockquote')?.textContent === '别人改的。'");
    assert!(office.folder.read(PLAN).contains("- text: 别人改的。\n"));
    tab.click(".popover button", "用我的");
    tab.until("document.querySelector('.popover').hidden");
    assert!(office.folder.read(PLAN).contains("- text: 我改的。\n"));
}

#[test]
fn what_is_typed_survives_the_end_of_the_program() {
    let Some(browser) = browser() else {
        return;
    };
    let mut office = Office::sample();
    let before = office.folder.read(PLAN);
    let (_person, tab) = office.person(&browser);
    at_text(&office, &tab);
    tab.types("还没有保存的话");
    // On this machine: a share may go away.
    let typed = |office: &Office| {
        let own = files(&office.folder.of_user());
        own.keys()
            .any(|name| name.contains("/typed/") && name.ends_with(".json"))
    };
    let kept = || typed(&office);
    let start = std::time::Instant::now();
    while !kept() {
        assert!(start.elapsed().as_secs() < 20, "no draft");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    office.kill();
    assert_eq!(office.folder.read(PLAN), before);
    office.restart();
    let person = Person::new(&browser);
    let tab = person.tab(&office.address);
    tab.go(&office.at("/plans/petition-2026"));
    tab.click(".banner button", "恢复");
    tab.until("document.querySelector('.popover textarea')?.value === '还没有保存的话'");
    tab.click(".popover button", "确定");
    tab.until("document.querySelector('.popover').hidden");
    assert!(
        office
            .folder
            .read(PLAN)
            .contains("- text: 还没有保存的话\n")
    );
    assert!(!typed(&office));
}

#[test]
fn names_that_are_markup_are_text() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    let evil = "<img src=x onerror=alert(1)>\\\"'&lt;</script><b>";
    office
        .folder
        .edit(PLAN, "heading: 指导思想", &format!("heading: \"{evil}\""));
    office.folder.edit(
        "data/organisation.yaml",
        "name: 青石街道办事处",
        &format!("name: \"{evil}\""),
    );
    for path in ["/", "/plans", "/plans/petition-2026"] {
        tab.go(&office.at(path));
        tab.until("document.querySelector('.top .office').textContent.startsWith('<img')");
        assert_eq!(
            tab.eval("document.querySelectorAll('img, b:not(.form-head b):not(.faults b)').length"),
            0,
            "{path}"
        );
    }
    tab.until("[...document.querySelectorAll('#outline button')].some((b) => b.textContent.startsWith('<img'))");
}

#[test]
fn twelve_tabs_are_open_at_once_and_each_is_told() {
    let Some((office, person, first)) = opened() else {
        return;
    };
    let address = office.at("/plans/care-2026");
    let tabs: Vec<Tab> = (0..11).map(|_| person.tab(&address)).collect();
    for tab in &tabs {
        tab.until("document.querySelectorAll('.sheet').length > 0");
    }
    first.go(&address);
    first.until("document.querySelectorAll('.sheet').length > 0");
    let number = "Number(document.querySelector('#pages').dataset.number)";
    let before = first.eval(number);
    let title = "title: 2026年度居家养老与困难群众关爱服务工作方案";
    office.folder.edit(
        "data/plans/care-2026.yaml",
        title,
        "title: 2026年度关爱服务工作方案",
    );
    for tab in tabs.iter().chain([&first]) {
        tab.until(&format!("{number} > {before}"));
    }
}
