//! Takes the finished files of a public edition and what is internal; finds in
//! them what must not be there.

use std::collections::BTreeSet;

use super::session::{self, Numbers, Session};
use super::wanted::Wanted;
use crate::character::half_width;
use crate::compose;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::{Card, raw};
use crate::resolve;
use crate::write::Output;

/// What must not be found.
#[derive(Debug, Default)]
pub struct Secrets {
    numbers: Numbers,
    /// Words, without white space.
    words: BTreeSet<String>,
}

/// Fewer digits than that are no telephone number.
const DIGITS: usize = 5;

/// Fewer characters than that stand in other texts by chance.
const CHARACTERS: usize = 8;

/// What is internal to any of the workspace, as far as this plan's files could
/// hold it: every number of our people and of lists of contacts, and whatever
/// the full edition of the plan says that the public one does not.
pub fn secrets(session: &Session, plan: &raw::Plan, wanted: &Wanted) -> Secrets {
    let mut secrets = Secrets::default();
    let organisation = &session.organisation;
    for person in &organisation.people {
        if let Some(phone) = person.phone.as_ref().filter(|_| !person.phone_public) {
            secrets.number(phone);
        }
        if person.internal && person.name.chars().count() >= 3 {
            secrets.words.insert(squeezed(&person.name));
        }
    }
    let contacts = session.contacts.get_or_init(|| {
        let plans = session.opened();
        plans.flat_map(|opened| contacts_of(&opened.plan)).collect()
    });
    secrets.numbers.extend(contacts.iter().cloned());
    let day = wanted.day(plan);
    let said = |public| {
        let (plan, _) = resolve::plan(plan, organisation, &session.names, day, public);
        compose::words_of(&plan, organisation)
    };
    let public: BTreeSet<String> = said(true).into_iter().collect();
    for words in said(false)
        .into_iter()
        .filter(|words| !public.contains(words))
    {
        for number in numbers_in(&words) {
            secrets.number(&number);
        }
        let words = squeezed(&words);
        if words.chars().count() >= CHARACTERS {
            secrets.words.insert(words);
        }
    }
    // Words that the public edition says itself are none of its secrets.
    let open: Vec<String> = public.iter().map(|words| squeezed(words)).collect();
    secrets.words.retain(|words| !open.contains(words));
    secrets
}

/// Looks all plans through for lists of contacts, side by side.
pub fn gather_contacts(session: &Session) {
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let found = session::each(session, &cards, |_, opened| {
        opened.map_or(Numbers::new(), |opened| contacts_of(&opened.plan))
    });
    let numbers = || found.into_iter().flatten().collect();
    session.contacts.get_or_init(numbers);
}

/// Numbers of a plan's lists of contacts, wherever they stand.
fn contacts_of(plan: &raw::Plan) -> Numbers {
    let mut secrets = Secrets::default();
    for part in plan.walk(false).parts {
        if let raw::PartKind::Contacts(list) = &part.kind {
            let numbers = list.items.iter().flat_map(|c| [&c.phone, &c.office_phone]);
            numbers.flatten().for_each(|number| secrets.number(number));
        }
    }
    secrets.numbers
}

impl Secrets {
    fn number(&mut self, written: &str) {
        let digits: String = written
            .chars()
            .map(half_width)
            .filter(char::is_ascii_digit)
            .collect();
        if digits.len() >= DIGITS {
            self.numbers.insert(digits);
        }
    }

    /// The secret that a text holds, if it holds one.
    fn within(&self, text: &str) -> Option<&str> {
        let found = numbers_in(text).into_iter().find_map(|run| {
            let known = self
                .numbers
                .iter()
                .find(|number| run.contains(number.as_str()));
            known.map(String::as_str)
        });
        found.or_else(|| {
            let text = squeezed(text);
            let mut known = self.words.iter();
            known
                .find(|words| text.contains(words.as_str()))
                .map(String::as_str)
        })
    }
}

/// Takes out every file that holds a secret or cannot be searched, and says which.
pub fn keep_in(outputs: &mut Vec<Output>, secrets: &Secrets, at: Origin, report: &mut Report) {
    outputs.retain(|output| {
        let Some(texts) = output.texts() else {
            let fault = Diagnostic::new(Code::NotSearched).arg("file", output.name());
            report.push(fault.at(at));
            return false;
        };
        let found = texts.iter().find_map(|text| secrets.within(text));
        if let Some(found) = found {
            let words: String = found.chars().take(20).collect();
            let fault = Diagnostic::new(Code::InternalLeak).arg("file", output.name());
            report.push(fault.arg("words", words).at(at));
        }
        found.is_none()
    });
}

/// Runs of digits, with the marks left out that are typed between the digits of
/// one number: 0631-555 0102, （0631）5550102, 139·0001·0002.
fn numbers_in(text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let (mut run, mut gap) = (String::new(), 0);
    for c in text.chars().map(half_width) {
        if c.is_ascii_digit() {
            run.push(c);
            gap = 0;
        } else if !run.is_empty() && gap < 3 && between_digits(c) {
            gap += 1;
        } else {
            if run.len() >= DIGITS {
                runs.push(std::mem::take(&mut run));
            }
            run.clear();
            gap = 0;
        }
    }
    if run.len() >= DIGITS {
        runs.push(run);
    }
    runs
}

fn between_digits(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '−'
                | '–'
                | '—'
                | '‐'
                | '‑'
                | '·'
                | '•'
                | '.'
                | '/'
                | '_'
                | '('
                | ')'
                | '+'
                | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        )
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;
    use crate::write::Format;

    #[test]
    fn a_number_is_known_however_it_is_typed() {
        let mut secrets = Secrets::default();
        secrets.number("0631-555-0102");
        for text in [
            "电话06315550102。",
            "（0631）555 0102",
            "0631—555—0102",
            "０６３１－５５５－０１０２",
            "+86 0631 5550102",
        ] {
            assert_eq!(secrets.within(text), Some("06315550102"), "{text}");
        }
        for text in ["0631-555-0103", "06315，550102", "2026年6月3日"] {
            assert_eq!(secrets.within(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_searched_is_not_kept() {
        let output = |format, bytes: &[u8]| Output {
            id: "a".into(),
            format,
            bytes: bytes.to_vec(),
        };
        let mut outputs = vec![
            output(Format::Html, b"<p>text</p>"),
            output(Format::Pdf, b"%PDF-1.7 cut off"),
            output(Format::Docx, b"PK cut off"),
        ];
        let mut report = Report::default();
        let at = Origin {
            file: FileId(0),
            node: 0,
        };
        keep_in(&mut outputs, &Secrets::default(), at, &mut report);
        assert_eq!(outputs, [output(Format::Html, b"<p>text</p>")]);
        assert!(report.iter().map(|d| d.code).eq([Code::NotSearched; 2]));
    }
}
