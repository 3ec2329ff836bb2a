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

/// Sheet, margins, page numbers and the mark of a draft, for paper. The page
/// box holds whole lines, so it is half a leading higher than the type area at
/// both ends.
pub(super) fn pages(document: &Document, style: &Style) -> String {
    let page = &style.page;
    let half = half_leading(style);
    let top = page.top - half;
    let height = style.line() * f32::from(style.grid.lines) + DEEPER;
    let bottom = (page.height - top - height).max(0.0);
    let right = page.width - page.left - page.text_width;
    let (left, right) = (page.left, (right - SLACK).max(0.0));
    let mut out = format!(
        "@page {{ size: {} {}; margin: {} {} {} {}; {} }}\n",
        mm(page.width),
        mm(page.height),
        mm(top),
        mm(right),
        mm(bottom),
        mm(left),
        draft_mark(document, style),
    );
    if page.mirrored {
        let _ = writeln!(
            out,
            "@page :left {{ margin-left: {}; margin-right: {}; }}",
            mm(right),
            mm(left - SLACK)
        );
    }
    out.push_str(&page_numbers(document, style, page.height - bottom));
    // Turned by 90° to the left: the sheet's left edge is the top as one reads.
    let _ = writeln!(
        out,
        "@page landscape {{ size: {} {}; margin: {} {} {} {}; }}",
        mm(page.height),
        mm(page.width),
        mm(left),
        mm(top),
        mm(right),
        mm(bottom)
    );
    out
}

fn draft_mark(document: &Document, style: &Style) -> String {
    if !document.draft {
        return String::new();
    }
    let draft = &style.draft;
    format!(
        "@top-center {{ content: {}; vertical-align: top; padding-top: {}; font: {}pt/1 {}; color: {}; }}",
        quoted(&draft.text),
        mm(draft.top),
        number(draft.size.0),
        families(style, draft.face),
        ink(style.colours.grey),
    )
}

fn page_numbers(document: &Document, style: &Style, foot: f32) -> String {
    let numbers = &style.page_number;
    let gap = match numbers.gap {
        gap if gap > 0.3 => "\\2002 ",
        gap if gap > 0.1 => "\\2005 ",
        _ => "",
    };
    let dash = quoted(&numbers.dash);
    let content = format!("{dash} \"{gap}\" counter(page) \"{gap}\" {dash}");
    let down = numbers.y - numbers.size.mm() / 2.0 - foot;
    let number_box = |place: &str, side: &str| {
        format!(
            "@bottom-{place} {{ content: {content}; vertical-align: top; margin-top: {}; {side} font: {}pt/1 {}; color: black; }}",
            mm(down),
            number(numbers.size.0),
            families(style, numbers.face),
        )
    };
    let blank = format!("{}pt", number(numbers.blank * numbers.size.0));
    let mut out = match numbers.side {
        Side::Center => format!("@page {{ {} }}\n", number_box("center", "")),
        Side::Outer => format!(
            "@page :right {{ {} }}\n@page :left {{ {} }}\n",
            number_box("right", &format!("padding-right: {blank};")),
            number_box("left", &format!("padding-left: {blank};")),
        ),
    };
    let letter = document.form == Form::Letter && !style.letter.first_page_number;
    if letter || !numbers.first_page {
        out.push_str(
            "@page :first { @bottom-right { content: none; } @bottom-center { content: none; } }\n",
        );
    }
    out
}
