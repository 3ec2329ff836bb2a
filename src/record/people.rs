//! People, what they hold and lead, and when they are away.

macro_rules! people {
    ($make:ident) => {
        $make! {
            /// A person.
            PERSON Person "person" "人员" read {
                id: (id or name),
                /// 姓名
                /// name
                /// `林浩然`
                name: (required text) "姓名",
                /// 电话，公开版不印；`{text: …, internal: false}` 可以公开
                /// telephone, internal unless it says otherwise
                /// `"0631-555-0102"`
                phone: private "电话",
                /// 职级
                /// grade
                /// `四级主任科员` · `{text: …, internal: true}`
                grade: marked "职级",
                /// 所在科室，同名同姓时用来区分
                /// department, tells namesakes apart
                /// `petitions`
                department: reference "所在科室",
                until: last_day,
                /// 离岗以后，写他姓名的地方由谁接替
                /// who stands afterwards wherever this person is named
                /// `江可欣`
                succeeded_by: reference "接替人",
                internal: internal,
            }

            /// Who holds a post.
            APPOINTMENT Appointment "appointment" "任职" judged {
                /// 职务
                /// the post
                /// `director`
                post: (required reference) "职务",
                /// 姓名
                /// who
                /// `lin`
                person: (required reference) "姓名",
                /// 起，含当日
                /// first day
                /// `2026-01-10`
                from: day "任职起" "起",
                /// 止，含当日
                /// last day
                /// `2026-12-31`
                until: day "任职止" "止",
                /// 领导排名
                /// order among leaders
                /// `2`
                order: number "排名",
                /// 任职方式，默认正式
                /// how it is held
                /// `acting`
                holding = "as": (choice HOLDINGS Holding = Holding::Regular) "任职方式",
                /// 以这一职务主持哪个科室工作
                /// unit led from this post while its head is vacant
                /// `emergency`
                in_charge_of_unit: reference "主持科室" "主持单位",
            } + {
                /// A day was given that could not be read: nobody knows when it held.
                undated: bool,
                /// It was written as the post and its holder: 党支部书记: 宋承远.
                brief: bool,
            }

            /// A field of work.
            PORTFOLIO Portfolio "portfolio" "分工" judged {
                id: (maybe id),
                /// 分工名称
                /// name of the work
                /// `信访工作`
                name: (required text) "分工" "名称",
                /// 分管领导
                /// leader in charge
                /// `{person: wu}`
                leader: party "分管领导",
                /// 分管科室
                /// departments it covers
                /// `[petitions]`
                departments: references "分管科室",
                /// 涉及单位：只是配合，由别的领导分管
                /// units that only help, and are under another leader
                /// `[urban]`
                involved: references "涉及单位" "涉及科室",
                /// AB 角
                /// who stands in
                /// `{person: zhao}`
                cover: party "AB角",
                /// 协助分管的领导
                /// leaders who assist
                /// `[{person: luo}]`
                assist: parties "协助分管",
                /// 联系单位，不归本单位管的
                /// units outside that the leader keeps in touch with
                /// `[税务所, 派出所]`
                contacts: texts "联系单位" "联系",
                from: first_day,
                until: last_day,
            }

            /// Leave.
            ABSENCE Absence "absence" "请假" judged {
                /// 谁
                /// who
                /// `he`
                person: (required reference) "姓名",
                from: first_day,
                until: last_day,
                /// 由谁顶岗
                /// who stands in
                /// `{person: wu}`
                cover: party "AB角" "顶岗",
                /// 哪天定的：方案成文以后定的，值班表备注里写明改由谁
                /// the day on which it was settled: after a rota’s paper is dated, its remarks say who takes over
                /// `2026-07-28`
                noted: day "登记日期" "登记",
            }
        }
    };
}

pub(crate) use people;
