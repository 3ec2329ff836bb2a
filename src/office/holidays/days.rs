//! Takes words with days in them; gives the days, and the words without them.

use chrono::{NaiveDate, Weekday};

/// Days one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    /// The first.
    pub from: NaiveDate,
    /// The last, which may be the same.
    pub until: NaiveDate,
    /// The day of the week that is written behind either.
    pub first: Option<Weekday>,
    pub last: Option<Weekday>,
}

impl Span {
    /// Each of them.
    pub(super) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let until = self.until;
        self.from.iter_days().take_while(move |day| *day <= until)
    }
}

/// A day as it is written.
struct Written {
    year: Option<i32>,
    month: Option<u32>,
    day: u32,
    weekday: Option<Weekday>,
}

/// Parts between commas; those within brackets are none.
pub(super) fn clauses(sentence: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    for c in sentence.chars() {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == '，' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

/// The days that words name, 至 between two that belong together, and what else they
/// say; nothing where a day is none of the calendar.
pub(super) fn spans(words: &str, year: i32) -> Option<(Vec<Span>, String)> {
    let chars: Vec<char> = words.chars().collect();
    let (mut spans, mut rest) = (Vec::new(), String::new());
    let mut at = 0;
    let mut month = None;
    while at < chars.len() {
        let Some((first, next)) = day(&chars, at) else {
            rest.push(chars[at]);
            at += 1;
            continue;
        };
        at = next;
        let second = match chars.get(at) {
            Some('至') => day(&chars, at + 1),
            _ => None,
        };
        let from_month = first.month.or(month)?;
        let from_year = first.year;
        let from = |year| NaiveDate::from_ymd_opt(year, from_month, first.day);
        let mut span = Span {
            from: from(from_year.unwrap_or(year))?,
            until: from(from_year.unwrap_or(year))?,
            first: first.weekday,
            last: None,
        };
        month = Some(from_month);
        if let Some((second, next)) = second {
            at = next;
            let until_month = second.month.unwrap_or(from_month);
            span.until =
                NaiveDate::from_ymd_opt(second.year.unwrap_or(year), until_month, second.day)?;
            span.last = second.weekday;
            // 12月31日至1月2日 begins in the year before.
            if span.until < span.from && from_year.is_none() && from_month == 12 && until_month == 1
            {
                span.from = from(year - 1)?;
            }
            month = Some(until_month);
        }
        spans.push(span);
    }
    Some((spans, rest))
}

/// 2026年1月1日（周四）, 3日（星期六）: the day and the character behind it.
fn day(chars: &[char], at: usize) -> Option<(Written, usize)> {
    if at > 0 && chars[at - 1].is_ascii_digit() {
        return None;
    }
    let (mut number, mut next) = digits(chars, at)?;
    let mut written = Written {
        year: None,
        month: None,
        day: 0,
        weekday: None,
    };
    if chars.get(next) == Some(&'年') {
        written.year = Some(number as i32);
        (number, next) = digits(chars, next + 1)?;
    }
    if chars.get(next) == Some(&'月') {
        written.month = Some(number);
        (number, next) = digits(chars, next + 1)?;
    }
    if chars.get(next) != Some(&'日') {
        return None;
    }
    written.day = number;
    next += 1;
    if chars.get(next) == Some(&'（') {
        let end = next + chars[next..].iter().position(|c| *c == '）')?;
        let inner: String = chars[next + 1..end].iter().collect();
        written.weekday = weekday(&inner);
        next = end + 1;
    }
    Some((written, next))
}

fn digits(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let found = chars[at..].iter().take_while(|c| c.is_ascii_digit());
    let count = found.count();
    let text: String = chars[at..at + count].iter().collect();
    Some((text.parse().ok()?, at + count))
}

/// The day of the week among words within brackets: 农历除夕、周一.
fn weekday(words: &str) -> Option<Weekday> {
    let behind = ["星期", "周", "礼拜"].iter().find_map(|sign| {
        let at = words.find(sign)?;
        words[at + sign.len()..].chars().next()
    })?;
    Some(match behind {
        '一' => Weekday::Mon,
        '二' => Weekday::Tue,
        '三' => Weekday::Wed,
        '四' => Weekday::Thu,
        '五' => Weekday::Fri,
        '六' => Weekday::Sat,
        '日' | '天' => Weekday::Sun,
        _ => return None,
    })
}
