//! Takes text; finds long addresses on the net in it, which may end a line
//! inside and be spaced out, since a line has no other gaps beside them.

use super::atom::Atom;
use super::class::Class;

/// Addresses shorter than this stay whole, in characters.
const SHORT: usize = 16;

/// A line that ends inside an address, after a dot or the like.
const INSIDE: f32 = 2.0;

/// Says of each atom of a text whether it belongs to a long address.
pub(super) fn mark(text: &str, atoms: &mut [Atom]) {
    if !looks_like_one(text) {
        return;
    }
    let mut start = 0;
    while start < atoms.len() {
        let run = &mut atoms[start..];
        let len = run.iter().take_while(|a| belongs(a.class)).count();
        let word: String = run[..len].iter().map(|a| a.c).collect();
        if len >= SHORT && looks_like_one(&word) {
            run[..len].iter_mut().for_each(|a| a.address = true);
        }
        start += len.max(1);
    }
}

fn looks_like_one(text: &str) -> bool {
    ["://", "@", "www."].iter().any(|sign| text.contains(sign))
}

fn belongs(class: Class) -> bool {
    class.is_western() || matches!(class, Class::Slash | Class::Unit)
}

/// Lets lines end in long addresses after a dot, a hyphen and the like, but not
/// beside a slash.
pub(crate) fn costs(atoms: &[Atom], costs: &mut [f32]) {
    for (pair, cost) in atoms.windows(2).zip(costs) {
        let (a, b) = (&pair[0], &pair[1]);
        if a.address && b.address && ".-_?&=@".contains(a.c) && b.c.is_ascii_alphanumeric() {
            *cost = INSIDE;
        }
    }
}
