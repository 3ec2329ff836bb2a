//! A numbered item begins with words: its number stands before them, and before
//! nothing else.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{Item, PartKind};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        let PartKind::Items(list) = part else {
            continue;
        };
        let wordless = |item: &&Item| {
            let own = [&item.title, &item.lead, &item.text];
            let mut below = item.body.iter().filter(|part| seen.shows(part.internal));
            let begins = below.next().is_some_and(|part| {
                matches!(part.kind, PartKind::Text(_) | PartKind::Enumeration(_))
            });
            own.iter().all(|words| words.is_none()) && !begins
        };
        for item in list.items.iter().filter(wordless) {
            report.push(Diagnostic::new(Code::ItemWithoutWords).at(item.at));
        }
    }
}
