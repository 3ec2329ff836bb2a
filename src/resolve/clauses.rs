//! Takes a plan as written; gives the clauses that its texts may mention by id.

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Origin, nearest};
use crate::load::raw::{self, PartKind};
use crate::model::reference;

/// A chapter, panel or item with an id.
pub(super) struct Named {
    id: String,
    /// Where its first words stand; `None` for one that a public edition leaves out.
    at: Option<Origin>,
    words: String,
}

/// All of a plan, those of its attachments and short plans as well.
pub(super) fn named(plan: &raw::Plan, public: bool) -> Vec<Named> {
    let shown: Vec<Origin> = ids(plan, public).map(|(id, _)| id.at).collect();
    let all = ids(plan, false).map(|(id, words)| Named {
        id: id.value.clone(),
        at: words
            .map(|words| words.at)
            .filter(|_| shown.contains(&id.at)),
        words: words.map_or(String::new(), |words| words.value.clone()),
    });
    all.collect()
}

/// Each id, and the first words of what has it.
pub(super) fn ids(
    plan: &raw::Plan,
    public: bool,
) -> impl Iterator<Item = (&raw::Text, Option<&raw::Text>)> {
    let found = plan.walk(public);
    let sections = found.sections.into_iter();
    let sections = sections.filter_map(|one| Some((one.id.as_ref()?, one.heading.as_ref())));
    let panels = found.parts.clone().into_iter();
    let panels = panels.filter_map(|part| match &part.kind {
        PartKind::Panel(panel) => Some((panel.id.as_ref()?, Some(&panel.title))),
        _ => None,
    });
    let lists = found.parts.into_iter().filter_map(|part| match &part.kind {
        PartKind::Items(list) => Some(&list.items),
        _ => None,
    });
    let items = lists
        .flatten()
        .filter(move |item| !(public && item.internal));
    let items = items.filter_map(|item| {
        let mut words = [&item.title, &item.lead, &item.text].into_iter().flatten();
        Some((item.id.as_ref()?, words.next()))
    });
    sections.chain(panels).chain(items)
}

impl Context<'_> {
    /// The mention of the clause of that id: its number once it has one; with
    /// `:title` its words.
    pub(super) fn clause_mention(&mut self, reference: &str, at: Origin) -> String {
        let (id, titled) = match reference.rsplit_once([':', '：']) {
            Some((id, form)) if matches!(form.trim(), "title" | "标题" | "名称") => {
                (id.trim(), true)
            }
            _ => (reference, false),
        };
        let Some(found) = self.clauses.iter().find(|known| known.id == id) else {
            let fault = Diagnostic::new(Code::UnknownClause).arg("name", id);
            let known = self.clauses.iter().map(|known| known.id.as_str());
            let fault = match nearest(id, known) {
                Some(name) => fault.hint_with("did-you-mean", [("name", name.to_string())]),
                None => fault,
            };
            self.push(fault.at(at));
            return String::new();
        };
        match found.at {
            None => "（不公开的条款）".to_string(),
            Some(_) if titled => reference::quoted(&found.words),
            Some(at) => reference::mention(at, &found.words),
        }
    }
}
