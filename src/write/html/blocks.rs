//! Takes blocks; gives their markup, with a section around each heading and
//! what belongs to it.

use super::css::mm;
use super::figure;
use super::inline::{self, inlines, paragraph, title};
use super::lines::Text;
use super::markup::{Markup, anchor};
use super::{Level, Writer, paper};
use crate::document::{Attachment, Block, Heading, HeadingKind, Paragraph, ParagraphKind, Term};
use crate::layout::seams::PanelSeam;

impl Writer<'_> {
    /// Writes blocks in order; sections that a heading opens end before the next
    /// heading of the same or a higher level, or before what is no chapter's.
    pub(super) fn blocks(&self, blocks: &[Block], level: Level, out: &mut Markup) {
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
            self.begin(block, out);
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

    /// Counts a block; where a page begins with it, paper breaks before it.
    fn begin(&self, block: &Block, out: &mut Markup) {
        let mut at = self.at.get();
        at.block += 1;
        self.at.set(at);
        let pages = self.seams.blocks.get(at.block as usize..).unwrap_or(&[]);
        let page = match block {
            // Its first block may be the first to stand on the page.
            Block::Attachment(_) | Block::Panel(_) | Block::KeepTogether(_) => {
                pages.iter().flatten().next()
            }
            _ => pages.first().and_then(Option::as_ref),
        };
        let turns = page.is_some_and(|page| self.turn(*page));
        // An attachment does so by itself.
        if turns && !matches!(block, Block::Attachment(_)) {
            out.element("div", &[("class", "p")], "");
        }
    }

    fn block(&self, block: &Block, level: Level, out: &mut Markup) {
        let text = &mut self.text(0);
        match block {
            Block::RedHead(head) => self.red_head(head, out),
            Block::Title(words) => {
                let name = if level.deeper == 0 { "h1" } else { "h2" };
                out.open(name, &[("class", "title")]);
                title(words, &self.words, text, out);
                out.close(name);
            }
            Block::Subtitle(words) => {
                out.open("p", &[("class", "subtitle")]);
                inlines(words, text, out);
                out.close("p");
            }
            Block::Contents(entries) => self.contents(entries, out),
            Block::Heading(heading) => write_heading(heading, level, text, out),
            Block::Paragraph(paragraph) => self.paragraph(paragraph, text, out),
            Block::PeopleList(list) => self.people(list, out),
            Block::Table(table) => self.table(table, level, out),
            Block::Figure(one) => figure::figure(one, out),
            Block::Picture(one) => self.picture(one, level, out),
            Block::Terms(terms) => self.terms("terms", terms, out),
            Block::Attendance(terms) => self.terms("terms attendance", terms, out),
            Block::AttachmentNote(note) => self.attachment_note(note, out),
            Block::Signature(signature) => self.signature(signature, out),
            Block::Attachment(attachment) => self.attachment(attachment, level, out),
            Block::Record(record) => self.record(record, out),
            Block::Panel(panel) => {
                let id = anchor(&panel.anchor);
                let parts = self.panel_parts();
                let over = if parts.len() > 1 {
                    "panel over"
                } else {
                    "panel"
                };
                out.open("aside", &[("class", over), ("id", &id)]);
                self.boxes(&parts, level, out);
                self.blocks(&panel.blocks, level, out);
                out.close("aside");
            }
            Block::KeepTogether(inner) => {
                out.open("div", &[("class", "keep")]);
                self.blocks(inner, level, out);
                out.close("div");
            }
        }
    }

    /// The parts of the panel that was begun, one for each of its pages.
    fn panel_parts(&self) -> Vec<PanelSeam> {
        let block = self.at.get().block;
        let parts = self.seams.panels.iter();
        parts.filter(|part| part.block == block).copied().collect()
    }

    /// The rules of a panel on paper, where it goes on over pages: a border would run
    /// down each page to its end.
    fn boxes(&self, parts: &[PanelSeam], level: Level, out: &mut Markup) {
        let Some(first) = parts.first().filter(|_| parts.len() > 1) else {
            return;
        };
        let page = paper::height(self.style, level.landscape);
        for part in parts {
            let pages = part.page.saturating_sub(first.page) as f32;
            let down = pages * page - if pages > 0.0 { first.top } else { 0.0 };
            let place = format!("--y:{};--h:{}", mm(down), mm(part.height));
            out.element("i", &[("class", "box"), ("style", &place)], "");
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
        // A file of its own begins with it.
        let below = u8::from(!self.alone);
        let level = Level {
            deeper: level.deeper + below,
            landscape: attachment.landscape,
        };
        self.blocks(&attachment.blocks, level, out);
        out.close("section");
    }

    fn paragraph(&self, paragraph: &Paragraph, text: &mut Text, out: &mut Markup) {
        let class = match paragraph.kind {
            ParagraphKind::Body => "",
            // Paper has it in the record.
            ParagraphKind::Addressees if self.seams.addressees_moved => "addressees moved",
            ParagraphKind::Addressees => "addressees",
            ParagraphKind::Flush => "flush",
            ParagraphKind::Centered => "centered",
            ParagraphKind::Right => "right",
            ParagraphKind::Note => "note",
            ParagraphKind::TableNote => "table-note",
            ParagraphKind::PanelTitle => "panel-title",
        };
        out.open("p", &[("class", class)]);
        inline::paragraph(&paragraph.text, text, out);
        out.close("p");
    }

    fn terms(&self, class: &str, terms: &[Term], out: &mut Markup) {
        out.open("dl", &[("class", class)]);
        for (n, term) in terms.iter().enumerate() {
            out.open("div", &[("class", self.page_class(n))]);
            let text = &mut self.text(n);
            out.open("dt", &[]);
            text.write(&term.label, out);
            out.close_run_in("dt");
            out.open("dd", &[]);
            paragraph(&term.text, text, out);
            out.close("dd");
            out.close("div");
        }
        out.close("dl");
    }
}

/// Whether a block belongs to the document as a whole, not to the chapter
/// before it.
fn ends_chapters(block: &Block) -> bool {
    match block {
        Block::RedHead(_)
        | Block::Title(_)
        | Block::Subtitle(_)
        | Block::Contents(_)
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
        | Block::Picture(_)
        | Block::Panel(_)
        | Block::Terms(_) => false,
    }
}

fn write_heading(heading: &Heading, level: Level, text: &mut Text, out: &mut Markup) {
    let name = match heading.level + level.deeper {
        0 | 1 => "h2",
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    };
    let level = heading.level;
    let class = match heading.kind {
        HeadingKind::Usual => format!("l{level}"),
        HeadingKind::Article => "l1".to_string(),
        HeadingKind::Decimal => format!("d{level}"),
        HeadingKind::Division if heading.is_centered() => format!("v{level} centered"),
        HeadingKind::Division => format!("v{level}"),
    };
    if heading.run_in.is_some() {
        let class = match heading.kind {
            HeadingKind::Decimal => "run-in decimal",
            _ => "run-in",
        };
        out.open("div", &[("class", class)]);
    }
    out.open(name, &[("class", &class)]);
    text.write(&heading.number, out);
    inlines(&heading.text, text, out);
    if heading.run_in.is_some() {
        out.close_run_in(name);
    } else {
        out.close(name);
    }
    if let Some(words) = &heading.run_in {
        out.open("p", &[]);
        paragraph(words, text, out);
        out.close("p");
        out.close("div");
    }
}
