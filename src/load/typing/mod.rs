//! What clerks type where YAML wants something else: takes a text and where it
//! went wrong; gives the fault in a clerk's words and the edit that cures it.

mod edits;
mod flow;
mod indent;
mod lines;
mod refused;
mod scan;
mod signs;
mod value;
mod words;

pub use edits::apply;
pub(super) use edits::typed_span;
pub(super) use refused::{refused, too_deep};
pub(super) use value::wide_colons;
pub(super) use words::{Fit, as_mapping, as_sequence, is_odd, trim_odd, without_colon};

use super::yaml::{self, DEPTH_LIMIT, FaultKind};
use crate::diagnostic::{Code, Diagnostic, Edit, FileId, Span};

/// How many typing faults of one file are named.
pub(super) const TYPED_LIMIT: usize = 1000;

/// A typing fault with its cure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub code: Code,
    /// As typed.
    pub span: Span,
    /// What stands there; for `yaml-syntax`, what is wrong with it.
    pub word: String,
    /// Key of the hint, and the line as it should be.
    pub hint: &'static str,
    pub right: String,
    /// Edits on the text as typed; empty where reading goes on without.
    pub edits: Vec<Edit>,
}

impl Typed {
    pub(super) fn diagnostic(self) -> Diagnostic {
        let name = if self.code == Code::YamlSyntax {
            "reason"
        } else {
            "word"
        };
        let fault = Diagnostic::new(self.code)
            .arg(name, self.word)
            .at(self.span)
            .cured_by(self.edits);
        if self.right.is_empty() {
            fault.hint(self.hint)
        } else {
            fault.hint_with(self.hint, [("right", self.right)])
        }
    }
}

/// A fault in the columns of the text that was read, edits included.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub code: Code,
    pub line: u32,
    pub column: u32,
    pub len: u32,
    pub word: String,
    pub hint: &'static str,
    pub right: String,
    pub edits: Vec<Edit>,
}

impl Candidate {
    /// The same in the columns that were typed.
    pub(super) fn typed(self, file: FileId, edits: &[Edit]) -> Typed {
        let span = Span::on_line(file, self.line, self.column, self.len);
        let back = |edit: Edit| {
            let column = edits::typed_column(edits, edit.line, edit.column);
            let end = edits::typed_column(edits, edit.line, edit.column + edit.removed);
            Edit {
                column,
                removed: end.saturating_sub(column),
                ..edit
            }
        };
        Typed {
            code: self.code,
            span: typed_span(edits, span),
            word: self.word,
            hint: self.hint,
            right: self.right,
            edits: self.edits.into_iter().map(back).collect(),
        }
    }
}

/// The typing faults behind a parser's fault: those on the last line at or
/// before it that holds any. The parser got past the lines before. When `all`
/// is set, those of their kind further down as well.
pub(super) fn around(
    file: FileId,
    text: &str,
    edits: &[Edit],
    fault: &yaml::Fault,
    all: bool,
) -> Vec<Typed> {
    let candidates = scan::candidates(text);
    let before = candidates.iter().filter(|c| c.line <= fault.line);
    let Some(line) = before.map(|c| c.line).max() else {
        return Vec::new();
    };
    let codes: Vec<Code> = candidates
        .iter()
        .filter(|c| c.line == line)
        .map(|c| c.code)
        .collect();
    let wanted = |c: &Candidate| c.line == line || all && c.line > line && codes.contains(&c.code);
    candidates
        .into_iter()
        .filter(wanted)
        .map(|candidate| candidate.typed(file, edits))
        .filter(|typed| {
            typed
                .edits
                .iter()
                .any(|edit| edits.binary_search(edit).is_err())
        })
        .collect()
}

/// The indent that a line should have, where other spaces stand in its place.
pub(super) fn indent_of(text: &str, line: u32) -> Option<Candidate> {
    let candidates = scan::candidates(text).into_iter();
    let mut on_line = candidates.filter(|c| c.line == line && c.code == Code::OddSpace);
    on_line.next()
}

/// The fault of a text that no edit cures.
pub(super) fn unreadable(file: FileId, edits: &[Edit], fault: &yaml::Fault) -> Diagnostic {
    let place = |(line, column)| typed_span(edits, Span::on_line(file, line, column, 1));
    let at = place((fault.line, fault.column));
    let reason = match &fault.kind {
        FaultKind::TooDeep => {
            return Diagnostic::new(Code::NestedTooDeep)
                .arg("limit", DEPTH_LIMIT.to_string())
                .at(at);
        }
        FaultKind::Syntax(reason) => reason,
    };
    // The reader's own words are for programmers: ours are in the locale.
    let (word, hint) = match reason.as_str() {
        r if r.contains("quoted scalar") => ("quote-open", "close-quote"),
        r if r.contains("flow") => ("bracket-open", "close-bracket"),
        r if r.contains("simple key") => ("colon-missing", "write-colon"),
        _ => ("indent", "check-indent"),
    };
    let mut diagnostic = Diagnostic::new(Code::YamlSyntax).arg("reason", word).at(at);
    if let Some(context) = fault.context {
        diagnostic = diagnostic.related(place(context), "while-reading");
    }
    diagnostic.hint(hint)
}
