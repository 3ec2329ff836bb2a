//! Takes a flow; gives the plan in it as YAML.

use std::cell::RefCell;

use super::attached::Attached;
use super::builder::{Below, Builder};
use super::compiled::Compiled;
use super::day::Day;
use super::front::{self, Front};
use super::node::{self, Node};
use super::parted::{Draft, Parted, preamble};
use super::people;
use super::question::Asker;
use super::roster::Roster;
use super::titles::DECIMALS;
use super::tree::grow;

/// What was understood of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Understood {
    /// The id that the plan gets.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The data.
    pub yaml: String,
    /// Every line of the file: its number and what it says.
    pub lines: Vec<(usize, String)>,
    /// Heads of tables, which the program words by itself.
    pub heads: Vec<usize>,
    /// Lines that were kept as they are.
    pub kept: Vec<usize>,
    /// Lines of where the text was copied from, which are no part of it.
    pub left_out: Vec<(usize, String)>,
}

/// The day of a paper.
pub(super) fn day_of(parted: &Parted) -> Option<String> {
    match date(parted) {
        Some(day @ Day::Whole(..)) => Some(day.word()),
        _ => None,
    }
}

fn date(parted: &Parted) -> Option<&Day> {
    let own = parted.own.as_ref().unwrap_or(&parted.front);
    let notice = parted.notice.as_ref().and_then(|n| n.back.date.as_ref());
    let dates = [
        parted.back.date.as_ref(),
        notice,
        own.date.as_ref(),
        parted.front.date.as_ref(),
    ];
    dates.into_iter().flatten().next()
}

/// The id of a plan: the name of its file where that is one.
fn id(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let plain: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    match plain.join("-") {
        id if id.starts_with(|c: char| c.is_ascii_alphabetic()) => id,
        id if id.is_empty() => "plan-1".to_string(),
        id => format!("plan-{id}"),
    }
}

/// The data of a plan, and everybody whom it refers to.
pub(super) fn write(
    draft: &Draft,
    roster: &Roster,
    asker: &Asker,
) -> (Understood, Vec<super::people::Party>) {
    let parted = &draft.parted;
    let mut builder = Builder {
        asker,
        roster,
        met: RefCell::default(),
        kept: Vec::new(),
        heads: Vec::new(),
        odd: Vec::new(),
    };
    let own = parted.own.as_ref().unwrap_or(&parted.front);
    let title = match own.title() {
        title if title.is_empty() => asker.ask("title", "intake-ask-title", "", asker.file),
        title => (title, Vec::new()),
    };
    let (title, title_notes) = title;
    let preamble: Vec<String> = parted
        .preamble
        .iter()
        .map(|line| builder.text(&front::with_number(line)))
        .collect();
    let below = builder.below(&parted.kids, 0, "");
    let sections = chapters(below);
    let compiled: Vec<Node> = parted
        .compiled
        .iter()
        .map(|one| compiled_piece(one, &mut builder))
        .collect();
    let attachments: Vec<Node> = parted
        .attachments
        .iter()
        .enumerate()
        .map(|(n, one)| attachment(one, n, parted, &mut builder))
        .collect();
    let mut map = Vec::new();
    let issuers = issuers(parted);
    let id = id(asker.file);
    let mut plan = vec![
        ("编号", Node::Word(id.clone())),
        ("标题", Node::text(title.as_str()).noted(title_notes)),
    ];
    plan.extend(formal(parted, own, &issuers, &builder));
    if !parted.contents.is_empty() {
        plan.push(("目录", Node::Word("是".to_string())));
    }
    if !preamble.is_empty() {
        plan.push(("开头", Node::text(preamble.join("\n\n"))));
    }
    if let Some((office, day)) = &parted.back.printed {
        plan.push(("印发机关", Node::text(office.as_str())));
        if let Some(day) = day {
            plan.push(("印发日期", Node::Word(day.word())));
        }
    }
    map.push(("方案", Node::Map(plan)));
    if !sections.is_empty() {
        map.push(("章节", Node::List(sections)));
    }
    if !compiled.is_empty() {
        map.push(("汇编", Node::List(compiled)));
    }
    if let Some(copies) = &parted.back.copies {
        let copies = copies.split('，').map(Node::text);
        map.push(("抄送", Node::List(copies.collect())));
    }
    let noted: Vec<Node> = parted
        .back
        .attachments
        .iter()
        .skip(attachments.len())
        .enumerate()
        .map(|(n, title)| {
            let id = format!("{id}-attachment-{}", attachments.len() + n + 1);
            Node::Map(vec![
                ("编号", Node::Word(id)),
                ("标题", Node::text(title.as_str())),
            ])
        })
        .collect();
    let attachments: Vec<Node> = attachments.into_iter().chain(noted).collect();
    if !attachments.is_empty() {
        map.push(("附件", Node::List(attachments)));
    }
    let understood = Understood {
        id,
        title,
        yaml: node::document(&map),
        kept: builder.kept,
        heads: builder.heads,
        lines: draft.lines.clone(),
        left_out: parted
            .junk
            .iter()
            .chain(&parted.contents)
            .map(|line| (line.place, line.raw.clone()))
            .collect(),
    };
    (understood, builder.met.into_inner())
}

/// Chapters of the plan; parts without a chapter stand in one without a heading.
fn chapters(below: Below) -> Vec<Node> {
    let mut keys = below.keys();
    let sections = match keys.iter().position(|(key, _)| *key == "下级章节") {
        Some(at) => match keys.remove(at).1 {
            Node::List(sections) => sections,
            _ => Vec::new(),
        },
        None => Vec::new(),
    };
    let own = (!keys.is_empty()).then_some(Node::Map(keys));
    own.into_iter().chain(sections).collect()
}

/// One of several plans in a file.
fn compiled_piece(one: &Compiled, builder: &mut Builder) -> Node {
    let mut pieces = one.pieces.clone();
    let preamble = preamble(&mut pieces);
    let mut map = vec![("标题", Node::text(one.title.as_str()))];
    if !preamble.is_empty() {
        let lines: Vec<String> = preamble
            .iter()
            .map(|line| builder.text(&line.text))
            .collect();
        map.push(("开头", Node::text(lines.join("\n\n"))));
    }
    let keys = builder
        .below(&grow(pieces), 0, &one.title)
        .keys()
        .into_iter();
    map.extend(keys.map(|(key, node)| match key {
        "下级章节" => ("章节", node),
        key => (key, node),
    }));
    Node::Map(map)
}

fn attachment(one: &Attached, n: usize, parted: &Parted, builder: &mut Builder) -> Node {
    let noted = parted.back.attachments.get(n);
    let title = match (&one.title, noted) {
        (title, Some(noted)) if title.is_empty() => noted.clone(),
        (title, _) if title.is_empty() => format!("附件{}", n + 1),
        (title, _) => title.clone(),
    };
    let pieces = one.pieces.clone();
    let below = builder.below(&grow(pieces), 0, &title);
    let mut map = vec![
        ("编号", Node::Word(format!("attachment-{}", n + 1))),
        ("标题", Node::text(title)),
    ];
    let keys = below.keys().into_iter().map(|(key, node)| match key {
        "下级章节" => ("章节", node),
        key => (key, node),
    });
    map.extend(keys);
    Node::Map(map)
}

/// Who issues a paper.
pub(super) fn issuers(parted: &Parted) -> Vec<String> {
    let signed = parted
        .notice
        .iter()
        .map(|notice| &notice.back)
        .chain([&parted.back]);
    let signed = signed.flat_map(|back| back.issuers.clone());
    let mut issuers: Vec<String> = Vec::new();
    for issuer in signed.chain(parted.front.mark.clone()) {
        if !issuers.iter().any(|known| front::same(known, &issuer)) {
            issuers.push(issuer);
        }
    }
    // The mark may name all of several at once.
    if issuers.len() > 1
        && parted.front.mark.as_ref() == issuers.last()
        && parted.front.mark.is_some()
    {
        issuers.pop();
    }
    issuers
}

/// What the plan says of itself besides title and text.
fn formal(
    parted: &Parted,
    own: &Front,
    issuers: &[String],
    builder: &Builder,
) -> Vec<(&'static str, Node)> {
    let front = &parted.front;
    let mut map = Vec::new();
    let red = front.mark.is_some() || front.number.is_some();
    map.push(("格式", Node::text(if red { "红头" } else { "白头" })));
    if !issuers.is_empty() {
        let issuers = issuers.iter().map(|issuer| Node::text(issuer.as_str()));
        map.push(("发文机关", Node::one_or_many(issuers.collect())));
    }
    let text =
        |key, text: &Option<String>| text.as_ref().map(|text| (key, Node::text(text.as_str())));
    map.extend(text("发文字号", &front.number));
    let signs = front.signatory.as_deref().map(people::parties);
    if let Some(signs) = signs.filter(|signs| !signs.is_empty()) {
        let signs = builder.references()(&signs);
        map.push(("签发人", Node::one_or_many(signs)));
    }
    map.extend(text("密级", &front.secrecy));
    map.extend(text("紧急程度", &front.urgency));
    let date = date(parted);
    if let Some(date) = date {
        let (word, notes) = match date {
            Day::Whole(..) => (date.word(), Vec::new()),
            Day::Month(year, month) => {
                let words = format!("{year}年{month}月");
                builder.asker.ask("date", "intake-ask-date", &words, "待定")
            }
            Day::Open => builder.asker.ask("date", "intake-ask-date", "", "待定"),
        };
        map.push(("成文日期", Node::Word(word).noted(notes)));
        // Who stood in it does not change with today.
        if let (Day::Whole(..), true) = (date, builder.roster.changes() && front.number.is_none()) {
            map.push(("名单日期", Node::Word(date.word())));
        }
    }
    map.extend(text("稿次", &own.stage));
    map.extend(text(
        "主送",
        &front.addressees.clone().or(own.addressees.clone()),
    ));
    if let Some(notice) = &parted.notice {
        let said: Vec<String> = notice.text.iter().map(|text| builder.text(text)).collect();
        let node = match said.is_empty() {
            true => Node::Word("是".to_string()),
            false => Node::Map(vec![("正文", Node::text(said.join("\n\n")))]),
        };
        map.push(("印发通知", node));
    }
    let note = parted
        .back
        .note
        .clone()
        .or(parted.notice.as_ref().and_then(|n| n.back.note.clone()));
    map.extend(text("附注", &note));
    let signs = !parted.back.issuers.is_empty() || parted.back.date.is_some();
    if !signs && parted.notice.is_none() {
        map.push(("落款", Node::Word("否".to_string())));
    }
    let styles: Vec<&(usize, &str)> = builder
        .odd
        .iter()
        .filter(|(depth, _)| *depth == 0)
        .collect();
    if let Some((_, style)) = styles.first() {
        let deepest = builder.odd.iter().map(|(depth, _)| *depth).max();
        let node = match *style == DECIMALS[0] {
            true => {
                let levels = DECIMALS.iter().take(1 + deepest.unwrap_or(0).min(3));
                Node::List(levels.map(|level| Node::text(*level)).collect())
            }
            false => Node::text(*style),
        };
        map.push(("序号样式", node));
    }
    map
}
