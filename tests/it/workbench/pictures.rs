//! The pictures of docs/workbench.md, made by the browser of the tests:
//! `cargo test --test it -- --ignored workbench::pictures`.

use super::office::opened;
use crate::common::browser::Tab;
use crate::common::folder::repository;

fn keep(tab: &Tab, name: &str) {
    let folder = match std::env::var_os("FANGAN_PICTURES") {
        Some(folder) => folder.into(),
        None => repository().join("docs/pictures"),
    };
    std::fs::write(folder.join(format!("workbench-{name}.png")), tab.picture()).unwrap();
}

#[test]
#[ignore = "writes into docs/pictures"]
fn pictures() {
    let Some((office, _person, tab)) = opened() else {
        return;
    };
    tab.size(1400, 900);
    keep(&tab, "today");
    tab.go(&office.at("/plans"));
    keep(&tab, "plans");
    tab.go(&office.at("/plans/petition-2026"));
    tab.until("document.querySelectorAll('.sheet').length > 10");
    tab.click("#outline button", "工作目标");
    tab.click(".sheet text", "全年群众来信");
    tab.until("document.querySelector('.popover textarea') !== null");
    keep(&tab, "plan");
}
