//! What can be typed behind `today`, `who`, `where` and `history`.

use chrono::NaiveDate;
use clap::Args;

use super::plans::Files;
use super::{ReportFormat, parse_date};

/// `today`.
#[derive(Debug, Args)]
pub struct Today {
    /// Of this day; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
    /// Files to be printed; none unless given.
    #[command(flatten)]
    pub files: Files,
    /// Format of the result.
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
}

/// `who`.
#[derive(Debug, Args)]
pub struct Who {
    /// Post: id or title.
    #[arg(value_name = "岗位")]
    pub post: String,
    /// On this day; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
}

/// `where`.
#[derive(Debug, Args)]
pub struct Where {
    /// Person: id or name.
    #[arg(value_name = "人员")]
    pub person: String,
    /// On this day; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
}

/// `history`.
#[derive(Debug, Args)]
pub struct History {
    /// Post or person: id, title or name.
    #[arg(value_name = "岗位或人员")]
    pub of: String,
}
