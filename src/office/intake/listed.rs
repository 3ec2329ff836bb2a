//! Takes tables of people with their numbers, and of scores; gives what is in them.

use super::node::Node;
use super::people::{Party, parties, phone_in};
use super::typing::tidy;
use crate::office::import::Field;

/// The words of a head or a cell, blanks and colons left out.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':'))
        .collect()
}

/// Somebody in a list of contacts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Contact {
    pub who: Party,
    pub unit: Option<String>,
    pub duty: Option<String>,
    pub office_phone: Option<String>,
    pub note: Option<String>,
}

/// A line of an assessment.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Score {
    pub category: Option<String>,
    pub item: String,
    pub standard: Option<String>,
    pub points: String,
    pub note: Option<String>,
}

/// Reads people from rows below heads; the name stands in a column of its own.
pub(super) fn contacts(
    heads: &[String],
    fields: &[Option<Field>],
    rows: &[&Vec<String>],
    name: usize,
) -> (Vec<Contact>, Vec<&'static str>) {
    let mut found = Vec::new();
    for row in rows {
        let Some(mut who) = row
            .get(name)
            .and_then(|cell| parties(cell).into_iter().next())
        else {
            continue;
        };
        // In this column stands a name, whatever the surname.
        if who.name.is_none() {
            who = Party::person(&plain(&row[name]));
        }
        let mut one = Contact {
            who,
            ..Contact::default()
        };
        let mut phones = Vec::new();
        for (n, cell) in row.iter().enumerate() {
            let text = tidy(cell);
            if text.is_empty() || n == name {
                continue;
            }
            let head = heads.get(n).map_or("", String::as_str);
            match fields.get(n).copied().flatten() {
                Some(Field::Title) => one.who.title = Some(text),
                Some(Field::Phone) => phones.push(phone_in(&text).unwrap_or(text)),
                Some(Field::Department) => one.unit = Some(text),
                Some(Field::Note) => one.note = Some(text),
                _ if head.contains("职责") || head.contains("分工") || head.contains("负责") => {
                    one.duty = Some(text)
                }
                _ => {}
            }
        }
        let mut phones = phones.into_iter();
        one.who.phone = phones.next();
        one.office_phone = phones.next();
        found.push(one);
    }
    let columns =
        fields
            .iter()
            .zip(heads)
            .enumerate()
            .filter_map(|(n, (field, head))| match field {
                Some(Field::Order) if n == 0 => Some("序号"),
                Some(Field::Name) => Some("姓名"),
                Some(Field::Title) => Some("职务"),
                Some(Field::Department) => Some("单位"),
                Some(Field::Phone) if head.contains("办公") => Some("办公电话"),
                Some(Field::Phone) => Some("电话"),
                Some(Field::Note) => Some("备注"),
                _ if head.contains("职责") || head.contains("分工") || head.contains("负责") => {
                    Some("职责")
                }
                _ => None,
            });
    let mut columns: Vec<&'static str> = columns.collect();
    columns.dedup();
    (found, columns)
}

/// Reads scores from rows below heads, and their sum.
pub(super) fn scores(
    heads: &[String],
    rows: &[Vec<String>],
    item: usize,
    points: usize,
) -> Option<(Vec<Score>, Option<String>)> {
    let at = |words: &[&str]| {
        heads
            .iter()
            .position(|h| words.iter().any(|word| h.contains(word)))
    };
    let category = at(&["类别", "类型", "一级指标", "考核类别"]).filter(|n| *n != item);
    let standard = at(&[
        "评分标准",
        "评分办法",
        "评分细则",
        "考核标准",
        "标准",
        "办法",
    ])
    .filter(|n| *n != item && *n != points);
    let note = at(&["备注"]);
    let mut found = Vec::new();
    let mut total = None;
    for row in rows {
        let cell = |n: Option<usize>| {
            n.and_then(|n| row.get(n))
                .map(|c| tidy(&c.replace('\n', "　")))
                .filter(|c| !c.is_empty())
        };
        let value = cell(Some(points));
        let first = row
            .iter()
            .find(|cell| !cell.is_empty())
            .map_or("", String::as_str);
        if ["合计", "总计", "总分"]
            .iter()
            .any(|word| plain(first) == *word)
        {
            total = value.or_else(|| row.iter().find(|c| c.parse::<f64>().is_ok()).cloned());
            continue;
        }
        let figure = value
            .as_deref()
            .map(|v| v.trim_end_matches('分').to_string());
        match (
            cell(Some(item)),
            figure.filter(|f| f.parse::<f64>().is_ok()),
        ) {
            (Some(item), Some(points)) => found.push(Score {
                category: cell(category),
                item,
                standard: cell(standard),
                points,
                note: cell(note),
            }),
            (None, None) => {}
            _ => return None,
        }
    }
    (!found.is_empty()).then_some((found, total))
}

/// The part of a list of contacts.
pub(super) fn contacts_node(
    found: &[Contact],
    columns: &[&'static str],
    references: &dyn Fn(&[Party]) -> Vec<Node>,
) -> Node {
    let items = found.iter().map(|one| {
        let mut map = vec![(
            "姓名",
            Node::one_or_many(references(std::slice::from_ref(&one.who))),
        )];
        let texts = [
            ("单位", &one.unit),
            ("职责", &one.duty),
            ("办公电话", &one.office_phone),
            ("备注", &one.note),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                map.push((key, Node::text(text.as_str())));
            }
        }
        if let Some(phone) = &one.who.phone {
            map.push(("电话", Node::text(phone.as_str())));
        }
        Node::Map(map)
    });
    let columns = columns.iter().map(|column| Node::text(*column));
    Node::Map(vec![
        ("栏目", Node::List(columns.collect())),
        ("条目", Node::List(items.collect())),
    ])
}

/// The part of an assessment.
pub(super) fn scores_node(found: &[Score], total: Option<&str>) -> Node {
    let items = found.iter().map(|one| {
        let mut map = Vec::new();
        if let Some(category) = &one.category {
            map.push(("类别", Node::text(category.as_str())));
        }
        map.push(("考核项目", Node::text(one.item.as_str())));
        if let Some(standard) = &one.standard {
            map.push(("评分标准", Node::text(standard.as_str())));
        }
        map.push(("分值", Node::Word(one.points.clone())));
        if let Some(note) = &one.note {
            map.push(("备注", Node::text(note.as_str())));
        }
        Node::Map(map)
    });
    let items = Node::List(items.collect());
    match total {
        Some(total) => Node::Map(vec![
            ("总分", Node::Word(total.to_string())),
            ("条目", items),
        ]),
        None => items,
    }
}
