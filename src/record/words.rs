//! The closed sets of words that a field chooses from.

macro_rules! words {
    ($make:ident) => {
        $make! {
            /// What a folder is for.
            #[derive(Default)]
            FOLDER_KINDS FolderKind "kinds of folder" {
                /// 单位: an office with its plans.
                #[default]
                Office "office" "单位",
                /// 公用层: what offices share.
                Layer "layer" "公用层" "公用",
            }

            /// The look of a document (GB/T 9704 clauses 7 and 10).
            FORMS Form "forms" {
                /// 红头: issuer's mark, number, rule, record.
                RedHead "red-head" "文件" "红头" "红头文件",
                /// 白头: an internal plan without a head.
                Plain "plain" "白头" "白头文件",
                /// 信函: the letter form (10.1).
                Letter "letter" "信函",
                /// 命令（令）: mark, number and the signatory's stamp (10.2).
                Order "order" "命令" "令",
                /// 纪要: mark, and who was there below the text (10.3).
                Minutes "minutes" "纪要",
            }

            /// How it is printed behind a clause who answers for it.
            #[derive(Default)]
            RESPONSIBILITY_STYLES ResponsibilityStyle "responsibility styles" {
                /// 句末括号: （县民政局牵头，县财政局按职责分工负责）.
                #[default]
                Brackets "brackets" "句末括号" "括号",
                /// 方括号: 〔牵头单位：县民政局；责任单位：县财政局〕.
                SquareBrackets "square-brackets" "方括号",
                /// 分行: a line for each.
                Rows "rows" "分行",
                /// 句末: a sentence of its own without brackets.
                Unbracketed "unbracketed" "句末",
                /// 不印: in the annexed table alone.
                Nowhere "nowhere" "不印",
            }

            /// Whether the sign of their level stands before each of several units.
            #[derive(Default)]
            LEVEL_PREFIXES LevelPrefix "level prefixes" {
                /// 照写: 市市场监管局、市发展改革委.
                #[default]
                Each "each" "照写",
                /// 省略: 市市场监管局、发展改革委.
                First "first" "省略",
            }

            /// In which words it is said within brackets.
            RESPONSIBILITY_WORDINGS ResponsibilityWording "responsibility wordings" {
                /// 成句: 县民政局牵头，县财政局按职责分工负责.
                Sentence "sentence" "成句" "按职责分工负责",
                /// 标明: 牵头单位：县民政局；责任单位：县财政局.
                Labelled "labelled" "标明",
                /// 名单: 县民政局、县财政局.
                Names "names" "名单",
            }

            /// What stands in the cells of a column of one's own table.
            #[derive(Default)]
            CELL_TYPES CellType "cell types" {
                /// 文字.
                #[default]
                Text "text" "文字",
                /// 数: may be summed up.
                Number "number" "数" "数字",
                /// 日期.
                Day "day" "日期",
                /// 人员: follow staff.
                People "people" "人员",
                /// 单位: follow renames.
                Units "units" "单位",
                /// 电话: internal.
                Phone "phone" "电话",
                /// 是 or 否.
                YesNo "yes-no" "是否",
                /// 序号: counted by itself.
                Serial "serial" "序号",
            }

            /// Where in a table stands what belongs to a name.
            #[derive(Default)]
            BESIDE Beside "beside names" {
                /// 不印.
                #[default]
                Nowhere "hide" "不印" "不显示" "否",
                /// 显示: in brackets behind the name.
                Brackets "show" "显示" "是",
                /// 另列: in a column of its own.
                Column "own-column" "另列",
            }

            /// How far it has come as a paper.
            STATUSES Status "statuses" {
                /// 起草: follows staff.
                Draft "draft" "起草" "草稿",
                /// 征求意见: units look at it.
                Consulting "consulting" "征求意见",
                /// 送审: with whoever decides on it.
                Review "review" "送审",
                /// 会签: with the other issuers.
                Countersigning "countersigning" "会签",
                /// 已签发: has its number, and is not out yet.
                Signed "signed" "已签发",
                /// 已印发: frozen.
                Issued "issued" "已印发",
                /// 执行期满: issued, and no longer in force.
                Expired "expired" "执行期满",
                /// 已废止: issued, and taken back.
                Repealed "repealed" "已废止",
            }

            /// Where the lists of adjusted bodies stand.
            LIST_PLACES ListPlace "places of lists" {
                /// 正文: in the text.
                Text "text" "正文",
                /// 附件: an attachment each.
                Annexed "annexed" "附件",
            }

            /// How far a task is.
            #[derive(PartialOrd, Ord)]
            PROGRESS_STATES ProgressState "progress states" {
                /// 未启动.
                Open "open" "未启动",
                /// 进行中.
                Doing "doing" "进行中",
                /// 已完成.
                Done "done" "已完成",
            }

            /// What became of a suggestion.
            VERDICTS Verdict "verdicts" {
                /// 采纳.
                Adopted "adopted" "采纳",
                /// 部分采纳.
                Partly "partly" "部分采纳",
                /// 不采纳.
                Declined "declined" "不采纳",
            }

            /// What became of a number.
            REGISTER_STATES RegisterState "register states" {
                /// 作废: given to a paper that was never issued.
                Void "void" "作废",
                /// 收回: issued and called back.
                Recalled "recalled" "收回",
            }

            /// How headings and items of a level are numbered.
            NUMBER_STYLES NumberStyle "number styles" {
                /// 一、
                Hanzi "一、" "一",
                /// （一）
                BracketedHanzi "（一）" "(一)",
                /// 1.
                Arabic "1." "1．",
                /// （1）
                BracketedArabic "（1）" "(1)",
                /// 1、
                ArabicPause "1、",
                /// ①
                Circled "①",
                /// ⑴
                Parenthesised "⑴",
                /// 一是
                Ordinal "一是",
                /// 1, the first level of decimals.
                Decimal "1",
                /// 1.1
                DecimalTwo "1.1",
                /// 1.1.1
                DecimalThree "1.1.1",
                /// 1.1.1.1
                DecimalFour "1.1.1.1",
                /// 第一部分
                Part "第一部分",
                /// 第一章
                Chapter "第一章",
                /// 第一节
                Section "第一节",
                /// 第一条, counted through all chapters.
                Article "第一条",
                /// No number.
                None "none" "不编号",
            }

            /// How a body's people are listed.
            BODY_STYLES BodyStyle "body styles" {
                /// Names in one column, posts in another.
                Columns "columns" "分栏",
                /// One line for each role, posts in brackets.
                Brackets "brackets" "括注",
                /// A table with telephone numbers.
                Table "table" "表格" "表",
                /// A sentence: 由…任组长，…为成员.
                Sentence "sentence" "成句",
                /// One line for each role, names only.
                Names "names" "姓名",
            }

            /// How goals are shown.
            GOAL_STYLES GoalStyle "goal styles" {
                /// As numbered paragraphs.
                List "list" "条目" "列表",
                /// As a table.
                Table "table" "表格" "表",
                /// In one paragraph, parted by ；.
                Sentence "sentence" "成句",
            }

            /// What a plan's figure is to those who plan.
            GOAL_NATURES GoalNature "goal natures" {
                /// 预期性: hoped for.
                Expected "expected" "预期性",
                /// 约束性: must be kept.
                Binding "binding" "约束性",
            }

            /// Face of an item's first sentence.
            LEAD_FACES LeadFace "lead faces" {
                /// 楷体.
                Kai "kai" "楷体",
                /// Bold.
                Bold "bold" "加粗",
            }

            /// What a chart shows.
            CHARTS ChartKind "charts" {
                /// The plan's bodies, their leaders, offices and groups.
                Organisation "organisation" "组织机构图",
                /// The plan's phases, in time.
                Phases "phases" "进度图",
                /// The steps of the procedures of its chapter, or of the plan.
                Flow "flow" "流程图",
            }

            /// Kinds of form to be filled in by hand.
            BLANK_FORMS BlankFormKind "blank forms" {
                /// 台账, 登记表: a row for each case.
                Register "register" "台账" "登记表",
                /// 回执: sent back, cut off.
                Receipt "receipt" "回执",
            }

            /// What an issued plan is to its notice.
            ISSUED_AS IssuedAs "issued as" {
                /// Its object: no 附件 label, no attachment note (typesetting.md 4.8).
                Object "object" "正文",
                /// Its attachment, as many local notices have it (4.9).
                Attachment "attachment" "附件",
                /// Somebody else's paper, passed on.
                Forwarded "forwarded" "转发",
            }

            /// How a post is held.
            #[derive(PartialOrd, Ord, Default)]
            HOLDINGS Holding "holdings" {
                /// 正式.
                #[default]
                Regular "regular" "正式",
                /// 代理.
                Acting "acting" "代理",
                /// 主持工作.
                InCharge "in-charge" "主持工作",
                /// 兼任.
                Concurrent "concurrent" "兼任" "兼",
                /// 挂职.
                Seconded "seconded" "挂职",
            }

            /// Where a heading stands.
            HEADING_STYLES HeadingStyle "heading styles" {
                /// 独立: on a line of its own.
                StandAlone "stand-alone" "独立",
                /// 接排: the text follows on the same line.
                RunIn "run-in" "接排",
            }

            /// How a part with records is shown.
            PART_STYLES PartStyle "part styles" {
                /// As numbered paragraphs.
                List "list" "条目" "列表",
                /// As a table.
                Table "table" "表格" "表",
            }

            /// Kinds of body, each with labels of its own.
            BODY_KINDS BodyKind "body kinds" {
                /// 领导小组: 组长, 副组长.
                LeadingGroup "leading-group" "领导小组",
                /// 指挥部: 总指挥, 副总指挥.
                Headquarters "headquarters" "指挥部",
                /// 委员会: 主任, 副主任.
                Committee "committee" "委员会",
                /// 专班: 召集人 or 组长.
                TaskForce "task-force" "专班" "工作专班",
                /// 联席会议: 召集人, 副召集人.
                JointMeeting "joint-meeting" "联席会议",
            }

            /// What becomes of a seat when its holder leaves the post.
            SUCCESSIONS Succession "successions" {
                /// 自然递补: the successor in post takes it.
                Automatic "automatic" "自然递补",
                /// 审批: the unit proposes, the body's leader approves.
                Approval "approval" "审批",
                /// 发文: a new notice is issued.
                Notice "notice" "发文",
            }

            /// How an enumeration counts.
            ENUMERATION_STYLES EnumerationStyle "enumeration styles" {
                /// 一是…；二是….
                Ordinal "一是" "一是……",
                /// ①②③.
                Circled "①",
                /// ⑴⑵⑶.
                Bracketed "⑴",
                /// （1）（2）（3）.
                Parenthesised "（1）" "(1)",
                /// 1、2、3、.
                Arabic "1、" "1",
                /// 1.2.3..
                Dotted "1.",
            }

            /// What becomes of a duty that falls on a holiday.
            ON_HOLIDAY OnHoliday "on holiday" {
                /// 顺延: the next working day.
                Postpone "postpone" "顺延" "推后" "延后",
                /// 提前: the working day before.
                BringForward "bring-forward" "提前",
                /// 不排: none.
                Skip "skip" "不排" "取消",
                /// 照排: it stays.
                Keep "keep" "照排" "照常",
            }

            /// In which order people take turns.
            ORDERS_BY OrderBy "orders" {
                /// 按所列: as written.
                Given "given" "按所列",
                /// 按排名: the leadership's order, then the rank of posts.
                Rank "rank" "按排名" "按职务",
            }
        }
    };
}

pub(crate) use words;
