//! Takes the records of what plans rest on; gives them as they are looked up.

use crate::diagnostic::{At, Code, Diagnostic, Origin, nearest};
use crate::load::{Card, raw};
use crate::model::Basis;

use super::cited_numbers::numbers_in;

/// The bases of the workspace.
pub(super) fn of(raw: &raw::Raw) -> Vec<Basis> {
    let day = |d: &Option<At<chrono::NaiveDate>>| d.as_ref().map(|d| d.value);
    let bases = raw.bases.iter().map(|basis| Basis {
        id: basis.id.value.clone(),
        title: bare(&basis.title.value),
        number: basis.number.as_ref().map(|n| mended(&n.value)),
        effective: day(&basis.effective),
        repealed: day(&basis.repealed),
        successor: basis.successor.as_ref().map(|s| s.value.clone()),
        at: basis.at,
    });
    bases.collect()
}

fn bare(title: &str) -> String {
    let inner = title.strip_prefix('《').and_then(|t| t.strip_suffix('》'));
    let inner = inner.filter(|t| !t.contains(['《', '》']));
    inner.unwrap_or(title).to_string()
}

/// A document number with 〔〕, whatever was typed.
fn mended(number: &str) -> String {
    let mut out = number.to_string();
    for found in numbers_in(number) {
        out = out.replace(&found.written, &found.right);
    }
    out
}

/// Numbers of documents that are known; a text that cites another is noted.
pub(super) fn numbers(raw: &raw::Raw, plans: &[Card]) -> Vec<String> {
    let bases = raw.bases.iter().filter_map(|b| b.number.as_ref());
    let bases = bases.map(|n| mended(&n.value));
    let plans = plans.iter().filter_map(|plan| number_of(raw, plan));
    bases.chain(plans).collect()
}

/// The number of a plan, where it has been given one.
pub fn number_of(raw: &raw::Raw, plan: &Card) -> Option<String> {
    let number = plan.number.as_ref()?;
    let code = match &number.code {
        Some(code) => code.value.clone(),
        None => {
            let host = plan.issuer.as_ref()?;
            let issuer = raw
                .issuers
                .iter()
                .find(|i| i.id.value == host.value || i.name.value == host.value)?;
            issuer.code.as_ref()?.value.clone()
        }
    };
    Some(format!("{code}〔{}〕{}号", number.year, number.serial?))
}

/// The basis of that id or title.
pub(super) fn find<'b>(bases: &'b [Basis], word: &str) -> Option<&'b Basis> {
    let word = bare(word.trim());
    let by_id = bases.iter().find(|basis| basis.id == word);
    // Of two editions of one title, the one in force.
    let mut titled: Vec<&Basis> = bases.iter().filter(|basis| basis.title == word).collect();
    titled.sort_by_key(|basis| basis.repealed.is_some());
    by_id.or(titled.first().copied())
}

/// Says that there is no such basis.
pub(super) fn unknown(bases: &[Basis], word: &str, at: Origin) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownBasis).arg("name", word).at(at);
    let words = bases.iter().flat_map(|b| [b.id.as_str(), b.title.as_str()]);
    match nearest(word, words) {
        Some(name) => fault.hint_with("did-you-mean", [("name", name.to_string())]),
        None => fault.hint("write-basis"),
    }
}
