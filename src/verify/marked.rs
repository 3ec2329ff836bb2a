//! Takes a finished PDF and the reader's language; gives the report as an HTML file
//! that needs nothing else: what is not kept, row by row, and below it the pages
//! concerned, with each such place framed and numbered.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::row::{Row, Spot, Verdict};
use super::{drawn, rows_of};
use crate::diagnostic::Locale;
use crate::layout::font::Fonts;
use crate::layout::pages::{Page, Pages};
use crate::read::pdf::{self, ReadError};
use crate::write::{escape, svg};

/// The rows, and the file that shows them.
///
/// # Errors
/// As [`super::verify`].
pub fn marked(
    file: &[u8],
    name: &str,
    fonts: &Fonts,
    locale: &Locale,
) -> Result<(Vec<Row>, String), ReadError> {
    let sheets = pdf::read(file)?;
    let rows = rows_of(&sheets);
    let pages = drawn::pages(&sheets, fonts);
    let html = Report {
        out: String::new(),
        name,
        rows: &rows,
        locale,
    }
    .file(&pages, fonts);
    Ok((rows, html))
}

struct Report<'a> {
    out: String,
    name: &'a str,
    rows: &'a [Row],
    locale: &'a Locale,
}

/// A broken rule's number and place on a page.
type Marks = BTreeMap<usize, Vec<(usize, Spot)>>;

const COLUMNS: [&str; 6] = ["verdict", "name", "expected", "measured", "page", "clause"];

impl Report<'_> {
    fn file(mut self, pages: &Pages, fonts: &Fonts) -> String {
        let faults: Vec<&Row> = self
            .rows
            .iter()
            .filter(|r| r.verdict == Verdict::Fault)
            .collect();
        let kept = self.rows.iter().filter(|r| r.verdict == Verdict::Ok);
        let counts = [
            ("file", self.name.to_string()),
            ("faults", faults.len().to_string()),
            ("well", kept.count().to_string()),
        ];
        let title = self.locale.ui("web-verify-found", &counts);
        self.put(format_args!(
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"/>\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             style-src 'unsafe-inline'\"/>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/><title>",
            self.locale.ui("verify-lang", &[])
        ));
        self.text(&title);
        self.put(format_args!(
            "</title><style>{}</style></head><body><main><h1>",
            include_str!("marked.css")
        ));
        self.text(&title);
        self.put(format_args!("</h1>"));
        self.worded("p", "verify-marked-words");
        if !faults.is_empty() {
            self.table(&faults, true);
        }
        self.put(format_args!("<details><summary>"));
        self.text(&self.locale.ui("verify-marked-kept", &[]));
        self.put(format_args!("</summary>"));
        let kept: Vec<&Row> = self
            .rows
            .iter()
            .filter(|r| r.verdict == Verdict::Ok)
            .collect();
        self.table(&kept, false);
        self.put(format_args!("</details>"));
        let mut marks = Marks::new();
        for (number, row) in faults.iter().enumerate() {
            for spot in &row.spots {
                marks
                    .entry(spot.page)
                    .or_default()
                    .push((number + 1, *spot));
            }
        }
        self.pages(pages, fonts, &marks, &faults);
        self.put(format_args!("</main></body></html>\n"));
        self.out
    }

    /// Rows; those that are broken bear numbers and lead to their pages.
    fn table(&mut self, rows: &[&Row], numbered: bool) {
        self.put(format_args!("<table><thead><tr>"));
        if numbered {
            self.put(format_args!("<th>№</th>"));
        }
        for column in COLUMNS {
            self.worded("th", &format!("web-verify-{column}"));
        }
        self.put(format_args!("</tr></thead><tbody>"));
        for (i, row) in rows.iter().enumerate() {
            self.put(format_args!("<tr>"));
            if numbered {
                self.put(format_args!("<td><b>{}</b></td>", i + 1));
            }
            self.worded("td", row.verdict.name());
            self.worded("td", &format!("verify-{}", row.key));
            for cell in [&row.expected, &row.measured] {
                self.put(format_args!("<td>"));
                self.text(cell);
                self.put(format_args!("</td>"));
            }
            self.put(format_args!("<td>"));
            let mut pages: Vec<usize> = row.spots.iter().map(|s| s.page + 1).collect();
            pages.extend(row.page.filter(|_| pages.is_empty()));
            pages.dedup();
            for page in pages {
                match numbered {
                    true => self.put(format_args!("<a href=\"#p{page}\">{page}</a> ")),
                    false => self.put(format_args!("{page}")),
                }
            }
            self.put(format_args!("</td><td>"));
            self.text(row.clause);
            self.put(format_args!("</td></tr>"));
        }
        self.put(format_args!("</tbody></table>"));
    }

    /// The pages that have something on them that is not kept.
    fn pages(&mut self, pages: &Pages, fonts: &Fonts, marks: &Marks, faults: &[&Row]) {
        let shown = Pages {
            pages: marks
                .keys()
                .filter_map(|n| pages.pages.get(*n).cloned())
                .collect(),
            ..Pages::default()
        };
        let mut outlines = svg::Outlines::default();
        let sheets = svg::sheets(&shown, fonts, &mut outlines);
        self.put(format_args!(
            "<svg class=\"outlines\" aria-hidden=\"true\"><defs>{}</defs></svg>",
            outlines.since(0, fonts)
        ));
        for ((number, marks), (page, sheet)) in marks.iter().zip(shown.pages.iter().zip(&sheets)) {
            let label = self
                .locale
                .ui("web-impact-page", &[("page", (number + 1).to_string())]);
            self.put(format_args!("<figure id=\"p{}\"><figcaption>", number + 1));
            self.text(&label);
            self.put(format_args!(
                "</figcaption><svg viewBox=\"0 0 {:.1} {:.1}\">{}",
                page.width, page.height, sheet.drawing
            ));
            self.marks(page, marks, faults);
            self.put(format_args!("</svg></figure>"));
        }
    }

    /// Frames around the places, and the numbers of their rows in the margin.
    fn marks(&mut self, page: &Page, marks: &[(usize, Spot)], faults: &[&Row]) {
        let mut labels: Vec<(f32, f32, usize)> = Vec::new();
        for (number, spot) in marks {
            let [left, top, right, bottom] = frame(page, spot);
            let class = if spot.bounds.is_some() {
                "mark"
            } else {
                "mark whole"
            };
            self.put(format_args!(
                "<rect class=\"{class}\" x=\"{left:.2}\" y=\"{top:.2}\" width=\"{:.2}\" height=\"{:.2}\"><title>{number} ",
                right - left,
                bottom - top
            ));
            let row = faults[number - 1];
            self.text(&self.locale.ui(&format!("verify-{}", row.key), &[]));
            self.put(format_args!("</title></rect>"));
            // One number for each place, beside those that stand at its height.
            let y = ((top + bottom) / 2.0).clamp(4.0, page.height - 4.0);
            let near = |l: &&(f32, f32, usize)| (l.1 - y).abs() < 5.6;
            if labels.iter().filter(near).any(|l| l.2 == *number) {
                continue;
            }
            let x = labels
                .iter()
                .filter(near)
                .map(|l| l.0 + 6.2)
                .fold(4.5, f32::max);
            labels.push((x, y, *number));
        }
        for (x, y, number) in labels {
            self.put(format_args!(
                "<circle class=\"number\" cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"2.8\"/>\
                 <text class=\"number\" x=\"{x:.2}\" y=\"{:.2}\">{number}</text>",
                y + 1.2
            ));
        }
    }

    fn worded(&mut self, element: &str, key: &str) {
        self.put(format_args!("<{element}>"));
        self.text(&self.locale.ui(key, &[]));
        self.put(format_args!("</{element}>"));
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    fn put(&mut self, markup: std::fmt::Arguments) {
        // A text takes whatever comes.
        let _ = self.out.write_fmt(markup);
    }
}

/// The frame around a place on a page as it is read, a little wider than what it
/// holds; around a page as a whole, inside its edges.
fn frame(page: &Page, spot: &Spot) -> [f32; 4] {
    const ROOM: f32 = 0.7;
    let [left, top, right, bottom] = match (spot.bounds, page.landscape) {
        (None, _) => return [2.0, 2.0, page.width - 2.0, page.height - 2.0],
        (Some(bounds), false) => bounds,
        (Some([left, top, right, bottom]), true) => {
            [page.width - bottom, left, page.width - top, right]
        }
    };
    [left - ROOM, top - ROOM, right + ROOM, bottom + ROOM]
}
