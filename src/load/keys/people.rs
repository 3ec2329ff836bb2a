//! Keys of bodies of people and working groups.

use super::*;

/// A leading group and the like.
pub static BODY_OF_PEOPLE: Record = Record {
    name: "body-of-people",
    chinese: "组织机构",
    fields: &[
        field("kind", &["类型"], Kind::Choice(&BODY_KINDS)),
        field("name", &["名称"], Kind::Text),
        field("short-name", &["简称"], Kind::Text),
        field("style", &["样式"], Kind::Choice(&BODY_STYLES)),
        field("intro", &["引言"], Kind::Prose),
        field("leader", &["组长"], Kind::Parties),
        field("executive-deputy", &["常务副组长"], Kind::Parties),
        field("deputy", &["副组长"], Kind::Parties),
        field("members", &["成员"], Kind::Parties),
        field("liaison", &["联络员"], Kind::Parties),
        field("phone", &["电话"], Kind::Choice(&PHONES)),
        field("responsible", &["负责人"], Kind::Parties),
        field("charge", &["具体负责"], Kind::Text),
        field("planned", &["拟成立"], Kind::Flag),
        field("groups", &["下设"], Kind::Texts),
        field("duties", &["职责"], Kind::Texts),
        field("labels", &["称谓"], Kind::Labels),
        field("succession", &["人员变动"], Kind::Choice(&SUCCESSIONS)),
        field("office", &["办公室"], Kind::Record(&BODY_OFFICE)),
    ],
};

/// The office of a body.
pub static BODY_OFFICE: Record = Record {
    name: "office",
    chinese: "办公室",
    fields: &[
        field("name", &["名称"], Kind::Text),
        field("at", &["设在"], Kind::Party),
        field("head", &["主任"], Kind::Parties),
        field("executive-deputy", &["常务副主任"], Kind::Parties),
        field("deputy", &["副主任"], Kind::Parties),
        field("units", &["成员单位"], Kind::Parties),
        field("staff", &["工作人员"], Kind::Parties),
        field("duties", &["职责"], Kind::Texts),
    ],
};

/// Roles whose label a body may change.
pub static LABELS: Record = Record {
    name: "labels",
    chinese: "称谓",
    fields: &[
        field("leader", &["组长"], Kind::Text),
        field("executive-deputy", &["常务副组长"], Kind::Text),
        field("deputy", &["副组长"], Kind::Text),
        field("members", &["成员"], Kind::Text),
        field("liaison", &["联络员"], Kind::Text),
    ],
};

/// A working group or one of its lines.
pub static WORKING_GROUP: Record = Record {
    name: "working-group",
    chinese: "工作组",
    fields: &[
        required("name", &["组名", "名称"], Kind::Text),
        field("responsible-leader", &["责任领导"], Kind::Parties),
        field("responsible", &["责任人"], Kind::Parties),
        field("staff", &["组员", "人员配备"], Kind::Parties),
        field("duties", &["工作任务", "职责"], Kind::Texts),
        field("numbers", &["任务序号"], Kind::Choice(&ENUMERATION_STYLES)),
        field("lines", &["分线"], Kind::Records(&WORKING_GROUP)),
    ],
};

/// Working groups with options.
pub static WORKING_GROUPS: Record = Record {
    name: "working-groups",
    chinese: "工作组",
    fields: &[
        field("intro", &["引言"], Kind::Prose),
        field("listed", &["概述"], Kind::Flag),
        field("labels", &["称谓"], Kind::Record(&GROUP_LABELS)),
        required("items", &["条目"], Kind::Records(&WORKING_GROUP)),
    ],
};

/// Rows of a working group whose label may be another.
pub static GROUP_LABELS: Record = Record {
    name: "group-labels",
    chinese: "称谓",
    fields: &[
        field("responsible-leader", &["责任领导"], Kind::Text),
        field("responsible", &["责任人"], Kind::Text),
        field("staff", &["人员配备", "组员"], Kind::Text),
        field("duties", &["工作任务", "职责"], Kind::Text),
    ],
};
