//! A plan, its chapters and attachments.

macro_rules! plan {
    ($make:ident) => {
        $make! {
            /// What a plan says of itself.
            PLAN Plan "plan" "方案" judged {
                /// 编号，也是输出的文件名
                /// also the name of the files
                /// `petition-2026`
                id: (required id) "编号",
                /// 模板，默认 implementation-plan
                /// template
                /// `work-plan`
                template: reference "模板",
                /// 用哪个版式，默认按格式：文件用 gbt9704，白头用 plain，信函用 letter
                /// the style sheet: unless given, that of its form
                /// `house`
                style: reference "版式",
                /// 标题，换了行的照样换行
                /// title; a line that is ended ends in print, too
                /// `2026年度……工作实施方案`
                title: (by required_lines Text: (required text)) "标题",
                /// 格式：文件（红头）、白头、信函、命令、纪要
                /// look
                /// `red-head`
                form: (choice FORMS Form) "格式",
                /// 发文机关
                /// who issues it
                /// `[office]`
                issuers: references "发文机关",
                /// 发文机关标志，不写就用发文机关加“文件”“令”“纪要”
                /// the mark in red, instead of the issuers’ names
                /// `临江县人民政府常务会议纪要`
                mark: text "发文机关标志",
                /// 发文字号
                /// document number
                /// `{year: 2026, serial: 12}` · `青街办发〔2026〕12号`
                number: (by document_number Option<DocumentNumber>: document_number) "发文字号",
                /// 命令的令号，印成“第12号”
                /// number of an order
                /// `12`
                order_number: number "令号",
                /// 成文日期
                /// date of the document
                /// `2026-03-20` · `2026年3月20日` · `待定`
                date: (by document_date Option<DocumentDate>: day_or_open) "成文日期",
                /// 按哪一天取人；有发文字号的，默认成文日期，没有的默认今天
                /// day people are looked up: unless given, a numbered paper’s date, else today
                /// `2026-03-20`
                roster_date: day "名单日期",
                /// 执行期
                /// from when until when it holds
                /// `{from: 2026-03-20, until: 2026-12-31}`
                in_force: (maybe one InForce) "执行期",
                /// 稿次，印在标题下
                /// printed below the title
                /// `for-comment`
                stage: (by stage Option<At<Stage>>: (choice STAGES Stage)) "稿次",
                /// 办到哪一步：起草、征求意见、送审、会签、已签发、已印发、执行期满、已废止
                /// how far it has come as a paper
                /// `review`
                status: (choice STATUSES Status = Status::Draft) "状态",
                /// 从哪天起是这个状态
                /// since when
                /// `2026-03-02`
                status_since: day "状态日期",
                /// 稿子现在谁处
                /// with whom the draft lies
                /// `办公室江可欣`
                status_with: text "在谁处" "现在谁处",
                /// 征求哪些单位的意见
                /// the units that are asked for their opinion
                /// `[平安办, 司法所]`
                asked_units: texts "征求单位",
                /// 各单位什么时候以前反馈意见
                /// by when they are to answer
                /// `2026-03-16`
                reply_by: day "反馈期限",
                /// 发文稿纸上要填的
                /// what stands on the sheet that goes round with it
                /// `{drafter: 何静}`
                slip: (maybe one Slip) "发文稿纸",
                /// 主送，原样打印
                /// addressees, printed as they are
                /// `[各社区党委、居委会]`
                addressees: (by printed_names Vec<Text>: texts) "主送",
                /// 制定依据，印成“本方案依据《…》制定。”
                /// what it rests on
                /// `[petition]`
                basis: references "依据",
                /// 开头一段
                /// opening paragraphs
                /// `为……，制定本方案。`
                preamble: prose "开头",
                /// 正文前印目录，带页码，单独成页
                /// a table of contents before the text, with pages
                /// `true`
                contents: flag "目录",
                /// 各级标题怎样编号，从第一级起
                /// how headings are numbered, level by level
                /// `[1、, ⑴]`
                numbering: numbering "序号样式",
                /// 各章标题独占一行还是与正文接排，全文一致；章里另写的以章为准
                /// own line or run in, wherever a heading is followed by text
                /// `run-in`
                heading_style: (choice HEADING_STYLES HeadingStyle) "标题样式",
                /// 任务表的表头、条目的行首用什么词，全文一致
                /// what columns and rows of tasks are called in all of it
                /// `{lead: 牵头责任单位, deadline: 时限要求}`
                labels: (by task_labels Vec<(Text, Text)>: (one TaskLabels)) "称谓",
                /// 责任怎样印：句末括号、方括号、分行、不印
                /// how responsibilities are printed
                /// `rows`
                responsibility_style: (choice RESPONSIBILITY_STYLES ResponsibilityStyle) "责任样式",
                /// 括号里怎样说，默认成句，方括号里默认标明
                /// in which words within brackets
                /// `labelled`
                responsibility_wording: (choice RESPONSIBILITY_WORDINGS ResponsibilityWording) "责任用语",
                /// 领导印不印在正文的责任里，默认印；写否，只进分解表
                /// whether leaders are printed behind clauses, else in the annexed table alone
                /// `false`
                responsibility_leaders: (maybe flag) "责任印领导",
                /// 责任里同级单位的“市”“县”是每个都写还是只写一次
                /// whether the sign of their level stands before each unit of a responsibility
                /// `first`
                level_prefix: (choice LEVEL_PREFIXES LevelPrefix) "同级前缀",
                /// 附注，一条一行
                /// notes below the signature
                /// `[此件公开发布]`
                notes = "note": texts "附注",
                /// 联系人，印在附注里；公开版不印，写了公开的除外
                /// people to ask, printed as a note; internal unless they say otherwise
                /// `[{unit: general, who: he}]`
                enquiries: [Enquiry] "联系人",
                /// 是否用印，红头、信函默认是
                /// room for a seal (red-head, letter: yes)
                /// `true`
                seal: (maybe flag) "用印",
                /// 落款加盖签发人签名章，印签发人职务和姓名，命令默认是
                /// the signatory’s name stamp instead of a seal (order: yes)
                /// `true`
                name_stamp: (maybe flag) "签名章",
                /// 纪要的出席人员
                /// who was at the meeting
                /// `[director, {in-charge-of: 信访工作}]`
                attendees: parties "出席",
                /// 纪要的请假人员
                /// who was excused
                /// `urban-head`
                excused: parties "请假",
                /// 纪要的列席人员
                /// who sat in
                /// `[petitions-head]`
                observers: parties "列席",
                /// 份号
                /// copy number
                /// `000001`
                copy_number: text "份号",
                /// 密级：工作秘密、内部；国家秘密不在这里起草
                /// secrecy below state secrets, which are not drafted here
                /// `工作秘密`
                secrecy: text "密级",
                /// 紧急程度
                /// urgency
                /// `特急`
                urgency: text "紧急程度",
                /// 签发人
                /// who signs
                /// `director`
                signatories = "signatory": parties "签发人",
                /// 印发机关
                /// printing office, in the record
                /// `青石街道党政办公室`
                printed_by: text "印发机关",
                /// 印发日期
                /// day of printing
                /// `2026-03-20`
                printed_date: day "印发日期",
                /// 印不印落款，汇编默认不印
                /// issuer and date at the end
                /// `false`
                signature: (maybe flag) "落款",
                /// 由通知印发：红头、发文字号、主送都是通知的，方案另起一页；方案、计划、要点、预案、安排用红头的都要写
                /// issued by a notice, which has head, number and addressees; the plan stands behind it
                /// `true` · `{as: attachment}`
                issued_by: (by notice Option<Notice>: (flag_or Notice)) "印发通知",
                /// 几篇短方案合成一份
                /// several short plans in one document
                /// `[{plan: rain-2026}, {title: …, body: …}]`
                pieces = "compilation": [Piece] "汇编",
                internal: internal,
            } + {
                /// Whether a date was written, be it readable or not.
                date_given: bool,
                /// Lines of the title, where several were typed.
                title_lines: Vec<Text>,
                /// Chapters.
                sections: Vec<Section>,
                /// Attachments.
                attachments: Vec<Attachment>,
                /// Copies go to.
                copies: Vec<Text>,
            }

            /// A document number in its parts.
            NUMBER Number "number" "发文字号" named {
                /// 机关代字，默认取第一个发文机关的
                /// code, else the first issuer’s
                /// `青街办发`
                code: text "机关代字",
                /// 年份
                /// year
                /// `2026`
                year: (required number) "年份",
                /// 序号
                /// serial
                /// `12`
                serial: (required number) "序号",
            }

            /// From when until when a plan is in force.
            IN_FORCE InForce "in-force" "执行期" read {
                from: first_day,
                until: last_day,
            }

            /// A chapter.
            SECTION Section "section" "章节" judged {
                id: (maybe id),
                /// 标题，不写序号
                /// heading without its number
                /// `指导思想`
                heading: text "标题",
                /// 标题独占一行还是与正文接排
                /// own line or run in
                /// `run-in`
                heading_style: (choice HEADING_STYLES HeadingStyle) "标题样式",
                /// 这一章下面各级怎样编号
                /// how what stands below is numbered
                /// `1、`
                numbering: numbering "序号样式",
                /// 这一章的依据，印在最前
                /// what this chapter rests on
                /// `[petition]`
                basis: references "依据",
                /// 这一章由谁牵头、谁负责、谁配合、什么时候完成，印在内容后面
                /// who answers for the chapter, printed behind its text
                /// `{lead: service, support: [finance], deadline: 6月底前}`
                responsibility: (one Responsibility) "责任",
                /// 责任怎样印：句末括号、方括号、分行、不印，这一章用
                /// how responsibilities are printed in this chapter
                /// `rows`
                responsibility_style: (choice RESPONSIBILITY_STYLES ResponsibilityStyle) "责任样式",
                /// 括号里怎样说，默认成句，方括号里默认标明，这一章用
                /// in which words within brackets in this chapter
                /// `labelled`
                responsibility_wording: (choice RESPONSIBILITY_WORDINGS ResponsibilityWording) "责任用语",
                /// 一段文字，或一列“部分”
                /// text, or a list of [parts](#part)
                /// `body: 一段文字`
                body: parts "内容",
                /// 下级章节
                /// chapters below
                /// `[…]`
                sections: [Section] "下级章节" "章节",
                internal: internal,
            } + {
                /// Parts were written, and none of them could be read.
                unread: bool,
            }

            /// An attachment.
            ATTACHMENT Attachment "attachment" "附件" judged {
                /// 编号：小写字母、数字、`-`，全部文件里唯一
                /// lower-case letters, digits, `-`; unique over all files
                /// `petitions`
                id: (required id) "编号",
                /// 标题
                /// title
                /// `责任分工表`
                title: (required text) "标题",
                /// 内容
                /// contents
                /// `[{tasks: from-plan}]`
                body: parts "内容",
                /// 章节
                /// chapters
                /// `[…]`
                sections: [Section] "章节" "下级章节",
                /// 另存一个文件 `方案.附件.pdf`
                /// also a file of its own
                /// `true`
                separate: flag "单独成文",
                /// 横排
                /// pages turned sideways
                /// `true`
                landscape: flag "横排",
                /// 附件里各级标题怎样编号
                /// how its headings are numbered
                /// `1、`
                numbering: numbering "序号样式",
                internal: internal,
            }

            /// Whom to ask about a plan.
            ENQUIRY Enquiry "enquiry" "联系人" judged {
                /// 谁，按岗位或者姓名
                /// who
                /// `head`
                who: parties "姓名" "人员" "联系人",
                /// 哪个科室
                /// of which unit
                /// `general`
                unit: parties "单位",
                /// 电话，默认取本人的
                /// telephone, else the person’s own
                /// `0631-555-0100`
                phone: text "电话",
                /// 电子邮箱
                /// mail
                /// `office@example.cn`
                mail: text "邮箱" "电子邮箱",
                /// 公开版也印
                /// printed in public editions as well
                /// `true`
                public: flag "公开",
            }

            /// The notice by which a plan is issued.
            NOTICE Notice "issued-by" "印发通知" judged {
                /// 通知的标题，默认“……关于印发《…》的通知”，前面是发文机关
                /// its title
                /// `关于印发《…》的通知`
                title: text "标题",
                /// 通知的正文
                /// its text
                /// `现将……印发给你们……`
                text: prose "正文",
                /// 通知自己的几条要求，编号自动编
                /// requirements of its own, numbered
                /// `[{title: 加强领导, text: ……}]`
                items: [Item] "条目",
                /// 一并印发的方案，接在后面，各另起一页
                /// further plans issued by it, each on a page of its own behind
                /// `[{plan: rain-2026}]`
                also: [Piece] "一并印发" "印发",
                /// 转发谁的；方式写“转发”时才有
                /// whose paper is passed on
                /// `civil`
                whose = "of": parties "原发机关" "原发单位",
                /// 方案是通知的正文（默认）、附件，还是转发来的
                /// its object or its attachment, or a paper that is passed on
                /// `attachment`
                issued_as = "as": (choice ISSUED_AS IssuedAs = IssuedAs::Object) "方式",
            }

            /// A short plan in a document of several.
            PIECE Piece "piece" "篇" judged {
                /// 取另一个文件里的方案
                /// the plan of another file
                /// `rain-2026`
                plan: reference "方案",
                /// 标题，印成“第1篇　……”
                /// title
                /// `雨天接送服务方案`
                title: text "标题",
                /// 开头
                /// opening paragraphs
                /// `遇有大雨……`
                preamble: prose "开头",
                /// 正文
                /// text or parts
                /// `[{enumeration: […]}]`
                body: parts "内容",
                /// 章节，编号从头起
                /// chapters, counted anew
                /// `[…]`
                sections: [Section] "章节",
                /// 怎样编号
                /// how headings are numbered
                /// `1、`
                numbering: numbering "序号样式",
                internal: internal,
            }
        }
    };
}

pub(crate) use plan;
