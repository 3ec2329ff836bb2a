//! Takes a name or title in hanzi; gives how it is spelt in pinyin, as ids are.

use pinyin::ToPinyin;

use super::words::LONG_SURNAMES;

/// Surnames that are read otherwise than the character mostly is.
const SURNAMES: [(&str, &str); 18] = [
    ("单", "shan"),
    ("曾", "zeng"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("查", "zha"),
    ("区", "ou"),
    ("朴", "piao"),
    ("盖", "ge"),
    ("覃", "qin"),
    ("翟", "zhai"),
    ("乐", "yue"),
    ("缪", "miao"),
    ("种", "chong"),
    ("牟", "mou"),
    ("员", "yun"),
    ("召", "shao"),
    ("折", "she"),
    ("尉迟", "yuchi"),
];

/// A name, spelt.
#[derive(Debug, PartialEq)]
pub(super) struct Spelt {
    pub(super) surname: String,
    /// A syllable for each character.
    pub(super) given: Vec<&'static str>,
}

impl Spelt {
    /// Nothing where a character has no reading.
    pub(super) fn name(name: &str) -> Option<Self> {
        let long = LONG_SURNAMES
            .split(' ')
            .find(|long| name.starts_with(*long));
        let first = name.chars().next()?;
        let len = long.map_or(first.len_utf8(), str::len);
        let (surname, given) = name.split_at(len);
        let read = SURNAMES.iter().find(|(own, _)| *own == surname);
        let surname = match read {
            Some((_, read)) => (*read).to_string(),
            None => syllables(surname)?.concat(),
        };
        let given: String = given.chars().filter(|c| *c != '·').collect();
        Some(Self {
            surname,
            given: syllables(&given)?,
        })
    }
}

/// A syllable for each character; nothing where one has no reading.
pub(super) fn syllables(words: &str) -> Option<Vec<&'static str>> {
    // Keyboards have v for ü.
    let typed = |read| match read {
        "lü" => "lv",
        "lüe" => "lve",
        "nü" => "nv",
        "nüe" => "nve",
        other => other,
    };
    let read = |c: char| c.to_pinyin().map(|read| typed(read.plain()));
    words.chars().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_spelt_as_its_bearer_says_it() {
        let spelt = |name| Spelt::name(name).unwrap();
        assert_eq!(spelt("单雄").surname, "shan");
        assert_eq!(spelt("吕晓").surname, "lv");
        assert_eq!(spelt("欧阳文清").surname, "ouyang");
        assert_eq!(spelt("沈亦舟").given, ["yi", "zhou"]);
        assert_eq!(Spelt::name("A君"), None);
    }
}
