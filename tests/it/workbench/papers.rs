//! What comes of a change of staff: who is another in a plan, the marked copy, and
//! files to be taken from a page.

use super::office::opened;

const PLAN: &str = "data/plans/petition-2026.yaml";

/// Whether an address gives a file, and what it is called.
fn fetched(tab: &crate::common::browser::Tab, selector: &str) -> String {
    let fetched = format!(
        "(async () => {{ const answer = await fetch(document.querySelector({selector:?}).href); \
         const head = new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2)); \
         return head + decodeURIComponent(answer.headers.get('content-disposition')); }})()"
    );
    tab.eval(&fetched).as_str().unwrap().to_string()
}

/// A change of the sample, below its data.
const CHANGE: &str = "changes/2026-09-reshuffle.yaml";

#[test]
fn after_a_change_the_list_the_marked_copy_and_the_papers_are_at_hand() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/changes"));
    // Before it is announced it is kept on this machine, and nothing is written.
    let data = office.folder.files("data");
    tab.click(".rows li:last-child button", "写入资料");
    tab.until("document.querySelector('#impact')?.textContent.includes('收在本机')");
    let mut now = office.folder.files("data");
    now.insert(CHANGE.to_string(), data[CHANGE].clone());
    assert_eq!(now, data);
    assert!(!office.folder.join(&format!("data/{CHANGE}")).exists());
    office
        .folder
        .edit("fangan.yaml", "today: 2026-04-10", "today: 2026-08-28");
    tab.go(&office.at("/changes"));
    tab.click(".rows li:last-child button", "写入资料");
    tab.until("document.querySelector('#impact a.button') !== null");
    tab.click("#impact a.button", "做好的文件");
    tab.until("document.querySelectorAll('.files li').length > 3");
    let shown = tab.eval("document.querySelector('main').innerText");
    let shown = shown.as_str().unwrap();
    for words in ["标出改动的方案", "工作交接单", "2026年度信访接待"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let first = fetched(&tab, ".files a.button");
    assert!(
        first.starts_with("PK") && first.ends_with(".docx"),
        "{first}"
    );
    // Nothing beyond what is listed.
    let status = "(async () => (await fetch('/made?path=../fangan.yaml')).status)()";
    assert_eq!(tab.eval(status), 404);
    tab.go(&office.at("/plans/flood-2026/diff?from=2026-08-31&to=2026-09-01"));
    tab.until("document.querySelector('.changes ins') !== null");
    let marked = fetched(&tab, "a.button.first");
    assert!(
        marked.starts_with("PK") && marked.contains("花脸稿"),
        "{marked}"
    );
}

#[test]
fn names_in_texts_become_posts_where_the_print_stays_as_it_is() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    // One holds his post alone, the other with three more.
    office.folder.edit(
        PLAN,
        "text: 全年群众来信",
        "text: 林浩然、吴建国抓总，@{director}督促。全年群众来信",
    );
    tab.go(&office.at("/plans/petition-2026"));
    tab.click(".mend button", "处姓名跟着任职变");
    tab.until("document.querySelector('.toast')?.textContent.includes('1 处姓名改成了岗位')");
    let text = office.folder.read(PLAN);
    assert!(
        text.contains("@{director}、吴建国抓总，@{director}督促。"),
        "{text}"
    );
    tab.click("#undo", "撤销");
    tab.until("document.querySelector('#undo').disabled");
    assert!(office.folder.read(PLAN).contains("林浩然、吴建国抓总"));
}
