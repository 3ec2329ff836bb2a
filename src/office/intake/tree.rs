//! Takes the pieces of a text; gives them as they stand below each other, by their
//! numbers: whatever style a number has, it stands below the one that it follows.

use super::label;
use super::line::{Line, Piece, Table};
use super::number::{Number, Style};

/// What stands below something.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kid {
    /// A line without a number.
    Line(Line),
    /// A table.
    Table(Table),
    /// A numbered line and what stands below it.
    Branch(Branch),
}

/// A numbered line and what stands below it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Branch {
    /// The line.
    pub line: Line,
    /// What stands below.
    pub kids: Vec<Kid>,
}

impl Branch {
    /// How it is numbered.
    pub(super) fn style(&self) -> Style {
        self.line.number.map_or(Style::Hanzi, |number| number.style)
    }

    /// Whether numbered lines stand below it.
    pub(super) fn has_branches(&self) -> bool {
        self.kids.iter().any(|kid| matches!(kid, Kid::Branch(_)))
    }

    /// Whether its line is a heading by itself: no sentence.
    pub(super) fn is_heading(&self) -> bool {
        let text = self.line.text.trim_end_matches('：');
        // 八、严格考核奖惩。 with more numbers below it.
        let text = match text.strip_suffix('。') {
            Some(text)
                if self.has_branches() && !text.contains('，') && text.chars().count() <= 20 =>
            {
                text
            }
            _ => text,
        };
        !text.contains(['。', '；'])
            && !text.ends_with(['，', '！', '？', '、'])
            && text.chars().count() <= 40
    }
}

/// Puts pieces below each other.
pub(super) fn grow(pieces: Vec<Piece>) -> Vec<Kid> {
    let mut stack: Vec<Branch> = Vec::new();
    let mut top: Vec<Kid> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) => match line.number {
                Some(number) => {
                    let depth = depth(&stack, number);
                    close(&mut stack, &mut top, depth);
                    stack.push(Branch {
                        line,
                        kids: Vec::new(),
                    });
                }
                None => {
                    let rows = label::begins(&line.raw);
                    leave(&mut stack, &mut top, rows);
                    put(&mut stack, &mut top, Kid::Line(line));
                }
            },
            Piece::Table(table) => {
                leave(&mut stack, &mut top, true);
                put(&mut stack, &mut top, Kid::Table(table));
            }
        }
    }
    close(&mut stack, &mut top, 0);
    hoist(&mut top);
    top
}

/// How many stand above a number of that style.
fn depth(stack: &[Branch], number: Number) -> usize {
    let same = stack.iter().position(|open| open.style() == number.style);
    same.unwrap_or_else(|| {
        // （一） never stands below 1. where it goes on with counting from above it.
        let higher = stack
            .iter()
            .position(|open| open.style() > number.style && number.value > 1);
        higher.unwrap_or(stack.len())
    })
}

fn close(stack: &mut Vec<Branch>, top: &mut Vec<Kid>, depth: usize) {
    while stack.len() > depth {
        if let Some(branch) = stack.pop() {
            put(stack, top, Kid::Branch(branch));
        }
    }
}

fn put(stack: &mut [Branch], top: &mut Vec<Kid>, kid: Kid) {
    match stack.last_mut() {
        Some(open) => open.kids.push(kid),
        None => top.push(kid),
    }
}

/// What has no number stands below no 一是, and no row of a list or table below a
/// sentence.
fn leave(stack: &mut Vec<Branch>, top: &mut Vec<Kid>, rows: bool) {
    while let Some(open) = stack.last() {
        let reason = matches!(open.style(), Style::Reasons | Style::Ordinal);
        let said = rows
            && open.kids.is_empty()
            && open.line.text.ends_with(['。', '；'])
            && !introduces(&open.line.text);
        if !(reason || said && stack.len() > 1) {
            break;
        }
        let depth = stack.len() - 1;
        close(stack, top, depth);
    }
}

/// Whether a sentence announces what stands below it.
fn introduces(text: &str) -> bool {
    ["如下", "以下", "下设", "成立", "名单", "附后"]
        .iter()
        .any(|word| text.contains(word))
}

/// Lines without a number behind the last of several sentences belong to whatever
/// the sentences belong to, and so does what they announce.
fn hoist(kids: &mut Vec<Kid>) {
    let mut at = 0;
    while at < kids.len() {
        let last = !matches!(kids.get(at + 1), Some(Kid::Branch(_)));
        let before = kids[..at].iter().rev().map_while(|kid| match kid {
            Kid::Branch(branch) => Some(branch),
            _ => None,
        });
        let before: Vec<bool> = before.map(|branch| branch.kids.is_empty()).collect();
        let mut risen = Vec::new();
        if let Kid::Branch(branch) = &mut kids[at] {
            hoist(&mut branch.kids);
            let sentence = branch.line.text.ends_with(['。', '；', '！']) && !branch.is_heading();
            let line = |kid: &Kid| matches!(kid, Kid::Line(line) if !label::begins(&line.raw));
            let lines = branch.kids.iter().all(line);
            // No other sentence has anything below it.
            let bare = before.iter().all(|bare| *bare) && branch.kids.first().is_some_and(line);
            if last && !before.is_empty() && sentence && (lines || bare) {
                risen = std::mem::take(&mut branch.kids);
            }
        }
        let count = risen.len();
        kids.splice(at + 1..at + 1, risen);
        at += 1 + count;
    }
}
