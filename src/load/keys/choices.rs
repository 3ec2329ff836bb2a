//! The closed sets of words, most of them made from the declarations in
//! `record/words.rs`.

use super::Choices;
use crate::diagnostic::Severity;
use crate::model::{
    AreaColumn, Beside, BlankFormKind, BodyKind, BodyStyle, CellType, ChartKind, ColumnKind,
    ContactColumn, EnumerationStyle, FolderKind, Form, GoalNature, GoalStyle, HeadingStyle,
    Holding, IssuedAs, LeadFace, LevelPrefix, ListPlace, NumberStyle, OnHoliday, OrderBy,
    PartStyle, ProgressState, RegisterState, ResponsibilityStyle, ResponsibilityWording, Stage,
    Status, Succession, Verdict,
};
use crate::record;

macro_rules! sets {
    ($(
        $(#[doc = $doc:literal])* $(#[derive($($derive:ident),*)])? $SET:ident $Type:ident $name:literal
        { $($(#[$about:meta])* $Value:ident $($word:literal)+,)* }
    )*) => {$(
        $(#[doc = $doc])*
        pub static $SET: Choices<$Type> = Choices($name, &[$((&[$($word),+], $Type::$Value)),*]);
    )*};
}

record::words! { sets }

/// State of the text. Other words are printed as they are.
pub static STAGES: Choices<Stage> = Choices(
    "stages",
    &[
        (&["for-comment", "征求意见稿"], Stage::ForComment),
        (&["for-approval", "送审稿"], Stage::ForApproval),
    ],
);

macro_rules! columns {
    ($($(#[doc = $doc:literal])* $SET:ident $Type:ident $name:literal $Row:ident {
        $($Column:ident $($word:literal)+ $(=> $head:literal)?:
            $kind:ident $($($field:ident).+)? $($class:literal $($width:literal)?)?,)*
    })*) => {$(
        $(#[doc = $doc])*
        pub static $SET: Choices<$Type> = Choices($name, &[$((&[$($word),+], $Type::$Column)),*]);
    )*};
}

record::columns! { columns }

/// How grave a fault is.
pub static SEVERITIES: Choices<Severity> = Choices(
    "severities",
    &[
        (&["error", "错误"], Severity::Error),
        (&["warning", "警告"], Severity::Warning),
        (&["note", "提示"], Severity::Note),
    ],
);

/// The word that tasks are gathered with.
pub static TASK_SOURCES: Choices<()> =
    Choices("task sources", &[(&["from-plan", "取自本方案"], ())]);

/// The whole leadership.
pub static WHOLE: Choices<()> = Choices("whole", &[(&["all", "全部", "是", "true"], ())]);

/// Yes and no.
pub static FLAGS: Choices<bool> = Choices(
    "flags",
    &[
        (&["true", "是", "yes", "on", "有", "对"], true),
        (&["false", "否", "no", "off", "无", "错"], false),
    ],
);

/// The one thing that can be said of a party's telephone number.
pub static PHONES: Choices<bool> = Choices(
    "phones",
    &[
        (&["show", "显示", "是", "true"], true),
        (&["hide", "不显示", "否", "false"], false),
    ],
);

/// What becomes of telephone numbers in a public edition: `true` masks them.
pub static PUBLIC_PHONES: Choices<bool> = Choices(
    "public phones",
    &[(&["leave-out", "不印"], false), (&["mask", "遮盖"], true)],
);

/// 待定: still open.
pub static OPEN: &[&str] = &["待定", "tbd", "TBD"];
