//! What was written, record by record, references not yet looked up.
//!
//! A field that may be left out is an `Option`; every value that a later stage
//! may complain about knows where it was written ([`At`]).

mod change;
mod rota;

pub use change::{Change, Move};
pub use rota::{Every, Exception, Rota, RotaOrder, RotaSlot, Swap};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{At, Code, FileId, Origin, Severity};
use crate::model::date::{Deadline, PlanDate};
use crate::model::{
    BodyKind, ColumnKind, EnumerationStyle, Form, HeadingStyle, Holding, PartStyle, Stage, Status,
    Succession,
};

/// A text as written, with its place.
pub type Text = At<String>;

/// Everything under `data/`, and `fangan.yaml`.
#[derive(Debug, Default)]
pub struct Raw {
    /// Settings of the workspace.
    pub config: Config,
    /// The organisation, where one is given.
    pub organisation: Option<Organisation>,
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
    /// Fields of work and who leads them.
    pub portfolios: Vec<Portfolio>,
    /// Leave.
    pub absences: Vec<Absence>,
    /// Groups of posts or departments with one printed name.
    pub categories: Vec<Category>,
    /// Holidays and make-up workdays.
    pub calendars: Vec<Calendar>,
    /// Plans, in the order of their files.
    pub plans: Vec<Plan>,
    /// Staff changes, read by their own command only.
    pub changes: Vec<Change>,
    /// Files that could not be read whole: what they would have defined is
    /// unknown, so a reference to a word that stands in them is not a fault.
    pub broken: Vec<FileId>,
    /// Texts of single records that could not be read: what they would have
    /// defined is unknown as well.
    pub dropped: Vec<String>,
}

impl Raw {
    /// Takes in the records of another file. The first organisation stays.
    pub fn take_in(&mut self, other: Raw) {
        if other.config != Config::default() {
            self.config = other.config;
        }
        self.organisation = self.organisation.take().or(other.organisation);
        self.issuers.extend(other.issuers);
        self.departments.extend(other.departments);
        self.posts.extend(other.posts);
        self.people.extend(other.people);
        self.appointments.extend(other.appointments);
        self.portfolios.extend(other.portfolios);
        self.absences.extend(other.absences);
        self.categories.extend(other.categories);
        self.calendars.extend(other.calendars);
        self.plans.extend(other.plans);
        self.changes.extend(other.changes);
        self.broken.extend(other.broken);
        self.dropped.extend(other.dropped);
    }
}

/// `fangan.yaml`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// The day that counts as today, instead of the clock's.
    pub today: Option<At<NaiveDate>>,
    /// Whether installed fonts may be used.
    pub system_fonts: bool,
    /// How many leading roles one person may have before a note is made.
    pub leading_role_limit: Option<u32>,
    /// Severities that the office has moved.
    pub severities: BTreeMap<Code, Severity>,
}

/// The organisation as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Where the record stands.
    pub at: Origin,
    /// Full name.
    pub name: Text,
    /// Short name.
    pub short_name: Option<Text>,
}

/// An authority that issues documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Issuer {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// Full name, as on the red head.
    pub name: Text,
    /// Short name.
    pub short_name: Option<Text>,
    /// Code of its documents (机关代字).
    pub code: Option<Text>,
}

/// A name or title that holds from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name or title.
    pub name: Text,
    /// The short name that came with it, for departments.
    pub short_name: Option<Text>,
    /// First day; without it, from the beginning.
    pub from: Option<At<NaiveDate>>,
}

/// A department, or a community.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// Names, oldest first; at least one.
    pub names: Vec<DatedName>,
    /// Short name.
    pub short_name: Option<Text>,
    /// The department it belongs to.
    pub parent: Option<Text>,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day.
    pub until: Option<At<NaiveDate>>,
    /// Its successor after the last day.
    pub merged_into: Option<Text>,
    /// A leading department or a community: order among departments.
    pub rank: Option<At<u32>>,
}

/// A post (岗位).
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// Titles, oldest first; at least one.
    pub titles: Vec<DatedName>,
    /// The department it belongs to.
    pub department: Option<Text>,
    /// Order in lists, smallest first.
    pub rank: Option<At<u32>>,
    /// How many people may hold it; 1 if not given.
    pub seats: Option<At<u32>>,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day.
    pub until: Option<At<NaiveDate>>,
    /// Its successor after the last day.
    pub merged_into: Option<Text>,
}

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Where the record stands.
    pub at: Origin,
    /// Their id.
    pub id: Text,
    /// Their name.
    pub name: Text,
    /// Telephone number: shown only where a party says `phone: show`.
    pub phone: Option<Text>,
    /// Grade (职级), such as 四级主任科员.
    pub grade: Option<Text>,
    /// Department, for people without a post.
    pub department: Option<Text>,
}

/// Who holds a post, how and for how long.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// Where the record stands.
    pub at: Origin,
    /// The post.
    pub post: Text,
    /// The person.
    pub person: Text,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day, inclusive.
    pub until: Option<At<NaiveDate>>,
    /// Order within the leadership.
    pub order: Option<At<u32>>,
    /// Regular, acting, in charge, concurrent or seconded.
    pub holding: At<Holding>,
    /// The unit this person is in charge of (主持工作) under the title held.
    pub in_charge_of_unit: Option<Text>,
    /// A day was given that could not be read: nobody knows when it held.
    pub undated: bool,
}

/// A field of work (分工) and who leads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Option<Text>,
    /// Its name, such as 信访工作.
    pub name: Text,
    /// Who leads it.
    pub leader: Option<Party>,
    /// Departments that do the work.
    pub departments: Vec<Text>,
    /// Who stands in (AB角).
    pub cover: Option<Party>,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day, inclusive.
    pub until: Option<At<NaiveDate>>,
}

/// Leave of a person; concerns rotas only.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// Where the record stands.
    pub at: Origin,
    /// Who is away.
    pub person: Text,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day, inclusive.
    pub until: Option<At<NaiveDate>>,
    /// Who stands in.
    pub cover: Option<Party>,
}

/// A group of posts or departments with one printed name, such as 各社区.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// What is printed.
    pub name: Text,
    /// Its posts.
    pub posts: Vec<Text>,
    /// Its departments.
    pub departments: Vec<Text>,
}

/// Statutory holidays of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Where the record stands.
    pub at: Origin,
    /// The year.
    pub year: Option<At<u32>>,
    /// Holidays.
    pub holidays: Vec<Holiday>,
    /// Weekend days that are worked.
    pub make_up_workdays: Vec<At<NaiveDate>>,
}

/// One holiday, first to last day.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// Its name.
    pub name: Option<Text>,
    /// First day.
    pub from: At<NaiveDate>,
    /// Last day, inclusive.
    pub until: At<NaiveDate>,
}

/// Whoever can stand where people stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Party {
    /// A bare word: an id, a title or a name that must resolve.
    Reference(Text),
    /// A record with more to say.
    Record(Box<PartyRecord>),
    /// 待定: still open.
    Open(Origin),
}

impl Party {
    /// Where it was written.
    pub fn at(&self) -> Origin {
        match self {
            Self::Reference(text) => text.at,
            Self::Record(record) => record.at,
            Self::Open(at) => *at,
        }
    }
}

/// A party written as a mapping; at least one of the first six fields is given.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyRecord {
    /// Where the record stands.
    pub at: Origin,
    /// A post.
    pub post: Option<Text>,
    /// A person.
    pub person: Option<Text>,
    /// A department as member.
    pub department: Option<Text>,
    /// A category of posts or departments.
    pub posts_of: Option<Text>,
    /// Free text.
    pub text: Option<Text>,
    /// Whoever leads that portfolio on the date.
    pub in_charge_of: Option<Text>,
    /// A remark in brackets.
    pub note: Option<Text>,
    /// A further role, such as 联络员.
    pub also: Option<Text>,
    /// The capacity in which a unit takes part, such as 负责人.
    pub capacity: Option<Text>,
    /// The title to print instead of the post's own.
    pub as_title: Option<Text>,
    /// The title of somebody from outside.
    pub title: Option<Text>,
    /// Whether the person is not one of ours.
    pub outside: bool,
    /// How many people a text stands for.
    pub count: Option<At<u32>>,
    /// What they bring.
    pub equipment: Option<Text>,
    /// Whether the telephone number is printed.
    pub show_phone: bool,
    /// Left out of public builds.
    pub internal: bool,
}

/// One plan: a file with `plan`, `sections`, `attachments`, `copies`.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The file.
    pub file: FileId,
    /// Where the `plan` record stands.
    pub at: Origin,
    /// Its id: the name of the files it makes.
    pub id: Text,
    /// Name of the template.
    pub template: Option<Text>,
    /// Title.
    pub title: Text,
    /// Red head, plain or letter.
    pub form: At<Form>,
    /// Who issues it.
    pub issuers: Vec<Text>,
    /// Document number.
    pub number: Option<DocumentNumber>,
    /// Date of the document (成文日期); `None` inside means 待定.
    pub date: Option<At<Option<NaiveDate>>>,
    /// Whether a date was written, be it readable or not.
    pub date_given: bool,
    /// Day on which people are looked up, instead of today.
    pub roster_date: Option<At<NaiveDate>>,
    /// First day in force.
    pub in_force_from: Option<At<NaiveDate>>,
    /// Last day in force.
    pub in_force_until: Option<At<NaiveDate>>,
    /// Draft or issued.
    pub status: At<Status>,
    /// State of the text, such as 征求意见稿.
    pub stage: Option<At<Stage>>,
    /// Who it is addressed to.
    pub addressees: Vec<Text>,
    /// Opening text.
    pub preamble: Option<Text>,
    /// Remark in brackets below the date (附注).
    pub note: Option<Text>,
    /// Whether room for a seal is left; red heads do by default.
    pub seal: Option<bool>,
    /// Copy number (份号).
    pub copy_number: Option<Text>,
    /// Secrecy and period.
    pub secrecy: Option<Text>,
    /// Urgency.
    pub urgency: Option<Text>,
    /// Who signs an upward document.
    pub signatories: Vec<Party>,
    /// Who prints it.
    pub printed_by: Option<Text>,
    /// When it is printed.
    pub printed_date: Option<At<NaiveDate>>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Copies go to.
    pub copies: Vec<Text>,
    /// Left out of public builds.
    pub internal: bool,
}

/// Document number: code, year and serial.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNumber {
    /// Where it stands.
    pub at: Origin,
    /// Code; without it, the first issuer's.
    pub code: Option<Text>,
    /// Year.
    pub year: u32,
    /// Serial; `None` means 待定.
    pub serial: Option<u32>,
}

/// A chapter of any depth.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Where the record stands.
    pub at: Origin,
    /// Its heading.
    pub heading: Option<Text>,
    /// On a line of its own, or run into the text.
    pub heading_style: Option<At<HeadingStyle>>,
    /// Parts, in order.
    pub body: Vec<Part>,
    /// Chapters below it.
    pub sections: Vec<Section>,
    /// Left out of public builds.
    pub internal: bool,
}

/// One part of a chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Where it stands.
    pub at: Origin,
    /// What it is.
    pub kind: PartKind,
    /// Left out of public builds.
    pub internal: bool,
}

/// The kinds of part.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum PartKind {
    Text(Text),
    BodyOfPeople(Box<BodyOfPeople>),
    WorkingGroups(Vec<WorkingGroup>),
    Duties(Duties),
    Goals(Goals),
    Tasks(Tasks),
    Phases(Vec<Phase>),
    Procedure(Procedure),
    Items(Vec<Item>),
    Enumeration(Enumeration),
    Rota(Box<Rota>),
}

/// A leading group, headquarters, committee …
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOfPeople {
    /// Where the record stands.
    pub at: Origin,
    /// What kind of body.
    pub kind: At<BodyKind>,
    /// Its name; without it, made from the plan's title.
    pub name: Option<Text>,
    /// Sentence before the list; without it, the template's.
    pub intro: Option<Text>,
    /// Leaders.
    pub leader: Vec<Party>,
    /// Executive deputies.
    pub executive_deputy: Vec<Party>,
    /// Deputies.
    pub deputy: Vec<Party>,
    /// Members.
    pub members: Vec<Party>,
    /// Liaison staff.
    pub liaison: Vec<Party>,
    /// Duties, one paragraph each.
    pub duties: Vec<Text>,
    /// Labels that differ from the kind's own: role key → label.
    pub labels: Vec<(Text, Text)>,
    /// What happens when a member leaves the post.
    pub succession: Option<At<Succession>>,
    /// Its office.
    pub office: Option<BodyOffice>,
}

/// The office of a body (领导小组办公室).
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOffice {
    /// Where the record stands.
    pub at: Origin,
    /// The department it sits in.
    pub seat: Option<Party>,
    /// Heads.
    pub head: Vec<Party>,
    /// Executive deputy heads.
    pub executive_deputy: Vec<Party>,
    /// Deputy heads.
    pub deputy: Vec<Party>,
    /// Member units.
    pub units: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Duties, one paragraph each.
    pub duties: Vec<Text>,
}

/// A working group, or a line within one.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingGroup {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub name: Text,
    /// Responsible leaders.
    pub responsible_leader: Vec<Party>,
    /// Responsible people.
    pub responsible: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Tasks, one paragraph each.
    pub duties: Vec<Text>,
    /// Lines within the group.
    pub lines: Vec<WorkingGroup>,
}

/// Clauses that assign matters to leaders and departments.
#[derive(Debug, Clone, PartialEq)]
pub struct Duties {
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// The clauses.
    pub items: Vec<Duty>,
    /// What holds for everything not listed.
    pub closing: Option<Text>,
}

/// One clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Where the record stands.
    pub at: Origin,
    /// Which matters.
    pub scope: Text,
    /// Leader in charge.
    pub leader: Vec<Party>,
    /// Lead department.
    pub lead: Vec<Party>,
    /// First responsible person.
    pub first_responsible: Vec<Party>,
}

/// Goals with figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// The goals.
    pub items: Vec<Goal>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Where the record stands.
    pub at: Origin,
    /// What is measured.
    pub name: Text,
    /// What is to be reached.
    pub target: Option<Text>,
    /// What was reached before.
    pub baseline: Option<Text>,
    /// The year of the baseline.
    pub against: Option<At<u32>>,
    /// Who answers for it.
    pub owner: Vec<Party>,
}

/// Tasks: written here, or gathered from the whole plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Tasks {
    /// Where the record stands.
    pub at: Origin,
    /// All tasks of the plan's chapters instead of own ones.
    pub from_plan: bool,
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// Columns to print; without them, those that have a value.
    pub columns: Vec<At<ColumnKind>>,
    /// The tasks.
    pub items: Vec<Task>,
}

/// One task.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Where the record stands.
    pub at: Origin,
    /// Category.
    pub category: Option<Text>,
    /// What is to be done.
    pub task: Text,
    /// How.
    pub measures: Option<Text>,
    /// Leader.
    pub leader: Vec<Party>,
    /// Lead unit.
    pub lead: Vec<Party>,
    /// Accountable person.
    pub accountable: Vec<Party>,
    /// Supporting units.
    pub support: Vec<Party>,
    /// By when.
    pub deadline: Option<At<Deadline>>,
    /// How far it is.
    pub progress: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
}

/// One phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub name: Text,
    /// From when.
    pub from: Option<At<PlanDate>>,
    /// Until when.
    pub until: Option<At<PlanDate>>,
    /// What is done.
    pub text: Option<Text>,
}

/// Steps with time limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// Where the record stands.
    pub at: Origin,
    /// What is handled this way, such as 来访办理.
    pub kind: Option<Text>,
    /// List or table.
    pub style: Option<At<PartStyle>>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where the record stands.
    pub at: Origin,
    /// What it is called.
    pub step: Text,
    /// More about it.
    pub text: Option<Text>,
    /// Time limit, such as 30分钟.
    pub within: Option<Text>,
    /// By whom.
    pub by: Vec<Party>,
}

/// A numbered item: title, text or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Where the record stands.
    pub at: Origin,
    /// Title.
    pub title: Option<Text>,
    /// Emphasised first sentence.
    pub lead: Option<Text>,
    /// Text.
    pub text: Option<Text>,
}

/// 一是……二是……, ①②③ and the like.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// Where the record stands.
    pub at: Origin,
    /// How it counts.
    pub style: At<EnumerationStyle>,
    /// The items.
    pub items: Vec<Text>,
    /// Mark between items; the last gets 。.
    pub end: Option<Text>,
    /// In one paragraph instead of one each.
    pub run_in: bool,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Where the record stands.
    pub at: Origin,
    /// Its id within the plan.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Parts, in order.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Also as a document of its own.
    pub separate: bool,
    /// On pages turned sideways.
    pub landscape: bool,
    /// Left out of public builds.
    pub internal: bool,
}
