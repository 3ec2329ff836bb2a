//! What can be typed on the command line.

mod build;
mod change;
mod collect;
mod consult;
mod editors;
mod formats;
mod layers;
mod life;
mod office;
mod plans;
mod serve;
mod staff;
mod watch;

pub(super) use build::{Build, MergeManifests};
pub(super) use change::{
    Change, ChangeAnnounce, ChangeFile, ChangeIssued, ChangePapers, ChangeWhat,
};
pub(super) use collect::{Collect, CollectIn, CollectWhat};
pub(super) use consult::{Consult, ConsultIn, ConsultTake, ConsultWhat};
pub(super) use editors::{Schema, SchemaKeys, SchemaOf};
pub(super) use layers::Preview;
pub(super) use life::{Issue, Slip, State};
pub(super) use office::{Compare, DiffFormat, Import};
pub(super) use plans::{Calendar, LedgerArgs, New, RegisterArgs, Renew, RotaArgs};
pub(super) use serve::Serve;
pub(super) use staff::{History, Today, Where, Who};
pub(super) use watch::Watch;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::write::Dpi;

/// What can be typed; the words of its help stand in `locales/help.txt`.
#[derive(Debug, Parser)]
#[command(name = "fangan", version, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Where, and in which language.
    #[command(flatten)]
    pub global: Global,
}

/// Where things are, and how the program speaks.
#[derive(Debug, Clone, ClapArgs)]
pub struct Global {
    /// Working folder, with data/, templates/, output/ and fangan.yaml.
    #[arg(long, global = true, default_value = ".", value_name = "目录")]
    pub root: PathBuf,
    /// Folder of the data.
    #[arg(long, global = true, value_name = "目录")]
    pub data: Option<PathBuf>,
    /// Folder of the templates.
    #[arg(long, global = true, value_name = "目录")]
    pub templates: Option<PathBuf>,
    /// Folder of the documents.
    #[arg(long, global = true, value_name = "目录")]
    pub output: Option<PathBuf>,
    /// Runs the command in each folder that the pattern names.
    #[arg(id = "offices", long = "each", value_name = "模式")]
    pub each: Option<String>,
    /// Language of messages; the system's unless given.
    #[arg(long, global = true, value_name = "语言")]
    pub lang: Option<LangArg>,
    /// No progress and no summary.
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Opens the workbench in the browser.
    Serve(Serve),
    /// Makes a working folder from the sample.
    Init(Init),
    /// Finds every fault in the data, builds nothing.
    Check(Check),
    /// Makes the documents.
    Build(Build),
    /// Which pages another layer would change.
    Preview(Preview),
    /// Builds what a save touches.
    Watch(Watch),
    /// Joins the records of all parts (build --shard) and names what is missing.
    MergeManifests(MergeManifests),
    /// Lists people, posts, plans, templates or fonts.
    List(List),
    /// Who answers for what over all plans, deadlines first.
    Ledger(LedgerArgs),
    /// The register of papers: every number, the next, and gaps.
    Register(RegisterArgs),
    /// Tables for units to fill in, and what they reported.
    Collect(Collect),
    /// Copies of a draft for units, and what they want otherwise.
    Consult(Consult),
    /// What is posted of a rota: one holiday, tallies, messages of changes.
    Rota(RotaArgs),
    /// What is due, who is on duty, what ends soon.
    Today(Today),
    /// Makes a plan: next year's from this year's, or one from a template.
    New(New),
    /// Next year's plans from this year's, all at once.
    Renew(Renew),
    /// The holidays of a year, as the notice says them.
    Calendar(Calendar),
    /// Freezes what was issued: no later change touches it.
    Issue(Issue),
    /// How far a plan has come as a paper, and with whom it lies.
    State(State),
    /// The sheet that goes round with a draft.
    Slip(Slip),
    /// A staff change: preview, apply, undo.
    Change(Change),
    /// Who holds a post.
    Who(Who),
    /// Which posts and portfolios a person has.
    Where(Where),
    /// All holders of a post, or all posts of a person.
    History(History),
    /// Cause, example and cure of a fault.
    Explain(Explain),
    /// Measures a PDF against GB/T 9704.
    Verify(Verify),
    /// What a stage gave, for writers of templates.
    Dump(Dump),
    /// Whom a plan names differently on two days.
    Diff(Diff),
    /// What somebody changed in a DOCX, found again in the data.
    Compare(Compare),
    /// Reads a list of staff or a responsibility table.
    Import(Import),
    /// What an editor can know of the files: a JSON Schema.
    Schema(Schema),
    /// Clears the lock of a machine that was switched off while it wrote.
    Unlock,
    /// Help in an editor while files are written.
    Lsp,
    /// A completion script for the shell.
    Completions(Completions),
    /// Manual pages, for whoever makes a package.
    Manual(Manual),
}

/// `init`.
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// Where.
    #[arg(default_value = ".", value_name = "目录")]
    pub directory: PathBuf,
    /// Language of the keys.
    #[arg(long, default_value = "zh", value_name = "语言")]
    pub keys: LangArg,
}

/// `check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Format of the result.
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
    /// Fails on warnings, too.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Puts right what has one certain cure, then checks again.
    #[arg(long)]
    pub fix: bool,
    /// Shows what would be put right, and writes nothing.
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Checks with the people of this day; today unless given.
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

/// `list`.
#[derive(Debug, ClapArgs)]
pub struct List {
    /// What to list.
    #[arg(value_name = "内容")]
    pub what: ListKind,
    /// On this day; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub on: Option<NaiveDate>,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListKind {
    /// people.
    People,
    /// posts.
    Posts,
    /// plans.
    Plans,
    /// templates.
    Templates,
    /// fonts.
    Fonts,
}

/// `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// Code of the fault; all are listed unless given.
    #[arg(value_name = "代码")]
    pub code: Option<String>,
}

/// `verify`.
#[derive(Debug, ClapArgs)]
pub struct Verify {
    /// The PDF, whatever made it.
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// Format of the result.
    #[arg(long, default_value = "text", value_name = "格式")]
    pub format: ReportFormat,
    /// Lists what the file does not have, too.
    #[arg(long)]
    pub all: bool,
    /// Writes the report as a file, with the pages and what is wrong on them.
    #[arg(long, value_name = "格式")]
    pub to: Option<ReportFile>,
}

/// Format of a report that is a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFile {
    /// A page for a browser.
    Html,
}

/// `dump`.
#[derive(Debug, ClapArgs)]
pub struct Dump {
    /// The stage.
    #[arg(value_name = "步骤")]
    pub stage: Stage,
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// On this day; today unless given.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
}

/// Steps between data and files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// records as read.
    Raw,
    /// the plan with its people.
    Model,
    /// what templates see (JSON).
    View,
    /// what templates wrote.
    Markup,
    /// the document, numbered.
    Document,
    /// the pages.
    Pages,
}

/// `diff`.
#[derive(Debug, ClapArgs)]
pub struct Diff {
    /// Id of the plan.
    #[arg(value_name = "方案")]
    pub plan: String,
    /// The earlier day.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub from: NaiveDate,
    /// The later day.
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub to: NaiveDate,
    /// Format of the result.
    #[arg(long, default_value = "text", value_name = "格式")]
    pub to_format: DiffFormat,
    /// A page as well, in output/diff/.
    #[arg(long)]
    pub html: bool,
}

/// `completions`.
#[derive(Debug, ClapArgs)]
pub struct Completions {
    /// Which shell.
    #[arg(value_name = "命令行")]
    pub shell: clap_complete::Shell,
}

/// `manual`.
#[derive(Debug, ClapArgs)]
pub struct Manual {
    /// Where the pages go.
    #[arg(value_name = "目录")]
    pub folder: PathBuf,
}

/// A part of the work, as `2/8`; the fault is a sentence's name in the locale.
fn parse_shard(text: &str) -> Result<(usize, usize), String> {
    let numbers = text.split_once('/');
    let numbers = numbers.and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    numbers
        .filter(|(k, n)| (1..=*n).contains(k))
        .ok_or_else(|| "misuse-shard".to_string())
}

/// How fine pictures are; the fault is a sentence's name in the locale.
fn parse_dpi(text: &str) -> Result<Dpi, String> {
    let dots = text.parse().ok().and_then(Dpi::new);
    dots.ok_or_else(|| "misuse-dpi".to_string())
}

/// A day as clerks type it; the fault is a sentence's name in the locale.
pub(super) fn parse_date(text: &str) -> Result<NaiveDate, String> {
    let plain = text.replace(['年', '月', '.', '/'], "-").replace('日', "");
    NaiveDate::parse_from_str(&plain, "%Y-%m-%d").map_err(|_| "misuse-date".to_string())
}
