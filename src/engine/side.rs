//! Takes a workspace and a day; gives the data as they stood on that day: without
//! the changes of staff that were applied for later ones. A rota goes on into
//! the future, so that the data of today cannot say what it was.

use chrono::NaiveDate;

use super::announced::take_back;
use super::applied;
use super::faults::Faults;
use super::session::Session;
use crate::diagnostic::{Report, Sources};
use crate::load::Opened;
use crate::workspace::Workspace;

/// One side of a comparison: a plan on a day, as its data have it.
pub struct Side<'s> {
    /// The data.
    pub session: &'s Session,
    /// The plan.
    pub opened: Opened,
    /// The day.
    pub day: NaiveDate,
}

impl<'s> Side<'s> {
    /// That plan of a workspace loaded.
    ///
    /// # Errors
    /// What is wrong, where no plan can be made out.
    pub fn of(session: &'s Session, plan: &str, day: NaiveDate) -> Result<Self, Report> {
        Ok(Self {
            opened: session.plan(plan)?,
            session,
            day,
        })
    }
}

/// The data as they stood on a day.
pub struct Stood {
    /// The data.
    pub session: Session,
    /// How many changes of staff were taken back; else a file that was edited
    /// since, so that they could not be: the data are those of today.
    pub taken: Result<usize, String>,
}

/// The data of a workspace as they stood on a day.
///
/// # Errors
/// Where it is not known which changes were applied.
pub fn stood(workspace: &Workspace, day: NaiveDate) -> Result<Stood, Box<Faults>> {
    let mut sources = Sources::default();
    let records = match applied::records(workspace, &mut sources) {
        Ok(records) => records,
        Err(report) => return Err(Box::new(Faults { report, sources })),
    };
    let day = day.to_string();
    let first = records.iter().position(|record| record.applied.date > day);
    let later = first.map_or(&[][..], |first| &records[first..]);
    let mut edited = None;
    let session = Session::read_with(workspace, |data| {
        let now = data.clone();
        // From the last change back to the first that is later.
        let files = later.iter().rev().flat_map(|record| &record.applied.files);
        for file in files {
            if take_back(data, file).is_none() {
                edited = Some(file.path.clone());
            }
        }
        if edited.is_some() {
            *data = now;
        }
    });
    Ok(Stood {
        session,
        taken: edited.map_or(Ok(later.len()), Err),
    })
}
