//! Takes a way to set a document with its parts closed up more or less; gives its
//! pages, closed up where that saves one (GB/T 9704 7.3.5.5): a last page of a few
//! lines or rows, of a signature, of the record alone.

use super::page::assemble::Ends;
use super::pages::Pages;
use super::style::Style;
use crate::diagnostic::Report;

/// Sets the document; the numbers say how far each part is closed up, 0 to 1.
type Set<'a> = dyn FnMut(&[f32]) -> (Pages, Report, Ends) + 'a;

/// As little as helps.
const STEPS: [f32; 2] = [0.4, 0.7];

/// Parts tried; who has more last pages of a few lines than these keeps the others.
const MOST: usize = 6;

/// Sets a document, closed up where that makes pages fewer.
pub(super) fn fit(style: &Style, set: &mut Set) -> (Pages, Report) {
    let (mut pages, mut report, ends) = set(&[]);
    let mut closeness: Vec<f32> = Vec::new();
    for part in candidates(style, &ends) {
        let mut tried = closeness.clone();
        tried.resize(tried.len().max(part + 1), 0.0);
        // Where all there is to give saves nothing, less of it saves nothing either.
        tried[part] = 1.0;
        let closest = set(&tried);
        if closest.0.pages.len() >= pages.pages.len() {
            continue;
        }
        let enough = closest.0.pages.len();
        let gentler = STEPS.into_iter().find_map(|step| {
            tried[part] = step;
            let one = set(&tried);
            (one.0.pages.len() <= enough).then_some(one)
        });
        if gentler.is_none() {
            tried[part] = 1.0;
        }
        (pages, report, _) = gentler.unwrap_or(closest);
        closeness = tried;
    }
    (pages, report)
}

/// Parts that closing up may shorten by a page.
fn candidates(style: &Style, ends: &Ends) -> Vec<usize> {
    let most = style.fitting.part;
    if most <= 0.0 {
        return Vec::new();
    }
    let short = ends.parts.iter().filter(|(_, share)| *share < most);
    let mut parts: Vec<usize> = short.map(|(part, _)| *part).collect();
    parts.extend(ends.crowds_record);
    parts.sort_unstable();
    parts.dedup();
    parts.truncate(MOST);
    parts
}
