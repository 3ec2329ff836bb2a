//! The data of a workspace, loaded and linked, without fonts and templates.

use crate::diagnostic::{Report, Sources};
use crate::load::{self, Input, raw};
use crate::model::Organisation;
use crate::resolve::{self, Names};

/// Data, loaded.
pub struct Records {
    /// The records.
    pub raw: raw::Raw,
    /// The texts.
    pub sources: Sources,
    /// The organisation through time.
    pub organisation: Organisation,
    /// What words mean.
    pub names: Names,
    /// What is wrong with them.
    pub report: Report,
}

impl Records {
    /// Loads the texts.
    pub fn load(data: Vec<Input>, config: Option<Input>) -> Self {
        let (raw, sources, mut report) = load::load(data, config);
        let (organisation, names, found) = resolve::organisation(&raw, &sources);
        report.extend(found);
        report.adjust(&raw.config.severities);
        Self {
            raw,
            sources,
            organisation,
            names,
            report,
        }
    }
}
