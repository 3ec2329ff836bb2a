//! Procedures, items, standing arrangements, contingencies, enumerations.

macro_rules! items {
    ($make:ident) => {
        $make! {
            /// Steps with options.
            PROCEDURE Procedure "procedure" "处置程序" read plain {
                /// 哪一类事
                /// what it is for
                /// `来访办理`
                kind: text "类别" => subject,
                /// 成条还是成表
                /// list or table
                /// `table`
                style: (choice PART_STYLES PartStyle = PartStyle::List) "样式",
                /// 步骤
                /// steps
                /// `[…]`
                steps: (required [Step]) "步骤",
            }

            /// One step.
            STEP Step "step" "步骤" judged plain {
                /// 步骤
                /// name of the step
                /// `登记受理`
                step: (required text) "步骤",
                /// 展开说明
                /// more about it
                /// `逐件登记……`
                text: prose "内容" => paragraphs,
                /// 时限
                /// time limit
                /// `30分钟`
                within: text "时限",
                /// 由谁
                /// by whom
                /// `petitions`
                by: parties "承办人",
                /// 谁牵头、谁负责、谁配合、什么时候完成，代替时限和承办人
                /// who answers for it, instead of within and by
                /// `{lead: service, responsible: [finance], deadline: 6月底前}`
                responsibility: (one Responsibility) "责任",
                /// 这一步里的小步骤，编号低一级
                /// steps within it
                /// `[{step: 核实}]`
                steps: [Step] "分步骤",
            } + {
                /// The same as a responsibility, where it is given in short.
                short: Option<Responsibility>,
            }

            /// Numbered items with options.
            ITEM_LIST Items "item-list" "条目" read plain {
                /// 怎样编号
                /// how they are numbered
                /// `1、`
                numbering: numbering "序号样式" => numbers,
                /// 首句用楷体还是加粗，默认楷体
                /// face of the first sentence
                /// `bold`
                lead_face: (choice LEAD_FACES LeadFace = LeadFace::Kai) "首句字体",
                /// 各条，只有内容的直接写一段话
                /// the records themselves, or their texts alone
                /// `[…]`
                items: (required [Item]) "条目",
            }

            /// How a level is counted, where more is to be said than in which form.
            LEVEL_STYLE LevelStyle "level-style" "序号样式" named {
                /// 样式
                /// in which form
                /// `1.`
                style: (required (choice NUMBER_STYLES NumberStyle)) "样式",
                /// 上一级换了，号接着编
                /// the count goes on through the chapters above
                /// `true`
                continues: flag "续号",
            }

            /// A numbered item.
            ITEM Item "item" "条目" judged plain {
                id: (maybe id),
                /// 小标题
                /// title
                /// `强化组织领导`
                title: heading "小标题",
                /// 首句，强调
                /// emphasised first sentence
                /// `压实责任。`
                lead: text "首句",
                /// 内容
                /// text
                /// `各科室要……`
                text: prose "内容" => paragraphs,
                /// 谁牵头、谁负责、谁配合、什么时候完成，印在这一条后面
                /// who answers for it, printed behind it
                /// `{lead: service, responsible: [finance], deadline: 6月底前}`
                responsibility: (one Responsibility) "责任",
                /// 下面的各部分，编号低一级
                /// parts below it
                /// `[{items: […]}]`
                body: parts "下级内容",
                internal: internal,
            }

            /// Standing arrangements with options.
            MECHANISMS Mechanisms "mechanisms" "工作制度" read plain {
                /// 怎样编号
                /// how they are numbered
                /// `1、`
                numbering: numbering "序号样式" => numbers,
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Mechanism]) "条目",
            }

            /// A standing arrangement.
            MECHANISM Mechanism "mechanism" "工作制度" judged plain {
                /// 名称
                /// name
                /// `信访办公室`
                name: (required heading) "名称",
                /// 多久一次
                /// how often
                /// `每周二`
                every: text "频次",
                /// 由谁
                /// who sees to it
                /// `petitions`
                by: parties "责任人" "责任单位",
                /// 谁牵头、谁负责、谁配合、什么时候完成，代替责任人
                /// who answers for it, instead of by
                /// `{lead: service, responsible: [finance], deadline: 6月底前}`
                responsibility: (one Responsibility) "责任",
                /// 内容
                /// text
                /// `每月召开一次例会。`
                text: prose "内容" => paragraphs,
                /// 下面的各部分
                /// parts below it
                /// `[{items: […]}]`
                body: parts "下级内容",
                internal: internal,
            } + {
                /// The same as a responsibility, where it is given in short.
                short: Option<Responsibility>,
            }

            /// Contingencies with options.
            CONTINGENCIES Contingencies "contingencies" "应急处置" read plain {
                /// 成条还是成表
                /// list or table
                /// `table`
                style: (choice PART_STYLES PartStyle = PartStyle::List) "样式",
                /// 怎样编号
                /// how they are numbered
                /// `1、`
                numbering: numbering "序号样式" => numbers,
                /// 各条
                /// the records themselves
                /// `[…]`
                items: (required [Contingency]) "条目",
            }

            /// What is done when something happens.
            CONTINGENCY Contingency "contingency" "应急处置" judged plain {
                /// 情形
                /// when
                /// `出现集体来访`
                when: (required heading) "情形",
                /// 级别
                /// how grave
                /// `Ⅲ级`
                level: text "级别",
                /// 人数等启动条件
                /// from what figure on
                /// `30人以上`
                threshold: text "启动条件",
                /// 时限
                /// within what time
                /// `30分钟`
                within: text "时限",
                /// 由谁
                /// by whom
                /// `petitions`
                by: parties "承办人",
                /// 谁牵头、谁负责、谁配合、什么时候完成，代替时限和承办人
                /// who answers for it, instead of within and by
                /// `{lead: service, responsible: [finance], deadline: 6月底前}`
                responsibility: (one Responsibility) "责任",
                /// 处置
                /// what is done
                /// `……`
                response: prose "处置" => paragraphs,
                /// 下面的各部分
                /// parts below it
                /// `[{procedure: …}]`
                body: parts "下级内容",
                internal: internal,
            } + {
                /// The same as a responsibility, where it is given in short.
                short: Option<Responsibility>,
            }

            /// A panel: what stands in a ruled box of its own, beside the text.
            PANEL Panel "panel" "专栏" read plain {
                id: (maybe id),
                /// 标题，“专栏1”由程序排
                /// title; the number is set before it
                /// `重点工程`
                title: (required text) "标题",
                /// 框里的各部分
                /// parts in the box
                /// `[{items: […]}]`
                body: (required parts) "内容",
            }

            /// 一是……二是…….
            ENUMERATION Enumeration "enumeration" "列举" read resolved {
                /// 各条之前的话，接排时同在一段
                /// words before the first
                /// `按以下顺序办理：`
                intro: text "引言",
                /// 序号样式
                /// how it counts
                /// `一是`
                style: (choice ENUMERATION_STYLES EnumerationStyle = EnumerationStyle::Ordinal) "样式",
                /// 各条
                /// the items
                /// `[加强领导, 强化保障]`
                items: (required lines) "条目",
                /// 每条末尾的标点，默认；
                /// mark after each
                /// `；`
                end: text "末尾标点",
                /// 接排成一段
                /// all in one paragraph
                /// `true`
                run_in: flag "接排",
            }
        }
    };
}

pub(crate) use items;
