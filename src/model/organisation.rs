//! The organisation with all its dated facts; every question names its day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::ids::{DepartmentId, PersonId, PortfolioId};
use super::period::{dated_on, name_on};
use super::{Appointment, DatedName, Holder, Holding, Particulars, Period, Post, PostId};
use crate::diagnostic::Origin;

/// An authority that issues documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Issuer {
    /// Its id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// Code of its documents (机关代字).
    pub code: Option<String>,
}

/// A department, or a community.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Its id.
    pub id: String,
    /// Names, oldest first.
    pub names: Vec<DatedName>,
    /// Short name.
    pub short_name: Option<String>,
    /// Order among departments.
    pub rank: u32,
    /// When it exists.
    pub period: Period,
    /// Its successor after the last day.
    pub merged_into: Option<DepartmentId>,
    /// The department above.
    pub parent: Option<DepartmentId>,
    /// Where it was written.
    pub at: Origin,
}

impl Department {
    /// The full name on that day.
    pub fn name(&self, on: NaiveDate) -> &str {
        name_on(&self.names, on)
    }

    /// The short name if there is one, else the full name.
    pub fn short(&self, on: NaiveDate) -> &str {
        let dated = dated_on(&self.names, on).and_then(|n| n.short_name.as_ref());
        match dated.or(self.short_name.as_ref()) {
            Some(short) => short,
            None => self.name(on),
        }
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Telephone number and whatever else may be internal.
    pub said: Particulars,
    /// Left out of public editions.
    pub internal: bool,
    /// Department, for people without a post.
    pub department: Option<DepartmentId>,
    /// The last day with us.
    pub until: Option<NaiveDate>,
    /// Who stands afterwards where they are named.
    pub succeeded_by: Option<PersonId>,
    /// Where it was written.
    pub at: Origin,
}

impl Person {
    /// Their telephone number.
    pub fn phone(&self) -> Option<&str> {
        self.said.phone.as_ref().map(|said| said.text.as_str())
    }
}

/// A field of work (分工) during a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The person who leads it, where a person is named.
    pub leader: Option<Lead>,
    /// Who stands in.
    pub cover: Option<Lead>,
    /// Departments that do the work.
    pub departments: Vec<DepartmentId>,
    /// Departments that only help, and are under another leader.
    pub involved: Vec<DepartmentId>,
    /// Who helps to lead it.
    pub assistants: Vec<Lead>,
    /// Units outside the organisation that belong to it.
    pub contacts: Vec<String>,
    /// From the first to the last day.
    pub period: Period,
    /// Where it was written.
    pub at: Origin,
}

/// Leave of a person: who stands in for them in rotas.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// Who is away.
    pub person: PersonId,
    /// From the first to the last day.
    pub period: Period,
    /// Who stands in.
    pub cover: Option<Lead>,
    /// The day on which it was settled.
    pub noted: Option<NaiveDate>,
    /// Where it was written.
    pub at: Origin,
}

/// Who leads a portfolio: a person, or whoever holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// This person.
    Person(PersonId),
    /// Whoever holds this post.
    Post(PostId),
}

/// A group of posts and departments with one printed name.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// What is printed.
    pub name: String,
    /// Its posts.
    pub posts: Vec<PostId>,
    /// Its departments.
    pub departments: Vec<DepartmentId>,
}

/// The organisation, its posts and people through time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Organisation {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short_name: Option<String>,
    /// What plans rest on.
    pub bases: Vec<super::Basis>,
    /// Numbers of documents that are known: bases and our own plans.
    pub numbers: Vec<String>,
    /// 同志, where the office's sentences say it behind a name.
    pub honorific: String,
    /// Whether public editions mask telephone numbers.
    pub mask_phones: bool,
    /// Who issues documents.
    pub issuers: Vec<Issuer>,
    /// Departments and communities.
    pub departments: Vec<Department>,
    /// Posts.
    pub posts: Vec<Post>,
    /// People.
    pub people: Vec<Person>,
    /// Who held which post when.
    pub appointments: Vec<Appointment>,
    /// Appointments by post, as indices.
    pub by_post: Vec<Vec<u32>>,
    /// Appointments by person, as indices.
    pub by_person: Vec<Vec<u32>>,
    /// The first rank among the posts of each department, and of those without one.
    pub first_ranks: BTreeMap<Option<DepartmentId>, u32>,
    /// Portfolios.
    pub portfolios: Vec<Portfolio>,
    /// Leave.
    pub absences: Vec<Absence>,
    /// Categories.
    pub categories: Vec<Category>,
    /// Holidays and make-up workdays.
    pub calendar: Calendar,
}

impl Organisation {
    /// The post of that number.
    pub fn post(&self, id: PostId) -> &Post {
        &self.posts[id.0 as usize]
    }

    /// The person of that number.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.0 as usize]
    }

    /// The department of that number.
    pub fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.0 as usize]
    }

    /// The post that stands for this one on the day: itself, or what it was
    /// merged into.
    pub fn post_on(&self, id: PostId, on: NaiveDate) -> PostId {
        let mut current = id;
        // A chain longer than there are posts is a loop, reported by a rule.
        for _ in 0..self.posts.len() {
            let post = self.post(current);
            match (post.period.until, post.merged_into) {
                (Some(until), Some(next)) if until < on => current = next,
                _ => break,
            }
        }
        current
    }

    /// The department that stands for this one on the day.
    pub fn department_on(&self, id: DepartmentId, on: NaiveDate) -> DepartmentId {
        let mut current = id;
        for _ in 0..self.departments.len() {
            let department = self.department(current);
            match (department.period.until, department.merged_into) {
                (Some(until), Some(next)) if until < on => current = next,
                _ => break,
            }
        }
        current
    }

    /// Whether the post is no more on the day, itself or with its unit: nobody
    /// holds it then, whatever an appointment says.
    pub fn has_ended(&self, post: PostId, on: NaiveDate) -> bool {
        let post = self.post(post);
        let ended = |period: Period| period.until.is_some_and(|until| until < on);
        let unit = post.department.map(|unit| self.department_on(unit, on));
        ended(post.period) || unit.is_some_and(|unit| ended(self.department(unit).period))
    }

    /// Who holds the post on the day, in the order of lists. When nobody does,
    /// whoever is in charge (主持工作) of its department stands in, if the post
    /// is the department's first.
    pub fn holders(&self, post: PostId, on: NaiveDate) -> Vec<Holder<'_>> {
        let post = self.post_on(post, on);
        if self.has_ended(post, on) {
            return Vec::new();
        }
        let mut holders: Vec<Holder<'_>> = self.by_post[post.0 as usize]
            .iter()
            .map(|i| &self.appointments[*i as usize])
            .filter(|a| a.period.contains(on))
            .map(|appointment| Holder {
                person: appointment.person,
                post,
                appointment,
            })
            .collect();
        if holders.is_empty() && self.heads_its_unit(post) {
            holders = self.in_charge_of_unit(post, on);
        }
        holders.sort_by_key(|h| {
            let order = h.appointment.order.unwrap_or(u32::MAX);
            (order, h.appointment.holding, h.appointment.at)
        });
        let mut seen = Vec::new();
        holders.retain(|h| {
            let new = !seen.contains(&h.person);
            seen.push(h.person);
            new
        });
        holders
    }

    /// Whether the post is the first of its department.
    pub fn heads_its_unit(&self, post: PostId) -> bool {
        let this = self.post(post);
        self.first_ranks.get(&this.department) == Some(&this.rank)
    }

    /// Notes which posts are the first of their departments, once all are known.
    pub fn note_first_ranks(&mut self) {
        self.first_ranks.clear();
        for post in &self.posts {
            let first = self.first_ranks.entry(post.department).or_insert(post.rank);
            *first = post.rank.min(*first);
        }
    }

    /// The posts that an appointment stands in for: acted for, run, or first of its unit.
    pub fn stood_in_for(&self, appointment: &Appointment) -> Vec<PostId> {
        let mut posts = Vec::new();
        if appointment.holding.stands_in() {
            posts.push(appointment.post);
        }
        if appointment.in_charge_of.is_some() || appointment.in_charge_of_organisation {
            let of_unit = |(i, post): (usize, &Post)| {
                let id = PostId(i as u32);
                let led = post.department == appointment.in_charge_of && self.heads_its_unit(id);
                (led && id != appointment.post).then_some(id)
            };
            posts.extend(self.posts.iter().enumerate().filter_map(of_unit));
        }
        posts
    }

    /// Whether the holder is in charge (主持工作) of a unit on the day: only while
    /// nobody else is at its head.
    pub fn is_in_charge(&self, appointment: &Appointment, on: NaiveDate) -> bool {
        if appointment.in_charge_of.is_none() && !appointment.in_charge_of_organisation {
            return false;
        }
        let headed = |post: &PostId| {
            let held = self.by_post[post.0 as usize].iter();
            let mut held = held.map(|i| &self.appointments[*i as usize]);
            held.any(|a| a.period.contains(on) && !a.holding.stands_in())
        };
        !self.stood_in_for(appointment).iter().any(headed)
    }

    /// Who stands where that person is named: a successor, once they are gone.
    pub fn person_on(&self, person: PersonId, on: NaiveDate) -> PersonId {
        let mut found = person;
        // A circle of successors leads nowhere.
        for _ in 0..self.people.len() {
            let record = self.person(found);
            match record.succeeded_by {
                Some(next) if record.until.is_some_and(|until| until < on) => found = next,
                _ => return found,
            }
        }
        person
    }

    /// The last day of somebody who is gone: the one that is written, or that of the
    /// last post, if they held posts once and none since.
    pub fn left(&self, person: PersonId, on: NaiveDate) -> Option<NaiveDate> {
        let until = self.person(person).until.filter(|until| *until < on);
        if until.is_some() && self.held_by(person, on).is_empty() {
            return until;
        }
        let ends = self.by_person[person.0 as usize]
            .iter()
            .map(|i| self.appointments[*i as usize].period.until);
        let last = ends.collect::<Option<Vec<_>>>()?.into_iter().max()?;
        (last < on).then_some(last)
    }

    fn in_charge_of_unit(&self, post: PostId, on: NaiveDate) -> Vec<Holder<'_>> {
        let department = self.post(post).department;
        self.appointments
            .iter()
            .filter(|a| a.period.contains(on))
            .filter(|a| match department {
                Some(department) => a.in_charge_of == Some(department),
                None => a.in_charge_of_organisation,
            })
            .map(|appointment| Holder {
                person: appointment.person,
                post: appointment.post,
                appointment,
            })
            .collect()
    }

    /// What the person holds on the day: regular posts first, then by order and
    /// rank.
    pub fn held_by(&self, person: PersonId, on: NaiveDate) -> Vec<Holder<'_>> {
        let mut held: Vec<Holder<'_>> = self.by_person[person.0 as usize]
            .iter()
            .map(|i| &self.appointments[*i as usize])
            .filter(|a| a.period.contains(on) && !self.has_ended(a.post, on))
            .map(|appointment| Holder {
                person,
                post: appointment.post,
                appointment,
            })
            .collect();
        held.sort_by_key(|h| {
            let concurrent = h.appointment.holding == Holding::Concurrent;
            (concurrent, self.post(h.post).rank, h.appointment.at)
        });
        held
    }

    /// The portfolios of that name or id in force on the day.
    pub fn portfolio_on(&self, id: PortfolioId, on: NaiveDate) -> Option<&Portfolio> {
        let asked = &self.portfolios[id.0 as usize];
        self.portfolios
            .iter()
            .filter(|p| p.name == asked.name && p.period.contains(on))
            .max_by_key(|p| p.period.from)
    }
}
