//! Years in running text: the plan's own year moves where it is clear that it
//! is meant; every other year is for a person to look at.

use super::super::edit::shape::{Kind as Form, Shape};
use super::{Edit, Renewal};

impl Renewal<'_> {
    /// A text, or several.
    pub(super) fn words(&mut self, value: &Shape) {
        match &value.kind {
            Form::List { items, .. } => items
                .iter()
                .filter(|item| matches!(item.kind, Form::Scalar { .. }))
                .for_each(|item| self.words(item)),
            Form::Scalar { .. } => self.years(value),
            Form::Record { .. } => {}
        }
    }

    /// The cells of rows.
    pub(super) fn cells(&mut self, value: &Shape) {
        match &value.kind {
            Form::List { items, .. } => items.iter().for_each(|item| self.cells(item)),
            Form::Record { entries, .. } => entries.iter().for_each(|(_, cell)| self.cells(cell)),
            Form::Scalar { .. } => self.years(value),
        }
    }

    fn years(&mut self, value: &Shape) {
        let source = self.source(value).to_string();
        let old = self.wanted.old_year;
        for year in years_in(&source) {
            let at = value.start + year.at;
            let own = year.number == old && year.before_mark && !year.quoted && !year.in_range;
            let new = own.then(|| self.wanted.year.to_string());
            // 2027年度 needs no second look; a day or another year does.
            let open = (!own || year.before_day).then(|| {
                let what = match (own, year.quoted) {
                    (true, _) => "decide-day-in-text",
                    (false, true) => "decide-year-cited",
                    (false, false) => "decide-year-left",
                };
                (what, (year.number.to_string(), around(&source, year.at)))
            });
            self.edits.push(Edit {
                at,
                end: at + 4,
                new,
                of: open.as_ref().and(self.named.clone()),
                open,
            });
        }
    }
}

struct Year {
    /// First byte in the text.
    at: usize,
    number: i32,
    /// 年 follows.
    before_mark: bool,
    /// A month follows: it is part of a date.
    before_day: bool,
    /// Within 《》 or 〔〕: a title or a number.
    quoted: bool,
    /// 2026—2028年.
    in_range: bool,
}

/// Every number of four digits that is a year.
fn years_in(text: &str) -> Vec<Year> {
    let mut years = Vec::new();
    let mut depth = 0usize;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '《' | '〔' | '[' | '［' => depth += 1,
            '》' | '〕' | ']' | '］' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !c.is_ascii_digit() || before.is_ascii_digit() {
            before = c;
            continue;
        }
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        let rest = &text[at + digits..];
        let number: Option<i32> = (digits == 4)
            .then(|| text[at..at + 4].parse().ok())
            .flatten();
        let joins = |c: Option<char>| c.is_some_and(|c| "—-－～~至".contains(c));
        if let Some(number) = number.filter(|n| (1949..=2200).contains(n)) {
            let after = rest.chars().next();
            let year = Year {
                at,
                number,
                before_mark: after == Some('年'),
                before_day: rest
                    .strip_prefix('年')
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
                quoted: depth > 0,
                in_range: joins(after) || joins(Some(before)),
            };
            // 2000户 is no year.
            let is_year = year.before_mark || year.quoted || year.in_range;
            years.extend(is_year.then_some(year));
        }
        before = c;
    }
    years
}

/// A few words around a place, for whoever reads the list.
fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at]
        .chars()
        .rev()
        .take_while(|c| *c != '\n')
        .take(6)
        .collect();
    let after = text[at..].chars().take_while(|c| *c != '\n').take(16);
    let words: String = before.into_iter().rev().chain(after).collect();
    words.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_other_numbers() {
        let of = |text| -> Vec<i32> { years_in(text).iter().map(|y| y.number).collect() };
        assert_eq!(of("2026年度，慰问2000户"), [2026]);
        assert_eq!(of("街办发〔2025〕12号"), [2025]);
        assert_eq!(of("2026—2028年"), [2026, 2028]);
        assert!(of("电话20261234").is_empty());
        assert!(years_in("《2026年工作要点》")[0].quoted);
        assert!(years_in("2026年6月30日")[0].before_day);
    }
}
