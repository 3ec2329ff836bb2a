//! What is secret is not written on this computer (保守国家秘密法: 涉密文件不得在
//! 非涉密计算机上起草、存储), and what is internal is not called public.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Plan;

/// Grades of state secrets, highest first.
const SECRET: [&str; 3] = ["绝密", "机密", "秘密"];

/// What may be said of a paper that is none.
const LESSER: [&str; 4] = ["工作秘密", "商业秘密", "内部", "敏感"];

/// Refuses a secret paper, whatever the day, before anything is made of it.
pub(super) fn check_plan(plan: &Plan, report: &mut Report) {
    let Some(secrecy) = &plan.secrecy else { return };
    let words: String = secrecy.chars().filter(|c| !c.is_whitespace()).collect();
    // A period stands behind a star: 工作秘密★1年.
    let grade = words.split('★').next().unwrap_or_default();
    if LESSER.contains(&grade) {
        return;
    }
    let graver = words.replace("工作秘密", "").replace("商业秘密", "");
    if SECRET.iter().any(|secret| graver.contains(secret)) {
        let fault = Diagnostic::new(Code::SecretDocument).arg("word", &secrecy.value);
        return report.push(fault.at(secrecy.at));
    }
    if !super::is_open(&words) && words != "待定" {
        let fault = Diagnostic::new(Code::UnknownValue).arg("key", "密级");
        let fault = fault.arg("word", &secrecy.value).at(secrecy.at);
        let known = LESSER.join("、");
        report.push(fault.hint_with("known-values", [("list", known)]));
    }
}

/// What says of itself that it is open to the public is not internal.
pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    let open = |note: &&crate::load::raw::Text| {
        note.contains("公开") && !note.contains("不公开") && !note.contains("不予公开")
    };
    for note in plan.notes.iter().filter(open).filter(|_| plan.withheld()) {
        let fault = Diagnostic::new(Code::InternalYetPublic).arg("text", &note.value);
        report.push(fault.at(note.at));
    }
}
