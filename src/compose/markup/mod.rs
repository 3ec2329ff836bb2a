//! Takes the XHTML a template wrote; gives the blocks of a document. The only
//! folder that names the XML reader.

mod figure;
mod inline;
mod lists;
mod pages;
mod panel;
mod table;
mod vocabulary;

use std::collections::BTreeMap;

use roxmltree::{Document as Xml, Node, ParsingOptions};

use super::bounds;
use super::marks;
use super::origin_attribute;
use crate::diagnostic::{Code, Diagnostic, Origin, Report, Span};
use crate::document::{Block, Heading, HeadingKind, Inlines, Numbering, Paragraph, ParagraphKind};
use crate::model::LevelStyle;
use inline::inlines;

/// The number of what was written at a place, as another text cites it, and the
/// anchor that leads to it.
pub(super) type Clauses = BTreeMap<Origin, (String, Option<String>)>;

/// Reads the rendered text. Faults stand at the template's line; `template`
/// is named where even that is unknown.
pub(super) fn blocks(rendered: &str, template: &str, report: &mut Report) -> (Vec<Block>, Clauses) {
    if let Some(at) = bounds::too_deep(rendered) {
        report.push(unreadable(rendered, template, at, bounds::DEEP));
        return Default::default();
    }
    let options = ParsingOptions {
        allow_dtd: false,
        ..ParsingOptions::default()
    };
    let xml = match Xml::parse_with_options(rendered, options) {
        Ok(xml) => xml,
        Err(error) => {
            let at = byte_of(rendered, error.pos());
            report.push(unreadable(rendered, template, at, &message(&error)));
            return Default::default();
        }
    };
    let mut reader = Reader {
        report,
        clauses: Clauses::new(),
        numbering: Numbering::default(),
        prefix: String::new(),
        restyled: 0,
        panels: 0,
        panel: None,
    };
    let root = xml.root_element();
    vocabulary::check(root, reader.report);
    let mut blocks = Vec::new();
    reader.styled(root, |reader| reader.children(root, &mut blocks));
    (blocks, reader.clauses)
}

/// That the text is no markup, from a byte of it on.
fn unreadable(rendered: &str, template: &str, at: usize, message: &str) -> Diagnostic {
    let fault = Diagnostic::new(Code::TemplateMarkup)
        .arg("template", template)
        .arg("message", message);
    match marks::last_before(rendered, at) {
        Some(span) => fault.at(span),
        None => fault,
    }
}

/// What the XML reader says, without its position in the rendered text.
fn message(error: &roxmltree::Error) -> String {
    let words = error.to_string();
    match words.rsplit_once(" at ") {
        Some((words, position)) if position.contains(':') => words.to_string(),
        _ => words,
    }
}

fn byte_of(text: &str, at: roxmltree::TextPos) -> usize {
    let lines = text
        .split_inclusive('\n')
        .take(at.row.saturating_sub(1) as usize);
    let before: usize = lines.map(str::len).sum();
    let line = text[before..].lines().next().unwrap_or("");
    let within = line.chars().take(at.col.saturating_sub(1) as usize);
    before + within.map(char::len_utf8).sum::<usize>()
}

/// Walks the elements and counts as it goes.
struct Reader<'r> {
    report: &'r mut Report,
    numbering: Numbering,
    clauses: Clauses,
    /// Put before the anchors of headings; differs between attachments.
    prefix: String,
    /// How many stretches have numbers of their own.
    restyled: u32,
    /// How many panels there were.
    panels: u32,
    /// Number of the panel that is read: 专栏1.
    panel: Option<String>,
}

impl Reader<'_> {
    /// The blocks of an element's children. Text that stands outside every
    /// paragraph is a fault of the template.
    fn children(&mut self, parent: Node<'_, '_>, blocks: &mut Vec<Block>) {
        let mut child = parent.first_child();
        while let Some(node) = child {
            child = node.next_sibling();
            if node.is_element() {
                if is_run_in(node) {
                    let follows = node
                        .next_sibling_element()
                        .filter(|n| is_plain_paragraph(*n));
                    self.heading(node, follows, blocks);
                    child = match follows {
                        Some(follows) => follows.next_sibling(),
                        None => child,
                    };
                } else {
                    self.element(node, blocks);
                }
            } else if node.is_text() && !node.text().unwrap_or("").trim().is_empty() {
                let words: String = node.text().unwrap_or("").trim().chars().take(12).collect();
                let fault = Diagnostic::new(Code::TemplateMarkup)
                    .arg("template", "")
                    .arg("message", format!("text outside a paragraph: {words}"));
                self.report.push(at_mark(fault, parent));
            }
        }
    }

    fn element(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) {
        match node.tag_name().name() {
            "section" if has_class(node, "attachment") => self.attachment(node, blocks),
            "section" if has_class(node, "panel") => self.panel(node, blocks),
            "section" if node.has_attribute("numbers") => {
                self.styled(node, |reader| reader.children(node, blocks));
            }
            "section" if has_class(node, "keep-together") => {
                let mut inner = Vec::new();
                self.children(node, &mut inner);
                blocks.push(Block::KeepTogether(inner));
            }
            "section" | "article" | "aside" => self.children(node, blocks),
            // It is filled in once all headings have their numbers.
            "nav" => blocks.push(Block::Contents(Vec::new())),
            "header" => blocks.push(pages::red_head(node)),
            "footer" if has_class(node, "record") => blocks.push(pages::record(node)),
            "footer" => blocks.push(pages::signature(node)),
            "h1" => blocks.push(Block::Title(inlines(node))),
            "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(node, None, blocks),
            // The label belongs to the attachment, which has taken it already.
            "p" if has_class(node, "attachment-label") => {}
            "p" => blocks.push(paragraph(node)),
            "ol" | "ul" => self.list(node, blocks),
            "dl" => blocks.push(lists::definition_list(node)),
            "figure" if has_class(node, "picture") => blocks.push(figure::picture(node)),
            "figure" => blocks.push(Block::Figure(figure::figure(node))),
            "table" => blocks.push(Block::Table(table::table(node, self.report))),
            // What else may stand here has been refused by the vocabulary.
            _ => {}
        }
    }

    /// Reads with the numbers that the element asks for: `numbers="1、 ⑴"` from
    /// `level` down.
    fn styled(&mut self, node: Node<'_, '_>, read: impl FnOnce(&mut Self)) {
        let words = node.attribute("numbers").unwrap_or("").split_whitespace();
        let styles: Vec<LevelStyle> = words
            .filter_map(|word| {
                let style = LevelStyle::from_word(word);
                if style.is_none() {
                    let fault = Diagnostic::new(Code::TemplateMarkup).arg("template", "");
                    let fault = fault.arg("message", format!("unknown number style {word}"));
                    self.report.push(at_mark(fault, node));
                }
                style
            })
            .collect();
        let level = node.attribute("level").and_then(|level| level.parse().ok());
        let before = self.numbering.restyle(level.unwrap_or(1), &styles);
        // Within a chapter the count goes on behind it as if nothing had been
        // counted; its anchors are told apart.
        let within = level.is_some() && !styles.is_empty();
        let prefix = self.prefix.clone();
        if within {
            self.restyled += 1;
            self.prefix.push_str(&format!("n{}-", self.restyled));
        }
        read(self);
        if within {
            self.numbering.restore(before);
            self.prefix = prefix;
        }
    }

    fn heading(
        &mut self,
        node: Node<'_, '_>,
        follows: Option<Node<'_, '_>>,
        blocks: &mut Vec<Block>,
    ) {
        let level = level_of(node);
        let from = origin(node);
        let unnumbered = has_class(node, "unnumbered");
        let (number, kind) = if unnumbered {
            (String::new(), HeadingKind::Usual)
        } else {
            (
                self.numbering.next(level),
                self.numbering.style(level).into(),
            )
        };
        let anchor = format!("{}s{}", self.prefix, self.numbering.path(level));
        if !number.is_empty() {
            self.note(from, level, Some(&anchor));
        }
        blocks.push(Block::Heading(Heading {
            level,
            kind,
            number,
            text: inlines(node),
            run_in: follows.map(inlines),
            anchor,
            from,
        }));
    }

    /// Remembers how the last number of that level is cited.
    fn note(&mut self, from: Option<Origin>, level: u8, anchor: Option<&str>) {
        let Some(from) = from else { return };
        let mut cited = self.numbering.cited(level);
        if !cited.is_empty() {
            if let Some(panel) = &self.panel {
                cited = format!("{panel}第{cited}项");
            }
            let clause = (cited, anchor.map(str::to_string));
            self.clauses.entry(from).or_insert(clause);
        }
    }
}

fn paragraph(node: Node<'_, '_>) -> Block {
    let text = inlines(node);
    if has_class(node, "subtitle") {
        return Block::Subtitle(text);
    }
    let kinds = [
        ("addressees", ParagraphKind::Addressees),
        ("flush", ParagraphKind::Flush),
        ("centered", ParagraphKind::Centered),
        ("right", ParagraphKind::Right),
        ("note", ParagraphKind::Note),
        ("table-note", ParagraphKind::TableNote),
        ("panel-title", ParagraphKind::PanelTitle),
    ];
    let kind = kinds.iter().find(|(class, _)| has_class(node, class));
    body_paragraph(
        text,
        kind.map_or(ParagraphKind::Body, |(_, kind)| *kind),
        origin(node),
    )
}

fn body_paragraph(text: Inlines, kind: ParagraphKind, from: Option<Origin>) -> Block {
    Block::Paragraph(Paragraph { kind, text, from })
}

fn level_of(heading: Node<'_, '_>) -> u8 {
    let digit = heading.tag_name().name().as_bytes().get(1);
    digit.map_or(1, |d| d.saturating_sub(b'1')).clamp(1, 5)
}

fn is_run_in(node: Node<'_, '_>) -> bool {
    let name = node.tag_name().name();
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6") && has_class(node, "run-in")
}

fn is_plain_paragraph(node: Node<'_, '_>) -> bool {
    node.has_tag_name("p") && node.attribute("class").is_none()
}

fn classes<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attribute("class").unwrap_or("").split_whitespace()
}

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    classes(node).any(|c| c == class)
}

/// Where the words of the element were written.
fn origin(node: Node<'_, '_>) -> Option<Origin> {
    node.attribute("from").and_then(origin_attribute::read)
}

/// The first child paragraph of that class, as plain words.
fn words_of(node: Node<'_, '_>, class: &str) -> Option<String> {
    all_words_of(node, class).into_iter().next()
}

fn all_words_of(node: Node<'_, '_>, class: &str) -> Vec<String> {
    let children = node.children().filter(|child| has_class(*child, class));
    let words = children.map(|child| crate::document::plain_text(&inlines(child)));
    words.filter(|words| !words.is_empty()).collect()
}

/// The template's place of an element.
fn place(node: Node<'_, '_>) -> Option<Span> {
    let mut with_mark = node
        .ancestors()
        .filter_map(|n| n.attribute(marks::ATTRIBUTE));
    with_mark.next().and_then(marks::read)
}

fn at_mark(fault: Diagnostic, node: Node<'_, '_>) -> Diagnostic {
    match place(node) {
        Some(span) => fault.at(span),
        None => fault,
    }
}
