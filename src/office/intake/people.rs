//! Takes what stands behind a label; gives the people and units in it.

use super::beside_name::bracketed;
pub(super) use super::beside_name::phone_in;
use super::typing::{is_blank, tidy};
use crate::character::is_hanzi;
use crate::office::import::{is_unit, seems_person};
use crate::spelling::folded;

/// Somebody or something that stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Party {
    /// The name, where it is a person.
    pub name: Option<String>,
    /// The title beside the name.
    pub title: Option<String>,
    /// The telephone beside the name.
    pub phone: Option<String>,
    /// What it says, where it is no person.
    pub words: String,
    /// A remark in brackets that is no title.
    pub note: Option<String>,
    /// How the post is held, as the format says it: 挂职.
    pub holding: Option<&'static str>,
}

/// Words in brackets behind a title that say how it is held, and are printed so
/// wherever the post is.
const HOLDINGS: [&str; 1] = ["挂职"];

impl Party {
    /// A person.
    pub(super) fn person(name: &str) -> Party {
        Party {
            name: Some(name.to_string()),
            ..Party::default()
        }
    }

    fn words(words: &str) -> Party {
        Party {
            words: words.to_string(),
            ..Party::default()
        }
    }

    /// Whether nobody stands there yet.
    pub(super) fn is_open(&self) -> bool {
        let sign = |c: char| "*＊×XxＸ○〇□_…？".contains(c);
        self.name.is_none()
            && (matches!(
                self.words.as_str(),
                "待定" | "空缺" | "暂缺" | "（待定）" | "（空缺）" | "（暂缺）"
            ) || !self.words.is_empty() && self.words.chars().all(sign))
    }
}

/// The people of a list; what is no name stands as its words.
pub(super) fn parties(text: &str) -> Vec<Party> {
    let mut found = Vec::new();
    for entry in entries(text) {
        for part in tokens(&entry) {
            party(&part, &mut found);
        }
    }
    found
}

/// The same of a line with tabs, which stand between one person's name, title and
/// telephone, whatever stands within these.
pub(super) fn tabbed(text: &str) -> Vec<Party> {
    let mut fields = text.split('\t').map(|field| field.trim_matches(is_blank));
    let first = fields.by_ref().find(|field| !field.is_empty()).map(tidy);
    let rest = fields.flat_map(|field| field.split(is_blank)).map(tidy);
    let fields: Vec<String> = first.into_iter().chain(rest).collect();
    let fields: Vec<String> = fields.into_iter().filter(|f| !f.is_empty()).collect();
    let another = |field: &String| names_somebody(field);
    if fields.len() < 2 || fields[0].contains('、') || fields[1..].iter().any(another) {
        return parties(text);
    }
    let mut found = Vec::new();
    party(&fields, &mut found);
    found
}

/// Entries parted by 、 and the like, outside of brackets.
fn entries(text: &str) -> Vec<String> {
    let mut entries = vec![String::new()];
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '（' | '(' | '《' | '“' => depth += 1,
            '）' | ')' | '》' | '”' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | '；' | ';' | '\n' if depth == 0 => {
                entries.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = entries.last_mut() {
            last.push(c);
        }
    }
    let trimmed = entries
        .iter()
        .map(|e| e.trim_matches(|c| is_blank(c) || c == '。'));
    trimmed
        .filter(|e| !e.is_empty())
        .map(str::to_string)
        .collect()
}

/// The words of an entry, blanks between them; a name of two spread characters is
/// one word.
fn tokens(entry: &str) -> Vec<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut open = false;
    for c in entry.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if is_blank(c) && depth == 0 {
            open = false;
        } else {
            if !open {
                words.push(String::new());
            }
            open = true;
            if let Some(last) = words.last_mut() {
                last.push(c);
            }
        }
    }
    // 张　三: two single hanzi are one name.
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        let single = |word: &str| {
            let core = word.split(['（', '(']).next().unwrap_or("");
            core.chars().count() == 1 && core.chars().all(is_hanzi)
        };
        match joined.last_mut() {
            Some(last) if last.chars().count() == 1 && single(last) && single(&word) => {
                last.push_str(&word)
            }
            // （ in a word of its own belongs to what stands before it.
            Some(last) if word.starts_with(['（', '(']) => last.push_str(&word),
            _ => joined.push(word),
        }
    }
    // 张三 职务 李四 职务: each name begins somebody else.
    let mut groups: Vec<Vec<String>> = Vec::new();
    for word in joined {
        let named = groups
            .last()
            .is_some_and(|group| group.iter().any(|w| names_somebody(w)));
        if groups.is_empty() || named && names_somebody(&word) {
            groups.push(Vec::new());
        }
        if let Some(last) = groups.last_mut() {
            last.push(word);
        }
    }
    groups
}

fn names_somebody(word: &str) -> bool {
    let core = word.split(['（', '(']).next().unwrap_or("");
    is_person(core)
}

/// Whether a word is somebody's name.
pub(super) fn is_person(word: &str) -> bool {
    let last = |c: char| UNIT_ENDS.contains(c);
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    seems_person(word) && !word.ends_with(last) && !ends(&TITLES) && !ends(&NO_NAMES)
}

/// Words before 同志 that are people, but nobody's name, though a surname may come
/// before them: 分管负责同志, 有关领导同志, 全体同志.
const NO_NAMES: [&str; 8] = [
    "负责", "领导", "干部", "成员", "全体", "代表", "人员", "党员",
];

/// Signs that units end with and names hardly ever do.
const UNIT_ENDS: &str = "办局科所站室股部委队组校院处会社司馆厂店区村镇乡街";

/// Words that titles end with.
pub(super) const TITLES: [&str; 30] = [
    "书记",
    "主任",
    "局长",
    "镇长",
    "乡长",
    "县长",
    "区长",
    "市长",
    "科长",
    "股长",
    "所长",
    "站长",
    "院长",
    "校长",
    "队长",
    "组长",
    "部长",
    "处长",
    "委员",
    "干事",
    "科员",
    "专干",
    "主席",
    "会长",
    "园长",
    "经理",
    "民警",
    "负责人",
    "教导员",
    "指导员",
];

/// One entry: 张三（职务）, 张三　职务　电话, 职务张三.
fn party(words: &[String], found: &mut Vec<Party>) {
    let (mut name, mut title, mut phone) = (None, None, None);
    let (mut rest, mut note): (Vec<String>, Option<String>) = (Vec::new(), None);
    for word in words {
        let (core, inside) = bracketed(word);
        let core = core.trim_end_matches('：');
        if let Some(number) = phone_in(core) {
            phone = Some(number);
        } else if name.is_none() && (is_person(core) || is_odd_name(core, &inside, words)) {
            name = Some(folded(core).into_owned());
        } else if let Some((front, last)) = titled(core).filter(|_| name.is_none()) {
            title = Some(front);
            name = Some(last);
        } else if !core.is_empty() {
            rest.push(core.to_string());
        }
        for inside in inside {
            match phone_in(&inside) {
                Some(number) => phone = Some(number),
                None => note = Some(inside),
            }
        }
    }
    let Some(name) = name else {
        let words: Vec<String> = words.iter().map(|word| tidy(word)).collect();
        let words = words.concat();
        if !words.is_empty() {
            found.push(Party::words(&words));
        }
        return;
    };
    let name = name.trim_end_matches("同志").to_string();
    if title.is_none() && !rest.is_empty() {
        title = Some(tidy(&rest.concat()));
    }
    if title.is_none() {
        (title, note) = match note.map(|note| tidy(&note)) {
            // （社区专职工作者，兼联络员）: what stands behind the title is a remark.
            Some(said) => match said.split_once('，') {
                Some((title, more)) => (Some(title.to_string()), Some(more.to_string())),
                None => (Some(said), None),
            },
            None => (None, None),
        };
    }
    let how = |note: &String| HOLDINGS.into_iter().find(|how| note == how);
    let holding = title.as_ref().and(note.as_ref()).and_then(how);
    note = note.filter(|_| holding.is_none());
    found.push(Party {
        name: Some(name),
        title: title.filter(|t| !matches!(t.as_str(), "兼" | "兼任" | "女")),
        phone,
        words: String::new(),
        note,
        holding,
    });
}

/// A name of no common surname, or one that ends like a unit, is one where a title
/// stands behind it.
fn is_odd_name(core: &str, inside: &[String], words: &[String]) -> bool {
    let short = (2..=3).contains(&core.chars().count()) && core.chars().all(is_hanzi);
    let titled = |word: &String| {
        TITLES
            .iter()
            .any(|title| word.trim_end_matches('）').ends_with(title))
    };
    let behind = inside
        .iter()
        .any(|i| TITLES.iter().any(|title| i.contains(title)));
    let beside =
        words.first().is_some_and(|first| first.starts_with(core)) && words[1..].iter().any(titled);
    let unit = core.ends_with(|c| UNIT_ENDS.contains(c)) && !seems_person(core);
    short && (behind || beside) && !unit && !is_title(core)
}

fn is_title(word: &str) -> bool {
    TITLES.iter().any(|title| word.ends_with(title))
}

/// 镇长张三: a title and the name behind it.
pub(super) fn titled(word: &str) -> Option<(String, String)> {
    let word = word.trim_end_matches("同志");
    let chars: Vec<char> = word.chars().collect();
    for length in [3, 2, 4] {
        let Some(at) = chars.len().checked_sub(length).filter(|at| *at >= 2) else {
            continue;
        };
        let (front, last): (String, String) =
            (chars[..at].iter().collect(), chars[at..].iter().collect());
        if is_title(&front) && is_person(&last) {
            return Some((front, last));
        }
    }
    None
}

/// Whether words name a unit of the office, not a kind of units or people.
pub(super) fn is_own_unit(words: &str) -> bool {
    const KINDS: [&str; 16] = [
        "各", "全", "有关", "相关", "其他", "其它", "本", "该", "省", "市", "县", "区", "所有",
        "等", "乡镇", "上级",
    ];
    let whole = words.chars().all(crate::character::is_hanzi);
    whole
        && is_unit(words)
        && !KINDS.iter().any(|kind| words.starts_with(kind))
        && !TITLES.iter().any(|title| words.ends_with(title))
        && !words.contains(['的', '和', '及', '等'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(Option<String>, Option<String>, String)> {
        let found = parties(text).into_iter();
        found.map(|p| (p.name, p.title, p.words)).collect()
    }

    fn person(name: &str, title: &str) -> (Option<String>, Option<String>, String) {
        let title = (!title.is_empty()).then(|| title.to_string());
        (Some(name.to_string()), title, String::new())
    }

    fn words(words: &str) -> (Option<String>, Option<String>, String) {
        (None, None, words.to_string())
    }

    #[test]
    fn people_are_read_as_clerks_list_them() {
        let two = [
            person("李存厚", "监察室主任"),
            person("周晓棠", "法制科科长"),
        ];
        assert_eq!(said("李存厚（监察室主任）、周晓棠(法制科科长)"), two);
        assert_eq!(said("李存厚　监察室主任　周晓棠　法制科科长"), two);
        assert_eq!(said("监察室主任李存厚、法制科科长周晓棠"), two);
        assert_eq!(said("宋　远（书记）"), [person("宋远", "书记")]);
        assert_eq!(
            said("孔维扬、陈嘉树"),
            [person("孔维扬", ""), person("陈嘉树", "")]
        );
        assert_eq!(
            said("党政办、中心学校"),
            [words("党政办"), words("中心学校")]
        );
        assert_eq!(
            said("司法所、各社区书记"),
            [words("司法所"), words("各社区书记")]
        );
        let one = tabbed("林浩然\t党工委副书记、主任");
        assert_eq!(one[0].title.as_deref(), Some("党工委副书记、主任"));
        let one = tabbed("何静\t信访办主任（兼联络员）　555-0102");
        assert_eq!(one[0].phone.as_deref(), Some("555-0102"));
        assert_eq!((tabbed("宋承远\t孔维扬").len(), one.len()), (2, 1));
        let phone = parties("宋承远　书记　0631-5550102");
        assert_eq!(phone[0].phone.as_deref(), Some("0631-5550102"));
        assert!(parties("***")[0].is_open());
    }
}
