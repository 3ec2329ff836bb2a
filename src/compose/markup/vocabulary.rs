//! The words a template may write: elements, the classes and the attributes of
//! each. Anything else is an error that names it.

use roxmltree::Node;

use super::{at_mark, classes};
use crate::compose::marks;
use crate::diagnostic::{Code, Diagnostic, Report, nearest};

/// An element, its classes and its attributes (`class`, `from` and `id` may
/// stand on every element).
type Word = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const WORDS: [Word; 32] = [
    ("article", &[], &["numbers"]),
    ("header", &["red-head"], &[]),
    ("h1", &[], &[]),
    ("h2", HEADING, &[]),
    ("h3", HEADING, &[]),
    ("h4", HEADING, &[]),
    ("h5", HEADING, &[]),
    ("h6", HEADING, &[]),
    ("p", PARAGRAPH, &[]),
    (
        "section",
        &["attachment", "keep-together", "landscape", "panel"],
        &["numbers", "level", "label"],
    ),
    ("aside", &[], &[]),
    ("nav", &["contents"], &[]),
    (
        "ol",
        &["level-1", "level-2", "level-3", "level-4", "level-5"],
        &[],
    ),
    ("ul", &[], &[]),
    ("li", &[], &[]),
    (
        "dl",
        &["people-list", "attachment-note", "attendance", "terms"],
        &["columns"],
    ),
    ("dt", &[], &[]),
    ("dd", &[], &[]),
    (
        "figure",
        &["organisation", "phases", "flow", "picture"],
        &["file", "alt", "width"],
    ),
    ("table", &[], &[]),
    ("caption", &[], &[]),
    ("colgroup", &[], &[]),
    (
        "col",
        &["merge", "left", "center", "right", "number", "names"],
        &["width"],
    ),
    ("thead", &[], &[]),
    ("tbody", &[], &[]),
    ("tr", &["group", "subtotal", "total"], &["lines"]),
    ("th", ALIGN, &["rowspan", "colspan"]),
    ("td", ALIGN, &["rowspan", "colspan", "on"]),
    ("footer", &["signature", "seal", "record"], &[]),
    ("span", &["lead", "kai", "hei", "name"], &[]),
    ("strong", &[], &[]),
    ("br", &[], &[]),
];
const HEADING: &[&str] = &["run-in", "unnumbered"];
const ALIGN: &[&str] = &["left", "center", "right"];
const PARAGRAPH: &[&str] = &[
    "addressees",
    "subtitle",
    "flush",
    "centered",
    "right",
    "note",
    "table-note",
    "panel-title",
    // in header.red-head
    "copy-number",
    "secrecy",
    "urgency",
    "issuer-mark",
    "issuer-suffix",
    "document-number",
    "signatory",
    // in footer and attachment
    "issuer",
    "stamp",
    "date",
    "attachment-label",
    "copies",
    "printed-by",
    "printed-date",
];

/// Reports every word below `root` that is not in the vocabulary.
pub(super) fn check(root: Node<'_, '_>, report: &mut Report) {
    for node in root.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        // A link is the one element with an address; only within the document.
        if name == "a" {
            check_link(node, report);
            continue;
        }
        let Some((_, known, attributes)) = WORDS.iter().find(|(word, ..)| *word == name) else {
            let fault = Diagnostic::new(Code::UnknownElement).arg("name", name);
            let words = WORDS.iter().map(|(word, ..)| *word);
            report.push(at_mark(suggest(fault, name, words), node));
            continue;
        };
        for class in classes(node).filter(|class| !known.contains(class)) {
            let fault = Diagnostic::new(Code::UnknownClass).arg("name", class);
            let fault = fault.arg("element", name);
            report.push(at_mark(suggest(fault, class, known.iter().copied()), node));
        }
        let everywhere = ["class", "from", "id", marks::ATTRIBUTE];
        for attribute in node.attributes() {
            let word = attribute.name();
            if !everywhere.contains(&word) && !attributes.contains(&word) {
                let fault = Diagnostic::new(Code::TemplateMarkup).arg("template", "");
                let fault = fault.arg("message", format!("unknown attribute `{word}` on <{name}>"));
                report.push(at_mark(fault, node));
            }
        }
    }
}

fn check_link(node: Node<'_, '_>, report: &mut Report) {
    let address = node.attribute("href").unwrap_or("");
    if !address.starts_with('#') {
        let fault = Diagnostic::new(Code::TemplateMarkup).arg("template", "");
        let fault = fault.arg(
            "message",
            format!("link leads out of the document: {address}"),
        );
        report.push(at_mark(fault, node));
    }
}

fn suggest<'a>(
    fault: Diagnostic,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    match nearest(word, known) {
        Some(name) => fault.hint_with("did-you-mean", [("name", name.to_string())]),
        None => fault.hint("see-vocabulary"),
    }
}
