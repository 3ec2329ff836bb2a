//! The proof of a plan that came in, on the terminal.

use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::cli::{MISTAKES, WELL};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::intake::Proof;
use crate::office::intake::{Fate, Traced, Understood};
use crate::read::flow::{Beside, BesideKind};

/// What stands beside the text of a file, which is not taken.
pub(super) fn beside(asides: &[Beside], terminal: &Terminal) {
    for aside in asides {
        let kind = match aside.kind {
            BesideKind::Comment => "intake-beside-comment",
            BesideKind::Note => "intake-beside-note",
            BesideKind::Box => "intake-beside-box",
            BesideKind::Deleted => "intake-beside-deleted",
            BesideKind::Hidden => "intake-beside-hidden",
            BesideKind::Picture => "intake-beside-picture",
            BesideKind::Margin => "intake-beside-margin",
        };
        let text = aside.text.chars().take(60).collect();
        let args = [("kind", terminal.locale.ui(kind, &[])), ("text", text)];
        terminal.result(&terminal.locale.ui("intake-beside", &args));
    }
}

/// The proof, its last line the sum of it.
pub(super) fn shown(proof: &Proof, plan: &Understood, file: &Path, terminal: &Terminal) -> u8 {
    let row = |key: &str, one: &Traced| {
        let text: String = one.text.chars().take(60).collect();
        let args = [("line", one.line.to_string()), ("text", text)];
        terminal.result(&terminal.locale.ui(key, &args));
    };
    for line in &proof.lines {
        match line.fate {
            Fate::LeftOut => row("intake-left-out", line),
            Fate::Different => row("intake-different", line),
            _ => {}
        }
    }
    let count = |fate| proof.count(fate);
    let all = proof.lines.len();
    let (left, lost) = (count(Fate::LeftOut), count(Fate::Lost));
    let different = count(Fate::Different);
    let kept = plan.kept.len();
    let numbers = [
        ("all", all),
        ("structured", all.saturating_sub(kept + left + lost)),
        ("kept", kept),
        ("same", count(Fate::Same)),
        ("arranged", count(Fate::Arranged)),
        ("worded", count(Fate::Worded)),
        ("left", left),
        ("different", different),
        ("lost", lost),
    ];
    if lost > 0 {
        let lines = proof.lines.iter().filter(|line| line.fate == Fate::Lost);
        let mut places = Vec::new();
        for line in lines {
            row("intake-row", line);
            places.push(line.line.to_string());
        }
        let fault = Diagnostic::new(Code::LinesLost).arg("count", lost.to_string());
        let fault = fault.arg("lines", places.join("、"));
        terminal.fault(fault.at(file.to_path_buf()));
    }
    let numbers = numbers.map(|(key, n)| (key, n.to_string()));
    terminal.result(&terminal.locale.ui("intake-proof", &numbers));
    match lost + different {
        0 => WELL,
        _ => MISTAKES,
    }
}
