//! Takes a style; gives the sheets of paper: size, margins, page numbers, the
//! mark of a draft.

use std::fmt::Write;

use super::css::{families, half_leading, ink, mm, number, quoted};
use crate::document::{Block, Document, Form};
use crate::layout::seams::Seams;
use crate::layout::style::{Side, Style};

/// Rounding must not push the 28th character to the next line: this much (mm) is
/// given to the page's width.
const SLACK: f32 = 0.15;

/// Nor the 22nd line to the next page, which breaks where it is told to: this much
/// (mm) is given to the page's height.
const DEEPER: f32 = 5.0;

/// Boxes in the margin of a page that is read sideways stand upright on the sheet,
/// whose foot is at the left as one reads.
const TURNED: &str =
    "writing-mode: vertical-rl; text-orientation: sideways; writing-mode: sideways-rl;";

/// Height of the box that holds a page's lines, mm.
pub(super) fn height(style: &Style, landscape: bool) -> f32 {
    let page = &style.page;
    if landscape {
        return page.text_width + half_leading(style) + DEEPER;
    }
    foot(style) - page.top + half_leading(style)
}

/// Where the box of an upright page ends, mm from the sheet's top.
fn foot(style: &Style) -> f32 {
    let lines = style.line() * f32::from(style.grid.lines);
    let foot = style.page.top - half_leading(style) + lines + DEEPER;
    foot.min(style.page.height)
}

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
pub(super) fn pages(document: &Document, style: &Style, seams: &Seams) -> String {
    let sheet = Sheet {
        style,
        half: half_leading(style),
        foot: foot(style),
    };
    let mut out = sheet.margins();
    sheet.page_numbers(document, &mut out);
    if document.draft {
        sheet.draft_mark(&mut out);
    }
    if document.form == Form::Letter {
        sheet.letter_rules(document, seams, &mut out);
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
            "content: {}; vertical-align: top; white-space: nowrap; font: {}pt/1 {}; color: {};",
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

    /// The double rules of a letter's first page, which are wider than its text.
    /// Its mark stands above the type area.
    fn letter_rules(&self, document: &Document, seams: &Seams, out: &mut String) {
        let (page, letter) = (&self.style.page, &self.style.letter);
        let head = document.blocks.iter().find_map(|block| match block {
            Block::RedHead(head) => Some(head),
            _ => None,
        });
        let mark = head
            .into_iter()
            .flat_map(|h| h.marks.first().into_iter().chain(&h.suffix));
        let cells = mark.map(|text| text.chars().count()).sum::<usize>().max(1) as f32;
        let most = self.style.red_head.mark_width.min(page.text_width);
        let size = (letter.mark_size.mm() * seams.mark_scale).min(most / cells);
        let below_mark = letter.mark_top + size + letter.rule_gap;
        let high = letter.thick + letter.between + letter.thin;
        let out_of_text = (page.text_width - letter.rule_width) / 2.0;
        let rules = |above: f32, below: f32, first: f32, second: f32| {
            format!(
                "content: \"\"; box-sizing: content-box; vertical-align: top; width: {}; height: {}; margin: {} {} {} {}; border: solid {}; border-width: {} 0 {};",
                mm(letter.rule_width),
                mm(letter.between),
                mm(above),
                mm(out_of_text),
                mm(below),
                mm(out_of_text),
                ink(self.style.colours.red),
                mm(first),
                mm(second),
            )
        };
        let top = rules(
            below_mark,
            letter.mark_top - below_mark - high,
            letter.thick,
            letter.thin,
        );
        // The thick rule stands where the style says, the thin one above it.
        let foot = letter.foot_rule - letter.between - letter.thin;
        let room = page.height - self.foot;
        let low = rules(
            foot - self.foot,
            room - (foot - self.foot) - high,
            letter.thin,
            letter.thick,
        );
        let _ = writeln!(
            out,
            "@page :first {{ margin-top: {}; @top-center {{ {top} }} @bottom-center {{ {low} }} }}",
            mm(letter.mark_top)
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
                "@page :first { @bottom-right { content: none; } @bottom-left { content: none; } @bottom-center { content: none; } }\n",
            );
        }
    }
}
