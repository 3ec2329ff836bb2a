//! Takes the plans that a change touches; gives the page of its PDF on which
//! each role stands. Only these plans are set.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::compare::RoleChange;
use super::impact::{Impact, is_rewritten, sides};
use super::prepare::Prepared;
use crate::compose;
use crate::document::WholeWords;
use crate::engine::{Session, current};
use crate::layout;
use crate::layout::pages::Item;
use crate::load::raw;
use crate::model::Plan;

/// Finds the page of every row. `session` gives templates, styles and fonts.
pub fn find(prepared: &Prepared, impact: &mut Impact, session: &Session) {
    let words = compose::words(&prepared.after.organisation);
    impact.plans.par_iter_mut().for_each(|plan| {
        let Some(opened) = prepared.after.open(&plan.id) else {
            return;
        };
        let pages = first_pages(prepared, &opened.plan, session, &words);
        for row in &mut plan.rows {
            row.page = page_of(row, &pages);
        }
    });
}

/// The first page on which words of each record stand, from 1.
fn first_pages(
    prepared: &Prepared,
    raw: &raw::Plan,
    session: &Session,
    words: &std::sync::Arc<WholeWords>,
) -> BTreeMap<u32, usize> {
    let (_, plan, _) = sides(prepared, raw);
    let organisation = &prepared.after.organisation;
    let compose = |plan: &Plan| compose::compose(plan, organisation, &session.engine, words, false);
    // A numbered paper stays as it is: it is the current-roster edition that changes.
    let stays = raw.settled_on().is_some() && !is_rewritten(raw, prepared.steps.date);
    let (documents, _) = match stays {
        true => current::documents(&plan, &session.locale, compose),
        false => compose(&plan),
    };
    let mut first = BTreeMap::new();
    let Some(document) = documents.first() else {
        return first;
    };
    let style = session.style_for(document);
    let (pages, _) = layout::layout(document, style, session.fonts_for(document));
    for (number, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            if let Item::Text(run) = item
                && let Some(from) = run.from.filter(|from| from.file == raw.at.file)
            {
                first.entry(from.node).or_insert(number + 1);
            }
        }
    }
    first
}

/// The page of whoever stands there, else of the record, else of what stands
/// before it: a role that nobody has any more is printed nowhere.
fn page_of(row: &RoleChange, pages: &BTreeMap<u32, usize>) -> Option<usize> {
    let (at, record) = (row.at.0.node, row.at.1.node);
    let before = || pages.range(..=record).next_back().map(|(_, page)| page);
    pages
        .get(&at)
        .or_else(|| pages.get(&record))
        .or_else(before)
        .copied()
}
