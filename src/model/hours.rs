//! Takes a time of day in words; gives it in minutes: 9:00—11:30, 上午9时至11时30分,
//! 17:30—次日8:30.

use crate::character::half_width;

/// From when until when, in minutes since midnight; more than a day's where it
/// ends on the next.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub struct Hours {
    /// Its beginning.
    pub from: u32,
    /// Its end.
    pub until: u32,
}

/// The first and the last time in the words; nothing where there are not two.
pub fn read(words: &str) -> Option<Hours> {
    let chars: Vec<char> = words.chars().map(half_width).collect();
    let mut times: Vec<(u32, bool)> = Vec::new();
    let (mut afternoon, mut next_day) = (false, false);
    let mut i = 0;
    while i < chars.len() {
        let rest = &chars[i..];
        let begins = |word: &str| {
            rest.iter()
                .copied()
                .take(word.chars().count())
                .eq(word.chars())
        };
        if ["下午", "晚", "傍晚", "夜"].iter().any(|w| begins(w)) {
            afternoon = true;
        } else if ["上午", "早", "凌晨", "中午"].iter().any(|w| begins(w)) {
            afternoon = false;
        } else if ["次日", "翌日", "第二天", "第二日", "次晨", "隔日"]
            .iter()
            .any(|w| begins(w))
        {
            (afternoon, next_day) = (false, true);
        }
        let Some((hour, minute, taken)) = time(rest) else {
            // A number that is no time is passed over whole.
            let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            i += digits.max(1);
            continue;
        };
        let hour = if afternoon && hour < 12 {
            hour + 12
        } else {
            hour
        };
        times.push((hour * 60 + minute, next_day));
        i += taken;
    }
    let (first, last) = (times.first()?, times.last()?);
    if times.len() < 2 {
        return None;
    }
    let later = last.1 || last.0 <= first.0;
    Some(Hours {
        from: first.0,
        until: last.0 + if later { 1440 } else { 0 },
    })
}

/// 9:30, 9时30分, 9点半, 24:00; and how many characters it took.
fn time(chars: &[char]) -> Option<(u32, u32, usize)> {
    let (hour, mut taken) = number(chars)?;
    let mark = chars.get(taken)?;
    if !matches!(mark, ':' | '时' | '点') || hour > 24 {
        return None;
    }
    taken += 1;
    let mut minute = 0;
    if let Some((number, digits)) = number(&chars[taken..]) {
        (minute, taken) = (number, taken + digits);
        taken += usize::from(chars.get(taken) == Some(&'分'));
    } else if *mark == ':' {
        return None;
    } else if chars.get(taken) == Some(&'半') {
        (minute, taken) = (30, taken + 1);
    }
    (minute < 60).then_some((hour, minute, taken))
}

fn number(chars: &[char]) -> Option<(u32, usize)> {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let text: String = chars.iter().take(digits).collect();
    (1..=2)
        .contains(&digits)
        .then(|| text.parse().ok())?
        .map(|n| (n, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_offices_write_them() {
        let hours = |from: (u32, u32), until: (u32, u32)| {
            let minutes = |(h, m): (u32, u32)| h * 60 + m;
            Some(Hours {
                from: minutes(from),
                until: minutes(until),
            })
        };
        for words in [
            "9:00—11:30",
            "09:00-11:30",
            "上午9时至11时30分",
            "９：００—１１：３０",
            "9点到11点半",
            "上午 9:00 — 11:30",
        ] {
            assert_eq!(read(words), hours((9, 0), (11, 30)), "{words}");
        }
        assert_eq!(read("17:30—次日8:30"), hours((17, 30), (32, 30)));
        assert_eq!(read("8:30—8:30"), hours((8, 30), (32, 30)));
        assert_eq!(read("下午2:30—5:00"), hours((14, 30), (17, 0)));
        assert_eq!(
            read("上午9:00—11:30，下午2:30—5:00"),
            hours((9, 0), (17, 0))
        );
        assert_eq!(read("0:00—24:00"), hours((0, 0), (24, 0)));
        for words in [
            "全天",
            "",
            "9:00",
            "9:75—10:80",
            "工作时间",
            "25:00—26:00",
            "12345:00—1",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
