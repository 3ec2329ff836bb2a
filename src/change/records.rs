//! The data of a workspace, loaded and linked, without fonts and templates.

use crate::diagnostic::{Report, Sources};
use crate::load::{self, Input, Opened, Plans, Settings, raw};
use crate::model::Organisation;
use crate::resolve::{self, Names};

/// Data, loaded.
pub struct Records {
    /// The records.
    pub raw: raw::Raw,
    /// The plans: opened one by one.
    pub plans: Plans,
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
    pub fn load(data: Vec<Input>, settings: Settings) -> Self {
        let (raw, plans, sources, mut report) = load::catalogue(data, settings);
        let (organisation, names, found) = resolve::organisation(&raw, plans.cards(), &sources);
        report.extend(found);
        report.adjust(&raw.config.severities);
        Self {
            raw,
            plans,
            sources,
            organisation,
            names,
            report,
        }
    }
    /// Opens the plan of that id; nothing where none can be made out.
    pub fn open(&self, id: &str) -> Option<Opened> {
        let card = self.plans.by_id(id)?;
        resolve::open(&self.plans, card, &self.sources).ok()
    }
}
