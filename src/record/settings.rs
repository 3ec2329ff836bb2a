//! The settings and the top of a file.

macro_rules! settings {
    ($make:ident) => {
        $make! {
            /// `fangan.yaml`.
            CONFIG Config "fangan.yaml" "总设置" named {
                /// 至少要用哪个版本的程序，更早的版本只说这一句
                /// oldest program that reads these files; an older one says so and nothing else
                /// `"0.2"`
                needs_version: text "需要版本",
                /// 沿用哪个公用层：别人维护的文件夹，里面的模板、版式、用词、日历、依据、类别都算数
                /// the layer below: a folder that others keep, whose templates, styles, words, calendar, bases and categories count
                /// `../county`
                extends: text "沿用",
                /// 这个文件夹是一个单位的，还是给许多单位沿用的公用层，默认是单位的
                /// whether this folder is an office’s, or a layer that offices extend
                /// `layer`
                kind: (choice FOLDER_KINDS FolderKind) "用途",
                /// 公用层由谁维护：别处改不了它，报出来的时候说找谁
                /// who keeps the layer: nobody else can write it, and is told whom to ask
                /// `县政府办公室信息科`
                keeper: text "维护人" "维护单位",
                /// 把“今天”固定下来
                /// pins today
                /// `2026-04-10`
                today: day "今日",
                /// 可否用电脑上装的字体，默认否
                /// whether installed fonts may be used (default no)
                /// `true`
                system_fonts: flag "系统字体",
                /// 一人牵头超过几项时提醒
                /// leading roles per person before a note
                /// `6`
                leading_role_limit: number "牵头上限",
                /// 句子里姓名后面加什么，名单里不加，默认不加
                /// what sentences say behind a name, lists never do
                /// `同志`
                honorific: text "敬称",
                /// 公开版里的电话不印还是遮盖，默认不印
                /// telephone numbers in public editions
                /// `mask`
                public_phones: (choice PUBLIC_PHONES bool) "公开版电话",
                /// 某类问题算错误、警告还是提示
                /// severity by code
                /// `{still-open: error}`
                severity: labels "级别",
            }

            /// Whatever stands at the top of a file under `data/`.
            TOP File "file" "文件" named {
                /// 单位
                /// the organisation
                /// `{name: 青石街道办事处}`
                organisation: (one Organisation) "单位",
                /// 发文机关
                /// who issues documents
                /// `[{id: office, name: …}]`
                issuers: [Issuer] "发文机关",
                /// 科室
                /// departments
                /// `[…]`
                departments: [Department] "科室",
                /// 岗位
                /// posts
                /// `[…]`
                posts: [Post] "岗位" "职务",
                /// 人员名册
                /// people
                /// `[…]`
                people: [Person] "人员",
                /// 任职
                /// who holds which post when
                /// `[…]`
                appointments: [Appointment] "任职",
                /// 分工
                /// fields of work
                /// `[…]`
                portfolios: [Portfolio] "分工",
                /// 请假外出
                /// leave
                /// `[…]`
                absences: [Absence] "请假",
                /// 类别，一批岗位或科室合用一个名字
                /// groups with one printed name
                /// `[…]`
                categories: [Category] "类别",
                /// 节假日和调休
                /// holidays and make-up workdays
                /// `{year: 2026, …}`
                calendar: [Calendar] "日历",
                /// 方案的基本情况
                /// what a plan says of itself
                /// `{id: …, title: …}`
                plan: (one Plan) "方案",
                /// 方案的章节
                /// the plan’s chapters
                /// `[…]`
                sections: [Section] "章节",
                /// 方案的附件
                /// the plan’s attachments
                /// `[…]`
                attachments: [Attachment] "附件",
                /// 抄送机关，印在版记
                /// copies, printed in the record
                /// `[区信访局]`
                copies: texts "抄送",
                /// 法律、法规、上级文件
                /// laws, regulations, higher documents
                /// `[{id: petition, title: 信访工作条例}]`
                bases: [Basis] "依据",
                /// 不是用本程序做的文件占用的文号，作废、收回的文号
                /// numbers of papers made elsewhere, and what became of numbers
                /// `[{number: 青街办发〔2026〕5号, title: …}]`
                register: [Registered] "发文登记",
                /// 各单位每月报来的进展，`fangan collect` 写的
                /// what units reported month by month, written by `fangan collect`
                /// `[{month: 2026-04, task: …, unit: petitions, state: doing}]`
                collected: [Collected] "督查进展",
                /// 各单位对征求意见稿的意见，`fangan consult` 写的
                /// what units said of drafts, written by `fangan consult`
                /// `[{plan: petition-2026, round: 2026-04-01, unit: 平安办}]`
                consulted: [Consulted] "征求意见",
                /// 人事变动文件，放在 `data/changes/`
                /// a staff change
                change: (one Change) "人事变动",
                /// 几篇短方案合成一份，与 `plan` 里的写法相同
                /// several short plans in one document
                /// `[{title: …, body: …}]`
                compilation: [Piece] "汇编",
            }
        }
    };
}

pub(crate) use settings;
