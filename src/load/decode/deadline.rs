//! By when something is due, in the words of plans.

use super::dates::{ANY_YEAR, Reading, read, read_within};
use super::text::half_width;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::Text;
use crate::model::date::{Bound, Deadline, Partly, PlanDate, Years};

impl Decoder<'_> {
    /// A deadline. Words that say no day are kept as they are.
    pub(super) fn deadline(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<At<Deadline>> {
        let (node, key) = self.taken(fields, name)?;
        if matches!(node.value, Value::Map(_) | Value::Seq(_)) {
            return self.several_deadlines(node, key);
        }
        let text = self.text_of(node, key)?;
        Some(self.understood(text, key))
    }

    fn understood(&mut self, text: Text, key: &'static str) -> At<Deadline> {
        let at = text.at;
        let understood = understand(&text, self.years);
        let unknown = matches!(understood, Some(Deadline::Text { bound: None, .. }));
        if unknown && let Some(parts) = parts_of(&text, at, self.years) {
            return At::new(Deadline::Several(parts), at);
        }
        let deadline = understood.unwrap_or_else(|| {
            self.invalid_date::<()>(&text, key, "no-such-day");
            let words = text.value;
            Deadline::Text { words, bound: None }
        });
        At::new(deadline, at)
    }
}

impl Decoder<'_> {
    /// Parts of a thing that are due at times of their own.
    fn several_deadlines(&mut self, node: Node, key: &'static str) -> Option<At<Deadline>> {
        let at = node.at;
        let mut parts = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let Some(mut fields) = decoder.fields(item, &keys::DEADLINE_PART) else {
                return;
            };
            let part = decoder.required_text(&mut fields, "part");
            let by = decoder.required_text(&mut fields, "by");
            let at = by.at;
            let understood = decoder.understood(by, key).value;
            parts.push(Partly {
                part: part.value,
                by: understood,
                at,
            });
        });
        (!parts.is_empty()).then(|| At::new(Deadline::Several(parts), at))
    }
}

/// 主体6月底前，其余年底前; 6月底前建成，9月底前投用: parts of one thing in one text,
/// where each of them says its time.
fn parts_of(words: &str, at: Origin, years: Option<Years>) -> Option<Vec<Partly>> {
    let parts: Option<Vec<Partly>> = words
        .split('，')
        .map(|piece| {
            let known = |by: &Deadline| !matches!(by, Deadline::Text { bound: None, .. });
            let read = |words: &str| understand(words, years).filter(known);
            let starts = piece.char_indices().map(|(i, _)| piece.split_at(i));
            let behind = starts
                .into_iter()
                .find_map(|(part, by)| Some((part, read(by)?)));
            let (part, by) = behind.or_else(|| {
                let ends = piece.char_indices().rev().map(|(i, _)| &piece[..i]);
                let bound = ends.into_iter().find_map(|by| match read(by)? {
                    Deadline::Text { bound, .. } => bound,
                    Deadline::By(date) => Some(Bound::Dated(date)),
                    _ => None,
                });
                let words = piece.to_owned();
                bound.map(|bound| {
                    (
                        "",
                        Deadline::Text {
                            words,
                            bound: Some(bound),
                        },
                    )
                })
            })?;
            let part = part.to_owned();
            Some(Partly { part, by, at })
        })
        .collect();
    parts.filter(|parts| parts.len() > 1)
}

/// What the words mean; `None` for a day that does not exist.
pub(super) fn understand(words: &str, years: Option<Years>) -> Option<Deadline> {
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

/// 6月底前, 6月30日前, 1月中旬, 2026年6月底前, 2026年, 年底前, 第三季度, 上半年,
/// 2026—2028年: the date that is meant.
fn bound_of(plain: &str, words: String, years: Option<Years>) -> Option<Deadline> {
    let plain = plain.strip_suffix("完成").unwrap_or(plain);
    let core = plain.trim_end_matches(['前', '内']);
    let ended = core.strip_suffix(['底', '末']);
    // 第三季度前 is before its end, as 9月前 is.
    let open = plain.ends_with('前') && ended.is_none();
    let core = ended.unwrap_or(core);
    let this_year = THIS_YEAR.iter().find_map(|word| core.strip_prefix(word));
    let core = this_year.unwrap_or(core);
    // 年前 is before the new year, not before its end.
    let whole = core == "年" && (ended.is_some() || plain.ends_with('内'));
    if whole || (this_year == Some("") && !open) {
        let bound = Some(Bound::Yearless(PlanDate::Year(ANY_YEAR)));
        return Some(Deadline::Text { words, bound });
    }
    let core = last_of_range(core);
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

/// Words for the plan's year.
const THIS_YEAR: [&str; 4] = ["今年", "本年度", "本年", "当年"];

/// Of 2026年至2028年, 2026—2028年 and 6月至9月 the last.
fn last_of_range(core: &str) -> &str {
    let (from, until) = match core.split_once(['至', '—', '～', '~']) {
        Some((from, until)) if !from.is_empty() => (from, until.trim_start_matches('—')),
        _ => return core,
    };
    let unit = |words: &str| words.chars().next_back();
    let digit = from.ends_with(|c: char| c.is_ascii_digit());
    match unit(from) == unit(until) || digit {
        true => until,
        false => core,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;
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
        let year = |year| PlanDate::Year(year);
        for (words, bound) in [
            ("年底前", Bound::Yearless(year(2024))),
            ("年底前完成", Bound::Yearless(year(2024))),
            ("今年底前", Bound::Yearless(year(2024))),
            ("年内", Bound::Yearless(year(2024))),
            ("2026年底前", Bound::Dated(year(2026))),
            ("2028年底", Bound::Dated(year(2028))),
            ("2026—2028年", Bound::Dated(year(2028))),
            ("2026年至2028年", Bound::Dated(year(2028))),
            ("今年6月底前", Bound::Yearless(month(2026, 6))),
            ("3—5月", Bound::Yearless(month(2026, 5))),
        ] {
            assert_eq!(understand(words, PLAN), text(words, Some(bound)), "{words}");
        }
        let quarter = |year, quarter| PlanDate::Quarter { year, quarter };
        let half = |year, second| PlanDate::Half { year, second };
        for (words, bound) in [
            ("第一季度", Bound::Yearless(quarter(2026, 1))),
            ("一季度末", Bound::Yearless(quarter(2026, 1))),
            ("2026年第三季度", Bound::Dated(quarter(2026, 3))),
            ("三季度末前", Bound::Yearless(quarter(2026, 3))),
            ("第三季度前", Bound::Yearless(quarter(2026, 3))),
            ("2026年三季度前", Bound::Dated(quarter(2026, 3))),
            ("上半年前", Bound::Yearless(half(2026, false))),
            ("上半年", Bound::Yearless(half(2026, false))),
            ("2027年下半年", Bound::Dated(half(2027, true))),
        ] {
            assert_eq!(understand(words, PLAN), text(words, Some(bound)), "{words}");
        }
        assert_eq!(understand("年前", PLAN), text("年前", None));
        assert_eq!(understand("待定", None), Some(Deadline::Open));
        assert_eq!(understand("每季度末", None), text("每季度末", None));
        assert_eq!(
            understand("接到通知后三日内", None),
            text("接到通知后三日内", None)
        );
    }

    #[test]
    fn parts_of_one_thing_say_each_its_time() {
        let read = |words: &str| {
            let at = Origin {
                file: FileId(0),
                node: 0,
            };
            let parts = parts_of(words, at, PLAN)?.into_iter();
            Some(
                parts
                    .map(|one| match one.by {
                        Deadline::Text { words, bound } => (one.part, words, bound.is_some()),
                        by => (one.part, format!("{by:?}"), true),
                    })
                    .collect::<Vec<_>>(),
            )
        };
        let said = |parts: &[(&str, &str)]| {
            let parts = parts.iter();
            Some(
                parts
                    .map(|(part, by)| (part.to_string(), by.to_string(), true))
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            read("部分1月底前，其余12月底前"),
            said(&[("部分", "1月底前"), ("其余", "12月底前")])
        );
        assert_eq!(
            read("主体2027年6月底前，投用2028年第三季度前"),
            said(&[("主体", "2027年6月底前"), ("投用", "2028年第三季度前")])
        );
        assert_eq!(
            read("6月底前建成，9月底前投用"),
            said(&[("", "6月底前建成"), ("", "9月底前投用")])
        );
        for words in ["6月底前", "收到通知后，三日内", "尽快，6月底前"] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_free_text() {
        for words in ["2026-02-30", "2月30日前", "每月32日前", "13月底前"] {
            assert_eq!(understand(words, PLAN), None, "{words}");
        }
    }
}
