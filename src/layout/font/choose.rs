//! Takes the names a style asks for and the files offered; gives, for each
//! role, the face that is used.

use std::path::PathBuf;

use super::card::{Card, cards, fold};
use super::compiled_in;
use super::file::Place;
use super::offered::FontFiles;
use super::role::{Families, Role};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

/// The cards chosen, and what must be said about the choice.
pub(super) struct Choice {
    /// The chosen faces, each once.
    pub cards: Vec<Card>,
    /// Index into `cards` per role; none when no name of the role was found.
    pub roles: Vec<(Role, Option<usize>)>,
    /// A bold sibling per role.
    pub bold: Vec<(Role, usize)>,
    /// The face for digits and Latin, and its bold sibling.
    pub latin: Option<(usize, Option<usize>)>,
    /// Stand-in for 仿宋 and 楷体.
    pub fallback: Option<usize>,
    /// What was substituted or refused.
    pub report: Report,
}

/// Weight from which a face counts as bold.
const BOLD: u16 = 600;

pub(super) fn choose(families: &Families, files: &FontFiles) -> Choice {
    let mut chooser = Chooser::new(files);
    let mut roles = Vec::new();
    let mut bold = Vec::new();
    for role in Role::ALL {
        let found = chooser.first_of(families.of(role));
        if let Some(sibling) = found.and_then(|i| chooser.bold_sibling(i)) {
            bold.push((role, sibling));
        }
        roles.push((role, found));
    }
    let latin = chooser
        .first_of(&families.latin)
        .map(|i| (i, chooser.bold_sibling(i)));
    let fallback = chooser.first_of(&[compiled_in::FALLBACK.to_string()]);
    let song = roles.iter().find(|(r, _)| *r == Role::SongTi);
    let song = song.and_then(|(_, index)| *index);
    for (role, _) in roles.iter().filter(|(_, index)| index.is_none()) {
        let other = if role.borrows_latin() {
            fallback.or(song)
        } else {
            song.or(fallback)
        };
        let other = other.map_or("", |i| chooser.chosen[i].family.as_str());
        let diagnostic = substituted(*role, families, other);
        chooser.report.push(diagnostic);
    }
    Choice {
        cards: chooser.chosen,
        roles,
        bold,
        latin,
        fallback,
        report: chooser.report,
    }
}

/// Says that a role is set in a stand-in, and which faces would be better.
fn substituted(role: Role, families: &Families, other: &str) -> Diagnostic {
    Diagnostic::new(Code::FontSubstituted)
        .arg("role", role.name())
        .arg("other", other)
        .hint_with(
            "put-font-in-workspace",
            [("families", families.of(role).join("、"))],
        )
}

struct Chooser {
    offered: Vec<Card>,
    chosen: Vec<Card>,
    refused: Vec<(PathBuf, u32)>,
    report: Report,
}

impl Chooser {
    fn new(files: &FontFiles) -> Self {
        let mut report = Report::default();
        let mut offered = Vec::new();
        for file in &files.0 {
            match (cards(file), file.place()) {
                (Some(cards), _) => offered.extend(cards),
                // Somebody put it there to be used; an odd file among the
                // installed ones is nobody's fault.
                (None, Place::Workspace(path)) => {
                    let mut diagnostic = Diagnostic::new(Code::FontUnusable)
                        .arg("font", file_name(path))
                        .arg("reason", "not-opentype")
                        .at(path.clone())
                        .hint("font-damaged");
                    diagnostic.severity = Severity::Warning;
                    report.push(diagnostic);
                }
                (None, _) => {}
            }
        }
        Self {
            offered,
            chosen: Vec::new(),
            refused: Vec::new(),
            report,
        }
    }

    /// The best face for the first of these names that is offered.
    fn first_of(&mut self, names: &[String]) -> Option<usize> {
        for name in names {
            let folded = fold(name);
            let mut candidates: Vec<usize> = (0..self.offered.len())
                .filter(|&i| {
                    self.offered[i].is_named(&folded) || self.offered[i].is_of_family(&folded)
                })
                .collect();
            candidates.sort_by_key(|&i| {
                let card = &self.offered[i];
                (
                    place_rank(card.file.place()),
                    !card.is_named(&folded),
                    card.weight.abs_diff(400),
                    i,
                )
            });
            for i in candidates {
                if self.offered[i].licence.allows_subset() {
                    return Some(self.take(i));
                }
                self.refuse(i);
            }
        }
        None
    }

    fn bold_sibling(&mut self, chosen: usize) -> Option<usize> {
        let regular = &self.chosen[chosen];
        if regular.weight >= BOLD {
            return None;
        }
        let sibling = (0..self.offered.len()).find(|&i| {
            let card = &self.offered[i];
            card.weight >= BOLD && card.licence.allows_subset() && card.is_related(regular)
        })?;
        Some(self.take(sibling))
    }

    fn take(&mut self, offered: usize) -> usize {
        let card = &self.offered[offered];
        let same = |c: &Card| c.file.place() == card.file.place() && c.index == card.index;
        if let Some(i) = self.chosen.iter().position(same) {
            return i;
        }
        self.chosen.push(card.clone());
        self.chosen.len() - 1
    }

    fn refuse(&mut self, offered: usize) {
        let card = &self.offered[offered];
        let Some(path) = card.file.place().path() else {
            return;
        };
        let face = (path.to_path_buf(), card.index);
        if self.refused.contains(&face) {
            return;
        }
        self.report.push(
            Diagnostic::new(Code::FontUnusable)
                .arg("font", card.family.clone())
                .arg("reason", card.licence.name())
                .at(face.0.clone())
                .hint("font-licence"),
        );
        self.refused.push(face);
    }
}

fn place_rank(place: &Place) -> u8 {
    match place {
        Place::Workspace(_) => 0,
        Place::BesideBinary(_) => 1,
        Place::CompiledIn(_) => 2,
        Place::Installed(_) => 3,
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}
