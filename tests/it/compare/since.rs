//! A file made from other data, or of the public edition: what was changed in it is
//! told from what was changed in the data since.

use super::{compared, edited, edited_of, workspace};
use crate::common::folder::Folder;

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn what_the_data_changed_since_is_no_difference() {
    let root = workspace();
    edited(root.path(), &[("小事不出网格", "小事不出楼栋")]);
    // A paragraph changed, one more, one less, and another person.
    root.edit(PLAN, "分管负责同志具体抓、抓到底。", "分管负责同志具体抓。");
    root.edit(PLAN, "          - title: 强化督导考核", "          - title: 加强学习\n            text: 每季度学习一次。\n          - title: 强化督导考核");
    root.edit("data/people.yaml", "吴建国", "吴建邦");
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(words.contains("不是在这份文件里改的"), "{words}");
    let text = root.read(PLAN);
    assert!(text.contains("小事不出楼栋") && text.contains("每季度学习一次"));
    assert!(!text.contains("抓到底"));
}

#[test]
fn names_that_stand_in_many_places_are_told_by_their_row() {
    // Without a number, so that it names whoever is in office.
    let root = workspace();
    root.edit(
        "data/plans/flood-2026.yaml",
        "  number: {year: 2026, serial: 14}\n",
        "",
    );
    root.well(&["build", "flood-2026", "--to", "docx"]);
    edited_of(
        root.path(),
        "flood-2026.docx",
        &[("人民至上、生命至上", "人民至上")],
    );
    root.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    let args = [
        "compare",
        "edited.docx",
        "flood-2026",
        "--as-of",
        "2026-10-08",
    ];
    let words = root.well(&args);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(words.contains("不是在这份文件里改的"), "{words}");
}

#[test]
fn what_both_changed_is_left_to_a_person() {
    let root = workspace();
    edited(root.path(), &[("小事不出网格", "小事不出楼栋")]);
    root.edit(PLAN, "以源头预防为先、", "");
    let before = root.read(PLAN);
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.contains("：0处能改进资料"), "{words}");
    assert!(words.contains("资料里这一段也改过"), "{words}");
    assert_eq!(before, root.read(PLAN));
}

/// The sample with something internal in its plan, its public edition built.
fn public() -> Folder {
    let root = Folder::sample();
    root.edit(PLAN, "          - title: 强化督导考核", "          - title: 内部掌握\n            internal: true\n            text: 这一条不公开。\n          - title: 强化督导考核");
    root.well(&["build", "petition-2026", "--public", "--to", "docx"]);
    root
}

#[test]
fn the_public_edition_is_compared_with_what_it_prints() {
    let root = public();
    edited_of(
        root.path(),
        "public/petition-2026.docx",
        &[("小事不出网格", "小事不出楼栋")],
    );
    let words = root.well(&[
        "compare",
        "output/public/petition-2026.docx",
        "petition-2026",
    ]);
    assert!(words.starts_with("0处改动"), "{words}");
    assert!(compared(&root).starts_with("1处改动：1处能改进资料"));
}
