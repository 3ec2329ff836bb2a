//! Takes a rule or box of the flow; writes it as a paragraph's border.

use super::definition::RED;
use super::flow::{Boxed, Rule};
use super::xml::Xml;

/// A red rule of a paragraph.
pub(super) fn border(side: &str, rule: Rule, out: &mut Xml) {
    let kind = match (rule.double, side) {
        (false, _) => "single",
        (true, "w:bottom") => "thickThinSmallGap",
        (true, _) => "thinThickSmallGap",
    };
    out.void(
        side,
        &[
            ("w:val", &kind),
            ("w:sz", &rule.thickness),
            ("w:space", &rule.space),
            ("w:color", &RED),
        ],
    );
}

/// A box around a paragraph; word processors draw one around neighbours that have
/// the same.
pub(super) fn boxed(one: Boxed, out: &mut Xml) {
    out.open("w:pBdr", &[]);
    for (side, space) in [
        ("w:top", one.above),
        ("w:left", one.side),
        ("w:bottom", one.above),
        ("w:right", one.side),
    ] {
        out.void(
            side,
            &[
                ("w:val", &"single"),
                ("w:sz", &one.thickness),
                ("w:space", &space),
                ("w:color", &"auto"),
            ],
        );
    }
    out.close("w:pBdr");
}
