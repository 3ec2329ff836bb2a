//! Takes the words of an SVG; gives the SVG with outlines of our own faces where they
//! stood. Words that are set in a way that we do not know are refused.

use std::fmt::Write;

use roxmltree::{Document as Tree, Node};

use super::super::{Letter, Letters, Unusable};
use super::{DEPTH, Refused};
use crate::document::Step;

mod style;

use style::Style;

/// Most characters of a drawing.
const CHARACTERS: usize = 5_000;

const REFUSED: Unusable = Unusable::Refused(Refused::Words);

/// The same with outlines; nothing where it has no words.
pub(super) fn outlined(
    source: &str,
    tree: &Tree,
    letters: &dyn Letters,
) -> Result<Option<String>, Unusable> {
    let mut out = String::new();
    let mut done = 0;
    let mut characters = 0;
    for text in tree.descendants().filter(|node| named(node, "text")) {
        // What stands within another is part of it.
        if text.range().start < done {
            continue;
        }
        style::known(tree)?;
        let mut setter = Setter {
            letters,
            preserved: preserves(text),
            placed: Vec::new(),
            runs: Vec::new(),
            chunks: Vec::new(),
            pen: [0.0, 0.0],
        };
        setter.read(text)?;
        characters += setter.placed.len();
        if characters > CHARACTERS {
            return Err(Unusable::Intricate);
        }
        setter.anchor();
        out.push_str(&source[done..text.range().start]);
        let name = &source[text.range().start + 1..];
        let prefix = name.split_once("text").map_or("", |(prefix, _)| prefix);
        setter.write(text, prefix, &mut 0, &mut out);
        done = text.range().end;
    }
    if done == 0 {
        return Ok(None);
    }
    out.push_str(&source[done..]);
    Ok(Some(out))
}

/// A letter at its place.
struct Placed {
    steps: Vec<Step>,
    at: [f32; 2],
    size: f32,
}

/// Letters from one given place on: which, and how they stand about it.
struct Chunk {
    from: usize,
    /// The part of its width that stands before that place.
    before: f32,
    begin: f32,
    end: f32,
}

struct Setter<'l> {
    letters: &'l dyn Letters,
    /// Whether blanks stand as they were typed.
    preserved: bool,
    placed: Vec<Placed>,
    /// Where each text of an element ends among them.
    runs: Vec<usize>,
    chunks: Vec<Chunk>,
    pen: [f32; 2],
}

impl Setter<'_> {
    fn read(&mut self, node: Node) -> Result<(), Unusable> {
        if node.ancestors().take(DEPTH + 1).count() > DEPTH {
            return Err(Unusable::Intricate);
        }
        let style = Style::of(node)?;
        let given = |name| style::length(node, name, style.size);
        let (x, y) = (given("x")?, given("y")?);
        if x.is_some() || y.is_some() || self.chunks.is_empty() {
            self.pen = [x.unwrap_or(self.pen[0]), y.unwrap_or(self.pen[1])];
            self.chunks.push(Chunk {
                from: self.placed.len(),
                before: style.before,
                begin: self.pen[0],
                end: self.pen[0],
            });
        }
        self.pen[0] += given("dx")?.unwrap_or(0.0);
        self.pen[1] += given("dy")?.unwrap_or(0.0);
        for child in node.children() {
            if let Some(words) = child.text().filter(|_| child.is_text()) {
                self.set(words, &style)?;
                self.runs.push(self.placed.len());
            } else if child.is_element() {
                match child.tag_name().name() {
                    "tspan" | "a" => self.read(child)?,
                    "title" | "desc" => {}
                    _ => return Err(REFUSED),
                }
            }
        }
        Ok(())
    }

    fn set(&mut self, words: &str, style: &Style) -> Result<(), Unusable> {
        for c in words.chars() {
            let c = if c.is_whitespace() && c != '\u{3000}' {
                ' '
            } else {
                c
            };
            let chunk = self.chunks.last_mut().ok_or(REFUSED)?;
            let first = self.placed.len() == chunk.from;
            let again = self.placed.last().is_none_or(|last| last.steps.is_empty());
            if c == ' ' && !self.preserved && (first || again) {
                continue;
            }
            let letter = match c {
                ' ' => Letter {
                    steps: Vec::new(),
                    advance: style::BLANK,
                },
                c => self
                    .letters
                    .letter(c, style.hand, style.bold)
                    .ok_or(REFUSED)?,
            };
            self.placed.push(Placed {
                steps: letter.steps,
                at: [self.pen[0], self.pen[1] + style.down],
                size: style.size,
            });
            self.pen[0] += letter.advance * style.size;
            if c != ' ' || self.preserved {
                chunk.end = self.pen[0];
            }
        }
        Ok(())
    }

    /// Moves what stands to the left of its place, or about it.
    fn anchor(&mut self) {
        let ends = self.chunks.iter().skip(1).map(|chunk| chunk.from);
        let ends: Vec<usize> = ends.chain([self.placed.len()]).collect();
        for (chunk, end) in self.chunks.iter().zip(ends) {
            let shift = chunk.before * (chunk.end - chunk.begin);
            let letters = &mut self.placed[chunk.from..end];
            letters.iter_mut().for_each(|letter| letter.at[0] -= shift);
        }
    }

    /// The element as a group with the outlines of its letters, from that run on.
    fn write(&self, node: Node, prefix: &str, run: &mut usize, out: &mut String) {
        let _ = write!(out, "<{prefix}g{}>", style::kept(node));
        for child in node.children() {
            if child.is_text() {
                let from = run.checked_sub(1).map_or(0, |before| self.runs[before]);
                let letters = &self.placed[from..self.runs[*run]];
                if letters.iter().any(|letter| !letter.steps.is_empty()) {
                    let _ = write!(out, "<{prefix}path d=\"");
                    letters.iter().for_each(|letter| letter.write(out));
                    out.push_str("\"/>");
                }
                *run += 1;
            } else if matches!(child.tag_name().name(), "tspan" | "a") {
                self.write(child, prefix, run, out);
            }
        }
        let _ = write!(out, "</{prefix}g>");
    }
}

impl Placed {
    fn write(&self, out: &mut String) {
        // Letters stand upwards, drawings downwards.
        let at = |[x, y]: [f32; 2]| {
            let [left, base] = self.at;
            (left + x * self.size, base - y * self.size)
        };
        for step in &self.steps {
            let _ = match *step {
                Step::Move(to) => write!(out, "M{} {}", at(to).0, at(to).1),
                Step::Line(to) => write!(out, "L{} {}", at(to).0, at(to).1),
                Step::Curve(a, b, to) => {
                    let (a, b, to) = (at(a), at(b), at(to));
                    write!(out, "C{} {} {} {} {} {}", a.0, a.1, b.0, b.1, to.0, to.1)
                }
                Step::Close => write!(out, "Z"),
            };
        }
    }
}

fn named(node: &Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// Whether blanks count: `xml:space="preserve"`.
fn preserves(node: Node) -> bool {
    let said = node.ancestors().find_map(|above| {
        let mut spaces = above.attributes().filter(|one| one.name() == "space");
        spaces.next().map(|one| one.value() == "preserve")
    });
    said.unwrap_or(false)
}
