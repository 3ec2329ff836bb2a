//! Takes a text; gives where each value stands in it, in bytes, and how it is
//! written: with brackets or line by line.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::load::locate::byte_of;

/// A value in a text.
#[derive(Debug)]
pub(in crate::load) struct Shape {
    /// Its number, counted as `yaml` does.
    pub node: u32,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

#[derive(Debug)]
pub(in crate::load) enum Kind {
    Scalar {
        quoted: bool,
        /// Below a sign, line by line.
        block: bool,
    },
    List {
        flow: bool,
        items: Vec<Shape>,
    },
    Record {
        flow: bool,
        entries: Vec<(Shape, Shape)>,
    },
}

impl Shape {
    /// The shape of the first document; nothing where the text breaks off.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut lines = vec![0];
        lines.extend(text.match_indices('\n').map(|(i, _)| i + 1));
        let mut events = Vec::new();
        for event in Parser::new_from_str(text) {
            let (event, span) = event.ok()?;
            match event {
                Event::DocumentEnd => break,
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                event => events.push((event, span)),
            }
        }
        let mut reader = Reader {
            text,
            lines,
            events: events.into_iter(),
            next: 0,
            reached: 0,
        };
        let first = reader.events.next()?;
        reader.value(first)
    }

    /// The value of that number and the one that holds it.
    pub(crate) fn find(&self, node: u32) -> Option<(Option<&Shape>, &Shape)> {
        let way = self.way(node)?;
        let (found, holders) = way.split_last()?;
        Some((holders.last().copied(), found))
    }

    /// The value of that number, behind all that hold it.
    pub(crate) fn way(&self, node: u32) -> Option<Vec<&Shape>> {
        if self.node == node {
            return Some(vec![self]);
        }
        // Numbers go in the order of the text: the last that is not behind it.
        let child = self.child_before(node)?;
        let mut way = vec![self];
        way.extend(child.way(node)?);
        Some(way)
    }

    /// The last value in it that has no later number.
    fn child_before(&self, node: u32) -> Option<&Shape> {
        match &self.kind {
            Kind::Scalar { .. } => None,
            Kind::List { items, .. } => {
                let later = items.partition_point(|item| item.node <= node);
                items.get(later.checked_sub(1)?)
            }
            Kind::Record { entries, .. } => {
                let later = entries.partition_point(|(key, _)| key.node <= node);
                let (key, value) = entries.get(later.checked_sub(1)?)?;
                Some(if value.node <= node { value } else { key })
            }
        }
    }
}

struct Reader<'t, 'e> {
    text: &'t str,
    lines: Vec<usize>,
    events: std::vec::IntoIter<(Event<'e>, Span)>,
    next: u32,
    /// The end of what has been read: where a value left out would stand.
    reached: usize,
}

impl Reader<'_, '_> {
    fn byte(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.lines.get(line.saturating_sub(1)) else {
            return self.text.len();
        };
        let line = self.text[start..].lines().next().unwrap_or("");
        start + byte_of(line, column as u32 + 1)
    }

    fn value(&mut self, (event, span): (Event<'_>, Span)) -> Option<Shape> {
        let node = self.next;
        self.next += 1;
        let mut start = self.byte(span.start.line(), span.start.col());
        let (kind, end) = match event {
            Event::Scalar(_, style, ..) => {
                if span.is_empty() {
                    start = self.reached;
                }
                let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let end = self.byte(span.end.line(), span.end.col()).max(start);
                let end = if span.is_empty() {
                    start
                } else {
                    self.trimmed(start, end)
                };
                (Kind::Scalar { quoted, block }, end)
            }
            Event::SequenceStart(..) => {
                let flow = self.text[start..].starts_with('[');
                let mut items = Vec::new();
                let end = loop {
                    match self.events.next()? {
                        (Event::SequenceEnd, span) => break span,
                        event => items.push(self.value(event)?),
                    }
                };
                let end = self.close(flow, end, start);
                (Kind::List { flow, items }, end)
            }
            Event::MappingStart(..) => {
                let flow = self.text[start..].starts_with('{');
                let mut entries = Vec::new();
                let end = loop {
                    match self.events.next()? {
                        (Event::MappingEnd, span) => break span,
                        key => {
                            let key = self.value(key)?;
                            let value = self.events.next()?;
                            entries.push((key, self.value(value)?));
                        }
                    }
                };
                let end = self.close(flow, end, start);
                (Kind::Record { flow, entries }, end)
            }
            _ => return None,
        };
        self.reached = end;
        Some(Shape {
            node,
            start,
            end,
            kind,
        })
    }

    /// Brackets end at the closing one, anything else with its last value.
    fn close(&self, flow: bool, span: Span, start: usize) -> usize {
        if !flow {
            return self.reached.max(start);
        }
        // The parser may have read on: behind the last value stand blanks,
        // commas and remarks, then the bracket.
        let mut at = self.reached.max(start + 1);
        while let Some(c) = self.text[at..].chars().next() {
            match c {
                '}' | ']' => return at + 1,
                '#' => at += self.text[at..].find('\n').unwrap_or(c.len_utf8()),
                c => at += c.len_utf8(),
            }
        }
        self.byte(span.end.line(), span.end.col()).max(start)
    }

    /// Without the blank lines that a text in a block runs on into.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        start + self.text[start..end].trim_end().len()
    }
}
