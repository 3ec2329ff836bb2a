//! Takes the text of the State Council's notice on the holidays of a year; gives them
//! and the weekends that are worked. What is not understood, or does not add up, is
//! said and never guessed.

mod days;
mod entries;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use days::Span;

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notice {
    /// The year.
    pub year: i32,
    /// Its holidays.
    pub holidays: Vec<Holiday>,
    /// Weekends that are worked.
    pub make_up: Vec<NaiveDate>,
    /// What does not add up: nothing may be written.
    pub wrong: Vec<Doubt>,
    /// What names days and is not taken.
    pub left: Vec<String>,
}

/// A holiday.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last.
    pub until: NaiveDate,
}

/// Something that does not add up: key of the sentence in the locale's `ui`, the words
/// that it is about, and what is right.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The key.
    pub key: &'static str,
    /// The words of the notice.
    pub words: String,
    /// What the calendar says.
    pub other: String,
}

/// The holidays that every year has.
const NAMES: [&str; 7] = ["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆"];

/// Reads it; nothing where it names no year.
pub fn notice(text: &str) -> Option<Notice> {
    let text = half_width(text);
    let year = year_of(&text)?;
    let (entries, rest) = entries::entries(&text);
    let mut reader = Reader {
        notice: Notice {
            year,
            ..Notice::default()
        },
    };
    for (name, body) in &entries {
        reader.entry(name, body);
    }
    for line in rest {
        reader.beside(&line);
    }
    reader.whole(&entries);
    Some(reader.notice)
}

/// 关于2027年部分节假日安排的通知, else the first year that is named.
fn year_of(text: &str) -> Option<i32> {
    let years = text.match_indices('年').filter_map(|(at, _)| {
        let digits: Vec<char> = text[..at].chars().rev().take(4).collect();
        let digits: String = digits.into_iter().rev().collect();
        let year: i32 = digits.parse().ok()?;
        (2000..2200).contains(&year).then_some((at, year))
    });
    let mut years = years.peekable();
    let first = years.peek().map(|(_, year)| *year);
    let titled = years.find(|(at, _)| {
        let behind = &text[at + '年'.len_utf8()..];
        behind.starts_with("部分节假日")
            || behind.starts_with("节假日")
            || behind.starts_with("放假")
    });
    titled.map(|(_, year)| year).or(first)
}

/// Digits and brackets as they are typed, blanks gone, line ends kept.
fn half_width(text: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ',' => '，',
        ';' => '；',
        '~' | '—' | '–' | '－' | '-' | '到' => '至',
        c => c,
    };
    let kept = text.chars().filter(|c| *c == '\n' || !c.is_whitespace());
    kept.map(one).collect()
}

struct Reader {
    notice: Notice,
}

impl Reader {
    fn wrong(&mut self, key: &'static str, words: &str, other: impl Into<String>) {
        self.notice.wrong.push(Doubt {
            key,
            words: words.to_string(),
            other: other.into(),
        });
    }

    /// 元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    fn entry(&mut self, name: &str, body: &str) {
        let mut found = false;
        for sentence in body.split(['。', '；']).filter(|one| !one.is_empty()) {
            if sentence.contains("鼓励") || sentence.contains("建议") {
                self.left(sentence);
            } else if sentence.contains("上班") {
                self.worked(sentence);
            } else if sentence.contains("放假") {
                found |= self.holiday(name, sentence);
            } else {
                self.left(sentence);
            }
        }
        if !found {
            self.wrong("holidays-no-days", &format!("{name}：{body}"), "");
        }
    }

    /// What names days is said.
    fn left(&mut self, words: &str) {
        if days::spans(words, self.notice.year).is_some_and(|(spans, _)| !spans.is_empty()) {
            self.notice.left.push(words.to_string());
        }
    }

    /// Lines beside the list: a day alone is that of the notice.
    fn beside(&mut self, line: &str) {
        let bare = line.trim_end_matches('。');
        let dated = bare.ends_with('日') && bare.contains('年') && bare.chars().count() <= 11;
        if !dated {
            self.left(line);
        }
    }

    fn worked(&mut self, sentence: &str) {
        let Some((spans, rest)) = days::spans(sentence, self.notice.year) else {
            return self.wrong("holidays-unclear", sentence, "");
        };
        let rest = rest
            .replace("上班", "")
            .replace("正常", "")
            .replace("照常", "");
        let rest: String = rest.chars().filter(|c| !"，、和均".contains(*c)).collect();
        if spans.is_empty() || !rest.is_empty() {
            return self.wrong("holidays-unclear", sentence, "");
        }
        for span in spans {
            self.weekdays(&span, sentence);
            for day in span.days() {
                if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                    self.wrong("holidays-not-weekend", sentence, weekday(day));
                }
                self.notice.make_up.push(day);
            }
        }
    }

    /// Whether days were found.
    fn holiday(&mut self, name: &str, sentence: &str) -> bool {
        let mut all: Vec<NaiveDate> = Vec::new();
        let mut counts: Vec<usize> = Vec::new();
        for part in days::clauses(sentence) {
            let Some((spans, rest)) = days::spans(&part, self.notice.year) else {
                self.wrong("holidays-unclear", sentence, "");
                return true;
            };
            let mut rest = rest;
            for word in [
                "放假调休",
                "放假",
                "补休",
                "调休",
                "与周末连休",
                "不调休",
                "不",
                "共",
                "、",
            ] {
                rest = rest.replace(word, "");
            }
            match rest.strip_suffix('天').map(str::parse::<usize>) {
                Some(Ok(count)) => counts.push(count),
                _ if rest.is_empty() => {}
                _ => {
                    self.wrong("holidays-unclear", sentence, "");
                    return true;
                }
            }
            for span in spans {
                self.weekdays(&span, sentence);
                all.extend(span.days());
                self.notice.holidays.push(Holiday {
                    name: name.to_string(),
                    from: span.from,
                    until: span.until,
                });
            }
        }
        let apart = counts.iter().find(|count| **count != all.len());
        if let (Some(_), false) = (apart, all.is_empty()) {
            self.wrong("holidays-count", sentence, all.len().to_string());
        }
        !all.is_empty()
    }

    /// The days of the week that are written must be right.
    fn weekdays(&mut self, span: &Span, sentence: &str) {
        for (day, said) in [(span.from, span.first), (span.until, span.last)] {
            if said.is_some_and(|said| said != day.weekday()) {
                self.wrong(
                    "holidays-weekday",
                    sentence,
                    format!("{day}{}", weekday(day)),
                );
            }
        }
        if span.until < span.from {
            self.wrong("holidays-unclear", sentence, "");
        }
    }

    /// What only all of it can tell.
    fn whole(&mut self, entries: &[(String, String)]) {
        let missing = NAMES
            .iter()
            .filter(|name| !entries.iter().any(|(own, _)| own.contains(**name)));
        let missing: Vec<&str> = missing.copied().collect();
        if !missing.is_empty() {
            self.wrong("holidays-missing", &missing.join("、"), "");
        }
        let mut seen: BTreeSet<NaiveDate> = BTreeSet::new();
        let off: Vec<NaiveDate> = self
            .notice
            .holidays
            .iter()
            .flat_map(|holiday| {
                holiday
                    .from
                    .iter_days()
                    .take_while(|day| *day <= holiday.until)
            })
            .collect();
        for day in off.iter().chain(&self.notice.make_up.clone()) {
            if !seen.insert(*day) {
                self.wrong("holidays-twice", &day.to_string(), "");
            }
        }
        self.notice.make_up.sort();
        self.notice.holidays.sort_by_key(|holiday| holiday.from);
    }
}

/// 周四.
pub(crate) fn weekday(day: NaiveDate) -> String {
    let names = ["一", "二", "三", "四", "五", "六", "日"];
    format!("周{}", names[day.weekday().num_days_from_monday() as usize])
}

#[cfg(test)]
mod tests;
