//! Takes a sentence that says where the office of a body is and who heads it;
//! gives that, and the rest of what it says.

use super::node::Node;
use super::people::{Party, parties, titled};

/// The office of a body.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Office {
    fields: Vec<(&'static str, Vec<Party>)>,
}

impl Office {
    /// Puts people into a field.
    pub(super) fn push(&mut self, field: &'static str, found: Vec<Party>) {
        match self.fields.iter_mut().find(|(key, _)| *key == field) {
            Some((_, all)) => all.extend(found),
            None => self.fields.push((field, found)),
        }
    }

    /// Everybody in it.
    pub(super) fn everybody(&self) -> impl Iterator<Item = &Party> {
        self.fields.iter().flat_map(|(_, all)| all)
    }

    /// The record.
    pub(super) fn node(&self, references: &dyn Fn(&[Party]) -> Vec<Node>) -> Node {
        const ORDER: [&str; 6] = [
            "设在",
            "主任",
            "常务副主任",
            "副主任",
            "成员单位",
            "工作人员",
        ];
        let mut map = Vec::new();
        for key in ORDER {
            if let Some((_, all)) = self.fields.iter().find(|(field, _)| *field == key) {
                map.push((key, Node::one_or_many(references(all))));
            }
        }
        Node::Map(map)
    }

    /// Reads a sentence; gives the words of it that say something else, and nothing
    /// where it is not about an office.
    pub(super) fn read(text: &str) -> Option<(Office, String)> {
        let about = [
            "设办公室",
            "办公室设在",
            "办公室设于",
            "办公室主任由",
            "兼任办公室主任",
            "担任办公室主任",
            "设立办公室",
            "设在",
        ];
        if !text.contains("办公室") || !about.iter().any(|words| text.contains(words)) {
            return None;
        }
        let mut office = Office::default();
        let mut rest = String::new();
        let mut found = false;
        for clause in clauses(text) {
            let words = clause.trim_end_matches(['，', '。', '；']);
            if office.clause(words) {
                found = true;
            } else {
                rest.push_str(clause);
            }
        }
        found.then_some((office, rest))
    }

    /// A part of a sentence; whether it was understood whole.
    fn clause(&mut self, words: &str) -> bool {
        let words = words.trim_start_matches("并").trim_start_matches("其中");
        let at = ["办公室设在", "办公室设于", "设在", "设于"]
            .iter()
            .find_map(|mark| {
                let (front, at) = words.split_once(mark)?;
                let known = front.is_empty() || front.ends_with("办公室") || ends_like_body(front);
                (known && !at.is_empty()).then_some(at)
            });
        if let Some(at) = at {
            self.push("设在", vec![place(at)]);
            return true;
        }
        const BARE: [&str; 6] = [
            "下设办公室",
            "设立办公室",
            "设办公室",
            "下设一个办公室",
            "下设综合办公室",
            "办公室",
        ];
        if BARE.iter().any(|bare| words.ends_with(bare))
            && !words.contains("由")
            && words.chars().count() <= 30
        {
            return true;
        }
        for field in ["成员单位", "工作人员"] {
            let named = words.strip_prefix(field).and_then(|w| w.strip_prefix('为'));
            if let Some(who) = named.filter(|_| !self.fields.is_empty()) {
                self.push(field, parties(who));
                return true;
            }
        }
        let Some((field, who)) = headed(words) else {
            return false;
        };
        let who = who.trim_end_matches("同志");
        let found = match titled(who) {
            Some((title, name)) => vec![Party {
                title: Some(title),
                ..Party::person(&name)
            }],
            None => parties(&who.replace("同志", "")),
        };
        let named = !found.is_empty()
            && found
                .iter()
                .all(|party| party.name.is_some() || ends_like_title(&party.words));
        if named {
            self.push(field, found);
        }
        named
    }
}

fn ends_like_body(text: &str) -> bool {
    super::label::KINDS
        .iter()
        .any(|(kind, _)| text.ends_with(kind))
        || text.ends_with(['组', '部', '会', '班'])
}

fn ends_like_title(words: &str) -> bool {
    super::people::TITLES
        .iter()
        .any(|title| words.ends_with(title))
}

fn place(at: &str) -> Party {
    let at = at.trim_end_matches("内").to_string();
    Party {
        words: at,
        ..Party::default()
    }
}

/// 办公室主任由甲兼任, 由甲兼任办公室主任, 甲兼任主任.
fn headed(words: &str) -> Option<(&'static str, &str)> {
    const POSTS: [(&str, &str); 3] = [
        ("常务副主任", "常务副主任"),
        ("副主任", "副主任"),
        ("主任", "主任"),
    ];
    for (post, field) in POSTS {
        if let Some((front, who)) = words.split_once(&format!("{post}由")) {
            let front = front
                .trim_start_matches("领导小组")
                .trim_start_matches("下设");
            let own = front.is_empty() || front.ends_with("办公室");
            let ends = ["兼任", "担任", "兼"];
            let who = ends.iter().find_map(|end| who.strip_suffix(end));
            if let Some(who) = who.filter(|_| own) {
                return Some((field, who));
            }
        }
        let Some(tail) = words.strip_suffix(post) else {
            continue;
        };
        let tail = tail.trim_end_matches("办公室");
        let ends = ["兼任", "担任", "任", "兼"];
        if let Some(who) = ends.iter().find_map(|end| tail.strip_suffix(end)) {
            let who = who.rsplit_once('由').map_or(who, |(_, who)| who);
            return Some((field, who));
        }
    }
    None
}

/// The parts of a text between its marks, each with its mark.
fn clauses(text: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '（' | '《' | '“' => depth += 1,
            '）' | '》' | '”' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' if depth == 0 => {
                let end = at + c.len_utf8();
                clauses.push(&text[start..end]);
                start = end;
            }
            _ => {}
        }
    }
    if start < text.len() {
        clauses.push(&text[start..]);
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Vec<(&'static str, String)>, String) {
        let (office, rest) = Office::read(text).unwrap();
        let who = |p: &Party| p.name.clone().unwrap_or(p.words.clone());
        let fields = office
            .fields
            .iter()
            .map(|(key, all)| (*key, all.iter().map(who).collect::<Vec<_>>().join("、")));
        (fields.collect(), rest)
    }

    #[test]
    fn an_office_is_read_and_the_rest_is_kept() {
        let (fields, rest) =
            said("领导小组下设办公室，办公室主任由宋承远同志兼任，叶知秋为信访分管领导。");
        assert_eq!(fields, [("主任", "宋承远".to_string())]);
        assert_eq!(rest, "叶知秋为信访分管领导。");
        let (fields, rest) = said("领导小组办公室设在党政办，由王若水兼任办公室主任。");
        assert_eq!(
            fields,
            [
                ("设在", "党政办".to_string()),
                ("主任", "王若水".to_string())
            ]
        );
        assert_eq!(rest, "");
        let (fields, rest) =
            said("领导小组下设办公室，办公室设在党政办，成员单位为平安办、城管办。");
        assert_eq!(fields[1], ("成员单位", "平安办、城管办".to_string()));
        assert_eq!(rest, "");
        assert_eq!(Office::read("统一到办公室登记。"), None);
    }
}
