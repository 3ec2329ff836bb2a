//! Takes a plan and whoever looks it through; calls them for every record, text,
//! group of people and part of it, in the order of print.
//!
//! This is the one place that knows how a plan hangs together. What each record
//! consists of stands in [`super::fields`].

use chrono::NaiveDate;

use super::{OfficeHead, Part, Party, Responsibility, Text};
use crate::diagnostic::Origin;

/// Whoever looks a plan through; what they do not care for does nothing.
pub trait Visit<'p> {
    /// A record begins: what follows is its own, up to where it ends.
    fn enter(&mut self, _record: Record<'p>) {}
    /// It ends.
    fn leave(&mut self) {}
    /// Words of the record under way.
    fn text(&mut self, _field: &'static str, _text: &'p Text) {}
    /// Lines of it that are no texts of their own.
    fn lines(&mut self, _field: &'static str, _lines: &'p [String]) {}
    /// Who stands somewhere in it, perhaps nobody.
    fn parties(&mut self, _seat: Seat<'p>, _parties: &mut dyn Iterator<Item = &'p Party>) {}
    /// A part; its records follow, and the parts within it.
    fn part(&mut self, _part: &'p Part) {}
    /// Who answers for the clause under way; who they are follows.
    fn responsibility(&mut self, _responsibility: &'p Responsibility) {}
}

/// A record under way.
#[derive(Debug, Clone, Copy)]
pub struct Record<'p> {
    /// What it is, as its type is called: Task.
    pub kind: &'static str,
    /// Where it stands; one without belongs to the record around it.
    pub at: Option<Origin>,
    /// What it is called.
    pub name: Option<&'p str>,
    /// By when it is to be done.
    pub due: Option<NaiveDate>,
}

/// Where in a record people stand.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'p> {
    /// The field.
    pub field: &'static str,
    /// What it is called in this record, where that is not always the same.
    pub label: Option<&'p str>,
    /// The day on duty.
    pub day: Option<NaiveDate>,
    /// Tells several of that field apart: by their day, and who of that day.
    pub nth: usize,
}

impl Seat<'_> {
    pub(super) fn of(field: &'static str) -> Self {
        Self {
            field,
            label: None,
            day: None,
            nth: 0,
        }
    }
}

/// What a record consists of.
pub(super) trait Field {
    /// Calls the visitor for all there is in it; `name` is the field's.
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>);

    /// Every part in it, to be filled in: each before those within it.
    fn each_part(&mut self, _fill: &mut dyn FnMut(&mut Part)) {}
}

/// What stands alone in a list: a text or record, where people stand together.
pub(super) trait Alone: Field {}

impl<T: Alone> Field for Vec<T> {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        self.iter().for_each(|one| one.visit(name, to));
    }

    fn each_part(&mut self, fill: &mut dyn FnMut(&mut Part)) {
        self.iter_mut().for_each(|one| one.each_part(fill));
    }
}

impl<T: Field> Field for Option<T> {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        self.iter().for_each(|one| one.visit(name, to));
    }

    fn each_part(&mut self, fill: &mut dyn FnMut(&mut Part)) {
        self.iter_mut().for_each(|one| one.each_part(fill));
    }
}

impl<T: Field> Field for Box<T> {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        (**self).visit(name, to);
    }

    fn each_part(&mut self, fill: &mut dyn FnMut(&mut Part)) {
        (**self).each_part(fill);
    }
}

impl Alone for Text {}
impl Field for Text {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        to.text(name, self);
    }
}

impl Field for Vec<String> {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        to.lines(name, self);
    }
}

impl Field for Party {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        to.parties(Seat::of(name), &mut std::iter::once(self));
    }
}

impl Field for Vec<Party> {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        to.parties(Seat::of(name), &mut self.iter());
    }
}

impl Field for Vec<OfficeHead> {
    fn visit<'p>(&'p self, name: &'static str, to: &mut dyn Visit<'p>) {
        to.parties(Seat::of(name), &mut self.iter().map(|head| &head.party));
    }
}

/// What calls a record by its name.
pub(super) trait Words {
    /// The name, if there is one.
    fn words(&self) -> Option<&str>;
}

impl Words for Text {
    fn words(&self) -> Option<&str> {
        Some(&self.text)
    }
}

impl Words for Option<Text> {
    fn words(&self) -> Option<&str> {
        self.as_ref().and_then(Text::words)
    }
}

impl Words for String {
    fn words(&self) -> Option<&str> {
        Some(self)
    }
}
