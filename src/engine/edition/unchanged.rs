//! Where nothing has changed since the last build and its files stand, nothing
//! is parsed: takes its manifest; gives what it said.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::folder::Before;
use super::manifest::Made;
use super::{Built, Edition, kept};
use crate::diagnostic::{Report, Sources};
use crate::engine::session::Texts;
use crate::load::Input;

/// The last build once more; nothing where other things went in, or a file does
/// not stand as it was written.
pub(super) fn again(edition: &Edition, texts: &Texts) -> Option<Built> {
    let (folder, now) = (&edition.folder, &edition.inputs.all);
    if now.is_empty() || edition.asked.force || !edition.asked.plans.is_empty() {
        return None;
    }
    let before = edition.before.as_ref();
    let before = before.filter(|before| before.manifest.inputs == *now)?;
    let outputs: Vec<&Made> = before.manifest.outputs().collect();
    if !folder.stand(&outputs, before.written) {
        return None;
    }
    let (report, sources) = said(before, texts)?;
    let summary = before.manifest.summary.clone();
    Some(Built {
        report,
        sources,
        standing: summary.documents,
        summary,
        folder: folder.name.clone(),
        outputs: outputs.iter().map(|made| folder.path(&made.name)).collect(),
        stopped: false,
    })
}

fn said(before: &Before, texts: &Texts) -> Option<(Report, Sources)> {
    let data = texts.data.iter().chain(texts.settings.files());
    let data: BTreeMap<&str, &Input> = data.map(|input| (input.path.as_str(), input)).collect();
    kept::recall(&before.manifest.report, |path, sources| {
        if let Some(input) = data.get(path).copied() {
            return Some(sources.add_elsewhere(path, Arc::new(input.clone())));
        }
        let mut others = texts.templates.iter().chain(&texts.styles);
        let (_, _, text) = others.rfind(|(_, other, _)| other == path)?;
        Some(sources.add(path, text.clone()))
    })
}
