//! 下设3个工作组 is true of the groups that follow; so are 分三个阶段, and how many
//! people or areas a text says there are.

use std::ops::Range;

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report, Words};
use crate::model::{PartKind, Party, PartyKind, Seat, Text, Visit};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    seen.plan.show(&mut Counted(report));
    check_people(seen, report);
    check_kind(
        seen,
        "阶段",
        &["分", "分为", "分成"],
        report,
        |kind| match kind {
            PartKind::Phases(list) => Some(list.items.len()),
            _ => None,
        },
    );
    for area in ["责任区", "片区", "网格"] {
        check_kind(
            seen,
            area,
            &["划分", "划分为", "划为", "分为", "分成"],
            report,
            |kind| match kind {
                PartKind::Coverage(list) => Some(list.items.len()),
                _ => None,
            },
        );
    }
    let parts = seen.plan.parts();
    let mut groups = parts.iter().filter_map(|part| match &part.kind {
        PartKind::WorkingGroups(groups) => Some(groups.items.len()),
        PartKind::BodyOfPeople(body) if !body.groups.is_empty() => Some(body.groups.len()),
        _ => None,
    });
    // Of several sets it is not known which is meant.
    let (Some(count), None) = (groups.next(), groups.next()) else {
        return;
    };
    let mut texts = Texts::default();
    seen.plan.show(&mut texts);
    for text in texts.0 {
        for (start, _) in text.text.match_indices("下设") {
            let rest = &text.text[start + "下设".len()..];
            let Some((number, length)) = number_of_groups(rest) else {
                continue;
            };
            if number != count {
                let end = start + "下设".len() + length;
                report.push(differs(text, start..end, count));
            }
        }
    }
}

/// 分三个阶段 is true of the only list of them.
fn check_kind(
    seen: &Seen<'_>,
    what: &str,
    before: &[&str],
    report: &mut Report,
    count: fn(&PartKind) -> Option<usize>,
) {
    let parts = seen.plan.parts();
    let mut lists = parts.iter().filter_map(|part| count(&part.kind));
    let (Some(there), None) = (lists.next(), lists.next()) else {
        return;
    };
    let mut texts = Texts::default();
    seen.plan.show(&mut texts);
    for text in texts.0 {
        for (end, _) in text.text.match_indices(&format!("个{what}")) {
            let head = &text.text[..end];
            let told = before.iter().find_map(|word| {
                let (head, number) = head.rsplit_once(word)?;
                Some((head.len(), number_of(number)?))
            });
            let Some((start, _)) = told.filter(|(_, told)| *told != there) else {
                continue;
            };
            let end = end + '个'.len_utf8() + what.len();
            report.push(differs(text, start..end, there));
        }
    }
}

/// 3, 三, 两.
fn number_of(words: &str) -> Option<usize> {
    if let Ok(number) = words.parse() {
        return Some(number);
    }
    let mut chars = words.chars();
    let digit = chars.next().map(|c| if c == '两' { '二' } else { c })?;
    let known = "一二三四五六七八九十".chars().position(|c| c == digit)? + 1;
    chars.next().is_none().then_some(known)
}

/// 协管员7人 has no other number beside it.
struct Counted<'r>(&'r mut Report);

impl<'p> Visit<'p> for Counted<'_> {
    fn parties(&mut self, _: Seat<'p>, parties: &mut dyn Iterator<Item = &'p Party>) {
        for party in parties.filter(|party| party.kind == PartyKind::Text) {
            let told = party.name.strip_suffix(['人', '名']).map(|rest| {
                let words = rest.trim_end_matches(|c: char| c.is_ascii_digit());
                rest[words.len()..].parse::<u32>()
            });
            if let (Some(Ok(told)), Some(count)) = (told, party.count)
                && told != count
            {
                let fault = Diagnostic::new(Code::CountDiffers).arg("text", &party.name);
                self.0
                    .push(fault.arg("count", count.to_string()).at(party.at));
            }
        }
    }
}

/// 领导小组共7人 is true of the only body there is, if everybody in it is named.
fn check_people(seen: &Seen<'_>, report: &mut Report) {
    let parts = seen.plan.parts();
    let mut bodies = parts.iter().filter_map(|part| match &part.kind {
        PartKind::BodyOfPeople(body) if !body.roles.is_empty() => Some(&**body),
        _ => None,
    });
    let (Some(body), None) = (bodies.next(), bodies.next()) else {
        return;
    };
    let all = || body.roles.iter().flat_map(|role| &role.parties);
    if all().any(|party| party.person().is_none()) {
        return;
    }
    let count = all().count();
    let mut texts = Texts::default();
    seen.plan.show(&mut texts);
    for text in texts.0 {
        for (start, _) in text.text.match_indices(body.short_name.as_str()) {
            let rest = &text.text[start + body.short_name.len()..];
            let Some(after) = rest.strip_prefix("共").or_else(|| rest.strip_prefix('由')) else {
                continue;
            };
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let told: Option<usize> = after[..digits].parse().ok();
            let is_people = after[digits..].starts_with(['人', '名']);
            if told.is_some_and(|told| is_people && told != count) {
                let begin = text.text.len() - after.len();
                let end = begin + digits + '人'.len_utf8();
                report.push(differs(text, begin..end, count));
            }
        }
    }
}

/// Those words of a text say another count than there is.
fn differs(text: &Text, words: Range<usize>, count: usize) -> Diagnostic {
    let (start, words) = (words.start, &text.text[words]);
    let place = Words {
        at: text.at,
        words: words.to_string(),
        nth: text.text[..start].matches(words).count(),
    };
    let fault = Diagnostic::new(Code::CountDiffers).arg("text", words);
    fault.arg("count", count.to_string()).at(place)
}

/// Every text of a plan.
#[derive(Default)]
struct Texts<'p>(Vec<&'p Text>);

impl<'p> Visit<'p> for Texts<'p> {
    fn text(&mut self, _: &'static str, text: &'p Text) {
        self.0.push(text);
    }
}

/// 3个工作组, 四个专项小组: the number, and how long the words are.
fn number_of_groups(rest: &str) -> Option<(usize, usize)> {
    let end = rest.find('个')?;
    let number = number_of(&rest[..end])?;
    let after = rest[end + '个'.len_utf8()..].chars();
    let words: String = after.take(6).collect();
    let group = ["工作组", "小组", "专项组", "组"];
    let found = group
        .iter()
        .filter_map(|word| Some(words.find(word)? + word.len()));
    Some((number, end + '个'.len_utf8() + found.min()?))
}
