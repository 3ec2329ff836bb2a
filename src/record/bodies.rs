//! Bodies of people and working groups.

macro_rules! bodies {
    ($make:ident) => {
        $make! {
            /// Who of the leadership sees to what.
            LEADERSHIP Leadership "leadership" "领导分工" read {
                /// 表的标题
                /// title of the table
                /// `领导班子成员分工表`
                title: text "标题",
                /// 一人一段还是成表
                /// paragraphs or table
                /// `table`
                style: (choice PART_STYLES PartStyle = PartStyle::List) "样式",
            }

            /// A leading group and the like.
            BODY_OF_PEOPLE BodyOfPeople "body-of-people" "组织机构" read {
                /// 类型，默认领导小组
                /// what it is
                /// `headquarters`
                kind: (choice BODY_KINDS BodyKind = BodyKind::LeadingGroup) "类型",
                /// 名称
                /// name
                /// `信访工作领导小组`
                name: text "名称",
                /// 后文怎样称呼，默认取名称的末尾
                /// how the text goes on to call it
                /// `联合办公室`
                short_name: text "简称",
                /// 名单的样式，默认分栏
                /// how people are listed
                /// `brackets`
                style: (choice BODY_STYLES BodyStyle = BodyStyle::Columns) "样式",
                /// 名单前的话，不写就用通行的一句，写“不印”就只印名单
                /// sentence before the list; `none` for the list alone
                /// `为……，成立……`
                intro: prose "引言",
                /// 组长
                /// leaders
                /// `[secretary, director]`
                leader: parties "组长",
                /// 常务副组长
                /// executive deputies
                /// `{in-charge-of: 信访工作}`
                executive_deputy: parties "常务副组长",
                /// 副组长
                /// deputies
                /// `deputy`
                deputy: parties "副组长",
                /// 成员
                /// members
                /// `[petitions-head, …]`
                members: parties "成员",
                /// 联络员
                /// liaison
                /// `petitions-deputy`
                liaison: parties "联络员",
                /// 印不印全部成员的电话
                /// telephone numbers of all
                /// `show`
                show_phone = "phone": (choice PHONES bool = false) "电话",
                /// “由……负责。主要职责是……”，不列名单
                /// who is responsible, no list
                /// `hotline-head`
                responsible: parties "负责人",
                /// 成立它做什么
                /// what it is set up for
                /// `议题征集和结果公示`
                charge: text "具体负责",
                /// 还没有成立
                /// yet to be set up
                /// `true`
                planned: flag "拟成立",
                /// 下设哪些小组，只列名称
                /// groups below it, by name
                /// `[综合组, 宣传组]`
                groups: texts "下设",
                /// 职责
                /// duties of the body
                /// `[研究重大事项]`
                duties: texts "职责",
                /// 换一个称呼
                /// other words for the roles
                /// `{leader: 总指挥}`
                labels: (by labels Vec<(Text, Text)>: labels) "称谓",
                /// 人员变动时怎么办
                /// what becomes of a seat
                /// `automatic`
                succession: (choice SUCCESSIONS Succession) "人员变动",
                /// 下设办公室
                /// its office
                /// `{at: petitions, head: …}`
                office: (maybe one BodyOffice) "办公室",
            }

            /// The office of a body.
            BODY_OFFICE BodyOffice "office" "办公室" read {
                /// 名称，默认“办公室”
                /// its name
                /// `联络办公室`
                name: text "名称",
                /// 设在哪里
                /// where
                /// `petitions`
                seat = "at": party "设在",
                /// 主任
                /// head
                /// `petitions-head`
                head: parties "主任",
                /// 常务副主任
                /// executive deputy head
                /// `…`
                executive_deputy: parties "常务副主任",
                /// 副主任
                /// deputy heads
                /// `…`
                deputy: parties "副主任",
                /// 成员单位
                /// member units
                /// `[justice, centre]`
                units: parties "成员单位",
                /// 工作人员
                /// staff
                /// `[…]`
                staff: parties "工作人员",
                /// 职责
                /// duties
                /// `[…]`
                duties: texts "职责",
            }

            /// Roles whose label a body may change.
            LABELS Labels "labels" "称谓" named {
                /// 称呼
                /// what to print instead
                /// `总指挥`
                leader: text "组长",
                /// 称呼
                /// what to print instead
                /// `总指挥`
                executive_deputy: text "常务副组长",
                /// 称呼
                /// what to print instead
                /// `总指挥`
                deputy: text "副组长",
                /// 称呼
                /// what to print instead
                /// `总指挥`
                members: text "成员",
                /// 称呼
                /// what to print instead
                /// `总指挥`
                liaison: text "联络员",
            }

            /// Working groups with options.
            WORKING_GROUPS WorkingGroups "working-groups" "工作组" judged resolved {
                /// 各组之前的话
                /// words before them
                /// `领导小组下设以下工作组。`
                intro: prose "引言",
                /// 先用一句话列出各组
                /// a sentence names them all first
                /// `true`
                listed: flag "概述",
                /// 只印姓名，不印职务
                /// names without posts
                /// `true`
                names_only: flag "只印姓名",
                /// 换一个称呼
                /// other labels of the rows
                /// `{responsible: 组长}`
                labels: (one GroupLabels) "称谓",
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [WorkingGroup]) "条目",
            }

            /// A working group or one of its lines.
            WORKING_GROUP WorkingGroup "working-group" "工作组" judged resolved {
                /// 组名
                /// name
                /// `信访接待组`
                name: (required text) "组名" "名称",
                /// 责任领导
                /// responsible leaders
                /// `{in-charge-of: 信访工作}`
                responsible_leader: parties "责任领导",
                /// 责任人
                /// responsible people
                /// `petitions-head`
                responsible: parties "责任人",
                /// 组员
                /// staff
                /// `[{text: 网格员, count: 12}]`
                staff: parties "人员配备" "组员",
                /// 工作任务
                /// tasks
                /// `负责……`
                duties: texts "工作任务" "职责",
                /// 几条任务连成一段，段内这样编号
                /// tasks in one paragraph, counted
                /// `①`
                numbers: (choice ENUMERATION_STYLES EnumerationStyle) "任务序号",
                /// 组内分线，写法同工作组
                /// lines within it, same fields
                /// `[{name: 第一道防线}]`
                lines: [WorkingGroup] "分线",
            } + {
                /// What its staff is called by the key they were typed under: 组员.
                staff_called: Option<Text>,
                /// What its duties are called so: 职责.
                duties_called: Option<Text>,
            }

            /// Rows of a working group whose label may be another.
            GROUP_LABELS GroupLabels "group-labels" "称谓" read resolved {
                /// 称呼
                /// what to print instead
                /// `组　长`
                responsible_leader: text "责任领导",
                /// 称呼
                /// what to print instead
                /// `副组长`
                responsible: text "责任人",
                /// 称呼
                /// what to print instead
                /// `成　员`
                staff: text "人员配备" "组员",
                /// 称呼
                /// what to print instead
                /// `职　责`
                duties: text "工作任务" "职责",
            }
        }
    };
}

pub(crate) use bodies;
