//! Takes a part of a DOCX; gives its elements, and the text of a paragraph.

use roxmltree::Node;

use super::written::plain;
pub(super) use crate::read::word::xml::{attribute, is, is_of_word, parsed};

/// Whether it is one of these.
pub(super) fn is_any(node: &Node, names: &[&str]) -> bool {
    names.iter().any(|name| is(node, name))
}

/// What is no text of a paragraph: what was deleted, what a field is made of, and
/// what stands out of the flow.
pub(super) const NO_TEXT: [&str; 9] = [
    "del",
    "moveFrom",
    "instrText",
    "pPr",
    "rPr",
    "drawing",
    "pict",
    "object",
    "delText",
];

/// The text that an element is by itself.
pub(super) fn text_of<'a>(node: &Node<'a, 'a>) -> &'a str {
    if is(node, "t") {
        node.text().unwrap_or("")
    } else if is(node, "tab") && node.parent().is_some_and(|p| is(&p, "r")) {
        "\t"
    } else if is_any(node, &["br", "cr"]) {
        "\n"
    } else if is(node, "noBreakHyphen") {
        "-"
    } else {
        ""
    }
}

/// Text of a paragraph.
pub(super) fn line<'a>(paragraph: Node<'a, 'a>) -> String {
    let mut text = String::new();
    let mut nodes: Vec<Node> = vec![paragraph];
    while let Some(node) = nodes.pop() {
        text.push_str(text_of(&node));
        // What old readers are given stands for what went before it.
        let again = node.tag_name().name() == "Fallback";
        if !again && !is(&node, "t") && !is_any(&node, &NO_TEXT) {
            let children: Vec<Node> = node.children().collect();
            nodes.extend(children.into_iter().rev());
        }
    }
    text
}

/// The words of all paragraphs of a part or a box.
pub(super) fn words<'a>(node: Node<'a, 'a>) -> String {
    let paragraphs = node.descendants().filter(|n| is(n, "p"));
    let words = paragraphs.map(|p| plain(&line(p)));
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    words.join(" ")
}
