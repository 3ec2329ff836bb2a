//! A plan: its pages, a click on a word, an edit, and the way back.

use super::office::opened;

const PLAN: &str = "data/plans/petition-2026.yaml";

/// Words of the sample that stand on the first page of a plan.
const OLD: &str = "全年群众来信、来访";

#[test]
fn a_click_on_a_word_edits_it_and_undo_gives_the_first_bytes_back() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    let before = office.folder.read(PLAN);
    tab.click("nav.side a", "方案");
    tab.click(".rows a", "信访接待");
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tab.click("#outline button", "工作目标");
    tab.click(".sheet text", OLD);
    tab.until("document.querySelector('.popover textarea')?.value.startsWith('全年群众来信')");
    tab.eval("document.querySelector('.popover textarea').select()");
    tab.types("全年来访件件有回音。");
    // It is drawn before it is written.
    tab.until("[...document.querySelectorAll('.sheet text')].some((t) => t.textContent.includes('件件有回音'))");
    assert_eq!(office.folder.read(PLAN), before);
    tab.click(".popover button", "确定");
    tab.until("document.querySelector('#undo').disabled === false");
    let text = before.lines().find(|line| line.contains(OLD)).unwrap();
    let wanted = before.replace(
        text.trim_start().trim_start_matches("- text: "),
        "全年来访件件有回音。",
    );
    assert_eq!(office.folder.read(PLAN), wanted);
    tab.click("#undo", "撤销");
    tab.until("document.querySelector('#redo').disabled === false");
    assert_eq!(office.folder.read(PLAN), before);
    tab.click("#redo", "重做");
    tab.until("document.querySelector('#redo').disabled === true");
    assert_eq!(office.folder.read(PLAN), wanted);
}
