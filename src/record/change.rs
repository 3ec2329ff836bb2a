//! A staff change.

macro_rules! change {
    ($make:ident) => {
        $make! {
            /// A staff change.
            CHANGE Change "change" "人事变动" read {
                /// 生效日期：到任、离任的第一天
                /// first day in or out
                /// `2026-07-01`
                date: (needed day) "生效日期",
                /// 公布日期，以前只放在本机，不进公开版
                /// kept on this machine and out of public editions before
                /// `2026-06-28`
                announced: day "公布日期",
                /// 任免依据
                /// the decision it rests on
                /// `青街党发〔2026〕8号`
                basis: text "任免依据",
                /// 事由
                /// reason
                /// `工作需要`
                reason: text "事由",
                /// 经谁研究，通知里印成“经…研究”
                /// who decided it: 经…研究
                /// `街道党工委会议`
                decided_by: text "研究机关" "经谁研究",
                /// 各通知的主送，不写就用所涉文件的
                /// addressees of the notices, else those of the papers concerned
                /// `[各社区党委、居委会]`
                addressees: texts "主送",
                /// 分工通知由谁印发，不写就由党的机关
                /// who issues the notice on 分工, else the Party’s organ
                /// `[party, office]`
                portfolio_issuers: references "分工发文机关",
                /// 调整后的名单印在正文里还是附件里，默认三个机构以内在正文
                /// where new lists stand; up to three bodies in the text unless given
                /// `annexed`
                lists: (choice LIST_PLACES ListPlace) "名单位置",
                /// 逐条变动
                /// what happens
                /// `[…]`
                moves: (required [Move]) "变动明细",
            }

            /// One thing that happens.
            MOVE Move "move" "变动" judged {
                /// 谁
                /// who
                /// `何静`
                person: reference "姓名",
                /// 新到的人，写法同人员
                /// somebody new
                /// `{id: shen, name: 沈亦舟}`
                new_person: (one Person) "新到人员",
                /// 不再担任
                /// posts left
                /// `街道办事处主任`
                leaves: references "不再担任",
                /// 任
                /// posts taken
                /// `司法所所长`
                takes: references "任",
                /// 任职方式
                /// how the post is held
                /// `acting`
                holding = "as": (choice HOLDINGS Holding) "任职方式",
                /// 代理、主持工作到哪一天
                /// last day of acting or being in charge
                /// `2026-12-31`
                until: day "任职止" "止",
                /// 排名
                /// order among leaders
                /// `2`
                order: number "排名",
                /// 主持哪个科室工作
                /// unit led while its head is vacant
                /// `emergency`
                in_charge_of_unit: reference "主持科室" "主持单位",
                /// 转任：离开原来唯一的正式职务
                /// leaves the one regular post held
                /// `true`
                moves_to: flag "转任",
                /// 退休、调离：全部职务离任
                /// leaves the office, and all posts
                /// `true`
                retires: flag "退休" "调离" "离岗",
                /// 写他姓名的地方由谁接替
                /// who stands from now on wherever plans name this person
                /// `江可欣`
                replaced_by: reference "由谁接替" "接替",
                /// 新的电话，写进人员名册
                /// the new telephone number, written into the list of people
                /// `"0631-555-0999"`
                phone: text "电话",
                /// 哪项分工
                /// field of work
                /// `信访工作`
                portfolio: reference "分工",
                /// 交给谁
                /// to whom it goes
                /// `吴建国`
                to: party "交由",
                /// AB 角
                /// who stands in
                /// `赵明轩`
                cover: party "AB角",
                /// 哪个岗位并入、更名、撤销
                /// post that is merged, renamed or abolished
                /// `信访办主任`
                post: reference "职务" "岗位",
                /// 新设岗位，写法同岗位
                /// a new post
                /// `{id: …, title: …}`
                new_post: (one Post) "新设岗位",
                /// 哪个科室变动，或用来区分同名的人
                /// department that changes, or tells namesakes apart
                /// `信访办`
                department: reference "科室" "所在科室",
                /// 新设科室，写法同科室
                /// a new department
                /// `{id: …, name: …}`
                new_department: (one Department) "新设科室",
                /// 并入哪里
                /// its successor
                /// `公共服务办主任`
                merged_into: reference "并入",
                /// 改叫什么
                /// its new name
                /// `社会工作办公室`
                renamed: text "更名",
                /// 新的简称
                /// new short name
                /// `社工办`
                short_name: text "简称",
                /// 撤销
                /// abolished
                /// `true`
                abolished: flag "撤销",
            }
        }
    };
}

pub(crate) use change;
