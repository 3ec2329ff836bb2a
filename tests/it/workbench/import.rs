//! 导入: last year's plans and a list of staff, from an empty folder to an office.

use super::office::Office;
use crate::common::browser::{Tab, browser};
use crate::common::folder::Folder;

const ROSTER: &str = "姓名,部门,职务,电话\n林浩然,街道领导,街道办事处主任,0631-5550102\n何静,信访办公室,信访办主任,0631-5550120\n";

pub const PLAN: &str = "青石街道信访工作实施方案\n各社区：\n为做好信访工作，制定本方案。\n一、组织领导\n\
    成立信访工作领导小组，组成人员如下：\n组　长：林浩然（街道办事处主任）\n成　员：何静（信访办主任）\n\
    二、工作要求\n加强领导，按时办结。\n青石街道办事处\n2025年3月11日\n";

/// Drops files on the page.
pub fn give(tab: &Tab, files: &[(&str, &str)]) {
    let files = files
        .iter()
        .map(|(name, text)| format!("new File([{text:?}], {name:?})"));
    let files: Vec<String> = files.collect();
    tab.eval(&format!(
        "(() => {{ const all = new DataTransfer(); for (const file of [{}]) all.items.add(file); \
         document.getElementById('drop').dispatchEvent(new DragEvent('drop', {{dataTransfer: all, cancelable: true}})); }})()",
        files.join(", ")
    ));
}

#[test]
fn an_empty_folder_takes_a_list_and_an_old_plan_in_and_lets_them_go_again() {
    let Some(browser) = browser() else {
        return;
    };
    let office = Office::of(Folder::new());
    let (_person, tab) = office.person(&browser);
    tab.click(".ways a.button", "从旧方案导入");
    tab.until("location.pathname === '/import'");
    give(&tab, &[("去年的方案.txt", PLAN), ("名册.csv", ROSTER)]);
    tab.until("document.querySelector('.foot button') !== null");
    let shown = tab.eval("document.querySelector('main').innerText");
    let shown = shown.as_str().unwrap();
    assert!(shown.contains("青石街道信访工作实施方案"), "{shown}");
    assert!(shown.contains("一行不少"), "{shown}");
    assert!(office.folder.files("data").is_empty());
    tab.click(".foot button", "写入资料");
    tab.until("document.querySelector('.done a') !== null");
    let plan = office.folder.read("data/plans/plan-1.yaml");
    assert!(plan.contains("组长: 街道办事处主任"), "{plan}");
    let office_of = office.folder.read("data/organisation-import.yaml");
    assert!(office_of.contains("林浩然"), "{office_of}");
    // In one step back.
    tab.click(".done button", "撤销");
    tab.until("document.querySelector('.done') === null");
    assert!(office.folder.files("data").is_empty());
}

#[test]
fn an_answer_is_taken_over_and_a_plan_that_is_there_is_told() {
    let Some(browser) = browser() else {
        return;
    };
    let office = Office::of(Folder::new());
    let (_person, tab) = office.person(&browser);
    tab.go(&office.at("/import"));
    let nameless = PLAN.replace("青石街道办事处\n2025年3月11日\n", "");
    give(&tab, &[("方案.txt", &nameless)]);
    tab.until("document.querySelector('.asked input') !== null");
    tab.eval("document.querySelector('.asked input').focus()");
    tab.types("青石街道办事处");
    tab.eval("document.querySelector('.asked input').blur()");
    tab.until("document.querySelector('.asked h2').textContent.includes('0 处')");
    tab.click(".foot button", "写入资料");
    tab.until("document.querySelector('.done a') !== null");
    let office_of = office.folder.read("data/organisation-import.yaml");
    assert!(office_of.contains("名称: 青石街道办事处"), "{office_of}");
    assert!(
        !office_of.contains("待核：文件里没有找到单位名称"),
        "{office_of}"
    );
    give(&tab, &[("方案.txt", &nameless)]);
    tab.until("document.body.innerText.includes('已经有一份同名的方案')");
}

/// Last year's plan names whoever held a post then, this year's list whoever holds it
/// now: both are taken in, together, and neither stands in the other's place.
#[test]
fn last_years_plan_and_this_years_list_are_taken_in_together() {
    let Some(browser) = browser() else {
        return;
    };
    let office = Office::of(Folder::new());
    let (_person, tab) = office.person(&browser);
    tab.go(&office.at("/import"));
    let roster = "姓名,部门,职务,任职时间\n钟毓秀,街道领导,街道办事处主任,2026年1月\n何静,信访办公室,信访办主任,2023年1月\n";
    give(&tab, &[("去年的方案.txt", PLAN), ("今年名册.csv", roster)]);
    tab.until("document.querySelector('.foot button') !== null");
    let shown = tab.eval("document.querySelector('main').innerText");
    assert!(shown.as_str().unwrap().contains("一行不少"), "{shown}");
    tab.click(".foot button", "写入资料");
    tab.until("document.querySelector('.done a') !== null");
    // The plan refers to the post, which somebody else held before the list begins.
    let plan = office.folder.read("data/plans/plan-1.yaml");
    assert!(plan.contains("组长: 街道办事处主任"), "{plan}");
    tab.click(".done a", "方案");
    tab.until("document.querySelector('#plans, .sheet') !== null");
    tab.go(&office.at("/plans"));
    tab.click("#plans button", "年度更新");
    tab.click("dialog a", "打开新方案");
    let shown = "[...document.querySelectorAll('.sheet text')].map((t) => t.textContent).join('')";
    tab.until(&format!("{shown}.includes('钟毓秀')"));
    let shown = tab.eval(shown);
    assert!(!shown.as_str().unwrap().contains("林浩然"), "{shown}");
}
