//! Takes a style; gives the sheets of paper: size, margins, page numbers, the
//! mark of a draft.

use std::fmt::Write;

use super::css::{families, half_leading, ink, mm, number, quoted};
use crate::document::{Document, Form};
use crate::layout::style::{Side, Style};

/// Rounding must not push the 28th character to the next line: this much (mm) is
/// given to the page's width.
const SLACK: f32 = 0.15;

/// Nor the 22nd line to the next page, which breaks where it is told to: this much
/// (mm) is given to the page's height.
const DEEPER: f32 = 5.0;

/// Boxes in the margin of a page that is read sideways stand upright on the sheet,
/// whose foot is at the left as one reads.
const TURNED: &str = "writing-mode: vertical-rl; text-orientation: sideways;";

/// What is the same on all sheets.
struct Sheet<'a> {
    style: &'a Style,
    /// From the top of a line's box to the top of its type, mm.
    half: f32,
    /// Where the box of an upright page ends, mm from the sheet's top.
    foot: f32,
}

/// Sheet, margins, page numbers and the mark of a draft, for paper. The page
/// box holds whole lines, so it begins half a leading above the type area.
pub(super) fn pages(document: &Document, style: &Style) -> String {
    let half = half_leading(style);
    let lines = style.line() * f32::from(style.grid.lines);
    let foot = style.page.top - half + lines + DEEPER;
    let sheet = Sheet {
        style,
        half,
        foot: foot.min(style.page.height),
    };
    let mut out = sheet.margins();
    sheet.page_numbers(document, &mut out);
    if document.draft {
        sheet.draft_mark(&mut out);
    }
    if document.form == Form::Letter {
        // Its mark stands above the type area, its second double rule below.
        let letter = &style.letter;
        let foot = style.page.height - letter.foot_rule - letter.thick;
        let (top, bottom) = (mm(letter.mark_top), mm((foot - SLACK).max(0.0)));
        let _ = writeln!(
            out,
            "@page :first {{ margin-top: {top}; margin-bottom: {bottom}; }}"
        );
    }
    // The record's own page, and the one before it, bear neither.
    let none = ["top-right", "bottom-left", "bottom-center", "bottom-right"];
    let none = none.map(|place| format!("@{place} {{ content: none; }} "));
    let _ = writeln!(out, "@page bare {{ {}}}", none.concat());
    out
}

impl Sheet<'_> {
    /// Left and right margin of odd pages, mm.
    fn sides(&self) -> (f32, f32) {
        let page = &self.style.page;
        let right = page.width - page.left - page.text_width;
        (page.left, right.max(0.0))
    }

    fn margins(&self) -> String {
        let page = &self.style.page;
        let (left, right) = self.sides();
        let bottom = (page.height - self.foot).max(0.0);
        let narrow = (right - SLACK).max(0.0);
        let top = page.top - self.half;
        let mut out = format!(
            "@page {{ size: {} {}; margin: {} {} {} {}; }}\n",
            mm(page.width),
            mm(page.height),
            mm(top),
            mm(narrow),
            mm(bottom),
            mm(left),
        );
        // Turned by 90° to the left: the sheet's left edge is the top as one reads.
        let low = (page.height - page.top - page.text_height).max(0.0);
        let (above, below) = (
            |side: f32| mm((side - self.half).max(0.0)),
            |side: f32| mm((side - DEEPER).max(0.0)),
        );
        let _ = writeln!(
            out,
            "@page landscape {{ size: {} {}; margin: {} {} {} {}; }}",
            mm(page.height),
            mm(page.width),
            above(left),
            mm((page.top - SLACK).max(0.0)),
            below(right),
            mm(low)
        );
        if page.mirrored {
            let _ = writeln!(
                out,
                "@page :left {{ margin-left: {}; margin-right: {}; }}\n\
                 @page landscape:left {{ margin-top: {}; margin-bottom: {}; margin-left: {}; margin-right: {}; }}",
                mm(right),
                mm((left - SLACK).max(0.0)),
                above(right),
                below(left),
                mm(low),
                mm((page.top - SLACK).max(0.0)),
            );
        }
        out
    }

    /// Grey, above the type area at its right.
    fn draft_mark(&self, out: &mut String) {
        let draft = &self.style.draft;
        let mark = format!(
            "content: {}; vertical-align: top; font: {}pt/1 {}; color: {};",
            quoted(&draft.text),
            number(draft.size.0),
            families(self.style, draft.face),
            ink(self.style.colours.grey),
        );
        let top = mm(draft.top);
        let _ = writeln!(
            out,
            "@page {{ @top-right {{ {mark} text-align: right; padding-top: {top}; }} }}\n\
             @page landscape {{ @top-right {{ content: none; }} @right-bottom {{ {mark} {TURNED} text-align: end; padding-right: {top}; padding-bottom: {}; }} }}",
            mm(DEEPER)
        );
    }

    fn page_numbers(&self, document: &Document, out: &mut String) {
        let numbers = &self.style.page_number;
        let gap = match numbers.gap {
            gap if gap > 0.3 => "\\2002 ",
            gap if gap > 0.1 => "\\2005 ",
            _ => "",
        };
        let dash = quoted(&numbers.dash);
        let text = format!(
            "content: {dash} \"{gap}\" counter(page) \"{gap}\" {dash}; vertical-align: top; font: {}pt/1 {}; color: black;",
            number(numbers.size.0),
            families(self.style, numbers.face),
        );
        let top = numbers.y - numbers.size.mm() / 2.0;
        let upright = format!("{text} margin-top: {};", mm(top - self.foot));
        let type_foot = self.style.page.top + self.style.page.text_height;
        let away = mm((top - type_foot).max(0.0));
        let turned = format!("{text} {TURNED} padding-right: {away};");
        let blank = numbers.blank * numbers.size.mm();
        let (from, to) = (mm(blank + self.half), mm(blank + DEEPER));
        let blank = mm(blank);
        let _ = match numbers.side {
            Side::Center => writeln!(
                out,
                "@page {{ @bottom-center {{ {upright} }} }}\n\
                 @page landscape {{ @bottom-center {{ content: none; }} @left-middle {{ {turned} }} }}"
            ),
            Side::Outer => writeln!(
                out,
                "@page :right {{ @bottom-right {{ {upright} text-align: right; padding-right: {blank}; }} }}\n\
                 @page :left {{ @bottom-left {{ {upright} text-align: left; padding-left: {blank}; }} }}\n\
                 @page landscape {{ @bottom-left {{ content: none; }} @bottom-right {{ content: none; }} }}\n\
                 @page landscape:right {{ @left-bottom {{ {turned} text-align: end; padding-bottom: {to}; }} }}\n\
                 @page landscape:left {{ @left-top {{ {turned} text-align: start; padding-top: {from}; }} }}"
            ),
        };
        let first = match document.form {
            Form::Letter => self.style.letter.first_page_number,
            _ => numbers.first_page,
        };
        if !first {
            out.push_str(
                "@page :first { @bottom-right { content: none; } @bottom-center { content: none; } }\n",
            );
        }
    }
}
