//! Marks in template sources: each element start gets `l="file:line:column"`
//! before the template is loaded, so that a fault in the rendered text leads
//! back to the template's own line.

use crate::diagnostic::{FileId, Span};

/// Name of the attribute.
pub(super) const ATTRIBUTE: &str = "l";

/// A template source with marks in it.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    /// The text that is loaded.
    pub text: String,
    /// Where marks were put: byte in `text`, length.
    inserted: Vec<(usize, usize)>,
    file: FileId,
    original: String,
}

/// Puts marks into a template.
pub(super) fn mark(source: &str, file: FileId) -> Marked {
    let mut text = String::with_capacity(source.len() * 2);
    let mut inserted = Vec::new();
    let mut at = 0;
    let (mut line, mut column) = (1, 1);
    while at < source.len() {
        let rest = &source[at..];
        let length = if let Some(skipped) = skip(rest) {
            skipped
        } else if let Some(name) = element_start(rest) {
            text.push_str(&rest[..name]);
            let mark = format!(" {ATTRIBUTE}=\"{}:{line}:{column}\"", file.0);
            inserted.push((text.len(), mark.len()));
            text.push_str(&mark);
            (line, column) = after(&rest[..name], line, column);
            at += name;
            continue;
        } else {
            // Up to where a tag or an element may begin.
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let next = rest[first..].find(['<', '{']);
            next.map_or(rest.len(), |next| first + next)
        };
        (line, column) = after(&rest[..length], line, column);
        text.push_str(&rest[..length]);
        at += length;
    }
    Marked {
        text,
        inserted,
        file,
        original: source.to_string(),
    }
}

/// Line and column after a text that begins at these.
fn after(text: &str, line: usize, column: usize) -> (usize, usize) {
    let step = |(line, column), c| match c {
        '\n' => (line + 1, 1),
        _ => (line, column + 1),
    };
    text.chars().fold((line, column), step)
}

/// Length of a template tag or comment that begins here: no markup in it.
fn skip(rest: &str) -> Option<usize> {
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")];
    let (open, close) = pairs.into_iter().find(|(open, _)| rest.starts_with(open))?;
    let end = rest[open.len()..].find(close);
    Some(end.map_or(rest.len(), |end| open.len() + end + close.len()))
}

/// Length of `<name` that begins here, with a template tag inside the name.
fn element_start(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('<')?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut length = 1;
    loop {
        let after = &rest[length..];
        if let Some(skipped) = skip(after).filter(|_| after.starts_with("{{")) {
            length += skipped;
        } else if after.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            length += 1;
        } else {
            return Some(length);
        }
    }
}

fn line_and_column(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.matches('\n').count() as u32 + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, before[start..].chars().count() as u32 + 1)
}

impl Marked {
    /// The place in the template of a stretch of bytes of the marked text.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        let back = |at: usize| {
            let before = self.inserted.iter().take_while(|(from, _)| *from < at);
            let shift: usize = before.map(|(from, length)| (*length).min(at - from)).sum();
            let mut back = (at - shift.min(at)).min(self.original.len());
            while !self.original.is_char_boundary(back) {
                back -= 1;
            }
            back
        };
        let (line, column) = line_and_column(&self.original, back(range.start));
        let (end_line, end_column) = line_and_column(&self.original, back(range.end));
        Span {
            file: self.file,
            line,
            column,
            end_line,
            end_column: end_column.max(column + u32::from(line == end_line)),
        }
    }

    /// The place in the template of a line and column of the marked text.
    pub(super) fn at(&self, line: u32, column: u32) -> Span {
        let lines = self
            .text
            .split_inclusive('\n')
            .take(line.saturating_sub(1) as usize);
        let before: usize = lines.map(str::len).sum();
        let within = self.text[before..]
            .chars()
            .take(column.saturating_sub(1) as usize);
        let at = before + within.map(char::len_utf8).sum::<usize>();
        self.span(at..at)
    }

    /// The template as a whole.
    pub(super) fn start(&self) -> Span {
        Span::on_line(self.file, 1, 1, 1)
    }
}

/// The place that a mark names.
pub(super) fn read(mark: &str) -> Option<Span> {
    let mut numbers = mark.split(':').map(|n| n.parse::<u32>().ok());
    let file = FileId(numbers.next()??);
    let (line, column) = (numbers.next()??, numbers.next()??);
    Some(Span::on_line(file, line, column, 1))
}

/// The last mark before that byte of a rendered text.
pub(super) fn last_before(rendered: &str, at: usize) -> Option<Span> {
    let mut at = at.min(rendered.len());
    while !rendered.is_char_boundary(at) {
        at -= 1;
    }
    let before = &rendered[..at];
    let needle = format!(" {ATTRIBUTE}=\"");
    let start = before.rfind(&needle)? + needle.len();
    let end = rendered[start..].find('"')? + start;
    read(&rendered[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: FileId = FileId(7);

    #[test]
    fn elements_are_marked_and_template_tags_are_not() {
        let marked = mark("<p>\n{{ <box a={b}/> }}<h{{ n }} class=\"x\">", FILE);
        assert_eq!(
            marked.text,
            "<p l=\"7:1:1\">\n{{ <box a={b}/> }}<h{{ n }} l=\"7:2:19\" class=\"x\">"
        );
    }

    #[test]
    fn a_place_in_the_marked_text_leads_back() {
        let marked = mark("<p>甲{{ wrong }}</p>", FILE);
        let at = marked.text.find("wrong").unwrap();
        let span = marked.span(at..at + 5);
        assert_eq!((span.line, span.column, span.end_column), (1, 8, 13));
    }

    #[test]
    fn the_last_mark_before_a_fault_is_found() {
        let rendered = "<article l=\"7:1:1\"><p l=\"7:3:5\">甲</td>";
        let span = last_before(rendered, rendered.len()).unwrap();
        assert_eq!((span.line, span.column), (3, 5));
    }
}
