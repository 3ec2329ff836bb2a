//! Takes the lines of a file from the top; gives what stands in front of its text:
//! mark, number, title, addressees.

use super::day::{self, Day};
use super::label;
use super::line::{Line, Piece};
use super::number::Style;
use super::typing::{bare, tidy};

/// What stands in front.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Front {
    /// 青石镇人民政府文件, without 文件.
    pub mark: Option<String>,
    /// 青镇府发〔2026〕31号.
    pub number: Option<String>,
    pub signatory: Option<String>,
    pub secrecy: Option<String>,
    pub urgency: Option<String>,
    /// Its lines.
    pub title: Vec<String>,
    /// 征求意见稿.
    pub stage: Option<String>,
    /// A day below the title.
    pub date: Option<Day>,
    pub addressees: Option<String>,
}

impl Front {
    /// The title in one line.
    pub(super) fn title(&self) -> String {
        self.title.concat()
    }
}

/// Words that titles of plans end with.
const KINDS: [&str; 27] = [
    "方案",
    "计划",
    "意见",
    "通知",
    "办法",
    "预案",
    "规定",
    "要点",
    "安排",
    "制度",
    "细则",
    "规程",
    "手册",
    "规则",
    "通告",
    "公告",
    "决定",
    "规划",
    "总结",
    "汇编",
    "措施",
    "清单",
    "章程",
    "指南",
    "标准",
    "分工",
    "安排表",
];

/// Whether a text ends like a title.
pub(super) fn ends_like_title(text: &str) -> bool {
    let core = text.trim_end_matches('）');
    let core = if core.len() < text.len() {
        core.rsplit_once('（').map_or(core, |(front, _)| front)
    } else {
        core
    };
    KINDS.iter().any(|kind| core.ends_with(kind))
}

/// Whether a line could be one of a title.
pub(super) fn could_be_title(line: &Line) -> bool {
    let heading = line.number.is_some_and(|n| n.style != Style::Chapter);
    !heading && !line.is_sentence() && line.len() <= 50 && !label::begins(&line.raw)
}

/// The stage that a line says and nothing else: （征求意见稿）.
pub(super) fn stage(text: &str) -> Option<String> {
    const STAGES: [&str; 11] = [
        "征求意见稿",
        "送审稿",
        "讨论稿",
        "审议稿",
        "报批稿",
        "修改稿",
        "修订稿",
        "初稿",
        "草案",
        "试行",
        "暂行",
    ];
    let inner = text.strip_prefix('（')?.strip_suffix('）')?;
    STAGES
        .iter()
        .any(|stage| inner.starts_with(stage))
        .then(|| inner.to_string())
}

/// The document number that a text holds, and what else it says.
pub(super) fn number(text: &str) -> Option<(String, String)> {
    let text = tidy(text);
    let chars: Vec<char> = text.chars().collect();
    let open = chars.iter().position(|c| "〔[［（【".contains(*c))?;
    let year: String = chars[open + 1..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .collect();
    let after = open + 1 + year.len();
    if year.len() != 4 || !chars.get(after).is_some_and(|c| "〕]］）】".contains(*c)) {
        return None;
    }
    let rest: String = chars[after + 1..].iter().collect();
    let rest = rest.trim_start().trim_start_matches('第');
    let serial: String = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || "XxＸ×".contains(*c))
        .collect();
    let tail = rest[serial.len()..].strip_prefix('号')?;
    let code: String = chars[..open].iter().collect();
    let short =
        code.chars().count() <= 14 && !code.is_empty() && !code.contains(['，', '。', '《']);
    (short && !serial.is_empty()).then(|| {
        (
            format!("{code}〔{year}〕{serial}号"),
            tail.trim().to_string(),
        )
    })
}

/// Whether a line names whom a paper goes to.
pub(super) fn addresses(line: &Line) -> bool {
    const UNITS: [&str; 22] = [
        "各", "局", "办", "委", "镇", "乡", "村", "社区", "单位", "部门", "学校", "科", "股", "站",
        "所", "院", "中心", "公司", "政府", "机关", "有关", "全体",
    ];
    const VERBS: [&str; 16] = [
        "如下", "制定", "通知", "现将", "根据", "按照", "方案", "计划", "为", "以下", "下列",
        "要求", "做好", "开展", "结合", "目标",
    ];
    line.text.ends_with('：')
        && line.number.is_none()
        && line.len() <= 120
        && !line.text.contains('。')
        && !label::begins(&line.raw)
        && UNITS.iter().any(|unit| line.text.contains(unit))
        && !VERBS.iter().any(|verb| line.text.contains(verb))
}

/// Reads it from a place on; gives where it ends.
pub(super) fn read(pieces: &[Piece], body_size: u32, mut at: usize) -> (Front, usize) {
    let mut front = Front::default();
    while let Some(Piece::Line(line)) = pieces.get(at) {
        if !front.title.is_empty() || !formal(line, &mut front, body_size) {
            break;
        }
        at += 1;
    }
    let mut first: Option<&Line> = None;
    while let Some(Piece::Line(line)) = pieces.get(at) {
        if let Some(stage) = stage(&line.text).filter(|_| first.is_some()) {
            front.stage = Some(stage);
        } else if let Some(day) =
            day::alone(&line.raw).filter(|_| first.is_some() && front.date.is_none())
        {
            front.date = Some(day);
        } else if could_be_title(line) && goes_on(first, line, &front, body_size) {
            front.title.push(line.text.clone());
            first = first.or(Some(line));
        } else {
            break;
        }
        at += 1;
    }
    if let Some(Piece::Line(line)) = pieces.get(at)
        && first.is_some()
        && addresses(line)
    {
        front.addressees = Some(line.text.trim_end_matches('：').to_string());
        at += 1;
    }
    (front, at)
}

/// Whether a line is a further one of the title.
fn goes_on(first: Option<&Line>, line: &Line, front: &Front, body_size: u32) -> bool {
    let Some(first) = first else { return true };
    let large = |line: &Line| body_size > 0 && line.look.size > body_size;
    let set_apart = line.is_centered() || large(line);
    if first.is_centered() || large(first) {
        return set_apart && line.look.size == first.look.size && front.title.len() < 5;
    }
    !ends_like_title(&front.title()) && front.title.len() < 4
}

/// A line of what stands above the title.
fn formal(line: &Line, front: &mut Front, body_size: u32) -> bool {
    let text = line.text.as_str();
    if let Some((number, rest)) = number(&line.raw).filter(|_| line.len() <= 40) {
        front.number = Some(number);
        if let Some((_, who)) = rest.split_once("签发人") {
            front.signatory = Some(who.trim_start_matches('：').to_string());
        }
        return rest.is_empty() || rest.contains("签发人");
    }
    if let Some(who) = text.strip_prefix("签发人：") {
        front.signatory = Some(who.to_string());
        return true;
    }
    if matches!(text, "特急" | "加急" | "平急") {
        front.urgency = Some(text.to_string());
        return true;
    }
    if matches!(text, "内部" | "工作秘密" | "内部资料" | "内部文件") {
        front.secrecy = Some(text.to_string());
        return true;
    }
    let large = body_size > 0 && line.look.size >= body_size * 3 / 2;
    let head = text
        .strip_suffix("文件")
        .filter(|head| head.chars().count() >= 3);
    let marks = match head {
        Some(_) => front.mark.is_none() && !text.contains('《'),
        None => line.look.red && large && could_be_title(line) && !ends_like_title(text),
    };
    if marks {
        let mark = head.unwrap_or(text);
        front.mark.get_or_insert_default().push_str(mark);
    }
    marks
}

/// A line of the place where a text was copied from: an address of the web.
pub(super) fn is_junk(text: &str) -> bool {
    let lower = text.to_lowercase();
    let page = |text: &str| {
        let core: String = text
            .chars()
            .filter(|c| !"-—–－ 第页共/".contains(*c))
            .collect();
        !core.is_empty()
            && core.chars().all(|c| c.is_ascii_digit())
            && core.len() <= 6
            && (text.contains('页') || text.starts_with(['-', '—', '–', '－']))
    };
    lower.contains("http://")
        || lower.contains("https://")
        || lower.contains("www.")
        || lower.starts_with("本文来源")
        || page(text)
}

/// The title that stands in 《》 in the title of a notice.
pub(super) fn issued(title: &str) -> Option<String> {
    let notice = title.contains("印发") || title.contains("下发") || title.contains("转发");
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    if !notice || !title.ends_with("通知") {
        return None;
    }
    match (title.find('《'), title.rfind('》')) {
        (Some(open), Some(close)) if open < close => {
            Some(title[open + '《'.len_utf8()..close].to_string())
        }
        _ => {
            let at = title.find("印发").or_else(|| title.find("下发"))? + "印发".len();
            let inner = title[at..].trim_end_matches("通知").trim_end_matches('的');
            Some(inner.to_string())
        }
    }
}

/// A line in the usual signs, its number too.
pub(super) fn with_number(line: &Line) -> String {
    match line.number {
        Some(_) => tidy(&line.raw),
        None => line.text.clone(),
    }
}

/// Whether two texts say the same.
pub(super) fn same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_papers_are_known_in_any_brackets() {
        for typed in [
            "柳财[2026]7号",
            "柳财〔2026〕7号",
            "柳财（2026）第7号",
            "柳财【2026】7 号",
        ] {
            assert_eq!(
                number(typed),
                Some(("柳财〔2026〕7号".into(), String::new())),
                "{typed}"
            );
        }
        assert_eq!(number("（2026）"), None);
    }

    #[test]
    fn the_title_of_a_notice_holds_what_it_issues() {
        assert_eq!(
            issued("甲关于印发《乙方案》的通知").as_deref(),
            Some("乙方案")
        );
        assert_eq!(issued("关于印发乙方案的通知").as_deref(), Some("乙方案"));
        assert_eq!(issued("乙方案"), None);
    }
}
