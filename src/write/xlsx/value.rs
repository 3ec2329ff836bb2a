//! Takes a cell's text; gives the day or the number, where the whole cell is one.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, XlsxError};

use crate::document::{Cell, plain_text};

/// The text of a cell, a line for each paragraph.
pub(super) fn text(cell: &Cell) -> String {
    let paragraphs = cell.paragraphs.iter().map(|p| plain_text(p));
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// What a cell holds besides text, and how the spreadsheet is to show it: as it was
/// written.
pub(super) enum Value {
    Day(ExcelDateTime, &'static str),
    Number(f64, String),
}

/// What the text of a cell is; `on` is the day that it means, where the year is left
/// out. Whatever is left is text.
pub(super) fn value(text: &str, on: Option<NaiveDate>) -> Option<Value> {
    let text = text.trim();
    day(text, on).or_else(|| number(text))
}

fn day(text: &str, on: Option<NaiveDate>) -> Option<Value> {
    let forms = [
        ("%Y年%m月%d日", "yyyy\"年\"m\"月\"d\"日\""),
        ("%Y-%m-%d", "yyyy-mm-dd"),
        ("%Y/%m/%d", "yyyy/m/d"),
    ];
    let found = forms.into_iter().find_map(|(form, shown)| {
        let date = NaiveDate::parse_from_str(text, form).ok()?;
        Some((date, shown))
    });
    let short = on.filter(|day| text == format!("{}月{}日", day.month(), day.day()));
    let found = found.or(short.map(|day| (day, "m\"月\"d\"日\"")));
    let (date, shown) = found.filter(|(date, _)| (1901..=2199).contains(&date.year()))?;
    Some(Value::Day(excel(date).ok()?, shown))
}

/// Digits of the largest number: telephones and other numbers that nobody adds up
/// have more.
const LONGEST: usize = 6;

/// 12, -5, 0.98, 1,200, 95%; never 007.
fn number(text: &str) -> Option<Value> {
    let (plain, percent) = match text.strip_suffix('%') {
        Some(plain) => (plain, true),
        None => (text, false),
    };
    let digits = plain.strip_prefix('-').unwrap_or(plain);
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals),
        Some(_) => return None,
        None => (digits, ""),
    };
    let grouped = whole.contains(',');
    if grouped && !is_grouped(whole) {
        return None;
    }
    let joined = whole.replace(',', "");
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let led = joined.len() > 1 && joined.starts_with('0');
    let long = joined.len() > LONGEST && !grouped;
    if joined.is_empty() || !all(&joined) || !all(decimals) || led || long || decimals.len() > 6 {
        return None;
    }
    let number: f64 = plain.replace(',', "").parse().ok()?;
    let mut shown = String::from(if grouped { "#,##0" } else { "0" });
    if !decimals.is_empty() {
        shown.push('.');
        shown.extend(decimals.chars().map(|_| '0'));
    }
    if percent {
        shown.push('%');
        return Some(Value::Number(number / 100.0, shown));
    }
    Some(Value::Number(number, shown))
}

/// 1,200,000.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default().len();
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

/// The day as the spreadsheet counts it.
pub(super) fn excel(date: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(2000);
    ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers_and_everything_else_stays_text() {
        for (text, expected, shown) in [
            ("12", 12.0, "0"),
            ("-5", -5.0, "0"),
            ("0.98", 0.98, "0.00"),
            ("1,200", 1200.0, "#,##0"),
            ("95%", 0.95, "0%"),
            ("99.5%", 0.995, "0.0%"),
        ] {
            match value(text, None) {
                Some(Value::Number(number, form)) => {
                    assert!((number - expected).abs() < 1e-9, "{text}");
                    assert_eq!(form, shown, "{text}");
                }
                _ => panic!("{text}"),
            }
        }
        for text in [
            "",
            "007",
            "0631-5550100",
            "5550100",
            "1.",
            ".5",
            "1,20",
            "≥95%",
            "12人",
            "=1+1",
            "3-1",
            "1e3",
            "+86",
            "24:00",
        ] {
            assert!(value(text, None).is_none(), "{text}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_the_day_meant() {
        let on = NaiveDate::from_ymd_opt(2026, 3, 24);
        assert!(matches!(value("3月24日", on), Some(Value::Day(..))));
        assert!(value("3月25日", on).is_none());
        assert!(value("3月24日", None).is_none());
    }
}
