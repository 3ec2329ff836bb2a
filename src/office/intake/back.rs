//! Takes the lines of a text from its end; gives what stands behind it: names of
//! attachments, signature, date, note, copies, printing office.

use super::day::{self, Day};
use super::front;
use super::line::{Line, Piece};
use super::number;
use super::typing::{is_blank, tidy};
use crate::read::flow::Align;

/// What stands behind.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Back {
    /// Titles of the attachments.
    pub attachments: Vec<String>,
    /// Who signs.
    pub issuers: Vec<String>,
    pub date: Option<Day>,
    pub note: Option<String>,
    pub copies: Option<String>,
    /// Who printed it and when.
    pub printed: Option<(String, Option<Day>)>,
    /// Addresses of the web and the like.
    pub junk: Vec<Line>,
}

/// Takes it off the end of a text.
pub(super) fn take(pieces: &mut Vec<Piece>) -> Back {
    let mut back = Back::default();
    // Below the date.
    let mut notes: Vec<String> = Vec::new();
    while let Some(piece) = pieces.last() {
        let Some(line) = formal_line(piece) else {
            break;
        };
        let text = line.text.as_str();
        if front::is_junk(&line.raw) {
            back.junk.push(line.clone());
        } else if let Some(copies) = text
            .strip_prefix("抄送：")
            .or_else(|| text.strip_prefix("抄报："))
        {
            back.copies = Some(copies.trim_end_matches('。').to_string());
        } else if let Some(printed) = printed(&line.raw) {
            back.printed = Some(printed);
        } else if text.starts_with('（') && text.ends_with('）') && day::alone(&line.raw).is_none()
        {
            notes.push(
                text.trim_start_matches('（')
                    .trim_end_matches('）')
                    .to_string(),
            );
        } else {
            break;
        }
        pieces.pop();
    }
    let noted = notes.len();
    back.note = notes.pop();
    signature(pieces, &mut back);
    if back.date.is_none() && noted > 0 && back.note.as_deref().is_some_and(|n| !n.contains("公开"))
    {
        // A line in brackets behind the text of a plan without a date is text.
        if let Some(note) = back.note.take() {
            pieces.push(Piece::Line(text_line(&format!("（{note}）"))));
        }
    }
    for note in notes.into_iter().rev() {
        pieces.push(Piece::Line(text_line(&format!("（{note}）"))));
    }
    back.attachments = attachments(pieces);
    back
}

fn text_line(text: &str) -> Line {
    Line {
        raw: text.to_string(),
        text: text.to_string(),
        ..Line::default()
    }
}

/// The one line that a piece is; a row of a table as well, where the record of
/// copies is one.
fn formal_line(piece: &Piece) -> Option<Line> {
    match piece {
        Piece::Line(line) => Some(line.clone()),
        Piece::Table(table) => {
            let [row] = &table.rows[..] else { return None };
            let words: Vec<&str> = row.iter().map(|cell| cell.text.trim()).collect();
            let raw = words.join("　　");
            let text = tidy(&raw);
            let record = text.starts_with("抄送") || text.ends_with("印发");
            record.then(|| Line {
                place: table.place,
                text,
                raw,
                ..Line::default()
            })
        }
    }
}

/// 青石镇党政办公室　　2026年6月11日印发.
fn printed(raw: &str) -> Option<(String, Option<Day>)> {
    let front = raw.trim_end().strip_suffix("印发")?;
    let front = front.trim_end();
    let chars: Vec<(usize, char)> = front.char_indices().collect();
    let cut = chars.iter().filter(|(_, c)| is_blank(*c));
    for (at, _) in cut {
        if let Some(day) = day::alone(&front[*at..]) {
            return Some((tidy(&front[..*at]), Some(day)));
        }
    }
    // No blanks between them: the year begins the day.
    let at = front.find("20").or_else(|| front.find("二〇"))?;
    let day = day::alone(&front[at..])?;
    let office = tidy(&front[..at]);
    (!office.is_empty()).then_some((office, Some(day)))
}

/// The last lines: who signs, and when.
fn signature(pieces: &mut Vec<Piece>, back: &mut Back) {
    let Some(Piece::Line(line)) = pieces.last() else {
        return;
    };
    let (issuer, day) = match day::alone(&line.raw) {
        Some(day) => (None, Some(day)),
        None => {
            signed_and_dated(&line.raw).map_or((None, None), |(who, day)| (Some(who), Some(day)))
        }
    };
    if day.is_some() {
        back.date = day;
        pieces.pop();
    }
    if let Some(issuer) = issuer {
        back.issuers.push(issuer);
        return;
    }
    while let Some(Piece::Line(line)) = pieces.last() {
        let apart = line.look.align == Align::Right || line.indent >= 6;
        let dated = back.date.is_some();
        let unit = ends_like_unit(&line.text);
        let signs = line.number.is_none()
            && !line.is_sentence()
            && (2..=40).contains(&line.len())
            && (apart && (unit || dated) || dated && unit && back.issuers.is_empty())
            && !line.text.starts_with("附件")
            && !front::ends_like_title(&line.text);
        if !signs || back.issuers.len() > 3 {
            break;
        }
        let words = line.raw.split(is_blank).filter(|w| w.chars().count() > 3);
        let words: Vec<String> = words.map(tidy).collect();
        match words.len() > 1 && words.iter().all(|word| ends_like_unit(word)) {
            true => words
                .into_iter()
                .rev()
                .for_each(|word| back.issuers.insert(0, word)),
            false => back.issuers.insert(0, line.text.clone()),
        }
        pieces.pop();
    }
}

/// Whether a text ends like the name of an office.
pub(super) fn ends_like_unit(text: &str) -> bool {
    const ENDS: &str = "局办委会府组部院校所站科股室区村镇乡道司厅处队园心社团";
    text.trim_end_matches(['）', ')'])
        .ends_with(|c| ENDS.contains(c))
}

/// 青石镇人民政府　　2026年6月10日 on one line.
fn signed_and_dated(raw: &str) -> Option<(String, Day)> {
    raw.char_indices()
        .filter(|(_, c)| is_blank(*c))
        .find_map(|(at, _)| {
            let day = day::alone(&raw[at..])?;
            let who = tidy(&raw[..at]);
            let short = (3..=30).contains(&who.chars().count()) && ends_like_unit(&who);
            short.then_some((who, day))
        })
}

/// 附件：1. 甲 / 2. 乙, in front of the signature.
fn attachments(pieces: &mut Vec<Piece>) -> Vec<String> {
    let last = pieces.len().saturating_sub(20);
    let begins = |piece: &Piece| match piece {
        Piece::Line(line) => note_of(&line.raw).is_some(),
        Piece::Table(_) => false,
    };
    let Some(at) = pieces[last..].iter().position(begins).map(|n| n + last) else {
        return Vec::new();
    };
    // What stands behind the note is part of it, or it is no note.
    let lines: Vec<&Line> = pieces[at..]
        .iter()
        .filter_map(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        })
        .collect();
    let goes_on = |line: &Line| {
        line.number.is_some()
            || note_of(&line.raw).is_some()
            || line.len() <= 40 && !line.is_sentence()
    };
    if lines.len() < pieces.len() - at || !lines[1..].iter().all(|line| goes_on(line)) {
        return Vec::new();
    }
    let mut titles: Vec<String> = Vec::new();
    for line in lines {
        let text = note_of(&line.raw).unwrap_or(line.raw.as_str());
        let counted = number::split(text).is_some();
        let (text, joined) = match number::split(text) {
            Some((_, rest)) => (rest, false),
            None => (
                text,
                titles.last().is_some_and(|t| t.chars().count() > 12)
                    && !counted
                    && note_of(&line.raw).is_none(),
            ),
        };
        match titles.last_mut().filter(|_| joined) {
            Some(last) => last.push_str(&tidy(text)),
            None => titles.extend(counted_titles(text)),
        }
    }
    pieces.truncate(at);
    titles
}

/// 甲　2. 乙 on one line.
fn counted_titles(text: &str) -> Vec<String> {
    let mut titles = Vec::new();
    let (mut start, mut blank) = (0, false);
    for (at, c) in text.char_indices() {
        if blank && !is_blank(c) && number::split(&text[at..]).is_some() {
            titles.push(&text[start..at]);
            start = at;
        }
        blank = is_blank(c);
    }
    titles.push(&text[start..]);
    let clean = titles.iter().map(|title| {
        let title = number::split(title).map_or(*title, |(_, rest)| rest);
        tidy(title)
            .trim_end_matches(['。', '；'])
            .trim_matches(['《', '》'])
            .to_string()
    });
    clean.filter(|title| !title.is_empty()).collect()
}

/// What stands behind 附件： in a line that names attachments.
fn note_of(raw: &str) -> Option<&str> {
    let rest = raw
        .strip_prefix("附件")
        .or_else(|| raw.strip_prefix("附表"))
        .or_else(|| raw.strip_prefix('附'))?;
    let digits = rest.trim_start_matches(|c: char| {
        is_blank(c) || c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
    });
    let text = digits.strip_prefix(['：', ':'])?.trim();
    (!text.is_empty()).then_some(text)
}
