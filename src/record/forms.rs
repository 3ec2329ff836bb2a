//! What hangs on a plan: areas, contacts, scores, forms to fill in.

macro_rules! forms {
    ($make:ident) => {
        $make! {
            /// Areas with options.
            COVERAGE Coverage "coverage" "责任区" judged resolved {
                /// 表的标题
                /// title of the table
                /// `网格责任区划分表`
                title: text "标题",
                /// 区域叫什么，默认“责任区”
                /// what an area is called
                /// `网格`
                area_label: text "区域称谓",
                /// 责任领导叫什么，默认按各条所写的：责任领导、包联领导
                /// what the leader is called, unless given as the first area has it
                /// `包片领导`
                leader_label: text "领导称谓",
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Area]) "条目",
            }

            /// An area and who answers for it.
            AREA Area "area" "责任区" judged plain {
                /// 区域
                /// the area
                /// `东风片区`
                area: (required text) "区域" "责任区",
                /// 范围
                /// what belongs to it
                /// `1—5号楼`
                scope: text "范围",
                /// 责任领导
                /// responsible leader
                /// `{in-charge-of: 城市管理工作}`
                leader: parties "责任领导" "包联领导",
                /// 责任单位
                /// responsible unit
                /// `urban`
                lead: parties "责任单位",
                /// 责任人
                /// responsible person
                /// `urban-head`
                responsible: parties "责任人",
                /// 工作人员
                /// staff
                /// `[{text: 网格员, count: 3}]`
                staff: parties "工作人员",
                /// 备注
                /// remark
                note: text "备注",
                internal: internal,
            } + {
                /// What its leader is called by the key that was typed: 包联领导.
                leader_called: Option<Text>,
            }

            /// A picture.
            PICTURE Picture "picture" "图片" read plain {
                /// 图片文件，放在 data/ 里，写它在 data/ 里的位置
                /// its file below `data/`
                /// `图片/布点图.png`
                file: (required text) "文件",
                /// 图上画的是什么，读给看不见图的人听
                /// what it shows, for whoever cannot see it
                /// `全镇6处避险点的位置：……`
                alt: (required text) "文字说明" "替代文字",
                /// 图题，印在图下
                /// words below it
                /// `图1　避险点分布图`
                caption: text "图题" "标题",
                /// 宽几个字，默认按原图，最宽到版心
                /// width in characters
                /// `20`
                width: number "宽度",
            }

            /// A list of contacts with options.
            CONTACTS Contacts "contacts" "通讯录" read {
                /// 表的标题
                /// title of the table
                /// `工作人员通讯录`
                title: text "标题",
                /// 有哪几栏，默认姓名和有内容的栏
                /// columns
                /// `[serial, name, phone]`
                columns: (columns CONTACT_COLUMNS ContactColumnRecord ContactColumn) "栏目" "列",
                /// 汇总本方案组织机构里的全部人员
                /// everybody in the plan’s bodies
                /// `true`
                from_plan: flag "取自本方案",
                /// 各条，也可以只写人员
                /// the records, or parties alone
                /// `[director, {who: 何静, duty: 物资}]`
                items: (by contact_list Vec<Contact>: [Contact]) "条目",
            }

            /// One contact.
            CONTACT Contact "contact" "通讯录" read {
                /// 谁
                /// who
                /// `director`
                who: (required party) "姓名" "人员",
                /// 单位，上下相同的合并
                /// unit, equal neighbours merge
                /// `青石街道`
                unit: text "单位",
                /// 负责什么
                /// what they see to
                /// `物资调度`
                duty: text "职责",
                /// 电话，默认取本人的
                /// telephone, else the person’s own
                /// `555-0102`
                phone: text "电话" "手机",
                /// 办公电话
                /// number of the office
                /// `555-0100`
                office_phone: text "办公电话",
                /// 备注
                /// remark
                note: text "备注",
                internal: internal,
            }

            /// A column of a list of contacts that has more to it than its name.
            CONTACT_COLUMN ContactColumnRecord "contact-column" "栏目" named {
                /// 哪一栏
                /// which column
                /// `phone`
                column: (required (choice CONTACT_COLUMNS ContactColumn)) "栏目",
                internal: internal,
            }

            /// What is scored, with options.
            ASSESSMENT Assessment "assessment" "考核评分表" read {
                /// 表的标题
                /// title of the table
                /// `年度考核评分表`
                title: text "标题",
                /// 总分，与各项之和核对
                /// checked against the sum
                /// `100`
                total: amount "总分",
                /// 留不留“得分”一栏，默认留
                /// a column to write the score in
                /// `false`
                score: (flag true) "得分栏",
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Score]) "条目",
            }

            /// What is scored.
            SCORE Score "score" "考核项目" read plain {
                /// 类别，上下相同的合并
                /// equal neighbours merge
                /// `组织领导`
                category: text "类别",
                /// 考核什么
                /// what is looked at
                /// `责任落实`
                item: (required text) "考核项目",
                /// 怎样评分
                /// how points are given
                /// `少一次扣2分。`
                standard: prose "评分标准",
                /// 分值，可以带小数
                /// most points
                /// `12.5`
                points: (required amount) "分值",
                /// 谁来评
                /// who gives them
                /// `general-office`
                by: parties "考核单位",
                /// 备注
                /// remark
                note: text "备注",
            }

            /// A form to be filled in by hand.
            BLANK_FORM BlankForm "blank-form" "空白表" judged resolved {
                /// 台账还是回执，默认台账
                /// register or receipt slip
                /// `receipt`
                kind: (choice BLANK_FORMS BlankFormKind = BlankFormKind::Register) "类型",
                /// 表的标题
                /// title
                /// `参会回执`
                title: text "标题",
                /// 表前的话
                /// words before the form
                /// `请于5月10日前交回。`
                intro: prose "引言",
                /// 有哪几栏
                /// columns
                /// `[日期, {name: 事项, width: 12}]`
                columns: (by blank_columns Vec<BlankColumn>: (texts_or BlankColumn)) "栏目" "列",
                /// 空行数，默认10行，回执3行
                /// empty rows
                /// `12`
                rows: number "行数",
                /// 每行高几行字
                /// height of a row in lines
                /// `2`
                lines: number "行高",
                /// 有没有序号栏，台账默认有
                /// whether rows are counted
                /// `false`
                serial: (maybe flag) "序号",
                /// 带名称的格子，两个一行
                /// labelled boxes, two to a row
                /// `[{name: 姓名}, {name: 意见, wide: true, lines: 4}]`
                fields: [BlankField] "填写项",
                /// 上面有没有裁剪线，回执默认有
                /// a line to cut along
                /// `true`
                cut_line: (maybe flag) "裁剪线",
                /// 表下的注
                /// words below the form
                /// `一式两份。`
                note: prose "注",
            }

            /// A column of such a form.
            BLANK_COLUMN BlankColumn "blank-column" "栏目" read resolved {
                /// 栏名
                /// head
                /// `日期`
                name: (required text) "名称",
                /// 宽几个字
                /// width in characters
                /// `6`
                width: number "宽度",
                internal: internal,
            }

            /// A labelled box of such a form.
            BLANK_FIELD BlankField "blank-field" "填写项" read resolved {
                /// 名称
                /// label
                /// `姓名`
                name: (required text) "名称",
                /// 占一整行
                /// takes the whole width
                /// `true`
                wide: flag "通栏",
                /// 高几行字
                /// height in lines
                /// `4`
                lines: number "行高",
                /// 已经填好的内容
                /// filled in already
                /// `青石街道`
                text: filled "已填",
                internal: internal,
            }
        }
    };
}

pub(crate) use forms;
