//! Takes a notice on the holidays of a year; gives the calendar's file with it.

use crate::diagnostic::{Code, Diagnostic};
use crate::engine::session::Session;
use crate::load;
use crate::office::holidays::Notice;
use crate::workspace::{Workspace, Write};

/// What is to be written: `data/calendar-YEAR.yaml`; nothing where the data says all of
/// it already.
///
/// # Errors
/// `holidays-elsewhere`: another file has a calendar of that year.
pub fn written(
    workspace: &Workspace,
    session: &Session,
    notice: &Notice,
) -> Result<Option<Write>, Box<Diagnostic>> {
    let path = workspace.data_path(&format!("calendar-{}.yaml", notice.year));
    let known = session.records.calendars.iter().find(|calendar| {
        let year = calendar.year.as_ref().map(|year| year.value as i32);
        year == Some(notice.year)
    });
    if same(session, notice) {
        return Ok(None);
    }
    if let Some(known) = known.filter(|known| session.sources.get(known.at.file).path != path) {
        let fault = Diagnostic::new(Code::HolidaysElsewhere).arg("year", notice.year.to_string());
        return Err(Box::new(fault.at(known.at)));
    }
    let text = text(notice);
    let text = match session.keys_are_chinese() {
        true => load::with_chinese_keys("", &text),
        false => text,
    };
    Ok(Some(Write {
        before: workspace.bytes(&path).ok(),
        path,
        after: Some(text.into_bytes()),
    }))
}

/// Whether the calendar says of that year what the notice does.
fn same(session: &Session, notice: &Notice) -> bool {
    use chrono::Datelike;
    let calendar = &session.organisation.calendar;
    let of_year = |day: &&chrono::NaiveDate| day.year() == notice.year;
    let off = notice.holidays.iter();
    let off = off.flat_map(|one| one.from.iter_days().take_while(|day| *day <= one.until));
    let mut off: Vec<chrono::NaiveDate> = off.filter(|day| day.year() == notice.year).collect();
    off.sort();
    let worked = notice
        .make_up
        .iter()
        .filter(|day| day.year() == notice.year);
    calendar.years.contains(&notice.year)
        && calendar.holidays.keys().filter(of_year).eq(off.iter())
        && calendar.make_up_workdays.iter().filter(of_year).eq(worked)
}

fn text(notice: &Notice) -> String {
    let holidays = notice.holidays.iter().map(|one| {
        let (name, from, until) = (&one.name, one.from, one.until);
        format!("      - {{name: {name}, from: {from}, until: {until}}}\n")
    });
    let days: Vec<String> = notice.make_up.iter().map(ToString::to_string).collect();
    format!(
        "calendar:\n  - year: {}\n    holidays:\n{}    make-up-workdays: [{}]\n",
        notice.year,
        holidays.collect::<String>(),
        days.join(", ")
    )
}
