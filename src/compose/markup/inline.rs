//! Takes the content of a paragraph; gives its runs.

use roxmltree::Node;

use super::{has_class, origin};
use crate::document::{Face, Inline, Inlines, Run};

/// The runs of an element's content, without the template's indentation.
pub(super) fn inlines(node: Node<'_, '_>) -> Inlines {
    let mut runs = Vec::new();
    let base = Run {
        from: origin(node),
        ..Run::default()
    };
    collect(node, &base, &mut runs);
    trim(&mut runs);
    runs
}

fn collect(node: Node<'_, '_>, around: &Run, runs: &mut Inlines) {
    for child in node.children() {
        if child.is_text() {
            let text = fold(child.text().unwrap_or(""));
            push(
                runs,
                Run {
                    text,
                    ..around.clone()
                },
            );
        } else if child.has_tag_name("br") {
            runs.push(Inline::Break);
        } else if child.is_element() {
            let mut inner = around.clone();
            inner.from = origin(child).or(inner.from);
            inner.face = face(child).unwrap_or(inner.face);
            if child.has_tag_name("a") {
                let href = child.attribute("href").and_then(|h| h.strip_prefix('#'));
                inner.link = href.map(str::to_string);
            }
            collect(child, &inner, runs);
        }
    }
}

fn face(node: Node<'_, '_>) -> Option<Face> {
    if node.has_tag_name("strong") {
        Some(Face::Bold)
    } else if has_class(node, "lead") || has_class(node, "kai") {
        Some(Face::Kai)
    } else if has_class(node, "hei") {
        Some(Face::Hei)
    } else {
        None
    }
}

/// Text joins the run before it where nothing but the words differs.
fn push(runs: &mut Inlines, run: Run) {
    if run.text.is_empty() {
        return;
    }
    if let Some(Inline::Run(last)) = runs.last_mut()
        && last.face == run.face
        && last.link == run.link
        && last.from == run.from
    {
        last.text.push_str(&run.text);
    } else {
        runs.push(Inline::Run(run));
    }
}

/// A line break of the template, with the indentation around it, is nothing.
fn fold(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_string();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let last = lines.len() - 1;
    let lines = lines.iter().enumerate().map(|(i, line)| {
        let line = if i > 0 { line.trim_start() } else { line };
        if i < last { line.trim_end() } else { line }
    });
    lines.collect()
}

fn trim(runs: &mut Inlines) {
    if let Some(Inline::Run(first)) = runs.first_mut() {
        first.text = first.text.trim_start_matches([' ', '\t', '\n']).to_string();
    }
    if let Some(Inline::Run(last)) = runs.last_mut() {
        last.text = last.text.trim_end_matches([' ', '\t', '\n']).to_string();
    }
    runs.retain(|inline| !matches!(inline, Inline::Run(run) if run.text.is_empty()));
}
