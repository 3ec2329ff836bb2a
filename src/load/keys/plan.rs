//! Keys of a plan, its chapters and attachments.

use super::*;

/// What a plan says of itself.
pub static PLAN: Record = Record {
    name: "plan",
    chinese: "方案",
    fields: &[
        required("id", &["编号"], Kind::Id),
        field("template", &["模板"], Kind::Reference),
        required("title", &["标题"], Kind::Text),
        field("form", &["格式"], Kind::Choice(&FORMS)),
        field("issuers", &["发文机关"], Kind::References),
        field("mark", &["发文机关标志"], Kind::Text),
        field("number", &["发文字号"], Kind::DocumentNumber),
        field("order-number", &["令号"], Kind::Number),
        field("date", &["成文日期"], Kind::DayOrOpen),
        field("roster-date", &["名单日期"], Kind::Day),
        field("in-force", &["执行期"], Kind::Record(&IN_FORCE)),
        field("stage", &["稿次"], Kind::Choice(&STAGES)),
        field("status", &["状态"], Kind::Choice(&STATUSES)),
        field("addressees", &["主送"], Kind::Texts),
        field("basis", &["依据"], Kind::References),
        field("preamble", &["开头"], Kind::Prose),
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        field("note", &["附注"], Kind::Text),
        field("seal", &["用印"], Kind::Flag),
        field("name-stamp", &["签名章"], Kind::Flag),
        field("attendees", &["出席"], Kind::Parties),
        field("excused", &["请假"], Kind::Parties),
        field("observers", &["列席"], Kind::Parties),
        field("copy-number", &["份号"], Kind::Text),
        field("secrecy", &["密级"], Kind::Text),
        field("urgency", &["紧急程度"], Kind::Text),
        field("signatory", &["签发人"], Kind::Parties),
        field("printed-by", &["印发机关"], Kind::Text),
        field("printed-date", &["印发日期"], Kind::Day),
        field("signature", &["落款"], Kind::Flag),
        field("issued-by", &["印发通知"], Kind::Record(&NOTICE)),
        field("compilation", &["汇编"], Kind::Records(&PIECE)),
        INTERNAL,
    ],
};

/// A document number in its parts.
pub static NUMBER: Record = Record {
    name: "number",
    chinese: "发文字号",
    fields: &[
        field("code", &["机关代字"], Kind::Text),
        required("year", &["年份"], Kind::Number),
        required("serial", &["序号"], Kind::Number),
    ],
};

/// From when until when a plan is in force.
pub static IN_FORCE: Record = Record {
    name: "in-force",
    chinese: "执行期",
    fields: &[
        field("from", &["起"], Kind::Day),
        field("until", &["止"], Kind::Day),
    ],
};

/// A chapter.
pub static SECTION: Record = Record {
    name: "section",
    chinese: "章节",
    fields: &[
        field("id", &["编号"], Kind::Id),
        field("heading", &["标题"], Kind::Text),
        field(
            "heading-style",
            &["标题样式"],
            Kind::Choice(&HEADING_STYLES),
        ),
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        field("basis", &["依据"], Kind::References),
        field("body", &["内容"], Kind::Parts),
        field("sections", &["下级章节"], Kind::Records(&SECTION)),
        INTERNAL,
    ],
};

/// The notice by which a plan is issued.
pub static NOTICE: Record = Record {
    name: "issued-by",
    chinese: "印发通知",
    fields: &[
        field("title", &["标题"], Kind::Text),
        field("text", &["正文"], Kind::Prose),
        field("as", &["方式"], Kind::Choice(&ISSUED_AS)),
    ],
};

/// A short plan in a document of several.
pub static PIECE: Record = Record {
    name: "piece",
    chinese: "篇",
    fields: &[
        field("plan", &["方案"], Kind::Reference),
        field("title", &["标题"], Kind::Text),
        field("preamble", &["开头"], Kind::Prose),
        field("body", &["内容"], Kind::Parts),
        field("sections", &["章节"], Kind::Records(&SECTION)),
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        INTERNAL,
    ],
};

/// An attachment.
pub static ATTACHMENT: Record = Record {
    name: "attachment",
    chinese: "附件",
    fields: &[
        required("id", &["编号"], Kind::Id),
        required("title", &["标题"], Kind::Text),
        field("body", &["内容"], Kind::Parts),
        field("sections", &["章节", "下级章节"], Kind::Records(&SECTION)),
        field("separate", &["单独成文"], Kind::Flag),
        field("landscape", &["横排"], Kind::Flag),
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        INTERNAL,
    ],
};
