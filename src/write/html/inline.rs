//! Takes pieces of a line; gives their markup.

use super::markup::{Markup, link};
use crate::document::{Face, Inline, Run};

/// Writes the pieces in order.
pub(super) fn inlines(pieces: &[Inline], out: &mut Markup) {
    for piece in pieces {
        match piece {
            Inline::Run(run) => write_run(run, out),
            Inline::Break => out.void("br", &[]),
        }
    }
}

fn write_run(run: &Run, out: &mut Markup) {
    let element = match run.face {
        Face::Normal => None,
        Face::Kai => Some("em"),
        Face::Hei => Some("b"),
        Face::Bold => Some("strong"),
    };
    if let Some(target) = &run.link {
        out.open("a", &[("href", &link(target))]);
    }
    match element {
        Some(name) => out.element(name, &[], &run.text),
        None => out.text(&run.text),
    }
    if run.link.is_some() {
        out.close("a");
    }
}
