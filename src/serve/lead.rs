//! Takes a place in a file; gives the page that shows it: of a plan, with the field
//! open; of anything else, its source.

use super::http::encoded;
use super::state::Loaded;
use crate::load::fields;

/// The address. Line and column begin with 1.
pub(super) fn lead(loaded: &Loaded, path: &str, (line, column): (u32, u32)) -> String {
    in_plan(loaded, path, (line, column))
        .unwrap_or_else(|| format!("/source?file={}&line={line}", encoded(path)))
}

fn in_plan(loaded: &Loaded, path: &str, (line, column): (u32, u32)) -> Option<String> {
    let session = &loaded.session;
    let mut cards = session.plans.cards().iter();
    let card = cards.find(|card| session.sources.get(card.file).path == path)?;
    let text = session.sources.get(card.file).text();
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines
        .by_ref()
        .take((line as usize).saturating_sub(1))
        .map(str::len)
        .sum();
    let within = lines
        .next()?
        .char_indices()
        .nth((column as usize).saturating_sub(1))?
        .0;
    let tree = fields::tree(&text)?;
    let node = tree.reaching(before + within)?.node;
    Some(format!("/plans/{}?node={node}", encoded(&card.id.value)))
}
