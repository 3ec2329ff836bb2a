//! The head of a document is whole and its own (GB/T 9704 7.2), and its words are
//! those that there are.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Plan;
use crate::model::Form;
use crate::model::date::full_date;

/// Degrees of urgency (7.2.3); a telegram has two more.
const URGENCY: [&str; 5] = ["特急", "加急", "急件", "特提", "平急"];

/// Degrees of urgency are a closed set.
pub(super) fn check_plan(plan: &Plan, report: &mut Report) {
    let Some(urgency) = &plan.urgency else { return };
    let words = urgency.trim();
    if !URGENCY.contains(&words) && words != "待定" && !super::is_open(words) {
        let fault = Diagnostic::new(Code::UnknownValue).arg("key", "紧急程度");
        let fault = fault.arg("word", &urgency.value).at(urgency.at);
        report.push(fault.hint_with("known-values", [("list", URGENCY.join("、"))]));
    }
}

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    // A number alone may stand on a paper that a notice carries.
    let formal = plan.form.is_some() && matches!(plan.form(), Form::RedHead | Form::Letter);
    if formal && plan.addressees.is_empty() && !is_made_public(plan) {
        let fault = Diagnostic::new(Code::IncompleteHead).arg("key", "addressees");
        report.push(fault.at(plan.at));
    }
    if plan.form() == Form::RedHead {
        let lacks = |key| Diagnostic::new(Code::IncompleteHead).arg("key", key);
        // A number that could not be read is one all the same.
        if plan.number.is_none() && plan.order_number.is_none() {
            report.push(lacks("number").at(plan.at));
        }
        if plan.issuers.is_empty() && plan.mark.is_none() {
            report.push(lacks("issuers").at(plan.at));
        }
    }
    if let Some(code) = plan.number.as_ref().and_then(|number| number.code.as_ref()) {
        let issuers = seen.organisation.issuers.iter();
        let codes: Vec<&str> = issuers.filter_map(|i| i.code.as_deref()).collect();
        let ours = codes
            .iter()
            .any(|of_issuer| office(of_issuer) == office(code));
        if !codes.is_empty() && !ours && !super::is_open(code) {
            let fault = Diagnostic::new(Code::ForeignCode).arg("code", &code.value);
            report.push(
                fault
                    .at(code.at)
                    .hint_with("known-values", [("list", codes.join("、"))]),
            );
        }
    }
    if let (Some(printed), Some(dated)) = (&plan.printed_date, seen.frame.dated)
        && printed.value < dated
    {
        let fault = Diagnostic::new(Code::PrintedBeforeDated).arg("day", full_date(printed.value));
        report.push(fault.arg("plan", full_date(dated)).at(printed.at));
    }
    record(seen, report);
    let title = plan.title.trim();
    if let Some(mark) = title
        .chars()
        .last()
        .filter(|c| "。；，、：.;,:".contains(*c))
    {
        let fault = Diagnostic::new(Code::HeadingPunctuation).arg("mark", mark.to_string());
        report.push(fault.arg("heading", title).at(plan.title.at));
    }
    if let Some(word) = doubled(title) {
        let fault = Diagnostic::new(Code::DoubledWord).arg("text", format!("{word}{word}"));
        report.push(fault.at(plan.title.at));
    }
}

/// Below the copies of a record stand who printed the paper, and when (7.4.3).
fn record(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    let Some(first) = plan.copies.first() else {
        return;
    };
    if matches!(plan.form(), Form::Plain | Form::Letter) {
        return;
    }
    let lacks = [
        (plan.printed_by.is_none(), "printed-by"),
        (plan.printed_date.is_none(), "printed-date"),
    ];
    for (_, key) in lacks.into_iter().filter(|(lacks, _)| *lacks) {
        report.push(
            Diagnostic::new(Code::IncompleteRecord)
                .arg("key", key)
                .at(first.at),
        );
    }
}

/// What is made known to everybody names no addressees (GB/T 9704 7.3.2).
fn is_made_public(plan: &Plan) -> bool {
    let kinds = ["公告", "通告", "公报", "决定", "决议", "令", "公示", "纪要"];
    let title = plan.title.trim();
    let title = title.split(['（', '(']).next().unwrap_or(title);
    kinds.iter().any(|kind| title.ends_with(kind))
}

/// A code without the word for the kind of paper at its end: one office numbers
/// its notices 青街办发, its letters 青街办函.
fn office(code: &str) -> &str {
    let kinds = ['发', '函', '字', '通', '任', '呈', '报', '请', '复', '电'];
    code.strip_suffix(kinds).unwrap_or(code)
}

/// A word of two hanzi said twice on end: 方案方案.
fn doubled(title: &str) -> Option<String> {
    let chars: Vec<char> = title.chars().collect();
    let four = chars.windows(4).find(|four| {
        four[..2] == four[2..]
            && four[0] != four[1]
            && four.iter().all(|c| crate::character::is_hanzi(*c))
    })?;
    Some(four[..2].iter().collect())
}

#[cfg(test)]
mod tests {
    use super::office;

    #[test]
    fn one_office_has_a_code_for_each_kind_of_paper() {
        assert_eq!(office("青街办函"), office("青街办发"));
        assert_ne!(office("青办发"), office("青街办发"));
    }
}
