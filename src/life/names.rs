//! Takes a file that a build wrote; gives the name by which a person knows it: number
//! or state of the draft, title, date; what bears telephone numbers says so.

use chrono::NaiveDate;

use crate::compose;
use crate::engine::{self, Session, Wanted};
use crate::model::Plan;

use super::state::named as state_name;

/// Longest title within a name, in characters: paths have an end.
const LONGEST: usize = 60;

/// The name of a file of the plain or the public edition: `petition-2026.pdf` becomes
/// 青街办发〔2026〕12号 关于印发《…》的通知（2026年3月20日）.pdf. Nothing for what is no
/// file of a plan.
pub fn file_name(session: &Session, file: &str, public: bool, today: NaiveDate) -> Option<String> {
    let file = file.rsplit('/').next()?;
    let (id, rest) = file.split_once('.')?;
    let opened = session.plan(id).ok()?;
    let wanted = Wanted {
        public,
        ..Wanted::on(today)
    };
    let (plan, _) = engine::printed(session, &opened.plan, &wanted);
    let (of, ending) = match rest.rsplit_once('.') {
        Some((of, ending)) => (Some(of), ending),
        None => (None, rest),
    };
    let status = opened.plan.status.value;
    let number = plan
        .number
        .as_ref()
        .filter(|number| number.serial.is_some());
    let draft = || match (&plan.stage, status) {
        (Some(stage), _) => stage.clone(),
        (None, status) if status.is_out() => String::new(),
        (None, status) => session.locale.ui(state_name(status), &[]),
    };
    let first = number.map_or_else(draft, ToString::to_string);
    let title: String = plan.paper_title().chars().take(LONGEST).collect();
    let part = match of {
        None => String::new(),
        Some(of) => {
            let mut attachments = plan.attachments.iter();
            let attachment = attachments.find(|one| one.id == of);
            format!("（{}）", attachment.map_or(of, |one| &one.label))
        }
    };
    let date = plan.date.map_or(String::new(), |day| {
        format!("（{}）", crate::model::date::full_date(day))
    });
    let phones = match !public && has_phones(&plan, session) {
        true => "（内部，含电话）",
        false => "",
    };
    let words = [first, title].into_iter().filter(|words| !words.is_empty());
    let words: Vec<String> = words.collect();
    let name = format!("{}{part}{date}{phones}", words.join(" "));
    Some(format!("{}.{ending}", safe(&name)))
}

/// Whether a telephone number is printed anywhere in it.
fn has_phones(plan: &Plan, session: &Session) -> bool {
    let words = compose::words_of(plan, &session.organisation);
    words.iter().any(|(words, _)| is_phone(words))
}

/// 0631-555-0101, 13800001111, 0631-5550102; a number of seven figures or more that a
/// line may have, and no day.
fn is_phone(words: &str) -> bool {
    let runs = words.split(|c: char| !c.is_ascii_digit() && c != '-');
    let mut phones = runs.filter(|run| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        let dashes = run.matches('-').count();
        let day = dashes == 2 && run.starts_with("20") && digits == 8;
        let mobile = digits == 11 && run.starts_with('1');
        let line = digits >= 7 && (run.starts_with('0') || dashes > 0) && digits <= 12;
        (mobile || line) && !day
    });
    phones.next().is_some()
}

/// Without what no file system has in a name.
fn safe(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_control());
    let kept: String = kept
        .map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .collect();
    kept.trim_end_matches(['.', ' ']).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_told_from_days_and_amounts() {
        for words in [
            "0631-555-0101",
            "电话：13800001111",
            "值班电话0631-5550102，24小时",
        ] {
            assert!(is_phone(words), "{words}");
        }
        for words in [
            "2026-03-20",
            "20260320",
            "1000000元",
            "第12号",
            "9:00—11:30",
        ] {
            assert!(!is_phone(words), "{words}");
        }
    }

    #[test]
    fn a_name_is_one_that_every_system_has() {
        assert_eq!(safe("甲/乙:丙?.  "), "甲-乙-丙-");
    }
}
