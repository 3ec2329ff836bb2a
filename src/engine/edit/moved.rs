//! Takes a value of an old version of a file; gives the same value in the new
//! one, if the lines in which it was typed are still there.

use super::Refused;
use crate::engine::applied::differing;
use crate::load::fields::{self, Content, Item};

/// The number of the value in the new text.
pub(super) fn node(then: &str, now: &str, node: u32) -> Result<u32, Refused> {
    let (old, new) = match (fields::tree(then), fields::tree(now)) {
        (Some(old), Some(new)) => (old, new),
        _ => return Err(Refused::Stale),
    };
    let item = old.find(node).ok_or(Refused::Stale)?;
    let way = names(&old, node).ok_or(Refused::Stale)?;
    let (start, end) = item.place;
    let mut ahead: isize = 0;
    for piece in differing(then, now) {
        // Where the piece lies in the old text.
        let from = piece.at.saturating_add_signed(-ahead);
        if from >= end.max(start + 1) {
            break;
        }
        if from + piece.text.len() > start || from > start {
            return Err(both(&new, &way));
        }
        ahead += piece.length as isize - piece.text.len() as isize;
    }
    let at = start.saturating_add_signed(ahead);
    match find_at(&new, at, &item.content) {
        Some(found) if names(&new, found).as_deref() == Some(&way) => Ok(found),
        Some(found) if unnumbered(&names(&new, found)) == unnumbered(&Some(way.clone())) => {
            Ok(found)
        }
        _ => Err(both(&new, &way)),
    }
}

/// What stands now where the value stood.
fn both(new: &Item, way: &[String]) -> Refused {
    let mut here = Some(new);
    for name in way {
        here = here.and_then(|item| match (&item.content, name.parse::<usize>()) {
            (Content::List(items), Ok(n)) => items.get(n),
            _ => item.field(name),
        });
    }
    Refused::Both(here.and_then(|item| Some((item.node, item.words()?.to_string()))))
}

/// Keys and places in lists down to a value.
fn names(tree: &Item, node: u32) -> Option<Vec<String>> {
    let way = tree.way(node)?;
    let names = way.iter().map(|step| match step {
        fields::Step::Field(entry, _) => entry.field.unwrap_or(&entry.key).to_string(),
        fields::Step::Nth(n, _) => n.to_string(),
    });
    Some(names.collect())
}

/// The same without the places in lists, which move when others come and go.
fn unnumbered(names: &Option<Vec<String>>) -> Option<Vec<String>> {
    let names = names.as_ref()?.iter();
    let keys = names.filter(|name| name.parse::<usize>().is_err());
    Some(keys.cloned().collect())
}

/// The value that is typed at that byte and says the same.
fn find_at(item: &Item, at: usize, content: &Content) -> Option<u32> {
    if item.place.0 == at && item.content == *content {
        return Some(item.node);
    }
    let below: Vec<&Item> = match &item.content {
        Content::List(items) => items.iter().collect(),
        Content::Fields(_, entries) => entries.iter().map(|entry| &entry.item).collect(),
        _ => return None,
    };
    below
        .into_iter()
        .find_map(|item| find_at(item, at, content))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, words: &str) -> u32 {
        let tree = fields::tree(text).unwrap();
        let at = text.find(words).unwrap();
        find_at(&tree, at, &Content::Words(words.to_string())).unwrap()
    }

    #[test]
    fn a_value_is_found_again_among_lines_that_stayed_and_never_guessed() {
        let then = "sections:\n  - heading: 甲\n    body: 一\n  - heading: 乙\n    body: 二\n";
        let node = |now: &str, words| super::node(then, now, number(then, words));
        // A record above: the numbers move.
        let above = then.replace("  - heading: 甲", "  - heading: 新\n  - heading: 甲");
        assert_eq!(node(&above, "二").unwrap(), number(&above, "二"));
        assert_eq!(node(&above, "甲").unwrap(), number(&above, "甲"));
        // The same line below: nothing moves.
        assert_eq!(
            node(&then.replace('二', "三"), "一").unwrap(),
            number(then, "一")
        );
        // The value itself has changed: what stands there now is told.
        match node(&then.replace('二', "三"), "二") {
            Err(Refused::Both(Some((_, now)))) => assert_eq!(now, "三"),
            other => panic!("{other:?}"),
        }
        // It has gone.
        let gone = "sections:\n  - heading: 甲\n    body: 一\n";
        assert!(matches!(node(gone, "二"), Err(Refused::Both(None))));
    }
}
