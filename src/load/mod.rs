//! Takes the texts under `data/`; gives records as they were written (Raw), and
//! what is wrong with them.
//!
//! Nothing here touches the disk: the workspace reads the files. Each text goes
//! bytes → text → tree → records; where a clerk's typing stands in the way, the
//! fault is reported, the line put right in memory, and the file read again.

mod catalogue;
mod decode;
pub mod edit;
mod encoding;
pub mod fields;
mod file;
mod input;
pub mod keys;
mod layers;
mod locate;
mod node;
mod plans;
pub mod raw;
pub mod renew;
pub mod scaffold;
pub mod schema;
mod short;
mod snippet;
mod translate;
mod typing;
mod version;
mod yaml;

pub use catalogue::{catalogue, retype};
pub use input::{Bytes, Input, Shelf};
pub use layers::{Layer, Settings, tell_keepers};
pub use plans::{Card, Opened, Plans};
pub use snippet::in_chinese;
pub use translate::with_chinese_keys;
pub use typing::apply as edited;

use rayon::prelude::*;

use crate::character::commands;
use crate::diagnostic::{Code, Diagnostic, FileId, Origin, Place, Report, Sources, Span, Words};
use decode::{Names, Role};
use locate::Positions;

/// The text of a file in whatever encoding offices save it; nothing where it is
/// no text.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let decoded = encoding::decode(bytes);
    let text = decoded.unreadable.is_none();
    text.then_some(decoded.text)
}

/// The text of a file, as faults point into it; empty where it has gone.
pub fn text_of(input: &Input) -> String {
    let bytes = input.bytes.get();
    bytes.map_or(String::new(), |bytes| encoding::decode(&bytes).text)
}

/// Whether a file holds a plan and no record of staff, told from its margin.
pub fn is_only_plan(input: &Input) -> bool {
    file::is_only_plan(&text_of(input))
}

/// The id and the head of a plan that stands alone in its file: what others look at.
pub fn head_of(input: &Input) -> Option<(String, String)> {
    let text = text_of(input);
    let head = file::head(&text).filter(|_| file::is_only_plan(&text))?;
    let read = file::read(FileId(0), head, Role::Data, &Names::default());
    let plan = read.raw.plans.into_iter().next()?;
    Some((plan.id.value, head.to_owned()))
}

/// A record of the program's own, as YAML.
pub fn write_record<T: serde::Serialize>(record: &T) -> String {
    yaml::write_record(record)
}

/// A record of the program's own.
///
/// # Errors
/// Line and column, from 1, at which it shows that it is another.
pub fn read_record<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, (u32, u32)> {
    yaml::read_record(text)
}

/// The settings in a file, faults left aside.
pub fn settings(input: &Input) -> raw::Config {
    let names = Names::default();
    let read = file::read(FileId(u32::MAX), &text_of(input), Role::Config, &names);
    read.raw.config
}

/// Reads the file of a staff change.
pub fn change(input: Input, sources: &mut Sources) -> (Option<raw::Change>, Report) {
    let (text, faults) = match input.bytes.get() {
        Ok(bytes) => file::text(&bytes),
        Err(fault) => return (None, [*fault].into_iter().collect()),
    };
    let id = sources.add(input.path, text);
    let readable = faults.readable;
    let mut report = faults.report(id);
    if !readable {
        return (None, report);
    }
    let text = sources.get(id).text();
    let loaded = file::read(id, &text, Role::Data, &Names::default());
    sources.note_edits(id, loaded.edits);
    report.extend(loaded.report);
    let change = loaded.raw.changes.into_iter().next();
    if change.is_none() && !report.has_errors() {
        let fault = Diagnostic::new(Code::NoStaffChange);
        report.push(fault.at(Span::on_line(id, 1, 1, 1)));
    }
    (change, report)
}

/// Gives every place in the report its line and column. A file is looked at
/// again only if there is something to say of it, and let go after.
pub fn locate(sources: &Sources, report: &mut Report) {
    let mut places = report.unlocated();
    places.sort_by_key(|place| place.file());
    let of_files = places.par_chunk_by_mut(|a, b| a.file() == b.file());
    of_files.for_each(|of_file| {
        let mut locator = Locator::new(sources);
        for place in of_file {
            **place = match &**place {
                Place::Node(origin) => Place::Span(locator.span(*origin)),
                Place::Words(words) => Place::Span(locator.words(words)),
                Place::Span(_) | Place::Path(_) => continue,
            };
        }
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
        typing::typed_span(self.sources.get(span.file).edits(), span)
    }

    fn table(&mut self, file: FileId) -> &mut (String, Positions) {
        let source = self.sources.get(file);
        self.tables.entry(file).or_insert_with(|| {
            let text = typing::apply(&source.text(), source.edits());
            let positions = Positions::of(&text);
            (text, positions)
        })
    }
}

/// Whether no text may hold it: no document could, it ends a line for one reader
/// only, or it gives orders to whoever shows it.
fn is_forbidden(c: char) -> bool {
    let of_xml = matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    !of_xml || matches!(c, '\u{2028}' | '\u{2029}') || c != '\r' && commands(c)
}
