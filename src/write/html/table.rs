//! Takes a table; gives its markup, in a box of its own that scrolls where the
//! screen is narrow.

use super::columns::{least_of, widths};
use super::css::cell_padding;
use super::inline::inlines;
use super::lines::Text;
use super::markup::Markup;
use super::{Level, Writer};
use crate::document::{Align, Cell, Place, Row, Table, plain_text};
use crate::layout::seams::{CutCell, RowSeam, TableSeams};
use crate::layout::style::Pt;

/// A table under way.
struct Under<'a> {
    table: &'a Table,
    /// What the pages made of it.
    seams: Option<&'a TableSeams>,
    /// Every cell at its place, counted along the rows.
    places: Vec<Place<'a>>,
    /// How many rows and cells were written.
    row: usize,
    cell: usize,
    landscape: bool,
}

impl<'a> Under<'a> {
    fn is_short_name(&self) -> bool {
        let place = self.places.get(self.cell);
        place.is_some_and(|place| self.table.is_short_name(place))
    }

    /// What the pages made of the row under way.
    fn seam(&self) -> Option<&'a RowSeam> {
        self.seams?.rows.get(self.row)
    }

    /// Some of the parts of its merged cells.
    fn parts(
        &self,
        which: impl Fn(&'a TableSeams) -> &'a Vec<CutCell>,
        wanted: impl Fn(&CutCell) -> bool,
    ) -> Vec<CutCell> {
        let parts = self.seams.into_iter().flat_map(which);
        parts.filter(|part| wanted(part)).copied().collect()
    }
}

impl Writer<'_> {
    /// The table: caption, head, rows.
    pub(super) fn table(&self, table: &Table, level: Level, out: &mut Markup) {
        let (mut widths, mut least) = widths(self.style, table, level);
        let mut at = self.at.get();
        let seams = self.seams.tables.get(at.tables);
        at.tables += 1;
        self.at.set(at);
        let seams = seams.filter(|seams| seams.columns.len() == widths.len());
        if let Some(seams) = seams {
            let total: f32 = seams.columns.iter().sum();
            widths = seams.columns.iter().map(|w| w / total.max(1.0)).collect();
            least = least_of(self.style, table, &widths, level);
        }
        // Several tables have the same caption, or none.
        let head = table.head.iter().flat_map(|row| &row.cells);
        let head = head
            .flat_map(|cell| &cell.paragraphs)
            .map(|p| plain_text(p));
        let words = match &table.caption {
            Some(caption) => plain_text(caption),
            None => head.collect::<Vec<_>>().join("、"),
        };
        let label = format!("表{}：{words}", at.tables);
        let over = seams.is_some_and(|seams| {
            let pages = seams.rows.first().zip(seams.rows.last());
            pages.is_some_and(|(first, last)| last.end > first.page)
        });
        let scroll = [
            ("class", if over { "scroll over" } else { "scroll" }),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", label.trim_end_matches('：')),
            ("style", &self.smaller(seams)),
        ];
        out.open("div", &scroll);
        out.open("table", &[("style", &format!("--least:{least:.2}"))]);
        if let Some(caption) = &table.caption {
            out.open("caption", &[]);
            inlines(caption, &mut self.text(0), out);
            out.close("caption");
        }
        out.open("colgroup", &[]);
        for width in &widths {
            out.void("col", &[("style", &format!("width:{:.2}%", width * 100.0))]);
        }
        out.close("colgroup");
        let mut under = Under {
            table,
            seams,
            places: table.places(),
            row: 0,
            cell: 0,
            landscape: level.landscape,
        };
        if !table.head.is_empty() {
            self.rows("thead", &table.head, &mut under, out);
        }
        self.rows("tbody", &table.body, &mut under, out);
        out.close("table");
        out.close("div");
        let end = seams
            .and_then(|seams| seams.rows.last())
            .map_or(0, |row| row.end);
        self.turn(end);
    }

    /// The measures of a table whose type is smaller than that of others, or that is
    /// closed up.
    fn smaller(&self, seams: Option<&TableSeams>) -> String {
        let Some(seams) = seams.filter(|seams| seams.size > 0.0) else {
            return String::new();
        };
        let (text, table) = (&self.style.text, &self.style.table);
        let mut own = Vec::new();
        if seams.size < table.size.0 - 0.01 {
            own.push(format!("--table-size:{:.4}rem", seams.size / text.size.0));
        }
        if seams.padding < table.padding_y - 0.01 {
            let size = Pt(seams.size);
            own.push(format!("--table-pitch:{:.4}", seams.pitch / size.mm()));
            let leading = seams.pitch - size.mm();
            let padding = cell_padding(table, seams.padding, leading, size);
            own.push(format!("--table-padding:{padding}"));
        }
        own.join(";")
    }

    fn rows(&self, part: &str, rows: &[Row], under: &mut Under, out: &mut Markup) {
        out.open(part, &[]);
        for row in rows {
            let mut style = String::new();
            if row.min_lines > 1 {
                style = format!("--lines:{};", row.min_lines);
            }
            let mut classes = Vec::new();
            match under.seam() {
                Some(seam) if seam.height > 0.0 => style += &format!("--h:{:.2}", seam.height),
                Some(_) => classes.push("cut"),
                None => {}
            }
            if let Some(room) = self.room_above(under) {
                classes.push("n");
                style += &format!(";--room:{room:.2}");
            }
            out.open("tr", &[("class", &classes.join(" ")), ("style", &style)]);
            for (n, cell) in row.cells.iter().enumerate() {
                self.cell(cell, n == 0, part == "thead", under, out);
                under.cell += 1;
            }
            out.close("tr");
            under.row += 1;
        }
        out.close(part);
    }

    /// Where a page begins with a row: how much room the row above leaves at its
    /// page's foot, mm.
    fn room_above(&self, under: &Under) -> Option<f32> {
        let above = under.seams?.rows.get(under.row.checked_sub(1)?)?;
        let page = &self.style.page;
        let height = match under.landscape {
            true => page.text_width,
            false => page.text_height,
        };
        (under.seam()?.page > above.end).then_some((height - above.foot).max(0.0))
    }

    fn cell(&self, cell: &Cell, first: bool, in_head: bool, under: &Under, out: &mut Markup) {
        let header = cell.header || in_head;
        let name = if header { "th" } else { "td" };
        let scope = match (header, in_head) {
            (false, _) => "",
            (true, true) if cell.colspan > 1 => "colgroup",
            (true, true) => "col",
            (true, false) if cell.rowspan > 1 => "rowgroup",
            (true, false) => "row",
        };
        let span = |n: u16| if n > 1 { n.to_string() } else { String::new() };
        let cut = under.parts(|seams| &seams.cut, |cut| cut.cell as usize == under.cell);
        let cut = cut.first().map(|cut| format!("--top:{:.2}", cut.top));
        let align = self.align(cell, in_head, under);
        let class = match (align, self.is_short(cell)) {
            ("", true) => "w".to_owned(),
            (_, true) => format!("{align} w"),
            (_, false) => align.to_owned(),
        };
        let attributes = [
            ("scope", scope),
            ("class", class.as_str()),
            ("rowspan", &span(cell.rowspan)),
            ("colspan", &span(cell.colspan)),
            ("style", cut.as_deref().unwrap_or_default()),
        ];
        out.open(name, &attributes);
        let text = &mut Text::new(self.lines(under.cell + 1));
        match cell.paragraphs.as_slice() {
            [only] if under.is_short_name() => {
                out.open("span", &[("class", "name spread")]);
                inlines(only, text, out);
                out.close("span");
            }
            [only] => inlines(only, text, out),
            several => {
                for paragraph in several {
                    out.open("p", &[]);
                    inlines(paragraph, text, out);
                    out.close("p");
                }
            }
        }
        if first {
            self.again(under, out);
        }
        out.close(name);
    }

    /// Whether a cell's text is a word that stays whole.
    fn is_short(&self, cell: &Cell) -> bool {
        let lengths = cell
            .paragraphs
            .iter()
            .map(|p| plain_text(p).chars().count());
        lengths.max().unwrap_or(0) <= usize::from(self.style.table.short)
    }

    /// How the text of a cell stands.
    fn align(&self, cell: &Cell, in_head: bool, under: &Under) -> &'static str {
        let start = under.places.get(under.cell).map_or(0, |place| place.column);
        let column = under.table.columns.get(start).map(|c| c.align);
        let short = self.is_short(cell);
        let centred = || under.seams.and_then(|s| s.centred.get(start)) == Some(&true);
        match cell.align.or(column).unwrap_or(Align::Auto) {
            _ if (in_head || cell.header) && cell.align.is_none() => "c",
            Align::Auto if short || centred() => "c",
            Align::Center => "c",
            Align::Right => "r",
            Align::Auto | Align::Left => "",
        }
    }

    /// Words of merged cells that stand again on a new page: print styles draw
    /// them, so that they are no text.
    fn again(&self, under: &Under, out: &mut Markup) {
        let again = under.parts(|seams| &seams.again, |part| part.row as usize == under.row);
        let (Some(seams), false) = (under.seams, again.is_empty()) else {
            return;
        };
        let left = |place: &Place| -> f32 { seams.columns.iter().take(place.column).sum() };
        let here = under.places.get(under.cell).map_or(0.0, left);
        for part in again {
            let Some(place) = under.places.get(part.cell as usize) else {
                continue;
            };
            let cell = place.cell;
            let columns = seams.columns.iter().skip(place.column);
            let width: f32 = columns.take(place.columns).sum();
            let x = left(place) - here;
            let place = format!("--x:{x:.2};--y:{:.2};--w:{width:.2}", part.top);
            let plain: String = cell.paragraphs.iter().map(|p| plain_text(p)).collect();
            let words = self.lines_of(&plain.replace('\n', ""), part.cell as usize + 1);
            let class = if cell.header { "again head" } else { "again" };
            let again = [("class", class), ("data-words", &words), ("style", &place)];
            out.element("span", &again, "");
        }
    }
}
