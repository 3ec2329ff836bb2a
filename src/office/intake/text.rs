//! Takes a text; finds the names in it.

use super::people::{Party, is_person, parties};
use super::roster::Roster;

/// The text with `@{post}` where somebody is named who is the only one in it;
/// shorter names may be parts of words and stay.
pub(super) fn with_references(text: &str, roster: &Roster) -> String {
    let mut out = text.replace("@{", "@@{");
    for person in &roster.people {
        let long = person.name.chars().count() > 2;
        if let Some(post) = roster.only_post(&person.name).filter(|_| long) {
            out = out.replace(&person.name, &format!("@{{{post}}}"));
        }
    }
    out
}

/// What people do in a text, behind their names.
const DOES: [&str; 16] = [
    "任组长",
    "任副组长",
    "任常务副组长",
    "任总指挥",
    "任副总指挥",
    "任主任",
    "任副主任",
    "任办公室主任",
    "为组长",
    "为副组长",
    "为成员",
    "任成员",
    "担任",
    "兼任",
    "任联络员",
    "为联络员",
];

/// People that a text names and says what they do: 由甲负责, 镇长甲任组长, 甲同志.
pub(super) fn named(text: &str) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for clause in text.split(['，', '。', '；', '：', '（', '）']) {
        let acts = DOES.iter().filter_map(|word| clause.find(word)).min();
        let from = clause.find('由').map_or(0, |at| at + '由'.len_utf8());
        if let Some(who) = acts.and_then(|end| clause.get(from..end)) {
            found.extend(people_in(who.trim_start_matches(['以', '其', '并'])));
        } else if from > 0 {
            let ends = ["负责", "牵头", "具体", "统筹", "分管", "主持", "同志"];
            let end = ends
                .iter()
                .filter_map(|word| clause[from..].find(word))
                .min();
            if let Some(end) = end {
                found.extend(people_in(&clause[from..from + end]));
            }
        }
        for (at, _) in clause.match_indices("同志") {
            let chars: Vec<char> = clause[..at].chars().collect();
            for length in [3, 2] {
                let word = chars
                    .len()
                    .checked_sub(length)
                    .map(|n| chars[n..].iter().collect::<String>());
                if let Some(word) = word.filter(|word| is_person(word)) {
                    found.push(Party::person(&word));
                    break;
                }
            }
        }
    }
    found
}

fn people_in(text: &str) -> Vec<Party> {
    let found = parties(&text.replace("同志", ""));
    found
        .into_iter()
        .filter(|party| party.name.is_some())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_something_is_named() {
        let names = |text| {
            named(text)
                .into_iter()
                .filter_map(|p| p.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names("活动由王若水负责，孔维扬同志协助。"),
            ["王若水", "孔维扬"]
        );
        assert_eq!(
            names("由镇长周望舒任组长，副镇长顾长安任副组长，各办负责人为成员。"),
            ["周望舒", "顾长安"]
        );
        assert!(names("由办公室负责，由各单位牵头。").is_empty());
        assert!(names("各单位分管负责同志、有关领导同志到会，全体同志要重视。").is_empty());
    }
}
