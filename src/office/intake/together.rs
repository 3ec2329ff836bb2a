//! Takes several files; gives the records of the office that all of them tell of,
//! and the plan of each.

use std::cell::RefCell;

use super::decimals;
use super::front;
use super::holders::Known;
use super::line::{Line, Piece, pieces};
use super::node::{self, Node};
use super::parted::{Draft, part};
use super::plan::{Understood, day_of, issuers, write};
use super::question::{Answers, Asker, Question};
use super::roster::Roster;
use crate::diagnostic::Locale;
use crate::read::contents;
use crate::read::flow::Flow;

/// What several files come to: the records of all, and each plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Office {
    /// The organisation, its units, posts and people.
    pub yaml: String,
    /// The plans.
    pub plans: Vec<Understood>,
    /// What the files do not say, each once.
    pub questions: Vec<Question>,
}

/// Parts a file; nothing where it has no text.
pub fn draft(flow: &Flow, name: &str) -> Option<Draft> {
    let mut all = pieces(flow);
    let lines = texts(&all);
    if lines.is_empty() {
        return None;
    }
    let mut junk = Vec::new();
    all.retain(|piece| match piece {
        Piece::Line(line) if front::is_junk(&line.raw) => {
            junk.push(line.clone());
            false
        }
        _ => true,
    });
    let contents = contents(&mut all);
    decimals::mark(&mut all);
    let mut parted = part(all, junk);
    parted.contents = contents;
    Some(Draft {
        name: name.to_string(),
        parted,
        lines,
    })
}

/// Takes out the table of contents, which a plan is asked for and does not hold.
fn contents(all: &mut Vec<Piece>) -> Vec<Line> {
    let texts = all.iter().map(|piece| match piece {
        Piece::Line(line) => line.raw.as_str(),
        Piece::Table(_) => "",
    });
    let of_it = contents::lines(&texts.collect::<Vec<_>>());
    let mut taken = Vec::new();
    for at in of_it.into_iter().rev() {
        if let Piece::Line(line) = all.remove(at) {
            taken.push(line);
        }
    }
    taken.reverse();
    taken
}

/// Understands files together, with what the data knows already.
pub fn understand(drafts: &[Draft], known: &Known, answers: &Answers, locale: &Locale) -> Office {
    let asked = RefCell::default();
    let asker = |file| Asker {
        file,
        answers,
        locale,
        asked: &asked,
    };
    // Built twice: to learn who is in them, and to refer to them.
    let mut roster = Roster {
        known: known.clone(),
        ..Roster::default()
    };
    for (n, draft) in drafts.iter().enumerate() {
        let day = day_of(&draft.parted);
        let (_, met) = write(draft, &Roster::default(), &asker(&draft.name));
        let met = met.iter();
        met.for_each(|party| roster.add(party, (n, day.as_ref())));
    }
    roster.rank();
    asked.borrow_mut().clear();
    let first = drafts.first().map_or("", |draft| draft.name.as_str());
    let said = |name: &str| answers.get(&format!("{first}:person-{name}"));
    roster.told_apart(|name| said(name).is_some_and(|answer| answer == "否"));
    let plans = drafts.iter().map(|draft| {
        let here = Roster {
            day: day_of(&draft.parted),
            ..roster.clone()
        };
        let asker = asker(&draft.name);
        let (understood, met) = write(draft, &here, &asker);
        for words in here.others(&met) {
            asker.ask(
                &format!("holder-{words}"),
                "intake-ask-holder",
                &words,
                "是",
            );
        }
        for name in here.unclear(&met) {
            let about = format!("namesake-{name}");
            asker.ask(&about, "intake-ask-namesake", &name, "是");
        }
        understood
    });
    let mut plans: Vec<Understood> = plans.collect();
    apart(&mut plans, known);
    let yaml = node::document(&office(drafts, &roster, &asker(first)));
    Office {
        yaml,
        plans,
        questions: asked.into_inner(),
    }
}

/// Two plans of one name are told apart; one whose file has no name that can be its
/// id gets a number that is free.
fn apart(plans: &mut [Understood], known: &Known) {
    for n in 0..plans.len() {
        let own = plans[n].id.clone();
        let stem = if own == "plan-1" { "plan" } else { &own };
        let mut count = 1;
        let numbered = own.starts_with("plan-");
        let taken = |id: &String, plans: &[Understood]| {
            plans.iter().any(|other| other.id == *id) || numbered && known.plans.contains(id)
        };
        let mut id = own.clone();
        while taken(&id, &plans[..n]) {
            count += 1;
            id = format!("{stem}-{count}");
        }
        let line = format!("编号: {own}\n");
        let other = format!("编号: {id}\n");
        plans[n].yaml = plans[n].yaml.replacen(&line, &other, 1);
        plans[n].id = id;
    }
}

/// The organisation of all files, and everybody in them.
fn office(drafts: &[Draft], roster: &Roster, asker: &Asker) -> Vec<(&'static str, Node)> {
    let mut map = Vec::new();
    let mut all: Vec<String> = Vec::new();
    for issuer in drafts.iter().flat_map(|draft| issuers(&draft.parted)) {
        if !all.iter().any(|known| front::same(known, &issuer)) {
            all.push(issuer);
        }
    }
    if !roster.known.organisation {
        let (name, notes) = match all.first() {
            Some(first) => (first.clone(), Vec::new()),
            None => asker.ask("organisation", "intake-ask-organisation", "", "本单位"),
        };
        let node = Node::Map(vec![("名称", Node::text(name))]);
        map.push(("单位", node.noted(notes)));
    }
    all.retain(|issuer| !roster.known.words.contains(issuer));
    if !all.is_empty() {
        let one = |issuer: &String| Node::Map(vec![("名称", Node::text(issuer.as_str()))]);
        map.push(("发文机关", Node::List(all.iter().map(one).collect())));
    }
    map.extend(roster.records(asker));
    map
}

/// Every line of the file.
fn texts(pieces: &[Piece]) -> Vec<(usize, String)> {
    let texts = pieces.iter().flat_map(|piece| match piece {
        Piece::Line(line) => vec![(line.place, line.raw.clone())],
        Piece::Table(table) => {
            let rows = table.rows.iter().enumerate().map(|(n, row)| {
                let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                (table.place + n, cells.join("　"))
            });
            rows.collect()
        }
    });
    texts.collect()
}
