//! What can be typed behind `issue`, `state` and `slip`.

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use super::parse_date;
use super::plans::Files;
use crate::life::Number;
use crate::load::keys;
use crate::model::Status;

/// `issue`.
#[derive(Debug, ClapArgs)]
pub struct Issue {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// With the people of this day; of the document's date unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// Its number: a serial, or `next` for the next of the register.
    #[arg(long, value_name = "号", value_parser = parse_number)]
    pub number: Option<Number>,
    /// Date of the document.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub date: Option<NaiveDate>,
    /// Who signed it.
    #[arg(long, value_name = "姓名")]
    pub signed_by: Option<String>,
    /// How many copies.
    #[arg(long, value_name = "份数")]
    pub copies: Option<String>,
}

/// `state`.
#[derive(Debug, ClapArgs)]
pub struct State {
    /// Id of the plan; all unless given.
    #[arg(value_name = "方案")]
    pub plan: Option<String>,
    /// Its new state; shown unless given.
    #[arg(value_name = "状态", value_parser = parse_state)]
    pub state: Option<Status>,
    /// With whom it lies.
    #[arg(long, value_name = "谁")]
    pub with: Option<String>,
    /// Since when; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
    /// Units that are asked for their opinion.
    #[arg(long, value_name = "单位", value_parser = parse_units)]
    pub units: Vec<Units>,
    /// By when they are to answer.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub due: Option<NaiveDate>,
}

/// Units, as they are typed between commas.
#[derive(Debug, Clone)]
pub struct Units(pub Vec<String>);

/// Commas of either kind stand between them.
fn parse_units(text: &str) -> Result<Units, String> {
    let units = text.split([',', '，', '、', ';', '；']).map(str::trim);
    let units = units.filter(|unit| !unit.is_empty());
    Ok(Units(units.map(str::to_string).collect()))
}

/// `slip`.
#[derive(Debug, ClapArgs)]
pub struct Slip {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// Its files: pdf and docx unless given.
    #[command(flatten)]
    pub files: Files,
}

/// The fault is a sentence's name in the locale.
fn parse_state(text: &str) -> Result<Status, String> {
    keys::STATUSES
        .find(text.trim())
        .ok_or_else(|| "misuse-state".to_string())
}

/// The fault is a sentence's name in the locale.
pub(super) fn parse_number(text: &str) -> Result<Number, String> {
    match text.trim() {
        "next" | "下一号" => Ok(Number::Next),
        serial => match serial.trim_end_matches('号').parse() {
            Ok(serial) if serial > 0 => Ok(Number::Serial(serial)),
            _ => Err("misuse-number".to_string()),
        },
    }
}
