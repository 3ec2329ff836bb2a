//! Keys of the organisation, its people, and the settings.

use super::*;

/// `fangan.yaml`.
pub static CONFIG: Record = Record {
    name: "fangan.yaml",
    chinese: "总设置",
    fields: &[
        field("today", &["今日"], Kind::Day),
        field("system-fonts", &["系统字体"], Kind::Flag),
        field("leading-role-limit", &["牵头上限"], Kind::Number),
        field(
            "public-phones",
            &["公开版电话"],
            Kind::Choice(&PUBLIC_PHONES),
        ),
        field("severity", &["级别"], Kind::Labels),
    ],
};

/// Whatever stands at the top of a file under `data/`.
pub static TOP: Record = Record {
    name: "file",
    chinese: "文件",
    fields: &[
        field("organisation", &["单位"], Kind::Record(&ORGANISATION)),
        field("issuers", &["发文机关"], Kind::Records(&ISSUER)),
        field("departments", &["科室"], Kind::Records(&DEPARTMENT)),
        field("posts", &["岗位", "职务"], Kind::Records(&POST)),
        field("people", &["人员"], Kind::Records(&PERSON)),
        field("appointments", &["任职"], Kind::Records(&APPOINTMENT)),
        field("portfolios", &["分工"], Kind::Records(&PORTFOLIO)),
        field("absences", &["请假"], Kind::Records(&ABSENCE)),
        field("categories", &["类别"], Kind::Records(&CATEGORY)),
        field("calendar", &["日历"], Kind::Records(&CALENDAR)),
        field("plan", &["方案"], Kind::Record(&PLAN)),
        field("sections", &["章节"], Kind::Records(&SECTION)),
        field("attachments", &["附件"], Kind::Records(&ATTACHMENT)),
        field("copies", &["抄送"], Kind::Texts),
        field("bases", &["依据"], Kind::Records(&BASIS)),
        field("change", &["人事变动"], Kind::Record(&CHANGE)),
        field("compilation", &["汇编"], Kind::Records(&PIECE)),
    ],
};

/// The organisation.
pub static ORGANISATION: Record = Record {
    name: "organisation",
    chinese: "单位",
    fields: &[
        required("name", &["名称", "全称"], Kind::Text),
        field("short-name", &["简称"], Kind::Text),
    ],
};

/// Who issues documents.
pub static ISSUER: Record = Record {
    name: "issuer",
    chinese: "发文机关",
    fields: &[
        field("id", &["编号"], Kind::Id),
        required("name", &["名称", "全称"], Kind::Text),
        field("short-name", &["简称"], Kind::Text),
        field("code", &["机关代字"], Kind::Text),
    ],
};

/// A name from a day on.
pub static DATED_NAME: Record = Record {
    name: "dated-name",
    chinese: "历次名称",
    fields: &[
        required("name", &["名称", "全称"], Kind::Text),
        field("short-name", &["简称"], Kind::Text),
        field("from", &["起"], Kind::Day),
    ],
};

/// A title from a day on.
pub static DATED_TITLE: Record = Record {
    name: "dated-title",
    chinese: "历次职务名称",
    fields: &[
        required("title", &["职务名称"], Kind::Text),
        field("from", &["起"], Kind::Day),
    ],
};

/// A department.
pub static DEPARTMENT: Record = Record {
    name: "department",
    chinese: "科室",
    fields: &[
        field("id", &["编号"], Kind::Id),
        field("name", &["名称", "全称"], Kind::Text),
        field("names", &["历次名称"], Kind::DatedNames(&DATED_NAME)),
        field("short-name", &["简称"], Kind::Text),
        field("parent", &["上级科室", "隶属"], Kind::Reference),
        field("from", &["起"], Kind::Day),
        field("until", &["止"], Kind::Day),
        field("merged-into", &["并入"], Kind::Reference),
        field("rank", &["排序"], Kind::Number),
    ],
};

/// A post.
pub static POST: Record = Record {
    name: "post",
    chinese: "岗位",
    fields: &[
        field("id", &["编号"], Kind::Id),
        field("title", &["职务名称"], Kind::Text),
        field("titles", &["历次职务名称"], Kind::DatedNames(&DATED_TITLE)),
        field("department", &["所在科室"], Kind::Reference),
        field("rank", &["排序"], Kind::Number),
        field("seats", &["职数"], Kind::Number),
        field("from", &["起"], Kind::Day),
        field("until", &["止"], Kind::Day),
        field("merged-into", &["并入"], Kind::Reference),
    ],
};

/// A person.
pub static PERSON: Record = Record {
    name: "person",
    chinese: "人员",
    fields: &[
        field("id", &["编号"], Kind::Id),
        required("name", &["姓名"], Kind::Text),
        field("phone", &["电话"], Kind::Marked(&MARKED)),
        field("grade", &["职级"], Kind::Marked(&MARKED)),
        field("department", &["所在科室"], Kind::Reference),
        INTERNAL,
    ],
};

/// A field that says whether it is internal.
pub static MARKED: Record = Record {
    name: "marked",
    chinese: "文字",
    fields: &[required("text", &["文字"], Kind::Text), INTERNAL],
};

/// Who holds a post.
pub static APPOINTMENT: Record = Record {
    name: "appointment",
    chinese: "任职",
    fields: &[
        required("post", &["职务"], Kind::Reference),
        required("person", &["姓名"], Kind::Reference),
        field("from", &["任职起", "起"], Kind::Day),
        field("until", &["任职止", "止"], Kind::Day),
        field("order", &["排名"], Kind::Number),
        field("as", &["任职方式"], Kind::Choice(&HOLDINGS)),
        field(
            "in-charge-of-unit",
            &["主持科室", "主持单位"],
            Kind::Reference,
        ),
    ],
};

/// A field of work.
pub static PORTFOLIO: Record = Record {
    name: "portfolio",
    chinese: "分工",
    fields: &[
        field("id", &["编号"], Kind::Id),
        required("name", &["分工", "名称"], Kind::Text),
        field("leader", &["分管领导"], Kind::Party),
        field("departments", &["分管科室"], Kind::References),
        field("cover", &["AB角"], Kind::Party),
        field("from", &["起"], Kind::Day),
        field("until", &["止"], Kind::Day),
    ],
};

/// Leave.
pub static ABSENCE: Record = Record {
    name: "absence",
    chinese: "请假",
    fields: &[
        required("person", &["姓名"], Kind::Reference),
        field("from", &["起"], Kind::Day),
        field("until", &["止"], Kind::Day),
        field("cover", &["AB角", "顶岗"], Kind::Party),
    ],
};

/// A group with one printed name.
pub static CATEGORY: Record = Record {
    name: "category",
    chinese: "类别",
    fields: &[
        field("id", &["编号"], Kind::Id),
        required("name", &["名称"], Kind::Text),
        field("posts", &["岗位", "职务"], Kind::References),
        field("departments", &["科室"], Kind::References),
    ],
};

/// A law, regulation or higher document that plans rest on.
pub static BASIS: Record = Record {
    name: "basis",
    chinese: "依据",
    fields: &[
        field("id", &["编号"], Kind::Id),
        field("kind", &["类别"], Kind::Text),
        required("title", &["名称", "标题"], Kind::Text),
        field("number", &["文号", "发文字号"], Kind::Text),
        field("issuer", &["发布机关"], Kind::Text),
        field("date", &["发布日期"], Kind::Day),
        field("effective", &["施行日期"], Kind::Day),
        field("repealed", &["废止日期"], Kind::Day),
        field("successor", &["替代文件"], Kind::Reference),
    ],
};

/// Holidays of a year.
pub static CALENDAR: Record = Record {
    name: "calendar",
    chinese: "日历",
    fields: &[
        field("year", &["年份"], Kind::Number),
        field("holidays", &["放假"], Kind::Records(&HOLIDAY)),
        field("make-up-workdays", &["调休上班"], Kind::Days),
    ],
};

/// A holiday.
pub static HOLIDAY: Record = Record {
    name: "holiday",
    chinese: "放假",
    fields: &[
        field("name", &["名称"], Kind::Text),
        required("from", &["起"], Kind::Day),
        required("until", &["止"], Kind::Day),
    ],
};

/// Whoever stands where people stand.
pub static PARTY: Record = Record {
    name: "party",
    chinese: "人员",
    fields: &[
        field("post", &["职务"], Kind::Reference),
        field("person", &["姓名"], Kind::Reference),
        field("department", &["科室"], Kind::Reference),
        field("posts-of", &["类别"], Kind::Reference),
        field("in-charge-of", &["分管"], Kind::Reference),
        field("text", &["文字"], Kind::Text),
        field("note", &["备注"], Kind::Text),
        field("also", &["兼"], Kind::Text),
        field("as", &["身份"], Kind::Text),
        field("as-title", &["称谓"], Kind::Text),
        field("title", &["职务名称", "头衔"], Kind::Text),
        field("outside", &["外单位"], Kind::Flag),
        field("count", &["人数"], Kind::Number),
        field("equipment", &["装备"], Kind::Text),
        field("phone", &["电话"], Kind::Choice(&PHONES)),
        INTERNAL,
    ],
};
