//! Takes the text of a cell; gives names and days as offices write them.

use chrono::NaiveDate;

use crate::character::is_hanzi;
use crate::spelling::folded;

/// A first day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The day; the first one of a month where only that is written.
    pub day: NaiveDate,
    /// Whether the day itself was written.
    pub whole: bool,
    /// Whether January is written, which may have been October: 2024.1.
    pub tenth: bool,
    /// As it was written.
    pub words: String,
}

/// 2024.03, 2024年3月15日, 20240315, 2024/3/15.
pub(super) fn since(text: &str) -> Option<Since> {
    let text = text.trim();
    let mut numbers: Vec<u32> = Vec::new();
    for part in text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
    {
        numbers.push(part.parse().ok()?);
    }
    let known = |c: char| c.is_ascii_digit() || "年月日.-/．—起至今 ".contains(c);
    if !text.chars().all(known) {
        return None;
    }
    let (year, month, day) = match numbers[..] {
        [all] if (19_000_101..=21_991_231).contains(&all) => {
            (all / 10_000, all / 100 % 100, Some(all % 100))
        }
        [all] if (190_001..=219_912).contains(&all) => (all / 100, all % 100, None),
        [year, month] => (year, month, None),
        [year, month, day] => (year, month, Some(day)),
        _ => return None,
    };
    if !(1900..=2199).contains(&year) {
        return None;
    }
    Some(Since {
        day: NaiveDate::from_ymd_opt(year as i32, month, day.unwrap_or(1))?,
        whole: day.is_some(),
        tenth: day.is_none() && text.ends_with(".1"),
        words: text.to_string(),
    })
}

/// What a cell of names holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct NameParts {
    /// The names, without blanks inside; none where it says that nobody is there.
    pub names: Vec<String>,
    /// 兼任, 挂职, 主持工作, 代理.
    pub holding: Option<&'static str>,
    /// A title that stands beside the name: 林浩然（主任）, 何静 副主任.
    pub title: Option<String>,
    /// The cell, where it looks like no name.
    pub odd: Option<String>,
}

/// 张　三, 李四（挂职）, 张三、李四, 空缺.
pub(super) fn name_parts(text: &str) -> NameParts {
    let mut parts = NameParts::default();
    let (outside, inside) = brackets(text);
    let known = [
        ("兼", "兼任"),
        ("挂职", "挂职"),
        ("主持", "主持工作"),
        ("代理", "代理"),
    ];
    if !inside.is_empty() {
        let found = known.iter().find(|(word, _)| inside.contains(word));
        parts.holding = found.map(|(_, holding)| *holding);
        if is_bare_title(&inside) {
            parts.title = Some(inside.clone());
        } else if parts.holding.is_none() && !vacant(&inside) {
            parts.odd = Some(text.to_string());
        }
    }
    let plain: String = outside.split_whitespace().collect();
    if plain.is_empty() || vacant(&plain) {
        return parts;
    }
    // A blank between hanzi pads a name; a line end parts two.
    // In a narrow column a name is broken, too.
    let broken = outside.lines().any(|line| line.trim().chars().count() == 1);
    let outside = if broken { one_line(&outside) } else { outside };
    let pieces = outside.split(['、', '，', ',', ';', '；', '/', '\n']);
    for piece in pieces.flat_map(blanks) {
        let name = folded(piece).into_owned();
        if name.is_empty() {
            continue;
        }
        if is_bare_title(&name) && !parts.names.is_empty() {
            parts.title = Some(name);
            continue;
        }
        let name = match name.strip_suffix("同志") {
            Some(bare) if bare.chars().count() >= 2 => bare.to_string(),
            _ if name.contains(|c: char| c.is_ascii_alphabetic()) => {
                piece.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            _ => name,
        };
        let count = name.chars().count();
        // Signs that choose a variant, and what Unicode does not know yet.
        let private = |c: char| c > '\u{3FFFF}';
        let of_name = |c: char| is_hanzi(c) || matches!(c, '·' | '•') || private(c);
        if !name.chars().all(of_name)
            || !(2..=15).contains(&count)
            || count > 4 && !name.contains(['·', '•'])
        {
            parts.odd = Some(text.to_string());
        }
        parts.names.push(name);
    }
    parts
}

/// A blank parts two whole names; within one it is padding.
fn blanks(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let whole = |part: &&str| part.chars().filter(|c| is_hanzi(*c)).count() >= 2;
    let surname = parts
        .first()
        .is_some_and(|part| LONG_SURNAMES.contains(part));
    if parts.len() > 1 && parts.iter().all(whole) && !surname {
        parts
    } else {
        vec![text]
    }
}

fn vacant(text: &str) -> bool {
    [
        "空缺", "缺", "待定", "暂缺", "无", "—", "-", "/", "——", "缺编", "空",
    ]
    .contains(&text)
}

/// Whether a text that stands alone in its row is a person's name, and not a
/// department's.
pub(super) fn is_name(text: &str) -> bool {
    let parts = name_parts(text);
    let [name] = &parts.names[..] else {
        return false;
    };
    // 中层干部 has four characters, too.
    let mut surnames = LONG_SURNAMES.split(' ');
    let short = name.chars().count() <= 3 || name.contains(['·', '•']);
    let of_person = short || surnames.any(|surname| name.starts_with(surname));
    of_person && parts.odd.is_none() && !ends_like_unit(text.trim_end())
}

/// Characters that end the names of units, and hardly a person's.
const UNITS: [char; 13] = [
    '办', '科', '所', '室', '局', '部', '处', '心', '队', '站', '组', '股', '委',
];

/// 中心 ends the name of a unit, any other 心 that of a person.
fn ends_like_unit(text: &str) -> bool {
    text.ends_with(UNITS) && (!text.ends_with('心') || text.ends_with("中心"))
}

/// Whether a text is the name of a unit.
pub(in crate::office) fn is_unit(text: &str) -> bool {
    let place = ['会', '院', '区', '村', '镇', '乡', '道', '司'];
    (ends_like_unit(text) || text.ends_with(place)) && (3..=15).contains(&text.chars().count())
}

/// 信访办公室 is 信访办.
pub(super) fn short(unit: &str) -> &str {
    unit.strip_suffix("公室").unwrap_or(unit)
}

/// Whether a title says nothing of where: 主任, 副科长, 党支部书记.
pub(in crate::office) fn is_bare_title(title: &str) -> bool {
    const BEFORE: [&str; 11] = [
        "第一",
        "常务",
        "副",
        "代",
        "专职",
        "兼职",
        "党组",
        "党委",
        "党总支",
        "党支部",
        "支部",
    ];
    const ROLES: [&str; 25] = [
        "主任",
        "书记",
        "科长",
        "股长",
        "所长",
        "队长",
        "大队长",
        "中队长",
        "站长",
        "组长",
        "局长",
        "处长",
        "部长",
        "院长",
        "校长",
        "园长",
        "科员",
        "办事员",
        "干事",
        "委员",
        "负责人",
        "工作人员",
        "网格员",
        "专干",
        "主管",
    ];
    let next = |rest: &str| {
        BEFORE
            .iter()
            .find_map(|word| rest.strip_prefix(word).map(str::len))
    };
    let mut rest = title;
    while let Some(len) = next(rest) {
        rest = &rest[rest.len() - len..];
    }
    ROLES.contains(&rest)
}

/// Surnames that most people bear.
const SURNAMES: &str = "\
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏\
    吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱\
    严覃武戴莫孔向汤温康施文牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚舒\
    阮柯纪梅童凌毕季裴霍涂苗谷翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤穆司卓古吉缪简车项\
    芦褚娄窦戚岑景费卜席卫柏瞿佟臧闵苟卞姬仇栾隋商沙荣巫桑甄丛仲虞麻苑迟谈惠乐冀郁胥储栗燕楚鄢皮\
";

/// Surnames of two characters.
pub(super) const LONG_SURNAMES: &str =
    "欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 夏侯 端木 南宫";

/// Whether a text is most likely somebody's name: more than [`is_name`] asks for.
pub(in crate::office) fn seems_person(text: &str) -> bool {
    let parts = name_parts(text);
    let [name] = &parts.names[..] else {
        return false;
    };
    let mut surnames = LONG_SURNAMES.split(' ');
    let long = surnames.any(|surname| name.starts_with(surname));
    let short = name.starts_with(|c| SURNAMES.contains(c)) && name.chars().count() <= 3;
    is_name(text) && (long || short || name.contains(['·', '•']))
}

/// Text outside and inside of the first brackets.
fn brackets(text: &str) -> (String, String) {
    let Some(open) = text.find(['（', '(']) else {
        return (text.to_string(), String::new());
    };
    let rest = &text[open..];
    let close = rest.find(['）', ')']).unwrap_or(rest.len());
    let inside = rest[..close].trim_start_matches(['（', '(']);
    let after = rest[close..].trim_start_matches(['）', ')']);
    (
        format!("{}{after}", &text[..open]),
        inside.trim().to_string(),
    )
}

/// A cell broken into lines says one thing.
pub(super) fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().concat()
}

/// 注：……, 填表人：……, 合计 and the like.
pub(super) fn is_note(text: &str) -> bool {
    let plain: String = text.split_whitespace().collect();
    const BEGIN: [&str; 14] = [
        "注：",
        "注:",
        "备注：",
        "备注:",
        "说明：",
        "说明:",
        "填表",
        "制表",
        "审核",
        "合计",
        "总计",
        "小计",
        "共计",
        "填报",
    ];
    BEGIN.iter().any(|begin| plain.starts_with(begin))
        || plain.starts_with('共') && plain.ends_with(['人', '名'])
}

/// 一、党政办 → 党政办; 党政办（5人） → 党政办.
pub(super) fn without_number(text: &str) -> String {
    let plain: String = text.split_whitespace().collect();
    let rest = match plain.split_once(['、', '.', '．']) {
        Some((number, rest))
            if number
                .chars()
                .all(|c| "一二三四五六七八九十0123456789".contains(c)) =>
        {
            rest
        }
        _ => plain.as_str(),
    };
    let rest = rest.trim_end_matches(['：', ':']);
    match rest.split_once(['（', '(']) {
        Some((name, count)) if count.trim_end_matches(['）', ')']).ends_with(['人', '名']) => {
            name.to_string()
        }
        _ => rest.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        for (text, day, whole) in [
            ("2024.03", "2024-03-01", false),
            ("2024年3月", "2024-03-01", false),
            ("2024年3月15日", "2024-03-15", true),
            ("20240315", "2024-03-15", true),
            ("202403", "2024-03-01", false),
            ("2024/3/5", "2024-03-05", true),
        ] {
            let since = since(text).unwrap();
            assert_eq!(
                (since.day.to_string().as_str(), since.whole),
                (day, whole),
                "{text}"
            );
        }
        for text in ["", "三月", "2024.13", "13800000000", "2024.3（试用）"] {
            assert_eq!(since(text), None, "{text}");
        }
    }

    #[test]
    fn names_lose_their_padding_and_say_how_a_post_is_held() {
        assert_eq!(name_parts("张　三").names, ["张三"]);
        assert_eq!(name_parts("张三、李 四").names, ["张三", "李四"]);
        assert_eq!(name_parts("张三 李四").names, ["张三", "李四"]);
        assert_eq!(name_parts("丁\n然").names, ["丁然"]);
        assert_eq!(name_parts("欧阳 春晓").names, ["欧阳春晓"]);
        let one = name_parts("王五（兼）");
        assert_eq!(
            (one.names, one.holding),
            (vec!["王五".to_string()], Some("兼任"))
        );
        assert!(name_parts("（空缺）").names.is_empty());
        assert!(name_parts("详见附件说明").odd.is_some());
        assert_eq!(name_parts("阿依古丽·买买提").odd, None);
    }
}
