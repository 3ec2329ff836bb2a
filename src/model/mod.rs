//! The nouns: an organisation, and a plan on one day with every name resolved.
//!
//! Nothing here reads, writes, or knows how anything looks.

mod amount;
mod basis;
pub mod calendar;
mod chart;
mod columns;
pub mod date;
mod fields;
mod firsts;
mod forms;
pub mod hours;
mod ids;
mod kinds;
mod labels;
mod leadership;
mod organisation;
mod paper;
mod part;
mod particulars;
mod party;
mod people;
mod period;
mod plan;
mod post;
mod records;
mod recurrence;
pub mod reference;
mod responsibility;
mod rota;
mod table;
mod tables;
pub mod target;
mod visit;
mod walk;

pub use amount::Amount;
pub use basis::{Basis, joined, quoted};
pub use chart::{Chart, ChartNode};
pub use columns::{AreaColumn, Cell, CellKind, Column, ColumnKind, ContactColumn, Look};
pub use firsts::Firsts;
pub use forms::{Assessment, Contact, Contacts};
pub use ids::{CategoryId, DepartmentId, IssuerId, PersonId, PortfolioId};
pub use kinds::{
    Beside, BlankFormKind, BodyKind, BodyStyle, CellType, ChartKind, EnumerationStyle, FolderKind,
    Form, GoalNature, GoalStyle, HeadingStyle, Holding, IssuedAs, LeadFace, LevelPrefix,
    LevelStyle, ListPlace, NumberStyle, OnHoliday, OrderBy, PartStyle, ProgressState,
    RegisterState, ResponsibilityStyle, ResponsibilityWording, Stage, Status, Succession, Verdict,
};
pub use labels::Labels;
pub use leadership::{Assistance, Leadership, Led, Share};
pub use organisation::{
    Absence, Category, Department, Issuer, Lead, Organisation, Person, Portfolio,
};
pub use part::{Part, Text};
pub use particulars::{Particular, Particulars};
pub use party::{Party, PartyKind};
pub use people::{BodyOfPeople, BodyOffice, OfficeHead, Role, RoleKind};
pub use period::{DatedName, Period};
pub use plan::{Attachment, Attendance, DocumentNumber, Enquiry, Notice, Piece, Plan, Section};
pub use post::{Appointment, Holder, Post, PostId};
pub use records::*;
pub use recurrence::{Nth, Recurrence};
pub use responsibility::Responsibility;
pub use rota::{DayKind, Remark, Rota, RotaDay, RotaSlot, Tally};
pub use table::{Table, TableCell, TableColumn, TableRow};
pub use tables::{Deadline, Due, Goals, Tasks};
pub use visit::{Record, Seat, Visit};
