//! Takes the lines of a table of contents; writes it as word processors make their
//! own, so that they can make it anew: title and field in one control.

use std::fmt::Display;

use super::flow::Listed;
use super::measure::{Measure, twips};
use super::named::Named;
use super::styles::fonts;
use super::xml::Xml;
use crate::layout::font::Role;
use crate::layout::style::Style;

/// What a word processor calls the lines of each level.
const INSTRUCTION: &str = " TOC \\o \"1-2\" \\h \\z \\t \"附件标识,1,一级数字标题,1,二级数字标题,2,一级章节标题,1,二级章节标题,2\" ";

/// Writes it; it begins a page.
pub(super) fn write(listed: &[Listed], style: &Style, out: &mut Xml) {
    out.open("w:sdt", &[]);
    out.open("w:sdtPr", &[]);
    out.open("w:docPartObj", &[]);
    out.value("w:docPartGallery", "Table of Contents");
    out.void("w:docPartUnique", &[]);
    out.close("w:docPartObj");
    out.close("w:sdtPr");
    out.open("w:sdtContent", &[]);
    title(style, out);
    let none = [Listed::default()];
    let lines = if listed.is_empty() { &none } else { listed };
    for (n, line) in lines.iter().enumerate() {
        out.open("w:p", &[]);
        properties(line, style, out);
        if n == 0 {
            field("begin", out);
            out.open("w:r", &[]);
            out.element("w:instrText", &[("xml:space", &"preserve")], INSTRUCTION);
            out.close("w:r");
            field("separate", out);
        }
        if !line.words.is_empty() {
            let face = style.text.face;
            run(style, face, out, |out| {
                out.element("w:t", &[("xml:space", &"preserve")], &line.words);
            });
            run(style, face, out, |out| out.void("w:tab", &[]));
            run(style, face, out, |out| out.element("w:t", &[], &line.page));
        }
        if n + 1 == lines.len() {
            field("end", out);
        }
        out.close("w:p");
    }
    out.close("w:sdtContent");
    out.close("w:sdt");
}

fn title(style: &Style, out: &mut Xml) {
    out.open("w:p", &[]);
    out.open("w:pPr", &[]);
    out.value("w:pStyle", Named::Title.id());
    out.void("w:pageBreakBefore", &[]);
    out.void("w:spacing", &[("w:before", &0)]);
    out.close("w:pPr");
    run(style, style.title.face, out, |out| {
        out.element("w:t", &[], "目　录");
    });
    out.close("w:p");
}

/// Indented by its level, dots up to the page at the right.
fn properties(line: &Listed, style: &Style, out: &mut Xml) {
    let measure = Measure::of(style);
    let indent = measure.cells(f32::from(line.level.saturating_sub(1)) * 2.0);
    let right = twips(style.page.text_width);
    out.open("w:pPr", &[]);
    out.value("w:pStyle", Named::Contents.id());
    out.open("w:tabs", &[]);
    let stop: [(&str, &dyn Display); 3] = [
        ("w:val", &"right"),
        ("w:leader", &"middleDot"),
        ("w:pos", &right),
    ];
    out.void("w:tab", &stop);
    out.close("w:tabs");
    out.void("w:ind", &[("w:left", &indent)]);
    out.close("w:pPr");
}

fn run(style: &Style, face: Role, out: &mut Xml, inner: impl FnOnce(&mut Xml)) {
    out.open("w:r", &[]);
    out.open("w:rPr", &[]);
    fonts(style, face, out);
    out.close("w:rPr");
    inner(out);
    out.close("w:r");
}

fn field(kind: &str, out: &mut Xml) {
    out.open("w:r", &[]);
    out.void("w:fldChar", &[("w:fldCharType", &kind)]);
    out.close("w:r");
}
