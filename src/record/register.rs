//! Papers made elsewhere that have numbers of our series.

macro_rules! register {
    ($make:ident) => {
        $make! {
            /// A paper that is none of the plans, or what became of one that is.
            REGISTERED Registered "registered" "发文登记" read {
                /// 发文字号
                /// number
                /// `青街办发〔2026〕5号`
                number: (required text) "文号" "发文字号",
                /// 标题
                /// title
                /// `关于调整窗口服务时间的通知`
                title: text "标题",
                /// 成文日期
                /// date of the paper
                /// `2026-02-10`
                date: day "日期" "成文日期",
                /// 签发人
                /// who signed it
                /// `林浩然`
                signed_by: text "签发人",
                /// 印发份数
                /// how many copies
                /// `60`
                copies: text "份数",
                /// 作废、收回的号不能再用
                /// void and recalled numbers stay taken
                /// `void`
                state: (choice REGISTER_STATES RegisterState) "状态",
                /// 备注
                /// remark
                note: text "备注",
            }

            /// What stands on the sheet that goes round with a draft.
            SLIP Slip "slip" "发文稿纸" read {
                /// 拟稿单位、拟稿人
                /// who drafted it
                /// `信访办何静`
                drafter: text "拟稿" "拟稿人",
                /// 核稿人
                /// who checked it
                /// `江可欣`
                checker: text "核稿" "核稿人",
                /// 会签的单位、领导
                /// who signs besides
                /// `[平安办, 司法所]`
                countersigners: texts "会签",
                /// 印发份数
                /// how many copies
                /// `60`
                copies: text "份数" "印发份数",
            }
        }
    };
}

pub(crate) use register;
