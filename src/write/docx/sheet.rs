//! Takes a style; gives sheet, type area and grid of a section, and what
//! stands above and below it on every page: page number, mark of a draft.

use std::fmt::Display;

use super::definition::page_number_line;
use super::flow::{Rule, Section};
use super::measure::{Measure, points, twips};
use super::named::Named;
use super::rule::border;
use super::styles::{fonts, tracking};
use super::xml::Xml;
use super::{RELATIONS, WORD, eighths};
use crate::document::Form;
use crate::layout::font::Role;
use crate::layout::style::{Side, Style};

/// Which heads and feet a document has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    /// Whether pages bear the mark of a draft.
    pub draft: bool,
    /// Whether page 1 differs from the others.
    pub first: bool,
    /// Whether it is a letter, with a rule in the foot of page 1.
    pub letter: bool,
    /// Whether pages lie on their side, whose numbers stand as on upright ones.
    pub side: bool,
}

/// What feet of pages on their side are called.
const SIDE: &str = "footer-side";

/// The kinds of page, by the names that the file knows.
const KINDS: [&str; 3] = ["default", "even", "first"];

impl Parts {
    /// What a document of that form needs.
    pub(super) fn of(form: Form, draft: bool, side: bool, style: &Style) -> Self {
        let letter = form == Form::Letter;
        let numbered = if letter {
            style.letter.first_page_number
        } else {
            style.page_number.first_page
        };
        Self {
            draft,
            first: letter || !numbered,
            letter,
            side,
        }
    }

    fn kinds(self) -> impl Iterator<Item = &'static str> {
        KINDS
            .into_iter()
            .filter(move |kind| *kind != "first" || self.first)
    }

    /// Names of all parts with the kind of their relation.
    pub(super) fn list(self) -> Vec<(String, &'static str)> {
        let feet = self
            .kinds()
            .map(|kind| (format!("footer-{kind}"), "footer"));
        let heads = self
            .kinds()
            .map(|kind| (format!("header-{kind}"), "header"));
        let heads = heads.filter(|_| self.draft);
        let sides = ["default", "even"].map(|kind| (format!("{SIDE}-{kind}"), "footer"));
        let sides = sides.into_iter().filter(|_| self.side);
        feet.chain(heads).chain(sides).collect()
    }
}

/// The part of that name.
pub(super) fn part(name: &str, style: &Style, parts: Parts) -> Vec<u8> {
    let mut out = Xml::new();
    let foot = name.starts_with("footer");
    let root = if foot { "w:ftr" } else { "w:hdr" };
    out.open(root, &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)]);
    if !foot {
        paragraph(Named::Draft, &mut out, |out| {
            run(out, style, style.draft.face, &style.draft.text);
        });
    } else if name.ends_with("first") {
        let numbered = if parts.letter {
            style.letter.first_page_number
        } else {
            style.page_number.first_page
        };
        if parts.letter {
            letter_rule(style, &mut out);
        }
        if numbered {
            number(style, false, &mut out);
        } else {
            paragraph(Named::PageNumber, &mut out, |_| {});
        }
    } else if name.starts_with(SIDE) {
        turned(style, name.ends_with("even"), &mut out);
    } else {
        number(style, name.ends_with("even"), &mut out);
    }
    out.close(root);
    out.finish()
}

fn run(out: &mut Xml, style: &Style, role: Role, text: &str) {
    out.open("w:r", &[]);
    out.open("w:rPr", &[]);
    fonts(style, role, out);
    out.close("w:rPr");
    out.element("w:t", &[("xml:space", &"preserve")], text);
    out.close("w:r");
}

fn paragraph(named: Named, out: &mut Xml, runs: impl FnOnce(&mut Xml)) {
    out.open("w:p", &[]);
    out.open("w:pPr", &[]);
    out.value("w:pStyle", named.id());
    out.close("w:pPr");
    runs(out);
    out.close("w:p");
}

/// — 1 —: right on odd pages, left on even ones, a character blank outside
/// (GB/T 9704 7.5).
fn number(style: &Style, even: bool, out: &mut Xml) {
    let is = &style.page_number;
    let blank = (is.blank * points(is.size) as f32) as i32;
    out.open("w:p", &[]);
    out.open("w:pPr", &[]);
    out.value("w:pStyle", Named::PageNumber.id());
    let side = match (is.side, even) {
        (Side::Center, _) => "center",
        (Side::Outer, true) => "left",
        (Side::Outer, false) => "right",
    };
    if side != "center" {
        let name = format!("w:{side}");
        out.void("w:ind", &[(name.as_str(), &blank)]);
    }
    out.value("w:jc", side);
    out.close("w:pPr");
    run(out, style, is.face, &format!("{} ", is.dash));
    out.open("w:fldSimple", &[("w:instr", &" PAGE ")]);
    run(out, style, is.face, "1");
    out.close("w:fldSimple");
    run(out, style, is.face, &format!(" {}", is.dash));
    out.close("w:p");
}

/// The number of a page on its side: where it stands on an upright one, turned with
/// the page, in a table that floats at the page's left.
fn turned(style: &Style, even: bool, out: &mut Xml) {
    let (page, line) = (&style.page, page_number_line(style));
    let left = twips(page.height - style.page_number.y) - line / 2;
    let (top, height) = (twips(page.left), twips(page.text_width));
    out.open("w:tbl", &[]);
    out.open("w:tblPr", &[]);
    out.void(
        "w:tblpPr",
        &[
            ("w:leftFromText", &0),
            ("w:rightFromText", &0),
            ("w:vertAnchor", &"page"),
            ("w:horzAnchor", &"page"),
            ("w:tblpX", &left),
            ("w:tblpY", &top),
        ],
    );
    out.void("w:tblW", &[("w:w", &line), ("w:type", &"dxa")]);
    out.void("w:tblLayout", &[("w:type", &"fixed")]);
    out.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        out.void(side, &[("w:w", &0), ("w:type", &"dxa")]);
    }
    out.close("w:tblCellMar");
    out.close("w:tblPr");
    out.open("w:tblGrid", &[]);
    out.void("w:gridCol", &[("w:w", &line)]);
    out.close("w:tblGrid");
    out.open("w:tr", &[]);
    out.open("w:trPr", &[]);
    out.void("w:trHeight", &[("w:val", &height), ("w:hRule", &"exact")]);
    out.close("w:trPr");
    out.open("w:tc", &[]);
    out.open("w:tcPr", &[]);
    out.void("w:tcW", &[("w:w", &line), ("w:type", &"dxa")]);
    out.value("w:textDirection", "tbRl");
    out.close("w:tcPr");
    number(style, even, out);
    out.close("w:tc");
    out.close("w:tr");
    out.close("w:tbl");
    paragraph(Named::PageNumber, out, |_| {});
}

/// The red double rule at the foot of a letter's first page.
fn letter_rule(style: &Style, out: &mut Xml) {
    let (is, page) = (&style.letter, &style.page);
    let rule = Rule {
        thickness: eighths(is.thick + is.thin + is.between).max(12),
        space: 0,
        double: true,
    };
    out.open("w:p", &[]);
    out.open("w:pPr", &[]);
    out.value("w:pStyle", Named::Seam.id());
    out.void(
        "w:framePr",
        &[
            ("w:w", &twips(is.rule_width)),
            ("w:wrap", &"around"),
            ("w:vAnchor", &"page"),
            ("w:hAnchor", &"page"),
            ("w:x", &twips((page.width - is.rule_width) / 2.0)),
            ("w:y", &twips(is.foot_rule)),
        ],
    );
    out.open("w:pBdr", &[]);
    border("w:top", rule, out);
    out.close("w:pBdr");
    out.close("w:pPr");
    out.close("w:p");
}

/// Properties of a section.
pub(super) fn section(out: &mut Xml, style: &Style, parts: &Parts, section: Section) {
    let page = &style.page;
    let measure = Measure::of(style);
    out.open("w:sectPr", &[]);
    let mine =
        |name: &str| !name.starts_with("footer") || name.starts_with(SIDE) == section.landscape;
    for (name, kind) in parts.list().into_iter().filter(|(name, _)| mine(name)) {
        let which = name.rsplit('-').next().unwrap_or("default");
        out.void(
            &format!("w:{kind}Reference"),
            &[("w:type", &which), ("r:id", &name)],
        );
    }
    let start = if section.even { "evenPage" } else { "nextPage" };
    out.value("w:type", start);
    let (width, height) = (twips(page.width), twips(page.height));
    let mut size: Vec<(&str, &dyn Display)> = Vec::new();
    if section.landscape {
        size.extend([("w:w", &height as &dyn Display), ("w:h", &width)]);
        size.push(("w:orient", &"landscape"));
    } else {
        size.extend([("w:w", &width as &dyn Display), ("w:h", &height)]);
    }
    out.void("w:pgSz", &size);
    let right = page.width - page.left - page.text_width;
    let bottom = page.height - page.top - page.text_height;
    // A page on its side has the upright one's head margin at its right.
    let [top, right, bottom, left] = if section.landscape {
        [page.left, page.top, right, bottom]
    } else {
        [page.top, right, bottom, page.left]
    };
    let below = style.page_number.y - page.top - page.text_height;
    let half = page_number_line(style) as f32 / 2.0 / 1440.0 * 25.4;
    let foot = (bottom - below - half).max(0.0);
    let head = style.draft.top;
    out.void(
        "w:pgMar",
        &[
            ("w:top", &twips(top)),
            ("w:right", &twips(right)),
            ("w:bottom", &twips(bottom)),
            ("w:left", &twips(left)),
            ("w:header", &twips(head)),
            ("w:footer", &twips(foot)),
            ("w:gutter", &0),
        ],
    );
    out.void("w:cols", &[("w:space", &425)]);
    if parts.first && !section.landscape && !section.even {
        out.void("w:titlePg", &[]);
    }
    // 1/4096 of a point more or less than the type, for each character.
    let char_space = tracking(style, &measure) * 4096 / 20;
    out.void(
        "w:docGrid",
        &[
            ("w:type", &"linesAndChars"),
            ("w:linePitch", &measure.line),
            ("w:charSpace", &char_space),
        ],
    );
    out.close("w:sectPr");
}
