//! What `build` and what joins its parts can be told.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use super::{ReportFormat, formats, parse_date, parse_dpi, parse_shard};
use crate::life::Purpose;
use crate::write::{Dpi, Format};

/// Which plans, in which formats.
#[derive(Debug, ClapArgs)]
pub struct Built {
    /// Only these plans; all unless given.
    #[arg(value_name = "方案")]
    pub plans: Vec<String>,
    /// Formats.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "html,pdf",
        value_name = "格式",
        value_parser = formats::OneOfFormats
    )]
    pub to: Vec<Format>,
}

/// `build`.
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// What is built.
    #[command(flatten)]
    pub built: Built,
    /// For whom: its formats, edition and names, in output/named/.
    #[arg(long = "for", value_name = "用途", hide_possible_values = true, conflicts_with_all = ["to", "public", "name", "shard", "dpi"])]
    pub purpose: Option<Purpose>,
    /// Dots to an inch of pictures (png).
    #[arg(long, value_name = "点数", value_parser = parse_dpi)]
    pub dpi: Option<Dpi>,
    /// With the people of this day, in output/as-of-DATE/.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// A public edition without what is internal, in output/public/.
    #[arg(long)]
    pub public: bool,
    /// Copies under the names that people know the papers by, in output/named/.
    #[arg(long)]
    pub name: bool,
    /// Measures each PDF against GB/T 9704; what fails is an error.
    #[arg(long)]
    pub verify: bool,
    /// How many plans at once; as many as there are processors unless given.
    #[arg(long, value_name = "个数")]
    pub jobs: Option<usize>,
    /// Makes all documents anew.
    #[arg(long)]
    pub force: bool,
    /// Format of the report.
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
    /// Only the K-th of N parts of the work, so that several machines share it.
    #[arg(long, value_name = "K/N", value_parser = parse_shard, conflicts_with = "plans")]
    pub shard: Option<(usize, usize)>,
}

/// `merge-manifests`.
#[derive(Debug, ClapArgs)]
pub struct MergeManifests {
    /// Records of the parts; all in the output folder unless given.
    #[arg(value_name = "文件")]
    pub files: Vec<PathBuf>,
    /// Those of a public edition.
    #[arg(long)]
    pub public: bool,
}
