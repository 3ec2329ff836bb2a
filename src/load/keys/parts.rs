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
            Kind::RecordsOrOptions(&WORKING_GROUP, &WORKING_GROUPS),
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
            Kind::RecordsOrOptions(&MECHANISM, &MECHANISMS),
        ),
        field(
            "contingencies",
            &["应急处置"],
            Kind::RecordsOrOptions(&CONTINGENCY, &CONTINGENCIES),
        ),
        field(
            "items",
            &["条目"],
            Kind::RecordsOrOptions(&ITEM, &ITEM_LIST),
        ),
        field("enumeration", &["列举"], Kind::Record(&ENUMERATION)),
        field("rota", &["排班"], Kind::Record(&ROTA)),
        field("chart", &["图"], Kind::Choice(&CHARTS)),
        field("basis", &["依据"], Kind::References),
        field(
            "coverage",
            &["责任区"],
            Kind::RecordsOrOptions(&AREA, &COVERAGE),
        ),
        field(
            "contacts",
            &["通讯录"],
            Kind::RecordsOrOptions(&CONTACT, &CONTACTS),
        ),
        field(
            "assessment",
            &["考核评分表"],
            Kind::RecordsOrOptions(&SCORE, &ASSESSMENT),
        ),
        field("blank-form", &["空白表"], Kind::Record(&BLANK_FORM)),
        INTERNAL,
    ],
};

/// Parts of the format that this version does not make yet.
pub static LATER_PARTS: &[&str] = &[];

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
        field("style", &["样式"], Kind::Choice(&GOAL_STYLES)),
        field("numbers", &["序号样式"], Kind::Choice(&ENUMERATION_STYLES)),
        field("intro", &["引言"], Kind::Text),
        field("owner", &["责任单位"], Kind::Parties),
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
        field("columns", &["列", "栏目"], Kind::Columns(&COLUMNS, &COLUMN)),
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
        field("steps", &["分步骤"], Kind::Records(&STEP)),
    ],
};
