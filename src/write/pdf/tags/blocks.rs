//! Takes the blocks of a Document; gives an element for each of their texts.

use crate::document::figure::Figure;
use crate::document::{
    AttachmentNote, Block, Document, Heading, ParagraphKind, PeopleList, Term, plain_text,
};

use super::table;
use super::tree::{self, More, Tag, Tree};
use super::{Text, Texts};

/// The tree, and by blocks, counted as the layout counts them, where texts belong.
pub(super) fn read(document: &Document) -> (Tree, Vec<Texts>) {
    let mut reader = Reader {
        tree: Tree::new(),
        blocks: Vec::new(),
        open: Vec::new(),
        titled: false,
        notes: 0,
    };
    reader.blocks(&document.blocks, 0, 0);
    (reader.tree, reader.blocks)
}

struct Reader {
    tree: Tree,
    blocks: Vec<Texts>,
    /// Chapters that are open: level and element.
    open: Vec<(u8, usize)>,
    /// Whether the document has a title.
    titled: bool,
    notes: usize,
}

impl Reader {
    /// Reads blocks that stand in an element; of the open chapters the first `floor`
    /// are around it.
    fn blocks(&mut self, blocks: &[Block], around: usize, floor: usize) {
        for block in blocks {
            let chapter = self.open.last().map_or(0, |(_, node)| *node);
            match block {
                Block::RedHead(_) | Block::Signature(_) | Block::Record(_) => {
                    self.open.truncate(floor);
                    let node = self.tree.add(around, Tag::Div);
                    self.texts(node, Some(Tag::P), Vec::new());
                }
                Block::Title(_) => {
                    self.open.truncate(floor);
                    self.titled |= floor == 0;
                    let tag = self.heading_tag();
                    self.one(around, tag);
                }
                Block::Subtitle(_) => self.one(chapter, Tag::P),
                // Its words are an artifact: each heading is read where it stands.
                Block::Contents(_) => {
                    let node = self.tree.add(around, Tag::Contents);
                    self.texts(node, Some(Tag::Entry), Vec::new());
                }
                Block::Heading(heading) => self.heading(heading, around, floor),
                Block::Paragraph(paragraph) => match paragraph.kind {
                    ParagraphKind::TableNote => {
                        self.notes += 1;
                        let more = More::Id(format!("n{}", self.notes));
                        let node = self.tree.add_with(chapter, Tag::Note, more);
                        self.texts(node, None, vec![Text::plain(node)]);
                    }
                    ParagraphKind::PanelTitle => {
                        let tag = self.heading_tag();
                        self.one(chapter, tag);
                    }
                    _ => self.one(chapter, Tag::P),
                },
                Block::PeopleList(list) => self.people(list, chapter),
                Block::Table(one) => {
                    let number = self.blocks.len();
                    let texts = table::read(&mut self.tree, chapter, one, number);
                    self.blocks.push(texts);
                }
                Block::Figure(figure) => self.figure(figure, chapter),
                Block::Picture(picture) => {
                    let more = More::Figure(tree::Figure {
                        alt: picture.alt.clone(),
                        place: None,
                    });
                    let node = self.tree.add_with(chapter, Tag::Figure, more);
                    self.texts(node, None, Vec::new());
                }
                Block::Terms(terms) | Block::Attendance(terms) => self.terms(terms, chapter),
                Block::AttachmentNote(note) => {
                    self.open.truncate(floor);
                    self.attachment_note(note, around);
                }
                Block::Attachment(attachment) => {
                    self.open.truncate(floor);
                    let node = self.tree.add(around, Tag::Sect);
                    self.texts(node, Some(Tag::P), Vec::new());
                    // The label, text 1.
                    if !attachment.label.is_empty() {
                        let label = self.tree.add(node, Tag::P);
                        let texts = [node, label].map(Text::plain);
                        self.put(texts.into());
                    }
                    self.open.push((0, node));
                    self.blocks(&attachment.blocks, node, floor + 1);
                    self.open.truncate(floor);
                }
                Block::Panel(panel) => {
                    let (node, open) = (self.tree.add(chapter, Tag::Sect), self.open.len());
                    self.texts(node, None, Vec::new());
                    self.open.push((0, node));
                    self.blocks(&panel.blocks, node, open + 1);
                    self.open.truncate(open);
                }
                Block::KeepTogether(inner) => {
                    self.texts(chapter, None, Vec::new());
                    self.blocks(inner, around, floor);
                }
            }
        }
    }

    fn texts(&mut self, node: usize, each: Option<Tag>, texts: Vec<Text>) {
        self.blocks.push(Texts { node, each, texts });
    }

    fn put(&mut self, texts: Vec<Text>) {
        if let Some(last) = self.blocks.last_mut() {
            last.texts = texts;
        }
    }

    /// A block that is one text.
    fn one(&mut self, parent: usize, tag: Tag) {
        let node = self.tree.add(parent, tag);
        self.texts(node, None, vec![Text::plain(node)]);
    }

    /// A heading as deep as it stands: none is left out on the way (ISO 14289-1, 7.4.2).
    fn heading_tag(&self) -> Tag {
        let title = usize::from(self.titled);
        Tag::Heading((self.open.len() + title).clamp(1, 6) as u8)
    }

    fn heading(&mut self, heading: &Heading, around: usize, floor: usize) {
        let above = self.open[floor..]
            .iter()
            .take_while(|(level, _)| *level < heading.level);
        let above = above.count();
        self.open.truncate(floor + above);
        let parent = match above {
            0 => around,
            _ => self.open[floor + above - 1].1,
        };
        let chapter = self.tree.add(parent, Tag::Sect);
        self.open.push((heading.level, chapter));
        let tag = self.heading_tag();
        let node = self.tree.add(chapter, tag);
        let text = match heading.run_in {
            Some(_) => {
                let words = format!("{}{}", heading.number, plain_text(&heading.text));
                Text::labelled(&words, node, self.tree.add(chapter, Tag::P))
            }
            None => Text::plain(node),
        };
        self.texts(chapter, None, vec![text]);
    }

    /// An entry of a list.
    fn entry(&mut self, list: usize, label: &str) -> Text {
        let entry = self.tree.add(list, Tag::LI);
        let label_node = self.tree.add(entry, Tag::Lbl);
        let body = self.tree.add(entry, Tag::LBody);
        Text::labelled(label, label_node, body)
    }

    fn terms(&mut self, terms: &[Term], parent: usize) {
        let list = self.tree.add(parent, Tag::L);
        let entries = terms.iter().map(|term| self.entry(list, &term.label));
        let entries = entries.collect();
        self.texts(list, None, entries);
    }

    fn attachment_note(&mut self, note: &AttachmentNote, parent: usize) {
        let list = self.tree.add(parent, Tag::L);
        let mut label = note.label.clone();
        let mut entries = Vec::new();
        for (number, _) in &note.items {
            label.push_str(number);
            entries.push(self.entry(list, &label));
            label.clear();
        }
        self.texts(list, None, entries);
    }

    /// A role is an entry, and each of those who have it a line of that.
    fn people(&mut self, people: &PeopleList, parent: usize) {
        let list = self.tree.add(parent, Tag::L);
        let mut texts = Vec::new();
        for group in &people.groups {
            let label = match group.label.as_str() {
                "" => String::new(),
                label => format!("{label}："),
            };
            let entry = self.entry(list, &label);
            for (n, _) in group.rows.iter().enumerate() {
                let line = self.tree.add(entry.node, Tag::P);
                texts.push(Text {
                    label: entry.label.filter(|_| n == 0),
                    ..Text::plain(line)
                });
            }
        }
        self.texts(list, None, texts);
    }

    fn figure(&mut self, figure: &Figure, parent: usize) {
        let more = More::Figure(tree::Figure {
            alt: figure.alt.clone(),
            place: None,
        });
        let node = self.tree.add_with(parent, Tag::Figure, more);
        self.texts(node, None, Vec::new());
    }
}
