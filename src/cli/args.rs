//! What can be typed on the command line.

mod office;
mod plans;

pub use office::{Compare, DiffFormat, Import};
pub use plans::{LedgerArgs, New};

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// 方案：一处写明机构、人员和分工，生成所有点到人名的公文。
#[derive(Debug, Parser)]
#[command(name = "fangan", version, about, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Where, and in which language.
    #[command(flatten)]
    pub global: Global,
}

const EXAMPLES: &str = "\
例：
  fangan init 我的街道      新建一个可以直接使用的资料夹
  fangan check              检查资料，指出每一处错误所在的行
  fangan build              生成全部方案的 PDF 和 HTML，放在 output/";

/// Where things are, and how the program speaks.
#[derive(Debug, Clone, ClapArgs)]
pub struct Global {
    /// 工作目录，内有 data/、templates/、output/ 和 fangan.yaml
    #[arg(long, global = true, default_value = ".", value_name = "目录")]
    pub root: PathBuf,
    /// 资料目录，默认为工作目录下的 data
    #[arg(long, global = true, value_name = "目录")]
    pub data: Option<PathBuf>,
    /// 模板目录，默认为工作目录下的 templates
    #[arg(long, global = true, value_name = "目录")]
    pub templates: Option<PathBuf>,
    /// 输出目录，默认为工作目录下的 output
    #[arg(long, global = true, value_name = "目录")]
    pub output: Option<PathBuf>,
    /// 提示用语：zh 或 en；不写时按系统语言
    #[arg(long, global = true, value_name = "语言")]
    pub lang: Option<LangArg>,
    /// 不显示进度和小结
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// 中文.
    Zh,
    /// English.
    En,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 新建资料夹，内有一套完整的示例
    #[command(after_help = "例：fangan init 我的街道 --keys zh")]
    Init(Init),
    /// 检查全部资料，一次指出所有问题
    #[command(after_help = "例：fangan check --format json")]
    Check(Check),
    /// 生成文件
    #[command(after_help = "例：fangan build petition-2026 --to pdf --as-of 2026-07-01")]
    Build(Build),
    /// 把各份（build --shard）的记录合成一份，指出缺了什么
    #[command(after_help = "例：fangan merge-manifests output/.fangan-manifest-*-of-8.json")]
    MergeManifests(MergeManifests),
    /// 列出人员、岗位、方案、模板或字体
    #[command(after_help = "例：fangan list posts")]
    List(List),
    /// 工作台账：某人、某科室或者全部，在各个方案里承担什么，有期限的在前
    #[command(
        after_help = "例：fangan ledger --person 吴建国\n    fangan ledger --unit 信访办 --from 2026-06-01 --to 2026-06-30"
    )]
    Ledger(LedgerArgs),
    /// 新建方案：用去年的改一份今年的，或者从模板写起
    #[command(
        after_help = "例：fangan new petition-2027 --from petition-2026 --year 2027\n    fangan new duty-2027 --template duty-rota --title 2027年值班安排表"
    )]
    New(New),
    /// 印发：把成文的文件定下来，以后人员、模板、字体怎么变都不变
    #[command(after_help = "例：fangan issue petition-2026")]
    Issue(Issue),
    /// 人事变动：预览影响、写入资料、撤回
    #[command(after_help = "例：fangan change preview 2026-07-personnel.yaml")]
    Change(Change),
    /// 某个岗位由谁担任
    #[command(after_help = "例：fangan who 街道办事处主任 --on 2026-07-01")]
    Who(Who),
    /// 某人担任什么职务、分管什么工作
    #[command(after_help = "例：fangan where 吴建国 --on 2026-07-01")]
    Where(Where),
    /// 某个岗位的历任，或者某人的历次任职
    #[command(after_help = "例：fangan history 信访办主任")]
    History(History),
    /// 解释一个问题代码：原因、例子、改法
    #[command(after_help = "例：fangan explain vacant-post")]
    Explain(Explain),
    /// 按 GB/T 9704 逐条检查一个 PDF 的版面
    #[command(after_help = "例：fangan verify output/petition-2026.pdf")]
    Verify(Verify),
    /// 显示处理过程中某一步的结果，供写模板的人查看
    #[command(after_help = "例：fangan dump view petition-2026")]
    Dump(Dump),
    /// 一个方案在两天之间换了谁
    #[command(after_help = "例：fangan diff petition-2026 --from 2025-12-31 --to 2026-04-10")]
    Diff(Diff),
    /// 领导改过的 DOCX 与方案比较，找出每一处改动在资料的哪一行
    #[command(after_help = "例：fangan compare 改后.docx petition-2026 --apply")]
    Compare(Compare),
    /// 从表格读入人员名册或责任分工表
    #[command(after_help = "例：fangan import 花名册.xlsx")]
    Import(Import),
    /// 生成命令行自动补全脚本
    #[command(after_help = "例：fangan completions bash > fangan.bash")]
    Completions(Completions),
}

/// `init`.
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// 新建在哪里
    #[arg(default_value = ".", value_name = "目录")]
    pub directory: PathBuf,
    /// 键名用中文还是英文
    #[arg(long, default_value = "zh", value_name = "语言")]
    pub keys: LangArg,
}

/// `check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// 结果的格式
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
    /// 有警告时也以失败退出
    #[arg(long)]
    pub deny_warnings: bool,
    /// 按哪一天的人员检查，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
}

/// How faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// `build`.
#[derive(Debug, ClapArgs)]
pub struct Build {
    /// 只生成这些方案，默认全部
    #[arg(value_name = "方案")]
    pub plans: Vec<String>,
    /// 文件格式，逗号分隔
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "html,pdf",
        value_name = "格式"
    )]
    pub to: Vec<String>,
    /// 按哪一天的人员生成，放在 output/as-of-日期/
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// 生成公开版：不含标为内部的内容，放在 output/public/
    #[arg(long)]
    pub public: bool,
    /// 生成后逐个按GB/T 9704测量PDF，不符的算错误
    #[arg(long)]
    pub verify: bool,
    /// 同时处理几个方案，默认为处理器核数
    #[arg(long, value_name = "个数")]
    pub jobs: Option<usize>,
    /// 全部重新生成
    #[arg(long)]
    pub force: bool,
    /// 只做全部方案分成N份中的第K份，供多台机器分头生成
    #[arg(long, value_name = "K/N", value_parser = parse_shard, conflicts_with = "plans")]
    pub shard: Option<(usize, usize)>,
}

/// `merge-manifests`.
#[derive(Debug, ClapArgs)]
pub struct MergeManifests {
    /// 各份的记录，默认为输出文件夹里的全部
    #[arg(value_name = "文件")]
    pub files: Vec<PathBuf>,
}

/// `list`.
#[derive(Debug, ClapArgs)]
pub struct List {
    /// 列出什么
    pub what: ListKind,
    /// 按哪一天，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListKind {
    /// 人员.
    People,
    /// 岗位.
    Posts,
    /// 方案.
    Plans,
    /// 模板.
    Templates,
    /// 字体.
    Fonts,
}

/// `issue`.
#[derive(Debug, ClapArgs)]
pub struct Issue {
    /// 方案编号
    #[arg(value_name = "方案")]
    pub plan: String,
}

/// `change`.
#[derive(Debug, ClapArgs)]
pub struct Change {
    /// What to do with it.
    #[command(subcommand)]
    pub what: ChangeWhat,
}

/// What can be done with a change.
#[derive(Debug, Subcommand)]
pub enum ChangeWhat {
    /// 预览：哪些方案、哪些角色随之变动；不改资料
    #[command(after_help = "例：fangan change preview data/changes/2026-07-personnel.yaml")]
    Preview(ChangeFile),
    /// 写入资料，重新生成受影响的方案，拟出通知和工作交接清单
    #[command(after_help = "例：fangan change apply data/changes/2026-07-personnel.yaml")]
    Apply(ChangeFile),
    /// 撤回：资料恢复原样，从最后一次变动撤起
    #[command(after_help = "例：fangan change undo data/changes/2026-07-personnel.yaml")]
    Undo(ChangeFile),
}

/// A change file.
#[derive(Debug, ClapArgs)]
pub struct ChangeFile {
    /// 变动文件；只写文件名时在 data/changes/ 里找
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 每个机构各发一个通知，默认合发一个
    #[arg(long)]
    pub each: bool,
}

/// `who`.
#[derive(Debug, ClapArgs)]
pub struct Who {
    /// 岗位：编号或职务名称
    #[arg(value_name = "岗位")]
    pub post: String,
    /// 按哪一天，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
}

/// `where`.
#[derive(Debug, ClapArgs)]
pub struct Where {
    /// 人员：编号或姓名
    #[arg(value_name = "人员")]
    pub person: String,
    /// 按哪一天，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
}

/// `history`.
#[derive(Debug, ClapArgs)]
pub struct History {
    /// 岗位或人员：编号、职务名称或姓名
    #[arg(value_name = "岗位或人员")]
    pub of: String,
}

/// `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// 问题代码；不写时列出全部
    #[arg(value_name = "代码")]
    pub code: Option<String>,
}

/// `verify`.
#[derive(Debug, ClapArgs)]
pub struct Verify {
    /// 要检查的 PDF，不论由什么软件生成
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 结果的格式
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
    /// 文件里没有的要素也列出来
    #[arg(long)]
    pub all: bool,
}

/// `dump`.
#[derive(Debug, ClapArgs)]
pub struct Dump {
    /// 哪一步
    pub stage: Stage,
    /// 方案编号
    #[arg(value_name = "方案")]
    pub plan: String,
    /// 按哪一天，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
}

/// Steps between data and files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// 读到的记录.
    Raw,
    /// 解析到人的方案.
    Model,
    /// 模板能看到的数据（JSON）.
    View,
    /// 模板写出的标记.
    Markup,
    /// 编好号的文档.
    Document,
    /// 排好的版面.
    Pages,
}

/// `diff`.
#[derive(Debug, ClapArgs)]
pub struct Diff {
    /// 方案编号
    #[arg(value_name = "方案")]
    pub plan: String,
    /// 前一天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub from: NaiveDate,
    /// 后一天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub to: NaiveDate,
    /// 结果的格式：text，或者 docx（花脸稿：改动处用修订标出，放在 output/diff/）
    #[arg(long, default_value = "text", value_name = "格式")]
    pub to_format: DiffFormat,
    /// 另存为网页，放在 output/diff/
    #[arg(long)]
    pub html: bool,
}

/// `completions`.
#[derive(Debug, ClapArgs)]
pub struct Completions {
    /// 哪种命令行
    pub shell: clap_complete::Shell,
}

/// A day as clerks type it.
fn parse_shard(text: &str) -> Result<(usize, usize), String> {
    let numbers = text.split_once('/');
    let numbers = numbers.and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    numbers
        .filter(|(k, n)| (1..=*n).contains(k))
        .ok_or_else(|| "要写成 K/N，如 2/8：分成8份中的第2份".to_string())
}

fn parse_date(text: &str) -> Result<NaiveDate, String> {
    let plain = text.replace(['年', '月', '.', '/'], "-").replace('日', "");
    NaiveDate::parse_from_str(&plain, "%Y-%m-%d")
        .map_err(|_| format!("“{text}”不是日期；请写成 2026-07-01 或 2026年7月1日"))
}
