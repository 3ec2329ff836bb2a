//! Takes the lines of a file and what the plan made of it prints; says of each
//! line whether it is there as it was, in other signs, or not at all.

use super::plan::Understood;
use super::typing::{bare, is_blank, tidy};
use super::{label, number};

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is printed as it was.
    Same,
    /// Its words are printed, with numbers, marks or places that the program gives.
    Arranged,
    /// What it says is printed in the program's usual words.
    Worded,
    /// It is no part of the text: where it was copied from, a page's number.
    LeftOut,
    /// Its words are printed, but not where it stood.
    Different,
    /// Words of it are not printed.
    Lost,
}

impl Fate {
    /// What programs call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Arranged => "arranged",
            Self::Worded => "worded",
            Self::LeftOut => "left-out",
            Self::Different => "different",
            Self::Lost => "lost",
        }
    }
}

/// A line of a file, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// Its number.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// How it is printed, where that is one line.
    pub printed: Option<String>,
}

/// The order of more lines than these is followed step by step.
const MOST: usize = 2_000;

/// How far ahead each step looks.
const AHEAD: usize = 200;

/// What became of each line that says anything. A line is found where it stood:
/// between the lines before and behind it that are printed as they were.
pub fn fates(plan: &Understood, printed: &[String]) -> Vec<Traced> {
    let bared: Vec<String> = printed.iter().map(|line| bare(line)).collect();
    let left = |place: usize| plan.left_out.iter().any(|(other, _)| *other == place);
    let lines = plan.lines.iter().filter(|(_, raw)| !bare(raw).is_empty());
    let lines: Vec<&(usize, String)> = lines.collect();
    let texts = lines.iter().map(|(place, raw)| match left(*place) {
        true => String::new(),
        false => bare(without_number(raw)),
    });
    let texts: Vec<String> = texts.collect();
    let plain: Vec<String> = printed
        .iter()
        .map(|line| bare(without_number(line)))
        .collect();
    let at = in_order(&texts, &plain);
    let all = bared.join("\n");
    let fates = lines.iter().enumerate().map(|(n, (place, raw))| {
        let same = at[n].map(|m| tidy(&printed[m]) == tidy(raw));
        let fate = match same {
            _ if left(*place) => Fate::LeftOut,
            Some(true) => Fate::Same,
            Some(false) => Fate::Arranged,
            None if plan.heads.contains(place) => Fate::Arranged,
            None => {
                let from = at[..n].iter().rev().find_map(|m| *m).unwrap_or(0);
                let until = at[n..]
                    .iter()
                    .find_map(|m| *m)
                    .map_or(bared.len(), |m| m + 1);
                let here = bared[from.min(until)..until].join("\n");
                match of_text(raw, &here) {
                    Fate::Lost if of_text(raw, &all) != Fate::Lost => Fate::Different,
                    fate => fate,
                }
            }
        };
        Traced {
            line: *place,
            text: raw.clone(),
            fate,
            printed: at[n].map(|m| printed[m].clone()),
        }
    });
    fates.collect()
}

/// Where each line is printed, so that as many as can be stand in their order.
fn in_order(lines: &[String], printed: &[String]) -> Vec<Option<usize>> {
    let mut found = vec![None; lines.len()];
    if lines.len() > MOST || printed.len() > MOST {
        let mut at = 0;
        for (line, found) in lines.iter().zip(&mut found) {
            let ahead = printed[at..].iter().take(AHEAD);
            if let Some(n) = ahead
                .clone()
                .position(|text| !line.is_empty() && text == line)
            {
                *found = Some(at + n);
                at += n + 1;
            }
        }
        return found;
    }
    // How much can be found from each place on: long lines count for more.
    let width = printed.len() + 1;
    let mut best = vec![0_u32; (lines.len() + 1) * width];
    let worth = |line: &String| 1 + line.chars().count().min(40) as u32;
    for n in (0..lines.len()).rev() {
        for m in (0..printed.len()).rev() {
            let apart = best[(n + 1) * width + m].max(best[n * width + m + 1]);
            let fits = !lines[n].is_empty() && lines[n] == printed[m];
            let with = best[(n + 1) * width + m + 1] + worth(&lines[n]);
            best[n * width + m] = if fits { apart.max(with) } else { apart };
        }
    }
    let (mut n, mut m) = (0, 0);
    while n < lines.len() && m < printed.len() {
        let now = best[n * width + m];
        if now == best[(n + 1) * width + m] {
            n += 1;
        } else if now == best[n * width + m + 1] {
            m += 1;
        } else {
            found[n] = Some(m);
            (n, m) = (n + 1, m + 1);
        }
    }
    found
}

/// What became of a line, by the text that is printed where it stood.
fn of_text(raw: &str, all: &str) -> Fate {
    if is_day(raw, all) {
        return Fate::Arranged;
    }
    found(raw, all)
}

fn without_number(raw: &str) -> &str {
    number::split(raw).map_or(raw, |(_, rest)| rest)
}

/// Looks for the words of a line piece by piece.
fn found(raw: &str, all: &str) -> Fate {
    let mut fate = Fate::Arranged;
    let text = without_number(raw);
    let rows = label::all(text);
    let text = match rows.is_empty() {
        true => text.to_string(),
        // The words of labels are the program's or the plan's own.
        false => rows
            .iter()
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
            .join("　"),
    };
    let parts =
        text.split(|c: char| is_blank(c) || "，。；：！？、,;:!?（）()《》〔〕[]“”\"".contains(c));
    for part in parts {
        let part = bare(part);
        if part.is_empty() || all.contains(&part) {
            continue;
        }
        if is_serial(&part) || all.contains(&super::day::digits(&part)) {
            continue;
        }
        match rest(&part, all) {
            true => fate = fate.max(Fate::Worded),
            false => return Fate::Lost,
        }
    }
    fate
}

/// The number of a row, which the program counts.
fn is_serial(part: &str) -> bool {
    part.len() <= 3 && part.chars().all(|c| c.is_ascii_digit())
}

/// A day that is printed in other figures.
fn is_day(part: &str, all: &str) -> bool {
    use super::day::{Day, alone};
    match alone(part) {
        Some(Day::Whole(year, month, day)) => all.contains(&format!("{year}年{month}月{day}日")),
        // Where it is open, 待定 says so.
        Some(Day::Month(..) | Day::Open) => true,
        None => false,
    }
}

/// Words that stand between names and titles where the program says it its own way.
const BETWEEN: [&str; 41] = [
    "为包案责任领导",
    "为责任领导",
    "为第一责任人",
    "为主进行处理",
    "为牵头单位",
    "为牵头科室",
    "领导小组下设办公室",
    "下设办公室",
    "办公室主任由",
    "办公室设在",
    "设在",
    "同志",
    "兼任",
    "担任",
    "负责",
    "牵头",
    "主任",
    "副主任",
    "办公室主任",
    "办公室",
    "领导小组",
    "相关科室配合",
    "组长",
    "副组长",
    "成员",
    "由",
    "以",
    "为",
    "任",
    "兼",
    "和",
    "并",
    "及",
    "其中",
    "第一责任人",
    "责任领导",
    "包案",
    "号",
    "第",
    "印发",
    "附件",
];

/// Whether a part is made of stretches that are printed and of words between them.
fn rest(part: &str, all: &str) -> bool {
    let chars: Vec<char> = part.chars().collect();
    let mut at = 0;
    let text = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    while at < chars.len() {
        let mut length = 0;
        for end in (at + 1)..=chars.len() {
            if !all.contains(&text(at, end)) {
                break;
            }
            length = end - at;
        }
        let left = text(at, chars.len());
        let word = BETWEEN
            .iter()
            .filter(|word| left.starts_with(**word))
            .map(|word| word.chars().count())
            .max();
        let whole = length >= 4 || at + length == chars.len() && length >= 2;
        match word {
            Some(word) if word >= length || !whole => at += word,
            _ if whole || length >= 2 => at += length,
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(raw: &str, printed: &[&str]) -> Fate {
        let plan = Understood {
            lines: vec![(1, raw.to_string())],
            ..Understood::default()
        };
        let printed: Vec<String> = printed.iter().map(|p| p.to_string()).collect();
        fates(&plan, &printed)[0].fate
    }

    #[test]
    fn every_line_is_looked_for() {
        assert_eq!(of("一、总则", &["一、总则"]), Fate::Same);
        assert_eq!(of("(1)登记受理.", &["1.登记受理。"]), Fate::Arranged);
        assert_eq!(
            of("组长:甲乙丙(局长)", &["组　长", "甲乙丙", "局长"]),
            Fate::Arranged
        );
        assert_eq!(of("二〇二六年三月一日", &["2026年3月1日"]), Fate::Arranged);
        assert_eq!(
            of(
                "办公室主任由甲乙丙同志兼任。",
                &["办公室主任由局长甲乙丙担任。"]
            ),
            Fate::Worded
        );
        assert_eq!(of("每季度召开一次会议。", &["每月召开会议。"]), Fate::Lost);
    }

    #[test]
    fn a_line_is_found_where_it_stood_and_nowhere_else() {
        let lines = [
            "一、总则",
            "（一）目标。",
            "落实责任。",
            "二、附则",
            "加强督查。",
        ];
        let plan = Understood {
            lines: (1..).zip(lines.map(str::to_string)).collect(),
            ..Understood::default()
        };
        let fates = |printed: &[&str]| {
            let printed: Vec<String> = printed.iter().map(|line| line.to_string()).collect();
            let fates = fates(&plan, &printed).into_iter();
            fates.map(|line| line.fate).collect::<Vec<_>>()
        };
        let (same, moved) = (Fate::Same, Fate::Different);
        assert_eq!(
            fates(&[
                "一、总则",
                "（一）目标。",
                "二、附则",
                "加强督查。",
                "落实责任。"
            ]),
            [same, same, moved, same, same]
        );
        assert_eq!(
            fates(&["一、总则", "1.目标。落实责任。", "二、附则", "加强督查。"]),
            [same, Fate::Arranged, Fate::Arranged, same, same]
        );
    }
}
