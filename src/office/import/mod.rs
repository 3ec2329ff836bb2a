//! Takes a spreadsheet as offices have it; gives data: an organisation from a
//! list of staff, tasks from a responsibility table, or how a list differs from
//! the data there is.

mod across;
mod blocks;
mod book;
mod cells;
mod change_file;
mod csv;
mod difference;
mod fields;
mod habit;
mod heads;
mod ids;
mod known;
mod ods;

mod portfolios;
mod roster;
mod scalar;
mod seats;
mod sheet;
mod spelt;
mod tasks;
mod values;
mod words;
mod xls;
mod xlsx;
mod yaml;

pub use book::read;
pub use change_file::change_file;
pub use difference::{Difference, difference};
pub use fields::{Column, column};
pub(super) use fields::{Field, field};
pub use roster::{Doubt, Fate, Roster, Staff};
pub use sheet::Sheet;
pub use tasks::{Tasks, tasks};
pub(super) use words::{is_unit, seems_person};
pub use yaml::organisation;

use crate::diagnostic::Locale;

/// The lists of staff of a file, those of its sheets that are one.
pub fn rosters(sheets: &[Sheet]) -> Vec<Roster> {
    let mut rosters: Vec<Roster> = sheets.iter().filter_map(roster::read).collect();
    across::across(&mut rosters);
    rosters
}

/// Lines behind “#”: for whoever reads them to decide.
fn commented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("#{}\n", line.trim_end()));
    lines.collect()
}

/// A comment of the locale's, one line or several.
fn comment(locale: &Locale, key: &str, args: &[(&'static str, String)]) -> String {
    let text = locale.ui(key, args);
    text.lines().map(|line| format!("# {line}\n")).collect()
}
