//! Where a difference belongs in the data, and what of it can be written there.

use super::{compared, edited, edited_of, workspace};

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn a_reference_is_placed_where_it_stands_whatever_was_tried() {
    let root = workspace();
    // The first cell with that unit is the first task's.
    edited_of(
        root.path(),
        "petition-2026.tasks.docx",
        &[(">信访办<", ">党政办<")],
    );
    let words = compared(&root);
    let text = root.read(PLAN);
    let task = text
        .lines()
        .position(|line| line.contains("公布接访时间地点电话"));
    let place = format!("{PLAN}:{}:", task.unwrap());
    assert!(words.contains(&place), "{place} {words}");
    assert!(words.contains("引用"), "{words}");
}

#[test]
fn plain_words_beside_a_reference_are_written() {
    let root = workspace();
    root.edit(
        PLAN,
        "建立由信访办牵头",
        "由@{信访工作:leader}负责，建立由信访办牵头",
    );
    root.well(&["build", "petition-2026", "--to", "docx"]);
    edited(root.path(), &[("负责，建立由", "具体负责，建立由")]);
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(
        root.read(PLAN)
            .contains("由@{信访工作:leader}具体负责，建立")
    );
}

#[test]
fn a_note_is_written() {
    let root = workspace();
    edited(root.path(), &[("此件公开发布", "此件主动公开")]);
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(root.read(PLAN).contains("note: 此件主动公开  "));
}

#[test]
fn what_is_not_written_has_its_true_reason() {
    let root = workspace();
    edited(root.path(), &[("不再另行发文", "不另发文")]);
    let words = compared(&root);
    assert!(words.contains("程序生成的文字"), "{words}");
    assert!(!words.contains("引用"), "{words}");
    edited(root.path(), &[(">吴建国<", ">吴建军<")]);
    let words = compared(&root);
    assert!(words.contains("引用"), "{words}");
    assert!(!words.contains("程序生成的文字"), "{words}");
}
