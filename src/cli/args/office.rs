//! Arguments of the commands that read files from office programs.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, ValueEnum};

use super::{ReportFormat, parse_date};
use crate::office::import::{self, Column};

/// `compare`.
#[derive(Debug, ClapArgs)]
pub struct Compare {
    /// The DOCX that was changed.
    #[arg(value_name = "文件", required_unless_present = "undo")]
    pub file: Option<PathBuf>,
    /// Id of the plan.
    #[arg(value_name = "方案", required_unless_present = "undo")]
    pub plan: Option<String>,
    /// The day it was built for; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// New file for the patch; shown unless given.
    #[arg(long, value_name = "文件")]
    pub patch: Option<PathBuf>,
    /// Writes into the data what can be written.
    #[arg(long)]
    pub apply: bool,
    /// Takes back what was last written into the data.
    #[arg(long, conflicts_with_all = ["file", "plan", "as_of", "patch", "apply"])]
    pub undo: bool,
}

/// `import`.
#[derive(Debug, ClapArgs)]
pub struct Import {
    /// Tables (xlsx, xls, ods, csv) or plans from a word processor, or folders of
    /// them.
    #[arg(value_name = "文件", required = true)]
    pub files: Vec<PathBuf>,
    /// Only this sheet; all unless given.
    #[arg(long, value_name = "工作表")]
    pub sheet: Option<String>,
    /// Which column holds what, where its head does not say so: 姓名=B,职务=D.
    #[arg(long, value_name = "列", value_delimiter = ',', value_parser = parse_column)]
    pub columns: Vec<Column>,
    /// New file to write; data/organisation-import.yaml unless given.
    #[arg(long, value_name = "文件")]
    pub to: Option<PathBuf>,
    /// Writes what differs from the data as a staff change.
    #[arg(long, value_name = "文件")]
    pub as_change: Option<PathBuf>,
    /// Compares with the data of this day, the first of the change; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub date: Option<NaiveDate>,
    /// What is told, and in which form: JSON asks nothing.
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
    /// Answers to the questions of plans, by their names.
    #[arg(long, value_name = "文件")]
    pub answers: Option<PathBuf>,
    /// Takes the default answer to every question of a plan.
    #[arg(long)]
    pub yes: bool,
    /// Shows what a plan was understood as, and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// What `diff` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Lines on the terminal.
    Text,
    /// DOCX with tracked changes.
    Docx,
}

/// What a column holds: 姓名=B.
fn parse_column(text: &str) -> Result<Column, String> {
    import::column(text).ok_or_else(|| "misuse-column".to_string())
}
