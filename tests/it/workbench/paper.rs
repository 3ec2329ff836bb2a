//! 办文: a plan's state, the sheet that goes round with it, and 登记印发.

use super::office::opened;

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn a_plan_goes_round_is_signed_and_is_issued_under_the_next_number() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    // A draft that has no number yet.
    office
        .folder
        .edit(PLAN, "{year: 2026, serial: 12}", "{year: 2026}");
    tab.go(&office.at("/plans/petition-2026"));
    tab.click(".bar a.button", "办文");
    // 送审，在林浩然那里.
    tab.eval("document.querySelector('#state select').value = 'review'");
    tab.eval("document.querySelector('#state .finder input').focus()");
    tab.types("lhr");
    tab.until("document.querySelector('#state .found li') !== null");
    tab.press("Enter", 13, false);
    tab.click("#state button", "记下");
    tab.until("document.querySelector('.badges')?.innerText.includes('在谁那里：林浩然')");
    let text = office.folder.read(PLAN);
    assert!(text.contains("status-with: 林浩然"), "{text}");
    tab.go(&office.at("/plans"));
    tab.until("document.querySelector('#plans').innerText.includes('送审 · 林浩然')");
    // The sheet: who drafted it is filled in beside.
    tab.go(&office.at("/plans/petition-2026/paper"));
    tab.click("#list button", "填拟稿、核稿、会签");
    tab.until("document.querySelector('#form input[aria-label=拟稿]') !== null");
    tab.eval("document.querySelector('#form input[aria-label=拟稿]').select()");
    tab.eval("document.querySelector('#form input[aria-label=拟稿]').focus()");
    tab.types("何静");
    tab.press("Enter", 13, false);
    let started = std::time::Instant::now();
    while !office.folder.read(PLAN).contains("何静") && started.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert!(
        office.folder.read(PLAN).contains("何静"),
        "{}",
        office.folder.read(PLAN)
    );
    let slip = "(async () => { const answer = await fetch(document.querySelector('#list a[href*=docx]').href); \
        const head = new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2)); \
        return head + decodeURIComponent(answer.headers.get('content-disposition')); })()";
    let slip = tab.eval(slip);
    let slip = slip.as_str().unwrap_or_default();
    assert!(
        slip.starts_with("PK") && slip.contains("发文稿纸：2026"),
        "{slip}"
    );
    // 签发人 and copies are asked for, the next number is offered, and it asks once more.
    tab.eval("document.querySelector('#issue .finder input').focus()");
    tab.types("林浩然");
    tab.eval("document.querySelector('#issue input[name=copies]').focus()");
    tab.types("共印60份");
    tab.click("#issue button", "登记印发");
    tab.click(".said button.first", "登记印发");
    tab.until("document.querySelector('.badges')?.innerText.includes('已印发')");
    let text = office.folder.read(PLAN);
    assert!(text.contains("status: issued"), "{text}");
    assert!(text.contains("青街办发〔2026〕15号"), "{text}");
    assert!(!office.folder.files("data/issued/petition-2026").is_empty());
    tab.go(&office.at("/register"));
    tab.until("document.querySelector('main').innerText.includes('林浩然')");
}
