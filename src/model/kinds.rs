//! The closed sets of words that plans choose from.

/// The look of a document (GB/T 9704 clauses 7 and 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// 红头: issuer's mark, number, rule, record.
    RedHead,
    /// 白头: an internal plan without a head.
    Plain,
    /// 信函: the letter form (10.1).
    Letter,
    /// 命令（令）: mark, number and the signatory's stamp (10.2).
    Order,
    /// 纪要: mark, and who was there below the text (10.3).
    Minutes,
}

/// Draft or issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// 草稿: follows staff.
    Draft,
    /// 已印发: frozen.
    Issued,
}

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

/// How a post is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holding {
    /// 正式.
    #[default]
    Regular,
    /// 代理.
    Acting,
    /// 主持工作.
    InCharge,
    /// 兼任.
    Concurrent,
    /// 挂职.
    Seconded,
}

/// Where a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadingStyle {
    /// 独立: on a line of its own.
    StandAlone,
    /// 接排: the text follows on the same line.
    RunIn,
}

/// How a part with records is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartStyle {
    /// As numbered paragraphs.
    List,
    /// As a table.
    Table,
}

/// Kinds of body, each with labels of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// 领导小组: 组长, 副组长.
    LeadingGroup,
    /// 指挥部: 总指挥, 副总指挥.
    Headquarters,
    /// 委员会: 主任, 副主任.
    Committee,
    /// 专班: 召集人 or 组长.
    TaskForce,
    /// 联席会议: 召集人, 副召集人.
    JointMeeting,
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

/// What becomes of a seat when its holder leaves the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Succession {
    /// 自然递补: the successor in post takes it.
    Automatic,
    /// 审批: the unit proposes, the body's leader approves.
    Approval,
    /// 发文: a new notice is issued.
    Notice,
}

/// How an enumeration counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EnumerationStyle {
    /// 一是…；二是….
    Ordinal,
    /// ①②③.
    Circled,
    /// ⑴⑵⑶.
    Bracketed,
    /// 1、2、3、.
    Arabic,
}

/// Columns of a table of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ColumnKind {
    Serial,
    Category,
    Task,
    Measures,
    Leader,
    Lead,
    Accountable,
    Support,
    Deadline,
    Progress,
    Note,
}

impl ColumnKind {
    /// All columns, in the order in which they stand by default.
    pub const ALL: [ColumnKind; 11] = [
        Self::Serial,
        Self::Category,
        Self::Task,
        Self::Measures,
        Self::Leader,
        Self::Lead,
        Self::Accountable,
        Self::Support,
        Self::Deadline,
        Self::Progress,
        Self::Note,
    ];
}

/// How headings and items of a level are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// 一、
    Hanzi,
    /// （一）
    BracketedHanzi,
    /// 1.
    Arabic,
    /// （1）
    BracketedArabic,
    /// 1、
    ArabicPause,
    /// ①
    Circled,
    /// ⑴
    Parenthesised,
    /// 一是
    Ordinal,
    /// No number.
    None,
}

impl NumberStyle {
    /// All of them with the word that templates use: the first number.
    pub const ALL: [(NumberStyle, &'static str); 9] = [
        (Self::Hanzi, "一、"),
        (Self::BracketedHanzi, "（一）"),
        (Self::Arabic, "1."),
        (Self::BracketedArabic, "（1）"),
        (Self::ArabicPause, "1、"),
        (Self::Circled, "①"),
        (Self::Parenthesised, "⑴"),
        (Self::Ordinal, "一是"),
        (Self::None, "none"),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        let known = Self::ALL.iter().find(|(style, _)| *style == self);
        known.map_or("none", |(_, word)| word)
    }

    /// The style of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == word);
        known.map(|(style, _)| *style)
    }
}

/// How a body's people are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyStyle {
    /// Names in one column, posts in another.
    Columns,
    /// One line for each role, posts in brackets.
    Brackets,
    /// A table with telephone numbers.
    Table,
}

/// How goals are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalStyle {
    /// As numbered paragraphs.
    List,
    /// As a table.
    Table,
    /// In one paragraph, parted by ；.
    Sentence,
}

/// Face of an item's first sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeadFace {
    /// 楷体.
    Kai,
    /// Bold.
    Bold,
}

/// Columns of a list of contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ContactColumn {
    Serial,
    Unit,
    Name,
    Title,
    Duty,
    OfficePhone,
    Phone,
    Note,
}

impl ContactColumn {
    /// All columns, in the order in which they stand by default.
    pub const ALL: [ContactColumn; 8] = [
        Self::Serial,
        Self::Unit,
        Self::Name,
        Self::Title,
        Self::Duty,
        Self::OfficePhone,
        Self::Phone,
        Self::Note,
    ];
}

/// Kinds of form to be filled in by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlankFormKind {
    /// 台账, 登记表: a row for each case.
    Register,
    /// 回执: sent back, cut off.
    Receipt,
}

/// What an issued plan is to its notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssuedAs {
    /// Its object: no 附件 label, no attachment note (gbt9704.md 4.8).
    Object,
    /// Its attachment, as many local notices have it (4.9).
    Attachment,
}

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// The plan's bodies, their leaders, offices and groups.
    Organisation,
    /// The plan's phases, in time.
    Phases,
}
