//! Faces installed on this machine that an office's style would rather be set in:
//! says which, and takes them over where somebody wants it.

use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Lang};
use crate::layout::font::{Card, Families, FontFiles, better_installed};
use crate::workspace::Workspace;

/// Says which there are and what can be done.
pub(super) fn tell(workspace: &Workspace, families: &Families, terminal: &Terminal) {
    let found = found(workspace, families);
    if !found.is_empty() {
        terminal.say(
            "faces-installed",
            &[("faces", names(&found, terminal.lang))],
        );
    }
}

/// Asks whether to copy them into the office's folder, and does so; says only which
/// there are where nobody can be asked.
///
/// # Errors
/// `cannot-write` with the path and the system's reason.
pub(super) fn offer(
    workspace: &Workspace,
    families: &Families,
    terminal: &Terminal,
) -> Result<(), Box<Diagnostic>> {
    if !terminal.asks() {
        tell(workspace, families, terminal);
        return Ok(());
    }
    let found = found(workspace, families);
    if found.is_empty() {
        return Ok(());
    }
    let question = terminal
        .locale
        .ui("faces-wanted", &[("faces", names(&found, terminal.lang))]);
    let answer = terminal.ask(&question).to_lowercase();
    if !["是", "y", "yes"].contains(&answer.as_str()) {
        return Ok(());
    }
    let mut copied = 0;
    for card in &found {
        let name = card.file.place().path().and_then(|path| path.file_name());
        let bytes = card.file.with_data(<[u8]>::to_vec);
        if let (Some(name), Some(bytes)) = (name, bytes) {
            let name = format!("templates/fonts/{}", name.to_string_lossy());
            copied += usize::from(workspace.create(&name, &bytes)?);
        }
    }
    terminal.say("faces-copied", &[("count", copied.to_string())]);
    Ok(())
}

fn found(workspace: &Workspace, families: &Families) -> Vec<Card> {
    let files = FontFiles::new(workspace.font_places()).with_installed();
    better_installed(families, &files)
}

/// Each with its file, as a list within a sentence.
fn names(cards: &[Card], lang: Lang) -> String {
    let ([open, close], comma) = match lang {
        Lang::Zh => (["（", "）"], "、"),
        Lang::En => ([" (", ")"], ", "),
    };
    let names = cards.iter().map(|card| {
        let path = card.file.place().path();
        let path = path.map_or(String::new(), |path| path.display().to_string());
        format!("{}{open}{path}{close}", card.family)
    });
    names.collect::<Vec<_>>().join(comma)
}
