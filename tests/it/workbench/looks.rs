//! What must hold on every screen: in both languages and at every width nothing runs
//! out of the page, nothing is called by a key of ours; and no mouse is needed.

use super::office::{Office, opened};
use crate::common::browser::{Tab, browser};
use crate::common::folder::Folder;

const SCREENS: [&str; 20] = [
    "/",
    "/plans",
    "/plans/petition-2026",
    "/plans/petition-2026/paper",
    "/plans/petition-2026/diff",
    "/plans/duty-2026/rota",
    "/people",
    "/changes",
    "/changes/new",
    "/ledger",
    "/collect",
    "/register",
    "/import",
    "/compare",
    "/files",
    "/verify",
    "/settings",
    "/history",
    "/faults",
    "/new",
];

/// What is wider than the window, and what is called by a key.
const ODD: &str = "(() => { const wide = document.documentElement.scrollWidth > innerWidth + 1; \
    const out = [...document.querySelectorAll('main *, header *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 \
      && !e.closest('.scroll, .paper, svg, .popover') && e.getClientRects().length).map((e) => e.outerHTML.slice(0, 90)); \
    const keys = document.body.innerText.match(/\\b(web|state|issue|collect|register)[-_][a-z_-]+/g) ?? []; \
    return [wide ? out.slice(0, 3).join('\\n') || 'wide' : '', ...keys, \
      document.querySelector('main')?.innerText.includes('error:') ? document.body.innerText : ''].filter(Boolean).join('\\n'); })()";

#[test]
fn every_screen_fits_its_window_in_both_languages() {
    let Some(browser) = browser() else {
        return;
    };
    for lang in ["zh", "en"] {
        let office = Office::with(Folder::sample(), &["--lang", lang]);
        let (_person, tab) = office.person(&browser);
        for screen in SCREENS {
            tab.size(1280, 900);
            tab.go(&office.at(screen));
            // A window half as wide is what 200 % of a small screen comes to.
            for width in [1280, 768, 640] {
                tab.size(width, 900);
                std::thread::sleep(std::time::Duration::from_millis(120));
                let odd = tab.eval(ODD);
                assert_eq!(odd, "", "{screen} {lang} {width}: {odd}");
            }
        }
    }
}

/// Goes on with the tabulator until what has the focus has these words.
fn tabs_to(tab: &Tab, words: &str) {
    for _ in 0..120 {
        tab.press("Tab", 9, false);
        let now = tab.eval(
            "(() => { const e = document.activeElement; return [e.textContent, e.getAttribute('aria-label'), \
             e.closest('label')?.textContent].join(' '); })()",
        );
        if now.as_str().is_some_and(|now| now.contains(words)) {
            return;
        }
    }
    panic!("never: {words}");
}

/// A state is set and a word of a page is edited without a mouse.
#[test]
fn a_plan_is_edited_and_moved_on_by_keyboard_alone() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tabs_to(&tab, "办文");
    tab.enter();
    tab.until("document.querySelector('#state .finder') !== null");
    tabs_to(&tab, "改成");
    tab.press("ArrowDown", 40, false);
    tabs_to(&tab, "记下");
    tab.enter();
    tab.until("document.querySelector('.badges b')?.textContent === '征求意见'");
    let text = office.folder.read("data/plans/petition-2026.yaml");
    assert!(text.contains("status: consulting"), "{text}");
    // The list of values on the page is gone through by arrows.
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tab.eval("document.querySelector('#paper').focus()");
    for _ in 0..2 {
        tab.press("ArrowDown", 40, false);
    }
    tab.until("document.querySelector('.mark') !== null");
    tab.press("Enter", 13, false);
    tab.until("document.querySelector('.popover').hidden === false");
    tab.press("Escape", 27, false);
}
