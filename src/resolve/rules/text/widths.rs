//! Between hanzi stand full-width marks (GB/T 15834), and curly quotation marks.

use super::Prose;
use crate::character::is_hanzi;
use crate::diagnostic::{Code, Report};

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let chars: Vec<(usize, char)> = prose.text.char_indices().collect();
    let hanzi = |i: Option<usize>| {
        let beside = i.and_then(|i| chars.get(i));
        beside.is_some_and(|(_, c)| is_hanzi(*c))
    };
    for (i, (at, c)) in chars.iter().enumerate() {
        let (before, after) = (hanzi(i.checked_sub(1)), hanzi(Some(i + 1)));
        let narrow = match c {
            ',' | ';' | ':' | '!' | '?' | '.' => before && after,
            // Of a pair that does not match enough is said.
            '(' => {
                before
                    && after
                    && prose.text[*at..]
                        .find(['）', ')'])
                        .is_some_and(|end| prose.text[at + end..].starts_with(')'))
            }
            '"' => before || after,
            _ => false,
        };
        if narrow {
            return report.push(prose.fault(Code::NarrowMark, *at..at + c.len_utf8()));
        }
    }
}
