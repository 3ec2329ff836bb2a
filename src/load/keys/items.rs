//! Keys of items, standing arrangements, contingencies, enumerations.

use super::*;

/// A numbered item.
pub static ITEM: Record = Record {
    name: "item",
    chinese: "条目",
    fields: &[
        field("title", &["小标题"], Kind::Text),
        field("lead", &["首句"], Kind::Text),
        field("text", &["内容"], Kind::Prose),
        field("body", &["下级内容"], Kind::Parts),
        INTERNAL,
    ],
};

/// Numbered items with options.
pub static ITEM_LIST: Record = Record {
    name: "item-list",
    chinese: "条目",
    fields: &[
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        field("lead-face", &["首句字体"], Kind::Choice(&LEAD_FACES)),
        required("items", &["条目"], Kind::Records(&ITEM)),
    ],
};

/// A standing arrangement.
pub static MECHANISM: Record = Record {
    name: "mechanism",
    chinese: "工作制度",
    fields: &[
        required("name", &["名称"], Kind::Text),
        field("text", &["内容"], Kind::Prose),
        field("every", &["频次"], Kind::Text),
        field("by", &["责任人", "责任单位"], Kind::Parties),
        field("body", &["下级内容"], Kind::Parts),
        INTERNAL,
    ],
};

/// Standing arrangements with options.
pub static MECHANISMS: Record = Record {
    name: "mechanisms",
    chinese: "工作制度",
    fields: &[
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        required("items", &["条目"], Kind::Records(&MECHANISM)),
    ],
};

/// What is done when something happens.
pub static CONTINGENCY: Record = Record {
    name: "contingency",
    chinese: "应急处置",
    fields: &[
        required("when", &["情形"], Kind::Text),
        field("level", &["级别"], Kind::Text),
        field("threshold", &["启动条件"], Kind::Text),
        field("within", &["时限"], Kind::Text),
        field("by", &["承办人"], Kind::Parties),
        field("response", &["处置"], Kind::Prose),
        field("body", &["下级内容"], Kind::Parts),
        INTERNAL,
    ],
};

/// Contingencies with options.
pub static CONTINGENCIES: Record = Record {
    name: "contingencies",
    chinese: "应急处置",
    fields: &[
        field("style", &["样式"], Kind::Choice(&PART_STYLES)),
        field("numbering", &["序号样式"], Kind::Choices(&NUMBER_STYLES)),
        required("items", &["条目"], Kind::Records(&CONTINGENCY)),
    ],
};

/// 一是……二是…….
pub static ENUMERATION: Record = Record {
    name: "enumeration",
    chinese: "列举",
    fields: &[
        field("intro", &["引言"], Kind::Text),
        field("style", &["样式"], Kind::Choice(&ENUMERATION_STYLES)),
        required("items", &["条目"], Kind::Texts),
        field("end", &["末尾标点"], Kind::Text),
        field("run-in", &["接排"], Kind::Flag),
    ],
};
