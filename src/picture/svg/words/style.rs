//! Takes an element with words; gives how they are set, as far as we set them.

use std::fmt::Write;

use roxmltree::{Document as Tree, Node};

use super::REFUSED;
use crate::picture::{Hand, Unusable};

/// Width of a blank, em.
pub(super) const BLANK: f32 = 0.25;

/// How far below its place a letter stands whose middle is meant, em.
const MIDDLE: f32 = 0.38;

/// How words are set.
pub(super) struct Style {
    pub size: f32,
    pub hand: Hand,
    pub bold: bool,
    /// The part of their width that stands before their place.
    pub before: f32,
    /// How far their foot is below it.
    pub down: f32,
}

impl Style {
    pub(super) fn of(node: Node) -> Result<Self, Unusable> {
        let odd = ["rotate", "textLength", "lengthAdjust"];
        if odd.iter().any(|name| node.has_attribute(*name)) {
            return Err(REFUSED);
        }
        for (name, usual) in USUAL {
            let said = inherited(node, name);
            if said.is_some_and(|said| !usual.contains(&said)) {
                return Err(REFUSED);
            }
        }
        let size = size(node, 0)?;
        let before = match inherited(node, "text-anchor") {
            None | Some("start") => 0.0,
            Some("middle") => 0.5,
            Some("end") => 1.0,
            Some(_) => return Err(REFUSED),
        };
        let middle = ["dominant-baseline", "alignment-baseline"]
            .iter()
            .any(|name| matches!(inherited(node, name), Some("middle" | "central")));
        let weight = inherited(node, "font-weight").unwrap_or_default();
        let heavy = weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
        Ok(Self {
            size,
            hand: hand(inherited(node, "font-family").unwrap_or_default()),
            bold: heavy || weight.starts_with("bold"),
            before,
            down: if middle { MIDDLE * size } else { 0.0 },
        })
    }
}

/// What we set no other way than this.
const USUAL: [(&str, &[&str]); 8] = [
    ("letter-spacing", &["normal", "0", "0px"]),
    ("word-spacing", &["normal", "0", "0px"]),
    ("text-decoration", &["none"]),
    ("writing-mode", &["lr", "lr-tb", "horizontal-tb"]),
    ("baseline-shift", &["baseline", "0"]),
    ("direction", &["ltr"]),
    (
        "dominant-baseline",
        &["auto", "alphabetic", "middle", "central"],
    ),
    (
        "alignment-baseline",
        &["auto", "baseline", "alphabetic", "middle", "central"],
    ),
];

/// A style sheet may say more of words than is looked up here.
pub(super) fn known(tree: &Tree) -> Result<(), Unusable> {
    const MORE: [&str; 8] = [
        "font-size",
        "font:",
        "text-",
        "spacing",
        "baseline",
        "writing-mode",
        "tspan",
        "text{",
    ];
    let sheets = tree
        .descendants()
        .filter(|node| node.tag_name().name() == "style");
    let mut sheets = sheets.filter_map(|sheet| sheet.text());
    let more = |sheet: &str| {
        let bare: String = sheet.chars().filter(|c| !c.is_whitespace()).collect();
        MORE.iter().any(|words| bare.contains(words))
    };
    match sheets.any(more) {
        true => Err(REFUSED),
        false => Ok(()),
    }
}

/// What an element says of itself.
fn own<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    let style = node.attribute("style").unwrap_or_default();
    let said = style.split(';').filter_map(|one| one.split_once(':'));
    let mut said = said.filter(|(key, _)| key.trim() == name);
    let said = said.next_back().map(|(_, value)| value.trim());
    said.or_else(|| node.attribute(name).map(str::trim))
}

fn inherited<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.ancestors()
        .find_map(|above| own(above, name))
        .filter(|said| *said != "inherit")
}

/// Its size in the units of the drawing.
fn size(node: Node, depth: usize) -> Result<f32, Unusable> {
    let said = node
        .ancestors()
        .find(|above| own(*above, "font-size").is_some());
    let Some((holder, said)) = said.and_then(|one| Some((one, own(one, "font-size")?))) else {
        return Ok(16.0);
    };
    let above = |factor: f32| match holder.parent().filter(|_| depth < super::DEPTH) {
        Some(parent) => Ok(factor * size(parent, depth + 1)?),
        None => Ok(factor * 16.0),
    };
    let size = match (said.strip_suffix('%'), said.strip_suffix("em")) {
        (Some(part), _) => above(number(part)? / 100.0)?,
        (None, Some(part)) if !said.ends_with("rem") => above(number(part)?)?,
        _ => measured(said)?,
    };
    match size > 0.0 && size < 100_000.0 {
        true => Ok(size),
        false => Err(REFUSED),
    }
}

/// A place or a distance that an element gives.
pub(super) fn length(node: Node, name: &str, em: f32) -> Result<Option<f32>, Unusable> {
    let Some(said) = node
        .attribute(name)
        .map(str::trim)
        .filter(|said| !said.is_empty())
    else {
        return Ok(None);
    };
    match said.strip_suffix("em") {
        Some(part) if !said.ends_with("rem") => Ok(Some(number(part)? * em)),
        _ => measured(said).map(Some),
    }
}

fn measured(said: &str) -> Result<f32, Unusable> {
    const UNITS: [(&str, f32); 5] = [
        ("px", 1.0),
        ("pt", 96.0 / 72.0),
        ("pc", 16.0),
        ("mm", 96.0 / 25.4),
        ("cm", 96.0 / 2.54),
    ];
    let unit = UNITS
        .iter()
        .find_map(|(unit, factor)| Some((said.strip_suffix(unit)?, factor)));
    match unit {
        Some((part, factor)) => Ok(number(part)? * factor),
        None => number(said),
    }
}

fn number(said: &str) -> Result<f32, Unusable> {
    let number = said.trim().parse::<f32>().map_err(|_| REFUSED)?;
    match number.is_finite() {
        true => Ok(number),
        false => Err(REFUSED),
    }
}

/// The hand that is nearest to a face: 黑体 unless it is another.
fn hand(family: &str) -> Hand {
    let first = family.split(',').next().unwrap_or_default().to_lowercase();
    let is = |names: &[&str]| names.iter().any(|name| first.contains(name));
    if is(&["仿宋", "fangsong"]) {
        Hand::FangSong
    } else if is(&["楷", "kai"]) {
        Hand::Kai
    } else if is(&["宋", "song", "simsun", "times"]) || first.trim() == "serif" {
        Hand::Song
    } else {
        Hand::Hei
    }
}

/// What of an element holds for its outlines as well.
pub(super) fn kept(node: Node) -> String {
    const NAMES: [&str; 17] = [
        "id",
        "class",
        "style",
        "transform",
        "display",
        "visibility",
        "opacity",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linejoin",
        "clip-path",
        "mask",
        "filter",
    ];
    let mut out = String::new();
    for name in NAMES {
        if let Some(value) = node.attribute(name) {
            let value = value
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('"', "&quot;");
            let _ = write!(out, " {name}=\"{value}\"");
        }
    }
    out
}
