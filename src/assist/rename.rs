//! Takes a place where somebody or something is named; gives all other places, and
//! the texts with another name in all of them. Comments, quotes and line ends stay.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::desk::{Desk, Loaded};
use super::faults::found;
use super::hover::at_byte;
use super::mentions::NOWHERE;
use super::mentions::{self, Mention, mentions};
use super::place::{Lines, Point, Range};
use crate::diagnostic::{Report, Severity};
use crate::load;
use crate::load::edit::Value;
use crate::resolve::Kind;

/// What replaces which stretches, by the paths of files.
pub type Change = BTreeMap<String, Vec<(Range, String)>>;

/// Why a name stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Nothing is named there.
    Nothing,
    /// No name can be written so.
    Unwritable,
    /// Something else is called so.
    Taken,
    /// It is called so in a layer: its file, and who keeps it.
    Kept(String, String),
    /// Something would mean nothing, or something else, afterwards.
    Breaks(String),
}

/// A text with what is named in it, and what that means.
struct Read {
    path: String,
    text: String,
    mentions: Vec<(Mention, Kind)>,
}

impl Desk {
    /// Everything named in all files.
    fn read_all(&self, loaded: &Loaded) -> Vec<Read> {
        let sources: Vec<_> = loaded.session.sources.iter().collect();
        let data = sources
            .into_par_iter()
            .filter(|(_, s)| self.is_data(&s.path));
        let read = data.map(|(file, source)| {
            let text = self.text(loaded, &source.path).unwrap_or_default();
            let known = mentions(&text).into_iter();
            let known = known.filter_map(|m| Some((mentions::meant(loaded, file, &m)?, m)));
            Read {
                path: source.path.clone(),
                mentions: known.map(|(kind, mention)| (mention, kind)).collect(),
                text,
            }
        });
        let mut read: Vec<Read> = read.collect();
        read.extend(self.changes(loaded));
        read
    }

    /// What is named in staff changes that wait to be applied.
    fn changes(&self, loaded: &Loaded) -> Vec<Read> {
        let folder = self.workspace.data.join("changes");
        let quiet = &mut Report::default();
        let files = self.workspace.read_below(&folder, &["yaml", "yml"], quiet);
        let applied = |path: &str| path.contains("/applied/");
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let done: Vec<String> = files
            .iter()
            .map(|file| &file.path)
            .filter(|p| applied(p))
            .map(|p| name(p))
            .collect();
        let waiting = files
            .into_iter()
            .filter(|file| !applied(&file.path) && !done.contains(&name(&file.path)));
        let read = waiting.filter_map(|file| {
            let text = match self.unsaved(&file.path) {
                Some(text) => text.clone(),
                None => load::decoded(&file.bytes)?,
            };
            let known = mentions(&text).into_iter();
            let known = known.filter_map(|m| Some((mentions::meant(loaded, NOWHERE, &m)?, m)));
            Some(Read {
                path: file.path,
                mentions: known.map(|(kind, mention)| (mention, kind)).collect(),
                text,
            })
        });
        read.collect()
    }

    /// The file of a layer in which it is called so, and who keeps it.
    fn kept_by_others(
        &self,
        loaded: &Loaded,
        (old, kind): (&str, Kind),
        new: &str,
    ) -> Option<Refused> {
        let session = &loaded.session;
        session.records.layers.iter().find_map(|layer| {
            let mut files = session.sources.iter();
            let (_, source) = files.find(|(file, source)| {
                let known = mentions(&source.text()).into_iter();
                let mut known =
                    known.filter_map(|m| Some((mentions::meant(loaded, *file, &m)?, m)));
                layer.holds(&source.path)
                    && known.any(|(other, mention)| {
                        renamed(loaded, (&mention, other), (old, kind), new).is_some()
                    })
            })?;
            let keeper = layer.config.keeper.as_ref();
            let keeper = keeper.map_or(layer.path.clone(), |keeper| keeper.value.clone());
            Some(Refused::Kept(source.path.clone(), keeper))
        })
    }

    /// What is named at a place.
    fn named(&self, loaded: &Loaded, path: &str, at: Point) -> Option<(Mention, Kind)> {
        let text = self.text(loaded, path)?;
        let mention = at_byte(&text, Lines::new(&text).byte(at))?;
        let file = loaded.file(path).unwrap_or(NOWHERE);
        let kind = mentions::meant(loaded, file, &mention)?;
        Some((mention, kind))
    }

    /// The stretch of the name at a place.
    pub fn name_at(&self, loaded: &Loaded, path: &str, at: Point) -> Option<Range> {
        let (mention, _) = self.named(loaded, path, at)?;
        let text = self.text(loaded, path)?;
        Some(Lines::new(&text).range(mention.range))
    }

    /// Where what is named there is written, `defined` for its own record alone.
    pub fn places(
        &self,
        loaded: &Loaded,
        path: &str,
        at: Point,
        defined: bool,
    ) -> Vec<(String, Range)> {
        let Some((_, kind)) = self.named(loaded, path, at) else {
            return Vec::new();
        };
        let mut places = Vec::new();
        for read in self.read_all(loaded) {
            let lines = Lines::new(&read.text);
            let mut seen = None;
            for (mention, _) in read.mentions.iter().filter(|(_, other)| *other == kind) {
                // The first word of a record stands for it.
                if defined && (mention.defines.is_none() || mention.defines == seen) {
                    continue;
                }
                seen = mention.defines;
                places.push((read.path.clone(), lines.range(mention.range.clone())));
            }
        }
        places
    }

    /// Another name for what is named at a place.
    ///
    /// # Errors
    /// Why it stays as it is.
    pub fn rename(
        &self,
        loaded: &Loaded,
        (path, at): (&str, Point),
        new: &str,
        clock: NaiveDate,
    ) -> Result<Change, Refused> {
        let new = new.trim();
        let (mention, kind) = self.named(loaded, path, at).ok_or(Refused::Nothing)?;
        if new.is_empty()
            || new.contains(|c: char| "@{}[]:：、，,\"'#\\".contains(c) || c.is_control())
        {
            return Err(Refused::Unwritable);
        }
        let old = &mention.word;
        if old == new {
            return Ok(Change::new());
        }
        let taken = mentions::find(loaded, new, mention.expected);
        if taken.is_some_and(|other| other != kind) {
            return Err(Refused::Taken);
        }
        if let Some(refused) = self.kept_by_others(loaded, (old, kind), new) {
            return Err(refused);
        }
        let (mut change, mut texts, mut meant) = (Change::new(), BTreeMap::new(), BTreeMap::new());
        for read in self.read_all(loaded) {
            let lines = Lines::new(&read.text);
            let (mut text, mut end, mut edits) = (String::new(), 0, Vec::new());
            for (mention, other) in &read.mentions {
                let Some(word) = renamed(loaded, (mention, *other), (old, kind), new) else {
                    continue;
                };
                let quoted = read.text[..mention.range.start].ends_with(['"', '\'']);
                let typed = match quoted || mention.within {
                    true => word,
                    false => Value::Text(word).typed(false, false),
                };
                text.push_str(&read.text[end..mention.range.start]);
                text.push_str(&typed);
                end = mention.range.end;
                edits.push((lines.range(mention.range.clone()), typed));
            }
            meant.insert(read.path.clone(), kinds(&read.mentions));
            if !edits.is_empty() {
                text.push_str(&read.text[end..]);
                change.insert(read.path.clone(), edits);
                texts.insert(read.path, text);
            }
        }
        self.proved(loaded, texts, &meant, clock)?;
        Ok(change)
    }

    /// That everything means the same with these texts, and nothing is wrong that was
    /// not.
    fn proved(
        &self,
        loaded: &Loaded,
        texts: BTreeMap<String, String>,
        meant: &BTreeMap<String, Vec<Kind>>,
        clock: NaiveDate,
    ) -> Result<(), Refused> {
        let errors = |loaded: &Loaded| {
            let report = found(loaded);
            report
                .iter()
                .filter(|d| d.severity == Severity::Error)
                .count()
        };
        let paths: Vec<String> = texts.keys().cloned().collect();
        let after = Desk::new(self.workspace.clone(), self.lang);
        let texts = self.changed(texts);
        let loaded_after = after.with(&texts, clock);
        for path in paths {
            let file = match (loaded_after.file(&path), self.is_data(&path)) {
                (Some(file), _) => file,
                (None, true) => return Err(Refused::Breaks(path)),
                (None, false) => NOWHERE,
            };
            let text = texts.get(&path).map_or("", String::as_str);
            let known = mentions(text).into_iter();
            let known = known.filter_map(|m| Some((mentions::meant(&loaded_after, file, &m)?, m)));
            let known: Vec<_> = known.map(|(kind, mention)| (mention, kind)).collect();
            if meant.get(&path) != Some(&kinds(&known)) {
                return Err(Refused::Breaks(path));
            }
        }
        if errors(&loaded_after) > errors(loaded) {
            return Err(Refused::Breaks(String::new()));
        }
        Ok(())
    }
}

/// What is meant, one after the other: numbers stay as long as no record comes or goes.
fn kinds(mentions: &[(Mention, Kind)]) -> Vec<Kind> {
    mentions.iter().map(|(_, kind)| *kind).collect()
}

/// The word that stands there afterwards, where it is another.
fn renamed(
    loaded: &Loaded,
    (mention, other): (&Mention, Kind),
    (old, kind): (&str, Kind),
    new: &str,
) -> Option<String> {
    let word = &mention.word;
    if other == kind && word == old {
        return Some(new.to_owned());
    }
    // 平安办主任 is the post 主任 of 平安办: both words are in it.
    let organisation = &loaded.session.organisation;
    if mention.defines.is_some() || old.is_ascii() {
        return None;
    }
    if other == kind {
        return word.strip_suffix(old).map(|unit| format!("{unit}{new}"));
    }
    let (Kind::Department(unit), Some(rest)) = (kind, word.strip_prefix(old)) else {
        return None;
    };
    let of_unit = match other {
        Kind::Post(id) => {
            let post = organisation.post(id);
            post.department == Some(unit) && post.titles.iter().any(|title| title.name == rest)
        }
        Kind::Person(id) => organisation.person(id).name == rest,
        _ => false,
    };
    of_unit.then(|| format!("{new}{rest}"))
}
