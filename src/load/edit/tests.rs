use super::*;
use crate::load::keys;
use chrono::NaiveDate;

fn day(d: u32) -> Value {
    Value::Day(NaiveDate::from_ymd_opt(2026, 6, d).unwrap())
}

/// The number of the value that starts at the words.
fn node(editor: &Editor, words: &str) -> u32 {
    let at = editor.text.find(words).unwrap();
    let mut candidates = (0..200).filter_map(|n| editor.root.find(n));
    let (_, shape) = candidates
        .find(|(_, s)| s.start == at && matches!(s.kind, Kind::Record { .. }))
        .unwrap();
    shape.node
}

fn edit(text: &str, words: &str, edit: impl Fn(&mut Editor, u32)) -> String {
    let mut editor = Editor::new(text).unwrap();
    let node = node(&editor, words);
    edit(&mut editor, node);
    editor.finish()
}

#[test]
fn a_row_in_brackets_is_closed_and_followed_by_its_like() {
    let text = "# 说明\nappointments:\n  - {post: a, person: \"x\", from: 2024-01-01, order: 2}   # 备注\n\n  # 过去\n  - {post: b, person: y}\n";
    let out = edit(text, "{post: a", |e, n| {
        e.add_after(
            n,
            &keys::APPOINTMENT,
            &[
                ("post", Value::Text("a".into())),
                ("order", Value::Number(2)),
                ("person", Value::Text("z".into())),
                ("from", day(1)),
            ],
        );
        e.set(n, &keys::APPOINTMENT, "until", &day(30));
    });
    let expected = "# 说明\nappointments:\n  - {post: a, person: \"x\", from: 2024-01-01, until: 2026-06-30, order: 2}   # 备注\n  - {post: a, person: \"z\", from: 2026-06-01, order: 2}\n\n  # 过去\n  - {post: b, person: y}\n";
    assert_eq!(out, expected);
}

#[test]
fn a_row_of_lines_is_closed_and_followed_by_its_like() {
    let text = "任职:\r\n- 职务: 主任\r\n  姓名: 林 # 甲\r\n  起: 2024年1月1日\r\n- 职务: 乙\r\n  姓名: 丙";
    let out = edit(text, "职务: 主任", |e, n| {
        e.set(n, &keys::APPOINTMENT, "until", &day(30));
        e.add_after(
            n,
            &keys::APPOINTMENT,
            &[
                ("person", Value::Text("何".into())),
                ("post", Value::Typed("主任".into())),
            ],
        );
    });
    assert_eq!(
        out,
        "任职:\r\n- 职务: 主任\r\n  姓名: 林 # 甲\r\n  起: 2024年1月1日\r\n  止: 2026-06-30\r\n- 职务: 主任\r\n  姓名: 何\r\n- 职务: 乙\r\n  姓名: 丙"
    );
}

#[test]
fn lists_in_brackets_and_old_values_are_edited_in_place() {
    let text = "posts: [{id: a, title: 甲},\n        {id: b, title: 乙, until: 2030-01-01}]\n";
    let out = edit(text, "{id: b", |e, n| {
        e.set(n, &keys::POST, "until", &day(30));
        e.add_after(n, &keys::POST, &[("id", Value::Text("c".into()))]);
    });
    assert_eq!(
        out,
        "posts: [{id: a, title: 甲},\n        {id: b, title: 乙, until: 2026-06-30},\n        {id: c}]\n"
    );
}

#[test]
fn a_renamed_post_keeps_its_old_title() {
    let new = [("title", Value::Text("新".into())), ("from", day(1))];
    let rename = |e: &mut Editor, n| {
        assert!(e.rename(
            n,
            &keys::POST,
            &keys::DATED_TITLE,
            ("title", "titles"),
            &new
        ));
    };
    assert_eq!(
        edit("posts:\n  - {id: a, title: 旧, rank: 1}\n", "{id", rename),
        "posts:\n  - {id: a, titles: [{title: 旧}, {title: 新, from: 2026-06-01}], rank: 1}\n"
    );
    assert_eq!(
        edit(
            "posts:\n  - id: a\n    titles:\n      - {title: 旧, from: 2019-01-01}\n    rank: 1\n",
            "id: a",
            rename
        ),
        "posts:\n  - id: a\n    titles:\n      - {title: 旧, from: 2019-01-01}\n      - {title: 新, from: 2026-06-01}\n    rank: 1\n"
    );
}

#[test]
fn a_row_behind_the_last_of_a_list_in_brackets_leaves_the_remark_where_it_is() {
    let text = "people: [\n    {id: wu, name: 吴},\n    {id: su, name: 苏}   # 尾\n  ]\n";
    let out = edit(text, "{id: su", |e, n| {
        e.add_after(n, &keys::PERSON, &[("id", Value::Text("he".into()))]);
    });
    assert_eq!(
        out,
        "people: [\n    {id: wu, name: 吴},\n    {id: su, name: 苏},   # 尾\n    {id: he}\n  ]\n"
    );
    let text = "people: [\n    {id: wu, name: 吴},   # 甲\n    {id: su, name: 苏},   # 尾\n  ]\n";
    let out = edit(text, "{id: su", |e, n| {
        e.add_after(n, &keys::PERSON, &[("id", Value::Text("he".into()))]);
    });
    assert_eq!(
        out,
        "people: [\n    {id: wu, name: 吴},   # 甲\n    {id: su, name: 苏},   # 尾\n    {id: he},\n  ]\n"
    );
}
