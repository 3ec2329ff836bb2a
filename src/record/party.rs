//! Whoever stands where people stand.

macro_rules! party {
    ($make:ident) => {
        $make! {
            /// Whoever stands where people stand.
            PARTY PartyRecord "party" "人员" judged {
                /// 由某岗位的现任
                /// whoever holds the post
                /// `{post: director}`
                post: reference "职务",
                /// 某人
                /// a person
                /// `{person: 李敏, department: petitions}`
                person: reference "姓名",
                /// 某科室
                /// a unit, or tells namesakes apart
                /// `{department: petitions, as: 负责人}`
                department: reference "科室",
                /// 某一类岗位
                /// all posts of a category
                /// `{posts-of: communities, as: 党委书记}`
                posts_of: reference "类别",
                /// 某项工作的分管领导
                /// whoever leads the portfolio
                /// `{in-charge-of: 信访工作}`
                in_charge_of: reference "分管",
                /// 自由文字，不随人员变动
                /// free text, follows no staff
                /// `{text: 七社区信访协管员, count: 7}`
                text: text "文字",
                /// 括号里的说明
                /// remark in brackets
                /// `负责夜间值守`
                note: text "备注",
                /// “兼……”
                /// a further role
                /// `联络员`
                also: text "兼",
                /// 以什么身份
                /// in what capacity
                /// `负责人`
                capacity = "as": text "身份",
                /// 换一个称谓印
                /// printed title
                /// `主任`
                as_title: text "称谓",
                /// 外单位人员的职务
                /// title of somebody outside
                /// `派出所所长`
                title: text "职务名称" "头衔",
                /// 外单位人员，不在名册
                /// not on the list of people
                /// `{person: 周平, outside: true, title: 派出所所长}`
                outside: flag "外单位",
                /// 几人
                /// how many
                /// `7`
                count: number "人数",
                /// 装备
                /// equipment
                /// `工具车两部`
                equipment: text "装备",
                /// 印不印电话
                /// whether the telephone is printed
                /// `show`
                show_phone = "phone": (choice PHONES bool = false) "电话",
                internal: internal,
            }

            /// A field that says whether it is internal.
            MARKED Marked "marked" "文字" read {
                /// 内容
                /// what it says
                /// `0631-555-0102`
                text: (required text) "文字",
                /// 是否内部，公开版（`--public`）不印
                /// whether it is left out of public editions
                /// `internal: false`
                internal: (maybe flag) "内部",
            }
        }
    };
}

pub(crate) use party;
