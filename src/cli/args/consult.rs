//! What can be typed behind `consult`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

/// `consult`.
#[derive(Debug, ClapArgs)]
pub struct Consult {
    /// What to do.
    #[command(subcommand)]
    pub what: ConsultWhat,
}

/// The steps of a round.
#[derive(Debug, Subcommand)]
pub enum ConsultWhat {
    /// A copy of the draft for each unit.
    Out(ConsultPlan),
    /// Reads the copies that came back.
    In(ConsultIn),
    /// Reads the table in which it was filled in what is taken.
    Take(ConsultTake),
    /// The table once more.
    Report(ConsultPlan),
}

/// Which plan.
#[derive(Debug, ClapArgs)]
pub struct ConsultPlan {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
}

/// `consult in`.
#[derive(Debug, ClapArgs)]
pub struct ConsultIn {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// Copies that came back, or folders of them.
    #[arg(value_name = "文件", required = true)]
    pub files: Vec<PathBuf>,
    /// Which unit sent a file whose name does not say so: --from 意见.docx=民政办.
    #[arg(long = "from", value_name = "文件=单位", value_parser = parse_from)]
    pub from: Vec<(String, String)>,
}

/// `consult take`.
#[derive(Debug, ClapArgs)]
pub struct ConsultTake {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// The table, filled in.
    #[arg(value_name = "文件")]
    pub table: PathBuf,
}

/// A file and the unit that sent it; the fault is a sentence's name in the locale.
fn parse_from(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=').or_else(|| text.rsplit_once('＝'));
    let parts = parts.map(|(file, unit)| (file.trim().to_string(), unit.trim().to_string()));
    parts
        .filter(|(file, unit)| !file.is_empty() && !unit.is_empty())
        .ok_or_else(|| "misuse-from".to_string())
}
