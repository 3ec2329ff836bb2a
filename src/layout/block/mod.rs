//! Takes the blocks of a document; sets each into the flow of its part.

pub(super) mod table;
pub(super) mod title;

mod contents;
mod figure;
mod ground;
mod head;
mod heading;
mod letter;
mod lists;
mod order;
pub(super) mod panel;
mod paragraph;
pub(super) mod people;
mod picture;
mod record;
pub(super) mod seals;
mod signatories;
mod signature;

use crate::document::{Attachment, Block, Form, Panel, ParagraphKind, Record};
use crate::layout::page::assemble::{Part, SetRecord};
use crate::layout::page::paginate;
use crate::layout::page::row::{Anchor, Flow, Row};
use crate::layout::text::setter::Setter;
use ground::Ground;

/// A document on its way to pages.
pub(super) struct Body {
    pub parts: Vec<Part>,
    /// The record, page by page.
    pub record: Vec<SetRecord>,
    form: Form,
    /// Whether 主送 stands in the record instead of above the text.
    pub addressees_moved: bool,
    /// How many rows of the first part are head, title and addressees, where
    /// the document has a head.
    head_end: Option<usize>,
}

impl Body {
    pub(super) fn new(setter: &mut Setter, form: Form) -> Self {
        setter.begin_part(0);
        Self {
            parts: vec![Part {
                flow: flow(setter, false),
                landscape: false,
            }],
            record: Vec::new(),
            form,
            addressees_moved: false,
            head_end: None,
        }
    }

    /// Whether head, title and addressees fill the first page, so that no text
    /// is seen there, which has to be (GB/T 9704 7.3.2, 7.3.3).
    pub(super) fn crowds_out_text(&self, line: f32) -> bool {
        let (Some(first), Some(end)) = (self.parts.first(), self.head_end) else {
            return false;
        };
        // A page holds fewer rows than this.
        let rows: Vec<Row> = first.flow.rows.iter().take(end + 60).cloned().collect();
        // A heading alone is none.
        let is_text = |row: &Row| row.text_lines > 0;
        let text = rows.iter().skip(end).any(is_text);
        let shown = paginate::fill(rows, first.flow.height, line);
        let on_first = |page: &paginate::Filled| {
            let below = page.rows.iter().skip(end);
            below.map(|placed| &placed.row).any(is_text)
        };
        text && !shown.first().is_some_and(on_first)
    }

    /// Sets blocks one after the other.
    pub(super) fn set(&mut self, setter: &mut Setter, blocks: &[Block]) {
        for (n, block) in blocks.iter().enumerate() {
            if let Some(above) = n.checked_sub(1).and_then(|n| blocks.get(n)) {
                self.part_items(above, block);
            }
            setter.place.block += 1;
            setter.place.text = 0;
            if let Some(part) = self.parts.last_mut() {
                part.flow.block = setter.place.block;
            }
            match block {
                Block::Attachment(attachment) => self.attachment(setter, attachment),
                Block::Record(one) => {
                    let width = setter.style.page.text_width;
                    let mut one = one.clone();
                    if !self.addressees_moved {
                        one.addressees = None;
                    }
                    setter.from = one.from.take();
                    if one != Record::default() {
                        self.record = record::record(setter, &one, self.form, width);
                    }
                    setter.from = None;
                }
                Block::Paragraph(one)
                    if one.kind == ParagraphKind::Addressees && self.parts.len() == 1 =>
                {
                    let flow = &mut self.parts[0].flow;
                    if !self.addressees_moved {
                        paragraph::paragraph(setter, flow, one);
                    }
                    self.head_end = self.head_end.map(|_| flow.rows.len());
                }
                Block::Contents(entries) => {
                    if let Some(part) = self.parts.last_mut() {
                        contents::contents(setter, &mut part.flow, entries);
                    }
                    setter.begin_part(self.parts.len());
                    self.parts.push(Part {
                        flow: flow(setter, false),
                        landscape: false,
                    });
                }
                Block::KeepTogether(inner) => {
                    let (part, from) = self.place();
                    self.set(setter, inner);
                    if self.parts.len() == part + 1 {
                        self.parts[part].flow.keep_from(from, false);
                    }
                }
                Block::Panel(one) => self.panel(setter, one),
                other => {
                    let form = self.form;
                    let first = self.parts.len() == 1;
                    let Some(part) = self.parts.last_mut() else {
                        continue;
                    };
                    set_block(setter, &mut part.flow, other, form);
                    let rows = part.flow.rows.len();
                    match other {
                        Block::RedHead(_) if first => self.head_end = Some(rows),
                        Block::Title(_) | Block::Subtitle(_) if first => {
                            self.head_end = self.head_end.map(|_| rows);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// A panel: its blocks fill a narrower flow, whose rows then stand in a box.
    fn panel(&mut self, setter: &mut Setter, panel: &Panel) {
        let Some(part) = self.parts.last_mut() else {
            return;
        };
        let number = setter.place.block;
        let inside = panel::flow(setter, &part.flow);
        let around = std::mem::replace(&mut part.flow, inside);
        self.set(setter, &panel.blocks);
        if let Some(part) = self.parts.last_mut() {
            let inside = std::mem::replace(&mut part.flow, around);
            panel::close(setter, &mut part.flow, inside, (number, panel));
        }
    }

    /// A heading with nothing below it but one of its own level is an item of a list,
    /// and may end a page.
    fn part_items(&mut self, above: &Block, block: &Block) {
        if let (Block::Heading(one), Block::Heading(next)) = (above, block)
            && one.level >= next.level
            && let Some(row) = self.parts.last_mut().and_then(|p| p.flow.rows.last_mut())
        {
            row.keep = false;
        }
    }

    /// Where the next row will stand: its part, and its number in it.
    fn place(&self) -> (usize, usize) {
        let part = self.parts.len() - 1;
        (part, self.parts[part].flow.rows.len())
    }

    /// An attachment: on a new page, its label on line 1, its title on line 3
    /// (GB/T 9704 7.3.7).
    fn attachment(&mut self, setter: &mut Setter, attachment: &Attachment) {
        setter.begin_part(self.parts.len());
        let mut flow = flow(setter, attachment.landscape);
        flow.block = setter.place.block;
        flow.anchor(Anchor {
            level: 1,
            title: attachment.heading(),
            name: attachment.anchor.clone(),
        });
        if !attachment.label.is_empty() {
            let style = &setter.style.attachment;
            let (face, line) = (style.label_face, style.title_line);
            let kind = setter.text_type().with_role(face);
            let mut ground = Ground::default();
            ground.text(setter, kind, &attachment.label, 0.0, 0.0);
            flow.push(Row {
                keep: true,
                ..Row::new(ground.items, 0.0, kind.em())
            });
            flow.gap((line - 1.0).max(0.0) * setter.style.line() - kind.em());
        }
        self.parts.push(Part {
            flow,
            landscape: attachment.landscape,
        });
        self.set(setter, &attachment.blocks);
    }
}

fn flow(setter: &Setter, landscape: bool) -> Flow {
    let page = &setter.style.page;
    if landscape {
        Flow::new(page.text_height, page.text_width)
    } else {
        // A closer pitch leaves room below the last line, not for one line more.
        let grid = &setter.style.grid;
        let lines = setter.style.line() * f32::from(grid.lines.max(1)) - setter.leading();
        Flow::new(page.text_width, page.text_height.min(lines))
    }
}

fn set_block(setter: &mut Setter, flow: &mut Flow, block: &Block, form: Form) {
    setter.from = match block {
        Block::RedHead(head) => head.from,
        Block::Signature(signature) => signature.from,
        _ => None,
    };
    match block {
        Block::RedHead(one) if form == Form::Letter => letter::letter_head(setter, flow, one),
        Block::RedHead(one) if form == Form::Order => order::order_head(setter, flow, one),
        Block::RedHead(one) => head::red_head(setter, flow, one),
        Block::Title(one) => {
            let line = setter.style.title.plain_line;
            title::title(setter, flow, one, line);
        }
        Block::Subtitle(one) => title::subtitle(setter, flow, one),
        Block::Heading(one) => heading::heading(setter, flow, one),
        Block::Paragraph(one) => paragraph::paragraph(setter, flow, one),
        Block::PeopleList(one) => people::people(setter, flow, one),
        Block::Table(one) => table::table(setter, flow, one),
        Block::Picture(one) => picture::picture(setter, flow, one),
        Block::Figure(one) => figure::figure(setter, flow, one),
        Block::Terms(terms) => lists::terms(setter, flow, terms),
        Block::Attendance(terms) => lists::attendance(setter, flow, terms),
        Block::AttachmentNote(one) => lists::attachment_note(setter, flow, one),
        Block::Signature(one) => signature::signature(setter, flow, one),
        // Set by `Body::set`, which knows the parts.
        Block::Attachment(_)
        | Block::Panel(_)
        | Block::Record(_)
        | Block::KeepTogether(_)
        | Block::Contents(_) => {}
    }
}
