//! What went wrong, where, and what to do: the one vocabulary of faults that
//! every stage speaks.
//!
//! A [`Diagnostic`] holds facts (a [`Code`], arguments, places); the words for
//! them live in `locales/`, and a renderer puts the two together.

mod code;
mod locale;
mod nearest;
mod occurrences;
mod own_words;
mod place;
mod render_json;
mod render_text;
mod report;
mod severity;
mod sources;

pub use code::Code;
pub use locale::{CodeText, Lang, Locale, OddWords};
pub use nearest::{Near, nearest};
pub use occurrences::Occurrences;
pub use own_words::OwnWords;
pub use place::{At, FileId, Label, Origin, Place, Span, Words};
pub use render_json::render_json;
pub use render_text::render_text;
pub use report::Report;
pub use severity::Severity;
pub use sources::{Edit, Fetch, Source, Sources};

/// Named values that a locale puts into a message, in the order given.
pub type Args = Vec<(&'static str, String)>;

/// One fault (or remark): its code, what it speaks of, and the places it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Which fault it is; never changes its meaning.
    pub code: Code,
    /// How grave it is: the code's own severity, unless `fangan.yaml` moves it.
    pub severity: Severity,
    /// The user's own words, to be quoted in the message.
    pub args: Args,
    /// Where the fault stands.
    pub primary: Option<Label>,
    /// Other places one must see to understand it.
    pub related: Vec<Label>,
    /// What to do about it.
    pub hints: Vec<Hint>,
    /// The cure as changes of the text, where it is certain: those of one fault
    /// stand in one file.
    pub edits: Vec<Edit>,
}

/// A cure: a key of the locale's `hints` table and what goes into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// Key in the locale's `hints`.
    pub key: &'static str,
    /// Values for the hint's text.
    pub args: Args,
}

impl Diagnostic {
    /// A fault of this kind with nothing said about it yet.
    pub fn new(code: Code) -> Self {
        Self {
            severity: code.severity(),
            code,
            args: Vec::new(),
            primary: None,
            related: Vec::new(),
            hints: Vec::new(),
            edits: Vec::new(),
        }
    }

    /// Says what changes of the text are the cure.
    pub fn cured_by(mut self, edits: Vec<Edit>) -> Self {
        self.edits = edits;
        self
    }

    /// Adds a value for the message, such as the word the user wrote.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Says where the fault stands.
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.primary = Some(Label::new(place));
        self
    }

    /// Adds another place, explained by the locale's `notes` entry `note`.
    pub fn related(mut self, place: impl Into<Place>, note: &'static str) -> Self {
        self.related.push(Label::noted(place, note));
        self
    }

    /// Adds a cure without values.
    pub fn hint(self, key: &'static str) -> Self {
        self.hint_with(key, [])
    }

    /// Adds a cure with values.
    pub fn hint_with<const N: usize>(
        mut self,
        key: &'static str,
        args: [(&'static str, String); N],
    ) -> Self {
        self.hints.push(Hint {
            key,
            args: args.into(),
        });
        self
    }
}
