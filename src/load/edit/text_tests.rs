use super::*;
use crate::load::fields::{self, Content, Item};

fn texts(item: &Item, found: &mut Vec<(u32, String)>) {
    match &item.content {
        Content::Words(words) => found.push((item.node, words.clone())),
        Content::List(items) => items.iter().for_each(|item| texts(item, found)),
        Content::Fields(_, entries) => entries.iter().for_each(|e| texts(&e.item, found)),
        Content::Blank => found.push((item.node, String::new())),
    }
}

fn all(text: &str) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    texts(&fields::tree(text).unwrap(), &mut found);
    found
}

const TEXT: &str = "# 头\nplan:\n  title: 甲 # 注\n  preamble: |\n    一段\n\n    二段\n\n  # 后\n  note: '旧'\n  stage:\n  labels: {lead: 乙, deadline: \"丙\"}\nsections:\n  - body: >\n      折\n      行\n  - 完\n";

#[test]
fn whatever_is_put_is_read_again_and_nothing_else_changes() {
    let words = [
        "新",
        "两段\n\n第二段",
        "a: b",
        "# 井",
        "- 横",
        "“引”\"号'",
        "\\反",
        "[x]",
        "{y}",
        "|",
        ">",
        "2026",
        "true",
        "〔2026〕1号",
        "@{director}",
        "长，句：子。",
        "  空格开头\n下行",
        "&a",
        "*b",
        "!c",
        "%",
        "尾：",
        "a,b",
        "\t跳",
    ];
    let before = all(TEXT);
    assert_eq!(before.len(), 8);
    for (i, (node, _)) in before.iter().enumerate() {
        for new in words {
            let mut editor = Editor::new(TEXT).unwrap();
            assert!(editor.put(*node, new), "{i} {new:?}");
            let out = editor.finish();
            let after = all(&out);
            assert_eq!(after.len(), before.len(), "{new:?}\n{out}");
            for (n, (a, b)) in before.iter().zip(&after).enumerate() {
                let wanted = if n == i { new } else { &a.1 };
                assert_eq!(b.1.trim_end(), wanted.trim_end(), "{new:?}\n{out}");
            }
            for remark in ["# 头\n", "# 注\n", "  # 后\n"] {
                assert!(out.contains(remark), "{out}");
            }
        }
    }
}

#[test]
fn a_text_in_a_block_stays_one() {
    let mut editor = Editor::new(TEXT).unwrap();
    let (node, _) = all(TEXT)[1];
    editor.put(node, "新一\n\n新二");
    let out = editor.finish();
    assert!(
        out.contains("  preamble: |\n    新一\n\n    新二\n\n  # 后\n"),
        "{out}"
    );
}
