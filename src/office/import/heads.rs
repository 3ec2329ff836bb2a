//! Takes the rows of a sheet; finds the head of its table and says what each
//! column holds, by the words that offices use.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::sheet::Sheet;

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
    /// 责任人.
    Accountable,
    /// 配合单位.
    Support,
    /// 完成时限.
    Deadline,
    /// 进展.
    Progress,
}

/// Words by which a column is known, blanks and brackets left out.
const WORDS: [(Field, &str); 17] = [
    (
        Field::Name,
        "姓名 名字 人员姓名 干部姓名 职工姓名 成员姓名 员工姓名 人员",
    ),
    (
        Field::Department,
        "部门 科室 单位 所在部门 所在科室 所在单位 所属部门 所属科室 所属单位 部门名称 科室名称 工作单位 \
         单位名称 单位部门 内设机构 处室 股室 站所 工作部门",
    ),
    (
        Field::Title,
        "职务 岗位 职务名称 现任职务 岗位名称 行政职务 党政职务 单位及职务 工作岗位 职位 职务岗位 担任职务",
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
        "牵头领导 责任领导 分管领导 包抓领导 领导 挂包领导",
    ),
    (
        Field::Lead,
        "牵头单位 责任单位 牵头科室 责任科室 牵头部门 责任部门 主责单位 承办单位 主办单位 主办科室",
    ),
    (
        Field::Accountable,
        "责任人 具体责任人 负责人 直接责任人 承办人 经办人",
    ),
    (
        Field::Support,
        "配合单位 协同单位 配合科室 协办单位 配合部门 参与单位 协作单位 协办科室 协同部门",
    ),
    (
        Field::Deadline,
        "完成时限 时限 完成时间 办理时限 时间节点 完成期限 时间要求 时间进度 完成日期",
    ),
    (Field::Progress, "进展 进展情况 完成情况 工作进展 落实情况"),
];

/// A table found in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// First row of its head.
    pub head: usize,
    /// First row below its head.
    pub body: usize,
    /// What its columns hold. A list printed in several columns of people has
    /// several of these, from the left.
    pub blocks: Vec<Vec<(usize, Field)>>,
    /// Heads of columns that are not used.
    pub unused: Vec<String>,
}

/// How many rows may stand above a head.
const ABOVE: usize = 40;

/// The table whose head has that column, and as many others as there are.
pub fn table(sheet: &Sheet, needed: Field) -> Option<Table> {
    let rows = sheet.rows.iter().take(ABOVE).enumerate();
    let mut best: Option<(usize, Table)> = None;
    for (row, _) in rows {
        let fields = fields(sheet, row, row);
        if !fields.iter().any(|(_, field)| *field == needed) {
            continue;
        }
        let last = last_head_row(sheet, row, needed);
        let found = self::fields(sheet, row, last);
        // A title such as 人员名册 names no second column.
        let mut kinds: Vec<Field> = found.iter().map(|(_, field)| *field).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() < 2 || best.as_ref().is_some_and(|(most, _)| *most >= kinds.len()) {
            continue;
        }
        let used: Vec<usize> = found.iter().map(|(column, _)| *column).collect();
        let unused = unused(sheet, row, last, &used);
        let table = Table {
            head: row,
            body: last + 1,
            blocks: blocks(found, needed),
            unused,
        };
        best = Some((kinds.len(), table));
    }
    best.map(|(_, table)| table)
}

/// Whether a text is the head of some column.
pub fn is_head(text: &str) -> bool {
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
fn field(text: &str) -> Option<Field> {
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

fn text(sheet: &Sheet, row: usize, column: usize) -> &str {
    let cell = sheet.rows.get(row).and_then(|cells| cells.get(column));
    cell.map_or("", String::as_str)
}

fn width(sheet: &Sheet, first: usize, last: usize) -> usize {
    let rows = sheet.rows.iter().take(last + 1).skip(first);
    rows.map(Vec::len).max().unwrap_or(0)
}

/// The columns that are known, by the lower row of the head first.
fn fields(sheet: &Sheet, first: usize, last: usize) -> Vec<(usize, Field)> {
    let mut found: Vec<(usize, Field)> = Vec::new();
    for column in 0..width(sheet, first, last) {
        let (upper, lower) = (text(sheet, first, column), text(sheet, last, column));
        let known = field(lower)
            .or_else(|| field(&format!("{upper}{lower}")))
            .or_else(|| field(upper));
        found.extend(known.map(|field| (column, field)));
    }
    found
}

/// Whether the row below belongs to the head, too.
fn last_head_row(sheet: &Sheet, row: usize, needed: Field) -> usize {
    let below = row + 1;
    let width = width(sheet, row, row);
    let columns = 0..width;
    let merged_down = columns.clone().any(|column| {
        sheet.filled.contains(&(below, column))
            && text(sheet, below, column) == text(sheet, row, column)
            && field(text(sheet, row, column)).is_some()
    });
    let key = columns
        .clone()
        .find(|c| field(text(sheet, row, *c)) == Some(needed));
    let key_is_blank = key.is_some_and(|c| {
        let here = text(sheet, below, c);
        here.is_empty() || here == text(sheet, row, c)
    });
    let heads = columns.filter(|c| {
        let here = text(sheet, below, *c);
        field(here).is_some() && here != text(sheet, row, *c)
    });
    if merged_down || key_is_blank && heads.count() > 0 {
        below
    } else {
        row
    }
}

/// People printed side by side: the columns begin anew with each.
fn blocks(found: Vec<(usize, Field)>, needed: Field) -> Vec<Vec<(usize, Field)>> {
    let count = |field: Field| found.iter().filter(|(_, f)| *f == field).count();
    let first = found.first().map(|(_, field)| *field);
    let several = count(needed) > 1 && first.is_some_and(|first| count(first) == count(needed));
    if !several {
        // Of two columns of one kind the first that has text counts.
        return vec![found];
    }
    let mut blocks: Vec<Vec<(usize, Field)>> = Vec::new();
    for (column, field) in found {
        if Some(field) == first {
            blocks.push(Vec::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push((column, field));
        }
    }
    blocks
}

fn unused(sheet: &Sheet, first: usize, last: usize, used: &[usize]) -> Vec<String> {
    let columns = (0..width(sheet, first, last)).filter(|column| !used.contains(column));
    let heads = columns.map(|column| {
        let lower = text(sheet, last, column);
        if lower.is_empty() {
            text(sheet, first, column)
        } else {
            lower
        }
    });
    let heads = heads.map(|head| head.split_whitespace().collect::<String>());
    heads.filter(|head| !head.is_empty()).collect()
}
