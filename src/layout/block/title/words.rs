//! Words that say where a title's lines end well, from `words.txt`.

use std::sync::OnceLock;

/// Groups of words, each headed by its name and a colon; `#` begins a remark.
const WORDS: &str = include_str!("words.txt");

/// Words by what they say of a line end beside them.
#[derive(Default)]
pub(super) struct Words {
    /// Never at the head of a line while there is another way.
    pub bad_starts: Vec<&'static str>,
    /// Belong to what stands before them: 青石|派出所, 工作委员会|办公室.
    pub tails: Vec<&'static str>,
    /// Belong to what stands behind them.
    pub bad_ends: Vec<&'static str>,
    /// Describe what stands behind them.
    pub modifiers: Vec<&'static str>,
    /// Close a group of words: verbs whose object follows, times.
    pub good_ends: Vec<&'static str>,
}

impl Words {
    /// The words of the file, read once.
    pub(super) fn get() -> &'static Self {
        static READ: OnceLock<Words> = OnceLock::new();
        READ.get_or_init(|| Self {
            bad_starts: group("不居行首"),
            tails: group("紧随上文"),
            bad_ends: group("不居行末"),
            modifiers: group("修饰下文"),
            good_ends: group("宜居行末"),
        })
    }
}

fn group(name: &str) -> Vec<&'static str> {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    let is_name = |line: &&str| line.ends_with('：');
    let own = lines.skip_while(|line| line.strip_suffix('：') != Some(name));
    let own = own.skip(1).take_while(|line| !is_name(line));
    own.flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_its_words() {
        let words = Words::get();
        for (group, word) in [
            (&words.bad_starts, "的"),
            (&words.tails, "六次会议"),
            (&words.bad_ends, "关于"),
            (&words.modifiers, "民生"),
            (&words.good_ends, "、"),
        ] {
            assert!(group.contains(&word), "{word}");
            assert!(!group.iter().any(|word| word.contains('：')), "{group:?}");
        }
    }
}
