//! Takes a word as people type it, 叶知秋（居委会主任）; gives whom it means where
//! the roster says the same of them.

use chrono::NaiveDate;

use crate::character::is_hanzi;
use crate::diagnostic::{At, Code, Diagnostic, nearest};
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
        if self.is_known(word, Expected::Party) {
            return None;
        }
        if let Some(parties) = self.in_capacity(word).or_else(|| self.counted(word)) {
            return Some(parties);
        }
        let (name, title) = name_and_title(word)?;
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
            // A name and a title that are like none of ours: somebody from outside.
            Err(Some(fault)) if !is_near(&fault) && self.is_of_others(&name.value, title) => {
                let mut party = Party::plain(PartyKind::Text, &name.value, word.at);
                party.title = title.to_owned();
                return Some(vec![party]);
            }
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

impl Context<'_> {
    /// A unit or a category and in what capacity, a blank between them: 党政办
    /// 工作人员.
    fn in_capacity(&mut self, word: &raw::Text) -> Option<Vec<Party>> {
        let (unit, capacity) = word.trim().split_once([' ', '　'])?;
        let capacity = capacity.trim();
        if capacity.is_empty() || capacity.contains([' ', '　']) {
            return None;
        }
        let unit = At::new(unit.to_owned(), word.at);
        let found = self.names.find(&unit, Expected::Party, self.organisation);
        let Ok(Kind::Department(_) | Kind::Category(_)) = found else {
            return None;
        };
        let mut parties = self.parties(&[raw::Party::Reference(unit)]);
        for party in &mut parties {
            party.title = capacity.to_owned();
        }
        Some(parties)
    }

    /// So many people, and what they bring: 抢险队员30人（抢险车3部）. They are words,
    /// unless they are a unit's.
    fn counted(&mut self, word: &raw::Text) -> Option<Vec<Party>> {
        let (words, behind) = match name_and_title(word) {
            Some((words, behind)) => (words, Some(behind)),
            None => (word.trim(), None),
        };
        // As it is typed, 抢险队员30人, or as it is printed, 抢险队员（30人）.
        let typed = number_of_people(words).map(|(who, count)| (who, count, behind));
        let printed = || match number_of_people(behind?)? {
            ("", count) => Some((words, count, None)),
            _ => None,
        };
        let (who, count, equipment) = typed.or_else(printed)?;
        let name = At::new(who.trim().to_owned(), word.at);
        if name.is_empty() {
            return None;
        }
        let known = self.names.find(&name, Expected::Party, self.organisation);
        let mut parties = match known {
            Ok(_) => self.parties(&[raw::Party::Reference(name)]),
            // What is nearly the name of something is a slip.
            Err(Some(fault)) if is_near(&fault) => {
                self.push(*fault);
                return Some(Vec::new());
            }
            Err(_) => vec![Party::plain(PartyKind::Text, &name.value, word.at)],
        };
        for party in &mut parties {
            party.count = Some(count);
            party.equipment = equipment.map(str::to_owned);
        }
        Some(parties)
    }

    /// Whether a title is like none of the organisation's, and the name like nobody's:
    /// people of a roster are told by either.
    fn is_of_others(&self, name: &str, title: &str) -> bool {
        let organisation = self.organisation;
        let mut titles: Vec<String> = Vec::new();
        for post in &organisation.posts {
            let unit = post.department.map(|unit| organisation.department(unit));
            for one in &post.titles {
                let units = unit
                    .iter()
                    .flat_map(|unit| [unit.name(self.on), unit.short(self.on)]);
                titles
                    .extend(units.map(|unit| folded(&format!("{unit}{}", one.name)).into_owned()));
                titles.push(folded(&one.name).into_owned());
            }
        }
        let title = folded(title).into_owned();
        let long = |one: &String| one.chars().count() >= 4;
        let within =
            |one: &String| one.contains(&title) || long(one) && title.contains(one.as_str());
        let near = nearest(&title, titles.iter().map(String::as_str)).is_some();
        let known = near || titles.iter().any(within);
        let units = organisation.departments.iter();
        let mut units = units.flat_map(|unit| [unit.name(self.on), unit.short(self.on)]);
        let ours = units.any(|unit| title.contains(folded(unit).as_ref()));
        let hanzi = |text: &str| text.chars().all(|c| is_hanzi(c) || c == '·');
        let named = hanzi(name) && (2..=4).contains(&name.chars().count()) || name.contains('·');
        !known && !ours && named && hanzi(&title) && title.chars().count() >= 5
    }
}

/// The words before a number of people, and the number.
fn number_of_people(words: &str) -> Option<(&str, u32)> {
    let number = words.strip_suffix(['人', '名'])?;
    let who = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = number[who.len()..].parse().ok();
    Some((who, count.filter(|count| *count > 0)?))
}

/// Whether a fault has found something that may be meant.
fn is_near(fault: &Diagnostic) -> bool {
    fault
        .hints
        .iter()
        .any(|hint| hint.key.starts_with("did-you-mean"))
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
