//! Takes the characters of a paragraph; gives what line ends within numbers
//! cost: a number keeps its unit, a range, a date, a code and a count what
//! belongs to them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::cost::{FORBIDDEN, forbid, raise};
use crate::layout::text::class::Class;

/// A line that ends between the code of a document number and its year.
const INSIDE_CODE: f32 = 10.0;

/// A line that ends between the letters of a standard and its number: GB/T 9704.
const INSIDE_STANDARD: f32 = 12.0;

/// A line that ends within a range of numbers: 9:00—11:30.
const INSIDE_RANGE: f32 = 8.0;

/// A line that ends within a count in hanzi: 第三季度.
const INSIDE_ORDINAL: f32 = 5.0;

/// A line that ends between a number and its extension: 1234567转8012.
const INSIDE_EXTENSION: f32 = 4.0;

/// A line that ends between the year and the month of a date.
pub(in crate::layout) const INSIDE_DATE: f32 = 1.7;

/// Counting words that belong to the number before them.
const UNITS: &str = "\
    年 年度 年代 周年 季度 月 个月 月份 旬 周 周岁 日 工作日 个工作日 天 时 小时 分 分钟 秒 秒钟 世纪 \
    元 角 美元 个 人 人次 名 户 户次 家 条 件 件次 次 项 级 类 期 届 页 倍 度 种 款 辆 台 台次 套 只 支 \
    册 份 处 所 层 楼 号楼 栋 幢 单元 室 场 场次 批 批次 轮 起 例 位 组 班 班次 字 章 节 段 点 成 折 号 路 \
    米 千米 厘米 毫米 公里 平方米 平方公里 立方米 公顷 亩 吨 千克 公斤 克 升 千瓦 千瓦时 岁 \
    个百分点 百分点 间 张 块 根 棵 株 对 双 把 扇 艘 架 盏 堂 课时 学时 学年 学期 杯 瓶 袋 箱 桶 餐 \
    顿 幅 面 枚 颗 床 桌 席 票 本 部 篇 首 集 站 门 口 头 匹 尾 片 线 网 热线 专线 国道 省道 维 元钱 \
    ℃";

/// What may stand between a number and its unit: 3万余元.
const MULTIPLIERS: &[char] = &['百', '千', '万', '亿'];
const MORE: &[char] = &['余', '多', '几'];

/// Words that a number after them belongs to.
const BEFORE_NUMBER: &[char] = &['第', '附', '表', '图', '约', '近', '逾', '超'];

/// Hanzi that count.
const NUMERALS: &[char] = &[
    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '零', '〇', '两',
];

/// Raises the costs of line ends within numbers.
pub(super) fn costs(chars: &[char], classes: &[Class], costs: &mut [f32]) {
    for i in 0..chars.len() {
        if ends_number(chars[i], classes[i]) && classes.get(i + 1).is_some_and(|c| !c.is_western())
        {
            unit(chars, classes, costs, i);
            if classes[i + 1] == Class::Space {
                spaced(chars, classes, costs, i);
            }
        }
        if i > 0 && classes[i] == Class::Digit {
            count(chars, classes, costs, i);
        }
        match chars[i] {
            '次' | '翌' | '当' => next_day(chars, classes, costs, i),
            '第' => ordinal(chars, costs, i),
            '至' => years(chars, costs, i),
            '〔' => year_of_document(chars, classes, costs, i),
            _ => {}
        }
    }
}

fn ends_number(c: char, class: Class) -> bool {
    matches!(class, Class::Digit | Class::Unit) || matches!(c, 'Ⅰ'..='Ⅻ')
}

/// Units by their first characters, the longest first.
fn units() -> &'static BTreeMap<char, Vec<Vec<char>>> {
    static TABLE: OnceLock<BTreeMap<char, Vec<Vec<char>>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: BTreeMap<char, Vec<Vec<char>>> = BTreeMap::new();
        for unit in UNITS.split_whitespace() {
            let chars: Vec<char> = unit.chars().collect();
            table.entry(chars[0]).or_default().push(chars);
        }
        let groups = table.values_mut();
        groups.for_each(|units| units.sort_by_key(|unit| Reverse(unit.len())));
        table
    })
}

/// Length of the unit that the text begins with, 万 and 余 before it included.
fn unit_length(text: &[char]) -> usize {
    let many = text.iter().take_while(|c| MULTIPLIERS.contains(c)).count();
    let more = many + usize::from(text.get(many).is_some_and(|c| MORE.contains(c)));
    let rest = &text[more..];
    let first = rest.first();
    let known = first.and_then(|first| units().get(first));
    let unit = known
        .into_iter()
        .flatten()
        .find(|unit| rest.starts_with(unit));
    more + unit.map_or(0, Vec::len)
}

/// 30分钟, 3万余元, 2026年3月.
fn unit(chars: &[char], classes: &[Class], costs: &mut [f32], end: usize) {
    let len = unit_length(&chars[end + 1..]);
    if len == 0 {
        // 1234567转8012
        if chars[end + 1] == '转' && classes.get(end + 2) == Some(&Class::Digit) {
            costs[end] = INSIDE_EXTENSION;
            costs[end + 1] = INSIDE_EXTENSION;
        }
        return;
    }
    forbid(costs, end, end + len);
    let last = end + len;
    if matches!(chars[last], '年' | '月' | '时' | '点')
        && classes.get(last + 1) == Some(&Class::Digit)
    {
        costs[last] = INSIDE_DATE;
    }
}

/// 1200 mm, 3 500 米: a space within a number, or before its unit, ends no line.
fn spaced(chars: &[char], classes: &[Class], costs: &mut [f32], end: usize) {
    let rest = &chars[end + 2..];
    let run = |wanted: fn(Class) -> bool| {
        let rest = classes[end + 2..].iter();
        rest.take_while(|class| wanted(**class)).count()
    };
    let digits = run(|class| class == Class::Digit);
    let letters = run(|class| class == Class::Latin);
    let belongs = digits == 3 || (1..=LONGEST_UNIT).contains(&letters);
    let unit = unit_length(rest);
    if belongs || unit > 0 {
        forbid(costs, end, end + 2 + unit.saturating_sub(1));
    }
}

/// Units in letters have at most so many: kWh, min, m².
const LONGEST_UNIT: usize = 4;

/// What stands before a number and belongs to it: 第3, 附件2, 9:00—11:30,
/// GB/T 9704.
fn count(chars: &[char], classes: &[Class], costs: &mut [f32], number: usize) {
    let before = number - 1;
    match classes[before] {
        Class::Hanzi => {
            let attachment = chars[..number].ends_with(&['附', '件']);
            if attachment || BEFORE_NUMBER.contains(&chars[before]) {
                forbid(costs, number - if attachment { 2 } else { 1 }, number);
            }
        }
        Class::Dash if before > 0 && matches!(classes[before - 1], Class::Digit | Class::Unit) => {
            costs[before] = costs[before].max(INSIDE_RANGE);
        }
        Class::Space => {
            let code = chars[..before]
                .iter()
                .rev()
                .take_while(|c| c.is_ascii_uppercase() || **c == '/');
            if (1..=6).contains(&code.count()) {
                costs[before] = costs[before].max(INSIDE_STANDARD);
            }
        }
        _ => {}
    }
}

/// 17:30—次日8:30.
fn next_day(chars: &[char], classes: &[Class], costs: &mut [f32], at: usize) {
    let day = chars.get(at + 1) == Some(&'日') && classes.get(at + 2) == Some(&Class::Digit);
    if day && at > 0 && matches!(classes[at - 1], Class::Dash | Class::Connector) {
        forbid(costs, at, at + 2);
        raise(&mut costs[at - 1..at], INSIDE_RANGE);
    }
}

/// 2026年至2028年.
fn years(chars: &[char], costs: &mut [f32], to: usize) {
    let year = |part: Option<&[char]>| {
        part.is_some_and(|part| part[4] == '年' && part[..4].iter().all(char::is_ascii_digit))
    };
    if to >= 5 && year(chars.get(to - 5..to)) && year(chars.get(to + 1..to + 6)) {
        raise(&mut costs[to - 1..=to], INSIDE_RANGE);
    }
}

/// 第三季度, 第二十一条.
fn ordinal(chars: &[char], costs: &mut [f32], at: usize) {
    let numerals = chars[at + 1..].iter().take_while(|c| NUMERALS.contains(c));
    let len = numerals.count();
    if len == 0 {
        return;
    }
    costs[at] = FORBIDDEN;
    let end = at + len + unit_length(&chars[at + 1 + len..]);
    raise(&mut costs[at + 1..end], INSIDE_ORDINAL);
}

/// 青街办发〔2026〕12号.
fn year_of_document(chars: &[char], classes: &[Class], costs: &mut [f32], open: usize) {
    let close = chars[open..].iter().take(8).position(|c| *c == '〕');
    let end = close.map_or(open, |n| open + n);
    forbid(costs, open, end);
    if open > 0 && end == open + 5 && classes[open - 1] == Class::Hanzi {
        costs[open - 1] = costs[open - 1].max(INSIDE_CODE);
    }
    if classes.get(end + 1) == Some(&Class::Digit) {
        forbid(costs, end, end + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a line may end for nothing.
    fn pieces(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let classes: Vec<Class> = chars.iter().map(|c| Class::of(*c)).collect();
        let mut found = vec![0.0; chars.len()];
        costs(&chars, &classes, &mut found);
        let mut pieces = vec![String::new()];
        for (i, (c, cost)) in chars.iter().zip(found).enumerate() {
            let between_western =
                classes.get(i + 1).is_some_and(|next| next.is_western()) && classes[i].is_western();
            pieces.last_mut().expect("a piece").push(*c);
            if cost == 0.0 && !between_western && i + 1 < chars.len() {
                pieces.push(String::new());
            }
        }
        pieces
    }

    #[test]
    fn numbers_keep_what_belongs_to_them() {
        for (text, whole) in [
            ("共12场次。", "12场次"),
            ("约3万余元。", "约3万余元"),
            ("拨打12345热线", "12345热线"),
            ("依照第二十一条", "第二十一条"),
            ("启动Ⅱ级响应", "Ⅱ级"),
            ("执行GB/T 9704标准", "GB/T 9704"),
            ("于2026年3月1日起", "2026年3月1日"),
            ("（青街办发〔2026〕12号）", "发〔2026〕12号"),
            ("见附件3和表2", "附件3"),
            ("降低0.5个百分点", "0.5个百分点"),
            ("水深1200 mm以内", "1200 mm"),
            ("约1 200 m²场地", "约1 200 m²"),
            ("全长3 公里道路", "3 公里"),
            ("清单（2026年至2028年）", "2026年至2028年"),
            ("夜班（17:30—次日8:30）", "—次日8:30"),
        ] {
            let pieces = pieces(text).join("|");
            let stripped = pieces.replace("GB|/|T| ", "GB/T ");
            assert!(stripped.split('|').any(|p| p == whole), "{pieces}");
        }
    }

    #[test]
    fn hanzi_that_are_no_unit_stand_free() {
        assert_eq!(
            pieces("达到100比较好"),
            ["达", "到", "100", "比", "较", "好"]
        );
    }
}
