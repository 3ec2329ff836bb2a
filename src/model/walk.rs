//! Takes a plan, or a short plan or chapter of it; gives its parts, those within
//! parts as well.

use super::visit::{Field, Visit};
use super::{Attachment, BodyOfPeople, Part, PartKind, Piece, Plan, Section};

/// Gathers parts.
#[derive(Default)]
struct Parts<'p>(Vec<&'p Part>);

impl<'p> Visit<'p> for Parts<'p> {
    fn part(&mut self, part: &'p Part) {
        self.0.push(part);
    }
}

macro_rules! holders {
    ($($holder:ident),*) => { $(
        impl $holder {
            /// Every part, in order, those within parts as well.
            pub fn parts(&self) -> Vec<&Part> {
                let mut found = Parts::default();
                self.visit("", &mut found);
                found.0
            }
        }
    )* };
}

holders!(Plan, Section, Piece, Attachment);

impl Plan {
    /// Shows the whole plan to a visitor.
    pub fn show<'p>(&'p self, to: &mut dyn Visit<'p>) {
        self.visit("", to);
    }

    /// Fills in what a plan gathers from itself. `gather` is shown all of its
    /// parts, for a short plan of a compilation those of the short plan alone.
    pub fn gather<T>(
        &mut self,
        gather: impl Fn(&[&Part]) -> T,
        mut fill: impl FnMut(&mut Part, &T),
    ) {
        let of_all = gather(&self.parts());
        let mut fill_all = |part: &mut Part| fill(part, &of_all);
        self.sections.each_part(&mut fill_all);
        self.attachments.each_part(&mut fill_all);
        for piece in &mut self.pieces {
            let own = gather(&piece.parts());
            piece.each_part(&mut |part| fill(part, &own));
        }
    }

    /// Fills in what the innermost chapter or attachment around a part has, if it
    /// has any.
    pub fn gather_near<T>(
        &mut self,
        gather: impl Fn(&[&Part]) -> Vec<T>,
        mut fill: impl FnMut(&mut Part, &[T]),
    ) {
        for attachment in &mut self.attachments {
            let own = gather(&attachment.parts());
            if !own.is_empty() {
                attachment.each_part(&mut |part| fill(part, &own));
            }
            near(&mut attachment.sections, &gather, &mut fill);
        }
        let pieces = self.pieces.iter_mut().map(|piece| &mut piece.sections);
        for sections in std::iter::once(&mut self.sections).chain(pieces) {
            near(sections, &gather, &mut fill);
        }
    }

    /// Its bodies of people.
    pub fn bodies(&self) -> Vec<&BodyOfPeople> {
        let parts = self.parts().into_iter();
        let bodies = parts.filter_map(|part| match &part.kind {
            PartKind::BodyOfPeople(body) => Some(&**body),
            _ => None,
        });
        bodies.collect()
    }
}

fn near<T>(
    sections: &mut [Section],
    gather: &impl Fn(&[&Part]) -> Vec<T>,
    fill: &mut impl FnMut(&mut Part, &[T]),
) {
    for section in sections {
        let own = gather(&section.parts());
        if !own.is_empty() {
            section.each_part(&mut |part| fill(part, &own));
        }
        near(&mut section.sections, gather, fill);
    }
}
