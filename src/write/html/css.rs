//! Takes a style; gives the style sheet of a file.
//!
//! `page.css` says how things stand to each other and holds no measure; the
//! measures stand in front of it as variables, and sizes are in proportion to
//! the text's, so that the same sheet serves screen and paper.

use std::fmt::Write;

use crate::document::HeadingKind;
use crate::layout::font::Role;
use crate::layout::style::{HeadingStyle, Pt, Style, TableStyle};

/// Everything that is not a measure.
const RULES: &str = include_str!("page.css");

/// The whole style sheet; `paper` is what it says of sheets of paper.
pub(super) fn sheet(style: &Style, paper: &str) -> String {
    format!("\n{}{}{paper}{RULES}", latin_face(style), variables(style))
}

/// Family of digits, Latin and quotation marks in 仿宋 and 楷体 text.
const LATIN: &str = "fangan-latin";

/// As on our pages, digits and Latin come from a face of their own; quotation marks
/// as well, since faces that count them to Western text have narrow ones, and no
/// browser gives them a cell. Where the reader's machine has none of these faces,
/// the text's own sets them.
fn latin_face(style: &Style) -> String {
    if style.latin.families.is_empty() {
        return String::new();
    }
    // A browser looks for the name of a face, which is not always that of its family.
    let names = style.latin.families.iter();
    let names = names.flat_map(|name| [name.clone(), format!("{name} Regular")]);
    let faces = names.map(|name| format!("local({})", quoted(&name)));
    let faces = faces.collect::<Vec<_>>().join(", ");
    let range = "U+20-7E, U+A0, U+C0-24F, U+1E00-1EFF, U+2018-201D";
    format!("@font-face {{ font-family: {LATIN}; src: {faces}; unicode-range: {range}; }}\n")
}

fn variables(style: &Style) -> String {
    let mut out = String::from(":root {\n");
    let mut set = |name: &str, value: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  --{name}: {value};");
    };
    let size = style.text.size.0.max(1.0);
    let rem = |pt: f32| format!("{}rem", number(pt / size));
    for role in ROLES {
        set(role_name(role), families(style, role));
    }
    let face = |role: Role| format!("var(--{})", role_name(role));
    // How much wider a cell of the grid is than its type.
    let cell = style.cell() / style.text.size.mm().max(0.1);
    set("size", format!("{}pt", number(size)));
    set("pitch", number(style.grid.pitch.0 / size));
    set("line", rem(style.grid.pitch.0));
    set("tracking", format!("{}em", number(cell - 1.0)));
    set("paper-cell", format!("{}em", number(cell)));
    set("characters", style.grid.characters.to_string());
    set("indent", number(style.text.indent));
    set("text-face", face(style.text.face));
    set("title-face", face(style.title.face));
    set("title-size", rem(style.title.size.0));
    set(
        "title-pitch",
        number(style.title.pitch.0 / style.title.size.0.max(1.0)),
    );
    set("title-before", number(style.title.blank_before));
    set("title-after", number(style.title.blank_after));
    set(
        "title-plain",
        number((style.title.plain_line - 1.0).max(0.0)),
    );
    set("subtitle-face", face(style.subtitle.face));
    set("subtitle-size", rem(style.subtitle.size.0));
    let kinds = [
        ("l", HeadingKind::Usual),
        ("d", HeadingKind::Decimal),
        ("v", HeadingKind::Division),
    ];
    for (name, kind) in kinds {
        for level in 1..=5 {
            let HeadingStyle { face: role, bold } = style.heading(kind, level);
            set(&format!("{name}{level}-face"), face(role));
            set(
                &format!("{name}{level}-weight"),
                if bold { "bold" } else { "normal" }.into(),
            );
        }
    }
    set("decimal-indent", number(style.text.decimal_indent));
    set("people-gap", number(style.people.gap));
    set("people-name", number(style.people.name_width));
    set("red", ink(style.colours.red));
    set("grey", ink(style.colours.grey));
    head_variables(style, size, &mut set);
    let record = &style.record;
    set("record-face", face(record.face));
    set("record-size", rem(record.size.0));
    set(
        "record-pitch",
        number(record.pitch.0 / record.size.0.max(1.0)),
    );
    set("record-side", number(record.side));
    set("record-thick", mm(record.thick));
    set("record-thin", mm(record.thin));
    let signature = &style.signature;
    set("sealed-right", number(signature.sealed_right));
    set("sealed-blank", number(signature.sealed_blank));
    set("plain-right", number(signature.plain_right));
    set("plain-blank", number(signature.plain_blank));
    set("date-indent", number(signature.date_indent));
    set("stamp-face", face(signature.stamp_face));
    set("stamp-size", rem(signature.stamp_size.0));
    set("stamp-blank", number(signature.stamp_blank));
    set("stamp-right", number(signature.stamp_right));
    set("stamp-post", number(signature.stamp_post));
    set("stamp-date", number(signature.stamp_date_blank));
    set("minutes-face", face(style.minutes.label_face));
    set("minutes-blank", number(style.minutes.blank));
    set("note-blank", number(style.note.blank));
    set("attachment-blank", number(style.note.attachment_blank));
    set("attachment-face", face(style.attachment.label_face));
    set(
        "attachment-line",
        number((style.attachment.title_line - 2.0).max(0.0)),
    );
    let table = &style.table;
    // The style counts from the type, CSS from the line's box.
    let leading = (table.pitch.mm() - table.size.mm()).max(0.0);
    let em = |mm: f32| format!("{}em", number(mm / table.size.mm().max(0.1)));
    set("table-face", face(table.face));
    set("table-head-face", face(table.head_face));
    set("table-caption-face", face(table.caption_face));
    set("table-size", rem(table.size.0));
    set("table-pitch", number(table.pitch.0 / table.size.0.max(1.0)));
    let padding = cell_padding(table, table.padding_y, leading, table.size);
    set("table-padding", padding);
    set("table-rule", format!("{}pt", number(table.rule.0)));
    // A line of text brings half a leading of its own.
    let own = half_leading(style);
    let below = table.margin.max(2.0 * own) - own;
    set(
        "table-margin",
        format!("{} 0 {}", em((table.margin - own).max(0.0)), em(below)),
    );
    set("table-gap", mm(table.margin));
    set("table-below", mm(below));
    set("draft-text", quoted(&style.draft.text));
    set("draft-face", face(style.draft.face));
    set("draft-size", rem(style.draft.size.0));
    out + "}\n"
}

/// Padding of a table's cells in type of that size, `above` of it above and below the
/// type, mm.
pub(super) fn cell_padding(table: &TableStyle, above: f32, leading: f32, size: Pt) -> String {
    // Borders of CSS take room, rules of the layout none; a hair more across, so
    // that no text misses its line by rounding.
    let rule = table.rule.mm();
    let above = (above - leading / 2.0 - 0.9 * rule).max(0.0);
    let aside = (table.padding_x - rule).max(0.0);
    let em = |mm: f32| format!("{}em", number(mm / size.mm().max(0.1)));
    format!("{} {}", em(above), em(aside))
}

fn head_variables(style: &Style, size: f32, set: &mut impl FnMut(&str, String)) {
    let rem = |pt: f32| format!("{}rem", number(pt / size));
    let face = |role: Role| format!("var(--{})", role_name(role));
    let head = &style.red_head;
    let half_leading = half_leading(style);
    let from_top = |y: f32| mm((y - style.page.top + half_leading).max(0.0));
    set("mark-face", face(head.mark_face));
    set("mark-size", rem(head.mark_size.0));
    set(
        "mark-width",
        number(head.mark_width / style.page.text_width),
    );
    set("mark-gap", format!("{}em", number(head.mark_gap)));
    set("mark-top", from_top(head.mark_top));
    set("head-label-face", face(head.label_face));
    // The number's line box begins half a leading above its type.
    set("number-blank", number(head.number_blank));
    set("upward-side", number(head.upward_side));
    set("signatory-face", face(head.signatory_face));
    set("rule-gap", mm((head.rule_gap - half_leading).max(0.0)));
    set("rule", mm(head.rule_thickness));
    let order = &style.order;
    set("order-top", from_top(order.mark_top));
    set("order-size", rem(order.mark_size.0));
    set("order-number-blank", number(order.number_blank));
    set("order-text-blank", number(order.text_blank));
    let letter = &style.letter;
    set("letter-size", rem(letter.mark_size.0));
    set("letter-gap", mm(letter.rule_gap));
    set("letter-thick", mm(letter.thick));
    set("letter-between", mm(letter.between));
    set("letter-thin", mm(letter.thin));
    set("letter-blank", number(letter.title_blank));
    set(
        "letter-number-gap",
        mm((letter.number_gap - half_leading).max(0.0)),
    );
}

/// From the top of a line's box to the top of its type, mm.
pub(super) fn half_leading(style: &Style) -> f32 {
    (style.line() - style.text.size.mm()).max(0.0) / 2.0
}

const ROLES: [Role; 5] = [
    Role::FangSong,
    Role::KaiTi,
    Role::HeiTi,
    Role::XiaoBiaoSong,
    Role::SongTi,
];

fn role_name(role: Role) -> &'static str {
    match role {
        Role::FangSong => "fangsong",
        Role::KaiTi => "kaiti",
        Role::HeiTi => "heiti",
        Role::XiaoBiaoSong => "xiaobiaosong",
        Role::SongTi => "songti",
    }
}

/// A role's local families, and what the reader's machine has if none is there.
pub(super) fn families(style: &Style, role: Role) -> String {
    let generic = match role {
        Role::HeiTi => "sans-serif",
        _ => "serif",
    };
    let latin = (role.borrows_latin() && !style.latin.families.is_empty()).then(|| LATIN.into());
    let named = style.families(role).iter().map(|name| quoted(name));
    let mut list: Vec<String> = latin.into_iter().chain(named).collect();
    list.push(generic.into());
    list.join(", ")
}

/// Percentages of cyan, magenta, yellow and black, as a screen shows them.
pub(super) fn ink([c, m, y, k]: [f32; 4]) -> String {
    let part = |ink: f32| (255.0 * (1.0 - ink / 100.0) * (1.0 - k / 100.0)).round() as u8;
    format!("rgb({} {} {})", part(c), part(m), part(y))
}

pub(super) fn mm(length: f32) -> String {
    format!("{}mm", number(length))
}

/// Up to four places, without zeros at the end.
pub(super) fn number(value: f32) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" | "" => "0".into(),
        text => text.into(),
    }
}

/// A CSS string that ends neither itself nor the style element.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => {
                let _ = write!(out, "\\{:x} ", u32::from(c));
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out + "\""
}
