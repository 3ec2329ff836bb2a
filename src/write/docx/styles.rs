//! Takes a style; gives the style sheet of the file: every measure stands in a
//! named style, so that a house template can change it in one place.

use super::definition::definition;
use super::measure::{Measure, half_points, points, twips};
use super::named::{ALL, Named};
use super::xml::Xml;
use super::{WORD, eighths};
use crate::layout::font::Role;
use crate::layout::style::Style;
use crate::write::office::{family, latin};

/// The part `word/styles.xml`.
pub(super) fn part(style: &Style) -> Vec<u8> {
    let measure = Measure::of(style);
    let mut out = Xml::new();
    out.open("w:styles", &[("xmlns:w", &WORD)]);
    defaults(style, &mut out);
    base(style, &measure, &mut out);
    for named in ALL {
        write(named, style, &measure, &mut out);
    }
    fixed(&mut out);
    table(style, &mut out);
    out.close("w:styles");
    out.finish()
}

/// The faces of a role, by name and for every script: no theme has a say.
pub(super) fn fonts(style: &Style, role: Role, out: &mut Xml) {
    let (east, west) = (family(style, role), latin(style, role));
    out.void(
        "w:rFonts",
        &[
            ("w:hint", &"eastAsia"),
            ("w:ascii", &west),
            ("w:hAnsi", &west),
            ("w:eastAsia", &east),
            ("w:cs", &west),
        ],
    );
}

fn defaults(style: &Style, out: &mut Xml) {
    out.open("w:docDefaults", &[]);
    out.open("w:rPrDefault", &[]);
    out.open("w:rPr", &[]);
    fonts(style, style.text.face, out);
    let size = half_points(style.text.size);
    out.value("w:kern", 0);
    out.value("w:sz", size);
    out.value("w:szCs", size);
    out.void(
        "w:lang",
        &[
            ("w:val", &"en-US"),
            ("w:eastAsia", &"zh-CN"),
            ("w:bidi", &"ar-SA"),
        ],
    );
    out.close("w:rPr");
    out.close("w:rPrDefault");
    out.void("w:pPrDefault", &[]);
    out.close("w:docDefaults");
}

/// What every style begins from: the word processor's own basic style, in
/// whose size the document's grid counts.
const BASE: &str = "Normal";

fn base(style: &Style, measure: &Measure, out: &mut Xml) {
    out.open(
        "w:style",
        &[
            ("w:type", &"paragraph"),
            ("w:default", &"1"),
            ("w:styleId", &BASE),
        ],
    );
    out.value("w:name", BASE);
    out.void("w:qFormat", &[]);
    out.open("w:pPr", &[]);
    out.value("w:widowControl", u8::from(style.spacing.orphan_lines > 1));
    for name in ["w:kinsoku", "w:wordWrap"] {
        out.value(name, 1);
    }
    out.value("w:overflowPunct", 0);
    let gap = u8::from(style.spacing.hanzi_latin > 0.0);
    for name in ["w:autoSpaceDE", "w:autoSpaceDN"] {
        out.value(name, gap);
    }
    out.value("w:adjustRightInd", 0);
    out.value("w:snapToGrid", 0);
    out.void(
        "w:spacing",
        &[("w:line", &measure.line), ("w:lineRule", &"exact")],
    );
    out.value("w:jc", "both");
    out.close("w:pPr");
    out.open("w:rPr", &[]);
    fonts(style, style.text.face, out);
    out.value("w:snapToGrid", 0);
    out.value("w:spacing", tracking(style, measure) - HAIR);
    let size = half_points(style.text.size);
    out.value("w:sz", size);
    out.value("w:szCs", size);
    out.close("w:rPr");
    out.close("w:style");
}

/// A line of full cells must fit the type area whatever a word processor makes
/// of its width, twips.
const HAIR: i32 = 1;

/// What makes a character of the text a cell of the grid, twips. Word
/// processors differ in how they snap characters to a grid, and some give one
/// that is a hair wider than its cell two of them: so the grid is declared,
/// and kept by the lines' pitch and this.
pub(super) fn tracking(style: &Style, measure: &Measure) -> i32 {
    let characters = f32::from(style.grid.characters.max(1));
    let cell = measure.width as f32 / characters;
    (cell - points(style.text.size) as f32).floor() as i32
}

fn write(named: Named, style: &Style, measure: &Measure, out: &mut Xml) {
    let is = definition(named, style, measure);
    let id = named.id();
    let built_in = named.built_in();
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![("w:type", &"paragraph")];
    if built_in.is_none() {
        attributes.push(("w:customStyle", &"1"));
    }
    attributes.push(("w:styleId", &id));
    out.open("w:style", &attributes);
    match built_in {
        Some(name) => {
            out.value("w:name", name);
            out.value("w:aliases", named.name());
        }
        None => out.value("w:name", named.name()),
    }
    // Other programs know a heading by what its style is based on.
    let heading = match named {
        Named::Decimal(level) | Named::Division(level) => Some(Named::Heading(level)),
        _ => None,
    };
    let base = heading.map_or(BASE, |heading| heading.id());
    out.value("w:basedOn", base);
    if matches!(
        named,
        Named::Title | Named::Heading(_) | Named::Decimal(_) | Named::Division(_)
    ) {
        out.value("w:next", Named::Text.id());
    }
    out.void("w:qFormat", &[]);
    out.open("w:pPr", &[]);
    if is.keep {
        out.void("w:keepNext", &[]);
    }
    out.void(
        "w:spacing",
        &[
            ("w:before", &0),
            ("w:after", &is.after),
            ("w:line", &is.line),
            // An exact line would cut a picture off.
            (
                "w:lineRule",
                if named == Named::Picture {
                    &"auto"
                } else {
                    &"exact"
                },
            ),
        ],
    );
    let chars = (is.indent * 100.0).round() as i32;
    out.void(
        "w:ind",
        &[
            ("w:firstLineChars", &chars),
            ("w:firstLine", &measure.cells(is.indent)),
        ],
    );
    out.value("w:jc", is.align);
    if let Some(level) = is.outline {
        out.value("w:outlineLvl", level);
    }
    out.close("w:pPr");
    out.open("w:rPr", &[]);
    fonts(style, is.role, out);
    if is.bold {
        out.void("w:b", &[]);
    } else if heading.is_some() {
        out.value("w:b", 0);
    }
    if let Some(color) = is.color {
        out.value("w:color", color);
    }
    if is.size != style.text.size {
        out.value("w:spacing", 0);
    }
    let size = half_points(is.size);
    out.value("w:sz", size);
    out.value("w:szCs", size);
    out.close("w:rPr");
    out.close("w:style");
}

/// The styles that every file has.
fn fixed(out: &mut Xml) {
    for (kind, id, name) in [
        ("character", "DefaultFont", "Default Paragraph Font"),
        ("numbering", "NoList", "No List"),
    ] {
        out.open(
            "w:style",
            &[("w:type", &kind), ("w:default", &"1"), ("w:styleId", &id)],
        );
        out.value("w:name", name);
        out.value("w:uiPriority", 99);
        out.void("w:semiHidden", &[]);
        out.close("w:style");
    }
    out.open(
        "w:style",
        &[
            ("w:type", &"table"),
            ("w:default", &"1"),
            ("w:styleId", &"NormalTable"),
        ],
    );
    out.value("w:name", "Normal Table");
    out.value("w:uiPriority", 99);
    out.void("w:semiHidden", &[]);
    out.open("w:tblPr", &[]);
    out.void("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
    out.open("w:tblCellMar", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
        out.void(side, &[("w:w", &0), ("w:type", &"dxa")]);
    }
    out.close("w:tblCellMar");
    out.close("w:tblPr");
    out.close("w:style");
}

/// 公文表格: rules and the blank inside cells.
fn table(style: &Style, out: &mut Xml) {
    let is = &style.table;
    out.open(
        "w:style",
        &[
            ("w:type", &"table"),
            ("w:customStyle", &"1"),
            ("w:styleId", &TABLE),
        ],
    );
    out.value("w:name", "公文表格");
    out.value("w:basedOn", "NormalTable");
    out.void("w:qFormat", &[]);
    out.open("w:tblPr", &[]);
    out.open("w:tblBorders", &[]);
    let size = eighths(is.rule.mm());
    for side in [
        "w:top",
        "w:left",
        "w:bottom",
        "w:right",
        "w:insideH",
        "w:insideV",
    ] {
        out.void(
            side,
            &[
                ("w:val", &"single"),
                ("w:sz", &size),
                ("w:space", &0),
                ("w:color", &"auto"),
            ],
        );
    }
    out.close("w:tblBorders");
    out.open("w:tblCellMar", &[]);
    // A line has half its blank above the type already.
    let blank = (points(is.pitch) - points(is.size)).max(0) / 2;
    let vertical = (twips(is.padding_y) - blank).max(0);
    // The blank beside a text is its paragraph's, which may use it up.
    for (side, width) in [
        ("w:top", vertical),
        ("w:left", 0),
        ("w:bottom", vertical),
        ("w:right", 0),
    ] {
        out.void(side, &[("w:w", &width), ("w:type", &"dxa")]);
    }
    out.close("w:tblCellMar");
    out.close("w:tblPr");
    out.close("w:style");
}

/// What the file calls 公文表格.
pub(super) const TABLE: &str = "OfficialTable";
