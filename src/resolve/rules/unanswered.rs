//! Where some clauses of a chapter say who answers for them, all do: what falls to
//! nobody is soon done by nobody.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::{Item, Part, PartKind, Section, Text};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let chapters = seen.written.sections.iter().chain(
        seen.written
            .attachments
            .iter()
            .flat_map(|attachment| &attachment.sections),
    );
    for chapter in chapters.filter(|chapter| seen.shows(chapter.internal)) {
        let mut found = Clauses::default();
        if chapter.responsibility.is_none() {
            found.within(&chapter.body, &chapter.sections, seen);
        }
        if let ([(first, at), ..], true) = (&found.without[..], found.answered) {
            let heading = chapter.heading.as_ref().map_or("", |text| &text.value);
            let fault = Diagnostic::new(Code::ClauseWithoutOwner)
                .arg("heading", heading)
                .arg("clause", first)
                .arg("count", found.without.len().to_string());
            report.push(fault.at(*at));
        }
    }
}

/// The clauses of a chapter, each as deep as it goes.
#[derive(Default)]
struct Clauses {
    /// Whether any says who answers for it.
    answered: bool,
    /// Those that do not.
    without: Vec<(String, Origin)>,
}

impl Clauses {
    fn within(&mut self, body: &[Part], sections: &[Section], seen: &Seen<'_>) {
        for part in body.iter().filter(|part| seen.shows(part.internal)) {
            if let PartKind::Items(list) = &part.kind {
                let shown = list.items.iter().filter(|item| seen.shows(item.internal));
                shown.for_each(|item| self.item(item, seen));
            }
        }
        for section in sections.iter().filter(|one| seen.shows(one.internal)) {
            if section.responsibility.is_some() {
                self.answered = true;
            } else if section.sections.is_empty() && !has_items(&section.body) {
                self.without(section.heading.as_ref(), section.at);
            } else {
                self.within(&section.body, &section.sections, seen);
            }
        }
    }

    fn item(&mut self, item: &Item, seen: &Seen<'_>) {
        if item.responsibility.is_some() {
            self.answered = true;
        } else if has_items(&item.body) {
            self.within(&item.body, &[], seen);
        } else {
            let mut words = [&item.title, &item.lead, &item.text].into_iter().flatten();
            self.without(words.next(), item.at);
        }
    }

    fn without(&mut self, words: Option<&Text>, at: Origin) {
        let (words, at) = words.map_or(("", at), |words| (words.value.as_str(), words.at));
        let short: String = words.chars().take(16).collect();
        self.without.push((short, at));
    }
}

fn has_items(body: &[Part]) -> bool {
    body.iter()
        .any(|part| matches!(part.kind, PartKind::Items(_)))
}
