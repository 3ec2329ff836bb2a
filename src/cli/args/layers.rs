//! What can be typed for those who keep many offices.

use std::path::PathBuf;

use clap::Args;

/// `preview`.
#[derive(Debug, Args)]
pub struct Preview {
    /// The folder of the layer to be tried.
    #[arg(value_name = "目录")]
    pub layer: PathBuf,
    /// Only these plans; all unless given.
    #[arg(value_name = "方案")]
    pub plans: Vec<String>,
}
