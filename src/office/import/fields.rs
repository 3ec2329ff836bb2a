//! Takes the head of a column; says what the column holds, by the words that
//! offices use.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// 姓名.
    Name,
    /// 部门.
    Department,
    /// 职务.
    Title,
    /// 电话.
    Phone,
    /// 职级.
    Grade,
    /// 任职时间.
    Since,
    /// 排序.
    Order,
    /// 备注.
    Note,
    /// 状态: 在职, 退休 …
    Status,
    /// 任职方式: 兼任, 挂职 …
    Holding,
    /// 分管工作.
    Portfolio,
    /// 分管科室.
    Units,
    /// AB角.
    Cover,
    /// 类别, of tasks.
    Category,
    /// 工作任务.
    Task,
    /// 具体举措.
    Measures,
    /// 牵头领导.
    Leader,
    /// 牵头单位.
    Lead,
    /// 责任单位.
    Responsible,
    /// 责任人.
    Accountable,
    /// 配合单位.
    Support,
    /// 完成时限.
    Deadline,
    /// 进展.
    Progress,
}

/// A column, counted from 0, and what it holds.
pub type Column = (usize, Field);

/// What a column is said to hold: 姓名=B. Nothing where the words or the letter are
/// unknown.
pub fn column(said: &str) -> Option<Column> {
    let (word, letter) = said.split_once(['=', '＝'])?;
    let letter = letter.trim().to_ascii_uppercase();
    let mut places = letter.bytes().map(|byte| match byte {
        b'A'..=b'Z' => Some(usize::from(byte - b'A') + 1),
        _ => None,
    });
    let number = match letter.len() {
        1 | 2 => places.try_fold(0, |sum, place| Some(sum * 26 + place?))?,
        _ => return None,
    };
    Some((number - 1, field(word.trim())?))
}

/// Words by which a column is known, blanks and brackets left out.
const WORDS: [(Field, &str); 23] = [
    (
        Field::Name,
        "姓名 名字 人员姓名 干部姓名 职工姓名 成员姓名 员工姓名 人员",
    ),
    (
        Field::Department,
        "部门 科室 单位 所在部门 所在科室 所在单位 所属部门 所属科室 所属单位 部门名称 科室名称 工作单位 \
         单位名称 单位部门 内设机构 处室 股室 站所 工作部门 社区 村居 村社区 社区村 中队 大队 班组 科队 所属社区 社区名称",
    ),
    (
        Field::Title,
        "职务 岗位 职务名称 现任职务 岗位名称 行政职务 党政职务 单位及职务 工作岗位 职位 职务岗位 担任职务 党内职务 党务职务 党委职务 党组职务 政府职务",
    ),
    (
        Field::Phone,
        "电话 联系电话 手机 手机号 手机号码 联系方式 移动电话 办公电话 电话号码 固定电话 座机 办公室电话 联系手机",
    ),
    (Field::Grade, "职级 级别 职务层次 行政级别 职级层次"),
    (
        Field::Since,
        "任职时间 任职日期 任现职时间 任现职务时间 到任时间 到岗时间 任职起始时间 任现职日期 任职起始日期 到岗日期",
    ),
    (Field::Order, "序号 排序 顺序 序 编号 排名 no no."),
    (Field::Note, "备注 说明 备考"),
    (
        Field::Status,
        "状态 人员状态 在职状态 在岗状态 在岗情况 在职情况 任职状态 是否在岗 是否在职",
    ),
    (Field::Holding, "任职方式 任职形式 任职类型"),
    (
        Field::Portfolio,
        "分管工作 分工 工作分工 职责分工 分管工作内容 分管领域 分管事项 分管范围 主管工作 负责工作",
    ),
    (
        Field::Units,
        "分管科室 分管部门 分管单位 分管内设机构 分管站所",
    ),
    (
        Field::Cover,
        "ab角 ab岗 a/b角 a/b岗 b角 b岗 ab角领导 互为ab角 顶岗 顶岗人",
    ),
    (Field::Category, "类别 任务类别 分类 类型 工作类别"),
    (
        Field::Task,
        "工作任务 任务 任务内容 重点任务 主要任务 工作内容 重点工作 目标任务 任务名称 工作事项 事项 任务分解 具体任务",
    ),
    (
        Field::Measures,
        "具体举措 工作措施 具体措施 工作举措 工作要求 措施 主要措施 工作标准 落实措施 推进措施",
    ),
    (
        Field::Leader,
        "牵头领导 责任领导 分管领导 包抓领导 领导 挂包领导 包联领导 分管县领导 分管市领导 分管区领导 分管镇领导 \
         分管街道领导",
    ),
    (
        Field::Lead,
        "牵头 主责 主办 牵头单位 牵头科室 牵头部门 牵头责任单位 主责单位 承办单位 主办单位 主办科室",
    ),
    (Field::Responsible, "责任单位 责任科室 责任部门"),
    (
        Field::Accountable,
        "责任人 具体责任人 负责人 直接责任人 承办人 经办人",
    ),
    (
        Field::Support,
        "配合 协同 协办 协助 配合单位 协同单位 配合科室 协办单位 配合部门 参与单位 协作单位 协办科室 协同部门 主要协作单位 协助单位 配合责任单位",
    ),
    (
        Field::Deadline,
        "完成时限 时限 完成时间 办理时限 时间节点 完成期限 时间要求 时间进度 完成日期 时限要求 办结时限 完成时间节点",
    ),
    (Field::Progress, "进展 进展情况 完成情况 工作进展 落实情况"),
];

/// Whether a text is the head of some column.
pub(super) fn is_head(text: &str) -> bool {
    field(text).is_some()
}

/// Longest head, in characters; longer texts are none.
const LONGEST: usize = 16;

/// What a word means.
fn known(word: &str) -> Option<Field> {
    static KNOWN: OnceLock<BTreeMap<&str, Field>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let words = WORDS.iter().flat_map(|(field, words)| {
            let words = words.split_whitespace();
            words.map(|word| (word, *field))
        });
        words.collect()
    });
    known.get(word).copied()
}

/// What a head means.
pub(in crate::office) fn field(text: &str) -> Option<Field> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '：' | ':'))
        .collect();
    let plain = plain.to_lowercase();
    let without_brackets = plain.split(['（', '(']).next().unwrap_or("");
    let mut parts = without_brackets.split(['/', '、', '及', '或', '／']);
    known(&plain)
        .or_else(|| known(without_brackets))
        .or_else(|| parts.find_map(known))
}
