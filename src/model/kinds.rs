//! The closed sets of words that plans choose from, most of them made from the
//! declarations in `record/words.rs`.

use crate::record;

macro_rules! sets {
    ($(
        $(#[doc = $doc:literal])* $(#[derive($($derive:ident),*)])? $SET:ident $Type:ident $name:literal
        { $($(#[$about:meta])* $Value:ident $word:literal $($other:literal)*,)* }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize $($(, $derive)*)?)]
        #[serde(rename_all = "kebab-case")]
        pub enum $Type { $($(#[$about])* $Value,)* }

        impl $Type {
            /// All there are.
            pub const ALL: &[Self] = &[$(Self::$Value),*];

            /// Its English word.
            pub fn word(self) -> &'static str {
                match self { $(Self::$Value => $word),* }
            }
        }
    )*};
}

record::words! { sets }

/// State of the text, printed under the title.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Stage {
    /// 征求意见稿.
    ForComment,
    /// 送审稿.
    ForApproval,
    /// What else an office prints there.
    Other(String),
}

impl Stage {
    /// The words on the page.
    pub fn words(&self) -> &str {
        match self {
            Self::ForComment => "征求意见稿",
            Self::ForApproval => "送审稿",
            Self::Other(words) => words,
        }
    }
}

impl Status {
    /// Whether it has left the office: issued once, whatever became of it.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Issued | Self::Expired | Self::Repealed)
    }

    /// Whether somebody signed it: only then it may have a number.
    pub fn is_signed(self) -> bool {
        self == Self::Signed || self.is_out()
    }
}

impl Form {
    /// Whether papers of the form have a document number.
    pub fn has_number(self) -> bool {
        matches!(self, Self::RedHead | Self::Letter)
    }
}

impl BodyKind {
    /// The words its name ends with.
    pub fn words(self) -> &'static str {
        match self {
            Self::LeadingGroup => "领导小组",
            Self::Headquarters => "指挥部",
            Self::Committee => "委员会",
            Self::TaskForce => "工作专班",
            Self::JointMeeting => "联席会议",
        }
    }
}

/// How the headings and items of a level are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelStyle {
    /// In which form.
    pub style: NumberStyle,
    /// Whether the count goes on where a chapter above begins anew.
    pub continues: bool,
}

impl LevelStyle {
    /// Behind the word of a style whose count goes on: `1.…`.
    const CONTINUES: char = '…';

    /// A style as it counts by itself: articles go on through all chapters.
    pub fn usual(style: NumberStyle) -> Self {
        Self {
            style,
            continues: style == NumberStyle::Article,
        }
    }

    /// As templates hand it on.
    pub fn word(self) -> String {
        let mut word = self.style.word().to_string();
        if self.continues && self != Self::usual(self.style) {
            word.push(Self::CONTINUES);
        }
        word
    }

    /// What [`LevelStyle::word`] wrote.
    pub fn from_word(word: &str) -> Option<Self> {
        let bare = word.strip_suffix(Self::CONTINUES);
        let usual = Self::usual(NumberStyle::from_word(bare.unwrap_or(word))?);
        Some(Self {
            continues: usual.continues || bare.is_some(),
            ..usual
        })
    }
}

impl NumberStyle {
    /// How many counts a decimal number is made of; 0 for every other.
    pub fn decimals(self) -> usize {
        match self {
            Self::Decimal => 1,
            Self::DecimalTwo => 2,
            Self::DecimalThree => 3,
            Self::DecimalFour => 4,
            _ => 0,
        }
    }

    /// The style of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|style| style.word() == word)
    }
}
