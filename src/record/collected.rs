//! What units reported on their tasks, month by month.

macro_rules! collected {
    ($make:ident) => {
        $make! {
            /// What a unit reported on a task in a month.
            COLLECTED Collected "collected" "督查进展" read {
                /// 月份
                /// the month
                /// `2026-04`
                month: (required text) "月份",
                /// 任务编号，台账里隐藏的那一列
                /// the task, as the ledger that went out numbers it
                /// `petition-2026:5f0c21aa`
                task: (required text) "任务编号",
                /// 填报单位的编号
                /// id of the unit that reported
                /// `petitions`
                unit: (required text) "单位",
                /// 工作任务，填报时的文字
                /// the task in words, as it was then
                /// `公布接访时间地点电话`
                what: text "工作任务",
                /// 完成情况
                /// how far it is
                /// `doing`
                state: (choice PROGRESS_STATES ProgressState) "完成情况",
                /// 进展情况
                /// what was done
                progress: text "进展情况",
                /// 存在问题
                /// what hinders it
                problem: text "存在问题",
                /// 下一步
                /// what comes next
                next: text "下一步",
                /// 填报人
                /// who reported
                by: text "填报人",
            }
        }
    };
}

pub(crate) use collected;
