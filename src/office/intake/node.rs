//! Takes a tree of keys and words; gives it as YAML that a clerk would have
//! written: short forms, quotes only where they are needed.

use std::fmt::Write;

use crate::character::is_hanzi;

/// A tree of YAML.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// A text, quoted where it must be.
    Text(String),
    /// A word that stands as it is: a date, a number.
    Word(String),
    /// Entries.
    List(Vec<Node>),
    /// Keys in order.
    Map(Vec<(&'static str, Node)>),
    /// A node with a comment above it.
    Noted(Vec<String>, Box<Node>),
}

impl Node {
    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Node {
        Node::Text(text.into())
    }

    /// A single entry as it is, more as a list.
    pub(super) fn one_or_many(mut nodes: Vec<Node>) -> Node {
        match nodes.len() {
            1 => nodes.remove(0),
            _ => Node::List(nodes),
        }
    }

    /// With comments above it, where there are any.
    pub(super) fn noted(self, notes: Vec<String>) -> Node {
        match notes.is_empty() {
            true => self,
            false => Node::Noted(notes, Box::new(self)),
        }
    }

    fn is_short(&self) -> bool {
        match self {
            Node::Text(text) => !text.contains('\n'),
            Node::Word(_) => true,
            Node::List(nodes) => {
                let short = |node: &Node| match node {
                    Node::Text(text) => {
                        text.chars().all(|c| is_hanzi(c) || c.is_ascii_digit()) && is_plain(text)
                    }
                    Node::Word(_) => true,
                    _ => false,
                };
                nodes.iter().all(short) && nodes.len() < 9
            }
            _ => false,
        }
    }
}

/// Writes keys at the margin, a blank line before each.
pub(super) fn document(map: &[(&'static str, Node)]) -> String {
    let mut out = String::new();
    for (n, (key, node)) in map.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        entry(key, node, 0, &mut out);
    }
    out
}

fn entry(key: &str, node: &Node, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    if let Node::Noted(notes, node) = node {
        comment(notes, indent, out);
        return entry(key, node, indent, out);
    }
    // Writing to a String cannot fail.
    let _ = write!(out, "{pad}{key}:");
    match node {
        // Behind a key, a full-width colon can mean nothing else.
        Node::Text(text) if is_plain(&text.replace('：', "，")) => {
            let _ = writeln!(out, " {text}");
        }
        node if node.is_short() => {
            let _ = writeln!(out, " {}", inline(node));
        }
        Node::Map(map) => {
            out.push('\n');
            for (key, node) in map {
                entry(key, node, indent + 2, out);
            }
        }
        Node::Text(text) => {
            out.push_str(" |\n");
            for line in text.lines() {
                let pad = if line.is_empty() { 0 } else { indent + 2 };
                let _ = writeln!(out, "{}{line}", " ".repeat(pad));
            }
        }
        _ => {
            out.push('\n');
            list(node, indent + 2, out);
        }
    }
}

fn list(node: &Node, indent: usize, out: &mut String) {
    let Node::List(nodes) = node else { return };
    for node in nodes {
        item(node, indent, out);
    }
}

fn item(node: &Node, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match node {
        Node::Noted(notes, node) => {
            comment(notes, indent, out);
            item(node, indent, out);
        }
        Node::Map(map) => {
            let mut text = String::new();
            for (key, node) in map {
                entry(key, node, indent + 2, &mut text);
            }
            // The first line that is no comment takes the dash.
            let mut dashed = false;
            for line in text.lines() {
                let body = line.get(indent + 2..).unwrap_or("");
                if dashed || body.starts_with('#') {
                    let _ = writeln!(out, "{line}");
                } else {
                    dashed = true;
                    let _ = writeln!(out, "{pad}- {body}");
                }
            }
        }
        node => {
            let _ = writeln!(out, "{pad}- {}", inline(node));
        }
    }
}

/// Lines behind “#”.
pub(super) fn comment(notes: &[String], indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    for line in notes.iter().flat_map(|note| note.lines()) {
        let _ = writeln!(out, "{pad}# {line}");
    }
}

fn inline(node: &Node) -> String {
    match node {
        Node::Text(text) => scalar(text),
        Node::Word(word) => word.clone(),
        Node::List(nodes) => {
            let all: Vec<String> = nodes.iter().map(inline).collect();
            format!("[{}]", all.join(", "))
        }
        _ => String::new(),
    }
}

/// Whether nobody could read it as anything else.
fn is_plain(text: &str) -> bool {
    let first = |c: char| is_hanzi(c) || c.is_ascii_digit() || "《“（".contains(c);
    let inner = |c: char| {
        is_hanzi(c)
            || c.is_ascii_alphanumeric()
            || "、，。；“”‘’《》〔〕（）！？…—·%／×→．～".contains(c)
    };
    let word = matches!(text, "是" | "否" | "待定" | "长期" | "不编号");
    text.contains(is_hanzi) && text.starts_with(first) && text.chars().all(inner) && !word
}

/// A text as YAML reads it back.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_string();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_a_clerk_would() {
        let map = [
            ("标题", Node::text("接访方案")),
            (
                "章节",
                Node::List(vec![
                    Node::Map(vec![
                        ("标题", Node::text("目标：")),
                        ("内容", Node::text("好。")),
                    ]),
                    Node::text("甲").noted(vec!["问".into()]),
                ]),
            ),
            ("成员", Node::List(vec![Node::text("甲"), Node::text("乙")])),
        ];
        let expected = "标题: 接访方案\n\n章节:\n  - 标题: 目标：\n    内容: 好。\n  # 问\n  - 甲\n\n成员: [甲, 乙]\n";
        assert_eq!(document(&map), expected);
    }
}
