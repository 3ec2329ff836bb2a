//! Opens the workspace that the arguments name.

use chrono::{Local, NaiveDate};

use super::args::Global;
use crate::diagnostic::{Lang, Locale};
use crate::workspace::{Workspace, read_file};

/// The workspace of the arguments.
pub fn workspace(global: &Global) -> Workspace {
    let usual = Workspace::at(&global.root);
    Workspace {
        data: global.data.clone().unwrap_or(usual.data),
        templates: global.templates.clone().unwrap_or(usual.templates),
        output: global.output.clone().unwrap_or(usual.output),
        root: usual.root,
    }
}

/// Takes the office's own words from `templates/locales/`, where it has any; gives
/// what is wrong with them, by file.
pub fn own_words(global: &Global) -> Vec<(String, String)> {
    let templates = workspace(global).templates;
    let own = Lang::ALL.into_iter().filter_map(|lang| {
        let name = format!("locales/{}.yaml", lang.name());
        let bytes = read_file(&templates.join(&name)).ok()?;
        let path = format!("templates/{name}");
        let text = String::from_utf8_lossy(&bytes);
        let fault = Locale::with_own(lang, &text).err()?;
        Some((path, fault))
    });
    own.collect()
}

/// The day by the clock.
pub fn clock() -> NaiveDate {
    Local::now().date_naive()
}
