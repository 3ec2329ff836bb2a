//! Takes a Document and a style; gives one HTML file that needs nothing else:
//! no request leaves it, no script runs in it, and its text is the document's,
//! word for word.
//!
//! What is not the document's own text (table of contents, skip link, mark of a
//! draft, page numbers) is drawn by CSS, so that whoever extracts or copies the
//! text gets nothing twice. The file is well-formed XML as well as HTML.

mod blocks;
mod columns;
mod contents;
mod css;
mod figure;
mod head;
mod inline;
mod lines;
mod markup;
mod paper;
mod people;
mod signature;
mod table;

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::document::{Block, Document, Form};
use crate::layout::seams::{Place, Seam, Seams};
use crate::layout::style::Style;
use crate::layout::text::words::Words;
use lines::Text;
use markup::Markup;

/// The whole file. On paper its lines and pages end where those of `seams` do;
/// without seams a browser has its way.
pub fn write(document: &Document, style: &Style, seams: &Seams) -> String {
    let mut out = Markup::default();
    out.raw("<!DOCTYPE html>\n");
    out.open("html", &[("lang", "zh-CN")]);
    write_head(document, style, seams, &mut out);
    let set = !seams.blocks.is_empty();
    let classes = [("draft", document.draft), ("set", set)];
    let classes = classes.iter().filter(|(_, holds)| *holds);
    let classes: Vec<&str> = classes.map(|(class, _)| *class).collect();
    out.open("body", &[("class", &classes.join(" "))]);
    out.open(
        "a",
        &[
            ("class", "skip"),
            ("href", "#text"),
            ("aria-label", "跳到正文"),
        ],
    );
    out.close("a");
    contents::write(document, &mut out);
    out.open("main", &[("id", "text")]);
    out.open("article", &[]);
    let writer = Writer {
        style,
        words: Words::of(document),
        attachments: document.attachments(),
        form: document.form,
        alone: matches!(document.blocks.first(), Some(Block::Attachment(_))),
        seams,
        at: Cell::default(),
    };
    writer.blocks(&document.blocks, Level::default(), &mut out);
    for name in ["article", "main", "body", "html"] {
        out.close(name);
    }
    out.finish()
}

fn write_head(document: &Document, style: &Style, seams: &Seams, out: &mut Markup) {
    let meta = &document.meta;
    let date = meta.date.map(|d| d.to_string()).unwrap_or_default();
    out.open("head", &[]);
    out.void("meta", &[("charset", "utf-8")]);
    // Nothing from outside; pictures stand in the file.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    out.void(
        "meta",
        &[
            ("http-equiv", "Content-Security-Policy"),
            ("content", policy),
        ],
    );
    let viewport = "width=device-width, initial-scale=1";
    for (name, content) in [
        ("viewport", viewport),
        ("color-scheme", "light dark"),
        ("author", &meta.author),
        ("description", &meta.subject),
        ("date", &date),
        ("generator", "fangan"),
    ] {
        if !content.is_empty() {
            out.void("meta", &[("name", name), ("content", content)]);
        }
    }
    out.element("title", &[], &meta.title);
    out.open("style", &[]);
    out.raw(&css::sheet(style, &paper::pages(document, style, seams)));
    out.close("style");
    out.close("head");
}

/// What every block needs beside itself.
struct Writer<'a> {
    style: &'a Style,
    /// Words that a title is not broken inside of.
    words: Words,
    /// Anchors of attachments by their titles, for the attachment note.
    attachments: BTreeMap<String, String>,
    form: Form,
    /// Whether the document is one attachment.
    alone: bool,
    seams: &'a Seams,
    at: Cell<At>,
}

/// How far the writer has come.
#[derive(Debug, Clone, Copy, Default)]
struct At {
    /// Number of the block that is being written.
    block: u32,
    /// Its page.
    page: u32,
    /// How many tables were written.
    tables: usize,
}

impl Writer<'_> {
    /// Lines of a text of the block that is being written.
    fn lines(&self, number: usize) -> &[Seam] {
        let block = self.at.get().block;
        let text = number as u32;
        self.seams.of(Place { block, text })
    }

    /// A text of the block that is being written.
    fn text(&self, number: usize) -> Text {
        let lines = self.lines(number);
        if let Some(last) = lines.last() {
            self.turn(last.page);
        }
        Text::new(lines)
    }

    /// Lines of a text of the block that is being written, a line feed between
    /// them.
    fn lines_of(&self, plain: &str, number: usize) -> String {
        let mut lines = Vec::new();
        let mut rest = plain;
        for seam in self.lines(number).iter().rev() {
            let start = seam.start as usize;
            let (before, line) = rest.split_at_checked(start).unwrap_or((rest, ""));
            lines.push(line);
            rest = before;
        }
        lines.reverse();
        lines.join("\n")
    }

    /// The class of what begins with a text of the block that is being written:
    /// whether a page begins with it.
    fn page_class(&self, number: usize) -> &'static str {
        let begins = self
            .lines(number)
            .first()
            .is_some_and(|line| self.turn(line.page));
        if begins { "p" } else { "" }
    }

    /// Goes on to a page; whether that is a new one.
    fn turn(&self, page: u32) -> bool {
        let at = self.at.get();
        let turns = page > at.page;
        self.at.set(At {
            page: page.max(at.page),
            ..at
        });
        turns
    }
}

/// Where in the document's outline a block stands.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    /// 1 within an attachment, whose title is an `h2`.
    deeper: u8,
    /// Whether the sheet is turned sideways.
    landscape: bool,
}

#[cfg(test)]
mod tests;
