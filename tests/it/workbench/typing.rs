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

/// Every kind of field: an address, what is done there first, and the field.
const FIELDS: [(&str, &str, &str); 10] = [
    ("/plans", "", ".search input"),
    ("/new", "", "#new input[name=title]"),
    ("/changes/new", "", "[name=basis]"),
    (
        "/changes/new",
        "[...document.querySelectorAll('#adds button')][0].click()",
        "#moves .finder input",
    ),
    (
        "/changes/new",
        "[...document.querySelectorAll('#adds button')][4].click()",
        "#moves input",
    ),
    ("/plans/petition-2026/paper", "", "#state .finder input"),
    (
        "/plans/petition-2026/paper",
        "",
        "#issue input[name=copies]",
    ),
    (
        "/plans/petition-2026",
        "[...document.querySelectorAll('#outline button')][0].click()",
        "#form .w-line input",
    ),
    (
        "/plans/duty-2026/rota?month=2026-05",
        "document.querySelector('.calendar [data-day]').click()",
        "#form input[type=text]:not([role])",
    ),
    (
        "/people",
        "document.querySelector('#list .cell').click()",
        "#form input",
    ),
];

#[test]
fn every_kind_of_field_waits_until_the_input_method_is_done() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    for (path, first, field) in FIELDS {
        tab.go(&office.at(path));
        if path == "/plans/petition-2026" {
            tab.until("document.querySelectorAll('.sheet').length > 10");
        }
        tab.until("document.readyState === 'complete'");
        std::thread::sleep(std::time::Duration::from_millis(300));
        tab.eval(first);
        tab.until(&format!("document.querySelector({field:?}) !== null"));
        tab.eval(&format!(
            "(() => {{ const field = document.querySelector({field:?}); field.focus(); field.select(); \
             window.field = field; window.sent = []; window.left = location.href; const real = window.fetch; \
             window.fetch = (...all) => {{ sent.push(String(all[0])); return real(...all); }}; }})()"
        ));
        tab.composes("xin");
        tab.composes("xinfang");
        tab.press("Enter", 13, false);
        std::thread::sleep(std::time::Duration::from_millis(2600));
        // The list looks for faults by itself.
        let sent = tab.eval("sent.filter((path) => !/^\\/news|\\/badge$/.test(path)).join()");
        assert_eq!(sent, "", "{path} {field}: {sent}");
        let stays = tab.eval("location.href === left && document.activeElement === field");
        assert_eq!(stays, true, "{path} {field}");
        tab.types("信访");
        let words = tab.eval("field.value");
        assert!(
            words.as_str().unwrap().contains("信访"),
            "{path} {field}: {words}"
        );
    }
}
