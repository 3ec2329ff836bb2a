//! Keys of a staff change.

use super::*;

/// A staff change.
pub static CHANGE: Record = Record {
    name: "change",
    chinese: "人事变动",
    fields: &[
        required("date", &["生效日期"], Kind::Day),
        field("announced", &["公布日期"], Kind::Day),
        field("basis", &["任免依据"], Kind::Text),
        field("reason", &["事由"], Kind::Text),
        required("moves", &["变动明细"], Kind::Records(&MOVE)),
    ],
};

/// One thing that happens.
pub static MOVE: Record = Record {
    name: "move",
    chinese: "变动",
    fields: &[
        field("person", &["姓名"], Kind::Reference),
        field("new-person", &["新到人员"], Kind::Record(&PERSON)),
        field("leaves", &["不再担任"], Kind::References),
        field("takes", &["任"], Kind::References),
        field("as", &["任职方式"], Kind::Choice(&HOLDINGS)),
        field("order", &["排名"], Kind::Number),
        field(
            "in-charge-of-unit",
            &["主持科室", "主持单位"],
            Kind::Reference,
        ),
        field("moves-to", &["转任"], Kind::Flag),
        field("retires", &["退休"], Kind::Flag),
        field("portfolio", &["分工"], Kind::Reference),
        field("to", &["交由"], Kind::Party),
        field("cover", &["AB角"], Kind::Party),
        field("post", &["职务", "岗位"], Kind::Reference),
        field("new-post", &["新设岗位"], Kind::Record(&POST)),
        field("department", &["科室", "所在科室"], Kind::Reference),
        field("new-department", &["新设科室"], Kind::Record(&DEPARTMENT)),
        field("merged-into", &["并入"], Kind::Reference),
        field("renamed", &["更名"], Kind::Text),
        field("short-name", &["简称"], Kind::Text),
        field("abolished", &["撤销"], Kind::Flag),
    ],
};
