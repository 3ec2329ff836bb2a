//! The pictures of docs/workbench.md, made by the browser of the tests:
//! `cargo test --test it -- --ignored pictures`.

use super::import::{PLAN, give};
use super::office::opened;
use crate::common::browser::Tab;
use crate::common::picture;

fn keep(tab: &Tab, name: &str) {
    picture::keep(&format!("workbench-{name}"), &tab.picture());
}

#[test]
#[ignore = "writes into docs/pictures"]
fn pictures() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.size(1400, 900);
    tab.go(&office.at("/plans"));
    tab.until("document.querySelectorAll('.badge.good').length > 3");
    keep(&tab, "plans");
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tab.click("#outline button", "工作目标");
    tab.until("document.querySelectorAll('#form .field').length > 1");
    tab.click(".sheet text", "全年群众来信");
    tab.until("document.querySelector('.popover textarea') !== null");
    keep(&tab, "plan");
    tab.go(&office.at("/import"));
    give(
        &tab,
        &[(
            "2025年信访工作方案.txt",
            &PLAN.replace("2025年3月11日", "2025年3月X日"),
        )],
    );
    tab.until("document.querySelector('.proof') !== null");
    tab.click(".proved button", "显示每一行");
    keep(&tab, "import");
    tab.go(&office.at("/changes/new"));
    tab.eval("document.querySelector('[name=date]').value = '2026-06-01'");
    let moves = [("退休", ["方正平", ""]), ("转任", ["何静", "平安办主任"])];
    let mut field = 0;
    for (kind, names) in moves {
        tab.click("#adds button", kind);
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            tab.eval(&format!(
                "document.querySelectorAll('#moves input')[{field}].focus()"
            ));
            tab.types(name);
            tab.until(&format!(
                "document.querySelectorAll('#moves .found')[{field}].firstChild !== null"
            ));
            tab.press("Enter", 13, false);
            field += 1;
        }
    }
    tab.until("document.querySelectorAll('.plan-impact').length > 1");
    keep(&tab, "change");
    tab.go(&office.at("/plans/petition-2026/paper"));
    tab.until("document.querySelector('#issue .finder') !== null");
    keep(&tab, "paper");
    tab.go(&office.at("/plans/duty-2026/rota?month=2026-05"));
    tab.click(".calendar button", "劳动节");
    tab.until("document.querySelector('#form select') !== null");
    keep(&tab, "rota");
    tab.go(&office.at("/collect"));
    tab.until("document.querySelector('.collected') !== null");
    keep(&tab, "collect");
}
