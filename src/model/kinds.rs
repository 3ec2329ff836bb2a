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

impl NumberStyle {
    /// The style of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|style| style.word() == word)
    }
}
