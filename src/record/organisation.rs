//! The organisation: units, posts, groups and holidays.

macro_rules! organisation {
    ($make:ident) => {
        $make! {
            /// The organisation.
            ORGANISATION Organisation "organisation" "单位" read {
                /// 全称
                /// full name
                /// `青石街道办事处`
                name: (required text) "名称" "全称",
                /// 简称
                /// short name
                /// `青石街道`
                short_name: text "简称",
            }

            /// Who issues documents.
            ISSUER Issuer "issuer" "发文机关" read {
                id: (id or name),
                /// 全称，印在版头和落款
                /// full name, in the head and the signature
                /// `青石街道办事处`
                name: (required text) "名称" "全称",
                /// 简称，名单和表格里用
                /// short name, used in lists and tables
                /// `信访办`
                short_name: text "简称",
                /// 机关代字，拼发文字号
                /// code for document numbers
                /// `青街办发`
                code: text "机关代字",
            }

            /// A name from a day on.
            DATED_NAME DatedName "dated-name" "历次名称" named {
                /// 从那天起的名称
                /// the name from that day
                /// `信访办公室`
                name: (required text) "名称" "全称",
                /// 从那天起的简称
                /// the short name from that day
                /// `信访办`
                short_name: text "简称",
                from: first_day,
            }

            /// A title from a day on.
            DATED_TITLE DatedTitle "dated-title" "历次职务名称" named {
                /// 从那天起的职务名称
                /// the title from that day
                /// `信访办主任`
                title: (required text) "职务名称",
                from: first_day,
            }

            /// A department.
            DEPARTMENT Department "department" "科室" judged {
                id: id,
                /// 名称
                /// name
                /// `信访办公室`
                name: text "名称" "全称",
                /// 历次名称，旧名称仍找得到
                /// dated names, former ones still found
                /// `[{name: 综治信访办公室, from: 2019-03-01}]`
                names: (by names Vec<DatedName>: (dated DatedName)) "历次名称",
                /// 简称，名单和表格里用
                /// short name, used in lists and tables
                /// `信访办`
                short_name: text "简称",
                /// 上级科室
                /// the department above
                /// `law-safety`
                parent: reference "上级科室" "隶属",
                from: first_day,
                until: last_day,
                /// 并入哪里；从那天起按去向取人
                /// successor, which references follow from that day
                /// `public-service`
                merged_into: reference "并入",
                /// 排序，小的在前
                /// order in lists, small first
                /// `10`
                rank: number "排序",
            }

            /// A post.
            POST Post "post" "岗位" judged {
                id: id,
                /// 职务名称
                /// title
                /// `街道办事处副主任`
                title: text "职务名称",
                /// 历次职务名称
                /// dated titles
                /// `[{title: 综治信访办主任, from: 2019-03-01}]`
                titles: (by titles Vec<DatedName>: (dated DatedTitle)) "历次职务名称",
                /// 所在科室
                /// its department
                /// `petitions`
                department: reference "所在科室",
                /// 排序，小的在前
                /// order in lists, small first
                /// `10`
                rank: number "排序",
                /// 职数，默认 1
                /// how many may hold it (default 1)
                /// `4`
                seats: number "职数",
                from: first_day,
                until: last_day,
                /// 并入哪里；从那天起按去向取人
                /// successor, which references follow from that day
                /// `public-service`
                merged_into: reference "并入",
            }

            /// A group with one printed name.
            CATEGORY Category "category" "类别" read {
                id: (id or name),
                /// 印出来的名称
                /// printed name
                /// `各社区`
                name: (required text) "名称",
                /// 哪些岗位
                /// its posts
                /// `[nanyuan-head, …]`
                posts: references "岗位" "职务",
                /// 哪些科室
                /// its departments
                /// `[nanyuan, …]`
                departments: references "科室",
            }

            /// Holidays of a year.
            CALENDAR Calendar "calendar" "日历" read {
                /// 年份
                /// year
                /// `2026`
                year: number "年份",
                /// 放假
                /// holidays
                /// `[{name: 元旦, from: 2026-01-01, until: 2026-01-03}]`
                holidays: [Holiday] "放假",
                /// 调休上班的周末
                /// weekends worked
                /// `[2026-01-04]`
                make_up_workdays: days "调休上班",
            }

            /// A holiday.
            HOLIDAY Holiday "holiday" "放假" judged {
                /// 节日
                /// name
                /// `元旦`
                name: text "名称",
                from: (required first_day),
                until: (required last_day),
            }
        }
    };
}

pub(crate) use organisation;
