//! Takes numbering.xml; gives the lists of a document.

use roxmltree::Node;

use super::xml::{attribute, child, is, number, parsed, value};
use crate::diagnostic::Diagnostic;
use crate::read::lists::{LEVELS, Level, Lists};
use crate::read::numerals;

/// Reads the part; an empty text has no lists.
pub(super) fn read(text: &str) -> Result<Lists, Box<Diagnostic>> {
    let mut numbering = Lists::default();
    if text.is_empty() {
        return Ok(numbering);
    }
    let tree = parsed(text)?;
    for node in tree.root_element().children() {
        let id = |name| attribute(node, name).and_then(|id| id.parse().ok());
        if is(&node, "abstractNum") {
            if let Some(id) = id("abstractNumId") {
                numbering.levels.insert(id, levels(node));
            }
        } else if is(&node, "num") {
            let (Some(id), Some(list)) = (id("numId"), number(node, "abstractNumId")) else {
                continue;
            };
            let begins = node.children().filter(|n| is(n, "lvlOverride"));
            let begins = begins.filter_map(|n| {
                let level: usize = attribute(n, "ilvl")?.parse().ok()?;
                Some((level, number(n, "startOverride")?))
            });
            numbering.lists.insert(id, (list, begins.collect()));
        }
    }
    Ok(numbering)
}

fn levels<'a>(list: Node<'a, 'a>) -> Vec<Level> {
    let mut levels = vec![Level::default(); LEVELS];
    for node in list.children().filter(|n| is(n, "lvl")) {
        let at: Option<usize> = attribute(node, "ilvl").and_then(|at| at.parse().ok());
        let Some(level) = at.and_then(|at| levels.get_mut(at)) else {
            continue;
        };
        let format = child(node, "numFmt").and_then(|n| attribute(n, "val"));
        *level = Level {
            text: value(node, "lvlText").unwrap_or("").to_string(),
            numerals: numerals::named(format.unwrap_or("decimal")),
            start: number(node, "start").unwrap_or(0),
        };
    }
    levels
}
