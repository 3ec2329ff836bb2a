//! What each record of a plan consists of, in the order of print: whoever looks
//! a plan through sees every field named here.
//!
//! Of most records the declarations in `record/` tell it ([`super::records`]);
//! here stand those that have a struct of their own. One that gets a field does
//! not compile until the field is said to be seen or, after `but`, to be nothing
//! that anybody looks for.

use chrono::Datelike;

use super::visit::{Alone, Field, Record, Seat, Visit, Words};
use super::{
    Assessment, Attachment, Attendance, BodyOfPeople, BodyOffice, Chart, Contact, Contacts,
    Enquiry, Goals, Notice, Part, Piece, Plan, Role, RoleKind, Rota, RotaSlot, Section, Tasks,
};

/// `Section (at) called heading { heading, … } but numbering;`: where the record
/// stands, the field that names it, what is seen of it, and what is not.
macro_rules! records {
    ($($record:ident $(($at:ident))? $(called $name:ident)?
       { $($field:ident),* } $(but $($other:ident),*)?;)*) => { $(
        impl Alone for $record {}
        impl Field for $record {
            fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
                let Self { $($field,)* $($at: _,)? $($($other: _,)*)? } = self;
                to.enter(Record {
                    kind: stringify!($record),
                    at: None $(.or(Some(self.$at)))?,
                    name: None $(.or(self.$name.words()))?,
                    due: None,
                });
                $($field.visit(stringify!($field), to);)*
                to.leave();
            }

            fn each_part(&mut self, fill: &mut dyn FnMut(&mut Part)) {
                $(self.$field.each_part(fill);)*
            }
        }
    )* };
}

records! {
    Plan (at) {
        mark, title, addressees, preamble, notice, signatories, sections, pieces, attendance, notes, enquiries,
        attachments, copies
    } but id, template, template_at, sheet, title_lines, form, issuers, number, order_number, date, date_words, basis,
        contents, numbering, signature, on, in_force, status, stage, seal, name_stamp, copy_number, secrecy,
        urgency, printed_by, printed_date;
    Notice { title, whose, text, items, also } but issued_as, label;
    Enquiry (at) { unit, who, mail } but phone;
    Attendance { attendees, excused, observers };
    Section (at) called heading { heading, responsibility, body, sections } but heading_style, numbering;
    Piece (at) called title { title, preamble, body, sections } but numbering;
    Attachment (at) called label { title, body, sections } but id, label, separate, landscape,
        numbering;

    BodyOfPeople (at) called name {
        name, intro, roles, responsible, charge, groups, duties, office
    } but bare, kind, short_name, style, planned, succession;
    BodyOffice { name, seat, head, executive_deputy, deputy, units, staff, duties } but honorific;

    Goals { intro, items } but style, numbers;
    Tasks { items } but style, columns, labels;

    Contacts { title, items } but from_plan, own_columns, columns;
    Contact (at) { who, unit, duty, note } but said, office_phone;
    Assessment { title, items } but total, score;

    RotaSlot (at) { hours, place } but name;
}

/// Drawn from what stands elsewhere in the plan.
impl Field for Chart {
    fn visit<'p>(&'p self, _: &'static str, _: &mut dyn Visit<'p>) {}
}

/// Each role has its own name: 组长, 总指挥.
impl Alone for Role {}
impl Field for Role {
    fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
        let field = match self.kind {
            RoleKind::Leader => "leader",
            RoleKind::ExecutiveDeputy => "executive_deputy",
            RoleKind::Deputy => "deputy",
            RoleKind::Member => "members",
            RoleKind::Liaison => "liaison",
        };
        let label = Some(self.label.as_str());
        let seat = Seat {
            label,
            ..Seat::of(field)
        };
        to.parties(seat, &mut self.parties.iter());
    }
}

/// Each duty is a place of its own, known by its day.
impl Field for Rota {
    fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
        to.enter(Record {
            kind: "Rota",
            at: Some(self.at),
            name: self.name.words(),
            due: None,
        });
        for (name, texts) in [
            ("name", &self.name),
            ("place", &self.place),
            ("hours", &self.hours),
        ] {
            texts.visit(name, to);
        }
        self.every.visit("every", to);
        self.slots.visit("slots", to);
        for day in &self.days {
            let first = usize::try_from(day.date.num_days_from_ce()).unwrap_or(0);
            for (nth, parties) in day.duties.iter().enumerate() {
                let seat = Seat {
                    label: self.slots.get(nth).map(|slot| slot.name.as_str()),
                    day: Some(day.date),
                    nth: first * self.slots.len().max(1) + nth,
                    ..Seat::of("days")
                };
                to.parties(seat, &mut parties.iter());
            }
        }
        to.leave();
    }
}
