//! Takes the finished files of a public edition and what is internal; finds in
//! them what must not be there.

use std::collections::BTreeSet;

use super::secret::{Names, Numbers, Secrets, Sure, squeezed};
use super::session::{self, Session};
use super::version;
use super::wanted::Wanted;
use crate::compose;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::{Card, raw};
use crate::model::Organisation;
use crate::write::Output;

/// What must not be found in the files of a plan.
#[derive(Debug, Default)]
pub struct Hidden<'a> {
    /// What is internal to the workspace.
    common: Option<&'a Secrets>,
    /// Numbers in what the plan's full edition says and the public one does not.
    numbers: Numbers,
    /// What it says, where that is too long to be said by chance.
    words: BTreeSet<String>,
    /// What it says in few words.
    phrases: BTreeSet<String>,
    /// What the public edition says, and where it was written.
    said: Vec<(String, Option<Origin>)>,
}

/// Fewer characters than that stand in other texts by chance.
const CHARACTERS: usize = 8;

/// What is internal to any of the workspace, as far as this plan's files could
/// hold it: every number of our people and of lists of contacts, names of
/// internal people, and whatever the full edition of the plan says that the
/// public one does not.
pub fn hidden<'a>(session: &'a Session, plan: &raw::Plan, wanted: &Wanted) -> Hidden<'a> {
    let organisation = &session.organisation;
    let common = session.secrets.get_or_init(|| {
        let plans = session.opened();
        secrets(session, plans.map(|opened| contacts_of(&opened.plan)))
    });
    let said = |public| {
        let wanted = Wanted {
            public,
            ..wanted.clone()
        };
        let (plan, _) = version::printed(session, plan, &wanted);
        compose::words_of(&plan, organisation)
    };
    let mut hidden = Hidden {
        common: Some(common),
        said: said(true),
        ..Hidden::default()
    };
    let public: BTreeSet<&str> = hidden
        .said
        .iter()
        .map(|(words, _)| words.as_str())
        .collect();
    // Words that the public edition says itself are none of its secrets.
    let open: BTreeSet<String> = public.iter().map(|words| squeezed(words)).collect();
    for (words, _) in said(false) {
        if public.contains(words.as_str()) {
            continue;
        }
        hidden.numbers.take_in_text(&words);
        let words = squeezed(&words);
        if open.contains(&words) {
            continue;
        }
        if words.chars().count() >= CHARACTERS {
            hidden.words.insert(words);
        } else if common.names.is_telling(&words) {
            hidden.phrases.insert(words);
        }
    }
    hidden.numbers.leave_out(&public_numbers(organisation));
    hidden
}

/// Looks all plans through for lists of contacts, side by side.
pub fn gather(session: &Session) {
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let found = session::each(session, &cards, |_, opened| {
        opened.map_or(Numbers::default(), |opened| contacts_of(&opened.plan))
    });
    session
        .secrets
        .get_or_init(|| secrets(session, found.into_iter()));
}

/// What is internal to the workspace, lists of contacts among it.
fn secrets(session: &Session, contacts: impl Iterator<Item = Numbers>) -> Secrets {
    let organisation = &session.organisation;
    let mut numbers = Numbers::default();
    contacts.for_each(|found| numbers.extend(found));
    let mut words = BTreeSet::new();
    for (key, text) in said(organisation, true) {
        match key {
            "phone" => numbers.take_in(text),
            _ => words.extend([squeezed(text)]),
        }
    }
    words.retain(|word| word.chars().count() >= CHARACTERS);
    for (_, text) in said(organisation, false) {
        words.remove(&squeezed(text));
    }
    numbers.leave_out(&public_numbers(organisation));
    let (internal, open): (Vec<_>, Vec<_>) = organisation
        .people
        .iter()
        .partition(|person| person.internal);
    let internal: Vec<String> = internal.into_iter().map(|p| p.name.clone()).collect();
    let units = session.words.list().iter();
    let units = units.filter(|name| !internal.contains(name)).cloned();
    let names = open
        .into_iter()
        .map(|p| p.name.clone())
        .chain(units)
        .collect();
    let titles = organisation.posts.iter().flat_map(|post| &post.titles);
    let portfolios = organisation.portfolios.iter().map(|p| p.name.clone());
    let plans = session
        .plans
        .cards()
        .iter()
        .map(|card| card.title.value.clone());
    let terms = titles
        .map(|title| title.name.clone())
        .chain(portfolios)
        .chain(plans);
    Secrets {
        numbers,
        names: Names::new(internal, names, terms.collect()),
        words,
    }
}

/// Numbers that somebody's entry says are public.
fn public_numbers(organisation: &Organisation) -> Numbers {
    let mut numbers = Numbers::default();
    let open = said(organisation, false).filter(|(key, _)| *key == "phone");
    open.for_each(|(_, phone)| numbers.take_in(phone));
    numbers
}

/// What is said of our people and is internal, or is not.
fn said(organisation: &Organisation, internal: bool) -> impl Iterator<Item = (&'static str, &str)> {
    let said = organisation.people.iter().flat_map(|one| one.said.iter());
    said.filter(move |(_, said)| said.internal == internal)
        .map(|(key, said)| (key, said.text.as_str()))
}

/// Numbers of a plan's lists of contacts and tables, wherever they stand.
fn contacts_of(plan: &raw::Plan) -> Numbers {
    let mut found = Numbers::default();
    for part in plan.walk(false).parts {
        let numbers = part.kind.phones();
        numbers.for_each(|number| found.take_in(number));
    }
    found
}

impl Hidden<'_> {
    /// What a text holds, whatever file it stands in.
    fn within(&self, text: &str) -> Option<String> {
        let numbers = self.common.map(|common| &common.numbers);
        let mut numbers = numbers.into_iter().chain([&self.numbers]);
        let number = numbers.find_map(|numbers| numbers.within(text));
        let found = number.map(str::to_string);
        found.or_else(|| {
            let text = squeezed(text);
            let name = self.common.and_then(|common| common.names.within(&text));
            let common = self.common.into_iter().flat_map(|common| &common.words);
            let mut words = self.words.iter().chain(common);
            let mut words = || words.find(|words| text.contains(words.as_str()));
            name.map(str::to_string).or_else(|| words().cloned())
        })
    }

    /// What may stand in other texts by chance: it is looked for where somebody
    /// typed it, not in the files, which hold measures and marks besides.
    fn doubtful(&self, text: &str) -> Option<(String, Sure)> {
        let common = self.common?;
        let short = [&common.numbers, &self.numbers].map(|numbers| numbers.short_within(text));
        let name = common.names.two_within(text);
        let found = short
            .into_iter()
            .flatten()
            .chain(name)
            .max_by_key(|(_, sure)| *sure);
        let phrase = || {
            self.phrases
                .iter()
                .find(|phrase| common.names.holds_phrase(text, phrase))
        };
        let found = found.map(|(words, sure)| (words.to_string(), sure));
        found.or_else(|| Some((phrase()?.clone(), Sure::Perhaps)))
    }

    /// Where somebody typed what was found.
    fn place_of(&self, found: &str) -> Option<Origin> {
        let mut said = self.said.iter();
        let holds = |words: &str| self.within(words).as_deref() == Some(found);
        said.find(|(words, _)| holds(words)).and_then(|(_, at)| *at)
    }
}

/// Takes out every file that holds what is hidden or cannot be searched, and says
/// which; where something may be hidden, it is only said.
pub fn keep_in(outputs: &mut Vec<Output>, hidden: &Hidden, at: Origin, report: &mut Report) {
    if outputs.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    for (words, place) in &hidden.said {
        let Some((found, sure)) = hidden.doubtful(words) else {
            continue;
        };
        if told.insert((found.clone(), sure)) {
            let code = match sure {
                Sure::Yes => Code::InternalLeak,
                Sure::Perhaps => Code::PerhapsInternal,
            };
            let fault = Diagnostic::new(code).arg("words", found);
            report.push(fault.at(place.unwrap_or(at)));
        }
        if sure == Sure::Yes {
            outputs.clear();
        }
    }
    let mut kept = Vec::new();
    for pieces in outputs.chunk_by(|a, b| a.whole() == b.whole()) {
        let fault = fault_of(pieces, hidden, at);
        kept.extend(pieces.iter().map(|_| fault.is_none()));
        fault.into_iter().for_each(|fault| report.push(fault));
    }
    let mut kept = kept.into_iter();
    outputs.retain(|_| kept.next().unwrap_or_default());
}

/// Why a file may not get out, nor any piece of it.
fn fault_of(pieces: &[Output], hidden: &Hidden, at: Origin) -> Option<Diagnostic> {
    let fault = |output: &Output, text: &String| {
        let found = hidden.within(text)?;
        let words: String = found.chars().take(20).collect();
        let fault = Diagnostic::new(Code::InternalLeak).arg("file", output.name());
        let place = hidden.place_of(&found).unwrap_or(at);
        Some(fault.arg("words", words).at(place))
    };
    let mut whole = String::new();
    for output in pieces {
        let Some(mut texts) = output.texts() else {
            let fault = Diagnostic::new(Code::NotSearched).arg("file", output.name());
            return Some(fault.at(at));
        };
        whole.push_str(texts.last().map_or("", String::as_str));
        // Whoever sees the folder reads its names as well.
        texts.push(output.name());
        if let Some(fault) = texts.iter().find_map(|text| fault(output, text)) {
            return Some(fault);
        }
    }
    // Words go on from one page to the next.
    let first = pieces.first().filter(|_| pieces.len() > 1)?;
    fault(first, &whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;
    use crate::write::Format;

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
        keep_in(&mut outputs, &Hidden::default(), at, &mut report);
        assert_eq!(outputs, [output(Format::Html, b"<p>text</p>")]);
        assert!(report.iter().map(|d| d.code).eq([Code::NotSearched; 2]));
    }

    #[test]
    fn words_that_go_on_from_page_to_page_are_found_and_no_page_is_kept() {
        let page = |id: &str, text: &str| Output {
            id: id.into(),
            format: Format::Svg,
            bytes: format!("<svg><text>{text}</text></svg>").into_bytes(),
        };
        let mut outputs = vec![
            page("a.1", "第一页，机密的段"),
            page("a.2", "落文字。"),
            page("b.1", "别的文件。"),
        ];
        let hidden = Hidden {
            words: ["机密的段落文字".to_string()].into(),
            ..Hidden::default()
        };
        let mut report = Report::default();
        let at = Origin {
            file: FileId(0),
            node: 0,
        };
        keep_in(&mut outputs, &hidden, at, &mut report);
        assert_eq!(outputs, [page("b.1", "别的文件。")]);
        assert!(report.iter().map(|d| d.code).eq([Code::InternalLeak]));
    }
}
