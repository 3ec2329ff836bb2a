//! What units said of drafts that they were asked about.

macro_rules! consulted {
    ($make:ident) => {
        $make! {
            /// What a unit wants otherwise in a draft; one without words says that it
            /// wants nothing otherwise.
            CONSULTED Consulted "consulted" "征求意见" read {
                /// 方案编号
                /// id of the plan
                /// `petition-2026`
                plan: (required text) "方案",
                /// 这一轮从哪天开始征求
                /// the day on which the plan went out
                /// `2026-04-01`
                round: (required day) "征求日期",
                /// 单位
                /// the unit
                /// `平安办`
                unit: (required text) "单位",
                /// 来稿的文件名，放在同名文件夹里
                /// name of the file that came back, which is kept beside
                /// `平安办意见.docx`
                file: text "来稿",
                /// 编号，意见采纳情况表里隐藏的那一列
                /// what the table that is filled in knows it by
                /// `5f0c21aa`
                number: text "编号",
                /// 在稿子的第几段
                /// which paragraph of the draft
                /// `12`
                paragraph: number "段落",
                /// 在哪个标题下
                /// below which heading
                /// `二、工作任务`
                place: text "位置",
                /// 原文
                /// the words of the draft
                /// `每周二接待来访。`
                words: text "原文",
                /// 修改建议
                /// what is suggested
                /// `将“每周二”改为“每周三”。`
                suggestion: text "修改建议",
                /// 提出的人，批注和修订上写的
                /// whose comment or tracked change it is
                /// `赵晓芸`
                author: text "提出人",
                /// 采纳、部分采纳、不采纳
                /// whether it is taken
                /// `declined`
                verdict: (choice VERDICTS Verdict) "采纳情况",
                /// 理由，不采纳的要写
                /// why; asked for where it is declined
                /// `上级文件另有规定`
                reason: text "理由",
                /// 已经改进稿子
                /// whether the data has it by now
                /// `true`
                done: flag "已改",
            }
        }
    };
}

pub(crate) use consulted;
