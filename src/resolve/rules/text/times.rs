//! Times that a text gives exist and run forwards: 25:00, 5月20日至5月10日, and the
//! months of a quarter.

use super::Prose;
use crate::diagnostic::{Code, Report};

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let text = prose.text;
    for (at, colon) in text.char_indices().filter(|(_, c)| matches!(c, ':' | '：')) {
        let (hours, minutes) = (
            digits_before(text, at),
            digits(&text[at + colon.len_utf8()..]),
        );
        // 30:70 is a proportion.
        let clock = (1..=2).contains(&hours.len()) && minutes.len() == 2 && !text.contains('比');
        let past = |digits: &str, most: u32| digits.parse::<u32>().is_ok_and(|n| n > most);
        let end = at + colon.len_utf8() + minutes.len();
        let morning = text[..at - hours.len()].ends_with("上午") && past(hours, 12);
        if clock && (past(hours, 24) || past(minutes, 59) && !past(hours, 24) || morning) {
            report.push(prose.fault(Code::OddTime, at - hours.len()..end));
        }
    }
    for mark in ["至", "—", "到", "－"] {
        for (at, _) in text.match_indices(mark) {
            let dated = || dated_backwards(text, at, mark.len());
            if let Some(words) = backwards(text, at, mark.len()).or_else(dated) {
                report.push(prose.fault(Code::OddTime, words));
            }
        }
    }
    for (at, words) in text.match_indices("季度（") {
        if let Some(end) = other_months(text, at, at + words.len()) {
            let start = at - text[..at].chars().next_back().map_or(0, char::len_utf8);
            report.push(prose.fault(Code::OddTime, start..end));
        }
    }
}

fn digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

fn digits_before(text: &str, end: usize) -> &str {
    let head = text[..end].trim_end_matches(|c: char| c.is_ascii_digit());
    &text[head.len()..end]
}

/// 5月20日至5月10日, 5月20日至10日: a span within one month that ends before it begins.
fn backwards(text: &str, at: usize, mark: usize) -> Option<std::ops::Range<usize>> {
    let before = text[..at].strip_suffix('日')?;
    let day = digits_before(before, before.len());
    let head = before[..before.len() - day.len()].strip_suffix('月')?;
    let month = digits_before(head, head.len());
    let from = head.len() - month.len();
    let rest = &text[at + mark..];
    let first = digits(rest);
    let after = &rest[first.len()..];
    let (last, length) = match after.strip_prefix('月') {
        Some(_) if first != month => return None,
        Some(after) => (digits(after), first.len() + '月'.len_utf8()),
        None => (first, 0),
    };
    let number = |digits: &str| digits.parse::<u32>().ok();
    let day_word = rest[length + last.len()..].starts_with('日');
    // Of a year on either side nothing is known here.
    let dated = text[..from].ends_with('年');
    let reversed = number(last)? < number(day)?;
    let end = at + mark + length + last.len() + '日'.len_utf8();
    (day_word && reversed && (!dated || length == 0)).then_some(from..end)
}

/// 2026年6月30日至2026年6月1日: two whole days, the second before the first.
fn dated_backwards(text: &str, at: usize, mark: usize) -> Option<std::ops::Range<usize>> {
    let (mut start, mut before) = (at, [0_u32; 3]);
    for (n, sign) in ['年', '月', '日'].into_iter().enumerate().rev() {
        let head = text[..start].strip_suffix(sign)?;
        let number = digits_before(head, head.len());
        before[n] = number.parse().ok()?;
        start = head.len() - number.len();
    }
    let (mut end, mut after) = (at + mark, [0_u32; 3]);
    for (n, sign) in ['年', '月', '日'].into_iter().enumerate() {
        let number = digits(&text[end..]);
        after[n] = number.parse().ok()?;
        end += number.len();
        text[end..].strip_prefix(sign)?;
        end += sign.len_utf8();
    }
    (after < before).then_some(start..end)
}

/// 第二季度（7—9月）: where the months are those of another quarter, their end.
fn other_months(text: &str, at: usize, inside: usize) -> Option<usize> {
    let sign = text[..at].chars().next_back()?;
    let quarters = ["一1", "二2", "三3", "四4"];
    let quarter = quarters.iter().position(|signs| signs.contains(sign))? as u32 + 1;
    let rest = &text[inside..];
    let first = digits(rest);
    let mark = rest[first.len()..].chars().next()?;
    let mark = Some(mark).filter(|c| matches!(c, '—' | '-' | '至' | '－'))?;
    let last = digits(&rest[first.len() + mark.len_utf8()..]);
    let end = inside + first.len() + mark.len_utf8() + last.len();
    text[end..].strip_prefix('月')?;
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    let right = first == quarter * 3 - 2 && last == quarter * 3;
    (!right).then_some(end + '月'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::{backwards, other_months};

    #[test]
    fn spans_within_a_month_run_forwards() {
        let span = |text: &str| {
            let at = text.find('至').unwrap();
            backwards(text, at, '至'.len_utf8()).map(|words| text[words].to_string())
        };
        assert_eq!(
            span("于5月20日至5月10日开展"),
            Some("5月20日至5月10日".into())
        );
        assert_eq!(span("5月20日至10日"), Some("5月20日至10日".into()));
        for text in [
            "5月10日至20日",
            "12月20日至1月10日",
            "2026年5月20日至2027年5月10日",
            "5月20日至长期",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn whole_days_run_forwards() {
        let span = |text: &str| {
            let at = text.find('至').unwrap();
            super::dated_backwards(text, at, '至'.len_utf8()).is_some()
        };
        assert!(span("于2026年6月30日至2026年6月1日"));
        assert!(span("2027年1月10日至2026年12月20日"));
        assert!(!span("2026年12月20日至2027年1月10日"));
        assert!(!span("2026年6月1日至30日"));
    }

    #[test]
    fn a_quarter_has_its_own_months() {
        let end = |text: &str| {
            let at = text.find("季度（").unwrap();
            other_months(text, at, at + "季度（".len())
        };
        assert!(end("第二季度（7—9月）").is_some());
        assert!(end("第三季度（7—9月）").is_none());
        assert!(end("第二季度（含国庆）").is_none());
    }
}
