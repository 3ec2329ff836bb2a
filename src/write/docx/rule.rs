//! Takes a rule of the flow; writes it as a paragraph's border.

use super::definition::RED;
use super::flow::Rule;
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
