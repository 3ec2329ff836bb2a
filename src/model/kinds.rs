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
