use super::*;
use crate::load::fields;
use crate::load::keys;

/// The number of the value that is typed so.
fn node(text: &str, typed: &str) -> u32 {
    let tree = fields::tree(text).unwrap();
    let at = text.find(typed).unwrap();
    let found = (0..200)
        .filter_map(|n| tree.find(n))
        .filter(|item| item.place.0 == at);
    found.map(|item| item.node).next().unwrap()
}

fn edit(text: &str, typed: &str, edit: impl Fn(&mut Editor, u32) -> bool) -> Option<String> {
    let mut editor = Editor::new(text).unwrap();
    edit(&mut editor, node(text, typed)).then(|| editor.finish())
}

const LINES: &str = "copies:\n  # 头\n  - 甲 # 一\n  - 乙\n  - 丙\nplan:\n  id: a\n  title: 题\n";

#[test]
fn a_row_goes_with_its_line_and_remark() {
    let out = edit(LINES, "甲", |e, n| e.remove(n)).unwrap();
    assert_eq!(out, LINES.replace("  - 甲 # 一\n", ""));
    let one = "copies:\n  - 甲\nplan: {id: a}\n";
    assert_eq!(
        edit(one, "甲", |e, n| e.remove(n)).unwrap(),
        "plan: {id: a}\n"
    );
}

#[test]
fn out_of_brackets_it_takes_a_comma_along() {
    let text = "copies: [甲, 乙, 丙]\n";
    for (word, left) in [("甲", "[乙, 丙]"), ("乙", "[甲, 丙]"), ("丙", "[甲, 乙]")] {
        let out = edit(text, word, |e, n| e.remove(n)).unwrap();
        assert_eq!(out, format!("copies: {left}\n"));
    }
    assert_eq!(
        edit("copies: [甲]\n", "甲", |e, n| e.remove(n)).unwrap(),
        "copies: []\n"
    );
    let lines = "copies: [\n  甲, # 一\n  乙,\n  丙]\n";
    assert_eq!(
        edit(lines, "乙", |e, n| e.remove(n)).unwrap(),
        "copies: [\n  甲, # 一\n  丙]\n"
    );
}

#[test]
fn rows_change_places_with_their_remarks() {
    let out = edit(LINES, "乙", |e, n| e.swap(n, false)).unwrap();
    assert_eq!(
        out,
        LINES.replace("  - 甲 # 一\n  - 乙\n", "  - 乙\n  - 甲 # 一\n")
    );
    assert_eq!(edit(LINES, "丙", |e, n| e.swap(n, true)), None);
    assert_eq!(edit(LINES, "甲", |e, n| e.swap(n, false)), None);
}

#[test]
fn a_field_goes_wherever_it_stands() {
    let text =
        "bases:\n  - {id: a, title: 题, number: 号}\n  - id: b\n    title: 另\n    number: 又\n";
    let unset = |row: &str, field: &str| edit(text, row, |e, n| e.unset(n, &keys::BASIS, field));
    let replaced = |old: &str, new: &str| Some(text.replace(old, new));
    assert_eq!(unset("{id: a", "title"), replaced("title: 题, ", ""));
    assert_eq!(unset("{id: a", "number"), replaced(", number: 号", ""));
    assert_eq!(unset("id: b", "title"), replaced("    title: 另\n", ""));
    assert_eq!(unset("id: b", "id"), replaced("id: b\n    title", "title"));
}
