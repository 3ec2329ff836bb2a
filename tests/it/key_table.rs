//! Takes a record; gives its table of keys as `docs/format.md` has it.

use std::iter::once;

use fangan::load::keys::{Field, Kind, Record, Words};

/// The table, head and all.
pub fn of(record: &Record) -> String {
    let head =
        "| key | 中文 | what stands there | meaning 含义 | example 例 |\n|---|---|---|---|---|\n";
    once(head.to_owned())
        .chain(record.fields.iter().map(row))
        .collect()
}

fn row(field: &Field) -> String {
    let aliases: Vec<String> = field.aliases.iter().map(|key| format!("`{key}`")).collect();
    let about: Vec<&str> = field.about.iter().map(|text| text.trim()).collect();
    format!(
        "| `{}`{} | {} | {} | {}；{} | {} |\n",
        field.name,
        if field.required { " **\\***" } else { "" },
        aliases.join("、"),
        what(field.kind),
        about[0],
        about[1],
        about.get(2).unwrap_or(&""),
    )
}

fn what(kind: Kind) -> String {
    let words = match kind {
        Kind::Id => "id 编号",
        Kind::Text => "text 一行字",
        Kind::Prose => "paragraphs 一段或几段",
        Kind::Texts => "texts 一条或几条",
        Kind::Amount => "number 数",
        Kind::Recurrence => "days that come back, see [rota](#rota) 反复的日子",
        Kind::Reference => "reference 名称或编号",
        Kind::References => "references 名称或编号",
        Kind::Day => "day 日期",
        Kind::Days => "days 日期",
        Kind::DayOrOpen => "day or 待定",
        Kind::PlanDate => "day, 旬, month, year",
        Kind::Deadline => "deadline 时限",
        Kind::Number => "number 整数",
        Kind::Flag => "yes/no 是/否",
        Kind::Party => "party 人员",
        Kind::Parties => "parties 人员",
        Kind::Parts => "text or parts 正文或各部分",
        Kind::DocumentNumber => "[number](#number) or text",
        Kind::Labels => "mapping",
        Kind::Rows => "rows, see [table](#table) 各行",
        Kind::Choice(set) => return format!("word, see {}", words(set)),
        Kind::Columns(set, of) => return format!("words, see {}, or {}", words(set), link(of)),
        Kind::Marked(of) => return format!("text or {}", link(of)),
        Kind::Record(of) => return link(of),
        Kind::FlagOr(of) => return format!("yes/no or {}", link(of)),
        Kind::Records(of) | Kind::DatedNames(of) => return format!("{} list", link(of)),
        Kind::TextsOr(of) => return format!("texts or {} list", link(of)),
        Kind::DaysOr(of) => return format!("days or {} list", link(of)),
        Kind::PartiesOr(of) => return format!("parties 人员, or {} list", link(of)),
        Kind::RecordsOrOptions(of, options) => {
            return format!("{} / {}", link(of), link(options));
        }
    };
    words.to_owned()
}

fn link(record: &Record) -> String {
    let anchor: String = record.name.chars().filter(|c| *c != '.').collect();
    format!("[{}](#{anchor})", record.name)
}

fn words(set: &dyn Words) -> String {
    format!("[{}](#{})", set.name(), set.name().replace(' ', "-"))
}
