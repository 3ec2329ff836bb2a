//! Who of the leadership sees to what (领导分工).

use serde::Serialize;

use super::visit::{Alone, Field, Record, Seat, Visit};
use super::{PartStyle, Party, PersonId, Text};
use crate::diagnostic::Origin;

/// Who of the leadership sees to what, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Leadership {
    /// Paragraphs or a table.
    pub style: PartStyle,
    /// Title of the table.
    pub title: Option<Text>,
    /// What falls to each.
    pub shares: Vec<Share>,
    /// Work that nobody leads.
    pub nobody: Vec<String>,
    /// Who leads what, work by work.
    pub led: Vec<Led>,
    /// Where it stands.
    pub at: Origin,
}

/// What falls to one of the leadership.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// Who.
    #[serde(skip)]
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their titles.
    pub title: String,
    /// What they preside over: 主持全面工作.
    pub presides: Vec<String>,
    /// Fields of work that they answer for.
    pub portfolios: Vec<String>,
    /// Units under them.
    pub departments: Vec<String>,
    /// Units under others that help with their work.
    pub involved: Vec<String>,
    /// What others lead with their help.
    pub assists: Vec<Assistance>,
    /// Units outside the organisation that they keep in touch with.
    pub contacts: Vec<String>,
    /// Who stands in for them and they for.
    pub mutual: Vec<String>,
    /// Who stands in for them alone.
    pub cover: Vec<String>,
}

impl Share {
    /// Somebody on whom nothing falls yet.
    pub fn of_nothing(person: PersonId, name: String, title: String) -> Self {
        Self {
            person,
            name,
            title,
            presides: Vec::new(),
            portfolios: Vec::new(),
            departments: Vec::new(),
            involved: Vec::new(),
            assists: Vec::new(),
            contacts: Vec::new(),
            mutual: Vec::new(),
            cover: Vec::new(),
        }
    }

    /// Whether nothing falls on them at all.
    pub fn is_open(&self) -> bool {
        self.presides.is_empty()
            && self.portfolios.is_empty()
            && self.assists.is_empty()
            && self.contacts.is_empty()
    }
}

/// Help in what somebody else leads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assistance {
    /// Who leads it.
    pub leader: String,
    /// What.
    pub portfolios: Vec<String>,
}

/// A field of work and who leads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Led {
    /// The same number on every day.
    pub number: usize,
    /// What.
    pub name: String,
    /// Who.
    pub by: Vec<Party>,
    /// Who helps to lead it.
    pub assistants: Vec<Party>,
    /// Who stands in.
    pub cover: Vec<Party>,
}

impl Alone for Leadership {}
impl Field for Leadership {
    fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
        let record = |kind, name| Record {
            kind,
            at: Some(self.at),
            name,
            due: None,
        };
        to.enter(record("Leadership", None));
        self.title.visit("title", to);
        for led in &self.led {
            to.enter(record("Led", Some(&led.name)));
            let seats = [
                ("by", &led.by),
                ("assistants", &led.assistants),
                ("cover", &led.cover),
            ];
            for (field, who) in seats {
                let seat = Seat {
                    nth: led.number,
                    ..Seat::of(field)
                };
                to.parties(seat, &mut who.iter());
            }
            to.leave();
        }
        to.leave();
    }
}
