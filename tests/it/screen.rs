//! The sample's HTML files on a screen, in Chromium: cells of tables break where a
//! typesetter would.
//!
//! Skipped where there is no Chromium, unless `FANGAN_REQUIRE_CHROMIUM` is set.

use crate::common::browser::{Person, browser};
use crate::common::folder::Folder;

/// The lines of each cell, as they stand on the screen.
const LINES: &str = r#"
[...document.querySelectorAll("th, td")].map((cell) => {
  const lines = [];
  let top = null;
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    for (let at = 0; at < text.length; at++) {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width || !text.data[at].trim()) continue;
      if (top === null || box.top > top + box.height / 2) lines.push("");
      top = box.top;
      lines[lines.length - 1] += text.data[at];
    }
  }
  return lines.join("\n");
}).filter((lines) => lines.includes("\n"))"#;

#[test]
fn no_mark_begins_a_line_of_a_cell_and_no_time_is_in_two() {
    let Some(browser) = browser() else { return };
    let folder = Folder::sample();
    folder.well(&["build", "--to", "html"]);
    let person = Person::new(&browser);
    let mut looked_at = 0;
    for name in ["duty-2026", "fire-2026", "flood-2026", "petition-2026"] {
        let page = folder.join(&format!("output/{name}.html"));
        let tab = person.tab(&format!("file://{}", page.display()));
        for width in [1280, 768] {
            tab.size(width, 900);
            let cells = tab.eval(LINES);
            for cell in cells.as_array().unwrap() {
                let cell = cell.as_str().unwrap();
                looked_at += 1;
                for (before, line) in cell.lines().zip(cell.lines().skip(1)) {
                    let mark = line.starts_with(['、', '，', '。', '；', '：', '）', '》', '”']);
                    let time =
                        before.ends_with('—') || line.starts_with(|c: char| c.is_ascii_digit());
                    let torn = time && before.contains(':');
                    assert!(!mark && !torn, "{name}, {width} px: {cell}");
                }
            }
        }
    }
    assert!(looked_at > 20, "{looked_at} cells of several lines");
}
