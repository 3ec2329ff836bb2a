//! Keys of a rota (值班表, 接访日安排表).

use super::*;

/// Who is on duty when.
pub static ROTA: Record = Record {
    name: "rota",
    chinese: "排班",
    fields: &[
        field("name", &["名称"], Kind::Text),
        required("every", &["每逢"], Kind::Texts),
        field("from", &["起"], Kind::Day),
        field("until", &["止"], Kind::Day),
        field("on-holiday", &["遇节假日"], Kind::Choice(&ON_HOLIDAY)),
        field("hours", &["时间"], Kind::Text),
        field("place", &["地点"], Kind::Text),
        field("slots", &["班次"], Kind::Records(&ROTA_SLOT)),
        field("order", &["轮值顺序"], Kind::PartiesOr(&ROTA_ORDER)),
        field("order-by", &["排序方式"], Kind::Choice(&ORDERS_BY)),
        field("swaps", &["调班"], Kind::Records(&SWAP)),
        field("except", &["除外"], Kind::Records(&EXCEPTION)),
        field("tally", &["天数统计"], Kind::Flag),
    ],
};

/// The order from a day on.
pub static ROTA_ORDER: Record = Record {
    name: "rota-order",
    chinese: "轮值顺序",
    fields: &[
        field("from", &["起"], Kind::Day),
        required("parties", &["人员", "名单"], Kind::Parties),
        field("order-by", &["排序方式"], Kind::Choice(&ORDERS_BY)),
    ],
};

/// One of several who are on duty on the same day.
pub static ROTA_SLOT: Record = Record {
    name: "slot",
    chinese: "班次",
    fields: &[
        required("name", &["名称"], Kind::Text),
        field("order", &["轮值顺序"], Kind::PartiesOr(&ROTA_ORDER)),
        field("order-by", &["排序方式"], Kind::Choice(&ORDERS_BY)),
        field("every", &["每逢"], Kind::Texts),
        field("count", &["人数"], Kind::Number),
        field("hours", &["时间"], Kind::Text),
        field("place", &["地点"], Kind::Text),
    ],
};

/// Two days that are exchanged, or one that somebody else takes.
pub static SWAP: Record = Record {
    name: "swap",
    chinese: "调班",
    fields: &[
        required("date", &["日期"], Kind::Day),
        field("with", &["对调"], Kind::Day),
        field("by", &["改由", "顶班"], Kind::Party),
        field("slot", &["班次"], Kind::Text),
        field("note", &["备注"], Kind::Text),
    ],
};

/// Days without duty.
pub static EXCEPTION: Record = Record {
    name: "exception",
    chinese: "除外",
    fields: &[
        required("from", &["起", "日期"], Kind::Day),
        field("until", &["止"], Kind::Day),
    ],
};
