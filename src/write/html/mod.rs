//! Takes a Document and a style; gives one HTML file that needs nothing else:
//! no request leaves it, no script runs in it, and its text is the document's,
//! word for word.
//!
//! What is not the document's own text (table of contents, skip link, mark of a
//! draft, page numbers) is drawn by CSS, so that whoever extracts or copies the
//! text gets nothing twice. The file is well-formed XML as well as HTML.

mod blocks;
mod contents;
mod css;
mod figure;
mod head;
mod inline;
mod markup;
mod paper;
mod people;
mod signature;
mod table;

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::document::{Document, Form};
use crate::layout::style::Style;
use crate::layout::words::Words;
use markup::Markup;

/// The whole file.
pub fn write(document: &Document, style: &Style) -> String {
    write_like(document, style, &[])
}

/// The whole file, its tables with the columns that the pages have: widths of
/// each table's columns in reading order ([`crate::layout::pages::Pages`]).
pub fn write_like(document: &Document, style: &Style, columns: &[Vec<f32>]) -> String {
    let mut out = Markup::default();
    out.raw("<!DOCTYPE html>\n");
    out.open("html", &[("lang", "zh-CN")]);
    write_head(document, style, &mut out);
    let class = if document.draft { "draft" } else { "" };
    out.open("body", &[("class", class)]);
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
        words: Words::new(&document.words),
        attachments: document.attachments(),
        form: document.form,
        columns,
        tables: Cell::new(0),
    };
    writer.blocks(&document.blocks, Level::default(), &mut out);
    for name in ["article", "main", "body", "html"] {
        out.close(name);
    }
    out.finish()
}

fn write_head(document: &Document, style: &Style, out: &mut Markup) {
    let meta = &document.meta;
    let date = meta.date.map(|d| d.to_string()).unwrap_or_default();
    out.open("head", &[]);
    out.void("meta", &[("charset", "utf-8")]);
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
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
    out.raw(&css::sheet(document, style));
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
    /// Widths of the columns of each table, where the pages are known.
    columns: &'a [Vec<f32>],
    /// How many tables have been written.
    tables: Cell<usize>,
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
