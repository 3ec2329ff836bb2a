//! Takes a field of a record; gives the role of who stands there, or what its
//! text is, as the locale calls it.

/// What it means to stand somewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role {
    /// What the locale calls it; bodies and rotas have words of their own.
    pub name: &'static str,
    /// Whether it leads: counted against the limit.
    pub leads: bool,
    /// Whether somebody must stand there.
    pub needed: bool,
}

/// Whether cells and brackets of that record hold names without titles.
pub(super) fn prints_names_alone(record: &str) -> bool {
    let records = [
        "Task",
        "Goal",
        "Area",
        "Rota",
        "Step",
        "Contingency",
        "Mechanism",
        "Score",
    ];
    records.contains(&record)
}

/// The role of whoever stands in that field, by the types of the model.
pub(super) fn role(record: &str, field: &str) -> Option<Role> {
    let plain = |name| Role {
        name,
        leads: false,
        needed: false,
    };
    let needed = |name| Role {
        needed: true,
        ..plain(name)
    };
    let leads = |name| Role {
        leads: true,
        ..needed(name)
    };
    Some(match (record, field) {
        ("Plan", "signatories") => plain("role-signatory"),
        ("Notice", "whose") => plain("role-passed-on"),
        ("Attendance", "attendees") => plain("role-attendees"),
        ("Attendance", "excused") => plain("role-excused"),
        ("Attendance", "observers") => plain("role-observers"),
        ("BodyOfPeople", "leader") => leads("leader"),
        ("BodyOfPeople", "executive_deputy") => leads("executive-deputy"),
        ("BodyOfPeople", "deputy") => plain("deputy"),
        ("BodyOfPeople", "members") => plain("members"),
        ("BodyOfPeople", "liaison") => plain("liaison"),
        ("BodyOfPeople", "responsible") => leads("role-in-charge"),
        ("BodyOffice", "seat") => plain("role-office-seat"),
        ("BodyOffice", "head") => needed("role-office-head"),
        ("BodyOffice", "executive_deputy") => plain("role-office-executive-deputy"),
        ("BodyOffice", "deputy") => plain("role-office-deputy"),
        ("BodyOffice", "units") => plain("role-office-units"),
        ("BodyOffice", "staff") => plain("role-office-staff"),
        ("WorkingGroup", "responsible_leader") => leads("role-responsible-leader"),
        ("WorkingGroup", "responsible") => plain("role-accountable"),
        ("WorkingGroup", "staff") => plain("role-staff"),
        ("Duty", "leader") => leads("role-responsible-leader"),
        ("Duty", "lead") => needed("role-lead-unit"),
        ("Duty", "first_responsible") => plain("role-first-responsible"),
        ("Goal", "owner") => needed("role-owner"),
        ("Task", "leader") => leads(TASK_LEADER),
        ("Task", "lead") => needed("role-task-lead"),
        ("Task", "responsible") => needed("role-owner"),
        ("Task", "accountable") => needed("role-accountable"),
        ("Task", "support") => plain("role-support"),
        ("Step" | "Contingency", "by") => plain("role-step-by"),
        ("Mechanism", "by") => plain("role-accountable"),
        ("Area", "leader") => leads("role-responsible-leader"),
        ("Area", "lead") => plain("role-owner"),
        ("Area", "responsible") => needed("role-accountable"),
        ("Area", "staff") => plain("role-staff"),
        ("Enquiry", "who" | "unit") => plain("role-enquiry"),
        ("Led", "by") => plain("role-portfolio"),
        ("Led", "assistants") => plain("role-portfolio-assistant"),
        ("Led", "cover") => plain("role-portfolio-cover"),
        ("TableRow", "cells") => plain(CELL),
        ("Contact", "who") => plain("role-contact"),
        ("Score", "by") => plain("role-assessor"),
        ("Rota", "days") => needed("rota"),
        _ => return None,
    })
}

/// Name of the role of whoever leads a task.
pub const TASK_LEADER: &str = "role-task-leader";

/// Name of the role of whoever stands in a table of one's own.
pub const CELL: &str = "role-cell";

/// Whether a column of a table of one's own is for those who lead: 牵头人, 牵头领导.
pub(super) fn heads_leaders(column: &str) -> bool {
    column.contains("牵头")
}

/// What a text in that field is.
pub(super) fn text(record: &str, field: &str) -> &'static str {
    match (record, field) {
        ("Plan" | "Piece" | "Attachment" | "Notice", "title") => "role-title",
        ("Plan", "addressees") => "role-addressees",
        ("Plan", "copies") => "role-copies",
        ("Plan", "notes") => "role-note",
        ("Section", "heading") => "role-heading",
        ("BodyOfPeople", "intro") => "role-intro",
        ("BodyOfPeople", "duties") => "role-duties",
        ("BodyOffice", "duties") => "role-office-duties",
        ("WorkingGroup", "duties") => "role-group-duties",
        ("Task", "measures") => "role-measures",
        _ => "role-text",
    }
}
