//! Nothing is a dead end: what is said to be wrong or odd has its button, and what is
//! found elsewhere leads to its field.

use super::office::opened;

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn a_fixed_day_is_shown_on_every_page_and_let_go_there() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    let before = office.folder.read("fangan.yaml");
    tab.go(&office.at("/ledger"));
    tab.until("document.body.innerText.includes('今天被固定为2026年4月10日')");
    tab.click("header button", "恢复为当天");
    tab.until("document.querySelector('#unpin') === null");
    let after = office.folder.read("fangan.yaml");
    assert!(!after.contains("\ntoday:"), "{after}");
    tab.go(&office.at("/history"));
    tab.click("#history button", "退回到这一步以前");
    tab.click("#said button", "撤销");
    tab.until("document.querySelector('#unpin') !== null");
    assert_eq!(office.folder.read("fangan.yaml"), before);
}

#[test]
fn an_attachment_that_nobody_mentions_is_mentioned_by_a_click() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    office.folder.edit(
        PLAN,
        "\n# ── 抄送",
        "  - {id: hours, title: 接待时间, body: [每周二上午。]}\n\n# ── 抄送",
    );
    tab.go(&office.at("/plans/petition-2026"));
    tab.click("#faults button", "在文末提到它");
    tab.until("!document.querySelector('#faults').innerText.includes('正文没有提到附件')");
    let text = office.folder.read(PLAN);
    assert!(text.contains("接待时间见@{attachment:hours}。"), "{text}");
}

#[test]
fn a_place_that_another_page_leads_to_opens_its_field() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    let node = "JSON.parse(document.querySelector('meta[name=data]').content).outline[2].node";
    let node = tab.eval(node);
    tab.go(&office.at(&format!("/plans/petition-2026?node={node}")));
    tab.until("document.querySelector('.popover')?.hidden === false");
    // The list for the archive is there for each year.
    tab.go(&office.at("/register"));
    let list = "(async () => (await fetch(document.querySelector('a[href*=archive]').href)).headers.get('content-disposition'))()";
    let list = tab.eval(list);
    assert!(list.as_str().unwrap().contains("xlsx"), "{list}");
}
