//! What can be typed behind `serve`.

use std::path::PathBuf;

use clap::Args;

/// `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The port; the last one, or any that is free, unless given.
    #[arg(long, value_name = "端口")]
    pub port: Option<u16>,
    /// Does not open the browser.
    #[arg(long)]
    pub no_open: bool,
    /// Nothing can be changed.
    #[arg(long)]
    pub read_only: bool,
    /// The outside address of a proxy in front of it.
    #[arg(long, value_name = "地址")]
    pub origin: Option<String>,
    /// Pages, style and scripts from a folder.
    #[arg(long, hide = true, value_name = "目录")]
    pub web: Option<PathBuf>,
}
