//! 意见采纳情况表 as a workbook: takes what units said; gives the table in which somebody
//! fills in what is taken, and reads it when it comes back.

use std::collections::BTreeSet;

use super::kept::{Answer, Opinion};
use super::round::Round;
use super::{Told, squeezed, told};
use crate::engine::Session;
use crate::load::keys;
use crate::model::Verdict;
use crate::office::import::Sheet;
use crate::write::xlsx::form::{self, Column, Form};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Number,
    Serial,
    Unit,
    Place,
    Words,
    Suggestion,
    Author,
    Verdict,
    Reason,
}

const HEADS: [(Head, &str, f64); 9] = [
    (Head::Number, "编号（请勿改动）", 4.0),
    (Head::Serial, "序号", 6.0),
    (Head::Unit, "单位", 14.0),
    (Head::Place, "位置", 18.0),
    (Head::Words, "原文", 40.0),
    (Head::Suggestion, "修改建议", 44.0),
    (Head::Author, "提出人", 10.0),
    (Head::Verdict, "采纳情况", 12.0),
    (Head::Reason, "理由", 30.0),
];

/// The word of a verdict.
pub(super) fn word(verdict: Verdict) -> &'static str {
    keys::VERDICTS
        .written(&verdict)
        .map_or("", |(_, word)| word)
}

/// The table to be filled in; nothing where it is larger than a sheet. `silent` are
/// the units that have not answered.
pub fn sheet(
    session: &Session,
    round: &Round,
    (opinions, answers, silent): (&[Opinion], &[Answer], &[String]),
) -> Option<Vec<u8>> {
    let columns = HEADS.iter().map(|(head, word, width)| Column {
        head: word.to_string(),
        width: *width,
        hidden: *head == Head::Number,
        fixed: !matches!(head, Head::Verdict | Head::Reason),
        choices: match head {
            Head::Verdict => Verdict::ALL
                .iter()
                .map(|v| self::word(*v).to_string())
                .collect(),
            _ => Vec::new(),
        },
    });
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (n, one) in opinions.iter().enumerate() {
        let cells = HEADS.iter().map(|(head, ..)| match head {
            Head::Number => one.number.clone(),
            Head::Serial => (n + 1).to_string(),
            Head::Unit => one.unit.clone(),
            Head::Place => one.place.clone(),
            Head::Words => one.words.clone(),
            Head::Suggestion => one.suggestion.clone(),
            Head::Author => one.author.clone(),
            Head::Verdict => one.verdict.map_or(String::new(), |v| word(v).to_string()),
            Head::Reason => one.reason.clone(),
        });
        rows.push(cells.collect());
    }
    let said: BTreeSet<&str> = opinions.iter().map(|one| one.unit.as_str()).collect();
    let nothing = nothing(answers, &said).map(|unit| (unit, "consult-no-remarks"));
    let silent = silent
        .iter()
        .map(|unit| (unit.as_str(), "consult-no-answer"));
    for (unit, key) in nothing.chain(silent) {
        let said = session.locale.ui(key, &[]);
        let cells = HEADS.iter().map(|(head, ..)| match head {
            Head::Unit => unit.to_string(),
            Head::Suggestion => said.clone(),
            _ => String::new(),
        });
        rows.push(cells.collect());
    }
    let title = [("title", round.title.clone())];
    form::write(&Form {
        name: session.locale.ui("consult-table", &[]),
        title: session.locale.ui("consult-sheet", &title),
        columns: columns.collect(),
        rows,
    })
}

/// Units that answered and want nothing otherwise, each once.
pub(super) fn nothing<'a>(
    answers: &'a [Answer],
    said: &BTreeSet<&str>,
) -> impl Iterator<Item = &'a str> {
    let mut units: Vec<&str> = answers.iter().map(|answer| answer.unit.as_str()).collect();
    units.retain(|unit| !said.contains(unit));
    units.dedup();
    units.into_iter()
}

/// A row that was filled in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    /// Which of the opinions.
    pub opinion: usize,
    /// Whether it is taken.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// What was filled in; what cannot be made out is told.
pub(super) fn filled(
    file: &str,
    sheets: &[Sheet],
    opinions: &[Opinion],
) -> (Vec<Filled>, Vec<Told>) {
    let mut found: (Vec<Filled>, Vec<Told>) = Default::default();
    let mut tables = 0;
    for sheet in sheets {
        tables += usize::from(read(file, sheet, opinions, &mut found));
    }
    if tables == 0 {
        found.1.push(told("consult-no-table", file, ""));
    }
    found
}

fn read(
    file: &str,
    sheet: &Sheet,
    opinions: &[Opinion],
    (found, tells): &mut (Vec<Filled>, Vec<Told>),
) -> bool {
    let known = |cell: &String| {
        let cell = squeezed(cell);
        let starts = |word: &str| cell.starts_with(&word[..word.find('（').unwrap_or(word.len())]);
        HEADS
            .iter()
            .find(|(_, word, _)| starts(word))
            .map(|(head, ..)| *head)
    };
    let heads = |row: &Vec<String>| row.iter().filter_map(known).collect::<Vec<Head>>();
    let is_top = |row: &Vec<String>| {
        let heads = heads(row);
        heads.contains(&Head::Verdict) && heads.contains(&Head::Suggestion)
    };
    let Some(top) = sheet.rows.iter().position(is_top) else {
        return false;
    };
    let column = |wanted: Head| {
        let mut cells = sheet.rows[top].iter();
        cells.position(|cell| known(cell) == Some(wanted))
    };
    let cell = |row: usize, wanted: Head| {
        column(wanted).map_or(String::new(), |c| sheet.text(row, c).trim().to_string())
    };
    for row in top + 1..sheet.rows.len() {
        let number = match column(Head::Number) {
            // What a merged cell covers has no number of its own.
            Some(c) if !sheet.filled.contains(&(row, c)) => sheet.text(row, c).trim().to_string(),
            _ => String::new(),
        };
        let (said, reason) = (cell(row, Head::Verdict), cell(row, Head::Reason));
        let (unit, wants) = (cell(row, Head::Unit), cell(row, Head::Suggestion));
        if said.is_empty() && reason.is_empty() {
            continue;
        }
        let at = |key: &'static str, words: &str| {
            let mut told = told(key, file, words);
            told.args.push(("row", (row + 1).to_string()));
            told
        };
        let by_number = opinions.iter().position(|one| one.number == number);
        let by_words = || {
            let mut same = opinions.iter().enumerate().filter(|(_, one)| {
                squeezed(&one.suggestion) == squeezed(&wants) && one.unit == unit
            });
            same.next()
                .filter(|_| same.next().is_none())
                .map(|(n, _)| n)
        };
        let Some(opinion) = by_number.or_else(by_words) else {
            tells.push(at("consult-unknown-row", &wants));
            continue;
        };
        let one = &opinions[opinion];
        if squeezed(&one.suggestion) != squeezed(&wants) {
            tells.push(at("consult-text-changed", &wants));
        }
        let Some(verdict) = verdict(&said) else {
            tells.push(at("consult-unknown-verdict", &said));
            continue;
        };
        if verdict == Verdict::Declined && reason.is_empty() {
            tells.push(at("consult-reason-missing", &one.suggestion));
            continue;
        }
        if found.iter().any(|known: &Filled| known.opinion == opinion) {
            tells.push(at("consult-row-twice", &one.suggestion));
            continue;
        }
        found.push(Filled {
            opinion,
            verdict,
            reason,
        });
    }
    true
}

/// What is meant by a word.
fn verdict(text: &str) -> Option<Verdict> {
    let text = text.trim().trim_end_matches(['。', '；']);
    match text {
        "采纳" | "已采纳" | "全部采纳" | "予以采纳" | "同意" => {
            Some(Verdict::Adopted)
        }
        "部分采纳" | "已部分采纳" => Some(Verdict::Partly),
        "不采纳" | "未采纳" | "不予采纳" => Some(Verdict::Declined),
        _ => None,
    }
}
