//! `schema`.

use clap::{Args as ClapArgs, ValueEnum};

/// `schema`.
#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// Of which files.
    #[arg(default_value = "data", value_name = "文件")]
    pub of: SchemaOf,
    /// Language of the keys.
    #[arg(long, default_value = "both", value_name = "语言")]
    pub keys: SchemaKeys,
    /// Lays the schemas where editors look.
    #[arg(long, conflicts_with = "of")]
    pub install: bool,
}

/// What a schema is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// Files under data/.
    Data,
    /// fangan.yaml.
    Settings,
    /// Style sheets.
    Style,
}

/// Which keys a schema knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaKeys {
    /// Chinese ones.
    Zh,
    /// English ones.
    En,
    /// Both.
    Both,
}
