//! Rows, columns and tables that came, went or moved: each is one difference, and
//! numbers that follow are none.

use super::{Parts, compared, edited, rewritten, workspace};

const TASKS: &str = "petition-2026.tasks.docx";

/// The document, and where in it the innermost element of that name lies that
/// holds some words.
fn element<'a>(
    parts: &'a mut Parts,
    name: &str,
    words: &str,
) -> (&'a mut String, std::ops::Range<usize>) {
    let part = parts
        .iter_mut()
        .find(|(name, _)| name == "word/document.xml");
    let (_, text) = part.unwrap();
    let at = text
        .find(words)
        .unwrap_or_else(|| panic!("no {words} in the document"));
    let start = text[..at].rfind(&format!("<{name}>")).unwrap();
    let end = format!("</{name}>");
    let end = at + text[at..].find(&end).unwrap() + end.len();
    (text, start..end)
}

/// Types the numbers of all rows anew.
fn renumber(text: &mut String) {
    let mut out = String::new();
    let mut count = 0;
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<w:tr>") {
        let (before, row) = rest.split_at(at);
        out.push_str(before);
        let end = row.find("</w:tr>").unwrap();
        let (row, after) = row.split_at(end);
        let start = row.find("preserve\">").unwrap() + "preserve\">".len();
        let length = row[start..].find('<').unwrap();
        if row[start..start + length].parse::<u32>().is_ok() {
            count += 1;
            out.push_str(&format!(
                "{}{count}{}",
                &row[..start],
                &row[start + length..]
            ));
        } else {
            out.push_str(row);
        }
        rest = after;
    }
    out.push_str(rest);
    *text = out;
}

#[test]
fn a_row_that_went_is_one_difference_whatever_the_numbers() {
    for renumbered in [false, true] {
        let root = workspace();
        rewritten(root.path(), TASKS, |parts| {
            let (text, row) = element(parts, "w:tr", "完成街道群众接待大厅");
            text.replace_range(row, "");
            if renumbered {
                renumber(text);
            }
        });
        let words = compared(&root);
        assert!(words.starts_with("1处改动"), "{words}");
        assert!(
            words.contains("完成街道群众接待大厅适老化和无障碍改造 | 信访办、综治中心"),
            "{words}"
        );
        assert_eq!(words.contains("编号由程序生成"), renumbered, "{words}");
    }
}

#[test]
fn a_row_that_came_is_one_difference_whatever_the_numbers() {
    let root = workspace();
    rewritten(root.path(), TASKS, |parts| {
        let (text, row) = element(parts, "w:tr", "完成街道群众接待大厅");
        let new =
            text[row.clone()].replace("完成街道群众接待大厅适老化和无障碍改造", "开展信访业务培训");
        text.insert_str(row.end, &new);
        renumber(text);
    });
    let words = compared(&root);
    assert!(words.starts_with("1处改动"), "{words}");
    assert!(words.contains("编号由程序生成"), "{words}");
}

#[test]
fn a_row_that_moved_is_one_difference() {
    let root = workspace();
    rewritten(root.path(), TASKS, |parts| {
        let (text, row) = element(parts, "w:tr", "开展辖区用工单位工资支付");
        let moved = text[row.clone()].to_string();
        text.replace_range(row, "");
        let (text, before) = element(parts, "w:tr", "选聘专职调解员");
        text.insert_str(before.end, &moved);
        renumber(text);
    });
    let words = compared(&root);
    assert!(words.starts_with("1处改动"), "{words}");
    assert!(words.contains("移到了别处"), "{words}");
}

#[test]
fn a_column_that_came_is_one_difference() {
    let root = workspace();
    rewritten(root.path(), TASKS, |parts| {
        let part = parts
            .iter_mut()
            .find(|(name, _)| name == "word/document.xml");
        let (_, text) = part.unwrap();
        let cell = "<w:tc><w:p><w:r><w:t>备注</w:t></w:r></w:p></w:tc></w:tr>";
        *text = text.replace("</w:tr>", cell);
    });
    let words = compared(&root);
    assert!(words.starts_with("1处改动"), "{words}");
    assert!(words.contains("“备注 / 备注"), "{words}");
}

#[test]
fn a_table_that_went_is_one_difference() {
    let root = workspace();
    rewritten(root.path(), "petition-2026.docx", |parts| {
        let (text, table) = element(parts, "w:tbl", "信访事项及时受理率");
        text.replace_range(table, "");
    });
    assert!(compared(&root).starts_with("1处改动"));
}

#[test]
fn numbers_typed_otherwise_need_nothing() {
    let root = workspace();
    edited(root.path(), &[(">二、<", ">三、<"), (">（二）<", "><")]);
    let words = compared(&root);
    assert!(words.starts_with("0处改动"), "{words}");
    assert!(words.contains("另有2处改的是编号"), "{words}");
}

#[test]
fn a_row_that_moved_among_rows_like_it_is_one_difference() {
    let root = workspace();
    rewritten(root.path(), "petition-2026.docx", |parts| {
        // Two goals; between the numbers they say much the same.
        let (text, first) = element(parts, "w:tr", "初次信访事项按期办结率");
        let row = text[first.clone()].to_string();
        text.replace_range(first, "");
        let (text, second) = element(parts, "w:tr", "初次信访事项一次性化解率");
        text.insert_str(second.end, &row);
    });
    let words = compared(&root);
    assert!(words.starts_with("1处改动"), "{words}");
    assert!(words.contains("移到了别处"), "{words}");
}
