//! Takes a word as people type it, 叶知秋（居委会主任）; gives whom it means where
//! the roster says the same of them.

use chrono::NaiveDate;

use crate::diagnostic::{At, Code, Diagnostic};
use crate::load::raw;
use crate::model::date::full_date;
use crate::model::{Holder, Organisation, Party, PartyKind, PersonId};
use crate::spelling::folded;

use super::Context;
use super::names::{Expected, Kind};
use super::wording;

impl Context<'_> {
    /// Somebody with the title behind the name: who it is on the day, or why not.
    /// Nothing where the word is no name with brackets, or means something as it
    /// stands.
    pub(super) fn typed_party(&mut self, word: &raw::Text) -> Option<Vec<Party>> {
        let (name, title) = name_and_title(word)?;
        if self.is_known(word, Expected::Party) {
            return None;
        }
        let name = At::new(name.to_owned(), word.at);
        let found = self.names.find(&name, Expected::Party, self.organisation);
        let fault = Diagnostic::new(Code::TitleDiffers)
            .arg("name", &name.value)
            .arg("title", title)
            .arg("day", full_date(self.on))
            .at(word.at);
        let fault = match found {
            Ok(Kind::Person(person)) => match held_as(self.organisation, person, title, self.on) {
                Some(holder) => return Some(vec![self.holder(&holder, word.at)]),
                None => {
                    let held = wording::titles_of(self.organisation, person, self.on);
                    let right = match held.is_empty() {
                        true => name.value.clone(),
                        false => format!("{}（{held}）", name.value),
                    };
                    let fault = match held.is_empty() {
                        true => fault,
                        false => fault.arg("held", held),
                    };
                    fault.hint_with("write-as-held", [("right", right)])
                }
            },
            Ok(_) => {
                let known = [("name", name.value.clone()), ("note", title.to_owned())];
                unknown(word).hint_with("write-note", known)
            }
            // A name that two have, or one that may stand where nothing could be read.
            Err(Some(fault)) if fault.code == Code::AmbiguousReference => *fault,
            Err(None) => return Some(Vec::new()),
            Err(Some(_)) => {
                let known = [("name", name.value.clone()), ("title", title.to_owned())];
                unknown(word).hint_with("write-outsider", known)
            }
        };
        self.push(fault);
        // Whoever is meant stands there, so that nothing seems to be missing.
        Some(vec![Party::plain(PartyKind::Text, &name.value, word.at)])
    }
}

/// What the person holds on the day under that title.
fn held_as<'o>(
    organisation: &'o Organisation,
    person: PersonId,
    title: &str,
    on: NaiveDate,
) -> Option<Holder<'o>> {
    let wanted = folded(title);
    let held = organisation.held_by(person, on).into_iter();
    let mut fitting = held.filter(|holder| {
        let post = organisation.post(holder.post);
        let plain = post.title(on);
        let unit = post.department.map(|unit| organisation.department(unit));
        let units = unit.iter().flat_map(|unit| [unit.name(on), unit.short(on)]);
        let mut words = units.map(|unit| format!("{unit}{plain}"));
        let worded = wording::title_of(organisation, holder, on);
        folded(plain) == wanted || folded(&worded) == wanted || words.any(|w| folded(&w) == wanted)
    });
    fitting.next()
}

fn unknown(word: &raw::Text) -> Diagnostic {
    Diagnostic::new(Code::UnknownParty)
        .arg("name", &word.value)
        .at(word.at)
}

/// The words before the brackets that end a word, and those within them.
fn name_and_title(word: &str) -> Option<(&str, &str)> {
    let inner = word.trim().strip_suffix(['）', ')'])?;
    let (name, title) = inner.split_once(['（', '('])?;
    let (name, title) = (name.trim(), title.trim());
    (!name.is_empty() && !title.is_empty() && !title.contains(['（', '('])).then_some((name, title))
}
