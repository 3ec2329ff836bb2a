//! Days and coarser dates, as offices write them.

use chrono::{Datelike, NaiveDate};

use super::text::half_width;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::Text;
use crate::model::date::{PlanDate, Third, Years};

/// What a text says of a date.
#[derive(Debug, PartialEq)]
pub(in crate::load) enum Reading {
    Date(PlanDate),
    /// Read as a date, but no such day exists.
    Impossible,
    /// Only the year is missing.
    NoYear,
    Unknown,
}

impl Decoder<'_> {
    /// A day.
    pub(super) fn day(&mut self, fields: &mut Fields, name: &'static str) -> Option<At<NaiveDate>> {
        let (text, key) = self.word(fields, name)?;
        self.day_of(&text, key)
    }

    /// Several days.
    pub(super) fn days(&mut self, fields: &mut Fields, name: &'static str) -> Vec<At<NaiveDate>> {
        self.several(fields, name, |decoder, item, key, out| {
            if let Some(text) = decoder.text_of(item, key) {
                let words = decoder.split(text).into_iter();
                out.extend(words.filter_map(|word| decoder.day_of(&word, key)));
            }
        })
    }

    /// A day, or 待定.
    pub(super) fn day_or_open(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<At<Option<NaiveDate>>> {
        let (text, key) = self.word(fields, name)?;
        if keys::OPEN.contains(&text.as_str()) {
            return Some(At::new(None, text.at));
        }
        self.day_of(&text, key).map(|day| day.map(Some))
    }

    pub(super) fn day_of(&mut self, text: &Text, key: &str) -> Option<At<NaiveDate>> {
        match read(text, None) {
            Reading::Date(PlanDate::Day(day)) => Some(At::new(day, text.at)),
            Reading::Impossible => self.invalid_date(text, key, "no-such-day"),
            Reading::NoYear => self.invalid_date(text, key, "write-year"),
            _ => self.invalid_date(text, key, "date-forms"),
        }
    }

    /// A day, a third of a month, a month or a year; the year is the plan's
    /// where none is written.
    pub(super) fn plan_date(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<At<PlanDate>> {
        let (text, key) = self.word(fields, name)?;
        let edge = edge_of(&text).map(|(month, edge)| (month, Some(edge)));
        let (words, edge) = edge.unwrap_or((&text, None));
        let reading = match (read_within(words, self.years), edge) {
            (Reading::Date(PlanDate::Month { year, month }), Some(third)) => {
                Reading::Date(PlanDate::Third { year, month, third })
            }
            (reading, _) => reading,
        };
        match reading {
            Reading::Date(date) => Some(At::new(date, text.at)),
            Reading::Impossible => self.invalid_date(&text, key, "no-such-day"),
            Reading::NoYear => self.invalid_date(&text, key, "write-year"),
            Reading::Unknown => self.invalid_date(&text, key, "plan-date-forms"),
        }
    }

    pub(super) fn invalid_date<T>(
        &mut self,
        text: &Text,
        key: &str,
        hint: &'static str,
    ) -> Option<T> {
        let fault = Diagnostic::new(Code::InvalidDate)
            .arg("key", key)
            .arg("word", text.value.clone())
            .at(text.at)
            .hint(hint);
        self.push(fault);
        None
    }
}

/// The days of 2026年5月1日至9月30日: the last one has the year of the first, where
/// it has none of its own.
pub(super) fn period_of(text: &str) -> Option<(String, String)> {
    let marks = ["——", "至", "到", "—", "～", "~", "－"];
    let (first, last) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let Reading::Date(PlanDate::Day(from)) = read(first, None) else {
        return None;
    };
    let Reading::Date(PlanDate::Day(until)) = read(last, Some(from.year())) else {
        return None;
    };
    Some((from.to_string(), until.to_string()))
}

/// Reads 2026-03-20, 2026年3月20日, 2026.3.20, 2026/3/20, 2026-03-中旬, 3月中旬,
/// 2026年3月, 2026年; the year given where none is written.
pub(in crate::load) fn read(text: &str, year: Option<i32>) -> Reading {
    let text: String = half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if let Some(reading) = part_of_a_year(&text, year) {
        return reading;
    }
    let (third, text) = third_of(&text);
    let Some(numbers) = numbers(text) else {
        return Reading::Unknown;
    };
    let (year, rest) = match (numbers.year, year) {
        (Some(year), _) | (None, Some(year)) => (year, numbers.rest),
        (None, None) => return Reading::NoYear,
    };
    let date = match (rest.as_slice(), third) {
        ([month, day], None) => NaiveDate::from_ymd_opt(year, *month, *day).map(PlanDate::Day),
        ([month], Some(third)) => Some(PlanDate::Third {
            year,
            month: *month,
            third,
        }),
        ([month], None) => Some(PlanDate::Month {
            year,
            month: *month,
        }),
        ([], None) => Some(PlanDate::Year(year)),
        _ => return Reading::Unknown,
    };
    let exists = |date: &PlanDate| date.first_day().is_some() && (1900..=2200).contains(&year);
    date.filter(exists)
        .map_or(Reading::Impossible, Reading::Date)
}

/// The same; where no year is written, that in which the date falls into the
/// plan's time.
pub(super) fn read_within(text: &str, years: Option<Years>) -> Reading {
    match (read(text, None), years) {
        (Reading::NoYear, Some(years)) => match read(text, Some(ANY_YEAR)) {
            Reading::Date(date) => read(text, Some(years.of(date))),
            reading => reading,
        },
        (reading, _) => reading,
    }
}

/// Any leap year does while none is known: 2月29日 is no fault then.
pub(super) const ANY_YEAR: i32 = 2024;

/// 2026年第三季度, 一季度, 上半年; nothing where the text ends otherwise.
fn part_of_a_year(text: &str, year: Option<i32>) -> Option<Reading> {
    let of_half = |second: bool| move |year| PlanDate::Half { year, second };
    let (rest, part): (&str, Box<dyn Fn(i32) -> PlanDate>) =
        if let Some(rest) = text.strip_suffix("上半年") {
            (rest, Box::new(of_half(false)))
        } else if let Some(rest) = text.strip_suffix("下半年") {
            (rest, Box::new(of_half(true)))
        } else {
            let rest = text.strip_suffix("季度")?;
            let (at, sign) = rest.char_indices().next_back()?;
            let signs = ["一1", "二2", "三3", "四4"];
            let quarter = 1 + signs.iter().position(|signs| signs.contains(sign))? as u32;
            let rest = rest[..at].strip_suffix('第').unwrap_or(&rest[..at]);
            (
                rest,
                Box::new(move |year| PlanDate::Quarter { year, quarter }),
            )
        };
    let year = match (rest, year) {
        ("", Some(year)) => year,
        ("", None) => return Some(Reading::NoYear),
        (rest, _) => match read(rest.strip_suffix('的').unwrap_or(rest), None) {
            Reading::Date(PlanDate::Year(year)) => year,
            Reading::Impossible => return Some(Reading::Impossible),
            _ => return None,
        },
    };
    Some(Reading::Date(part(year)))
}

fn third_of(text: &str) -> (Option<Third>, &str) {
    let thirds = [
        ("上旬", Third::Early),
        ("中旬", Third::Middle),
        ("下旬", Third::Late),
    ];
    for (word, third) in thirds {
        if let Some(rest) = text.strip_suffix(word) {
            return (
                Some(third),
                rest.strip_suffix(['-', '.', '/']).unwrap_or(rest),
            );
        }
    }
    (None, text)
}

/// 12月底, 3月初: the month, and which end of it.
fn edge_of(text: &str) -> Option<(&str, Third)> {
    let edges = [
        ('初', Third::Start),
        ('底', Third::End),
        ('末', Third::Close),
    ];
    let mut found = edges.iter();
    found.find_map(|(sign, edge)| {
        let month = text.trim().strip_suffix(*sign)?;
        month.ends_with('月').then_some((month, *edge))
    })
}

/// 2026年3月: what dates a plain paper to the month.
pub(super) fn month_of(text: &str) -> Option<i32> {
    match read(text, None) {
        Reading::Date(PlanDate::Month { year, .. }) if text.contains('月') => Some(year),
        _ => None,
    }
}

struct Numbers {
    year: Option<i32>,
    rest: Vec<u32>,
}

/// Year, month and day, parted by signs or by 年月日.
fn numbers(text: &str) -> Option<Numbers> {
    let mut year = None;
    let mut rest = Vec::new();
    let mut text = text;
    while !text.is_empty() {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        if len == 0 || len > 4 {
            return None;
        }
        let number: u32 = text[..len].parse().ok()?;
        let mut after = text[len..].chars();
        let mark = after.next();
        let first = year.is_none() && rest.is_empty();
        match mark {
            Some('年') if first => year = Some(number as i32),
            Some('-' | '.' | '/') if first && len == 4 => year = Some(number as i32),
            Some('月' | '-' | '.' | '/') if rest.is_empty() => rest.push(number),
            Some('日' | '号') if rest.len() == 1 && after.as_str().is_empty() => {
                rest.push(number)
            }
            None if first && len == 4 => year = Some(number as i32),
            None if year.is_some() && rest.len() < 2 => rest.push(number),
            _ => return None,
        }
        text = after.as_str();
        if text.is_empty() && matches!(mark, Some('-' | '.' | '/')) {
            return None;
        }
    }
    (year.is_some() || !rest.is_empty()).then_some(Numbers { year, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_understood_however_it_is_written() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
        for text in [
            "2026-03-20",
            "2026-3-20",
            "2026年3月20日",
            "2026年03月20日",
            "2026.3.20",
            "2026/3/20",
            "２０２６年３月２０日",
            "2026 年 3 月 20 日",
        ] {
            assert_eq!(
                read(text, None),
                Reading::Date(PlanDate::Day(day)),
                "{text}"
            );
        }
    }

    #[test]
    fn coarser_dates_take_the_plans_year() {
        let (year, month) = (2026, 3);
        let third = Third::Middle;
        let middle = Reading::Date(PlanDate::Third { year, month, third });
        for text in ["2026-03-中旬", "2026年3月中旬", "3月中旬", "2026.3.中旬"] {
            assert_eq!(read(text, Some(2026)), middle, "{text}");
        }
        let whole = Reading::Date(PlanDate::Month { year, month });
        for text in ["2026-03", "2026年3月", "3月"] {
            assert_eq!(read(text, Some(2026)), whole, "{text}");
        }
        assert_eq!(read("2026年", None), Reading::Date(PlanDate::Year(2026)));
        assert_eq!(read("3月中旬", None), Reading::NoYear);
    }

    #[test]
    fn days_that_do_not_exist_are_told_from_words() {
        for text in ["2026-02-30", "2026年13月1日", "2026-04-31", "2026-00-10"] {
            assert_eq!(read(text, None), Reading::Impossible, "{text}");
        }
        for text in [
            "下周",
            "",
            "年",
            "2026-03-20-1",
            "20260320",
            "3月底",
            "2026--1",
            "2026-",
        ] {
            assert_eq!(read(text, None), Reading::Unknown, "{text}");
        }
    }
}
