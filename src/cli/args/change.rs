//! What can be typed behind `change`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Subcommand};

use super::parse_date;

/// `change`.
#[derive(Debug, ClapArgs)]
pub struct Change {
    /// What to do with it.
    #[command(subcommand)]
    pub what: ChangeWhat,
}

/// What can be done with a change.
#[derive(Debug, Subcommand)]
pub enum ChangeWhat {
    /// What would follow, role by role; changes nothing.
    Preview(ChangeFile),
    /// Edits the data, rebuilds the plans concerned, drafts notices and handover sheets.
    Apply(ChangeFile),
    /// The bodies that need a notice, and the notices of a later day.
    Papers(ChangePapers),
    /// Takes a change back, the last one first.
    Undo(ChangeFile),
}

/// `change papers`.
#[derive(Debug, ClapArgs)]
pub struct ChangePapers {
    /// File of the change; a bare name is looked for in data/changes/.
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// The day of the notices; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
    /// One notice for each body; one for all unless given.
    #[arg(long)]
    pub each: bool,
}

/// A change file.
#[derive(Debug, ClapArgs)]
pub struct ChangeFile {
    /// File of the change; a bare name is looked for in data/changes/.
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// One notice for each body; one for all unless given.
    #[arg(long)]
    pub each: bool,
}
