//! Takes the pages' bookmarks; puts the outline into the file.

use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::cannot_write;
use super::object::{dictionary, name, text};
use crate::diagnostic::Diagnostic;
use crate::layout::pages::{Bookmark, Page, Pages};

/// Adds the outline, nested by level, and has it shown when the file opens.
pub(super) fn add(file: &mut File, pages: &Pages, ids: &[ObjectId]) -> Result<(), Box<Diagnostic>> {
    let entries: Vec<(&Bookmark, Object)> = pages
        .bookmarks
        .iter()
        .filter_map(|b| {
            Some((
                b,
                destination(b, pages.pages.get(b.page)?, *ids.get(b.page)?),
            ))
        })
        .collect();
    let shown = if entries.is_empty() {
        "UseNone"
    } else {
        let root = outline(file, entries);
        let catalog = file.catalog_mut().map_err(|e| cannot_write(&e))?;
        catalog.set("Outlines", Object::Reference(root));
        "UseOutlines"
    };
    let catalog = file.catalog_mut().map_err(|e| cannot_write(&e))?;
    catalog.set("PageMode", name(shown));
    Ok(())
}

fn outline(file: &mut File, entries: Vec<(&Bookmark, Object)>) -> ObjectId {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(entries.iter().map(|(b, _)| b.level));
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..ids.len()).filter(|i| parents[*i] == parent).collect()
    };
    for (i, (bookmark, destination)) in entries.into_iter().enumerate() {
        let siblings = children(parents[i]);
        let place = siblings.iter().position(|s| *s == i).unwrap_or(0);
        let mut dict = dictionary([
            ("Title", text(&bookmark.title)),
            (
                "Parent",
                Object::Reference(parents[i].map_or(root, |p| ids[p])),
            ),
            ("Dest", destination),
        ]);
        if let Some(previous) = place.checked_sub(1) {
            dict.set("Prev", Object::Reference(ids[siblings[previous]]));
        }
        if let Some(next) = siblings.get(place + 1) {
            dict.set("Next", Object::Reference(ids[*next]));
        }
        let inner = children(Some(i));
        // Chapters are shown open, what is below them closed.
        let sign = if parents[i].is_none() { 1 } else { -1 };
        link_children(&mut dict, &inner, &ids, sign * inner.len() as i64);
        file.set_object(ids[i], dict);
    }
    let top = children(None);
    let visible = parents
        .iter()
        .filter(|p| p.is_none_or(|p| parents[p].is_none()));
    let mut dict = dictionary([("Type", name("Outlines"))]);
    link_children(&mut dict, &top, &ids, visible.count() as i64);
    file.set_object(root, dict);
    root
}

fn link_children(dict: &mut Dictionary, children: &[usize], ids: &[ObjectId], count: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        dict.set("First", Object::Reference(ids[*first]));
        dict.set("Last", Object::Reference(ids[*last]));
        dict.set("Count", Object::Integer(count));
    }
}

/// For each level in reading order, which earlier entry it stands under.
fn parents(levels: impl Iterator<Item = u8>) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut parents = Vec::new();
    for (i, level) in levels.enumerate() {
        while open.last().is_some_and(|(l, _)| *l >= level) {
            open.pop();
        }
        parents.push(open.last().map(|(_, i)| *i));
        open.push((level, i));
    }
    parents
}

/// Where a bookmark leads.
pub(super) fn destination(bookmark: &Bookmark, page: &Page, id: ObjectId) -> Object {
    let mut array = vec![Object::Reference(id)];
    if page.landscape {
        array.push(name("Fit"));
    } else {
        let y = (page.height - bookmark.y) * 72.0 / 25.4;
        array.extend([
            name("XYZ"),
            Object::Null,
            Object::Integer(y.round() as i64),
            Object::Null,
        ]);
    }
    Object::Array(array)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_nest_even_where_one_is_skipped() {
        let parents = parents([1, 2, 3, 2, 1, 3, 2].into_iter());
        assert_eq!(
            parents,
            [None, Some(0), Some(1), Some(0), None, Some(4), Some(4)]
        );
    }
}
