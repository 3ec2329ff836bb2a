//! The nouns: an organisation, and a plan on one day with every name resolved.
//!
//! Nothing here reads, writes, or knows how anything looks.

pub mod calendar;
pub mod date;
mod kinds;
mod organisation;
mod part;
mod party;
mod period;
mod plan;
mod post;
mod recurrence;
mod rota;

pub use kinds::{
    BodyKind, ColumnKind, EnumerationStyle, Form, HeadingStyle, Holding, PartStyle, Stage, Status,
    Succession,
};
pub use organisation::{
    Absence, Category, CategoryId, Department, DepartmentId, Issuer, IssuerId, Lead, Organisation,
    Person, PersonId, Portfolio, PortfolioId,
};
pub use part::{
    BodyOfPeople, BodyOffice, Duties, Duty, Enumeration, Goal, Goals, Item, OfficeHead, Part,
    PartKind, Phase, Procedure, Role, RoleKind, Step, Task, Tasks, Text, WorkingGroup,
};
pub use party::{Party, PartyKind};
pub use period::{DatedName, Period};
pub use plan::{Attachment, Attendance, DocumentNumber, Plan, Section};
pub use post::{Appointment, Holder, Post, PostId};
pub use recurrence::{Nth, Recurrence};
pub use rota::{DayKind, OnHoliday, OrderBy, Remark, Rota, RotaDay, RotaSlot, Tally};
