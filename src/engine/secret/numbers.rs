//! Telephone numbers: takes fields and texts that hold them; finds them in other
//! texts, with or without their area, however they are typed.

use std::collections::BTreeSet;

use super::Sure;
use super::digits::{Gap, Group, groups, is_year};
use super::short;

/// Numbers to be found again.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Numbers {
    /// Nine digits and more: no chance brings them together.
    long: BTreeSet<String>,
    /// How many digits these have.
    lengths: BTreeSet<usize>,
    /// Without their area, seven or eight: they stand alone.
    local: BTreeSet<String>,
    /// Four to six, of our own exchange: words around them tell what they are.
    short: BTreeSet<String>,
}

/// Digits of numbers without their area.
const LOCAL: std::ops::RangeInclusive<usize> = 7..=8;

impl Numbers {
    /// Takes in a field for telephone numbers: one, or several, with or without
    /// extensions.
    pub(crate) fn take_in(&mut self, field: &str) {
        let text: Vec<char> = field.chars().collect();
        let groups = groups(&text);
        for chain in groups.chunk_by(|_, next| next.gap <= Gap::Within) {
            for (forms, _) in telephones(chain) {
                forms.into_iter().for_each(|form| self.add(form));
            }
        }
    }

    /// Takes in what may be a telephone number in a text; days and quantities are
    /// none.
    pub(crate) fn take_in_text(&mut self, text: &str) {
        let text: Vec<char> = text.chars().collect();
        let groups = groups(&text);
        for chain in groups.chunk_by(|_, next| next.gap <= Gap::Within) {
            for (forms, of) in telephones(chain) {
                let first = &of[0];
                let day = of.iter().any(|group| is_year(&group.digits)) || is_day(&first.digits);
                let short = first.digits.len() < 5 || short::is_quantity(&text, first.end);
                if forms.iter().all(|form| form.len() >= *LOCAL.start()) && !day
                    || of.len() == 1 && !day && !short
                {
                    forms.into_iter().for_each(|form| self.add(form));
                }
            }
        }
    }

    /// Leaves out numbers that are public.
    pub(crate) fn leave_out(&mut self, public: &Numbers) {
        self.long.retain(|number| !public.long.contains(number));
        self.local.retain(|number| !public.local.contains(number));
        self.short.retain(|number| !public.short.contains(number));
    }

    /// Takes in all of others.
    pub(crate) fn extend(&mut self, others: Numbers) {
        self.long.extend(others.long);
        self.lengths.extend(others.lengths);
        self.local.extend(others.local);
        self.short.extend(others.short);
    }

    fn add(&mut self, digits: String) {
        match digits.len() {
            0..=3 => {}
            4..=6 => drop(self.short.insert(digits)),
            7..=8 => drop(self.local.insert(digits)),
            len => {
                self.lengths.insert(len);
                self.long.insert(digits);
            }
        }
    }

    /// The number with or without its area that a text holds.
    pub(crate) fn within(&self, text: &str) -> Option<&str> {
        if self.long.is_empty() && self.local.is_empty() {
            return None;
        }
        let text: Vec<char> = text.chars().collect();
        let groups = groups(&text);
        let runs = groups.chunk_by(|_, next| next.gap < Gap::Apart);
        let mut long = runs.filter_map(|run| {
            let digits: String = run.iter().map(|group| group.digits.as_str()).collect();
            let at = |start: usize| {
                let pieces = self
                    .lengths
                    .iter()
                    .filter_map(|len| digits.get(start..start + len));
                pieces.filter_map(|piece| self.long.get(piece)).next()
            };
            (0..digits.len()).find_map(at)
        });
        let local = || (0..groups.len()).find_map(|at| self.local_at(&groups[at..], &text));
        long.next().or_else(local).map(String::as_str)
    }

    /// The number without its area that begins with a group and ends with one:
    /// figures of a table are no telephone number.
    fn local_at(&self, groups: &[Group], text: &[char]) -> Option<&String> {
        let first = groups.first()?;
        let letter = |at: Option<usize>| {
            let c = at.and_then(|at| text.get(at));
            c.is_some_and(char::is_ascii_alphabetic)
        };
        if letter(first.start.checked_sub(1)) {
            return None;
        }
        let starts = (0..first.digits.len()).filter(|at| is_area(&first.digits[..*at]));
        let found = |start: usize| {
            let mut digits = first.digits[start..].to_string();
            let mut last = first;
            for next in &groups[1..] {
                if digits.len() >= *LOCAL.end() || next.gap > Gap::Between {
                    break;
                }
                if let Some(known) = self.local.get(&digits) {
                    return Some(known);
                }
                digits += &next.digits;
                last = next;
            }
            self.local.get(&digits).filter(|_| !letter(Some(last.end)))
        };
        starts.into_iter().find_map(found)
    }

    /// The short number that a text holds, and how sure that is.
    pub(crate) fn short_within(&self, text: &str) -> Option<(&str, Sure)> {
        if self.short.is_empty() {
            return None;
        }
        let text: Vec<char> = text.chars().collect();
        let groups = groups(&text);
        let alone = groups.iter().filter_map(|group| {
            let known = self.short.get(&group.digits)?;
            Some((known.as_str(), short::telephone(&text, group)?))
        });
        // 短号 661 234
        let parted = groups.windows(2).filter_map(|pair| {
            let digits = pair[0].digits.clone() + &pair[1].digits;
            let known = self
                .short
                .get(&digits)
                .filter(|_| pair[1].gap <= Gap::Within)?;
            let group = Group {
                end: pair[1].end,
                ..pair[0].clone()
            };
            let sure = short::telephone(&text, &group)?;
            (short::is_called(&text, group.start)).then_some((known.as_str(), sure))
        });
        let found = alone.chain(parted);
        found.max_by_key(|(_, sure)| *sure)
    }
}

/// The telephone numbers in groups that may be one or several: each in all forms
/// in which it may be typed, and the groups that it takes. What is none is given
/// as it is.
fn telephones(mut chain: &[Group]) -> Vec<(Vec<String>, &[Group])> {
    let mut found = Vec::new();
    while !chain.is_empty() {
        let mut digits = String::new();
        let number = chain.iter().enumerate().find_map(|(i, group)| {
            digits += &group.digits;
            Some((forms(&digits)?, i + 1))
        });
        let (forms, taken) = match number {
            Some(number) => number,
            // 00 86 and an extension stand by themselves.
            None if chain[0].digits.len() < 7 => (vec![chain[0].digits.clone()], 1),
            None => (vec![digits], chain.len()),
        };
        found.push((forms, &chain[..taken]));
        chain = &chain[taken..];
    }
    found
}

/// All forms of a telephone number: whole, without the 0 of its area, without its
/// area; nothing where digits are none.
fn forms(digits: &str) -> Option<Vec<String>> {
    let abroad = digits.strip_prefix("0086").or(digits.strip_prefix("86"));
    let abroad = abroad.filter(|rest| rest.len() >= 9);
    let number = abroad.unwrap_or(digits);
    let bytes = number.as_bytes();
    let mobile = bytes.len() == 11 && bytes[0] == b'1' && bytes[1] >= b'3';
    let service = bytes.len() == 10 && (number.starts_with("400") || number.starts_with("800"));
    if mobile || service {
        return Some(vec![number.to_string()]);
    }
    if let Some(area) = number.strip_prefix('0').or(abroad) {
        let two = area.starts_with("10") || area.starts_with('2');
        let local = area.get(if two { 2 } else { 3 }..)?;
        let whole = LOCAL.contains(&local.len());
        return whole.then(|| vec![format!("0{area}"), area.to_string(), local.to_string()]);
    }
    let local = LOCAL.contains(&bytes.len()) && bytes[0] > b'1';
    local.then(|| vec![number.to_string()])
}

/// Whether these digits may stand before a number without its area: nothing, the
/// country, the area.
fn is_area(digits: &str) -> bool {
    let abroad = digits.strip_prefix("0086").or(digits.strip_prefix("86"));
    match abroad {
        Some("") => true,
        Some(area) => matches!(area.len(), 2..=4),
        None => digits.is_empty() || digits.starts_with('0') && matches!(digits.len(), 3..=4),
    }
}

/// Whether digits are a day: 20260603.
fn is_day(digits: &str) -> bool {
    let month = digits
        .get(4..6)
        .is_some_and(|month| ("01"..="12").contains(&month));
    let day = digits
        .get(6..8)
        .is_some_and(|day| ("01"..="31").contains(&day));
    digits.len() == 8 && digits.get(..4).is_some_and(is_year) && month && day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(field: &str) -> Numbers {
        let mut numbers = Numbers::default();
        numbers.take_in(field);
        numbers
    }

    #[test]
    fn every_number_of_a_field_is_found_with_and_without_its_area() {
        let (land, mobile) = ("0631-555-0101", "13912345678");
        let texts_of_land = [
            "0631-555-0101",
            "（0631）5550101",
            "06315550101",
            "+86 631 5550101",
            "555-0101",
            "5550101",
            "555 0101",
            "拨打555、0101",
            "０６３１－５５５０１０１",
            "〇六三一五五五〇一〇一",
            "五五五零一零一",
            "⑤⑤⑤⓪①⓪①",
            "0086631-5550101",
            "8663 15550101",
            "统一5550101联系",
        ];
        let texts_of_mobile = [
            "13912345678",
            "139、1234、5678",
            "139,1234,5678",
            "139~1234~5678",
            "139 1234 5678",
            "+8613912345678",
            "0086-139-1234-5678",
            "一三九一二三四五六七八",
            "①③⑨①②③④⑤⑥⑦⑧",
            "139·1234·5678",
            "139|1234|5678",
            "139，1234，5678",
            "一3九12345678",
        ];
        let fields = [
            format!("{land}、{mobile}"),
            format!("{land}，{mobile}"),
            format!("{land}/{mobile}"),
            format!("{land}；{mobile}"),
            format!("{land} {mobile}"),
            format!("{land}\n{mobile}"),
            format!("办公室{land}，手机{mobile}"),
            format!("{land}转8012，+86 {mobile}"),
            format!("+86-631-5550101 0086{mobile}"),
            format!("（0631）555 0101 86-{mobile}"),
        ];
        for field in fields {
            let numbers = of(&field);
            for text in texts_of_land.iter().chain(&texts_of_mobile) {
                assert!(numbers.within(text).is_some(), "{text} of {field}");
            }
        }
    }

    #[test]
    fn a_number_of_a_large_town_has_eight_digits() {
        let numbers = of("010-6655-1234");
        for text in ["6655 1234", "66551234", "01066551234", "+86 10 6655 1234"] {
            assert!(numbers.within(text).is_some(), "{text}");
        }
        assert_eq!(numbers.within("6551234"), None);
    }

    #[test]
    fn figures_are_no_telephone_number() {
        let numbers = of("0631-555-0101、13912345678、0631-202-6060");
        for text in [
            "2026年6月3日",
            "2026-06-03",
            "柳街办发〔2026〕60号",
            "15550101",
            "55501012",
            "5550101234",
            "A5550101",
            "5550101B",
            "120 350 410",
            "555人、0101",
            "139号1234户5678人",
            "555×0101",
            "0631-555-0103",
            "0.5550102",
            "264200",
        ] {
            assert_eq!(numbers.within(text), None, "{text}");
        }
    }

    #[test]
    fn an_extension_and_a_short_number_are_kept_apart() {
        let numbers = of("0631-555-0101转8012，短号661234");
        assert!(numbers.short.iter().eq(["661234", "8012"]));
        assert!(of("0631-5550101-8012").short.contains("8012"));
        assert!(of("0631-5550101-801").short.is_empty());
        let found = |text: &str| numbers.short_within(text).is_some();
        assert!(found("短号：661 234") && found("请拨８０１２"));
        assert!(!found("661人、234户") && !found("共661 234元"));
    }

    #[test]
    fn of_a_text_only_what_may_be_a_telephone_number_is_taken() {
        let mut numbers = Numbers::default();
        for text in [
            "2026年3月20日",
            "2026-03-01—2026-06-30",
            "20260320",
            "预算12345元",
            "2026-2030年",
            "共1234户",
            "9:00—11:30",
            "第2026号",
        ] {
            numbers.take_in_text(text);
        }
        assert_eq!(numbers, Numbers::default());
        numbers.take_in_text("夜间找13912345678，或者555-0101、短号61234");
        assert_eq!(
            (numbers.long.len(), numbers.local.len(), numbers.short.len()),
            (1, 1, 1)
        );
    }
}
