//! What can be typed behind `change`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Subcommand};

use super::life::parse_number;
use super::parse_date;
use crate::life::Number;

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
    /// Edits the data, rebuilds the plans concerned, drafts notices and handover
    /// sheets; of what is not announced yet, drafts on this machine alone.
    Apply(ChangeFile),
    /// Moves in what this machine has kept until its announcement, and applies it.
    Announce(ChangeAnnounce),
    /// The bodies that need a notice, and the notices of a later day.
    Papers(ChangePapers),
    /// Notes that the paper for bodies was issued, and registers its number.
    Issued(ChangeIssued),
    /// Takes a change back, the last one first.
    Undo(ChangeFile),
}

/// `change announce`.
#[derive(Debug, ClapArgs)]
pub struct ChangeAnnounce {
    /// The change, and how its papers are made.
    #[command(flatten)]
    pub change: ChangeFile,
    /// Before its day: whoever may open the folder sees it; public editions do not.
    #[arg(long)]
    pub early: bool,
}

/// `change issued`.
#[derive(Debug, ClapArgs)]
pub struct ChangeIssued {
    /// File of the change; a bare name is looked for in data/changes/.
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// Its number: a serial, or `next`; left out for what was approved without a paper.
    #[arg(long, value_name = "号", value_parser = parse_number)]
    pub number: Option<Number>,
    /// Date of the paper; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
    /// Only these bodies, by their names or parts of them.
    #[arg(long, value_name = "机构", value_delimiter = ',')]
    pub body: Vec<String>,
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
