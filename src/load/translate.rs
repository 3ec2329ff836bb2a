//! Takes a YAML text with English keys; gives the same text with Chinese ones,
//! comments and layout untouched.

use super::keys::{self, Field, Kind, Record};
use super::locate::{Positions, byte_of};
use super::node::{Node, Value};
use super::{short, yaml};
use crate::diagnostic::FileId;

/// The text with every key, and every word of a closed set, in Chinese. A text
/// that cannot be read comes back as it is.
pub fn with_chinese_keys(path: &str, text: &str) -> String {
    let Ok(document) = yaml::read(FileId(0), text) else {
        return text.to_string();
    };
    let top = if path.ends_with("fangan.yaml") {
        &keys::CONFIG
    } else {
        &keys::TOP
    };
    let mut words = Vec::new();
    record(&document.root, top, &mut words);
    let positions = Positions::of(text);
    let mut places: Vec<(usize, usize, &str)> = words
        .into_iter()
        .filter_map(|(node, word)| {
            let span = positions.get(node).span(FileId(0));
            let before: usize = text
                .split_inclusive('\n')
                .take(span.line as usize - 1)
                .map(str::len)
                .sum();
            let line = text[before..].lines().next()?;
            let (from, until) = (byte_of(line, span.column), byte_of(line, span.end_column));
            (span.line == span.end_line).then_some((before + from, before + until, word))
        })
        .collect();
    places.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (from, until, word) in places {
        // What the walk did not reach has the place of something before.
        if from < done {
            continue;
        }
        out.push_str(&text[done..from]);
        out.push_str(word);
        done = until;
    }
    out.push_str(&text[done..]);
    out
}

/// Numbers of values, and the words that take their places.
type Changes = Vec<(u32, &'static str)>;

fn record(node: &Node, of: &'static Record, out: &mut Changes) {
    match &node.value {
        Value::Seq(items) => match items.first().and_then(|first| short::heads_of(of, first)) {
            Some(heads) => headed(items, &heads, of, out),
            None => items.iter().for_each(|item| record(item, of, out)),
        },
        Value::Map(entries) => {
            let named = short::entry_of(of, entries);
            for (key, value) in entries {
                if named.is_some_and(|(name, _)| name.at == key.at) {
                    let words = of.as_entry().and_then(|(_, words)| of.field(words));
                    words
                        .into_iter()
                        .for_each(|field| self::value(value, field, out));
                    continue;
                }
                let Value::Str(word) = &key.value else {
                    continue;
                };
                let Some(field) = of.field(word) else {
                    continue;
                };
                out.push((key.at.node, field.aliases[0]));
                self::value(value, field, out);
            }
        }
        _ => {}
    }
}

/// Rows below a row of heads, which are keys.
fn headed(rows: &[Node], heads: &[Option<&'static Field>], of: &'static Record, out: &mut Changes) {
    for (n, row) in rows.iter().enumerate() {
        let Value::Seq(cells) = &row.value else {
            record(row, of, out);
            continue;
        };
        for (field, cell) in heads.iter().zip(cells) {
            match field {
                Some(field) if n == 0 => out.push((cell.at.node, field.aliases[0])),
                Some(field) => value(cell, field, out),
                None => {}
            }
        }
    }
}

fn value(node: &Node, field: &'static Field, out: &mut Changes) {
    match field.kind {
        Kind::Record(of)
        | Kind::FlagOr(of)
        | Kind::Records(of)
        | Kind::TextsOr(of)
        | Kind::DaysOr(of)
        | Kind::DatedNames(of) => record(node, of, out),
        Kind::RecordsOrOptions(of, options) => match &node.value {
            Value::Map(entries) if is_options(entries, options) => record(node, options, out),
            _ => record(node, of, out),
        },
        Kind::Party | Kind::Parties => record(node, &keys::PARTY, out),
        Kind::PartiesOr(of) if holds_parties(node) => record(node, of, out),
        Kind::PartiesOr(_) => record(node, &keys::PARTY, out),
        Kind::Parts => parts(node, out),
        Kind::Deadline => record(node, &keys::DEADLINE_PART, out),
        Kind::DocumentNumber => record(node, &keys::NUMBER, out),
        Kind::Labels => record(node, &keys::LABELS, out),
        Kind::Choice(words) => choice(node, words, out),
        Kind::Columns(words, of) => {
            choice(node, words, out);
            record(node, of, out);
        }
        Kind::Marked(of) => record(node, of, out),
        Kind::Rows => rows(node, out),
        _ => {}
    }
}

/// Parts, and the chapters below that stand behind them.
fn parts(node: &Node, out: &mut Changes) {
    match &node.value {
        Value::Seq(items) => items.iter().for_each(|item| parts(item, out)),
        _ if short::is_chapter(node) => record(node, &keys::SECTION, out),
        _ => record(node, &keys::PART, out),
    }
}

/// Columns bear the names that the table gives them; people may stand in cells.
fn rows(node: &Node, out: &mut Changes) {
    let Value::Seq(items) = &node.value else {
        return;
    };
    for row in items {
        match &row.value {
            Value::Seq(cells) => cells
                .iter()
                .for_each(|cell| record(cell, &keys::PARTY, out)),
            Value::Map(cells) => {
                record(row, &keys::TABLE_ROW, out);
                cells
                    .iter()
                    .for_each(|(_, cell)| record(cell, &keys::PARTY, out));
            }
            _ => {}
        }
    }
}

/// Options hold the records under a key of their own.
fn is_options(entries: &[(Node, Node)], options: &'static Record) -> bool {
    entries.iter().any(|(key, _)| match &key.value {
        Value::Str(word) => options
            .field(word)
            .is_some_and(|f| matches!(f.name, "items" | "steps" | "from-plan")),
        _ => false,
    })
}

/// Whether records stand there that each hold several parties.
fn holds_parties(node: &Node) -> bool {
    match &node.value {
        Value::Seq(items) => items.iter().any(holds_parties),
        Value::Map(entries) => entries.iter().any(|(key, _)| match &key.value {
            Value::Str(word) => keys::ROTA_ORDER
                .field(word)
                .is_some_and(|f| f.name == "parties"),
            _ => false,
        }),
        _ => false,
    }
}

fn choice(node: &Node, words: &dyn keys::Words, out: &mut Changes) {
    match &node.value {
        Value::Seq(items) => items.iter().for_each(|item| choice(item, words, out)),
        Value::Str(word) => {
            let all = words.words();
            let same = all.iter().find(|same| same.contains(&word.as_str()));
            if let Some(chinese) = same.and_then(|same| same.get(1)) {
                out.push((node.at.node, chinese));
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::with_chinese_keys;

    #[test]
    fn keys_and_closed_words_change_and_nothing_else() {
        let english = "# id 不动\nposts:\n  - {id: director, title: 主任}   # rank: 1\nplan:\n  id: a\n  form: plain\n  title: \"form: plain\"\n";
        let chinese = "# id 不动\n岗位:\n  - {编号: director, 职务名称: 主任}   # rank: 1\n方案:\n  编号: a\n  格式: 白头\n  标题: \"form: plain\"\n";
        assert_eq!(with_chinese_keys("data/a.yaml", english), chinese);
    }

    #[test]
    fn a_word_means_what_its_record_says() {
        let english = "sections:\n  - heading: 任务\n    body:\n      - tasks: {columns: [serial, task], items: [{task: 甲, leader: lin}]}\n      - body-of-people: {leader: lin, labels: {leader: 总指挥}}\n";
        let chinese = "章节:\n  - 标题: 任务\n    内容:\n      - 任务分解: {列: [序号, 工作任务], 条目: [{工作任务: 甲, 牵头领导: lin}]}\n      - 组织机构: {组长: lin, 称谓: {组长: 总指挥}}\n";
        assert_eq!(with_chinese_keys("data/a.yaml", english), chinese);
    }
}
