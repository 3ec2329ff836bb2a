//! The closed sets of words.

use super::Choices;
use crate::diagnostic::Severity;
use crate::model::{
    BlankFormKind, BodyKind, BodyStyle, ChartKind, ColumnKind, ContactColumn, EnumerationStyle,
    Form, GoalStyle, HeadingStyle, Holding, IssuedAs, LeadFace, NumberStyle, OnHoliday, OrderBy,
    PartStyle, Stage, Status, Succession,
};

/// Look of a document.
pub static FORMS: Choices<Form> = Choices(&[
    (&["red-head", "文件", "红头", "红头文件"], Form::RedHead),
    (&["plain", "白头", "白头文件"], Form::Plain),
    (&["letter", "信函"], Form::Letter),
    (&["order", "命令", "令"], Form::Order),
    (&["minutes", "纪要"], Form::Minutes),
]);

/// Draft or issued.
pub static STATUSES: Choices<Status> = Choices(&[
    (&["draft", "草稿"], Status::Draft),
    (&["issued", "已印发"], Status::Issued),
]);

/// State of the text. Other words are printed as they are.
pub static STAGES: Choices<Stage> = Choices(&[
    (&["for-comment", "征求意见稿"], Stage::ForComment),
    (&["for-approval", "送审稿"], Stage::ForApproval),
]);

/// How headings and items of a level are numbered.
pub static NUMBER_STYLES: Choices<NumberStyle> = Choices(&[
    (&["一、", "一"], NumberStyle::Hanzi),
    (&["（一）", "(一)"], NumberStyle::BracketedHanzi),
    (&["1.", "1．"], NumberStyle::Arabic),
    (&["（1）", "(1)"], NumberStyle::BracketedArabic),
    (&["1、"], NumberStyle::ArabicPause),
    (&["①"], NumberStyle::Circled),
    (&["⑴"], NumberStyle::Parenthesised),
    (&["一是"], NumberStyle::Ordinal),
    (&["none", "不编号"], NumberStyle::None),
]);

/// How a body's people are listed.
pub static BODY_STYLES: Choices<BodyStyle> = Choices(&[
    (&["columns", "分栏"], BodyStyle::Columns),
    (&["brackets", "括注"], BodyStyle::Brackets),
    (&["table", "表格", "表"], BodyStyle::Table),
]);

/// How goals are shown.
pub static GOAL_STYLES: Choices<GoalStyle> = Choices(&[
    (&["list", "条目", "列表"], GoalStyle::List),
    (&["table", "表格", "表"], GoalStyle::Table),
    (&["sentence", "成句"], GoalStyle::Sentence),
]);

/// In what face the first sentence of an item stands.
pub static LEAD_FACES: Choices<LeadFace> = Choices(&[
    (&["kai", "楷体"], LeadFace::Kai),
    (&["bold", "加粗"], LeadFace::Bold),
]);

/// Columns of a list of contacts.
pub static CONTACT_COLUMNS: Choices<ContactColumn> = Choices(&[
    (&["serial", "序号"], ContactColumn::Serial),
    (&["unit", "单位"], ContactColumn::Unit),
    (&["name", "姓名"], ContactColumn::Name),
    (&["title", "职务"], ContactColumn::Title),
    (&["duty", "职责"], ContactColumn::Duty),
    (&["office-phone", "办公电话"], ContactColumn::OfficePhone),
    (&["phone", "电话", "手机"], ContactColumn::Phone),
    (&["note", "备注"], ContactColumn::Note),
]);

/// What a chart shows.
pub static CHARTS: Choices<ChartKind> = Choices(&[
    (&["organisation", "组织机构图"], ChartKind::Organisation),
    (&["phases", "进度图"], ChartKind::Phases),
]);

/// Kinds of form to be filled in by hand.
pub static BLANK_FORMS: Choices<BlankFormKind> = Choices(&[
    (&["register", "台账", "登记表"], BlankFormKind::Register),
    (&["receipt", "回执"], BlankFormKind::Receipt),
]);

/// What an issued plan is to its notice.
pub static ISSUED_AS: Choices<IssuedAs> = Choices(&[
    (&["object", "正文"], IssuedAs::Object),
    (&["attachment", "附件"], IssuedAs::Attachment),
]);

/// How a post is held.
pub static HOLDINGS: Choices<Holding> = Choices(&[
    (&["regular", "正式"], Holding::Regular),
    (&["acting", "代理"], Holding::Acting),
    (&["in-charge", "主持工作"], Holding::InCharge),
    (&["concurrent", "兼任", "兼"], Holding::Concurrent),
    (&["seconded", "挂职"], Holding::Seconded),
]);

/// Where a heading stands.
pub static HEADING_STYLES: Choices<HeadingStyle> = Choices(&[
    (&["stand-alone", "独立"], HeadingStyle::StandAlone),
    (&["run-in", "接排"], HeadingStyle::RunIn),
]);

/// How records are shown.
pub static PART_STYLES: Choices<PartStyle> = Choices(&[
    (&["list", "条目", "列表"], PartStyle::List),
    (&["table", "表格", "表"], PartStyle::Table),
]);

/// Kinds of body.
pub static BODY_KINDS: Choices<BodyKind> = Choices(&[
    (&["leading-group", "领导小组"], BodyKind::LeadingGroup),
    (&["headquarters", "指挥部"], BodyKind::Headquarters),
    (&["committee", "委员会"], BodyKind::Committee),
    (&["task-force", "专班", "工作专班"], BodyKind::TaskForce),
    (&["joint-meeting", "联席会议"], BodyKind::JointMeeting),
]);

/// What becomes of a seat.
pub static SUCCESSIONS: Choices<Succession> = Choices(&[
    (&["automatic", "自然递补"], Succession::Automatic),
    (&["approval", "审批"], Succession::Approval),
    (&["notice", "发文"], Succession::Notice),
]);

/// How an enumeration counts.
pub static ENUMERATION_STYLES: Choices<EnumerationStyle> = Choices(&[
    (&["一是", "一是……"], EnumerationStyle::Ordinal),
    (&["①"], EnumerationStyle::Circled),
    (&["⑴", "(1)", "（1）"], EnumerationStyle::Bracketed),
    (&["1、", "1", "1."], EnumerationStyle::Arabic),
]);

/// Columns of a table of tasks.
pub static COLUMNS: Choices<ColumnKind> = Choices(&[
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
]);

/// What becomes of a duty that falls on a holiday.
pub static ON_HOLIDAY: Choices<OnHoliday> = Choices(&[
    (&["postpone", "顺延", "推后", "延后"], OnHoliday::Postpone),
    (&["bring-forward", "提前"], OnHoliday::BringForward),
    (&["skip", "不排", "取消"], OnHoliday::Skip),
    (&["keep", "照排", "照常"], OnHoliday::Keep),
]);

/// In which order people take turns.
pub static ORDERS_BY: Choices<OrderBy> = Choices(&[
    (&["given", "按所列"], OrderBy::Given),
    (&["rank", "按排名", "按职务"], OrderBy::Rank),
]);

/// How grave a fault is.
pub static SEVERITIES: Choices<Severity> = Choices(&[
    (&["error", "错误"], Severity::Error),
    (&["warning", "警告"], Severity::Warning),
    (&["note", "提示"], Severity::Note),
]);

/// The word that tasks are gathered with.
pub static TASK_SOURCES: Choices<()> = Choices(&[(&["from-plan", "取自本方案"], ())]);

/// Yes and no.
pub static FLAGS: Choices<bool> = Choices(&[
    (&["true", "是", "yes", "on", "有", "对"], true),
    (&["false", "否", "no", "off", "无", "错"], false),
]);

/// The one thing that can be said of a party's telephone number.
pub static PHONES: Choices<bool> = Choices(&[
    (&["show", "显示", "是", "true"], true),
    (&["hide", "不显示", "否", "false"], false),
]);

/// What becomes of telephone numbers in a public edition: `true` masks them.
pub static PUBLIC_PHONES: Choices<bool> =
    Choices(&[(&["leave-out", "不印"], false), (&["mask", "遮盖"], true)]);

/// 待定: still open.
pub static OPEN: &[&str] = &["待定", "tbd", "TBD"];
