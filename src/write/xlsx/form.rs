//! Takes a table that somebody else fills in; gives the file: a title, heads, fixed
//! cells in grey, lists to choose from, and columns that nobody sees.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, XlsxError,
};

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Name of the sheet.
    pub name: String,
    /// Above the heads.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; empty cells are to be filled in.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Width in characters.
    pub width: f64,
    /// Whether nobody sees it.
    pub hidden: bool,
    /// Whether nothing is to be changed in it.
    pub fixed: bool,
    /// What may be chosen; anything where there is nothing.
    pub choices: Vec<String>,
}

/// The file; nothing where the table is larger than a sheet.
pub fn write(form: &Form) -> Option<Vec<u8>> {
    file(form).ok()
}

fn file(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Never the clock's day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(&form.title)
            .set_creation_datetime(&day),
    );
    let sheet = book.add_worksheet();
    let name: String = form
        .name
        .chars()
        .filter(|c| !"[]:*?/\\'".contains(*c))
        .take(31)
        .collect();
    sheet.set_name(if name.is_empty() { "表" } else { &name })?;
    let border = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let cell = border.clone().set_align(FormatAlign::VerticalCenter);
    let fixed = cell.clone().set_background_color(Color::RGB(0x00F2_F2F2));
    let head = cell.clone().set_bold().set_align(FormatAlign::Center);
    let title = Format::new().set_bold().set_font_size(16);
    // The title stands where it is seen: behind the columns that nobody sees.
    let first = form
        .columns
        .iter()
        .position(|column| !column.hidden)
        .unwrap_or(0);
    sheet.write_string_with_format(0, first as u16, &form.title, &title)?;
    for (n, column) in form.columns.iter().enumerate() {
        let n = n as u16;
        sheet.write_string_with_format(1, n, &column.head, &head)?;
        sheet.set_column_width(n, column.width)?;
        if column.hidden {
            sheet.set_column_hidden(n)?;
        }
        let last = (form.rows.len() as u32).max(1) + 1;
        if !column.choices.is_empty() {
            let choices: Vec<&str> = column.choices.iter().map(String::as_str).collect();
            let list = DataValidation::new().allow_list_strings(&choices)?;
            sheet.add_data_validation(2, n, last, n, &list)?;
        }
    }
    for (r, row) in form.rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            let is_fixed = form.columns.get(c).is_some_and(|column| column.fixed);
            let look = if is_fixed { &fixed } else { &cell };
            sheet.write_string_with_format(r as u32 + 2, c as u16, text, look)?;
        }
    }
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 1)?;
    book.save_to_buffer()
}
