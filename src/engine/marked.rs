//! Takes a plan on two days; gives its documents as DOCX, in which whatever
//! changed from the one day to the other is marked (花脸稿).

use super::current;
use super::side::Side;
use super::version::{self, Version};
use super::wanted::Wanted;
use crate::diagnostic::Report;
use crate::document::Document;
use crate::write::docx::{self, Editor, Flow};
use crate::write::{Format, Output, Paged};

/// The files, and what was found wrong on the second side. A document that is
/// the same on both has no file.
pub fn marked(before: &Side, after: &Side) -> (Vec<Output>, Report) {
    let (session, from, to) = (after.session, before.day, after.day);
    let ((before, mut report), (after, found)) = (on(before), on(after));
    if let (Some(before), Some(after)) = (&before, &after)
        && current::same(session, &before.plan, &after.plan)
    {
        return (Vec::new(), found);
    }
    let documents = |version: Option<Version>| version.map_or(Vec::new(), |v| v.documents);
    let (before, after) = (documents(before), documents(after));
    // What is wrong on both days is said once.
    if report.has_errors() {
        return (Vec::new(), report);
    }
    report = found;
    let flow = |document: &Document| {
        let style = session.style_for(document);
        let fitted = Paged::new(document, style, session.fonts_for(document)).fitted();
        docx::flow(document, style, session.fonts_for(document), fitted)
    };
    let editor = Editor {
        author: session.organisation.name.clone(),
        date: format!("{to}T00:00:00Z"),
    };
    let mut outputs = Vec::new();
    for document in &after {
        let old = before.iter().find(|old| old.id == document.id);
        let old = old.map(&flow).unwrap_or_default();
        let new = flow(document);
        if old == new {
            continue;
        }
        let style = session.style_for(document);
        let marked: Flow = docx::marked(&old, &new);
        outputs.push(Output {
            id: format!("{}.{from}.{to}", document.id),
            format: Format::Docx,
            bytes: docx::file(&marked, document, style, &editor),
        });
    }
    (outputs, report)
}

/// The version that follows the day: of a numbered paper, its current-roster
/// edition.
fn on(side: &Side) -> (Option<Version>, Report) {
    let (session, wanted) = (side.session, Wanted::on(side.day));
    let (paper, mut report) = version::paper(session, &side.opened, &wanted);
    if report.has_errors() {
        return (None, report);
    }
    match current::of(session, &side.opened.plan, &wanted) {
        Some((version, found)) => {
            report.extend(found);
            (Some(version), report)
        }
        None => (paper, report),
    }
}
