//! Takes a font file; gives a card per face: its names, weight and licence.
//!
//! Only the table directory, `name` and `OS/2` are looked at.

use skrifa::raw::{FontRef, TableProvider, types::NameId};

use super::file::FontFile;
use super::licence::Licence;

/// What is known of a face without opening it.
#[derive(Debug, Clone)]
pub struct Card {
    /// The file it is in.
    pub file: FontFile,
    /// Its number in the file.
    pub index: u32,
    /// Name of its family for people: Chinese where the face has one.
    pub family: String,
    /// Name that a PDF knows it by.
    pub postscript_name: String,
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// Whether its maker allows to embed it.
    pub licence: Licence,
    /// Full and PostScript names, folded.
    exact: Vec<String>,
    /// Family names, folded.
    families: Vec<String>,
}

impl Card {
    /// Whether `name` (folded) is this very face.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.exact.iter().any(|n| n == name)
    }

    /// Whether `name` (folded) is its family.
    pub(super) fn is_of_family(&self, name: &str) -> bool {
        self.families.iter().any(|n| n == name)
    }

    /// Whether both are of one family.
    pub(super) fn is_related(&self, other: &Card) -> bool {
        self.families.iter().any(|n| other.is_of_family(n))
    }
}

/// Folds a name, so that `FZXiaoBiaoSong-B05S` and `fzxiaobiaosong b05s` agree.
pub(super) fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, ' ' | '-' | '_' | '\u{3000}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The faces of a file; `None` when it cannot be read as a font.
pub fn cards(file: &FontFile) -> Option<Vec<Card>> {
    file.with_data(|data| {
        let cards: Vec<Card> = FontRef::fonts(data)
            .enumerate()
            .filter_map(|(index, font)| card(file, index as u32, &font.ok()?))
            .collect();
        (!cards.is_empty()).then_some(cards)
    })?
}

fn card(file: &FontFile, index: u32, font: &FontRef) -> Option<Card> {
    let table = font.name().ok()?;
    let mut card = Card {
        file: file.clone(),
        index,
        family: String::new(),
        postscript_name: String::new(),
        weight: 400,
        licence: Licence::Installable,
        exact: Vec::new(),
        families: Vec::new(),
    };
    if let Ok(os2) = font.os2() {
        card.weight = os2.us_weight_class();
        card.licence = Licence::from_bits(os2.fs_type());
    }
    for record in table.name_record() {
        let Ok(name) = record.string(table.string_data()) else {
            continue;
        };
        let name: String = name.chars().collect();
        match record.name_id() {
            NameId::FAMILY_NAME | NameId::TYPOGRAPHIC_FAMILY_NAME => {
                if card.family.is_empty() || (card.family.is_ascii() && !name.is_ascii()) {
                    card.family = name.clone();
                }
                card.families.push(fold(&name));
            }
            NameId::FULL_NAME => card.exact.push(fold(&name)),
            NameId::POSTSCRIPT_NAME => {
                card.exact.push(fold(&name));
                card.postscript_name = name;
            }
            _ => {}
        }
    }
    (!card.families.is_empty() || !card.exact.is_empty()).then_some(card)
}
