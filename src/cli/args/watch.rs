//! What can be typed behind `watch`.

use clap::Args;

use super::formats;
use crate::write::Format;

/// `watch`.
#[derive(Debug, Args)]
pub struct Watch {
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
