//! Keys of the parts of a chapter.

use super::*;

/// A part: one of the kinds, and whether it is internal.
pub static PART: Record = Record {
    name: "part",
    chinese: "内容",
    fields: &[
        field("text", &["正文"], Kind::Prose),
        field(
            "body-of-people",
            &["组织机构"],
            Kind::Record(&BODY_OF_PEOPLE),
        ),
        field(
            "working-groups",
            &["工作组"],
            Kind::RecordsOrOptions(&WORKING_GROUP, &ITEMS),
        ),
        field(
            "duties",
            &["职责分工"],
            Kind::RecordsOrOptions(&DUTY, &DUTIES),
        ),
        field(
            "goals",
            &["工作目标"],
            Kind::RecordsOrOptions(&GOAL, &GOALS),
        ),
        field(
            "tasks",
            &["任务分解"],
            Kind::RecordsOrOptions(&TASK, &TASKS),
        ),
        field(
            "phases",
            &["实施步骤"],
            Kind::RecordsOrOptions(&PHASE, &ITEMS),
        ),
        field(
            "procedure",
            &["处置程序"],
            Kind::RecordsOrOptions(&STEP, &PROCEDURE),
        ),
        field(
            "mechanisms",
            &["工作制度"],
            Kind::RecordsOrOptions(&MECHANISM, &ITEMS),
        ),
        field(
            "contingencies",
            &["应急处置"],
            Kind::RecordsOrOptions(&CONTINGENCY, &ITEMS),
        ),
        field("items", &["条目"], Kind::RecordsOrOptions(&ITEM, &ITEMS)),
        field("enumeration", &["列举"], Kind::Record(&ENUMERATION)),
        field("rota", &["排班"], Kind::Record(&ROTA)),
        INTERNAL,
    ],
};

/// Parts of the format that this version does not make yet.
pub static LATER_PARTS: &[&str] = &[
    "contacts",
    "通讯录",
    "assessment",
    "考核评分表",
    "blank-form",
    "空白表",
    "coverage",
    "责任区",
];

/// A leading group and the like.
pub static BODY_OF_PEOPLE: Record = Record {
    name: "body-of-people",
    chinese: "组织机构",
    fields: &[
        field("kind", &["类型"], Kind::Choice(&BODY_KINDS)),
        field("name", &["名称"], Kind::Text),
        field("intro", &["引言"], Kind::Prose),
        field("leader", &["组长"], Kind::Parties),
        field("executive-deputy", &["常务副组长"], Kind::Parties),
        field("deputy", &["副组长"], Kind::Parties),
        field("members", &["成员"], Kind::Parties),
        field("liaison", &["联络员"], Kind::Parties),
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
        field("lines", &["分线"], Kind::Records(&WORKING_GROUP)),
    ],
};

/// Options of a part that has none but its items.
pub static ITEMS: Record = Record {
    name: "items",
    chinese: "条目",
    fields: &[required("items", &["条目"], Kind::Elsewhere)],
};

/// Clauses with options.
pub static DUTIES: Record = Record {
    name: "duties",
    chinese: "职责分工",
    fields: &[
        field("style", &["样式"], Kind::Choice(&PART_STYLES)),
        required("items", &["条目"], Kind::Records(&DUTY)),
        field("closing", &["兜底"], Kind::Prose),
    ],
};

/// One clause.
pub static DUTY: Record = Record {
    name: "duty",
    chinese: "职责分工",
    fields: &[
        required("scope", &["事项范围"], Kind::Text),
        field("leader", &["责任领导"], Kind::Parties),
        field("lead", &["牵头科室"], Kind::Parties),
        field("first-responsible", &["第一责任人"], Kind::Parties),
    ],
};

/// Goals with options.
pub static GOALS: Record = Record {
    name: "goals",
    chinese: "工作目标",
    fields: &[
        field("style", &["样式"], Kind::Choice(&PART_STYLES)),
        required("items", &["条目"], Kind::Records(&GOAL)),
    ],
};

/// One goal.
pub static GOAL: Record = Record {
    name: "goal",
    chinese: "工作目标",
    fields: &[
        required("name", &["指标"], Kind::Text),
        field("target", &["目标值"], Kind::Text),
        field("baseline", &["基数"], Kind::Text),
        field("against", &["对比年份"], Kind::Number),
        field("owner", &["责任单位"], Kind::Parties),
    ],
};

/// Tasks with options.
pub static TASKS: Record = Record {
    name: "tasks",
    chinese: "任务分解",
    fields: &[
        field("style", &["样式"], Kind::Choice(&PART_STYLES)),
        field("columns", &["列", "栏目"], Kind::Choices(&COLUMNS)),
        field("from-plan", &["取自本方案"], Kind::Flag),
        field("items", &["条目"], Kind::Records(&TASK)),
    ],
};

/// One task.
pub static TASK: Record = Record {
    name: "task",
    chinese: "任务",
    fields: &[
        field("category", &["类别"], Kind::Text),
        required("task", &["工作任务"], Kind::Text),
        field("measures", &["具体举措"], Kind::Prose),
        field("leader", &["牵头领导"], Kind::Parties),
        field("lead", &["牵头单位", "责任单位"], Kind::Parties),
        field("accountable", &["责任人"], Kind::Parties),
        field("support", &["配合单位"], Kind::Parties),
        field("deadline", &["完成时限"], Kind::Deadline),
        field("progress", &["进展"], Kind::Text),
        field("note", &["备注"], Kind::Text),
    ],
};

/// One phase.
pub static PHASE: Record = Record {
    name: "phase",
    chinese: "实施步骤",
    fields: &[
        required("name", &["阶段", "名称"], Kind::Text),
        field("from", &["起"], Kind::PlanDate),
        field("until", &["止"], Kind::PlanDate),
        field("text", &["内容"], Kind::Prose),
    ],
};

/// Steps with options.
pub static PROCEDURE: Record = Record {
    name: "procedure",
    chinese: "处置程序",
    fields: &[
        field("kind", &["类别"], Kind::Text),
        field("style", &["样式"], Kind::Choice(&PART_STYLES)),
        required("steps", &["步骤"], Kind::Records(&STEP)),
    ],
};

/// One step.
pub static STEP: Record = Record {
    name: "step",
    chinese: "步骤",
    fields: &[
        required("step", &["步骤"], Kind::Text),
        field("text", &["内容"], Kind::Prose),
        field("within", &["时限"], Kind::Text),
        field("by", &["承办人"], Kind::Parties),
    ],
};

/// A numbered item.
pub static ITEM: Record = Record {
    name: "item",
    chinese: "条目",
    fields: &[
        field("title", &["小标题"], Kind::Text),
        field("lead", &["首句"], Kind::Text),
        field("text", &["内容"], Kind::Prose),
    ],
};

/// A standing arrangement.
pub static MECHANISM: Record = Record {
    name: "mechanism",
    chinese: "工作制度",
    fields: &[
        required("name", &["名称"], Kind::Text),
        field("text", &["内容"], Kind::Prose),
    ],
};

/// What is done when something happens.
pub static CONTINGENCY: Record = Record {
    name: "contingency",
    chinese: "应急处置",
    fields: &[
        required("when", &["情形"], Kind::Text),
        field("response", &["处置"], Kind::Prose),
    ],
};

/// 一是……二是…….
pub static ENUMERATION: Record = Record {
    name: "enumeration",
    chinese: "列举",
    fields: &[
        field("style", &["样式"], Kind::Choice(&ENUMERATION_STYLES)),
        required("items", &["条目"], Kind::Texts),
        field("end", &["末尾标点"], Kind::Text),
        field("run-in", &["接排"], Kind::Flag),
    ],
};
