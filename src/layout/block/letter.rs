//! Takes the head of a letter; sets it with its red double rules above the
//! text and at the page's foot (GB/T 9704 10.1).

use super::ground::Ground;
use super::head::{labels, marks};
use crate::document::RedHead;
use crate::layout::line::justify::Fill;
use crate::layout::page::row::{Flow, Row};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// Sets the head of a letter.
pub(super) fn letter_head(setter: &mut Setter, flow: &mut Flow, head: &RedHead) {
    let style = setter.style.letter.clone();
    let top = setter.style.page.top;
    let mut ground = Ground::default();
    // Joint letters bear the host's mark alone.
    let host = RedHead {
        marks: head.marks.iter().take(1).cloned().collect(),
        suffix: head.suffix.clone(),
        ..RedHead::default()
    };
    let foot = marks(
        setter,
        &mut ground,
        &host,
        style.mark_top - top,
        style.mark_size,
        flow.width,
    );
    let x = (flow.width - style.rule_width) / 2.0;
    let mut y = foot + style.rule_gap;
    ground.red_rule(x, y, style.rule_width, style.thick);
    y += style.thick + style.between;
    ground.red_rule(x, y, style.rule_width, style.thin);
    let first = y + style.thin + style.number_gap;
    let kind = setter.text_type();
    let after = labels(setter, &mut ground, head, first);
    if let Some(number) = &head.number {
        let atoms = Atoms::of(setter, kind, number);
        ground.line(setter, &atoms, 0.0..flow.width, first, Fill::Right);
    }
    let last_line = (after - setter.style.line()).max(first);
    // The pair at the foot is the other way round, the thick rule below.
    let low = style.foot_rule - top;
    ground.red_rule(
        x,
        low - style.between - style.thin,
        style.rule_width,
        style.thin,
    );
    ground.red_rule(x, low, style.rule_width, style.thick);
    flow.push(Row {
        keep: true,
        ..Row::new(ground.items, 0.0, last_line + kind.em())
    });
    flow.gap(setter.blank(style.title_blank));
}
