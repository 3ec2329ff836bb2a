//! Takes the body of an .odt; gives its paragraphs and tables.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::styles::{Set, Styles};
use super::{attribute, is};
use crate::read::flow::{BesideKind, Block, Cell, Flow, Look, Paragraph, Shown};
use crate::read::lists::Lists;

/// Elements lie this deep in each other.
const DEEPEST: usize = 200;

/// Reads it.
pub(super) fn read<'a>(text: Node<'a, 'a>, styles: &Styles, flow: &mut Flow) {
    let mut reader = Reader {
        styles,
        lists: Lists::default(),
        by_style: BTreeMap::new(),
        depth: 0,
    };
    reader.blocks(text, flow);
}

/// Where a paragraph stands in a list: which, and how deep.
type Place = Option<(u32, u32)>;

struct Reader<'s> {
    styles: &'s Styles,
    lists: Lists,
    /// The list that last went on with a style.
    by_style: BTreeMap<String, u32>,
    depth: usize,
}

impl Reader<'_> {
    fn blocks<'a>(&mut self, parent: Node<'a, 'a>, flow: &mut Flow) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" | "h" => self.paragraph(node, None, flow),
                "list" => self.list(node, None, flow),
                "table" => {
                    let rows = self.table(node, flow);
                    flow.blocks.push(Block::Table(rows));
                }
                "tracked-changes" => {
                    for gone in node.descendants().filter(|n| is(n, "deletion")) {
                        let words = words(gone);
                        flow.aside(BesideKind::Deleted, &words);
                    }
                }
                "section" | "index-body" | "table-of-content" => self.blocks(node, flow),
                "frame" | "custom-shape" | "rect" => self.drawn(node, flow),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn list<'a>(&mut self, list: Node<'a, 'a>, above: Place, flow: &mut Flow) {
        let place = match above {
            Some((list, level)) => Some((list, level + 1)),
            None => self.begun(list),
        };
        for item in list
            .children()
            .filter(|n| is(n, "list-item") || is(n, "list-header"))
        {
            let mut first = is(&item, "list-item");
            for node in item.children().filter(Node::is_element) {
                if is(&node, "list") {
                    self.list(node, place, flow);
                } else if is(&node, "p") || is(&node, "h") {
                    self.paragraph(node, place.filter(|_| first), flow);
                    first = false;
                } else {
                    self.blocks(node, flow);
                }
            }
        }
    }

    /// A list goes on with that of its style where it says so.
    fn begun<'a>(&mut self, list: Node<'a, 'a>) -> Place {
        let style = attribute(&list, "style-name")?.to_string();
        let goes_on = attribute(&list, "continue-numbering") == Some("true")
            || attribute(&list, "continue-list").is_some();
        let number = match self.by_style.get(&style).filter(|_| goes_on) {
            Some(number) => *number,
            None => {
                let number = self.lists.lists.len() as u32;
                let levels = self.styles.lists.get(&style)?.clone();
                self.lists.levels.insert(number, levels);
                self.lists.lists.insert(number, (number, BTreeMap::new()));
                number
            }
        };
        self.by_style.insert(style, number);
        Some((number, 0))
    }

    fn paragraph<'a>(&mut self, node: Node<'a, 'a>, place: Place, flow: &mut Flow) {
        let set = self.styles.of(false, attribute(&node, "style-name"));
        let mut runs = Runs {
            styles: self.styles,
            text: String::new(),
            sets: vec![(0, set.clone())],
            boxes: Vec::new(),
        };
        runs.walk(node, &set, flow, 0);
        let (text, boxes, look) = (
            runs.text.clone(),
            std::mem::take(&mut runs.boxes),
            runs.look(&set),
        );
        for drawn in boxes {
            self.drawn(drawn, flow);
        }
        let says = !text.trim().is_empty();
        let label = place
            .filter(|_| says)
            .and_then(|place| self.lists.next(place));
        flow.push(Paragraph {
            text,
            label,
            look,
            new_page: set.page_before == Some(true),
        });
    }

    /// Something drawn: words or a table in a box, or a picture.
    fn drawn<'a>(&mut self, node: Node<'a, 'a>, flow: &mut Flow) {
        let mut inner = Flow::default();
        for part in node.descendants().filter(|n| is(n, "text-box")) {
            if part
                .ancestors()
                .skip(1)
                .take_while(|n| *n != node)
                .all(|n| !is(&n, "text-box"))
            {
                self.blocks(part, &mut inner);
            }
        }
        let says = |block: &Block| match block {
            Block::Paragraph(p) => !p.text.trim().is_empty(),
            Block::Table(_) => true,
        };
        if inner.blocks.iter().any(says) {
            return flow.take_box(inner);
        }
        let words = words(node);
        let kind = match words.is_empty() {
            true => BesideKind::Picture,
            false => BesideKind::Box,
        };
        flow.aside(kind, &words);
    }

    fn table<'a>(&mut self, table: Node<'a, 'a>, flow: &mut Flow) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        // How many rows more each column is covered from above, and how wide.
        let mut down: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for row in table.descendants().filter(|n| is(n, "table-row")) {
            let inner = row.ancestors().find(|n| is(n, "table"));
            if inner != Some(table) {
                continue;
            }
            let mut cells = Vec::new();
            let mut column = 0;
            for node in row.children().filter(Node::is_element) {
                let number = |name| {
                    attribute(&node, name)
                        .and_then(|n| n.parse().ok())
                        .unwrap_or(1_usize)
                        .clamp(1, 100)
                };
                if is(&node, "table-cell") {
                    let mut inner = Flow::default();
                    self.blocks(node, &mut inner);
                    flow.beside.append(&mut inner.beside);
                    let span = number("number-columns-spanned");
                    let rows = number("number-rows-spanned");
                    if rows > 1 {
                        down.insert(column, (rows - 1, span));
                    }
                    let text = inner.words();
                    cells.push(Cell {
                        text,
                        span,
                        covered: false,
                    });
                    column += 1;
                } else if is(&node, "covered-table-cell") {
                    for _ in 0..number("number-columns-repeated") {
                        if let Some((left, span)) =
                            down.get_mut(&column).filter(|(left, _)| *left > 0)
                        {
                            *left -= 1;
                            cells.push(Cell {
                                text: String::new(),
                                span: *span,
                                covered: true,
                            });
                        }
                        column += 1;
                    }
                }
            }
            rows.push(cells);
        }
        rows
    }
}

/// The words of an element, a paragraph behind the other.
fn words<'a>(node: Node<'a, 'a>) -> String {
    let paragraphs = node.descendants().filter(|n| is(n, "p") || is(n, "h"));
    let words = paragraphs.map(|p| {
        p.descendants()
            .filter(|n| n.is_text())
            .map(|n| n.text().unwrap_or(""))
            .collect::<String>()
    });
    let words: Vec<String> = words.filter(|words| !words.trim().is_empty()).collect();
    words.join(" ")
}

/// The words of a paragraph as they are gathered.
struct Runs<'s, 'a> {
    styles: &'s Styles,
    text: String,
    /// How each stretch of the text is set, and where it begins.
    sets: Vec<(usize, Set)>,
    boxes: Vec<Node<'a, 'a>>,
}

impl<'a> Runs<'_, 'a> {
    fn walk(&mut self, node: Node<'a, 'a>, set: &Set, flow: &mut Flow, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children() {
            if child.is_text() {
                self.sets.push((self.text.chars().count(), set.clone()));
                // Blanks and line ends in a row are one blank.
                for c in child.text().unwrap_or("").chars() {
                    let blank = matches!(c, ' ' | '\n' | '\r' | '\t');
                    match blank {
                        true if self.text.ends_with(' ') => {}
                        true => self.text.push(' '),
                        false => self.text.push(c),
                    }
                }
                continue;
            }
            match child.tag_name().name() {
                "s" => {
                    let count = attribute(&child, "c")
                        .and_then(|n| n.parse().ok())
                        .unwrap_or(1_usize);
                    self.text
                        .extend(std::iter::repeat_n('\u{a0}', count.min(200)));
                }
                "tab" => self.text.push('\t'),
                "line-break" => self.text.push('\n'),
                "note" => flow.aside(BesideKind::Note, &words(child)),
                "annotation" => flow.aside(BesideKind::Comment, &words(child)),
                "annotation-end" | "bookmark" | "soft-page-break" => {}
                "frame" | "custom-shape" | "rect" | "g" => self.boxes.push(child),
                "span" => {
                    let own = self
                        .styles
                        .of(true, attribute(&child, "style-name"))
                        .over(set);
                    self.walk(child, &own, flow, depth + 1);
                }
                _ => self.walk(child, set, flow, depth + 1),
            }
        }
    }

    fn look(&self, set: &Set) -> Look {
        let runs = self.sets.iter().map(|(start, set)| (*start, shown(set)));
        let align = set.align.unwrap_or_default();
        Look::of(align, &self.text, (0, false, false), runs)
    }
}

fn shown(set: &Set) -> Shown {
    let (bold, red) = (set.bold == Some(true), set.red == Some(true));
    (set.size.unwrap_or(0), bold, red)
}
