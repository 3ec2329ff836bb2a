//! Takes the names a style asks for and all files there are; gives the installed
//! faces that it would sooner be set in than in those it gets without them.

use super::card::Card;
use super::file::Place;
use super::fonts::Fonts;
use super::offered::FontFiles;
use super::role::{Families, Role};

/// The installed faces that these names find before any other, each once.
pub fn better_installed(families: &Families, files: &FontFiles) -> Vec<Card> {
    let (fonts, _) = Fonts::choose(families, files);
    let mut found: Vec<Card> = Vec::new();
    for card in Role::ALL.into_iter().filter_map(|role| fonts.face_of(role)) {
        let card = card.card();
        let known = |other: &Card| other.file.place() == card.file.place();
        if matches!(card.file.place(), Place::Installed(_)) && !found.iter().any(known) {
            found.push(card.clone());
        }
    }
    found
}
