//! Takes the words for days that come back; gives the rules: 每周二、四,
//! 隔周周五, 每月第一个周三, 每月15日, 工作日, 节假日.

use chrono::Weekday;

use super::text::half_width;
use crate::model::{Nth, Recurrence};

/// What the words mean; nothing where any of them is not understood.
pub(super) fn rules(words: &str) -> Option<Vec<Recurrence>> {
    let plain = half_width(words).to_lowercase();
    let plain = plain
        .replace("星期", "周")
        .replace("礼拜", "周")
        .replace(['的', '逢'], "");
    let part = |c: char| c.is_whitespace() || ",，、;；/和及与".contains(c);
    let mut reader = Reader::default();
    for token in plain.split(part).filter(|token| !token.is_empty()) {
        reader.token(token)?;
    }
    (reader.pending.is_empty() && !reader.rules.is_empty()).then_some(reader.rules)
}

/// What was said before a token holds for it too: 每周二、四.
#[derive(Default, Clone, Copy, PartialEq)]
enum Lead {
    #[default]
    None,
    Week,
    Fortnight,
    Month,
}

#[derive(Default)]
struct Reader {
    lead: Lead,
    rules: Vec<Recurrence>,
    /// 每月第一、三个周三: numbers whose weekday is still to come.
    pending: Vec<Nth>,
    /// 每月第一个周三、周五: the numbers that hold for the next weekday as well.
    said: Vec<Nth>,
}

impl Reader {
    fn add(&mut self, rule: Recurrence) {
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }

    fn token(&mut self, token: &str) -> Option<()> {
        let bare = token.strip_prefix('每');
        let rest = bare.unwrap_or(token);
        let rest = rest
            .strip_prefix('个')
            .filter(|_| bare.is_some())
            .unwrap_or(rest);
        if self.pending.is_empty()
            && let Some(rule) = whole(rest, bare.is_some())
        {
            self.add(rule);
            return Some(());
        }
        if let Some(rest) = rest.strip_prefix('月') {
            self.lead = Lead::Month;
            return self.of_month(rest);
        }
        let fortnights = ["隔周", "双周", "两周", "二周", "2周", "隔一周", "隔1周"];
        if let Some(rest) = fortnights.iter().find_map(|word| rest.strip_prefix(word)) {
            self.lead = Lead::Fortnight;
            return self.weekdays(rest);
        }
        match self.lead {
            Lead::Month if bare.is_none() && rest.starts_with('周') => {
                self.pending = std::mem::take(&mut self.said);
                self.numbered(weekdays(rest)?)
            }
            Lead::Month if bare.is_none() => self.of_month(rest),
            Lead::Week | Lead::Fortnight if bare.is_none() => self.weekdays(rest),
            _ => {
                let rest = rest.strip_prefix('周')?;
                self.lead = Lead::Week;
                self.weekdays(rest)
            }
        }
    }

    /// 二, 周二, 一三五, 一至五.
    fn weekdays(&mut self, words: &str) -> Option<()> {
        let fortnightly = self.lead == Lead::Fortnight;
        for day in weekdays(words)? {
            self.add(match fortnightly {
                true => Recurrence::Fortnightly(day),
                false => Recurrence::Weekly(day),
            });
        }
        Some(())
    }

    /// 15日, 底, 第一个周三, 最后一个工作日.
    fn of_month(&mut self, words: &str) -> Option<()> {
        if matches!(words, "底" | "末" | "最后一天" | "最后一日") {
            self.add(Recurrence::MonthEnd);
            return Some(());
        }
        if words.is_empty() {
            return Some(());
        }
        if let Some(number) = words.strip_suffix(['日', '号'])
            && let Some(number) = number_of(number).filter(|n| (1..=31).contains(n))
        {
            for nth in std::mem::take(&mut self.pending) {
                if let Nth::From(number) = nth {
                    self.add(Recurrence::MonthlyDay(number));
                }
            }
            self.add(Recurrence::MonthlyDay(number));
            return Some(());
        }
        let (nth, rest) = ordinal(words)?;
        self.pending.push(nth);
        let rest = rest.strip_prefix('个').unwrap_or(rest);
        // 第一周周三 is the first Wednesday.
        let rest = rest
            .strip_prefix("周周")
            .map_or(rest, |_| &rest["周".len()..]);
        if rest.is_empty() {
            return Some(());
        }
        if rest == "工作日" {
            for nth in std::mem::take(&mut self.pending) {
                self.add(Recurrence::MonthlyWorkday(nth));
            }
            return Some(());
        }
        self.numbered(weekdays(rest.strip_prefix('周')?)?)
    }

    /// Weekdays of which the pending numbers are meant.
    fn numbered(&mut self, days: Vec<Weekday>) -> Option<()> {
        let numbers = std::mem::take(&mut self.pending);
        let five = |nth: &Nth| !matches!(nth, Nth::From(n) if *n > 5);
        if numbers.is_empty() || days.is_empty() || !numbers.iter().all(five) {
            return None;
        }
        for nth in &numbers {
            days.iter()
                .for_each(|day| self.add(Recurrence::MonthlyWeekday(*nth, *day)));
        }
        self.said = numbers;
        Some(())
    }
}

/// Words that are a rule by themselves.
fn whole(word: &str, each: bool) -> Option<Recurrence> {
    Some(match word {
        "日" | "天" if each => Recurrence::Daily,
        "逐日" | "天天" | "daily" => Recurrence::Daily,
        "工作日" | "workday" | "workdays" => Recurrence::Workdays,
        "周末" | "双休日" | "weekend" | "weekends" => Recurrence::Weekends,
        "节假日" | "法定节假日" | "假日" | "节日" | "holiday" | "holidays" => {
            Recurrence::Holidays
        }
        "休息日" | "非工作日" | "days-off" => Recurrence::DaysOff,
        "monday" | "mon" => Recurrence::Weekly(Weekday::Mon),
        "tuesday" | "tue" => Recurrence::Weekly(Weekday::Tue),
        "wednesday" | "wed" => Recurrence::Weekly(Weekday::Wed),
        "thursday" | "thu" => Recurrence::Weekly(Weekday::Thu),
        "friday" | "fri" => Recurrence::Weekly(Weekday::Fri),
        "saturday" | "sat" => Recurrence::Weekly(Weekday::Sat),
        "sunday" | "sun" => Recurrence::Weekly(Weekday::Sun),
        _ => return None,
    })
}

fn weekday(c: char) -> Option<Weekday> {
    Some(match c {
        '一' | '1' => Weekday::Mon,
        '二' | '2' => Weekday::Tue,
        '三' | '3' => Weekday::Wed,
        '四' | '4' => Weekday::Thu,
        '五' | '5' => Weekday::Fri,
        '六' | '6' => Weekday::Sat,
        '日' | '天' | '7' => Weekday::Sun,
        _ => return None,
    })
}

/// Weekdays one after the other, or from one to another. None at all where the
/// words are still to come: 每周 二.
fn weekdays(words: &str) -> Option<Vec<Weekday>> {
    let plain: String = words.chars().filter(|c| *c != '周').collect();
    if let Some((from, until)) = plain.split_once(['至', '到', '-', '—', '~', '－']) {
        let until = until.trim_start_matches('—');
        let (mut from, mut until) = (from.chars(), until.chars());
        let (Some(first), None, Some(last), None) =
            (from.next(), from.next(), until.next(), until.next())
        else {
            return None;
        };
        let (mut day, last) = (weekday(first)?, weekday(last)?);
        let mut days = vec![day];
        while day != last {
            day = day.succ();
            days.push(day);
        }
        return Some(days);
    }
    plain.chars().map(weekday).collect()
}

/// 第一, 第2, 首, 最后一; and what follows.
fn ordinal(words: &str) -> Option<(Nth, &str)> {
    if let Some(rest) = words.strip_prefix("最后") {
        return Some((Nth::Last, rest.strip_prefix('一').unwrap_or(rest)));
    }
    if let Some(rest) = words.strip_prefix('首') {
        return Some((Nth::From(1), rest));
    }
    let words = words.strip_prefix('第').unwrap_or(words);
    let len = words.find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十".contains(c));
    let (number, rest) = words.split_at(len.unwrap_or(words.len()));
    let number = number_of(number).filter(|n| (1..=31).contains(n))?;
    Some((Nth::From(number), rest))
}

/// 15, 十五, 二十.
fn number_of(words: &str) -> Option<u32> {
    if !words.is_empty() && words.len() <= 2 && words.bytes().all(|b| b.is_ascii_digit()) {
        return words.parse().ok();
    }
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c);
    let chars: Vec<char> = words.chars().collect();
    let number = match chars.as_slice() {
        ['十'] => 10,
        [one] => digit(*one)? + 1,
        ['十', one] => 10 + digit(*one)? + 1,
        [ten, '十'] => (digit(*ten)? + 1) * 10,
        [ten, '十', one] => (digit(*ten)? + 1) * 10 + digit(*one)? + 1,
        _ => return None,
    };
    Some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Recurrence::*;

    #[test]
    fn weeks_however_they_are_written() {
        let (tue, thu) = (Weekday::Tue, Weekday::Thu);
        for words in [
            "周二",
            "每周二",
            "每星期二",
            "每个周二",
            "星期二",
            "每周２",
            "每周 二",
            "Tuesday",
        ] {
            assert_eq!(rules(words), Some(vec![Weekly(tue)]), "{words}");
        }
        for words in [
            "每周二、四",
            "周二 周四",
            "每周二和周四",
            "每周二，四",
            "周二,周四",
            "每周二四",
            "周二、周四",
        ] {
            assert_eq!(
                rules(words),
                Some(vec![Weekly(tue), Weekly(thu)]),
                "{words}"
            );
        }
        for words in ["周一至周五", "每周一到五", "周一-周五", "每周一——五"] {
            assert_eq!(rules(words).map(|r| r.len()), Some(5), "{words}");
        }
        for words in [
            "隔周周二",
            "隔周二",
            "每两周周二",
            "双周星期二",
            "每隔一周周二",
            "每隔周的周二",
        ] {
            assert_eq!(rules(words), Some(vec![Fortnightly(tue)]), "{words}");
        }
    }

    #[test]
    fn months_however_they_are_written() {
        let wednesday = |n| MonthlyWeekday(Nth::From(n), Weekday::Wed);
        for words in [
            "每月第一个周三",
            "每月第一周周三",
            "每月第1个星期三",
            "每月首个周三",
            "每月第一个礼拜三",
        ] {
            assert_eq!(rules(words), Some(vec![wednesday(1)]), "{words}");
        }
        for words in [
            "每月第一、三个周三",
            "每月第一个、第三个周三",
            "每月第一个周三和第三个周三",
        ] {
            assert_eq!(
                rules(words),
                Some(vec![wednesday(1), wednesday(3)]),
                "{words}"
            );
        }
        for words in [
            "每月15日",
            "每月15号",
            "每月十五日",
            "每个月15日",
            "每月１５日",
        ] {
            assert_eq!(rules(words), Some(vec![MonthlyDay(15)]), "{words}");
        }
        assert_eq!(
            rules("每月1、15日"),
            Some(vec![MonthlyDay(1), MonthlyDay(15)])
        );
        assert_eq!(
            rules("每月1日、15日"),
            Some(vec![MonthlyDay(1), MonthlyDay(15)])
        );
        let friday = MonthlyWeekday(Nth::From(1), Weekday::Fri);
        assert_eq!(
            rules("每月第一个周三、周五"),
            Some(vec![wednesday(1), friday])
        );
        assert_eq!(rules("每月底"), Some(vec![MonthEnd]));
        let last = |rule: fn(Nth) -> Recurrence| Some(vec![rule(Nth::Last)]);
        assert_eq!(rules("每月最后一个工作日"), last(MonthlyWorkday));
        assert_eq!(
            rules("每月最后一个周五"),
            Some(vec![MonthlyWeekday(Nth::Last, Weekday::Fri)])
        );
    }

    #[test]
    fn days_by_what_they_are() {
        assert_eq!(rules("每日"), Some(vec![Daily]));
        assert_eq!(rules("每天"), Some(vec![Daily]));
        assert_eq!(rules("工作日"), Some(vec![Workdays]));
        assert_eq!(rules("每个工作日"), Some(vec![Workdays]));
        assert_eq!(rules("节假日"), Some(vec![Holidays]));
        assert_eq!(rules("周末和节假日"), Some(vec![Weekends, Holidays]));
        assert_eq!(rules("双休日、节假日"), Some(vec![Weekends, Holidays]));
    }

    #[test]
    fn what_is_no_rule_is_none() {
        for words in [
            "",
            "每",
            "每周",
            "每月",
            "周八",
            "每月32日",
            "每月第六个周三",
            "下周",
            "每季度",
            "15",
            "每月第一",
            "、",
            "每年",
            "周二下午",
            "每月第三十二个工作日",
            "每月0日",
        ] {
            assert_eq!(rules(words), None, "{words}");
        }
    }
}
