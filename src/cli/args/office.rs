//! Arguments of the commands that read files from office programs.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, ValueEnum};

use super::parse_date;

/// `compare`.
#[derive(Debug, ClapArgs)]
pub struct Compare {
    /// 改过的 DOCX
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 方案编号
    #[arg(value_name = "方案")]
    pub plan: String,
    /// 按哪一天的人员，与生成时一样；默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// 补丁写到哪个新文件，默认显示出来
    #[arg(long, value_name = "文件")]
    pub patch: Option<PathBuf>,
    /// 把能改进资料的改动写进资料
    #[arg(long)]
    pub apply: bool,
}

/// `import`.
#[derive(Debug, ClapArgs)]
pub struct Import {
    /// 表格：xlsx、xls、ods 或 csv
    #[arg(value_name = "文件")]
    pub file: PathBuf,
    /// 只读这个工作表，默认全部
    #[arg(long, value_name = "工作表")]
    pub sheet: Option<String>,
    /// 写到哪个新文件，默认为 data/organisation-import.yaml
    #[arg(long, value_name = "文件")]
    pub to: Option<PathBuf>,
    /// 与现有资料的差别写成变动文件
    #[arg(long, value_name = "文件")]
    pub as_change: Option<PathBuf>,
    /// 与哪一天的资料比较，也是变动的生效日期，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub date: Option<NaiveDate>,
}

/// What `diff` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Lines on the terminal.
    Text,
    /// DOCX with tracked changes.
    Docx,
}
