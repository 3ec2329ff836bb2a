//! Takes a copy of a draft that was compared with it; gives what is wanted otherwise in
//! it, each with the differences that would bring it about.

use std::collections::BTreeMap;
use std::ops::Range;

use super::kept::Opinion;
use super::wording::{self, Edit, Said};
use crate::digest::sha256;
use crate::engine::Session;
use crate::engine::compare::Compared;
use crate::office::compare::{AsideKind, Difference, DifferenceKind, Spot, authors};

/// Something that is wanted otherwise.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// What is kept of it; whose it is and in which file is said later.
    pub opinion: Opinion,
    /// Which differences bring it about; none for a comment.
    pub differences: Vec<usize>,
    /// Who wrote it, as far as the file says so.
    pub authors: Vec<String>,
}

/// So much of a paragraph is quoted to say where something stands.
const QUOTED: usize = 20;

/// All of it, in the order of the draft.
pub(super) fn wanted(session: &Session, compared: &Compared) -> Vec<Wanted> {
    let reader = Reader { session, compared };
    let mut all = reader.sentences();
    for (n, (difference, _)) in compared.differences.iter().enumerate() {
        if difference.kind != DifferenceKind::Words {
            all.push(reader.paragraphs(n, difference));
        }
    }
    all.extend(reader.comments());
    all.sort_by_key(|one| one.opinion.paragraph);
    all
}

/// Gives each its number: from its unit and its words, the same whenever it is read.
pub(super) fn numbered(unit: &str, file: &str, all: &mut [Wanted]) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for one in all {
        let opinion = &mut one.opinion;
        opinion.unit = unit.to_string();
        opinion.file = file.to_string();
        let said = format!("{unit}\n{}\n{}", opinion.words, opinion.suggestion);
        let hash = sha256(said.as_bytes())[..8].to_string();
        let times = known.entry(hash.clone()).or_default();
        *times += 1;
        opinion.number = match *times {
            1 => hash,
            more => format!("{hash}-{more}"),
        };
    }
}

struct Reader<'a> {
    session: &'a Session,
    compared: &'a Compared,
}

impl Reader<'_> {
    /// Words that changed within paragraphs, sentence by sentence.
    fn sentences(&self) -> Vec<Wanted> {
        // Differences of one paragraph, each with its sentence.
        let mut found: Vec<(usize, Range<usize>, Vec<usize>)> = Vec::new();
        for (n, (difference, _)) in self.compared.differences.iter().enumerate() {
            let (DifferenceKind::Words, [spot]) = (difference.kind, &difference.spots[..]) else {
                continue;
            };
            let text: Vec<char> = spot.paragraph().chars().collect();
            let sentence = wording::sentence(&text, &spot.range);
            match found.last_mut() {
                Some((at, whole, these)) if *at == spot.at && sentence.start < whole.end => {
                    whole.end = whole.end.max(sentence.end);
                    these.push(n);
                }
                _ => found.push((spot.at, sentence, vec![n])),
            }
        }
        let all = found.into_iter().map(|(at, whole, these)| {
            let spots = these
                .iter()
                .map(|n| &self.compared.differences[*n].0.spots[0]);
            let edits: Vec<Edit> = spots
                .map(|spot| (spot.range.clone(), spot.new.clone()))
                .collect();
            let first = &self.compared.differences[these[0]].0.spots[0];
            let text: Vec<char> = first.paragraph().chars().collect();
            let words = text[whole.clone()].iter().collect();
            let said = wording::of_sentence(&text, &whole, &edits);
            self.one(at, words, said, these)
        });
        all.collect()
    }

    /// Paragraphs that went, came, were parted, joined or moved.
    fn paragraphs(&self, n: usize, difference: &Difference) -> Wanted {
        let first = &difference.spots[0];
        let text = first.paragraph().replace('\n', "");
        let new = first.new.replace('\n', "¶");
        let lines = &self.compared.lines;
        let behind = |at: usize| lines.get(at).map_or(String::new(), |line| quoted(line));
        let said: Said = match difference.kind {
            DifferenceKind::Gone => ("consult-gone", Vec::new()),
            DifferenceKind::Came => {
                let args = vec![("old", behind(first.at)), ("new", new)];
                ("consult-came", args)
            }
            DifferenceKind::Split(_) => ("consult-split", vec![("new", whole(first))]),
            DifferenceKind::Joined(_) => ("consult-joined", vec![("new", whole(first))]),
            DifferenceKind::Moved | DifferenceKind::Words => {
                let to = difference.spots.last().map_or(0, |spot| spot.at);
                let args = vec![("words", first.old()), ("old", behind(to))];
                ("consult-moved", args)
            }
        };
        self.one(first.at, text, said, vec![n])
    }

    /// Comments, boxes and notes that say something.
    fn comments(&self) -> Vec<Wanted> {
        let asides = self.compared.asides.iter().zip(&self.compared.spots);
        let said = asides.filter(|((aside, _), _)| is_said(aside.kind) && !aside.words.is_empty());
        let all = said.map(|((aside, _), spot)| {
            let paragraph = aside.anchor.as_ref().map(|(text, _)| text.clone());
            let words = match (aside.on.is_empty(), paragraph) {
                (false, _) => aside.on.clone(),
                (true, text) => text.unwrap_or_default(),
            };
            let mut one = self.one(
                spot.as_ref().map_or(0, |spot| spot.at),
                words,
                ("consult-comment", vec![("words", aside.words.clone())]),
                Vec::new(),
            );
            one.authors
                .extend((!aside.author.is_empty()).then(|| aside.author.clone()));
            one
        });
        all.collect()
    }

    fn one(&self, at: usize, words: String, (key, args): Said, differences: Vec<usize>) -> Wanted {
        let above = self.compared.headings.iter().rev();
        let mut above = above.filter(|(line, _)| *line <= at);
        let place = above.next().map_or("", |(_, words)| words);
        let place = place.split('。').next().unwrap_or_default();
        let mut by: Vec<String> = Vec::new();
        for n in &differences {
            by.extend(authors(
                &self.compared.differences[*n].0,
                &self.compared.tracked,
            ));
        }
        by.sort();
        by.dedup();
        Wanted {
            opinion: Opinion {
                paragraph: at + 1,
                place: place.to_string(),
                words,
                suggestion: self.session.locale.ui(key, &args),
                ..Opinion::default()
            },
            differences,
            authors: by,
        }
    }
}

/// Whether such a thing says what somebody wants.
pub(super) fn is_said(kind: AsideKind) -> bool {
    matches!(
        kind,
        AsideKind::Comment | AsideKind::TextBox | AsideKind::Note | AsideKind::Struck
    )
}

/// A paragraph as it is now, its ends marked.
fn whole(spot: &Spot) -> String {
    let text: Vec<char> = spot.paragraph().chars().collect();
    let edits = [(spot.range.clone(), spot.new.clone())];
    wording::edited(&text, &(0..text.len()), &edits).replace('\n', "¶")
}

/// The beginning of a paragraph.
fn quoted(text: &str) -> String {
    let mut words: String = text.chars().take(QUOTED).collect();
    if text.chars().count() > QUOTED {
        words.push('…');
    }
    words
}
