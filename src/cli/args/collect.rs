//! What can be typed behind `collect`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

/// `collect`.
#[derive(Debug, ClapArgs)]
pub struct Collect {
    /// What to do.
    #[command(subcommand)]
    pub what: CollectWhat,
}

/// The three steps of a month.
#[derive(Debug, Subcommand)]
pub enum CollectWhat {
    /// A table for each unit to fill in.
    Out(Month),
    /// Reads the tables that came back.
    In(CollectIn),
    /// The summary, what is overdue, and notices.
    Report(Month),
}

/// Which month.
#[derive(Debug, ClapArgs)]
pub struct Month {
    /// The month, as 2026-04; this one unless given.
    #[arg(long, value_name = "月份", value_parser = parse_month)]
    pub month: Option<String>,
}

/// `collect in`.
#[derive(Debug, ClapArgs)]
pub struct CollectIn {
    /// Folder of the tables that came back.
    #[arg(value_name = "文件夹")]
    pub folder: PathBuf,
    /// Which month they are of.
    #[command(flatten)]
    pub month: Month,
}

/// 2026-04, 2026年4月; the fault is a sentence's name in the locale.
fn parse_month(text: &str) -> Result<String, String> {
    let plain = text.trim().replace(['年', '.', '/'], "-").replace('月', "");
    let (year, month) = plain.split_once('-').ok_or("misuse-month")?;
    let number = |text: &str| text.parse::<u32>().ok();
    match (number(year), number(month)) {
        (Some(year @ 2000..=2999), Some(month @ 1..=12)) => Ok(format!("{year}-{month:02}")),
        _ => Err("misuse-month".to_string()),
    }
}
