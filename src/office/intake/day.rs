//! Takes words for time as plans have them; gives them as the format writes them.

use super::number::hanzi;
use super::typing::{is_blank, tidy};

/// A day that stands alone on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Day {
    /// Year, month and day.
    Whole(u32, u32, u32),
    /// Year and month.
    Month(u32, u32),
    /// With signs where figures should be: XX月XX日.
    Open,
}

impl Day {
    /// As the format writes it.
    pub(super) fn word(&self) -> String {
        match self {
            Day::Whole(year, month, day) => format!("{year}-{month:02}-{day:02}"),
            Day::Month(..) | Day::Open => "待定".to_string(),
        }
    }
}

/// Figures in hanzi as digits: 二〇二六年三月二十日.
pub(super) fn digits(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    let figure = |c: char| "〇○零Oo一二三四五六七八九十".contains(c);
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| figure(**c)).count();
        let signs: Vec<char> = chars[at..at + run]
            .iter()
            .map(|c| if "○零Oo".contains(*c) { '〇' } else { *c })
            .collect();
        let next = chars.get(at + run).copied().unwrap_or(' ');
        let one_by_one = || {
            let digit = |c: &char| "〇一二三四五六七八九".chars().position(|d| d == *c);
            signs
                .iter()
                .map(|c| digit(c).map(|d| d.to_string()))
                .collect::<Option<String>>()
        };
        let written = match next {
            '年' if run == 4 => one_by_one(),
            '月' | '日' | '号' if run > 0 => hanzi(&signs).map(|n| n.to_string()),
            _ => None,
        };
        match written {
            Some(written) => {
                out.push_str(&written);
                at += run;
            }
            None => {
                out.extend(&chars[at..at + run.max(1)]);
                at += run.max(1);
            }
        }
    }
    out
}

/// The day that a text is, and nothing else.
pub(super) fn alone(text: &str) -> Option<Day> {
    let text: String = tidy(text).chars().filter(|c| !is_blank(*c)).collect();
    let text = text.trim_matches(|c| "（）()。".contains(c));
    let text = digits(text);
    let open = text.chars().any(|c| "×XxＸ*_＿".contains(c));
    let known = |c: char| c.is_ascii_digit() || "年月日号.-/".contains(c);
    if open {
        let blanked = text.chars().all(|c| known(c) || "×XxＸ*_＿".contains(c));
        return (blanked && text.contains('月') && text.contains('年')).then_some(Day::Open);
    }
    if text.chars().all(|c| "年月日".contains(c)) && text.chars().count() == 3 {
        return Some(Day::Open);
    }
    if !text.chars().all(known) {
        return None;
    }
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    let year = |year: u32| (1949..=2199).contains(&year);
    match numbers[..] {
        [y, m, d] if year(y) && (1..=12).contains(&m) && (1..=31).contains(&d) => {
            chrono::NaiveDate::from_ymd_opt(y as i32, m, d).map(|_| Day::Whole(y, m, d))
        }
        [y, m] if year(y) && (1..=12).contains(&m) && text.ends_with('月') => {
            Some(Day::Month(y, m))
        }
        [y] if year(y) && text.ends_with("年月日") => Some(Day::Open),
        _ => None,
    }
}

/// From when until when: 6月中旬至6月下旬, 2026年3月1日—3月31日, 2027年1月.
pub(super) fn span(text: &str) -> Option<(String, String)> {
    let text: String = tidy(&digits(text))
        .chars()
        .filter(|c| !is_blank(*c))
        .collect();
    let text = text.trim_end_matches(['，', '。', '：']).to_string();
    let parts: Vec<&str> = parted(&text);
    match parts[..] {
        [one] => {
            let day = point(one, None)?;
            Some((day.clone(), day))
        }
        [from, until] => {
            let from_point = point(from, None)?;
            let until_point = point(until, Some(&from_point))?;
            Some((from_point, until_point))
        }
        _ => None,
    }
}

fn parted(text: &str) -> Vec<&str> {
    for mark in ["至", "到", "——", "—", "–", "～", "~", "－", "-"] {
        if let Some((from, until)) = text.split_once(mark)
            && until.chars().any(|c| "年月日旬底初末".contains(c))
            && (mark != "-" || from.contains(['月', '年']))
        {
            return vec![from, until];
        }
    }
    vec![text]
}

/// One end of a span, as the format reads it: 6月中旬, 2026年3月, 2026年3月1日.
fn point(text: &str, from: Option<&str>) -> Option<String> {
    let text = text.trim_start_matches("从").trim_start_matches("自");
    let text = text
        .trim_end_matches(['起', '止', '前', '份'])
        .trim_end_matches("以");
    let (text, day) = match text.strip_suffix('底').or_else(|| text.strip_suffix('末')) {
        Some(front) => (front, Some("下旬")),
        None => match text.strip_suffix('初') {
            Some(front) => (front, Some("上旬")),
            None => (text, None),
        },
    };
    // 3月1日至31日, 6月中旬至下旬: the month stands in front.
    let month = |from: &str| {
        from.find('月')
            .map(|at| from[..at + '月'.len_utf8()].to_string())
    };
    let text = match from.and_then(month) {
        Some(month) if !text.contains(['月', '年']) => format!("{month}{text}"),
        _ => text.to_string(),
    };
    // 2027年1月上旬至1月下旬: the year holds for both ends.
    let year = from.and_then(|from| from.find('年').map(|at| &from[..at + '年'.len_utf8()]));
    let text = match year.filter(|_| !text.contains('年')) {
        Some(year) => format!("{year}{text}"),
        None => text,
    };
    let known = |c: char| c.is_ascii_digit() || "年月日号上中下旬.".contains(c);
    let said = text.contains(['月', '年'])
        && text.chars().all(known)
        && text.starts_with(|c: char| c.is_ascii_digit());
    if !said {
        return None;
    }
    let numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty());
    let numbers: Vec<u32> = numbers.map(|p| p.parse().unwrap_or(0)).collect();
    let numbers = match text.contains('年') {
        true => &numbers[1..],
        false => &numbers[..],
    };
    let fits = match numbers {
        [] => text.contains('年'),
        [month] => (1..=12).contains(month),
        [month, day] => (1..=12).contains(month) && (1..=31).contains(day),
        _ => false,
    };
    fits.then(|| match day {
        Some(third) if text.ends_with('月') => format!("{text}{third}"),
        _ => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_alone_in_many_ways() {
        for text in [
            "2026年3月20日",
            "二〇二六年三月二十日",
            "二○二六年三月二十日",
            "2026.3.20",
            "2026 年 3 月 20 日",
            "（2026-03-20）",
        ] {
            assert_eq!(alone(text), Some(Day::Whole(2026, 3, 20)), "{text}");
        }
        assert_eq!(alone("2026年3月"), Some(Day::Month(2026, 3)));
        assert_eq!(alone("2026年X月X日"), Some(Day::Open));
        assert_eq!(alone("2026年3月20日召开"), None);
        assert_eq!(alone("13900000014"), None);
    }

    #[test]
    fn spans_are_written_as_the_format_reads_them() {
        let span = |text| span(text).map(|(from, until)| format!("{from}|{until}"));
        assert_eq!(span("6月中旬至6月下旬").as_deref(), Some("6月中旬|6月下旬"));
        assert_eq!(
            span("2026年3月1日—31日").as_deref(),
            Some("2026年3月1日|2026年3月31日")
        );
        assert_eq!(span("2027年1月").as_deref(), Some("2027年1月|2027年1月"));
        assert_eq!(
            span("2027年1月上旬至1月下旬").as_deref(),
            Some("2027年1月上旬|2027年1月下旬")
        );
        assert_eq!(span("7月上旬－12月底").as_deref(), Some("7月上旬|12月下旬"));
        assert_eq!(span("长期坚持"), None);
    }
}
