//! Takes a text and its lines on the pages; gives its markup, with what makes
//! paper from a browser break there, too: line ends, page ends and narrow marks
//! that only print styles know.

use super::markup::Markup;
use crate::layout::seams::Seam;

/// A text under way.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// What happens in it, the next one last.
    stops: Vec<Stop>,
    /// Bytes written so far.
    at: u32,
    /// Whether digits of the line under way are marked, to be half as wide as
    /// hanzi on paper.
    digits: bool,
}

/// Something that happens in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stop {
    at: u32,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A line ends before it, and perhaps a page; it left so much empty, in
    /// hundredths of a millimetre.
    Line {
        page: bool,
        short: u32,
        digits: bool,
    },
    /// The character there has this class.
    Mark(&'static str),
}

/// Numbers of so many digits are marked: telephones, accounts.
const LONG_NUMBER: usize = 7;

/// Classes of marks that lost so many eighths of their cell at the right.
const RIGHT: [&str; 4] = ["n1", "n2", "n3", "n4"];
/// The same at the left.
const LEFT: [&str; 4] = ["o1", "o2", "o3", "o4"];

impl Text {
    /// A text of these lines.
    pub(super) fn new(lines: &[Seam]) -> Self {
        let mut stops = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|n| lines.get(n));
            if let Some(before) = before {
                stops.push(Stop {
                    at: line.start,
                    what: What::Line {
                        page: line.page > before.page,
                        short: (before.short * 100.0) as u32,
                        digits: line.digits,
                    },
                });
            }
            let marks = line.narrow.iter().map(|mark| {
                let classes = if mark.left { LEFT } else { RIGHT };
                let step = usize::from(mark.eighths.clamp(1, 4)) - 1;
                Stop {
                    at: mark.at,
                    what: What::Mark(classes[step]),
                }
            });
            stops.extend(marks);
        }
        stops.reverse();
        let digits = lines.first().is_some_and(|line| line.digits);
        Self {
            stops,
            at: 0,
            digits,
        }
    }

    /// The class of a character so many bytes ahead, instead of its own.
    pub(super) fn mark(&mut self, at: usize, class: &'static str) {
        let at = self.at + at as u32;
        let is_mark = |stop: &Stop| stop.at == at && matches!(stop.what, What::Mark(_));
        self.stops.retain(|stop| !is_mark(stop));
        let place = self.stops.partition_point(|stop| stop.at > at);
        let what = What::Mark(class);
        self.stops.insert(place, Stop { at, what });
    }

    /// Writes the next characters of the text.
    pub(super) fn write(&mut self, text: &str, out: &mut Markup) {
        let from = self.at;
        let end = from + text.len() as u32;
        let mut done = 0;
        while let Some(stop) = self.stops.pop_if(|stop| stop.at < end) {
            let at = stop.at.saturating_sub(from) as usize;
            let Some((before, rest)) = text.split_at_checked(at).filter(|_| at >= done) else {
                continue;
            };
            self.plain(&before[done..], out);
            done = at;
            match (stop.what, rest.chars().next()) {
                (
                    What::Line {
                        page,
                        short,
                        digits,
                    },
                    _,
                ) => {
                    end_line(page, short, out);
                    self.digits = digits;
                }
                (What::Mark(class), Some(mark)) => {
                    done += mark.len_utf8();
                    out.element("span", &[("class", class)], &text[at..done]);
                }
                (What::Mark(_), None) => {}
            }
        }
        self.plain(&text[done..], out);
        self.at = end;
    }

    /// Writes characters of one line in which nothing happens.
    fn plain(&self, text: &str, out: &mut Markup) {
        if !self.digits {
            return out.text(text);
        }
        let bytes = text.as_bytes();
        for run in bytes.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            // Cut beside digits alone, which are characters by themselves.
            let run = std::str::from_utf8(run).unwrap_or_default();
            // Years and document numbers stay one with what stands beside them.
            let long = run.len() >= LONG_NUMBER && run.starts_with(|c: char| c.is_ascii_digit());
            match long {
                true => out.element("span", &[("class", "h")], run),
                false => out.text(run),
            }
        }
    }

    /// Writes a line end that the text itself asks for.
    pub(super) fn line_break(&mut self, out: &mut Markup) {
        out.void("br", &[]);
        let at = self.at;
        let ends = |stop: &mut Stop| stop.at == at && matches!(stop.what, What::Line { .. });
        if let Some(Stop {
            what: What::Line { page: true, .. },
            ..
        }) = self.stops.pop_if(ends)
        {
            end_line(true, 0, out);
        }
    }
}

fn end_line(page: bool, short: u32, out: &mut Markup) {
    if short > 0 {
        let room = format!("--u:{:.2}", short as f32 / 100.0);
        out.element("span", &[("class", "u"), ("style", &room)], "");
    }
    if page {
        out.element("span", &[("class", "p")], "");
    } else {
        out.void("br", &[("class", "l")]);
    }
}
