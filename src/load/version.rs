//! Takes `fangan.yaml`; says whether its files are for a newer program, before any
//! of them is read: what an older one does not know would only look like mistakes.

use super::Input;
use super::decode::{Names, Role, version_parts};
use super::file;
use crate::diagnostic::{Code, Diagnostic, Report, Sources};

/// This program's version.
const OURS: &str = env!("CARGO_PKG_VERSION");

/// The fault and the text that it points into, where a newer program is needed.
pub(super) fn refused(config: &Input) -> Option<(Sources, Report)> {
    let bytes = config.bytes.get().ok()?;
    let (text, _) = file::text(&bytes);
    let mut sources = Sources::default();
    let id = sources.add(config.path.clone(), text.clone());
    let config = file::read(id, &text, Role::Config, &Names::default())
        .raw
        .config;
    let needed = config.needs_version?;
    let newer = version_parts(&needed)? > version_parts(OURS)?;
    let fault = Diagnostic::new(Code::NeedsVersion)
        .arg("needed", &needed.value)
        .arg("version", OURS)
        .at(needed.at);
    newer.then(|| (sources, [fault].into_iter().collect()))
}
