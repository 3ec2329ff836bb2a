//! Takes units of one level in a list; gives the later ones without its sign:
//! 市市场监管局、发展改革委.

use super::Context;
use crate::model::{Party, PartyKind};

/// With these behind them signs of a level begin a word: 市场, 县城.
const WORDS: [&str; 14] = [
    "市场", "市政", "市容", "市民", "县城", "县域", "区域", "区划", "乡村", "乡镇", "镇村", "镇域",
    "村镇", "省会",
];

const LEVELS: [char; 8] = ['省', '市', '县', '区', '州', '旗', '乡', '镇'];

impl Context<'_> {
    /// Says the sign of the level once for units that stand side by side.
    pub(super) fn level_once(&self, list: &mut [Party]) {
        let mut said = false;
        for party in list {
            let bare = self.without_level(party);
            if said {
                party.brief.clone_from(&bare);
            }
            said = bare.is_some();
        }
    }

    /// A unit's name without the sign of its level. 市 of 市场监管局 is none: what
    /// follows the sign is what follows the place in the full name, or no such word.
    fn without_level(&self, party: &Party) -> Option<String> {
        let PartyKind::Unit(id) = party.kind else {
            return None;
        };
        let name = &self.organisation.name;
        let short = self.organisation.short_name.as_deref();
        let place = name.strip_suffix("人民政府").or(short)?;
        let level = place
            .chars()
            .next_back()
            .filter(|sign| LEVELS.contains(sign))?;
        let full = self.organisation.department(id).name(self.on);
        let bare = party.name.strip_prefix(level)?;
        let Some(rest) = full.strip_prefix(place) else {
            // A full name without the place: 县民政局.
            let word = WORDS.iter().any(|word| full.starts_with(word));
            return (full.starts_with(level) && !word).then(|| bare.to_string());
        };
        (bare.chars().next() == rest.chars().next()).then(|| bare.to_string())
    }
}
