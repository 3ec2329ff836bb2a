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
}

/// Something that happens in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stop {
    at: u32,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A line ends before it, and perhaps a page.
    Line { page: bool },
    /// The character there has this class.
    Mark(&'static str),
}

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
        Self { stops, at: 0 }
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
            out.text(&before[done..]);
            done = at;
            match (stop.what, rest.chars().next()) {
                (What::Line { page }, _) => end_line(page, out),
                (What::Mark(class), Some(mark)) => {
                    done += mark.len_utf8();
                    out.element("span", &[("class", class)], &text[at..done]);
                }
                (What::Mark(_), None) => {}
            }
        }
        out.text(&text[done..]);
        self.at = end;
    }

    /// Writes a line end that the text itself asks for.
    pub(super) fn line_break(&mut self, out: &mut Markup) {
        out.void("br", &[]);
        let at = self.at;
        let ends = |stop: &mut Stop| stop.at == at && matches!(stop.what, What::Line { .. });
        if let Some(Stop {
            what: What::Line { page: true },
            ..
        }) = self.stops.pop_if(ends)
        {
            end_line(true, out);
        }
    }
}

fn end_line(page: bool, out: &mut Markup) {
    if page {
        out.element("span", &[("class", "p")], "");
    } else {
        out.void("br", &[("class", "l")]);
    }
}
