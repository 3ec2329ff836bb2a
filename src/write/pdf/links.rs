//! Takes what a click leads away from; puts it into the file.

use std::collections::BTreeMap;

use lopdf::{Document as File, Object, ObjectId};

use super::cannot_write;
use super::object::{dictionary, name, text};
use super::outline::destination;
use super::tags::Tags;
use crate::diagnostic::Diagnostic;
use crate::layout::pages::Pages;

/// Anchors that have a page: a link to any other is left out.
pub(super) fn anchors(pages: &Pages) -> Vec<String> {
    let shown = pages
        .bookmarks
        .iter()
        .filter(|b| b.page < pages.pages.len());
    shown.map(|bookmark| bookmark.anchor.clone()).collect()
}

/// Adds the links to every page, and to the elements that they belong to.
pub(super) fn add(
    file: &mut File,
    pages: &Pages,
    ids: &[ObjectId],
    tags: &mut Tags,
) -> Result<(), Box<Diagnostic>> {
    let targets: BTreeMap<&str, Object> = pages
        .bookmarks
        .iter()
        .filter_map(|b| {
            let page = pages.pages.get(b.page)?;
            Some((b.anchor.as_str(), destination(b, page, *ids.get(b.page)?)))
        })
        .collect();
    let mut annotations: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    let clicks = std::mem::take(&mut tags.clicks);
    for (number, click) in clicks.iter().enumerate() {
        let Some(target) = targets.get(click.anchor.as_str()) else {
            continue;
        };
        let sides = click.rectangle.map(Object::Integer).to_vec();
        let link = dictionary([
            ("Type", name("Annot")),
            ("Subtype", name("Link")),
            // It is printed, as nothing (ISO 19005-2, 6.3.2).
            ("F", Object::Integer(4)),
            ("Rect", Object::Array(sides)),
            ("Border", Object::Array(vec![0.into(), 0.into(), 0.into()])),
            ("Contents", text(&click.words)),
            ("StructParent", Object::Integer((ids.len() + number) as i64)),
            ("Dest", target.clone()),
        ]);
        let link = file.add_object(link);
        tags.clicked(click, link);
        let there = annotations.entry(click.page).or_default();
        there.push(Object::Reference(link));
    }
    tags.clicks = clicks;
    for (page, links) in annotations {
        let Some(id) = ids.get(page) else { continue };
        let dict = file.get_dictionary_mut(*id).map_err(|e| cannot_write(&e))?;
        dict.set("Annots", Object::Array(links));
    }
    Ok(())
}
