//! The kinds of part a chapter is made of. To add one, declare it here and its
//! record beside the others: the compiler asks for the rest.

/// A part: one of the kinds, and whether it is internal.
macro_rules! part {
    ($make:ident) => {
        $crate::record::parts! { $make
            [
                /// A part: one of the kinds, and whether it is internal.
                PART Part "part" "内容" named
            ]
            [internal: internal,]
        }
    };
}

/// The kinds alone, or with what stands before and behind them.
macro_rules! parts {
    ($make:ident [$($before:tt)*] [$($behind:tt)*]) => {
        $make! {
            $($before)* {
                /// 正文，空一行或者行首空两个全角的格，另起一段
                /// text; a blank line, or two full-width spaces before a line, begins a paragraph
                /// `text: 为加强……`
                text: (part Text: prose) "正文",
                /// 领导小组、指挥部等
                /// leading group and the like
                /// `{name: …, leader: [director]}`
                body_of_people: (part BodyOfPeople: (boxed BodyOfPeople)) "组织机构",
                /// 工作组
                /// working groups
                /// `[{name: 接待组, …}]`
                working_groups: (part WorkingGroups: (options WorkingGroup WorkingGroups)) "工作组",
                /// 职责分工
                /// clauses of duties
                /// `[{scope: …, leader: …}]`
                duties: (part Duties: (options Duty Duties)) "职责分工",
                /// 领导分工，从分工取；写“全部”，或者带选项
                /// who of the leadership sees to what, from the portfolios
                /// `全部` · `{style: table}`
                leadership: (part Leadership: (by leadership Leadership: (flag_or Leadership))) "领导分工",
                /// 工作目标
                /// figures to reach
                /// `[{name: …, target: ≥95%}]`
                goals: (part Goals: (options Goal Goals)) "工作目标",
                /// 任务分解
                /// tasks. `tasks: from-plan`（`取自本方案`）汇总本方案全部任务
                /// `[{task: …, lead: …}]`
                tasks: (part Tasks: (by tasks Tasks: (options Task Tasks))) "任务分解",
                /// 实施步骤
                /// phases
                /// `[{name: 动员部署阶段, from: 2026-03-中旬}]`
                phases: (part Phases: (options Phase Phases)) "实施步骤",
                /// 处置程序
                /// steps with time limits
                /// `{kind: 来访办理, steps: […]}`
                procedure: (part Procedure: (options Step Procedure)) "处置程序",
                /// 工作制度
                /// standing arrangements
                /// `[{name: 例会制度, text: …}]`
                mechanisms: (part Mechanisms: (options Mechanism Mechanisms)) "工作制度",
                /// 应急处置
                /// what is done when something happens
                /// `[{when: …, threshold: 30人以上, within: 30分钟}]`
                contingencies: (part Contingencies: (options Contingency Contingencies)) "应急处置",
                /// 分条的要求
                /// numbered items
                /// `[{title: 强化组织领导, text: …}]`
                items: (part Items: (options Item Items)) "条目",
                /// 专栏：加框的一块，编号自动排
                /// a panel: a ruled box, counted by itself
                /// `{title: 重点工程, body: […]}`
                panel: (part Panel: (boxed Panel)) "专栏",
                /// 图片：PNG、JPEG、SVG
                /// a picture, PNG, JPEG or SVG
                /// `{file: 图片/布点图.png, alt: …, caption: …}`
                picture: (part Picture: (boxed Picture)) "图片",
                /// 一是……二是……
                /// enumeration
                /// `{style: 一是, items: […]}`
                enumeration: (part Enumeration: (by enumeration Enumeration: (one Enumeration))) "列举",
                /// 值班、接访排班
                /// who is on duty when
                /// `{every: 周二, order: […]}`
                rota: (part Rota: (boxed Rota)) "排班",
                /// 组织机构图、进度图、流程图，由方案自己的内容画成
                /// a chart, drawn from what the plan says
                /// `organisation`
                chart: (part Chart: (choice CHARTS ChartKind)) "图",
                /// 依据，印成“依据：《…》。”
                /// what the text rests on
                /// `[petition]`
                basis: (part Basis: references) "依据",
                /// 自己定栏目的表
                /// a table of one’s own
                /// `{columns: [村, {name: 户数, sum: true}], rows: [[东坡, 12]]}`
                table: (part Table: (boxed Table)) "表格",
                /// 责任区表
                /// areas and who answers for each
                /// `[{area: 东片, responsible: …}]`
                coverage: (part Coverage: (options Area Coverage)) "责任区",
                /// 通讯录，`contacts: from-plan` 汇总方案里的人
                /// list of contacts
                /// `[director]` · `from-plan`
                contacts: (part Contacts: (by contacts Contacts: (options Contact Contacts))) "通讯录",
                /// 考核评分表，分值自动合计
                /// scores, added up
                /// `{total: 100, items: […]}`
                assessment: (part Assessment: (options Score Assessment)) "考核评分表",
                /// 台账、登记表、回执，留空手填
                /// a form to be filled in by hand
                /// `{columns: [日期, 事项], rows: 12}`
                blank_form: (part BlankForm: (boxed BlankForm)) "空白表",
                $($behind)*
            }
        }
    };
}

pub(crate) use {part, parts};
