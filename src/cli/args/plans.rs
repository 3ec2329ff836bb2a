//! Arguments of the commands that look over all plans, or make one.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use super::{LangArg, formats, parse_date};
use crate::write::Format;

/// `ledger`.
#[derive(Debug, ClapArgs)]
pub struct LedgerArgs {
    /// Whose.
    #[command(flatten)]
    pub whose: Whose,
    /// With the people of this day; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// Deadlines from this day.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub from: Option<NaiveDate>,
    /// Deadlines up to this day.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub to: Option<NaiveDate>,
    /// Its files: html, pdf and xlsx unless given.
    #[command(flatten)]
    pub files: Files,
}

/// What files a command writes besides what it says.
#[derive(Debug, ClapArgs)]
pub struct Files {
    /// Formats.
    #[arg(
        long,
        value_name = "格式",
        value_delimiter = ',',
        value_parser = formats::OneOfFormats
    )]
    to_format: Vec<Format>,
}

impl Files {
    /// Those that are asked for, else the usual ones.
    pub fn formats(&self, usual: &[Format]) -> Vec<Format> {
        match self.to_format.is_empty() {
            true => usual.to_vec(),
            false => self.to_format.clone(),
        }
    }
}

/// `rota`.
#[derive(Debug, ClapArgs)]
pub struct RotaArgs {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// The paper of this holiday alone.
    #[arg(long, value_name = "节日")]
    pub holiday: Option<String>,
    /// Its files: pdf and docx unless given.
    #[command(flatten)]
    pub files: Files,
}

/// `register`.
#[derive(Debug, ClapArgs)]
pub struct RegisterArgs {
    /// Only of this year; of all years unless given.
    #[arg(long, value_name = "年份")]
    pub year: Option<u32>,
    /// The list of what goes to the archive as well.
    #[arg(long, requires = "year")]
    pub archive: bool,
    /// Its files: xlsx unless given.
    #[command(flatten)]
    pub files: Files,
}

/// Whose ledger.
#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub struct Whose {
    /// Person: id or name.
    #[arg(long, value_name = "人员")]
    pub person: Option<String>,
    /// Unit: id or name.
    #[arg(long, value_name = "科室")]
    pub unit: Option<String>,
    /// All people and units.
    #[arg(long)]
    pub all: bool,
}

/// `new`.
#[derive(Debug, ClapArgs)]
pub struct New {
    /// Id of the new plan, and name of its file.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// Plan to start from; unless given, a template.
    #[arg(long, value_name = "方案")]
    pub from: Option<String>,
    /// Year of the new plan; the year after the old one's unless given.
    #[arg(long, value_name = "年份")]
    pub year: Option<i32>,
    /// Template to start from.
    #[arg(
        long,
        value_name = "模板",
        default_value = "implementation-plan",
        conflicts_with = "from"
    )]
    pub template: String,
    /// Title.
    #[arg(long, value_name = "标题", conflicts_with = "from")]
    pub title: Option<String>,
    /// Form: red-head, plain or letter.
    #[arg(long, value_name = "格式", conflicts_with = "from")]
    pub form: Option<String>,
    /// Issuer: id or name.
    #[arg(long, value_name = "机关", conflicts_with = "from")]
    pub issuer: Option<String>,
    /// Date of the document.
    #[arg(long, value_name = "日期", conflicts_with = "from")]
    pub date: Option<String>,
    /// Language of the keys; that of the office's files unless given.
    #[arg(long, value_name = "语言", conflicts_with = "from")]
    pub keys: Option<LangArg>,
    /// Other questions of the template, as often as needed: --answer every=周二.
    #[arg(long = "answer", value_name = "问题=回答", value_parser = parse_answer, conflicts_with = "from")]
    pub answers: Vec<(String, String)>,
}

/// `renew`.
#[derive(Debug, ClapArgs)]
pub struct Renew {
    /// Plans: ids or titles; all of the year before unless given.
    #[arg(value_name = "方案")]
    pub plans: Vec<String>,
    /// The new year; this one until June, then the next unless given.
    #[arg(long, value_name = "年份")]
    pub year: Option<i32>,
    /// Only lists the plans that can be renewed.
    #[arg(long)]
    pub list: bool,
    /// Unfinished tasks that are carried over, by their numbers, or all.
    #[arg(
        long,
        value_name = "任务编号",
        value_delimiter = ',',
        conflicts_with = "list"
    )]
    pub carry: Vec<String>,
}

/// `calendar`.
#[derive(Debug, ClapArgs)]
pub struct Calendar {
    /// The notice, as text or from a word processor; `-` reads what is pasted.
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// Writes what was understood into the data.
    #[arg(long)]
    pub apply: bool,
}

/// A question's name and its answer.
fn parse_answer(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').or_else(|| text.split_once('＝'));
    parts
        .map(|(name, answer)| (name.trim().to_string(), answer.trim().to_string()))
        .ok_or_else(|| "misuse-answer".to_string())
}
