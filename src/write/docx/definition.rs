//! Takes a named style; gives what it says: face, size, pitch, indent.

use super::measure::{Measure, points};
use super::named::Named;
use crate::document::HeadingKind;
use crate::layout::font::Role;
use crate::layout::style::{Pt, Style};

/// A style written out.
pub(super) struct Definition {
    pub role: Role,
    pub size: Pt,
    pub bold: bool,
    pub line: i32,
    pub after: i32,
    pub indent: f32,
    pub align: &'static str,
    pub keep: bool,
    pub outline: Option<u8>,
    pub color: Option<&'static str>,
}

/// What a style says. Paragraphs depart from it in little.
pub(super) fn definition(named: Named, style: &Style, measure: &Measure) -> Definition {
    let text = Definition {
        role: style.text.face,
        size: style.text.size,
        bold: false,
        line: measure.line,
        after: 0,
        indent: 0.0,
        align: "both",
        keep: false,
        outline: None,
        color: None,
    };
    let table = Definition {
        size: style.table.size,
        line: points(style.table.pitch),
        align: "left",
        ..definition_base(&text)
    };
    let heading = |kind: HeadingKind, level: u8, keep: bool| {
        let face = style.heading(kind, level);
        Definition {
            role: face.face,
            bold: face.bold,
            indent: style.heading_indent(kind),
            keep,
            outline: Some(level - 1),
            ..definition_base(&text)
        }
    };
    match named {
        Named::Text | Named::Note | Named::Terms => Definition {
            indent: style.text.indent,
            ..text
        },
        Named::Title => Definition {
            role: style.title.face,
            size: style.title.size,
            line: points(style.title.pitch),
            after: measure.lines(style.title.blank_after),
            align: "center",
            keep: true,
            ..text
        },
        Named::Subtitle => Definition {
            role: style.subtitle.face,
            size: style.subtitle.size,
            after: measure.lines(style.title.blank_after),
            align: "center",
            keep: true,
            ..text
        },
        Named::Heading(level) => heading(HeadingKind::Usual, level, true),
        Named::RunIn(level) => heading(HeadingKind::Usual, level, false),
        Named::Decimal(level) => heading(HeadingKind::Decimal, level, true),
        Named::DecimalRunIn(level) => heading(HeadingKind::Decimal, level, false),
        Named::Article => heading(HeadingKind::Article, 2, false),
        Named::Division(level) => Definition {
            align: "center",
            ..heading(HeadingKind::Division, level, true)
        },
        Named::Centered => Definition {
            align: "center",
            ..text
        },
        Named::Right => Definition {
            align: "right",
            ..text
        },
        Named::AttachmentLabel => Definition {
            role: style.attachment.label_face,
            keep: true,
            outline: Some(0),
            ..text
        },
        Named::Mark => Definition {
            role: style.red_head.mark_face,
            align: "center",
            keep: true,
            color: Some(RED),
            ..text
        },
        Named::Number => Definition {
            align: "center",
            keep: true,
            ..text
        },
        Named::Picture => Definition {
            align: "center",
            // A line's own height, in 240ths.
            line: 240,
            ..text
        },
        Named::Caption | Named::PanelTitle => Definition {
            role: style.table.caption_face,
            align: "center",
            keep: true,
            ..text
        },
        Named::Head => Definition {
            role: style.table.head_face,
            align: "center",
            ..table
        },
        Named::Cell => Definition {
            role: style.table.face,
            ..table
        },
        Named::TableNote => Definition {
            role: style.table.face,
            align: "both",
            ..table
        },
        Named::Record => Definition {
            role: style.record.face,
            size: style.record.size,
            line: points(style.record.pitch),
            ..text
        },
        Named::PageNumber => Definition {
            role: style.page_number.face,
            size: style.page_number.size,
            line: page_number_line(style),
            align: "right",
            ..text
        },
        Named::Draft => Definition {
            role: style.draft.face,
            size: style.draft.size,
            line: page_number_line(style),
            align: "right",
            color: Some("A6A6A6"),
            ..text
        },
        Named::Contents => Definition {
            align: "left",
            ..text
        },
        Named::Seam => Definition {
            size: Pt(1.0),
            line: 20,
            ..text
        },
        Named::Addressees
        | Named::Flush
        | Named::People
        | Named::AttachmentNote
        | Named::Signature
        | Named::Labels => Definition {
            align: match named {
                Named::Addressees | Named::Flush => "both",
                _ => "left",
            },
            ..text
        },
    }
}

/// The same again.
fn definition_base(from: &Definition) -> Definition {
    Definition { ..*from }
}

/// Red of marks and rules, as office software has it.
pub(super) const RED: &str = "FF0000";

/// Line of a page number.
pub(super) fn page_number_line(style: &Style) -> i32 {
    points(style.page_number.size) * 6 / 5
}
