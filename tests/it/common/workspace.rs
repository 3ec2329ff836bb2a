//! A workspace made of texts, loaded whole with the default templates and fonts.

use chrono::NaiveDate;
use fangan::defaults;
use fangan::diagnostic::Report;
use fangan::document::Document;
use fangan::engine::{self, Session, Texts, Wanted};
use fangan::load::{self, Input};
use fangan::write::Format;

use super::{data, setting};

/// Loads data files with the default templates.
pub fn session(data: &[(impl AsRef<str>, impl AsRef<str>)]) -> Session {
    session_with(data, &[])
}

/// The sample, loaded whole.
pub fn sample() -> Session {
    session(&data::sample())
}

/// Loads data files with templates that override the default ones.
pub fn session_with(
    data: &[(impl AsRef<str>, impl AsRef<str>)],
    templates: &[(&str, &str)],
) -> Session {
    let data = data.iter().map(|(path, text)| Input {
        path: path.as_ref().to_string(),
        bytes: text.as_ref().as_bytes().to_vec().into(),
    });
    let template = |(name, text): &(&str, &str)| {
        (
            name.to_string(),
            format!("templates/{name}"),
            text.to_string(),
        )
    };
    let all = defaults::TEMPLATES.iter().chain(templates);
    Session::load(Texts {
        data: data.collect(),
        templates: all.map(template).collect(),
        fonts: setting::default_set(),
        pictures: vec![data::picture("alpha.png", "a.png")],
        ..Texts::default()
    })
}

/// Everything that is wrong, at its place.
pub fn checked(session: &Session) -> Report {
    let mut report = session.report.clone();
    for card in session.plans.cards() {
        report.extend(match session.open(card) {
            Ok(plan) => engine::checked(session, &plan, &wanted()),
            Err(faults) => faults,
        });
    }
    report.extend(session.staff(&wanted()));
    load::locate(&session.sources, &mut report);
    report.sort();
    report
}

/// The documents of the plan of that id.
pub fn documents(session: &Session, id: &str) -> Vec<Document> {
    documents_on(session, id, None)
}

/// The documents of the plan of that id with the people of another day.
pub fn documents_on(session: &Session, id: &str, as_of: Option<NaiveDate>) -> Vec<Document> {
    let plan = session.open(session.plans.by_id(id).expect(id)).expect(id);
    let wanted = Wanted { as_of, ..wanted() };
    let (documents, report) = engine::documents(session, &plan, &wanted);
    assert!(!report.has_errors(), "{report:#?}");
    documents
}

/// Both formats, with the people of 10 April 2026.
pub fn wanted() -> Wanted {
    Wanted {
        as_of: None,
        formats: Format::ALL.to_vec(),
        ..Wanted::on(NaiveDate::from_ymd_opt(2026, 4, 10).unwrap())
    }
}
