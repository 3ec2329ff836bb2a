//! Takes the body of a document; gives its paragraphs and tables.

use roxmltree::Node;

use super::style::{Set, Styles};
use super::symbol::symbol;
use super::xml::{attribute, child, is, number, switch, value};
use crate::read::flow::{BesideKind, Block, Cell, Flow, Look, Paragraph, Shown};
use crate::read::lists::Lists;

/// Tables within tables are read this deep.
const DEEPEST: usize = 8;

/// A cell spans so many columns at most: no table has more.
const WIDEST: u32 = 100;

/// Reads it.
pub(super) fn read<'a>(body: Node<'a, 'a>, styles: &Styles, numbers: &mut Lists, flow: &mut Flow) {
    let mut reader = Reader {
        styles,
        numbers,
        open: None,
        page: false,
        depth: 0,
    };
    reader.blocks(body, flow);
    if let Some(open) = reader.open.take() {
        flow.push(open);
    }
}

struct Reader<'r> {
    styles: &'r Styles,
    numbers: &'r mut Lists,
    /// A paragraph whose end was deleted: it runs into the next.
    open: Option<Paragraph>,
    /// Whether a new page begins with the next paragraph.
    page: bool,
    depth: usize,
}

impl Reader<'_> {
    fn blocks<'a>(&mut self, parent: Node<'a, 'a>, flow: &mut Flow) {
        for node in parent.children().filter(Node::is_element) {
            if is(&node, "p") {
                self.paragraph(node, flow);
            } else if is(&node, "tbl") && self.depth < DEEPEST {
                self.depth += 1;
                let rows = self.table(node, flow);
                self.depth -= 1;
                flow.blocks.push(Block::Table(rows));
            } else if is(&node, "tbl") {
                let texts = node.descendants().filter(|n| is(n, "t"));
                let words: String = texts.filter_map(|n| n.text()).collect();
                flow.aside(BesideKind::Box, &words);
            } else if is(&node, "sdt") {
                if let Some(content) = child(node, "sdtContent") {
                    self.blocks(content, flow);
                }
            } else if ["ins", "moveTo", "smartTag", "customXml"]
                .iter()
                .any(|name| is(&node, name))
            {
                self.blocks(node, flow);
            }
        }
    }

    fn paragraph<'a>(&mut self, node: Node<'a, 'a>, flow: &mut Flow) {
        let properties = child(node, "pPr");
        let style = self.styles.of(properties.and_then(|p| value(p, "pStyle")));
        let own = properties.map(Set::of_paragraph).unwrap_or_default();
        let set = own.over(style);
        let mut runs = Runs {
            set,
            ..Runs::default()
        };
        runs.walk(node, flow);
        let says = !runs.text.trim().is_empty();
        let label = set.numbered.filter(|(list, _)| *list > 0 && says);
        let label = label.and_then(|numbered| self.numbers.next(numbered));
        let before = properties.and_then(|p| switch(p, "pageBreakBefore"));
        let mut paragraph = Paragraph {
            look: runs.look(set),
            new_page: before == Some(true) || self.page || runs.page,
            text: runs.text,
            label,
        };
        self.page = runs.page_after;
        if !says && paragraph.new_page {
            self.page = true;
        }
        if let Some(mut open) = self.open.take() {
            open.text.push_str(&paragraph.text);
            paragraph = open;
        }
        let mark = properties.and_then(|p| child(p, "rPr"));
        if mark.is_some_and(|mark| child(mark, "del").is_some()) {
            self.open = Some(paragraph);
            return;
        }
        let section = properties.and_then(|p| child(p, "sectPr"));
        let continuous = section.and_then(|s| value(s, "type")) == Some("continuous");
        self.page |= section.is_some() && !continuous;
        flow.push(paragraph);
    }

    fn table<'a>(&mut self, table: Node<'a, 'a>, flow: &mut Flow) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for row in rows_of(table) {
            if child(row, "trPr").is_some_and(|p| child(p, "del").is_some()) {
                continue;
            }
            let mut cells = Vec::new();
            for node in cells_of(row) {
                let properties = child(node, "tcPr");
                let merge = properties.and_then(|p| child(p, "vMerge"));
                let covered = merge.is_some_and(|m| attribute(m, "val") != Some("restart"));
                let mut inner = Flow::default();
                self.blocks(node, &mut inner);
                flow.beside.append(&mut inner.beside);
                let span = properties.and_then(|p| number(p, "gridSpan")).unwrap_or(1);
                cells.push(Cell {
                    text: inner.words(),
                    span: span.clamp(1, WIDEST) as usize,
                    covered,
                });
            }
            rows.push(cells);
        }
        rows
    }
}

/// Rows, those within content controls too.
fn rows_of<'a>(table: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    inside(table, "tr")
}

fn cells_of<'a>(row: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    inside(row, "tc")
}

fn inside<'a>(parent: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let mut found = Vec::new();
    for node in parent.children() {
        if is(&node, name) {
            found.push(node);
        } else if is(&node, "sdt") {
            let content = child(node, "sdtContent");
            found.extend(content.into_iter().flat_map(|n| inside(n, name)));
        } else if is(&node, "ins") {
            found.extend(inside(node, name));
        }
    }
    found
}

/// The runs of a paragraph as they are gathered.
#[derive(Default)]
struct Runs {
    /// What the paragraph has from its style.
    set: Set,
    text: String,
    /// How each stretch of the text is set, and where it begins.
    sets: Vec<(usize, Set)>,
    page: bool,
    page_after: bool,
    field: Vec<bool>,
}

impl Runs {
    fn walk<'a>(&mut self, node: Node<'a, 'a>, flow: &mut Flow) {
        for child_node in node.children().filter(Node::is_element) {
            let name = child_node.tag_name().name();
            match name {
                "pPr" | "rPr" | "Fallback" => {}
                "del" | "moveFrom" => {
                    let gone = child_node.descendants().filter(|n| is(n, "delText"));
                    let gone: String = gone.filter_map(|n| n.text()).collect();
                    flow.aside(BesideKind::Deleted, &gone);
                }
                "txbxContent" => {
                    let lines = child_node.descendants().filter(|n| is(n, "p"));
                    let lines = lines.map(|p| {
                        let texts = p.descendants().filter(|n| is(n, "t"));
                        texts.filter_map(|n| n.text()).collect::<String>()
                    });
                    flow.aside(BesideKind::Box, &lines.collect::<Vec<_>>().join(" "));
                }
                "drawing" | "pict" | "object" => {
                    let boxes = child_node.descendants().any(|n| is(&n, "txbxContent"));
                    if boxes {
                        self.walk(child_node, flow);
                    } else {
                        flow.aside(BesideKind::Picture, "");
                    }
                }
                "r" => {
                    let own = child(child_node, "rPr");
                    let own = own.map(Set::of_run).unwrap_or_default();
                    self.sets
                        .push((self.text.chars().count(), own.over(self.set)));
                    self.walk(child_node, flow);
                }
                "fldChar" => match attribute(child_node, "fldCharType") {
                    Some("begin") => self.field.push(false),
                    Some("separate") => {
                        if let Some(shown) = self.field.last_mut() {
                            *shown = true;
                        }
                    }
                    _ => {
                        self.field.pop();
                    }
                },
                "t" if self.field.iter().all(|shown| *shown) => {
                    self.text.push_str(child_node.text().unwrap_or(""));
                }
                "tab" if is(&node, "r") => self.text.push('\t'),
                "br" if attribute(child_node, "type") == Some("page") => {
                    match self.text.trim().is_empty() {
                        true => self.page = true,
                        false => self.page_after = true,
                    }
                }
                "br" | "cr" => self.text.push('\n'),
                "noBreakHyphen" => self.text.push('-'),
                "sym" => match attribute(child_node, "char").and_then(symbol) {
                    Some(sign) => self.text.push(sign),
                    None => flow.aside(BesideKind::Picture, ""),
                },
                "ptab" => self.text.push('\t'),
                "instrText" | "delText" => {}
                _ => self.walk(child_node, flow),
            }
        }
    }

    /// How the first words are set, and how far they go.
    fn look(&self, set: Set) -> Look {
        let runs = self.sets.iter().map(|(start, set)| (*start, shown(*set)));
        let align = set.align.unwrap_or_default();
        Look::of(align, &self.text, shown(self.set), runs)
    }
}

fn shown(set: Set) -> Shown {
    let (bold, red) = (set.bold == Some(true), set.red == Some(true));
    (set.size.unwrap_or(0), bold, red)
}
