//! 报送 and 值班排班: tables out and back, exchanges and leave; and 操作记录, from which
//! all of it is taken back.

use super::import::give;
use super::office::opened;

#[test]
fn what_units_report_is_taken_in_summed_up_and_taken_back() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/ledger"));
    tab.click(".bar a.button", "报送");
    tab.until("document.body.innerText.includes('未报送')");
    // All tables in one file.
    let out = "(async () => { const answer = await fetch(document.querySelector('.steps a.first').href); \
        const head = new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2)); \
        return head + decodeURIComponent(answer.headers.get('content-disposition')); })()";
    let out = tab.eval(out);
    assert!(out.as_str().unwrap().starts_with("PKattachment"), "{out}");
    assert!(
        out.as_str().unwrap().ends_with("督查台账（2026年4月）.zip"),
        "{out}"
    );
    let task = tab.eval("document.querySelector('.collected td').firstChild.textContent");
    let task = task.as_str().unwrap();
    let filled =
        format!("工作任务,进展情况,完成情况\n{task},已走访三户,进行中\n不认识的任务,无,进行中\n");
    give(&tab, &[("信访办.csv", &filled), ("~$信访办.csv", "x")]);
    tab.until("document.querySelector('#found .foot button') !== null");
    let shown = tab.eval("document.querySelector('#found').innerText");
    let shown = shown.as_str().unwrap();
    assert!(
        shown.contains("已走访三户") && shown.contains("不认识的任务"),
        "{shown}"
    );
    assert!(office.folder.files("data/collected").is_empty());
    tab.click("#found .foot button", "写入资料");
    tab.until("document.querySelector('.collected')?.innerText.includes('已走访三户')");
    let kept = office.folder.read("data/collected/2026-04.yaml");
    assert!(kept.contains("已走访三户"), "{kept}");
    let paper = "(async () => (await fetch('/collect/paper?which=collect&month=2026-04&format=docx')).status)()";
    assert_eq!(tab.eval(paper), 200);
    // Back again, from the list of all that was done.
    tab.click("nav a", "操作记录");
    tab.click("#history button", "退回到这一步以前");
    tab.until("document.querySelector('#said').innerText.includes('2026年4月各单位报送的进展')");
    tab.click("#said button", "撤销");
    tab.until("document.querySelector('#history')?.innerText.includes('已撤销')");
    assert!(office.folder.files("data/collected").is_empty());
}

const DUTY: &str = "data/plans/duty-2026.yaml";

#[test]
fn days_of_a_rota_are_exchanged_and_leave_is_entered() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/plans/duty-2026"));
    tab.click(".bar a.button", "排班");
    tab.until("document.querySelector('.calendar [data-day]') !== null");
    tab.go(&office.at("/plans/duty-2026/rota?month=2026-05"));
    let before = tab.eval("document.querySelector('[data-day=\"2026-05-03\"]').innerText");
    tab.click(".calendar button", "劳动节");
    tab.until("document.querySelector('#form select') !== null");
    tab.click("#form button", "确定");
    tab.until("document.querySelector('#form .said').innerText.includes('请选对调的日子')");
    tab.eval("document.querySelector('#form select').value = '2026-05-03'");
    tab.click("#form button", "确定");
    tab.until("document.querySelector('main').innerText.includes('2026年5月1日 ⇄ 2026年5月3日')");
    // It was not issued yet: there is nothing to remark on.
    let remarked = "document.querySelector('[data-day=\"2026-05-03\"] em') !== null";
    assert_eq!(tab.eval(remarked), false);
    let text = office.folder.read(DUTY);
    assert!(
        text.contains("date: 2026-05-01, with: 2026-05-03"),
        "{text}"
    );
    let after = tab.eval("document.querySelector('[data-day=\"2026-05-03\"]').innerText");
    assert_ne!(before, after);
    let message = tab.eval("document.querySelector('#message').value");
    assert!(
        message
            .as_str()
            .unwrap()
            .contains("5月3日（周日）：带班领导"),
        "{message}"
    );
    // Leave, with whoever stands in. The page is made anew before.
    tab.until("document.querySelector('.calendar th') !== null");
    tab.click("#leave", "登记请假");
    tab.eval("document.querySelector('#form .finder input').focus()");
    tab.types("吴建国");
    tab.until("document.querySelector('#form .found li') !== null");
    tab.press("Enter", 13, false);
    tab.eval("for (const day of document.querySelectorAll('#form input[type=date]')) day.value = '2026-05-04'");
    tab.click("#form button", "确定");
    tab.until("document.querySelector('#list').innerText.includes('没有写谁顶班')");
    let text = office.folder.read("data/absences.yaml");
    assert!(
        text.contains("person: wu, from: 2026-05-04, until: 2026-05-04"),
        "{text}"
    );
}
