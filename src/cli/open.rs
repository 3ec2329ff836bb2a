//! Opens the workspace that the arguments name.

use chrono::{Local, NaiveDate};

use super::args::Global;
use crate::diagnostic::{Lang, OwnWords};
use crate::workspace::Workspace;

/// The workspace of the arguments.
pub(super) fn workspace(global: &Global) -> Workspace {
    let usual = Workspace::at(&global.root);
    Workspace {
        data: global.data.clone().unwrap_or(usual.data),
        templates: global.templates.clone().unwrap_or(usual.templates),
        output: global.output.clone().unwrap_or(usual.output),
        root: usual.root,
    }
}

/// What is wrong with the office's own words, by file.
pub(super) fn odd_words(workspace: &Workspace) -> impl Iterator<Item = (String, String)> {
    let own = |lang| Some((lang, workspace.read_words(lang)?));
    let own = Lang::ALL.into_iter().filter_map(own);
    own.filter_map(|(lang, (path, text))| Some((path, OwnWords::new(lang, Some(&text)).1?)))
}

/// The day by the clock.
pub(super) fn clock() -> NaiveDate {
    Local::now().date_naive()
}
