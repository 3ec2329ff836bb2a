//! Offices that nobody has: takes what there is too much of, and how much; gives
//! the files.

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A title of so many characters.
    Title,
    /// One paragraph that refers so many times to one post.
    References,
    /// So many members whom nobody knows, beside 3,000 people.
    UnknownNames,
    /// One paragraph with so many references that lead nowhere.
    UnknownReferences,
    /// So many people and posts.
    Moves,
}

/// The files: path and text.
pub fn office(kind: Kind, n: usize) -> Vec<(&'static str, String)> {
    let title: String = match kind {
        Kind::Title => "全年群众来信来访件件有登记"
            .chars()
            .cycle()
            .take(n)
            .collect(),
        _ => "夏季工作方案".into(),
    };
    let each = |one: fn(usize) -> String| (0..n).map(one).collect::<String>();
    let body = match kind {
        Kind::References => format!("      - text: \"{}。\"\n", "@{p0}、".repeat(n)),
        Kind::UnknownReferences => {
            format!("      - text: \"{}\"\n", each(|i| format!("@{{z{i}}}、")))
        }
        Kind::UnknownNames => members(&each(|i| format!("李{}, ", given(i)))),
        Kind::Moves => members(&each(|i| format!("p{i}, "))),
        Kind::Title => "      - text: 一段正文。\n".into(),
    };
    let staff = match kind {
        Kind::UnknownNames => 3_000,
        Kind::Moves => n,
        _ => 1,
    };
    let rows = |row: fn(usize) -> String| (0..staff).map(row).collect::<String>();
    let organisation = [
        "organisation: {name: 柳河街道办事处, short-name: 柳河街道}\n\
         issuers: [{id: office, name: 柳河街道办事处}]\n\
         departments: [{id: a, name: 综合办}]\nposts:\n"
            .to_string(),
        rows(|i| format!("  - {{id: p{i}, title: 干事第{i}, department: a, rank: {i}}}\n")),
        "people:\n".into(),
        rows(|i| format!("  - {{id: x{i}, name: 王{}}}\n", given(i))),
        "appointments:\n".into(),
        rows(|i| format!("  - {{post: p{i}, person: x{i}, from: 2020-01-01}}\n")),
    ];
    let plan = format!(
        "plan: {{id: summer-2026, title: {title}, date: 2026-05-01}}\n\
         sections:\n  - heading: 目标\n    body:\n{body}"
    );
    vec![
        ("data/office.yaml", organisation.concat()),
        ("data/plan.yaml", plan),
    ]
}

/// A change in which everybody moves on to the next post.
pub fn moves(n: usize) -> String {
    let row = |i: usize| {
        format!(
            "    - {{person: x{i}, leaves: p{i}, takes: p{}}}\n",
            (i + 1) % n
        )
    };
    let rows: String = (0..n).map(row).collect();
    format!("change:\n  date: 2026-06-01\n  basis: 任免通知\n  moves:\n{rows}")
}

fn members(names: &str) -> String {
    format!("      - body-of-people: {{name: 小组, members: [{names}]}}\n")
}

/// A given name of two characters, another for each number.
fn given(i: usize) -> String {
    let hanzi = |first: u32, i: usize| char::from_u32(first + i as u32).unwrap_or('明');
    [hanzi(0x4E00, i % 3_000), hanzi(0x6000, i / 3_000)]
        .iter()
        .collect()
}
