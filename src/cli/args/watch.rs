//! What can be typed behind `watch`.

use clap::Args;

use super::build::Built;

/// `watch`.
#[derive(Debug, Args)]
pub struct Watch {
    /// What is built.
    #[command(flatten)]
    pub built: Built,
}
