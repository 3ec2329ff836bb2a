//! Duties, goals, tasks and phases.

macro_rules! tasks {
    ($make:ident) => {
        $make! {
            /// Clauses with options.
            DUTIES Duties "duties" "职责分工" read plain {
                /// 成条还是成表
                /// list or table
                /// `table`
                style: (choice PART_STYLES PartStyle = PartStyle::List) "样式",
                /// 没有写责任领导的取分管牵头科室的领导，没有写第一责任人的取它的负责人
                /// where a clause says no leader or first responsible person, whoever leads its unit, and its head
                /// `true`
                from_portfolios: flag "取自分工",
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Duty]) "条目",
                /// 兜底的话
                /// closing sentence
                /// `未尽事项由……`
                closing: sentence "兜底",
            }

            /// One clause.
            DUTY Duty "duty" "职责分工" read plain {
                /// 事项范围
                /// matters
                /// `涉及拆迁的信访事项`
                scope: (required clause) "事项范围",
                /// 责任领导
                /// leader
                /// `{in-charge-of: 城市管理工作}`
                leader: parties "责任领导",
                /// 牵头科室
                /// lead department
                /// `urban`
                lead: parties "牵头科室",
                /// 第一责任人
                /// first responsible person
                /// `urban-head`
                first_responsible: parties "第一责任人",
            }

            /// Goals with options.
            GOALS Goals "goals" "工作目标" judged {
                /// 成条、成表还是成句
                /// list, table or sentence
                /// `table`
                style: (choice GOAL_STYLES GoalStyle = GoalStyle::Table) "样式",
                /// 成句时怎样编号
                /// how they are counted in a sentence
                /// `⑴`
                numbers: (choice ENUMERATION_STYLES EnumerationStyle) "序号样式",
                /// 各项之前的话
                /// words before the first
                /// `全年实现：`
                intro: text "引言",
                /// 没有写对比年份的，基数都是这一年的
                /// year of the baselines that name none
                /// `2025`
                against: number "对比年份",
                /// 没有写责任单位的都由它负责
                /// who answers for those that name nobody
                /// `service`
                owner: parties "责任单位",
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Goal]) "条目",
            }

            /// One goal.
            GOAL Goal "goal" "工作目标" judged resolved {
                /// 指标
                /// what is measured
                /// `初次信访事项按期办结率`
                name: (required text) "指标",
                /// 目标值
                /// to be reached
                /// `≥98%`
                target: text "目标值",
                /// 基数
                /// was reached
                /// `"95.6%"`
                baseline: text "基数",
                /// 对比年份
                /// year of the baseline
                /// `2025`
                against: number "对比年份",
                /// 计量单位
                /// unit of measure
                /// `个`
                unit: text "单位" "计量单位",
                /// 分年目标
                /// targets year by year
                /// `{2026: 4.4, 2027: 4.6}`
                years: (by year_figures Vec<YearFigure>: [YearFigure]) "分年" "分年目标",
                /// 历年基数
                /// what was reached year by year
                /// `{2024: 3.9, 2025: 4.2}`
                baselines: (by year_figures Vec<YearFigure>: [YearFigure]) "历年基数",
                /// 预期性还是约束性
                /// whether it is expected or binding
                /// `预期性`
                nature: (choice GOAL_NATURES GoalNature) "属性",
                /// 责任单位
                /// who answers for it
                /// `petitions`
                owner: parties "责任单位",
                /// 谁牵头、谁负责、谁配合、什么时候完成，代替责任单位
                /// who answers for it, instead of owner
                /// `{lead: service, responsible: [finance], deadline: 6月底前}`
                responsibility: (one Responsibility) "责任",
            }

            /// A figure of a year.
            YEAR_FIGURE YearFigure "year-figure" "分年" read plain {
                /// 年份
                /// year
                /// `2026`
                year: (required number) "年份",
                /// 数值
                /// figure
                /// `4.4`
                figure: (required text) "数值" "目标值",
            }

            /// Tasks with options.
            TASKS Tasks "tasks" "任务分解" read {
                /// 成条还是成表
                /// list or table
                /// `table`
                style: (choice PART_STYLES PartStyle = PartStyle::Table) "样式",
                /// 表里有哪几列，默认序号和有内容的列
                /// columns
                /// `[serial, task, lead, deadline]`
                columns: (columns COLUMNS Column ColumnKind) "列" "栏目",
                /// 汇总本方案各章、各附件的任务；汇编里的每个方案汇总自己的
                /// gathers the tasks of the plan, in a compilation of each plan its own
                /// `true`
                from_plan: flag "取自本方案",
                /// 这一处的表头和行首用什么词
                /// what its columns and rows are called
                /// `{lead: 牵头责任单位}`
                labels: (by task_labels Vec<(Text, Text)>: (one TaskLabels)) "称谓",
                /// 各条
                /// the records themselves
                /// `[…]`
                items: [Task] "条目",
            }

            /// One task.
            TASK Task "task" "任务" judged plain {
                /// 类别，相邻相同的格子自动合并
                /// equal neighbours merge
                /// `源头预防`
                category: text "类别",
                /// 工作任务
                /// what is to be done
                /// `开展矛盾纠纷排查`
                task: (required text) "工作任务",
                /// 具体举措
                /// how
                /// `每月排查一次。`
                measures: prose "具体举措",
                /// 牵头领导
                /// leader
                /// `{in-charge-of: 信访工作}`
                leader: parties "牵头领导",
                /// 牵头单位
                /// lead unit
                /// `petitions`
                lead: parties "牵头单位",
                /// 责任单位，单写也可以
                /// responsible units, beside the one that leads or alone
                /// `[justice, centre]`
                responsible: parties "责任单位",
                /// 责任人
                /// accountable person
                /// `petitions-head`
                accountable: parties "责任人",
                /// 配合单位
                /// supporting units
                /// `[justice, centre]`
                support: parties "配合单位",
                /// 完成时限
                /// by when
                /// `2026-06-30` · `6月底前` · `每月28日前` · `长期坚持`
                deadline: deadline "完成时限",
                /// 谁牵头、谁负责、谁配合、什么时候完成，代替上面六项
                /// who answers for it, instead of the six above
                /// `{lead: service, responsible: [finance], deadline: 6月底前}`
                responsibility: (maybe one Responsibility) "责任",
                /// 这项任务从哪里来：文件、会议纪要、领导批示
                /// where it comes from: a paper, minutes of a meeting, a leader's instruction
                /// `2026年第4次主任办公会议纪要`
                source: text "来源",
                /// 进展
                /// how far
                /// `已完成`
                progress: text "进展",
                /// 备注
                /// remark
                note: text "备注",
            }

            /// By when a part of something is to be done.
            DEADLINE_PART DeadlinePart "deadline-part" "完成时限" named {
                /// 哪一部分
                /// which part
                /// `改建部分`
                part: (required text) "部分",
                /// 什么时候完成
                /// by when
                /// `1月底前`
                by: (required text) "时限" "完成时限",
            }

            /// Who answers for a chapter or an item, and by when.
            RESPONSIBILITY Responsibility "responsibility" "责任" judged {
                /// 牵头或者分管的领导
                /// leader in charge
                /// `{in-charge-of: 民政服务工作}`
                leader: parties "领导" "牵头领导",
                /// 牵头单位
                /// lead unit
                /// `service`
                lead: parties "牵头" "牵头单位",
                /// 责任单位，按职责分工负责
                /// responsible units
                /// `[finance, {posts-of: communities}]`
                responsible: parties "责任" "责任单位",
                /// 配合单位
                /// supporting units
                /// `justice`
                support: parties "配合" "配合单位",
                /// 责任人
                /// accountable person
                /// `service-head`
                accountable: parties "责任人",
                /// 名单末尾的“等”，跟在责任单位后面，没有的跟在配合、牵头单位后面
                /// what the units end with: 等, or 等有关部门
                /// `有关部门`
                etc: text "等",
                /// 名单之外的各方，原样接在后面
                /// whoever else answers for it, as it is printed behind
                /// `各乡镇按职责分工负责`
                others: text "其他",
                /// 完成时限
                /// by when
                /// `6月底前` · `长期坚持`
                deadline: deadline "时限" "完成时限",
            } + {
                /// What they answer for: the title of the clause, else its text.
                task: Option<Text>,
                /// How, where the clause has a title and a text.
                measures: Option<Text>,
                /// Whether it was given in short, by the keys of its record.
                in_short: bool,
            }

            /// What the columns and rows of tasks are called in this plan or table.
            TASK_LABELS TaskLabels "task-labels" "称谓" named {
                /// 称呼
                /// what to print instead
                /// `任务类别`
                category: text "类别",
                /// 称呼
                /// what to print instead
                /// `主要任务`
                task: text "工作任务",
                /// 称呼
                /// what to print instead
                /// `工作措施`
                measures: text "具体举措",
                /// 称呼
                /// what to print instead
                /// `分管县领导`
                leader: text "牵头领导",
                /// 称呼
                /// what to print instead
                /// `牵头责任单位`
                lead: text "牵头单位",
                /// 称呼
                /// what to print instead
                /// `协同单位`
                responsible: text "责任单位",
                /// 称呼
                /// what to print instead
                /// `具体责任人`
                accountable: text "责任人",
                /// 称呼
                /// what to print instead
                /// `主要协作单位`
                support: text "配合单位",
                /// 称呼
                /// what to print instead
                /// `时限要求`
                deadline: text "完成时限",
                /// 称呼
                /// what to print instead
                /// `完成情况`
                progress: text "进展",
                /// 称呼
                /// what to print instead
                /// `说明`
                note: text "备注",
            }

            /// A column of a table of tasks that has more to it than its name.
            COLUMN Column "column" "栏目" named {
                /// 哪一栏
                /// which column
                /// `progress`
                column: (required (choice COLUMNS ColumnKind)) "栏目",
                internal: internal,
            }

            /// Options of a part that has none but its items.
            ITEMS Phases "items" "条目" read plain {
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Phase]) "条目",
            }

            /// One phase.
            PHASE Phase "phase" "实施步骤" read resolved {
                /// 阶段
                /// name
                /// `动员部署阶段`
                name: (required text) "阶段" "名称",
                /// 起
                /// from
                /// `2026-03-中旬`
                from: plan_date "起",
                /// 止
                /// until
                /// `2026年3月`
                until: plan_date "止",
                /// 内容
                /// what is done
                /// `召开动员会……`
                text: prose "内容",
            }
        }
    };
}

pub(crate) use tasks;
