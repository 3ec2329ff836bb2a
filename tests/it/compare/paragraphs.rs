//! Paragraphs split, joined and moved: each is one difference, brought about
//! whole or left whole to a person; no words are lost or stand twice.

use super::{BREAK, compared, edited, edited_of, workspace};
use crate::common::folder::Folder;

const PLAN: &str = "data/plans/petition-2026.yaml";

/// Applies what can be applied; gives how many differences are left.
#[track_caller]
fn applied(root: &Folder, count: &str) -> String {
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with(count), "{words}");
    words
}

#[test]
fn a_paragraph_split_in_a_text_is_split_in_the_data() {
    let root = workspace();
    edited(
        root.path(),
        &[("依法办理兜底，健全", &format!("依法办理兜底，{BREAK}健全"))],
    );
    let words = applied(&root, "1处改动：1处能改进资料，0处要由人决定");
    assert!(words.contains("一段分成了2段"), "{words}");
    let text = root.read(PLAN);
    assert!(
        text.contains("依法办理兜底，\n\n      健全党工委"),
        "{text}"
    );
    assert!(compared(&root).starts_with("0处改动"));
}

#[test]
fn a_paragraph_split_where_the_data_has_no_paragraphs_is_left_whole() {
    let root = workspace();
    let before = root.read(PLAN);
    edited(
        root.path(),
        &[(
            "重要位置，主要负责",
            &format!("重要位置，{BREAK}（二）主要负责"),
        )],
    );
    let words = applied(&root, "1处改动：0处能改进资料，1处要由人决定");
    assert!(words.contains("一段分成了2段"), "{words}");
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn a_paragraph_split_with_other_words_in_it_is_left_whole() {
    let root = workspace();
    let before = root.read(PLAN);
    let new = format!("依法办理为底线，{BREAK}建立健全");
    edited(root.path(), &[("依法办理兜底，健全", &new)]);
    let words = applied(&root, "1处改动：0处能改进资料，1处要由人决定");
    assert!(words.contains("一段分成了2段"), "{words}");
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn paragraphs_joined_are_joined_in_the_data() {
    let root = workspace();
    root.edit(PLAN, "依法办理兜底，健全", "依法办理兜底。\n\n      健全");
    root.well(&["build", "petition-2026", "--to", "docx"]);
    rejoined(&root, "依法办理兜底。", "健全党工委统一领导");
    let words = applied(&root, "1处改动：1处能改进资料，0处要由人决定");
    assert!(words.contains("2段并成了一段"), "{words}");
    assert!(root.read(PLAN).contains("依法办理兜底。健全党工委"));
    assert!(compared(&root).starts_with("0处改动"));
}

/// Joins the paragraph that ends with some words with the one that begins with
/// others.
#[track_caller]
fn rejoined(root: &Folder, end: &str, begin: &str) {
    super::rewritten(root.path(), "petition-2026.docx", |parts| {
        let part = parts
            .iter_mut()
            .find(|(name, _)| name == "word/document.xml");
        let (_, text) = part.unwrap();
        let from = text.find(end).unwrap() + end.len();
        let to = from + text[from..].find(begin).unwrap();
        text.replace_range(from..to, "");
    });
}

#[test]
fn records_joined_with_their_number_are_left_whole() {
    let root = workspace();
    let before = root.read(PLAN);
    rejoined(&root, "报送领导小组办公室。", "信访工作纳入年度综合考核");
    // The number and title of the second record, typed by hand.
    let path = root.join("edited.docx");
    std::fs::copy(&path, root.join("output/joined.docx")).unwrap();
    let new = "报送领导小组办公室。（五）强化督导考核。信访工作纳入";
    edited_of(
        root.path(),
        "joined.docx",
        &[("报送领导小组办公室。信访工作纳入", new)],
    );
    let words = applied(&root, "1处改动：0处能改进资料，1处要由人决定");
    assert!(words.contains("2段并成了一段"), "{words}");
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn a_sentence_moved_between_texts_is_moved_whole() {
    let root = workspace();
    let sentence = "答复意见要事实清楚、依据准确、语言通俗，注意保护群众个人信息。";
    edited(
        root.path(),
        &[(sentence, ""), ("抓到底。", &format!("抓到底。{sentence}"))],
    );
    let words = applied(&root, "1处改动：1处能改进资料，0处要由人决定");
    assert!(words.contains("移到了别处"), "{words}");
    let text = root.read(PLAN);
    assert!(text.contains(&format!("抓到底。{sentence}")), "{text}");
    assert_eq!(text.matches(sentence).count(), 1);
    assert!(compared(&root).starts_with("0处改动"));
}

#[test]
fn a_sentence_moved_to_where_it_cannot_be_written_stays() {
    let root = workspace();
    let before = root.read(PLAN);
    let sentence = "答复意见要事实清楚、依据准确、语言通俗，注意保护群众个人信息。";
    edited(
        root.path(),
        &[
            (sentence, ""),
            ("不再另行发文。", &format!("不再另行发文。{sentence}")),
        ],
    );
    let words = applied(&root, "1处改动：0处能改进资料，1处要由人决定");
    assert!(words.contains("移到了别处"), "{words}");
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn a_paragraph_that_moved_is_one_difference() {
    let root = workspace();
    let before = root.read(PLAN);
    super::rewritten(root.path(), "petition-2026.docx", |parts| {
        let part = parts
            .iter_mut()
            .find(|(name, _)| name == "word/document.xml");
        let (_, text) = part.unwrap();
        let words = text.find("严格首接负责").unwrap();
        let from = text[..words].rfind("<w:p>").unwrap();
        let to = words + text[words..].find("</w:p>").unwrap() + "</w:p>".len();
        let paragraph = text[from..to].to_string();
        text.replace_range(from..to, "");
        let words = text.find("强化督导考核").unwrap();
        let at = text[..words].rfind("<w:p>").unwrap();
        text.insert_str(at, &paragraph);
    });
    let words = applied(&root, "1处改动：0处能改进资料，1处要由人决定");
    assert!(words.contains("移到了别处"), "{words}");
    assert_eq!(before, root.read(PLAN));
}
