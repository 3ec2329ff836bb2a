//! Forms made from the declarations: a part of a plan, rows, people; and an office
//! from nothing.

use super::office::{Office, opened};
use crate::common::browser::browser;
use crate::common::folder::Folder;

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn a_form_adds_moves_and_removes_and_undo_gives_the_first_bytes_back() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    let before = office.folder.read(PLAN);
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tab.click("#outline button", "组织领导");
    tab.click("#form button.name", "组织机构");
    tab.click("#form .label", "成员");
    // By the first letters of pinyin: 综治中心主任 or whoever is called so.
    tab.eval("document.querySelector(\"#form input[aria-label='添加 成员']\").focus()");
    tab.types("jjfzb");
    tab.until("document.querySelector('.found li') !== null");
    tab.press("Enter", 13, false);
    tab.until("document.querySelector('#undo').disabled === false");
    let added = office.folder.read(PLAN);
    assert_eq!(added.lines().count(), before.lines().count() + 1, "{added}");
    tab.until("document.querySelectorAll('#form .found').length > 0");
    // The first member goes behind the second, then it goes.
    tab.click("#form .tool[aria-label^='下移 平安']", "↓");
    tab.until("document.querySelector('#undo').title.includes('下移')");
    // The form is that of the new order now.
    let order = "[...document.querySelectorAll('#form .name')].map((n) => n.textContent).join()";
    tab.until(&format!(
        "{order}.indexOf('信访办主任') < {order}.indexOf('平安办主任')"
    ));
    tab.click("#form .tool[aria-label^='删去 平安']", "×");
    tab.until("document.querySelector('#undo').title.includes('删去')");
    assert!(
        !office
            .folder
            .read(PLAN)
            .contains("            - law-safety-head\n")
    );
    for left in [true, true, false] {
        let title = tab.eval("document.querySelector('#undo').title");
        tab.click("#undo", "撤销");
        tab.until(&format!(
            "document.querySelector('#undo').title !== {title}"
        ));
        tab.until(&format!(
            "document.querySelector('#undo').disabled === {}",
            !left
        ));
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    assert_eq!(office.folder.read(PLAN), before);
}

#[test]
fn an_empty_folder_becomes_an_office_with_a_plan() {
    let Some(browser) = browser() else {
        return;
    };
    let office = Office::of(Folder::new());
    let (_person, tab) = office.person(&browser);
    for way in ["看示例", "从旧方案导入", "新建单位"] {
        tab.until(&format!("document.body.innerText.includes('{way}')"));
    }
    tab.eval("document.querySelector('#own input[name=name]').focus()");
    tab.types("柳河街道办事处");
    tab.click("#own button", "新建单位");
    tab.until("location.pathname === '/plans'");
    tab.click("main a.button", "新建方案");
    tab.until("document.querySelector('#new') !== null");
    tab.eval("document.querySelector('#new input[name=title]').focus()");
    tab.types("2026年夏季防暑降温工作方案");
    tab.click("#new button", "建立");
    tab.until(
        "location.pathname.startsWith('/plans/') || document.querySelector('.decide') !== null",
    );
    let files = office.folder.files("data/plans");
    let text = files
        .values()
        .next()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    assert!(text.is_some_and(|text| text.contains("2026年夏季防暑降温工作方案")));
}

/// Outside the sources, everything is called what people call it.
#[test]
fn records_are_called_by_their_names_and_never_by_ids() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/changes"));
    let shown = tab.eval("document.querySelector('main').innerText");
    let shown = shown.as_str().unwrap();
    assert!(
        shown.contains("2026年9月1日起的人员变动") && !shown.contains("reshuffle"),
        "{shown}"
    );
    tab.go(&office.at("/settings"));
    let empty =
        "[...document.querySelectorAll('main button')].filter((b) => !b.textContent.trim()).length";
    assert_eq!(tab.eval(empty), 0);
    // One that has had another name, too.
    let shown = tab.eval("document.querySelector('main').innerText");
    assert!(
        shown
            .as_str()
            .unwrap()
            .contains("平安法治办公室信访办公室公共服务"),
        "{shown}"
    );
    // No name is torn where there is little room.
    tab.size(768, 1000);
    tab.go(&office.at("/ledger"));
    let torn = "[...document.querySelectorAll('td.who')].filter((td) => { \
         const words = document.createRange(); words.selectNodeContents(td); \
         return !td.textContent.includes('、') && words.getClientRects().length > 1; }).length";
    assert_eq!(tab.eval(torn).as_f64(), Some(0.0), "{torn}");
}

/// 发文登记: numbers of plans stand there by themselves, a paper made elsewhere is
/// entered under the next one.
#[test]
fn a_paper_made_elsewhere_is_entered_under_the_next_number() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/register"));
    tab.until("document.body.innerText.includes('下一号：青街办发〔2026〕15号')");
    tab.click("main button.adds", "登记一份");
    tab.until("document.body.innerText.includes('下一号：青街办发〔2026〕16号')");
    let text = office.folder.read("data/organisation.yaml");
    assert!(text.contains("青街办发〔2026〕15号"), "{text}");
    tab.click("main button.cell", "青街办发〔2026〕15号");
    tab.until("document.querySelector('#form').innerText.includes('标题')");
}

/// The question for pages is given up when a newer one is asked; that may be while
/// its answer is on the way, and the form must go on all the same.
#[test]
fn an_answer_that_is_given_up_halfway_is_no_answer() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/plans/petition-2026"));
    let halfway = "(async () => { const { post } = await import('/web/app.js'); \
        const fetched = window.fetch; \
        window.fetch = async () => ({ ok: true, status: 200, \
          json: async () => { throw new DOMException('', 'AbortError'); } }); \
        const answer = await post('/pages', {}); window.fetch = fetched; return answer; })()";
    let answer = tab.eval(halfway);
    assert_eq!(answer["ok"], false, "{answer}");
    assert_eq!(answer["aborted"], true, "{answer}");
    let refused = halfway.replace("ok: true, status: 200", "ok: false, status: 404");
    assert_eq!(tab.eval(&refused)["status"], 404);
}
