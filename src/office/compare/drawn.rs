//! Takes a drawing of a DOCX; gives what it is made of, by which it is known again
//! wherever another program has moved its files.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::markup::parsed;
use crate::diagnostic::Diagnostic;
use crate::digest::digest;
use crate::read::package;

/// The digests of the files that the document shows, by the ids of the relations
/// to them.
pub(super) type Shown = BTreeMap<String, String>;

/// Reads them.
///
/// # Errors
/// `file-damaged`.
pub(super) fn shown(bytes: &[u8]) -> Result<Shown, Box<Diagnostic>> {
    let mut found = Shown::new();
    let Some(text) = package::text(bytes, "word/_rels/document.xml.rels")? else {
        return Ok(found);
    };
    for relation in parsed(&text)?.root_element().children() {
        let of = |name| relation.attribute(name).unwrap_or_default();
        if !of("Type").ends_with("/image") {
            continue;
        }
        let target = of("Target");
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_string(),
            None => format!("word/{target}"),
        };
        // What lies elsewhere, or is not there, is known by where it should be.
        let file = package::part(bytes, &path)?;
        let said = file.map_or_else(|| target.to_string(), |file| digest(&file));
        found.insert(of("Id").to_string(), said);
    }
    Ok(found)
}

/// The files of a drawing and its description; of a shape, which has no files,
/// its name and description.
pub(super) fn made_of(drawing: Node, shown: &Shown) -> BTreeSet<String> {
    let nodes = || drawing.descendants().filter(|node| node.is_element());
    let mut made: BTreeSet<String> = nodes()
        .flat_map(|node| node.attributes())
        .filter(|attribute| ["embed", "link", "id", "pict"].contains(&attribute.name()))
        .filter_map(|attribute| shown.get(attribute.value()).cloned())
        .collect();
    let told = nodes().find(|node| node.tag_name().name() == "docPr");
    let told = told.or_else(|| nodes().find(|node| node.has_attribute("alt")));
    let Some(told) = told else { return made };
    let words = |name| told.attribute(name).unwrap_or_default();
    if made.is_empty() {
        made.insert(words("name").to_string());
    }
    made.insert(format!("{}{}", words("descr"), words("alt")));
    made
}
