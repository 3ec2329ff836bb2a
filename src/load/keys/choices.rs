//! The closed sets of words, most of them made from the declarations in
//! `record/words.rs`.

use super::Choices;
use crate::diagnostic::Severity;
use crate::model::{
    BlankFormKind, BodyKind, BodyStyle, ChartKind, ColumnKind, ContactColumn, EnumerationStyle,
    Form, GoalStyle, HeadingStyle, Holding, IssuedAs, LeadFace, NumberStyle, OnHoliday, OrderBy,
    PartStyle, Stage, Status, Succession,
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

/// Columns of a list of contacts.
pub static CONTACT_COLUMNS: Choices<ContactColumn> = Choices(
    "contact columns",
    &[
        (&["serial", "序号"], ContactColumn::Serial),
        (&["unit", "单位"], ContactColumn::Unit),
        (&["name", "姓名"], ContactColumn::Name),
        (&["title", "职务"], ContactColumn::Title),
        (&["duty", "职责"], ContactColumn::Duty),
        (&["office-phone", "办公电话"], ContactColumn::OfficePhone),
        (&["phone", "电话", "手机"], ContactColumn::Phone),
        (&["note", "备注"], ContactColumn::Note),
    ],
);

/// Columns of a table of tasks.
pub static COLUMNS: Choices<ColumnKind> = Choices(
    "columns",
    &[
        (&["serial", "序号"], ColumnKind::Serial),
        (&["category", "类别"], ColumnKind::Category),
        (&["task", "工作任务"], ColumnKind::Task),
        (&["measures", "具体举措"], ColumnKind::Measures),
        (&["leader", "牵头领导"], ColumnKind::Leader),
        (&["lead", "责任单位", "牵头单位"], ColumnKind::Lead),
        (&["accountable", "责任人"], ColumnKind::Accountable),
        (&["support", "配合单位"], ColumnKind::Support),
        (&["deadline", "完成时限"], ColumnKind::Deadline),
        (&["progress", "进展"], ColumnKind::Progress),
        (&["note", "备注"], ColumnKind::Note),
    ],
);

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
