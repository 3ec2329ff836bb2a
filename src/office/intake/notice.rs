//! Takes the pieces of a file that a notice opens; parts the notice from the plan
//! that it issues.

use super::back::{self, Back};
use super::day;
use super::front::{self, Front};
use super::line::Piece;

/// A notice in front of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Notice {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: Vec<String>,
    /// What stands below its text.
    pub back: Back,
}

/// Parts it off, given what stands in front of it; gives where the plan begins.
pub(super) fn take(
    pieces: &[Piece],
    front: &Front,
    at: usize,
    body_size: u32,
) -> Option<(Notice, usize)> {
    let title = front.title();
    let issued = front::issued(&title)?;
    let begins = |n: usize| match &pieces[n] {
        Piece::Line(line) => {
            let named = front::same(&line.text, &issued);
            let apart =
                line.is_centered() || line.new_page || body_size > 0 && line.look.size > body_size;
            let titled = apart && front::could_be_title(line) && day::alone(&line.raw).is_none();
            let first = issued.starts_with(line.text.as_str()) && line.len() > 3;
            named || titled && (first || line.new_page && !line.raw.starts_with("附件"))
        }
        Piece::Table(_) => false,
    };
    let start = (at..pieces.len()).find(|n| begins(*n))?;
    let mut between: Vec<Piece> = pieces[at..start].to_vec();
    // 附件 above the title of the plan.
    if let Some(Piece::Line(line)) = between.last()
        && line.raw.starts_with("附件")
        && line.len() < 5
    {
        between.pop();
    }
    let mut back = back::take(&mut between);
    // What the notice issues is named there as its attachment.
    back.attachments.clear();
    let text = between.iter().filter_map(|piece| match piece {
        Piece::Line(line) => Some(front::with_number(line)),
        Piece::Table(_) => None,
    });
    Some((
        Notice {
            title,
            text: text.collect(),
            back,
        },
        start,
    ))
}
