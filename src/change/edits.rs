//! Takes steps and the texts they concern; gives the edited texts. A pure
//! function: every other byte stays.

use std::collections::BTreeMap;

use super::newcomers;
use super::records::Records;
use super::steps::{Appoint, Step, Steps};
use crate::diagnostic::{Code, Diagnostic, FileId, Origin, Report};
use crate::load::edit::{Editor, Value, Written, row};
use crate::load::keys::{self, Record};
use crate::load::raw::Change;
use crate::model::{Holding, Lead, PortfolioId};

/// New texts by path; paths that did not exist begin empty.
pub(super) type Texts = BTreeMap<String, String>;

/// Writes what comes new: people, posts, departments.
pub(super) fn newcomers(change: &Change, records: &Records, report: &mut Report) -> Texts {
    let mut pen = Pen::new(records, change);
    for m in &change.moves {
        if let Some(person) = &m.new_person {
            let anchor = records.raw.people.last().map(|p| p.at);
            pen.add(anchor, &keys::PERSON, "people", newcomers::person(person));
        }
        if let Some(department) = &m.new_department {
            let anchor = records.raw.departments.last().map(|d| d.at);
            let fields = newcomers::department(department, change);
            pen.add(anchor, &keys::DEPARTMENT, "departments", fields);
        }
        if let Some(post) = &m.new_post {
            let peers = || records.raw.posts.iter();
            let unit = post.department.as_ref().map(|d| &d.value);
            let beside = unit.and_then(|unit| {
                peers()
                    .rev()
                    .find(|p| p.department.as_ref().map(|d| &d.value) == Some(unit))
            });
            let anchor = beside.or(peers().last()).map(|p| p.at);
            pen.add(anchor, &keys::POST, "posts", newcomers::post(post, change));
        }
    }
    pen.finish(report)
}

/// Writes the steps.
pub(super) fn steps(
    change: &Change,
    steps: &Steps,
    records: &Records,
    report: &mut Report,
) -> Texts {
    let mut pen = Pen::new(records, change);
    let organisation = &records.organisation;
    let eve = Value::Day(steps.eve());
    for step in &steps.list {
        match step {
            Step::Close { appointment, .. } => {
                let at = organisation.appointments[*appointment].at;
                pen.set(at, &keys::APPOINTMENT, "until", &eve);
            }
            Step::Appoint(appoint) => pen.appoint(appoint, steps),
            Step::HandOver {
                portfolio,
                to,
                cover,
                ..
            } => pen.hand_over(*portfolio, *to, *cover, steps),
            Step::EndPost { post, merged_into } => {
                let at = organisation.post(*post).at;
                pen.set(at, &keys::POST, "until", &eve);
                if let Some(target) = merged_into {
                    let id = organisation.post(*target).id.clone();
                    pen.set(at, &keys::POST, "merged-into", &Value::Text(id));
                }
            }
            Step::EndPerson {
                person,
                succeeded_by,
            } => {
                let person = organisation.person(*person);
                let successor = succeeded_by.map(|id| organisation.person(id));
                let successor = successor.map(|person| Value::Text(person.id.clone()));
                let name = Value::Text(person.name.clone());
                let mut fields = vec![("name", name), ("until", eve.clone())];
                fields.extend(successor.map(|successor| ("succeeded-by", successor)));
                pen.complete(person.at, &keys::PERSON, &fields);
            }
            Step::Phone { person, number } => {
                let person = organisation.person(*person);
                let known = person.said.phone.as_ref();
                // A number that is not internal stays so.
                let number = match known.is_some_and(|known| !known.internal) {
                    true => {
                        let number = Value::Text(number.clone()).typed(true, false);
                        Value::Typed(format!("{{text: {number}, internal: false}}"))
                    }
                    false => Value::Text(number.clone()),
                };
                let name = Value::Text(person.name.clone());
                let fields = [("name", name), ("phone", number)];
                pen.complete(person.at, &keys::PERSON, &fields);
            }
            Step::EndDepartment {
                department,
                merged_into,
                ..
            } => {
                let at = organisation.department(*department).at;
                pen.set(at, &keys::DEPARTMENT, "until", &eve);
                if let Some(target) = merged_into {
                    let id = organisation.department(*target).id.clone();
                    pen.set(at, &keys::DEPARTMENT, "merged-into", &Value::Text(id));
                }
            }
            Step::RenamePost { post, title } => {
                let fields = [
                    ("title", Value::Text(title.clone())),
                    ("from", Value::Day(steps.date)),
                ];
                let records = (&keys::POST, &keys::DATED_TITLE);
                pen.rename(
                    organisation.post(*post).at,
                    records,
                    ("title", "titles"),
                    &fields,
                );
            }
            Step::RenameDepartment {
                department,
                name,
                short_name,
            } => {
                let record = organisation.department(*department);
                let mut fields = vec![("name", Value::Text(name.clone()))];
                // The old short name goes with the old name.
                let had_short = record.short_name.is_some().then_some(name);
                let short = short_name.as_ref().or(had_short);
                fields.extend(short.map(|s| ("short-name", Value::Text(s.clone()))));
                fields.push(("from", Value::Day(steps.date)));
                let records = (&keys::DEPARTMENT, &keys::DATED_NAME);
                pen.rename(record.at, records, ("name", "names"), &fields);
            }
        }
    }
    pen.finish(report)
}

/// Edits several texts.
struct Pen<'a> {
    records: &'a Records,
    change: &'a Change,
    editors: BTreeMap<FileId, Editor<'a>>,
    /// Rows for which there is no list yet, by the list's key.
    fresh: BTreeMap<&'static str, Vec<String>>,
    failed: Vec<Origin>,
}

impl<'a> Pen<'a> {
    fn new(records: &'a Records, change: &'a Change) -> Self {
        Self {
            records,
            change,
            editors: BTreeMap::new(),
            fresh: BTreeMap::new(),
            failed: Vec::new(),
        }
    }

    /// The editor of a file; nothing for one that is read otherwise than typed.
    fn editor(&mut self, file: FileId) -> Option<&mut Editor<'a>> {
        if !self.editors.contains_key(&file) {
            let source = self.records.sources.get(file);
            if !source.edits().is_empty() {
                return None;
            }
            self.editors.insert(file, Editor::new(source.held()?)?);
        }
        self.editors.get_mut(&file)
    }

    fn set(&mut self, at: Origin, record: &'static Record, field: &str, value: &Value) {
        let done = self
            .editor(at.file)
            .is_some_and(|e| e.set(at.node, record, field, value));
        if !done {
            self.failed.push(at);
        }
    }

    /// Sets the fields of a record that may have been a word alone, which was the
    /// first of them.
    fn complete(&mut self, at: Origin, record: &'static Record, fields: &[Written]) {
        let editor = self.editor(at.file);
        if editor.is_some_and(|e| e.spell_out(at.node, record, fields)) {
            return;
        }
        for (field, value) in &fields[1..] {
            self.set(at, record, field, value);
        }
    }

    fn rename(
        &mut self,
        at: Origin,
        (record, dated): (&'static Record, &'static Record),
        fields: (&'static str, &'static str),
        written: &[Written],
    ) {
        let editor = self.editor(at.file);
        if !editor.is_some_and(|e| e.rename(at.node, record, dated, fields, written)) {
            self.failed.push(at);
        }
    }

    fn add(
        &mut self,
        after: Option<Origin>,
        record: &'static Record,
        list: &'static str,
        fields: Vec<Written>,
    ) {
        let added = after.is_some_and(|at| {
            let editor = self.editor(at.file);
            editor.is_some_and(|e| e.add_after(at.node, record, &fields))
        });
        if !added {
            self.fresh.entry(list).or_default().push(row(&fields));
        }
    }

    /// A row beside the predecessor's.
    fn appoint(&mut self, appoint: &Appoint, steps: &Steps) {
        let organisation = &self.records.organisation;
        let of_post = |closed: bool| {
            let held = organisation.by_post[appoint.post.0 as usize].iter();
            let held = held.map(|i| (*i as usize, &organisation.appointments[*i as usize]));
            let fitting = held.filter(|(i, _)| !closed || steps.closes(*i));
            let last = fitting.max_by_key(|(_, a)| (a.order == appoint.order, a.period.from, a.at));
            last.map(|(_, a)| a.at)
        };
        // Where the rows alone decide the order, who comes stands behind those who
        // have served.
        let among_others = organisation.post(appoint.post).seats > 1 && appoint.order.is_none();
        let hindmost = || {
            let held = organisation.by_post[appoint.post.0 as usize].iter();
            held.map(|i| organisation.appointments[*i as usize].at)
                .max()
        };
        let same_post = match among_others {
            true => hindmost(),
            false => of_post(true).or(of_post(false)),
        };
        let last = || organisation.appointments.iter().map(|a| a.at).max();
        let anchor = same_post.or_else(last);
        let typed_post = same_post.and_then(|at| {
            let editor = self.editor(at.file)?;
            editor
                .typed(at.node, &keys::APPOINTMENT, "post")
                .map(str::to_string)
        });
        let post = Value::Text(organisation.post(appoint.post).id.clone());
        let mut fields = vec![
            ("post", typed_post.map_or(post, Value::Typed)),
            (
                "person",
                Value::Text(organisation.person(appoint.person).id.clone()),
            ),
            ("from", Value::Day(steps.date)),
        ];
        fields.extend(appoint.until.map(|day| ("until", Value::Day(day))));
        fields.extend(appoint.order.map(|order| ("order", Value::Number(order))));
        let holding = match appoint.holding {
            Holding::Regular => None,
            Holding::Acting => Some(("acting", "代理")),
            Holding::InCharge => Some(("in-charge", "主持工作")),
            Holding::Concurrent => Some(("concurrent", "兼任")),
            Holding::Seconded => Some(("seconded", "挂职")),
        };
        fields.extend(holding.map(|(word, chinese)| ("as", Value::Choice(word, chinese))));
        let unit = appoint.in_charge_of_unit.clone();
        fields.extend(unit.map(|unit| ("in-charge-of-unit", Value::Text(unit))));
        self.add(anchor, &keys::APPOINTMENT, "appointments", fields);
    }

    /// The old period ends, and a new one begins beside it.
    fn hand_over(
        &mut self,
        portfolio: PortfolioId,
        to: Option<Lead>,
        cover: Option<Lead>,
        steps: &Steps,
    ) {
        let organisation = &self.records.organisation;
        let old = &organisation.portfolios[portfolio.0 as usize];
        self.set(old.at, &keys::PORTFOLIO, "until", &Value::Day(steps.eve()));
        let lead = |lead: Lead| match lead {
            Lead::Person(id) => Value::One("person", organisation.person(id).id.clone()),
            Lead::Post(id) => Value::One("post", organisation.post(id).id.clone()),
        };
        let mut fields = vec![("name", Value::Text(old.name.clone()))];
        fields.extend(to.map(|to| ("leader", lead(to))));
        for (key, units) in [
            ("departments", &old.departments),
            ("involved", &old.involved),
        ] {
            let units = units.iter();
            let units = units.map(|d| organisation.department(*d).id.clone());
            let units: Vec<String> = units.collect();
            if !units.is_empty() {
                fields.push((key, Value::List(units)));
            }
        }
        fields.extend(cover.map(|cover| ("cover", lead(cover))));
        let helpers = old.assistants.iter().filter(|helper| Some(**helper) != to);
        let helpers = helpers.map(|helper| match helper {
            Lead::Person(id) => organisation.person(*id).id.clone(),
            Lead::Post(id) => organisation.post(*id).id.clone(),
        });
        let helpers: Vec<String> = helpers.collect();
        if !helpers.is_empty() {
            fields.push(("assist", Value::List(helpers)));
        }
        if !old.contacts.is_empty() {
            fields.push(("contacts", Value::List(old.contacts.clone())));
        }
        fields.push(("from", Value::Day(steps.date)));
        self.add(Some(old.at), &keys::PORTFOLIO, "portfolios", fields);
    }

    fn finish(self, report: &mut Report) -> Texts {
        for at in self.failed {
            report.push(Diagnostic::new(Code::CannotEdit).at(at));
        }
        let path = |file: FileId| self.records.sources.get(file).path.clone();
        let mut texts: Texts = self
            .editors
            .into_iter()
            .map(|(file, editor)| (path(file), editor.finish()))
            .collect();
        if !self.fresh.is_empty() {
            let day = self.change.date.value;
            let lists = self.fresh.iter().map(|(list, rows)| {
                let rows: String = rows.iter().map(|row| format!("  - {row}\n")).collect();
                format!("{list}:\n{rows}")
            });
            let text: Vec<String> = lists.collect();
            let first = self.fresh.keys().next().copied().unwrap_or("rows");
            texts.insert(format!("data/added-{first}-{day}.yaml"), text.join("\n"));
        }
        texts
    }
}
