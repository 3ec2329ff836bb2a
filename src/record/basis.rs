//! What plans rest on.

macro_rules! basis {
    ($make:ident) => {
        $make! {
            /// A law, regulation or higher document that plans rest on.
            BASIS Basis "basis" "依据" read {
                id: (id or title),
                /// 法律、行政法规、规范性文件……
                /// what it is
                /// `行政法规`
                kind: text "类别",
                /// 名称，不写书名号
                /// title without 《》
                /// `信访工作条例`
                title: (required text) "名称" "标题",
                /// 文号，年份用〔〕
                /// number
                /// `国办发〔2020〕53号`
                number: text "文号" "发文字号",
                /// 发布机关
                /// who issued it
                /// `国务院办公厅`
                issuer: text "发布机关",
                /// 发布日期
                /// when it was issued
                /// `2020-12-28`
                date: day "发布日期",
                /// 施行日期
                /// first day in force
                /// `2022-05-01`
                effective: day "施行日期",
                /// 废止日期：从这一天起不能再引
                /// first day no longer in force
                /// `2022-05-01`
                repealed: day "废止日期",
                /// 由哪一件替代
                /// what took its place
                /// `petition`
                successor: reference "替代文件",
            }
        }
    };
}

pub(crate) use basis;
