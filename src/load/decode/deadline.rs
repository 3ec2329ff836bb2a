//! By when something is due, in the words of plans.

use chrono::Datelike;

use super::dates::{Reading, read};
use super::text::half_width;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::model::date::{Deadline, PlanDate};

impl Decoder<'_> {
    /// A deadline. Words that say no day are kept as they are.
    pub(super) fn deadline(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<At<Deadline>> {
        let (text, key) = self.word(fields, name)?;
        let at = text.at;
        match understand(&text, self.year) {
            Some(deadline) => Some(At::new(deadline, at)),
            None => {
                self.invalid_date::<()>(&text, key, "no-such-day");
                let words = text.value;
                Some(At::new(Deadline::Text { words, bound: None }, at))
            }
        }
    }
}

/// What the words mean; `None` for a day that does not exist. A year in them is
/// of use only if it is the plan's.
fn understand(words: &str, year: Option<i32>) -> Option<Deadline> {
    let plain: String = half_width(words)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if keys::OPEN.contains(&words) {
        return Some(Deadline::Open);
    }
    let words = words.to_owned();
    if ["长期", "持续", "全年", "常态", "经常"]
        .iter()
        .any(|start| plain.starts_with(start))
    {
        return Some(Deadline::Standing(words));
    }
    if let Some(rest) = plain.strip_prefix("每月") {
        return Some(match day_of_month(rest) {
            Some(day) if (1..=31).contains(&day) => Deadline::Monthly { words, day },
            Some(_) => return None,
            None => Deadline::Text { words, bound: None },
        });
    }
    match read(&plain, None) {
        Reading::Date(PlanDate::Day(day)) if !plain.contains('前') => {
            return Some(Deadline::By(PlanDate::Day(day)));
        }
        Reading::Date(date @ (PlanDate::Third { .. } | PlanDate::Month { .. })) => {
            return Some(Deadline::By(date));
        }
        Reading::Impossible => return None,
        _ => {}
    }
    bound_of(&plain, words, year)
}

/// 28日前, 底前, 月底 after 每月.
fn day_of_month(rest: &str) -> Option<u32> {
    let rest = rest.trim_end_matches(['前', '内']);
    if matches!(rest, "底" | "末" | "月底" | "最后一日") {
        return Some(31);
    }
    rest.trim_end_matches(['日', '号']).parse().ok()
}

/// 6月底前, 6月30日前, 2026年6月底前: the month and, if written, the day.
fn bound_of(plain: &str, words: String, plan: Option<i32>) -> Option<Deadline> {
    let core = plain.trim_end_matches(['前', '内']);
    let core = core.strip_suffix(['底', '末']).unwrap_or(core);
    // Any leap year does where none is written: 2月29日前 is no fault then.
    let (date, written) = match read(core, None) {
        Reading::NoYear => (read(core, Some(plan.unwrap_or(2024))), false),
        date => (date, true),
    };
    let bound = match date {
        Reading::Date(date) if written && plan.is_some_and(|plan| plan != date.year()) => None,
        Reading::Date(PlanDate::Month { month, .. }) => Some((month, None)),
        Reading::Date(PlanDate::Day(day)) => Some((day.month(), Some(day.day()))),
        Reading::Impossible => return None,
        _ => None,
    };
    Some(Deadline::Text { words, bound })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn text(words: &str, bound: Option<(u32, Option<u32>)>) -> Option<Deadline> {
        let words = words.into();
        Some(Deadline::Text { words, bound })
    }

    #[test]
    fn the_words_of_plans_are_understood() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        for words in ["2026-06-30", "2026年6月30日", "2026.6.30"] {
            assert_eq!(
                understand(words, Some(2026)),
                Some(Deadline::By(PlanDate::Day(day))),
                "{words}"
            );
        }
        assert_eq!(
            understand("6月底前", None),
            text("6月底前", Some((6, None)))
        );
        assert_eq!(
            understand("6月30日前", None),
            text("6月30日前", Some((6, Some(30))))
        );
        assert_eq!(understand("12月底", None), text("12月底", Some((12, None))));
        for (words, day) in [("每月28日前", 28), ("每月底前", 31), ("每月５日", 5)] {
            let words = words.to_owned();
            let monthly = Deadline::Monthly {
                words: words.clone(),
                day,
            };
            assert_eq!(understand(&words, Some(2026)), Some(monthly));
        }
        for words in ["长期坚持", "持续推进", "全年"] {
            assert_eq!(
                understand(words, Some(2026)),
                Some(Deadline::Standing(words.into()))
            );
        }
        let here = understand("2026年6月底前", Some(2026));
        assert_eq!(here, text("2026年6月底前", Some((6, None))));
        let later = understand("2027年6月底前", Some(2026));
        assert_eq!(later, text("2027年6月底前", None));
        assert_eq!(understand("待定", None), Some(Deadline::Open));
        assert_eq!(understand("每季度末", None), text("每季度末", None));
        assert_eq!(
            understand("接到通知后三日内", None),
            text("接到通知后三日内", None)
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_free_text() {
        for words in ["2026-02-30", "2月30日前", "每月32日前", "13月底前"] {
            assert_eq!(understand(words, Some(2026)), None, "{words}");
        }
    }
}
