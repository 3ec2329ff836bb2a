//! Takes a difference and the sources; gives its place in the data, and the
//! edits that would bring it about where the words came from there.

use super::difference::{Difference, DifferenceKind, Spot};
use super::edit::edit;
use super::patch::Edit;
use super::written::Piece;
use crate::diagnostic::{FileId, Sources, Span};
use crate::load::Locator;

/// A difference and where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// What is shown of each of its places.
    pub spots: Vec<Shown>,
    /// The edits that bring it about, all or none; none where a person must
    /// decide.
    pub edits: Vec<Edit>,
    /// Why there are none.
    pub why: Why,
    /// Where else the same is printed, which an edit changes as well.
    pub also: Vec<String>,
}

/// What is shown of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// What went.
    pub old: String,
    /// What came.
    pub new: String,
    /// Some of the paragraph around it, as it was.
    pub context: String,
    /// The same as it is now.
    pub now: String,
    /// Where in the data.
    pub place: Option<Place>,
    /// Where it is if nothing is edited.
    left: Option<Place>,
}

/// Why a person must decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// New words: where do they belong?
    Came,
    /// A paragraph went: is its record to go?
    Gone,
    /// Paragraphs split, joined or moved: so must the records be.
    Rearranged,
    /// What is printed here is looked up.
    Reference,
    /// The words are the program's or the template's.
    Program,
    /// The data was changed there as well.
    Both,
    /// It is printed at several places, and they were changed in different ways.
    Apart,
    /// Written as it is printed, but an edit would change more than this.
    More,
}

impl Why {
    /// The word of the locale that says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Came => "compare-new",
            Self::Gone => "compare-gone",
            Self::Rearranged => "compare-rearranged",
            Self::Reference => "compare-reference",
            Self::Program => "compare-program",
            Self::Both => "compare-both",
            Self::Apart => "compare-apart",
            Self::More => "compare-more",
        }
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's path.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// Finds the places.
pub fn locate(differences: &[Difference], sources: &Sources) -> Vec<Located> {
    let mut finder = Finder {
        sources,
        locator: Locator::new(sources),
    };
    differences.iter().map(|one| finder.located(one)).collect()
}

/// The place of each of these; nothing where it is not in the data.
pub fn places(spots: &[Option<Spot>], sources: &Sources) -> Vec<Option<Place>> {
    let mut finder = Finder {
        sources,
        locator: Locator::new(sources),
    };
    let place = |spot: &Option<Spot>| finder.found(spot.as_ref()?).place;
    spots.iter().map(place).collect()
}

impl Located {
    /// Leaves the difference to a person: an edit would do something else.
    pub fn leave(&mut self) {
        self.edits.clear();
        // A place that was only tried is none.
        let spots = self.spots.iter_mut();
        spots.for_each(|spot| spot.place.clone_from(&spot.left));
    }
}

struct Finder<'s> {
    sources: &'s Sources,
    locator: Locator<'s>,
}

/// What was found of a place in the text.
#[derive(Default)]
struct Found {
    place: Option<Place>,
    edit: Option<(Edit, Place)>,
    /// Whether the words stand in the value itself that they are printed from.
    written: bool,
}

/// How much of a paragraph is shown around a difference.
const CONTEXT: usize = 12;

/// Texts up to so many characters are shown whole.
const WORD: usize = 5;

impl Finder<'_> {
    fn located(&mut self, difference: &Difference) -> Located {
        let found: Vec<Found> = difference.spots.iter().map(|s| self.found(s)).collect();
        let why = why(difference, &found);
        let shown = difference.spots.iter().zip(&found);
        let shown = shown.map(|(spot, found)| shown_of(spot, found));
        let edits = found.iter().map(|f| f.edit.clone().map(|(edit, _)| edit));
        let edits: Option<Vec<Edit>> = edits.collect();
        let mut located = Located {
            spots: shown.collect(),
            edits: edits.unwrap_or_default(),
            why,
            also: Vec::new(),
        };
        if located.edits.is_empty() || difference.both {
            located.leave();
        }
        located
    }

    fn found(&mut self, spot: &Spot) -> Found {
        let near = candidates(spot);
        let near = near.iter().find_map(|(piece, _)| piece.from).or(spot.near);
        let Some(origin) = near else {
            return Found::default();
        };
        let mut found = Found {
            place: Some(place(self.sources, self.locator.span(origin))),
            ..Found::default()
        };
        // A paragraph that went as a whole leaves its record behind.
        let whole = spot.new.is_empty() && spot.range.len() == spot.length();
        for (piece, range) in candidates(spot) {
            let Some(from) = piece.from else { continue };
            let span = self.locator.span(from);
            let Some(edit) = edit(&piece, range, &spot.new, span, self.sources) else {
                continue;
            };
            let text = self.sources.get(from.file).text();
            let at = place_of_byte(self.sources, from.file, &text, edit.at);
            let written = within(&at, span);
            if written {
                found.place = Some(at.clone());
            }
            if found.edit.is_none() || written {
                found.edit = Some((edit, at)).filter(|_| !whole);
                found.written = written;
            }
            if written {
                break;
            }
        }
        found
    }
}

/// The pieces that a place lies in, and where in them: those that know where
/// they were written first, then stretches of one text.
pub(super) fn candidates(spot: &Spot) -> Vec<(Piece, std::ops::Range<usize>)> {
    let mut pieces: Vec<(Piece, usize)> = Vec::new();
    let mut start = 0;
    for piece in &spot.pieces {
        pieces.push((piece.clone(), start));
        start += piece.text.chars().count();
    }
    let mut stretches: Vec<(Piece, usize)> = Vec::new();
    for (piece, start) in &pieces {
        match stretches.last_mut() {
            Some((last, _)) if goes_on(last, piece) => last.text.push_str(&piece.text),
            _ => stretches.push((piece.clone(), *start)),
        }
    }
    let (known, unknown): (Vec<_>, Vec<_>) = pieces
        .into_iter()
        .partition(|(piece, _)| piece.from.is_some());
    let all = known.into_iter().chain(stretches).chain(unknown);
    let inside = all.filter_map(|(piece, start)| {
        let count = piece.text.chars().count();
        let begin = spot.range.start.checked_sub(start)?;
        let end = spot.range.end - start;
        (count > 0 && begin <= count && end <= count && (spot.range.is_empty() || begin < count))
            .then_some((piece, begin..end))
    });
    inside.collect()
}

/// Whether a piece goes on with what the one before it began.
fn goes_on(before: &Piece, piece: &Piece) -> bool {
    before.from.is_some() && before.from == piece.from || before.listed && piece.listed
}

fn shown_of(spot: &Spot, found: &Found) -> Shown {
    let pieces = spot.pieces.iter();
    let all: Vec<char> = pieces.flat_map(|p| p.text.chars()).collect();
    let start = spot.range.start.saturating_sub(CONTEXT).min(all.len());
    let end = (spot.range.end + CONTEXT).min(all.len());
    let mut shown = Shown {
        old: spot.old(),
        new: spot.new.clone(),
        context: all[start..end].iter().collect(),
        now: now(&all, start, end, spot),
        place: match &found.edit {
            Some((_, place)) => Some(place.clone()),
            None => found.place.clone(),
        },
        left: found.place.clone(),
    };
    if let Some((piece, range)) = candidates(spot).first()
        && piece.text.chars().count() <= WORD
    {
        // A name is one word: 林浩然 became 林昊然, not 浩 昊.
        let chars: Vec<char> = piece.text.chars().collect();
        shown.old.clone_from(&piece.text);
        let before = chars[..range.start].iter().copied();
        let after = chars[range.end..].iter().copied();
        shown.new = before.chain(spot.new.chars()).chain(after).collect();
    }
    shown
}

fn now(all: &[char], start: usize, end: usize, spot: &Spot) -> String {
    let range = &spot.range;
    let before = all[start..range.start.clamp(start, end)].iter().copied();
    let after = all[range.end.clamp(start, end)..end].iter().copied();
    before.chain(spot.new.chars()).chain(after).collect()
}

fn why(difference: &Difference, found: &[Found]) -> Why {
    match difference.kind {
        _ if difference.both => Why::Both,
        DifferenceKind::Came => Why::Came,
        DifferenceKind::Gone => Why::Gone,
        DifferenceKind::Split(_) | DifferenceKind::Joined(_) | DifferenceKind::Moved => {
            Why::Rearranged
        }
        DifferenceKind::Words if found.iter().all(|one| one.written) => Why::More,
        DifferenceKind::Words => {
            let pieces = difference.spots.iter().flat_map(candidates);
            let mut known = pieces.map(|(piece, _)| piece.from.is_some());
            match known.next() {
                Some(true) => Why::Reference,
                _ => Why::Program,
            }
        }
    }
}

fn place(sources: &Sources, span: Span) -> Place {
    Place {
        path: sources.get(span.file).path.clone(),
        line: span.line,
        column: span.column,
    }
}

fn place_of_byte(sources: &Sources, file: FileId, text: &str, at: usize) -> Place {
    let before = &text[..at];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
    Place {
        path: sources.get(file).path.clone(),
        line,
        column,
    }
}

/// Whether a place lies in a value.
fn within(place: &Place, span: Span) -> bool {
    let at = (place.line, place.column);
    (span.line, span.column) <= at && at <= (span.end_line, span.end_column)
}
