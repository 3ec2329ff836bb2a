//! Takes the body of a DOCX; gives what stands beside its text, each with the
//! words it stands at, and who tracked changes.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::aside::{Aside, AsideKind, Tracked};
use super::drawn::{Shown, made_of};
use super::markup::{NO_TEXT, attribute, is, is_any, is_of_word, text_of, words};
use super::notes::Notes;
use super::written::{places_only, plain};

/// Reads it; tracked changes last.
pub(super) fn read<'a>(body: Node<'a, 'a>, notes: Notes, shown: Shown) -> Vec<Aside> {
    let mut reader = Reader {
        notes,
        shown,
        ..Reader::default()
    };
    reader.walk(body);
    reader.done()
}

/// A paragraph and a character of it, both by number.
type At = (usize, usize);

#[derive(Default)]
struct Reader {
    /// Comments and notes that nothing pointed at yet.
    notes: Notes,
    /// The files that are shown.
    shown: Shown,
    /// The paragraphs so far.
    paragraphs: Vec<String>,
    /// Where comments begin, and where they end, by their numbers.
    begins: BTreeMap<String, At>,
    ends: BTreeMap<String, At>,
    found: Vec<(Aside, At, At)>,
    tracked: BTreeMap<String, (String, Tracked)>,
}

impl Reader {
    /// Walks through the elements; what is deleted has no text, but may bear
    /// comments.
    fn walk<'a>(&mut self, body: Node<'a, 'a>) {
        let mut nodes: Vec<(Node, bool)> = vec![(body, true)];
        while let Some((node, shown)) = nodes.pop() {
            if !node.is_element() {
                continue;
            }
            if is(&node, "p") {
                self.paragraphs.push(String::new());
            }
            if let (true, Some(paragraph)) = (shown, self.paragraphs.last_mut()) {
                let text = text_of(&node).chars();
                paragraph.extend(text.filter(|c| !places_only(*c)));
            }
            self.track(&node);
            self.point(&node);
            if self.drawn(&node) {
                continue;
            }
            let shown = shown && !is_any(&node, &NO_TEXT);
            let children: Vec<Node> = match node.tag_name().name() {
                // What new readers take, and old ones are given instead.
                "AlternateContent" => node.first_element_child().into_iter().collect(),
                _ => node.children().collect(),
            };
            nodes.extend(children.into_iter().rev().map(|child| (child, shown)));
        }
    }

    fn here(&self) -> At {
        let paragraph = self.paragraphs.len().saturating_sub(1);
        let count = self
            .paragraphs
            .last()
            .map_or(0, |text| text.chars().count());
        (paragraph, count)
    }

    /// Comments and notes.
    fn point(&mut self, node: &Node) {
        let id = attribute(*node, "id").unwrap_or_default();
        let here = self.here();
        match node.tag_name().name() {
            "commentRangeStart" => drop(self.begins.insert(id.to_string(), here)),
            "commentRangeEnd" => drop(self.ends.insert(id.to_string(), here)),
            name @ ("commentReference" | "footnoteReference" | "endnoteReference") => {
                let key = self.notes.keys().find(|(by, of)| *by == name && of == id);
                if let Some(aside) = key.cloned().and_then(|key| self.notes.remove(&key)) {
                    let (begin, end) = match aside.kind {
                        AsideKind::Comment => (self.begins.remove(id), self.ends.remove(id)),
                        _ => (None, None),
                    };
                    let end = end.unwrap_or(here);
                    self.found.push((aside, begin.unwrap_or((end.0, 0)), end));
                }
            }
            _ => {}
        }
    }

    /// Drawings, objects and formulas; whether it is one.
    fn drawn<'a>(&mut self, node: &Node<'a, 'a>) -> bool {
        let name = node.tag_name().name();
        if !is_any(node, &["drawing", "pict", "object", "altChunk"]) && name != "oMath" {
            return false;
        }
        let boxes = node.descendants().filter(|n| is(n, "txbxContent"));
        let said: Vec<String> = boxes.map(words).filter(|words| !words.is_empty()).collect();
        let pictures = ["blip", "imagedata"];
        let pictured = node
            .descendants()
            .any(|n| pictures.contains(&n.tag_name().name()));
        let here = self.here();
        let made_of = made_of(*node, &self.shown);
        let mut push = |kind, words: &str| {
            let aside = Aside {
                words: words.to_string(),
                made_of: made_of.clone(),
                ..Aside::new(kind)
            };
            self.found.push((aside, (here.0, 0), here));
        };
        said.iter()
            .for_each(|words| push(AsideKind::TextBox, words));
        match name {
            "drawing" | "pict" if pictured || said.is_empty() => push(AsideKind::Picture, ""),
            "drawing" | "pict" => {}
            _ => push(AsideKind::Object, ""),
        }
        true
    }

    fn track(&mut self, node: &Node) {
        let name = node.tag_name().name();
        let counts = |tracked: &mut Tracked| match name {
            "ins" | "moveTo" => tracked.inserted += 1,
            "del" | "moveFrom" => tracked.deleted += 1,
            _ => tracked.formatted += 1,
        };
        let known = ["ins", "moveTo", "del", "moveFrom"].contains(&name);
        if !is_of_word(node) || !known && !name.ends_with("PrChange") {
            return;
        }
        let of = |name: &str| attribute(*node, name).unwrap_or_default();
        let day: String = of("date").chars().take(10).collect();
        let (last, tracked) = self.tracked.entry(of("author").to_string()).or_default();
        if day > *last {
            *last = day;
        }
        counts(tracked);
    }

    fn done(mut self) -> Vec<Aside> {
        // Some programs leave out the sign of a comment, but not its range.
        for ((_, id), aside) in std::mem::take(&mut self.notes) {
            match (self.begins.remove(&id), self.ends.remove(&id)) {
                (Some(begin), end) => self.found.push((aside, begin, end.unwrap_or(begin))),
                (None, _) => drop(self.notes.insert(("", id), aside)),
            }
        }
        let paragraphs = self.paragraphs;
        let anchored = self.found.into_iter().map(|(aside, begin, end)| {
            let text = paragraphs.get(begin.0).map_or("", String::as_str);
            let last = match begin.0 == end.0 {
                true => end.1,
                false => text.chars().count(),
            };
            // Blanks at the beginning do not count where paragraphs are compared.
            let blank = text.chars().count() - text.trim_start().chars().count();
            let range = begin.1.saturating_sub(blank)..last.saturating_sub(blank);
            let paragraph = plain(text);
            let on = paragraph
                .chars()
                .skip(range.start)
                .take(range.len())
                .collect();
            Aside {
                on,
                anchor: Some((paragraph, range)),
                ..aside
            }
        });
        let mut all: Vec<Aside> = anchored.collect();
        // Comments that stand nowhere are comments all the same.
        all.extend(
            self.notes
                .into_values()
                .filter(|note| !note.words.is_empty()),
        );
        let tracked = self.tracked.into_iter();
        all.extend(tracked.map(|(author, (date, count))| Aside {
            author,
            date,
            ..Aside::new(AsideKind::Tracked(count))
        }));
        all
    }
}
