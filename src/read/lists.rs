//! Numbers that a word processor gives to paragraphs: the lists of a file, and how
//! far each has counted.

use std::collections::BTreeMap;

use super::numerals::Numerals;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// Its text, `%1` where the number of the first level stands.
    pub text: String,
    /// How its numbers are written.
    pub numerals: Numerals,
    /// The first of them.
    pub start: u32,
}

/// The lists of a file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The levels of what several lists may share.
    pub levels: BTreeMap<u32, Vec<Level>>,
    /// What a list counts in, and its levels that begin elsewhere.
    pub lists: BTreeMap<u32, (u32, BTreeMap<usize, u32>)>,
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    begun: Vec<(u32, usize)>,
}

impl Lists {
    /// The number of the next paragraph at a level of a list; nothing where the
    /// level has none, or a mere mark.
    pub(super) fn next(&mut self, (list, level): (u32, u32)) -> Option<String> {
        let level = (level as usize).min(LEVELS - 1);
        let (shared, begins) = self.lists.get(&list)?;
        let levels = self.levels.get(shared)?;
        let own = levels.get(level)?;
        let counts = self.counts.entry(*shared).or_default();
        // A list that begins anew does so once.
        if let Some(start) = begins.get(&level)
            && !self.begun.contains(&(list, level))
        {
            self.begun.push((list, level));
            counts[level] = start.checked_sub(1);
        }
        let count = counts[level].map_or(own.start, |count| count.saturating_add(1));
        counts[level] = Some(count);
        counts[level + 1..].fill(None);
        let mut label = String::new();
        let mut signs = own.text.chars();
        while let Some(sign) = signs.next() {
            let place = (sign == '%').then(|| signs.clone().next()).flatten();
            match place.and_then(|place| place.to_digit(10)) {
                Some(place @ 1..=9) => {
                    signs.next();
                    let at = place as usize - 1;
                    let number = counts[at].or(levels.get(at).map(|l| l.start))?;
                    label.push_str(&levels.get(at)?.numerals.write(number));
                }
                _ => label.push(sign),
            }
        }
        let says = own.numerals != Numerals::None && own.text.contains('%');
        says.then_some(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_below_each_other() {
        let level = |text: &str, numerals| Level {
            text: text.to_string(),
            numerals,
            start: 1,
        };
        let levels = vec![
            level("%1、", Numerals::Hanzi),
            level("（%2）", Numerals::Digits),
        ];
        let mut lists = Lists::default();
        lists.levels.insert(0, levels);
        lists.lists.insert(7, (0, BTreeMap::new()));
        let numbers: Vec<_> = [0, 1, 1, 0, 1]
            .map(|level| lists.next((7, level)).unwrap())
            .into();
        assert_eq!(numbers, ["一、", "（1）", "（2）", "二、", "（1）"]);
    }
}
