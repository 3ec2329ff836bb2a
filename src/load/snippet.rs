//! Takes a few lines that show how something is typed, with English keys; gives them
//! with Chinese ones. Unlike a whole file they may be wrong on purpose, or begin
//! anywhere: keys are told by their colons, and the record by the keys it has.

use super::keys::{self, Field, Kind, Record};

/// The lines in Chinese. `all` is everything that is shown together: what its keys
/// have in common tells which record is meant.
pub fn in_chinese(text: &str, all: &str) -> String {
    let words: Vec<&str> = keys_of(all).map(|(_, word)| word).collect();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (start, word) in keys_of(text) {
        let Some(field) = meant(word, &words) else {
            continue;
        };
        out.push_str(&text[done..start]);
        out.push_str(field.aliases[0]);
        done = start + word.len();
        // A word of a closed set is one of the key's language.
        let after = &text[done..];
        let value = after.trim_start_matches([':', ' ']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let value = &value[..end.unwrap_or(value.len())];
        if let Some(chinese) = chosen(field, value) {
            let gap = after.len() - after.trim_start_matches([':', ' ']).len();
            out.push_str(&after[..gap]);
            out.push_str(chinese);
            done += gap + value.len();
        }
    }
    out.push_str(&text[done..]);
    out
}

/// English words with a colon and a space, or the line's end, behind them.
fn keys_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(':').filter_map(|(colon, _)| {
        let rest = &text[colon + 1..];
        let is_key = rest.is_empty() || rest.starts_with([' ', '\n']);
        let of_key = |c: char| c.is_ascii_lowercase() || c == '-';
        let word = text[..colon].rsplit(|c| !of_key(c)).next()?;
        let start = colon - word.len();
        (is_key && !word.is_empty() && !word.starts_with('-')).then_some((start, word))
    })
}

/// The field of the record that has most of the words.
fn meant(word: &str, words: &[&str]) -> Option<&'static Field> {
    let having = keys::all().filter_map(|record| {
        let known = words.iter().filter(|w| record.field(w).is_some()).count();
        // `people:` stands before the keys of a person.
        let named = words.iter().any(|w| holds(w, record));
        Some((2 * known + usize::from(named), record.field(word)?))
    });
    // Of equals the first: records stand in the order in which people write them.
    let mut best: Option<(usize, &'static Field)> = None;
    for (known, field) in having {
        if best.is_none_or(|(most, _)| known > most) {
            best = Some((known, field));
        }
    }
    best.map(|(_, field)| field)
}

/// Whether an entry of that name holds such records.
fn holds(word: &str, record: &'static Record) -> bool {
    keys::all()
        .filter_map(|other| other.field(word))
        .any(|field| match field.kind {
            Kind::Record(held) | Kind::Records(held) | Kind::RecordsOrOptions(held, _) => {
                std::ptr::eq(held, record)
            }
            _ => false,
        })
}

fn chosen(field: &Field, value: &str) -> Option<&'static str> {
    let words = match field.kind {
        Kind::Choice(words) => words,
        Kind::Flag | Kind::FlagOr(_) => &keys::FLAGS,
        _ => return None,
    };
    let words = words.words();
    let same = words.iter().find(|same| same.contains(&value))?;
    same.iter().find(|word| !word.is_ascii()).copied()
}

#[cfg(test)]
mod tests {
    use super::in_chinese;

    #[test]
    fn keys_become_chinese_whatever_is_wrong_with_the_lines() {
        let shown = |text: &str| in_chinese(text, text);
        assert_eq!(
            shown("leader: &lin 林浩然\ndeputy: *lin"),
            "组长: &lin 林浩然\n副组长: *lin"
        );
        assert_eq!(
            shown("people:\n  - {id: lin, nmae: 林浩然}"),
            "人员:\n  - {编号: lin, nmae: 林浩然}"
        );
        assert_eq!(
            in_chinese(
                "补上：{id: lin, name: 林浩然}",
                "people:\n  - {id: lin}\n{id: lin, name: 林浩然}"
            ),
            "补上：{编号: lin, 姓名: 林浩然}"
        );
        assert_eq!(shown("plan:\n  form: plain"), "方案:\n  格式: 白头");
        assert_eq!(
            shown("@{base:id} 8:00 时间: 周二"),
            "@{base:id} 8:00 时间: 周二"
        );
    }
}
