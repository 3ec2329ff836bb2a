//! Takes the names a style asks for and the files offered; gives, for each
//! role, the faces that set it, best first.

use std::path::PathBuf;

use super::card::{Card, cards, fold};
use super::compiled_in;
use super::file::Place;
use super::offered::FontFiles;
use super::role::{Families, Role};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

/// The cards chosen, and what must be said about the choice. Faces are indices
/// into `cards`.
pub(super) struct Choice {
    /// The chosen faces, each once.
    pub cards: Vec<Card>,
    /// Per role, in the order of [`Role::ALL`].
    pub roles: Vec<RoleChoice>,
    /// The face for digits and Latin, and its bold sibling.
    pub latin: Option<(usize, Option<usize>)>,
    /// The faces of marks.
    pub marks: Vec<usize>,
    /// What was substituted or refused.
    pub report: Report,
}

/// The faces of a role.
pub(super) struct RoleChoice {
    /// Faces to try, best first, each once.
    pub chain: Vec<usize>,
    /// Whether the first of the chain is one that the style names.
    pub named: bool,
    /// A bold sibling of the first.
    pub bold: Option<usize>,
}

/// Weight from which a face counts as bold.
const BOLD: u16 = 600;

pub(super) fn choose(families: &Families, files: &FontFiles) -> Choice {
    let mut chooser = Chooser::new(files);
    let own: Vec<Own> = Role::ALL
        .map(|role| chooser.own_faces(role, families))
        .into();
    let latin = chooser.faces_of(&families.latin).first().copied();
    let latin = latin.map(|i| (i, chooser.bold_sibling(i)));
    let marks = Role::ALL.map(|role| chooser.face_of(compiled_in::marks(role)));
    let others = chooser.unnamed();
    let roles = Role::ALL.iter().map(|role| {
        let faces = |role: Role| own[role as usize].faces.iter().copied();
        let kai = (*role == Role::FangSong).then(|| faces(Role::KaiTi));
        let chain = faces(*role)
            .chain(marks[*role as usize])
            .chain(marks[Role::FangSong as usize])
            .chain(kai.into_iter().flatten())
            .chain(faces(Role::SongTi))
            .chain(Role::ALL.into_iter().flat_map(faces))
            .chain(others.iter().copied());
        RoleChoice {
            chain: each_once(chain),
            named: own[*role as usize].named,
            bold: own[*role as usize].bold,
        }
    });
    Choice {
        roles: roles.collect(),
        latin,
        marks: marks.into_iter().flatten().collect(),
        cards: chooser.chosen,
        report: chooser.report,
    }
}

/// The faces of a role alone.
struct Own {
    faces: Vec<usize>,
    named: bool,
    bold: Option<usize>,
}

fn each_once(faces: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut once = Vec::new();
    for face in faces {
        if !once.contains(&face) {
            once.push(face);
        }
    }
    once
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

    /// The faces that a style names for a role, then the one we bring for it.
    fn own_faces(&mut self, role: Role, families: &Families) -> Own {
        let mut faces = self.faces_of(families.of(role));
        let named = !faces.is_empty();
        faces.extend(self.face_of(compiled_in::of(role)));
        let first = faces.first().copied();
        if !named {
            let other = first.map_or("", |i| self.chosen[i].family.as_str());
            self.report.push(substituted(role, families, other));
        }
        Own {
            bold: first.and_then(|i| self.bold_sibling(i)),
            faces: each_once(faces.into_iter()),
            named,
        }
    }

    /// The best face for each of these names that is offered.
    fn faces_of(&mut self, names: &[String]) -> Vec<usize> {
        names.iter().filter_map(|name| self.face_of(name)).collect()
    }

    /// The best face of this name.
    fn face_of(&mut self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let mut candidates: Vec<usize> = (0..self.offered.len())
            .filter(|&i| self.offered[i].is_named(&folded) || self.offered[i].is_of_family(&folded))
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
        None
    }

    /// The office's faces that no name has asked for: somebody put them there for
    /// the characters that they have.
    fn unnamed(&mut self) -> Vec<usize> {
        let of_office = |card: &Card| {
            let place = card.file.place();
            matches!(place, Place::Workspace(_) | Place::BesideBinary(_))
                && card.licence.allows_subset()
        };
        let found = (0..self.offered.len()).filter(|&i| of_office(&self.offered[i]));
        let found: Vec<usize> = found.collect();
        found.into_iter().map(|i| self.take(i)).collect()
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
