//! Takes what came back and our own file; gives what stands beside the text of the
//! one and not of the other.

use super::aside::{Aside, AsideKind};
use super::received::{self, Received};

/// What stands beside the text of a file and not beside that of our own: heads
/// and feet of our own say nothing new, nor do its pictures. One that is there no
/// more is named, unless another stands for it.
pub fn new_asides(received: &Received, own: &[u8]) -> Vec<Aside> {
    let mut own = of_own(own);
    let mut new: Vec<Aside> = Vec::new();
    for aside in &received.asides {
        match own.iter().position(|known| aside.is_made_as(known)) {
            Some(at) => drop(own.remove(at)),
            None if own.iter().any(|known| aside.says_as(known)) => {}
            None => new.push(aside.clone()),
        }
    }
    let is_picture = |aside: &Aside| aside.kind == AsideKind::Picture;
    let exchanged = new.iter().filter(|aside| is_picture(aside)).count();
    let gone = own
        .into_iter()
        .filter(|aside| received.docx && is_picture(aside));
    new.extend(gone.skip(exchanged).map(|aside| Aside {
        kind: AsideKind::Gone,
        ..aside
    }));
    new
}

/// What stands beside the text of our own file.
fn of_own(bytes: &[u8]) -> Vec<Aside> {
    let received = received::packed(bytes).ok();
    received
        .and_then(|packed| packed.asides)
        .unwrap_or_default()
}
