//! By when something is due, in the words of plans.

use super::dates::{ANY_YEAR, Reading, read, read_within};
use super::text::half_width;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::model::date::{Bound, Deadline, PlanDate, Years};

impl Decoder<'_> {
    /// A deadline. Words that say no day are kept as they are.
    pub(super) fn deadline(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<At<Deadline>> {
        let (text, key) = self.word(fields, name)?;
        let at = text.at;
        match understand(&text, self.years) {
            Some(deadline) => Some(At::new(deadline, at)),
            None => {
                self.invalid_date::<()>(&text, key, "no-such-day");
                let words = text.value;
                Some(At::new(Deadline::Text { words, bound: None }, at))
            }
        }
    }
}

/// What the words mean; `None` for a day that does not exist.
fn understand(words: &str, years: Option<Years>) -> Option<Deadline> {
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
    bound_of(&plain, words, years)
}

/// 28日前, 底前, 月底 after 每月.
fn day_of_month(rest: &str) -> Option<u32> {
    let rest = rest.trim_end_matches(['前', '内']);
    if matches!(rest, "底" | "末" | "月底" | "最后一日") {
        return Some(31);
    }
    rest.trim_end_matches(['日', '号']).parse().ok()
}

/// 6月底前, 6月30日前, 1月中旬, 2026年6月底前, 2026年: the date that is meant.
fn bound_of(plain: &str, words: String, years: Option<Years>) -> Option<Deadline> {
    let core = plain.trim_end_matches(['前', '内']);
    let core = core.strip_suffix(['底', '末']).unwrap_or(core);
    let bound = match (read(core, None), read_within(core, years)) {
        (_, Reading::Impossible) => return None,
        (Reading::Date(date), _) => Some(Bound::Dated(date)),
        (_, Reading::Date(date)) => Some(Bound::Yearless(date)),
        // Of a plan without any year.
        _ => match read(core, Some(ANY_YEAR)) {
            Reading::Date(date) => Some(Bound::Yearless(date)),
            Reading::Impossible => return None,
            _ => None,
        },
    };
    Some(Deadline::Text { words, bound })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn text(words: &str, bound: Option<Bound>) -> Option<Deadline> {
        let words = words.into();
        Some(Deadline::Text { words, bound })
    }

    fn month(year: i32, month: u32) -> PlanDate {
        PlanDate::Month { year, month }
    }

    const PLAN: Option<Years> = Some(Years {
        usual: 2026,
        time: None,
    });

    #[test]
    fn the_words_of_plans_are_understood() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
        for words in ["2026-06-30", "2026年6月30日", "2026.6.30"] {
            assert_eq!(
                understand(words, PLAN),
                Some(Deadline::By(PlanDate::Day(day))),
                "{words}"
            );
        }
        assert_eq!(
            understand("6月底前", None),
            text("6月底前", Some(Bound::Yearless(month(2024, 6))))
        );
        assert_eq!(
            understand("2027年", PLAN),
            text("2027年", Some(Bound::Dated(PlanDate::Year(2027))))
        );
        let middle = PlanDate::Third {
            year: 2026,
            month: 1,
            third: crate::model::date::Third::Middle,
        };
        assert_eq!(
            understand("1月中旬", PLAN),
            text("1月中旬", Some(Bound::Yearless(middle)))
        );
        assert_eq!(
            understand("6月30日前", None),
            text(
                "6月30日前",
                NaiveDate::from_ymd_opt(2024, 6, 30).map(|d| Bound::Yearless(PlanDate::Day(d)))
            )
        );
        let december = Bound::Yearless(month(2024, 12));
        assert_eq!(understand("12月底", None), text("12月底", Some(december)));
        for (words, day) in [("每月28日前", 28), ("每月底前", 31), ("每月５日", 5)] {
            let words = words.to_owned();
            let monthly = Deadline::Monthly {
                words: words.clone(),
                day,
            };
            assert_eq!(understand(&words, PLAN), Some(monthly));
        }
        for words in ["长期坚持", "持续推进", "全年"] {
            assert_eq!(
                understand(words, PLAN),
                Some(Deadline::Standing(words.into()))
            );
        }
        let here = understand("2026年6月底前", PLAN);
        assert_eq!(
            here,
            text("2026年6月底前", Some(Bound::Dated(month(2026, 6))))
        );
        let later = understand("2027年6月底前", PLAN);
        assert_eq!(
            later,
            text("2027年6月底前", Some(Bound::Dated(month(2027, 6))))
        );
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
            assert_eq!(understand(words, PLAN), None, "{words}");
        }
    }
}
