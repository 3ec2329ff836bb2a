//! Takes a table; fills a sheet with it: title, head that stays and repeats,
//! merged cells, filter, widths, A4 on its side, one page wide.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, IgnoreError, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::heights::{column_width, height, heights};
use super::number;
use super::value::{Value, text, value};
use crate::document::{Align, Place, Table, plain_text};
use crate::layout::font::Role;
use crate::layout::style::{Pt, Style};
use crate::write::office::family;

/// Narrowest and widest column, in half-width characters.
const WIDTHS: (f64, f64) = (6.0, 44.0);

/// Size of the title.
const TITLE: Pt = Pt(18.0);

/// The title stands above the table.
const FIRST: u32 = 1;

/// Fills the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    name: &str,
    style: &Style,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let places = table.places();
    let columns = places.iter().map(|place| place.column + place.columns);
    let columns = columns.max().unwrap_or(0).max(table.columns.len());
    let last_column = column_number(columns.max(1) - 1);
    let title = table.caption.as_ref().map(|c| plain_text(c));
    let title = title.unwrap_or_else(|| name.to_string());
    let widths = widths(table, &places, style);
    title_row(sheet, &title, &widths, style)?;
    let head = table.head.len() as u32;
    let count = head + table.body.len() as u32;
    for place in &places {
        put(sheet, place, table, style)?;
    }
    for (n, height) in heights(table, &places, &widths, style).iter().enumerate() {
        sheet.set_row_height(FIRST + n as u32, *height)?;
    }
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column_number(column), *width)?;
    }
    let body = FIRST + head;
    sheet.set_freeze_panes(body, 0)?;
    if head > 0 {
        sheet.set_repeat_rows(FIRST, body - 1)?;
    }
    // A filter over merged cells hides halves of them.
    let merged = |p: &Place| p.row >= table.head.len() && (p.rows > 1 || p.columns > 1);
    if head > 0 && count > head && !places.iter().any(merged) {
        sheet.autofilter(body - 1, 0, FIRST + count - 1, last_column)?;
    }
    if count > 0 {
        let last = FIRST + count - 1;
        sheet.ignore_error_range(FIRST, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
    }
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_footer("&C— &P —");
    Ok(())
}

/// A column as sheets count them; one too many for a sheet is refused there.
fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn font(style: &Style, role: Role, size: f32) -> Format {
    Format::new()
        .set_font_name(family(style, role))
        .set_font_size(f64::from(size))
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

fn title_row(
    sheet: &mut Worksheet,
    title: &str,
    widths: &[f64],
    style: &Style,
) -> Result<(), XlsxError> {
    let format = font(style, style.title.face, TITLE.0).set_align(FormatAlign::Center);
    let last_column = column_number(widths.len().max(1) - 1);
    if last_column > 0 {
        sheet.merge_range(0, 0, 0, last_column, title, &format)?;
    } else {
        sheet.write_string_with_format(0, 0, title, &format)?;
    }
    let pitch = Pt(TITLE.0 * 1.4);
    let height = height(title, widths.iter().sum(), TITLE, pitch);
    sheet.set_row_height(0, height.max(36.0))?;
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    place: &Place,
    table: &Table,
    style: &Style,
) -> Result<(), XlsxError> {
    let header = place.row < table.head.len() || place.cell.header;
    let role = if header {
        style.table.head_face
    } else {
        style.table.face
    };
    let text = text(place.cell);
    let column = table.columns.get(place.column);
    let align = place.cell.align.or(column.map(|c| c.align));
    let short = text.chars().count() <= usize::from(style.table.short);
    let side = match align.unwrap_or(Align::Auto) {
        _ if header => FormatAlign::Center,
        Align::Auto if short => FormatAlign::Center,
        Align::Auto | Align::Left => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let mut format = font(style, role, style.table.size.0)
        .set_align(side)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::Black);
    let number = number::number(table, place, &text, FIRST);
    let value = value(&text, place.cell.on).filter(|_| !header);
    format = match (&number, &value) {
        (Some(number), _) => format.set_num_format(number.shown()),
        (None, Some(Value::Day(_, shown))) => format.set_num_format(*shown),
        (None, Some(Value::Number(_, shown))) => format.set_num_format(shown),
        // Text, so that nothing typed over it becomes a formula or a number.
        (None, None) => format.set_num_format("@"),
    };
    let (row, column) = (FIRST + place.row as u32, column_number(place.column));
    if place.rows > 1 || place.columns > 1 {
        let words = if value.is_some() { "" } else { &text };
        let last_row = row + place.rows as u32 - 1;
        let last_column = column_number(place.column + place.columns - 1);
        sheet.merge_range(row, column, last_row, last_column, words, &format)?;
    }
    match (number, value) {
        (Some(number), _) => number.write(sheet, row, column, &format)?,
        (None, Some(Value::Day(day, _))) => {
            sheet.write_datetime_with_format(row, column, &day, &format)?
        }
        (None, Some(Value::Number(number, _))) => {
            sheet.write_number_with_format(row, column, number, &format)?
        }
        (None, None) => sheet.write_string_with_format(row, column, &text, &format)?,
    };
    Ok(())
}

/// Wide enough for what stands on one line, within bounds.
fn widths(table: &Table, places: &[Place], style: &Style) -> Vec<f64> {
    let size = style.table.size;
    let mut widths = vec![WIDTHS.0; table.columns.len()];
    for place in places.iter().filter(|p| p.columns == 1) {
        let text = text(place.cell);
        let longest = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        // Heads may stand in two lines.
        let longest = if place.row < table.head.len() && longest > 8 {
            longest.div_ceil(2)
        } else {
            longest
        };
        if let Some(width) = widths.get_mut(place.column) {
            *width = width.max(column_width(longest + 1, size));
        }
    }
    for (width, column) in widths.iter_mut().zip(&table.columns) {
        if let Some(wish) = column.width {
            *width = width.max(column_width((wish * 2.0).ceil() as usize, size));
        }
        *width = width.min(WIDTHS.1);
    }
    widths
}
