//! Takes the pages' links; puts them into the file as places that a click leads
//! away from.

use std::collections::BTreeMap;

use lopdf::{Document as File, Object, ObjectId};

use super::cannot_write;
use super::object::{dictionary, name};
use super::outline::destination;
use crate::diagnostic::Diagnostic;
use crate::layout::pages::{Item, Page, Pages, TextRun};

/// Adds the links to every page. A link to what has no page is left out.
pub(super) fn add(file: &mut File, pages: &Pages, ids: &[ObjectId]) -> Result<(), Box<Diagnostic>> {
    let targets: BTreeMap<&str, Object> = pages
        .bookmarks
        .iter()
        .filter_map(|b| {
            let page = pages.pages.get(b.page)?;
            Some((b.anchor.as_str(), destination(b, page, *ids.get(b.page)?)))
        })
        .collect();
    for (page, id) in pages.pages.iter().zip(ids) {
        let links = page.items.iter().filter_map(|item| {
            let Item::Text(run) = item else { return None };
            let target = targets.get(run.link.as_deref()?)?;
            let link = dictionary([
                ("Type", name("Annot")),
                ("Subtype", name("Link")),
                ("Rect", Object::Array(rectangle(page, run))),
                ("Border", Object::Array(vec![0.into(), 0.into(), 0.into()])),
                ("Dest", target.clone()),
            ]);
            Some(Object::Dictionary(link))
        });
        let links: Vec<Object> = links.collect();
        if !links.is_empty() {
            let dict = file.get_dictionary_mut(*id).map_err(|e| cannot_write(&e))?;
            dict.set("Annots", Object::Array(links));
        }
    }
    Ok(())
}

/// The box of a run on the upright sheet, in whole points.
fn rectangle(page: &Page, run: &TextRun) -> Vec<Object> {
    let size = run.size * 25.4 / 72.0;
    let last = run.glyphs.last().map_or(0.0, |g| g.x);
    let (left, right) = (run.x, run.x + last + size);
    let (top, bottom) = (run.y - 0.88 * size, run.y + 0.12 * size);
    let sides = if page.landscape {
        // The point (x, y) as it is read lies at (y, width - x) on the sheet.
        [top, left, bottom, right]
    } else {
        [left, page.height - bottom, right, page.height - top]
    };
    let points = sides.map(|mm| (mm * 72.0 / 25.4).round() as i64);
    points.into_iter().map(Object::Integer).collect()
}
