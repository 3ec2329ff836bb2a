//! Takes a document; gives its flow: every block a paragraph or table in a
//! named style, all numbers and labels as text.

mod figure;
mod head;
mod lists;
mod panel;
mod people;
mod picture;
mod record;
mod signature;
mod table;

use super::Fitted;
use super::flow::{Flow, Kind, Listed, Look, Node, Paragraph, Piece, Section, Shape};
use super::measure::Measure;
use super::named::Named;
use crate::document::{
    self, Attachment, Block, Document, Entry, Face, Form, Heading, Inline, ParagraphKind,
    plain_text,
};
use crate::layout::font::{Fonts, Role};
use crate::layout::measures::Measures;
use crate::layout::style::Style;

/// The flow of a document.
pub fn flow(document: &Document, style: &Style, fonts: &Fonts, fitted: Fitted) -> Flow {
    let mut writer = Writer {
        style,
        measure: Measure::of(style),
        measures: Measures::new(document, style, fonts),
        form: document.form,
        fitted,
        flow: Flow::default(),
        new_page: false,
        title_before: 0,
        tables: 0,
    };
    let first = (style.title.plain_line - 1.0).max(0.0);
    writer.title_before = writer.measure.lines(first);
    writer.blocks(&document.blocks);
    writer.flow
}

struct Writer<'a> {
    style: &'a Style,
    measure: Measure,
    measures: Measures<'a>,
    form: Form,
    fitted: Fitted,
    flow: Flow,
    /// Whether the next paragraph begins a page.
    new_page: bool,
    /// Blank above the next title.
    title_before: i32,
    /// Tables written so far.
    tables: usize,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Contents(entries) => {
                self.table_of_contents(entries);
                self.new_page = true;
            }
            Block::RedHead(head) => self.red_head(head),
            Block::Title(text) => self.title(text),
            Block::Subtitle(text) => self.subtitle(text),
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::PeopleList(list) => self.people(list),
            Block::Table(table) => self.table(table),
            Block::Terms(terms) => self.terms(terms),
            Block::Attendance(terms) => self.attendance(terms),
            Block::Figure(figure) => self.figure(figure),
            Block::Picture(picture) => self.picture(picture),
            Block::AttachmentNote(note) => self.attachment_note(note),
            Block::Signature(signature) => self.signature(signature),
            Block::Attachment(attachment) => self.attachment(attachment),
            Block::Record(record) => self.record(record),
            Block::Panel(panel) => self.panel(panel),
            Block::KeepTogether(inner) => {
                let from = self.flow.nodes.len();
                self.blocks(inner);
                let count = self.flow.nodes.len();
                for node in &mut self.flow.nodes[from..count.max(from + 1) - 1] {
                    if let Node::Paragraph(paragraph) = node {
                        paragraph.shape.keep = true;
                    }
                }
            }
        }
    }

    fn table_of_contents(&mut self, entries: &[Entry]) {
        let page = |anchor: &str| self.fitted.pages.get(anchor).map(usize::to_string);
        let listed = entries.iter().map(|entry| Listed {
            level: entry.level,
            words: entry.label().to_string(),
            page: page(&entry.anchor).unwrap_or_default(),
        });
        let listed = listed.collect();
        self.push(Paragraph {
            style: Named::Contents,
            pieces: vec![Piece::new(Kind::Contents(listed))],
            ..Paragraph::default()
        });
    }

    fn push(&mut self, mut paragraph: Paragraph) {
        paragraph.shape.new_page |= std::mem::take(&mut self.new_page);
        self.flow.nodes.push(Node::Paragraph(paragraph));
    }

    /// A paragraph without text that holds two things apart.
    fn seam(&mut self, height: i32) {
        self.push(Paragraph {
            style: Named::Seam,
            shape: Shape {
                line: (height > 0).then_some(height),
                ..Shape::default()
            },
            ..Paragraph::default()
        });
    }

    fn look(&self, role: Role) -> Look {
        Look {
            role,
            bold: false,
            size: None,
            red: false,
        }
    }

    fn text_look(&self) -> Look {
        self.look(self.style.text.face)
    }

    fn pieces(&self, inlines: &[Inline], look: Look) -> Vec<Piece> {
        let piece = |inline: &Inline| match inline {
            Inline::Break => Piece::new(Kind::Break),
            Inline::Run(run) => {
                let look = match run.face {
                    Face::Normal => look,
                    Face::Kai => Look {
                        role: Role::KaiTi,
                        ..look
                    },
                    Face::Hei => Look {
                        role: Role::HeiTi,
                        ..look
                    },
                    Face::Bold => Look { bold: true, ..look },
                };
                Piece::text(run.text.as_str(), look, run.from)
            }
        };
        inlines.iter().map(piece).collect()
    }

    /// A title, broken between words as the pages have it.
    fn title(&mut self, text: &[Inline]) {
        let look = self.look(self.style.title.face);
        let lines = self.measures.title_lines(text, self.style.page.text_width);
        let shape = Shape {
            before: Some(std::mem::take(&mut self.title_before)),
            ..Shape::default()
        };
        let mut pieces = self.pieces(text, look);
        if lines.concat() == plain_text(text).replace('\n', "") && lines.len() > 1 {
            pieces = broken(pieces, &lines);
        }
        self.push(Paragraph {
            style: Named::Title,
            shape,
            pieces,
            ..Paragraph::default()
        });
    }

    /// Stands right below the title; the blank comes after it.
    fn subtitle(&mut self, text: &[Inline]) {
        if let Some(Node::Paragraph(above)) = self.flow.nodes.last_mut()
            && matches!(above.style, Named::Title | Named::Subtitle)
        {
            above.shape.after = Some(0);
        }
        let look = self.look(self.style.subtitle.face);
        let pieces = self.pieces(text, look);
        self.push(Paragraph {
            style: Named::Subtitle,
            pieces,
            ..Paragraph::default()
        });
    }

    fn heading(&mut self, heading: &Heading) {
        let level = self.style.heading(heading.kind, heading.level);
        let look = Look {
            bold: level.bold,
            ..self.look(level.face)
        };
        let mut pieces = Vec::new();
        if !heading.number.is_empty() {
            pieces.push(Piece::text(heading.number.as_str(), look, None));
        }
        pieces.extend(self.pieces(&heading.text, look));
        if let Some(text) = &heading.run_in {
            pieces.extend(self.pieces(text, self.text_look()));
        }
        self.push(Paragraph {
            style: Named::heading(heading),
            pieces,
            from: heading.from,
            ..Paragraph::default()
        });
    }

    fn paragraph(&mut self, paragraph: &document::Paragraph) {
        let style = match paragraph.kind {
            ParagraphKind::Body => Named::Text,
            ParagraphKind::Addressees => Named::Addressees,
            ParagraphKind::Flush => Named::Flush,
            ParagraphKind::Centered => Named::Centered,
            ParagraphKind::Right => Named::Right,
            ParagraphKind::Note => Named::Note,
            ParagraphKind::TableNote => Named::TableNote,
            ParagraphKind::PanelTitle => Named::PanelTitle,
        };
        let look = match paragraph.kind {
            ParagraphKind::TableNote => self.look(self.style.table.face),
            ParagraphKind::PanelTitle => self.look(self.style.table.caption_face),
            _ => self.text_look(),
        };
        if paragraph.kind == ParagraphKind::Note {
            self.keep_last();
        }
        let pieces = self.pieces(&paragraph.text, look);
        self.push(Paragraph {
            style,
            pieces,
            from: paragraph.from,
            ..Paragraph::default()
        });
    }

    /// The last paragraph stays with what comes.
    fn keep_last(&mut self) {
        if let Some(Node::Paragraph(last)) = self.flow.nodes.last_mut() {
            last.shape.keep = true;
        }
    }

    /// Pages turn, or go on as they are.
    fn section(&mut self, next: Section) {
        let now = self.flow.last;
        self.flow.nodes.push(Node::Section(now));
        self.flow.last = next;
    }

    fn attachment(&mut self, attachment: &Attachment) {
        let landscape = attachment.landscape;
        if self.flow.nodes.is_empty() {
            self.flow.last.landscape = landscape;
        } else if self.flow.last.landscape == landscape {
            self.new_page = true;
        } else {
            self.section(Section {
                landscape,
                even: false,
            });
        }
        if attachment.label.is_empty() {
            let line = (self.style.title.plain_line - 1.0).max(0.0);
            self.title_before = self.measure.lines(line);
        } else {
            let look = self.look(self.style.attachment.label_face);
            self.push(Paragraph {
                style: Named::AttachmentLabel,
                pieces: vec![Piece::text(attachment.label.as_str(), look, None)],
                ..Paragraph::default()
            });
            let line = (self.style.attachment.title_line - 2.0).max(0.0);
            self.title_before = self.measure.lines(line);
        }
        self.blocks(&attachment.blocks);
    }
}

/// Puts a break where each line ends.
fn broken(pieces: Vec<Piece>, lines: &[String]) -> Vec<Piece> {
    let mut ends = lines.iter().map(|line| line.chars().count());
    let mut left = ends.next().unwrap_or(0);
    let mut out = Vec::new();
    for piece in pieces {
        let Kind::Text(text) = &piece.kind else {
            out.push(piece);
            continue;
        };
        let mut part = String::new();
        for c in text.text.chars() {
            while left == 0 {
                if !part.is_empty() {
                    out.push(Piece::text(std::mem::take(&mut part), text.look, text.from));
                }
                out.push(Piece::new(Kind::Break));
                left = ends.next().unwrap_or(usize::MAX);
            }
            part.push(c);
            left -= 1;
        }
        if !part.is_empty() {
            out.push(Piece::text(part, text.look, text.from));
        }
    }
    out
}
