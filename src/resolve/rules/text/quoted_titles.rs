//! A law or document named by hand is called what the list of bases calls it, and
//! is in force.

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::model::Basis;
use crate::resolve::bases::find;
use crate::resolve::rules::basis_in_force::not_in_force;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let bases = &prose.organisation.bases;
    if bases.is_empty() {
        return;
    }
    for (start, _) in prose.text.match_indices('《') {
        let inner = start + '《'.len_utf8();
        let Some(end) = prose.text[inner..].find(['》', '《']) else {
            return;
        };
        let words = start..inner + end;
        if !prose.text[words.end..].starts_with('》') {
            continue;
        }
        let words = words.start..words.end + '》'.len_utf8();
        let title = &prose.text[inner..inner + end];
        if bases.iter().any(|basis| basis.title == title) {
            let Some(basis) = find(bases, title) else {
                continue;
            };
            let successor = basis
                .successor
                .as_deref()
                .and_then(|next| find(bases, next));
            if !tells_of_its_end(&prose.text[..words.start], &prose.text[words.end..])
                && let Some(fault) = not_in_force(basis, successor, prose.dated)
            {
                report.push(fault.at(prose.place(words)));
            }
        } else if let Some(meant) = bases.iter().find(|basis| is_misspelt(title, basis)) {
            let fault = prose.fault(Code::MisquotedBasis, words);
            report.push(fault.hint_with("did-you-mean", [("name", meant.quoted())]));
        }
    }
}

/// 原《…》, 《…》同时废止: what is over may be named as such.
fn tells_of_its_end(before: &str, after: &str) -> bool {
    let near: String = after.chars().take(8).collect();
    before.ends_with(['原', '旧'])
        || ["废止", "失效", "停止执行", "取代"]
            .iter()
            .any(|word| near.contains(word))
        || ["废止", "修订", "代替", "取代"]
            .iter()
            .any(|word| before.ends_with(word))
}

/// Whether one character is another, too many or too few; years and numbers tell
/// documents of one kind apart.
fn is_misspelt(title: &str, basis: &Basis) -> bool {
    let (typed, known): (Vec<char>, Vec<char>) =
        (title.chars().collect(), basis.title.chars().collect());
    if typed.len() < 4 || typed.len().abs_diff(known.len()) > 1 {
        return false;
    }
    let same = typed.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let (typed, known) = (&typed[same..], &known[same..]);
    let behind = typed.iter().rev().zip(known.iter().rev());
    let behind = behind.take_while(|(a, b)| a == b).count();
    let behind = behind.min(typed.len()).min(known.len());
    let (typed, known) = (
        &typed[..typed.len() - behind],
        &known[..known.len() - behind],
    );
    let told_apart =
        |c: &char| c.is_ascii_digit() || "一二三四五六七八九十甲乙丙丁上下".contains(*c);
    typed.len() <= 1 && known.len() <= 1 && !typed.iter().chain(known).any(told_apart)
}
