//! Takes blocks; gives their markup, with a section around each heading and
//! what belongs to it.

use super::figure;
use super::inline::{inlines, paragraph, title};
use super::markup::{Markup, anchor};
use super::{Level, Writer};
use crate::document::{Attachment, Block, Heading, Paragraph, ParagraphKind, Term};

impl Writer<'_> {
    /// Writes blocks in order; sections that a heading opens end before the next
    /// heading of the same or a higher level, or before what is no chapter's.
    pub fn blocks(&self, blocks: &[Block], level: Level, out: &mut Markup) {
        let mut open: Vec<u8> = Vec::new();
        for block in blocks {
            let ends = match block {
                Block::Heading(heading) => heading.level,
                block if ends_chapters(block) => 0,
                _ => u8::MAX,
            };
            while open.pop_if(|opened| *opened >= ends).is_some() {
                out.close("section");
            }
            if let Block::Heading(heading) = block {
                out.open("section", &[("id", &anchor(&heading.anchor))]);
                open.push(heading.level);
            }
            self.block(block, level, out);
        }
        for _ in open {
            out.close("section");
        }
    }

    fn block(&self, block: &Block, level: Level, out: &mut Markup) {
        match block {
            Block::RedHead(head) => self.red_head(head, out),
            Block::Title(text) => {
                let name = if level.deeper == 0 { "h1" } else { "h2" };
                out.open(name, &[("class", "title")]);
                title(text, &self.words, out);
                out.close(name);
            }
            Block::Subtitle(text) => {
                out.open("p", &[("class", "subtitle")]);
                inlines(text, out);
                out.close("p");
            }
            Block::Heading(heading) => write_heading(heading, level, out),
            Block::Paragraph(paragraph) => write_paragraph(paragraph, out),
            Block::PeopleList(list) => self.people(list, out),
            Block::Table(table) => self.table(table, level, out),
            Block::Figure(one) => figure::figure(one, out),
            Block::Terms(terms) => write_terms("terms", terms, out),
            Block::Attendance(terms) => write_terms("terms attendance", terms, out),
            Block::AttachmentNote(note) => self.attachment_note(note, out),
            Block::Signature(signature) => self.signature(signature, out),
            Block::Attachment(attachment) => self.attachment(attachment, level, out),
            Block::Record(record) => self.record(record, out),
            Block::KeepTogether(inner) => {
                out.open("div", &[("class", "keep")]);
                self.blocks(inner, level, out);
                out.close("div");
            }
        }
    }

    fn attachment(&self, attachment: &Attachment, level: Level, out: &mut Markup) {
        let class = if attachment.landscape {
            "attachment landscape"
        } else {
            "attachment"
        };
        let id = anchor(&attachment.anchor);
        out.open("section", &[("class", class), ("id", &id)]);
        if !attachment.label.is_empty() {
            out.element("p", &[("class", "label")], &attachment.label);
        }
        let level = Level {
            deeper: level.deeper + 1,
            landscape: attachment.landscape,
        };
        self.blocks(&attachment.blocks, level, out);
        out.close("section");
    }
}

/// Whether a block belongs to the document as a whole, not to the chapter
/// before it.
fn ends_chapters(block: &Block) -> bool {
    match block {
        Block::RedHead(_)
        | Block::Title(_)
        | Block::Subtitle(_)
        | Block::Attendance(_)
        | Block::AttachmentNote(_)
        | Block::Signature(_)
        | Block::Attachment(_)
        | Block::Record(_) => true,
        Block::KeepTogether(inner) => inner.iter().any(ends_chapters),
        Block::Heading(_)
        | Block::Paragraph(_)
        | Block::PeopleList(_)
        | Block::Table(_)
        | Block::Figure(_)
        | Block::Terms(_) => false,
    }
}

fn write_heading(heading: &Heading, level: Level, out: &mut Markup) {
    let name = match heading.level + level.deeper {
        0 | 1 => "h2",
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    };
    let class = format!("l{}", heading.level);
    if heading.run_in.is_some() {
        out.open("div", &[("class", "run-in")]);
    }
    out.open(name, &[("class", &class)]);
    out.text(&heading.number);
    inlines(&heading.text, out);
    if heading.run_in.is_some() {
        out.close_run_in(name);
    } else {
        out.close(name);
    }
    if let Some(text) = &heading.run_in {
        out.open("p", &[]);
        paragraph(text, out);
        out.close("p");
        out.close("div");
    }
}

fn write_paragraph(paragraph: &Paragraph, out: &mut Markup) {
    let class = match paragraph.kind {
        ParagraphKind::Body => "",
        ParagraphKind::Addressees => "addressees",
        ParagraphKind::Flush => "flush",
        ParagraphKind::Centered => "centered",
        ParagraphKind::Right => "right",
        ParagraphKind::Note => "note",
        ParagraphKind::TableNote => "table-note",
    };
    out.open("p", &[("class", class)]);
    self::paragraph(&paragraph.text, out);
    out.close("p");
}

fn write_terms(class: &str, terms: &[Term], out: &mut Markup) {
    out.open("dl", &[("class", class)]);
    for term in terms {
        out.open("div", &[]);
        out.open("dt", &[]);
        out.text(&term.label);
        out.close_run_in("dt");
        out.open("dd", &[]);
        paragraph(&term.text, out);
        out.close("dd");
        out.close("div");
    }
    out.close("dl");
}
