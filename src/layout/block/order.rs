//! Takes the head of an order (命令、令); sets mark and number, with no rule
//! below them (GB/T 9704 10.2).

use super::ground::Ground;
use super::head::{labels, marks};
use crate::document::RedHead;
use crate::layout::line::justify::Fill;
use crate::layout::page::row::{Flow, Row};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// Sets the head of an order. The text begins two lines below the number.
pub(super) fn order_head(setter: &mut Setter, flow: &mut Flow, head: &RedHead) {
    let style = setter.style.order.clone();
    let top = style.mark_top - setter.style.page.top;
    let mut ground = Ground::default();
    labels(setter, &mut ground, head, 0.0);
    let mut foot = marks(setter, &mut ground, head, top, style.mark_size, flow.width);
    if let Some(number) = &head.number {
        let kind = setter.text_type();
        let number = Atoms::of(setter, kind, number);
        let y = foot + setter.blank_below_mark(style.number_blank);
        ground.line(setter, &number, 0.0..flow.width, y, Fill::Center);
        foot = y + kind.em();
    }
    flow.push(Row {
        keep: true,
        ..Row::new(ground.items, 0.0, foot)
    });
    flow.gap(setter.blank(style.text_blank));
}
