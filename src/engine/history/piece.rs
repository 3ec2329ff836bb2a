//! Takes a file before and after; gives what differs, and one from the other.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic};
use crate::digest::sha256;
use crate::engine::applied::differing;
use crate::workspace::{Workspace, Write};

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// What was done is taken back.
    Back,
    /// What was taken back is done again.
    Again,
}

/// A file that was edited, made or removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Edited {
    /// Path below the root.
    pub path: String,
    /// SHA-256 before and after; none where there was no file.
    before: Option<String>,
    after: Option<String>,
    /// What differs.
    pieces: Vec<Piece>,
}

/// Lines that differ, and the line above and below them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Piece {
    /// First byte before and after.
    at: [usize; 2],
    /// What stood there before, and after.
    text: [String; 2],
    above: String,
    below: String,
}

impl Edited {
    /// What is to be remembered of a file that is written; nothing of the
    /// program's own notes, nor of what is no text.
    pub(super) fn of(write: &Write) -> Option<Self> {
        if write.path.starts_with(".fangan/") {
            return None;
        }
        let text =
            |bytes: &Option<Vec<u8>>| String::from_utf8(bytes.clone().unwrap_or_default()).ok();
        let (old, new) = (text(&write.before)?, text(&write.after)?);
        Some(Self {
            path: write.path.clone(),
            before: write.before.as_deref().map(sha256),
            after: write.after.as_deref().map(sha256),
            pieces: pieces(&old, &new),
        })
    }

    /// How many bytes of texts it keeps.
    pub(super) fn size(&self) -> usize {
        let texts = self.pieces.iter().flat_map(|piece| &piece.text);
        texts.map(String::len).sum()
    }

    /// The file as it was before, or after again.
    pub(super) fn turned(
        &self,
        workspace: &Workspace,
        turn: Turn,
    ) -> Result<Write, Box<Diagnostic>> {
        let bytes = workspace.bytes(&self.path).ok();
        let (is, wanted) = match turn {
            Turn::Back => (&self.after, &self.before),
            Turn::Again => (&self.before, &self.after),
        };
        let since = || {
            let fault = Diagnostic::new(Code::EditedSince).arg("path", &self.path);
            Box::new(fault.at(workspace.root.join(&self.path)))
        };
        let untouched = bytes.as_deref().map(sha256) == *is;
        let after = if wanted.is_none() && untouched {
            None
        } else {
            let text = std::str::from_utf8(bytes.as_deref().unwrap_or_default());
            let text = text.map_err(|_| since())?;
            let turned = match untouched {
                true => self.at_places(text, turn),
                false => self.wherever(text, turn),
            };
            Some(turned.ok_or_else(since)?.into_bytes())
        };
        Ok(Write {
            path: self.path.clone(),
            before: bytes,
            after,
        })
    }

    fn at_places(&self, text: &str, turn: Turn) -> Option<String> {
        let (from, to) = sides(turn);
        let (mut out, mut reached) = (String::with_capacity(text.len()), 0);
        for piece in &self.pieces {
            let end = piece.at[from] + piece.text[from].len();
            if text.get(piece.at[from]..end)? != piece.text[from] {
                return None;
            }
            out.push_str(text.get(reached..piece.at[from])?);
            out.push_str(&piece.text[to]);
            reached = end;
        }
        out.push_str(text.get(reached..)?);
        Some(out)
    }

    /// Where other lines have changed, these are found by themselves and their
    /// neighbours, if they stand there once.
    fn wherever(&self, text: &str, turn: Turn) -> Option<String> {
        let (from, to) = sides(turn);
        let mut out = text.to_string();
        for piece in &self.pieces {
            let [old, new] = [from, to].map(|side| &piece.text[side]);
            let around = |text: &str| format!("{}{text}{}", piece.above, piece.below);
            let sought = around(old);
            let at = only(&out, &sought)?;
            let whole_lines = at == 0 || out[..at].ends_with('\n');
            if sought.trim().is_empty() || !whole_lines {
                return None;
            }
            out.replace_range(at..at + sought.len(), &around(new));
        }
        Some(out)
    }
}

/// Where words stand in a text, if they stand there once.
fn only(text: &str, sought: &str) -> Option<usize> {
    let mut places = text.match_indices(sought);
    let (at, _) = places.next()?;
    places.next().is_none().then_some(at)
}

fn sides(turn: Turn) -> (usize, usize) {
    match turn {
        Turn::Back => (1, 0),
        Turn::Again => (0, 1),
    }
}

fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // How far the new text has run ahead of the old one.
    let mut ahead: isize = 0;
    for back in differing(old, new) {
        let end = back.at + back.length;
        let above = new[..back.at].split_inclusive('\n').next_back();
        let below = new[end..].split_inclusive('\n').next();
        pieces.push(Piece {
            at: [back.at.saturating_add_signed(-ahead), back.at],
            above: above.unwrap_or_default().to_string(),
            below: below.unwrap_or_default().to_string(),
            text: [back.text.clone(), new[back.at..end].to_string()],
        });
        ahead += back.length as isize - back.text.len() as isize;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(old: &str, new: &str) -> Edited {
        let write = Write {
            path: "data/a.yaml".to_string(),
            before: Some(old.into()),
            after: Some(new.into()),
        };
        Edited::of(&write).unwrap()
    }

    #[test]
    fn there_and_back_gives_the_same_text_wherever_the_lines_have_moved() {
        let old: String = (0..40).map(|i| format!("行{i}\n")).collect();
        let new = old.replace("行7\n", "行7改\n又\n").replace("行30\n", "");
        let edit = edited(&old, &new);
        assert_eq!(edit.at_places(&new, Turn::Back).as_deref(), Some(&*old));
        assert_eq!(edit.at_places(&old, Turn::Again).as_deref(), Some(&*new));
        let moved = |text: &str| text.replace("行20\n", "行20，另一处\n多\n");
        assert_eq!(edit.wherever(&moved(&new), Turn::Back), Some(moved(&old)));
        assert_eq!(edit.wherever(&moved(&old), Turn::Again), Some(moved(&new)));
        // What was edited itself since is not taken back.
        assert_eq!(
            edit.wherever(&new.replace("行7改", "行7又改"), Turn::Back),
            None
        );
        // Nor what stands there twice.
        assert_eq!(edit.wherever(&(new.clone() + &new), Turn::Back), None);
    }
}
