//! Takes one file; gives its records and faults.

use std::collections::BTreeSet;

use super::decode::{Decoder, Names, Role};
use super::encoding::{self, Decoded, SIZE_LIMIT};
use super::raw::Raw;
use super::typing::{self, TYPED_LIMIT, Typed};
use super::{Input, keys, yaml};
use crate::diagnostic::{Code, Diagnostic, Edit, FileId, Place, Report, Sources, Span};

/// What came out of one file.
pub(super) struct Loaded {
    pub id: FileId,
    pub raw: Raw,
    pub report: Report,
    pub edits: Vec<Edit>,
}

/// How often a file is read for the sake of one line. After that, faults of the
/// same kind are taken together, though the parser has not met them yet.
const PATIENCE: usize = 24;

/// How much text may be read again for the sake of typing faults, in bytes.
const REREAD_LIMIT: usize = 48 * 1024 * 1024;

/// Whether it is a file that people write records in: what was issued is
/// frozen, and changes are read by their own command.
pub(super) fn is_data(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let yaml = lower.ends_with(".yaml") || lower.ends_with(".yml");
    yaml && !["data/issued/", "data/changes/"]
        .iter()
        .any(|folder| lower.starts_with(folder))
}

/// Whether a text holds a plan, told from the keys at its margin.
pub(super) fn is_plan(text: &str) -> bool {
    let keys = ["plan", "方案", "sections", "章节", "attachments", "附件"];
    let at_margin = |line: &str| keys.iter().any(|key| line.starts_with(key));
    text.split('\n')
        .any(|line| !line.starts_with(' ') && at_margin(line))
}

/// Whether a text holds a plan and nothing else: nobody's post stands there.
pub(super) fn is_only_plan(text: &str) -> bool {
    let own = |line: &str| {
        let key = line.split([':', '：']).next().unwrap_or(line).trim();
        let field = keys::TOP.field(key);
        field.is_some_and(|field| PLAN_KEYS.contains(&field.name))
    };
    let at_margin =
        |line: &&str| !line.starts_with([' ', '\t', '#', '\r', '-']) && !line.is_empty();
    is_plan(text) && text.lines().filter(at_margin).all(own)
}

/// The text up to the end of the `plan` record; nothing where another record
/// stands before it. The numbers of its values are those of the whole text.
pub(super) fn head(text: &str) -> Option<&str> {
    let (mut at, mut begun) = (0, false);
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '#', '\n', '-']) {
            if begun {
                break;
            }
            if !line.starts_with("plan:") && !line.starts_with("方案:") {
                return None;
            }
            begun = true;
        }
        at += line.len();
    }
    begun.then_some(&text[..at])
}

/// The keys at the top of a file that are about a plan.
const PLAN_KEYS: [&str; 5] = ["plan", "sections", "attachments", "copies", "compilation"];

/// What is wrong with a file's bytes.
pub(super) struct ByteFaults {
    pub readable: bool,
    list: Vec<(Diagnostic, Option<(u32, u32)>)>,
}

impl ByteFaults {
    pub(super) fn report(self, id: FileId) -> Report {
        let place = |(line, column)| Span::on_line(id, line, column, 1);
        self.list
            .into_iter()
            .map(|(fault, at)| fault.at(place(at.unwrap_or((1, 1)))))
            .collect()
    }
}

/// Makes text of bytes.
pub(super) fn text(bytes: &[u8]) -> (String, ByteFaults) {
    let mut list = Vec::new();
    if bytes.len() > SIZE_LIMIT {
        let size = bytes.len() / (1024 * 1024);
        let limit = SIZE_LIMIT / (1024 * 1024);
        let fault = Diagnostic::new(Code::FileTooLarge)
            .arg("size", format!("{size} MB"))
            .arg("limit", format!("{limit} MB"))
            .hint("split-file");
        list.push((fault, None));
        let readable = false;
        return (String::new(), ByteFaults { readable, list });
    }
    let Decoded {
        text,
        legacy,
        unreadable,
        forbidden,
    } = encoding::decode(bytes);
    if let Some(at) = unreadable {
        let fault = Diagnostic::new(Code::NotUtf8).hint("save-as-utf8");
        list.push((fault, Some(at)));
    } else if let Some(encoding) = legacy {
        let note = Diagnostic::new(Code::LegacyEncoding).arg("encoding", encoding);
        list.push((note.hint("save-as-utf8"), None));
    }
    if unreadable.is_none() {
        for (c, line, column) in forbidden {
            let fault = Diagnostic::new(Code::ForbiddenCharacter)
                .arg("character", format!("U+{:04X}", c as u32))
                .hint("delete-character");
            list.push((fault, Some((line, column))));
        }
    }
    let readable = unreadable.is_none();
    (text, ByteFaults { readable, list })
}

/// Reads a file of data from its bytes on, and notes how it was read.
pub(super) fn whole(id: FileId, input: &Input, sources: &Sources, names: &Names) -> (Raw, Report) {
    let (text, faults) = match input.bytes.get() {
        Ok(bytes) => text(&bytes),
        Err(fault) => return (Raw::default(), [*fault].into_iter().collect()),
    };
    let readable = faults.readable;
    let mut report = faults.report(id);
    if !readable {
        let broken = vec![id];
        let raw = Raw {
            broken,
            ..Raw::default()
        };
        return (raw, report);
    }
    let read = read(id, &text, Role::Data, names);
    sources.note_edits(id, read.edits);
    report.extend(read.report);
    (read.raw, report)
}

/// Reads a text, and again after each round of repairs.
pub(super) fn read(id: FileId, typed: &str, role: Role, names: &Names) -> Loaded {
    let mut reading = Reading {
        id,
        typed,
        edits: Vec::new(),
        taken: 0,
        said: BTreeSet::new(),
        report: Report::default(),
    };
    let mut text = typed.to_owned();
    let mut read = 0;
    for round in 0.. {
        read += text.len();
        let faults = match reading.once(&text, role, names, round > PATIENCE) {
            Round::Done(raw, report) => {
                reading.report.extend(report);
                return reading.loaded(*raw);
            }
            Round::Broken => return reading.broken(),
            Round::Again(faults) => faults,
        };
        if !reading.take(faults) || read > REREAD_LIMIT {
            return reading.broken();
        }
        text = typing::apply(typed, &reading.edits);
    }
    reading.broken()
}

enum Round {
    Done(Box<Raw>, Report),
    Again(Vec<Typed>),
    Broken,
}

struct Reading<'t> {
    id: FileId,
    typed: &'t str,
    /// In the order of the text.
    edits: Vec<Edit>,
    taken: usize,
    /// What was cured once and came back is not cured again.
    said: BTreeSet<(Span, Code)>,
    report: Report,
}

impl Reading<'_> {
    fn once(&mut self, text: &str, role: Role, names: &Names, all: bool) -> Round {
        let refused = typing::refused(self.id, text, &self.edits);
        if refused.iter().any(|fault| !fault.edits.is_empty()) {
            return Round::Again(refused);
        }
        if let Some(place) = typing::too_deep(text) {
            return self.give_up(&yaml::Fault::too_deep(place));
        }
        let document = match yaml::read(self.id, text) {
            Ok(document) => document,
            Err(fault) => {
                let faults = match fault.kind {
                    yaml::FaultKind::TooDeep => Vec::new(),
                    _ => typing::around(self.id, text, &self.edits, &fault, all),
                };
                if faults.is_empty() {
                    return self.give_up(&fault);
                }
                return Round::Again(faults);
            }
        };
        let mut decoder = Decoder::new(self.id, text, &self.edits, names);
        decoder.document(document, role);
        match decoder.finish() {
            Ok((raw, report)) => {
                refused
                    .into_iter()
                    .for_each(|fault| self.report.push(fault.diagnostic()));
                Round::Done(Box::new(raw), report)
            }
            Err(faults) => Round::Again(faults),
        }
    }

    /// Takes faults and their edits in; says whether there is anything new.
    fn take(&mut self, faults: Vec<Typed>) -> bool {
        let mut edits = Vec::new();
        for fault in faults {
            let fresh = |edit: &Edit| self.edits.binary_search(edit).is_err();
            if self.said.contains(&(fault.span, fault.code)) || self.indented_twice(&fault) {
                continue;
            }
            if self.taken < TYPED_LIMIT && fault.edits.iter().any(fresh) {
                self.taken += 1;
                self.said.insert((fault.span, fault.code));
                edits.extend(fault.edits.iter().cloned());
                self.report.push(fault.diagnostic());
            }
        }
        let new = !edits.is_empty();
        self.edits.extend(edits);
        self.edits.sort();
        new && self.taken < TYPED_LIMIT
    }

    /// A second thought about a line's indent leads nowhere.
    fn indented_twice(&self, fault: &Typed) -> bool {
        let indents = |edit: &Edit| edit.column == 1 && edit.inserted.trim().is_empty();
        fault.edits.iter().filter(|e| indents(e)).any(|edit| {
            let first = self.edits.partition_point(|known| known.line < edit.line);
            let known = self.edits.get(first);
            known.is_some_and(|known| known.line == edit.line && indents(known))
        })
    }

    /// What no edit cures. Where the same line has been named already, that
    /// says it better than the parser does.
    fn give_up(&mut self, fault: &yaml::Fault) -> Round {
        let fault = typing::unreadable(self.id, &self.edits, fault);
        let place = |d: &Diagnostic| match d.primary.as_ref().map(|label| &label.place) {
            Some(Place::Span(span)) => Some(span.line),
            _ => None,
        };
        if self.report.iter().all(|said| place(said) != place(&fault)) {
            self.report.push(fault);
        }
        Round::Broken
    }

    fn loaded(self, raw: Raw) -> Loaded {
        Loaded {
            id: self.id,
            raw,
            report: self.report,
            edits: self.edits,
        }
    }

    fn broken(mut self) -> Loaded {
        if self.report.is_empty() {
            // Repairs went round in a circle; the first line is all there is.
            let place = Span::on_line(self.id, 1, 1, self.typed.len().min(1) as u32);
            self.report
                .push(Diagnostic::new(Code::YamlSyntax).at(place));
        }
        let broken = vec![self.id];
        self.loaded(Raw {
            broken,
            ..Raw::default()
        })
    }
}
