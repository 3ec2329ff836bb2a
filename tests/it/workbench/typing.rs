//! What is typed through an input method is whole before anything is done with it.

use super::office::{at_text, opened};

#[test]
fn nothing_is_sent_while_an_input_method_composes() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    at_text(&office, &tab);
    tab.eval("window.sent = []; const real = window.fetch; window.fetch = (...all) => { sent.push(String(all[0])); return real(...all); }");
    tab.composes("xinfang");
    tab.press("Enter", 13, false);
    std::thread::sleep(std::time::Duration::from_millis(700));
    let sent = tab.eval("sent.filter((path) => !path.startsWith('/news')).join()");
    assert_eq!(sent, "", "{sent}");
    assert_eq!(tab.eval("document.querySelector('.popover').hidden"), false);
    tab.types("信访");
    tab.until("sent.some((path) => path.endsWith('/pages'))");
    tab.until(
        "[...document.querySelectorAll('.sheet text')].some((t) => t.textContent.includes('信访'))",
    );
}
