//! What a leader leaves beside the text is listed, each with whether it was taken.

use super::{compared, line_of, replace, rewritten, workspace};
use crate::common::folder::Folder;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const DOCUMENT: &str = "word/document.xml";
const TEXT: &str = "小事不出网格";

/// Puts something into the document, and perhaps another part beside it.
fn with(root: &Folder, old: &str, new: &str, part: Option<(&str, String)>) -> String {
    rewritten(root.path(), "petition-2026.docx", |parts| {
        replace(parts, DOCUMENT, old, new);
        if let Some((name, text)) = part {
            parts.push((name.to_string(), text));
        }
    });
    let words = compared(root);
    assert!(!words.starts_with("0处改动"), "{words}");
    words
}

/// Ends a run, puts something in, and begins another run.
fn between(inner: &str) -> String {
    format!("</w:t></w:r>{inner}<w:r><w:t>")
}

#[test]
fn a_comment_is_listed_with_author_words_and_place() {
    let root = workspace();
    let start = between("<w:commentRangeStart w:id=\"0\"/>");
    let end = between("<w:commentRangeEnd w:id=\"0\"/>");
    let comments = format!(
        "<w:comments {WORD}><w:comment w:id=\"0\" w:author=\"李书记\" w:date=\"2026-11-27T03:47:47Z\">\
         <w:p><w:r><w:t>此处再斟酌</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let new = format!("{start}{TEXT}{end}");
    let words = with(&root, TEXT, &new, Some(("word/comments.xml", comments)));
    assert!(
        words.contains("批注（李书记，2026-11-27）：“此处再斟酌”"),
        "{words}"
    );
    assert!(words.contains("批在“小事不出网格”"), "{words}");
    assert!(words.contains(&line_of(&root, TEXT)), "{words}");
    assert!(words.contains("没有写进资料"), "{words}");
    let english = root.well(&["--lang", "en", "compare", "edited.docx", "petition-2026"]);
    assert!(
        english.contains("comment (李书记, 2026-11-27): “此处再斟酌”"),
        "{english}"
    );
}

#[test]
fn a_text_box_is_listed_once() {
    let root = workspace();
    let content = "<w:txbxContent><w:p><w:r><w:t>领导批示：同意</w:t></w:r></w:p></w:txbxContent>";
    // Word writes a text box twice, for old readers and for new ones.
    let inner = format!(
        "<w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
         <mc:Choice><w:drawing>{content}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let words = with(&root, TEXT, &format!("{TEXT}{}", between(&inner)), None);
    assert_eq!(
        words.matches("文本框：“领导批示：同意”").count(),
        1,
        "{words}"
    );
    assert!(!words.contains("图片"), "{words}");
    assert!(words.contains(&line_of(&root, TEXT)), "{words}");
}

#[test]
fn notes_heads_and_pictures_are_listed() {
    let root = workspace();
    rewritten(root.path(), "petition-2026.docx", |parts| {
        let inner = "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:drawing/></w:r>";
        replace(parts, DOCUMENT, TEXT, &format!("{TEXT}{}", between(inner)));
        let footnotes = format!(
            "<w:footnotes {WORD}><w:footnote w:id=\"-1\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
             <w:footnote w:id=\"2\"><w:p><w:r><w:t>见区委文件</w:t></w:r></w:p></w:footnote></w:footnotes>"
        );
        parts.push(("word/footnotes.xml".into(), footnotes));
        let head = format!("<w:hdr {WORD}><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>");
        parts.push(("word/header1.xml".into(), head));
    });
    let words = compared(&root);
    for part in ["脚注：“见区委文件”", "页眉：“内部资料”", "图片"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    // Feet with the number of the page are the program's own.
    assert!(!words.contains("页脚"), "{words}");
}

#[test]
fn tracked_changes_are_taken_and_named() {
    let root = workspace();
    let by = "w:id=\"9\" w:author=\"张主任\" w:date=\"2026-11-27T03:47:47Z\"";
    let inner = format!(
        "<w:del {by}><w:r><w:delText>网格</w:delText></w:r></w:del>\
         <w:ins {by}><w:r><w:t>楼栋</w:t></w:r></w:ins>"
    );
    let words = with(&root, TEXT, &format!("小事不出{}", between(&inner)), None);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(
        words.contains("修订（张主任，2026-11-27）：增1处，删1处"),
        "{words}"
    );
    assert!(words.contains("当作接受"), "{words}");
}

#[test]
fn a_tracked_change_that_changes_no_words_is_named_as_well() {
    let root = workspace();
    let inner =
        "<w:r><w:rPr><w:rPrChange w:id=\"9\" w:author=\"张主任\"/></w:rPr><w:t>、</w:t></w:r>";
    let new = format!("{TEXT}{}", between(inner));
    let words = with(&root, &format!("{TEXT}、"), &new, None);
    assert!(words.contains("修订（张主任）：格式1处"), "{words}");
}
