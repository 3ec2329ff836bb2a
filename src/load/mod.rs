//! Takes the texts under `data/`; gives records as they were written (Raw), and
//! what is wrong with them.
//!
//! Nothing here touches the disk: the workspace reads the files. Each text goes
//! bytes → text → tree → records; where a clerk's typing stands in the way, the
//! fault is reported, the line put right in memory, and the file read again.

mod decode;
pub mod edit;
mod encoding;
mod file;
pub mod keys;
mod locate;
mod node;
pub mod raw;
pub mod renew;
pub mod scaffold;
mod translate;
mod typing;
mod yaml;

pub use decode::year_of;
pub use translate::with_chinese_keys;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, FileId, Origin, Report, Sources, Span, Words};
use decode::Names;
use file::{Loaded, Role};
use locate::Positions;
use raw::Raw;

/// A file as the workspace found it.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its path relative to the root, `/` between names.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The text of a file in whatever encoding offices save it; nothing where it is
/// no text.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let decoded = encoding::decode(bytes);
    let text = decoded.unreadable.is_none();
    text.then_some(decoded.text)
}

/// Reads all files. Those that are no YAML, and what was issued, are left out.
///
/// Records that could be read in part are kept, so that one fault does not make
/// others; whoever builds asks the report for errors first.
pub fn load(inputs: Vec<Input>, config: Option<Input>) -> (Raw, Sources, Report) {
    let mut sources = Sources::default();
    let mut report = Report::default();
    let mut jobs = Vec::new();
    let data = inputs.into_iter().map(|input| (input, Role::Data));
    for (input, role) in config.into_iter().map(|c| (c, Role::Config)).chain(data) {
        if role == Role::Data && !file::is_data(&input.path) {
            continue;
        }
        let (text, faults) = file::text(&input);
        let id = sources.add(input.path, text);
        let readable = faults.readable;
        report.extend(faults.report(id));
        jobs.push((id, role, readable));
    }
    let raw = read_all(&jobs, &mut sources, &mut report);
    (raw, sources, report)
}

/// Reads what defines names first: plans need them to tell a list from a title.
fn read_all(jobs: &[(FileId, Role, bool)], sources: &mut Sources, report: &mut Report) -> Raw {
    let read = |names: &Names, plans: bool| -> Vec<Loaded> {
        jobs.par_iter()
            .filter(|(id, _, readable)| *readable && file::is_plan(&sources.get(*id).text) == plans)
            .map(|&(id, role, _)| file::read(id, &sources.get(id).text, role, names))
            .collect()
    };
    let mut loaded = read(&Names::default(), false);
    let names = Names::of(loaded.iter().map(|file| &file.raw));
    loaded.extend(read(&names, true));
    loaded.sort_by_key(|file| file.id);
    let mut raw = Raw::default();
    raw.broken
        .extend(jobs.iter().filter(|job| !job.2).map(|job| job.0));
    for file in loaded {
        sources.note_edits(file.id, file.edits);
        report.extend(file.report);
        raw.take_in(file.raw);
    }
    raw.broken.sort();
    raw
}

/// The text of a file, as faults point into it.
pub fn text_of(input: &Input) -> String {
    encoding::decode(&input.bytes).text
}

/// Whether a file holds a plan and no record of staff, told from its margin.
pub fn is_only_plan(input: &Input) -> bool {
    std::str::from_utf8(&input.bytes).is_ok_and(file::is_only_plan)
}

/// A record of the program's own, as YAML.
pub fn write_record<T: serde::Serialize>(record: &T) -> String {
    yaml::write_record(record)
}

/// A record of the program's own; nothing where it is another.
pub fn read_record<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    yaml::read_record(text)
}

/// Reads the file of a staff change.
pub fn change(input: Input, sources: &mut Sources) -> (Option<raw::Change>, Report) {
    let (text, faults) = file::text(&input);
    let id = sources.add(input.path, text);
    let readable = faults.readable;
    let mut report = faults.report(id);
    if !readable {
        return (None, report);
    }
    let loaded = file::read(id, &sources.get(id).text, Role::Data, &Names::default());
    sources.note_edits(id, loaded.edits);
    report.extend(loaded.report);
    let change = loaded.raw.changes.into_iter().next();
    if change.is_none() && !report.has_errors() {
        let fault = Diagnostic::new(Code::MissingField).arg("record", "file");
        report.push(fault.arg("key", "change").at(Span::on_line(id, 1, 1, 1)));
    }
    (change, report)
}

/// Gives every place in the report its line and column. A file is looked at
/// again only if there is something to say of it.
pub fn locate(sources: &Sources, report: &mut Report) {
    let mut locator = Locator::new(sources);
    report.locate(|origin, words| match words {
        Some(words) => locator.words(words),
        None => locator.span(origin),
    });
}

/// Turns places into lines and columns, looking at each file once.
pub struct Locator<'s> {
    sources: &'s Sources,
    tables: std::collections::BTreeMap<FileId, (String, Positions)>,
}

impl<'s> Locator<'s> {
    /// Nothing is looked at yet.
    pub fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            tables: Default::default(),
        }
    }

    /// Where a value stands in the file as it was typed.
    pub fn span(&mut self, origin: Origin) -> Span {
        let span = self.table(origin.file).1.get(origin.node);
        self.as_typed(span.span(origin.file))
    }

    /// Where words of a value stand; the value itself where they cannot be
    /// found, because a line break cuts them.
    pub fn words(&mut self, words: &Words) -> Span {
        let (text, table) = self.table(words.at.file);
        let found = table.find(text, words);
        match found {
            Some(extent) => self.as_typed(extent.span(words.at.file)),
            None => self.span(words.at),
        }
    }

    fn as_typed(&self, span: Span) -> Span {
        typing::typed_span(&self.sources.get(span.file).edits, span)
    }

    fn table(&mut self, file: FileId) -> &(String, Positions) {
        let source = self.sources.get(file);
        self.tables.entry(file).or_insert_with(|| {
            let text = typing::apply(&source.text, &source.edits);
            let positions = Positions::of(&text);
            (text, positions)
        })
    }
}

/// Whether an XML document, and so every document made here, can hold it.
fn xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
