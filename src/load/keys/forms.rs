//! Keys of what hangs on a plan: areas, contacts, scores, forms to fill in.

use super::*;

/// Areas with options.
pub static COVERAGE: Record = Record {
    name: "coverage",
    chinese: "责任区",
    fields: &[
        field("title", &["标题"], Kind::Text),
        field("area-label", &["区域称谓"], Kind::Text),
        required("items", &["条目"], Kind::Records(&AREA)),
    ],
};

/// An area and who answers for it.
pub static AREA: Record = Record {
    name: "area",
    chinese: "责任区",
    fields: &[
        required("area", &["区域", "责任区"], Kind::Text),
        field("scope", &["范围"], Kind::Text),
        field("leader", &["责任领导", "包联领导"], Kind::Parties),
        field("lead", &["责任单位"], Kind::Parties),
        field("responsible", &["责任人"], Kind::Parties),
        field("staff", &["工作人员"], Kind::Parties),
        field("note", &["备注"], Kind::Text),
        INTERNAL,
    ],
};

/// A list of contacts with options.
pub static CONTACTS: Record = Record {
    name: "contacts",
    chinese: "通讯录",
    fields: &[
        field("title", &["标题"], Kind::Text),
        field(
            "columns",
            &["栏目", "列"],
            Kind::Columns(&CONTACT_COLUMNS, &CONTACT_COLUMN),
        ),
        field("from-plan", &["取自本方案"], Kind::Flag),
        field("items", &["条目"], Kind::Records(&CONTACT)),
    ],
};

/// One contact.
pub static CONTACT: Record = Record {
    name: "contact",
    chinese: "通讯录",
    fields: &[
        required("who", &["姓名", "人员"], Kind::Party),
        field("unit", &["单位"], Kind::Text),
        field("duty", &["职责"], Kind::Text),
        field("phone", &["电话", "手机"], Kind::Text),
        field("office-phone", &["办公电话"], Kind::Text),
        field("note", &["备注"], Kind::Text),
        INTERNAL,
    ],
};

/// A column of a list of contacts that has more to it than its name.
pub static CONTACT_COLUMN: Record = Record {
    name: "contact-column",
    chinese: "栏目",
    fields: &[
        required("column", &["栏目"], Kind::Choice(&CONTACT_COLUMNS)),
        INTERNAL,
    ],
};

/// A column of a table of tasks that has more to it than its name.
pub static COLUMN: Record = Record {
    name: "column",
    chinese: "栏目",
    fields: &[
        required("column", &["栏目"], Kind::Choice(&COLUMNS)),
        INTERNAL,
    ],
};

/// What is scored, with options.
pub static ASSESSMENT: Record = Record {
    name: "assessment",
    chinese: "考核评分表",
    fields: &[
        field("title", &["标题"], Kind::Text),
        field("total", &["总分"], Kind::Text),
        field("score", &["得分栏"], Kind::Flag),
        required("items", &["条目"], Kind::Records(&SCORE)),
    ],
};

/// What is scored.
pub static SCORE: Record = Record {
    name: "score",
    chinese: "考核项目",
    fields: &[
        field("category", &["类别"], Kind::Text),
        required("item", &["考核项目"], Kind::Text),
        field("standard", &["评分标准"], Kind::Prose),
        required("points", &["分值"], Kind::Text),
        field("by", &["考核单位"], Kind::Parties),
        field("note", &["备注"], Kind::Text),
    ],
};

/// A form to be filled in by hand.
pub static BLANK_FORM: Record = Record {
    name: "blank-form",
    chinese: "空白表",
    fields: &[
        field("kind", &["类型"], Kind::Choice(&BLANK_FORMS)),
        field("title", &["标题"], Kind::Text),
        field("intro", &["引言"], Kind::Prose),
        field("columns", &["栏目", "列"], Kind::Records(&BLANK_COLUMN)),
        field("rows", &["行数"], Kind::Number),
        field("lines", &["行高"], Kind::Number),
        field("serial", &["序号"], Kind::Flag),
        field("fields", &["填写项"], Kind::Records(&BLANK_FIELD)),
        field("cut-line", &["裁剪线"], Kind::Flag),
        field("note", &["注"], Kind::Prose),
    ],
};

/// A column of such a form.
pub static BLANK_COLUMN: Record = Record {
    name: "blank-column",
    chinese: "栏目",
    fields: &[
        required("name", &["名称"], Kind::Text),
        field("width", &["宽度"], Kind::Number),
        INTERNAL,
    ],
};

/// A labelled box of such a form.
pub static BLANK_FIELD: Record = Record {
    name: "blank-field",
    chinese: "填写项",
    fields: &[
        required("name", &["名称"], Kind::Text),
        field("wide", &["通栏"], Kind::Flag),
        field("lines", &["行高"], Kind::Number),
        field("text", &["已填"], Kind::Text),
        INTERNAL,
    ],
};
