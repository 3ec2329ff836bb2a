//! Takes a row of a list, or a field of a record; takes it out, or lets it change
//! places with the one beside it.

use super::shape::{Kind, Shape};
use super::written::Keys;
use super::{Editor, Record, Splice};

impl Editor<'_> {
    /// Takes a row out of its list. The last row of a list in lines takes its field
    /// along, since nothing would be left to stand there. False where that cannot
    /// be done.
    pub fn remove(&mut self, node: u32) -> bool {
        let Some((Some(list), row)) = self.root.find(node) else {
            return false;
        };
        let Kind::List { flow, items } = &list.kind else {
            return false;
        };
        let splice = match (flow, items.as_slice()) {
            (true, _) => self.out_of_brackets(row),
            (false, [_]) => {
                let Some((key, value)) = self.field_of(list.node) else {
                    return false;
                };
                let Some(splice) = self.without_field(key, value) else {
                    return false;
                };
                splice
            }
            (false, _) => {
                let start = self.start_of_line(row.start);
                let dash = &self.text[start..row.start];
                if dash.trim() != "-" {
                    return false;
                }
                Splice::new(start, self.next_line(row.end) - start, String::new(), 0)
            }
        };
        self.splices.push(splice);
        true
    }

    /// Lets a row change places with the one before or behind it. False where there
    /// is none.
    pub fn swap(&mut self, node: u32, behind: bool) -> bool {
        let Some((Some(list), row)) = self.root.find(node) else {
            return false;
        };
        let Kind::List { flow, items } = &list.kind else {
            return false;
        };
        let Some(at) = items.iter().position(|item| item.node == row.node) else {
            return false;
        };
        let first = if behind { Some(at) } else { at.checked_sub(1) };
        let pair = first.and_then(|i| Some((items.get(i)?, items.get(i + 1)?)));
        let Some((a, b)) = pair else {
            return false;
        };
        // A remark goes along with its row.
        let end = |row: &Shape| match flow {
            true => row.end,
            false => self.end_of_line(row.end),
        };
        let slice = |row: &Shape| (row.start, end(row) - row.start);
        let text = |row: &Shape| self.text[row.start..end(row)].to_string();
        let (of_a, of_b) = (slice(a), slice(b));
        let (text_a, text_b) = (text(a), text(b));
        self.splices.push(Splice::new(of_a.0, of_a.1, text_b, 0));
        self.splices.push(Splice::new(of_b.0, of_b.1, text_a, 0));
        true
    }

    /// Adds a row as it is typed behind another one: within one line, or line by
    /// line, as that one is. False where that one does not stand in a list.
    pub fn add_typed_after(&mut self, node: u32, in_one: &str, lines: &[String]) -> bool {
        let Some((Some(list), row)) = self.root.find(node) else {
            return false;
        };
        let Kind::List { flow, .. } = &list.kind else {
            return false;
        };
        if *flow {
            let splice = Splice::new(row.end, 0, format!(", {in_one}"), 1);
            self.splices.push(splice);
            return true;
        }
        let dash = &self.text[self.start_of_line(row.start)..row.start];
        let dash = match dash.trim() {
            "-" => dash.to_string(),
            _ => return false,
        };
        let end = self.line_end;
        let in_lines = matches!(&row.kind, Kind::Record { flow: false, .. });
        let body = match in_lines {
            true => lines.join(&format!("{end}{}", " ".repeat(self.column(row.start)))),
            false => in_one.to_string(),
        };
        let at = self.end_of_line(row.end);
        self.splices
            .push(Splice::new(at, 0, format!("{end}{dash}{body}"), 1));
        true
    }

    /// Takes a field out of a record. False where it is not there, or is all there
    /// is.
    pub fn unset(&mut self, node: u32, record: &'static Record, field: &str) -> bool {
        let Some((_, row)) = self.root.find(node) else {
            return false;
        };
        let Kind::Record { entries, .. } = &row.kind else {
            return false;
        };
        let Some((key, value)) = Keys::of(self.text, record, entries).entry(field) else {
            return false;
        };
        let splice = self.without_field(key, value);
        let done = splice.is_some();
        self.splices.extend(splice);
        done
    }

    /// The key before a value, and the value.
    pub(super) fn field_of(&self, node: u32) -> Option<(&Shape, &Shape)> {
        let (holder, _) = self.root.find(node)?;
        let Kind::Record { entries, .. } = &holder?.kind else {
            return None;
        };
        let (key, value) = entries.iter().find(|(_, value)| value.node == node)?;
        Some((key, value))
    }

    fn without_field(&self, key: &Shape, value: &Shape) -> Option<Splice> {
        let (holder, _) = self.root.find(value.node)?;
        let Kind::Record { flow, entries } = &holder?.kind else {
            return None;
        };
        let at = entries
            .iter()
            .position(|(other, _)| other.node == key.node)?;
        if entries.len() == 1 {
            return None;
        }
        let end = value.end.max(key.end);
        if *flow {
            return Some(match entries.get(at + 1) {
                Some((next, _)) => Splice::new(key.start, next.start - key.start, String::new(), 0),
                None => {
                    let (before_key, before) = &entries[at - 1];
                    let from = before.end.max(before_key.end);
                    Splice::new(from, end.max(self.colon(key)) - from, String::new(), 0)
                }
            });
        }
        let start = self.start_of_line(key.start);
        if self.text[start..key.start].trim().is_empty() {
            return Some(Splice::new(
                start,
                self.next_line(end) - start,
                String::new(),
                0,
            ));
        }
        // It stands behind a dash: the next one comes there.
        let (next, _) = entries.get(at + 1)?;
        Some(Splice::new(
            key.start,
            next.start - key.start,
            String::new(),
            0,
        ))
    }

    /// The byte behind a key's colon.
    pub(super) fn colon(&self, key: &Shape) -> usize {
        let rest = &self.text[key.end..];
        rest.find(':').map_or(key.end, |at| key.end + at + 1)
    }

    /// Out of brackets, with the comma behind it or before it; with the whole line
    /// where it stands alone on one.
    fn out_of_brackets(&self, row: &Shape) -> Splice {
        let rest = &self.text[row.end..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let comma = rest[blank..].starts_with(',');
        let mut end = if comma { row.end + blank + 1 } else { row.end };
        let mut start = row.start;
        if comma {
            let line = self.start_of_line(start);
            let alone = self.text[line..start].trim().is_empty()
                && self.text[end..self.end_of_line(end)].trim().is_empty();
            if alone {
                (start, end) = (line, self.next_line(end));
            } else {
                let gap = &self.text[end..];
                end += gap.len() - gap.trim_start_matches(' ').len();
            }
        } else if let Some(before) = self.text[..start].trim_end().strip_suffix(',') {
            start = before.len();
        }
        Splice::new(start, end - start, String::new(), 0)
    }

    fn next_line(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        rest.find('\n').map_or(self.text.len(), |end| at + end + 1)
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
