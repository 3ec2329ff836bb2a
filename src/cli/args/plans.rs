//! Arguments of the commands that look over all plans, or make one.

use chrono::NaiveDate;
use clap::Args as ClapArgs;

use super::parse_date;

/// `ledger`.
#[derive(Debug, ClapArgs)]
pub struct LedgerArgs {
    /// Whose.
    #[command(flatten)]
    pub whose: Whose,
    /// 按哪一天的人员，默认为今天
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub as_of: Option<NaiveDate>,
    /// 期限从哪一天起
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub from: Option<NaiveDate>,
    /// 期限到哪一天止
    #[arg(long, value_name = "日期", value_parser = parse_date)]
    pub to: Option<NaiveDate>,
}

/// Whose ledger.
#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub struct Whose {
    /// 人员：编号或姓名
    #[arg(long, value_name = "人员")]
    pub person: Option<String>,
    /// 科室：编号或名称
    #[arg(long, value_name = "科室")]
    pub unit: Option<String>,
    /// 全部人员和科室
    #[arg(long)]
    pub all: bool,
}

/// `new`.
#[derive(Debug, ClapArgs)]
pub struct New {
    /// 新方案的编号，也是文件名
    #[arg(value_name = "方案")]
    pub plan: String,
    /// 用哪个方案改；不写时从模板写起
    #[arg(long, value_name = "方案")]
    pub from: Option<String>,
    /// 新方案的年份；不写时是原方案的下一年
    #[arg(long, value_name = "年份")]
    pub year: Option<i32>,
    /// 用哪个模板写起
    #[arg(
        long,
        value_name = "模板",
        default_value = "implementation-plan",
        conflicts_with = "from"
    )]
    pub template: String,
    /// 标题
    #[arg(long, value_name = "标题", conflicts_with = "from")]
    pub title: Option<String>,
    /// 格式：red-head、plain 或 letter
    #[arg(long, value_name = "格式", conflicts_with = "from")]
    pub form: Option<String>,
    /// 发文机关：编号或名称
    #[arg(long, value_name = "机关", conflicts_with = "from")]
    pub issuer: Option<String>,
    /// 成文日期
    #[arg(long, value_name = "日期", conflicts_with = "from")]
    pub date: Option<String>,
    /// 模板的其他问题，可以写几次：--answer every=周二
    #[arg(long = "answer", value_name = "问题=回答", value_parser = parse_answer, conflicts_with = "from")]
    pub answers: Vec<(String, String)>,
}

/// A question's name and its answer.
fn parse_answer(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').or_else(|| text.split_once('＝'));
    parts
        .map(|(name, answer)| (name.trim().to_string(), answer.trim().to_string()))
        .ok_or_else(|| format!("“{text}”里没有 =；请写成 every=周二"))
}
