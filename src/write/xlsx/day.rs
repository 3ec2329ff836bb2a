//! Takes a cell's text; gives the day, where the whole cell is one.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

/// The day, and how the spreadsheet is to show it: as it was written.
pub(super) fn day(text: &str) -> Option<(ExcelDateTime, &'static str)> {
    let text = text.trim();
    let forms = [
        ("%Y年%m月%d日", "yyyy\"年\"m\"月\"d\"日\""),
        ("%Y-%m-%d", "yyyy-mm-dd"),
        ("%Y/%m/%d", "yyyy/m/d"),
    ];
    let found = forms.into_iter().find_map(|(form, shown)| {
        let date = NaiveDate::parse_from_str(text, form).ok()?;
        Some((date, shown))
    });
    let (date, shown) = found.filter(|(date, _)| (1901..=2199).contains(&date.year()))?;
    Some((excel(date).ok()?, shown))
}

/// The day as the spreadsheet counts it.
pub(super) fn excel(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(2000);
    ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)
}
