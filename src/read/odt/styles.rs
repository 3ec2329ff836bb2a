//! Takes the styles of an .odt; gives what paragraphs, words and lists have.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{attribute, is};
use crate::read::flow::Align;
use crate::read::lists::{LEVELS, Level};
use crate::read::numerals::Numerals;

/// What is set somewhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Set {
    pub align: Option<Align>,
    pub page_before: Option<bool>,
    pub size: Option<u32>,
    pub bold: Option<bool>,
    pub red: Option<bool>,
    /// The list that paragraphs of the style are in.
    pub list: Option<String>,
    base: Option<String>,
}

impl Set {
    /// What stands here, and below it what stands there.
    pub(super) fn over(&self, below: &Set) -> Set {
        Set {
            align: self.align.or(below.align),
            page_before: self.page_before.or(below.page_before),
            size: self.size.or(below.size),
            bold: self.bold.or(below.bold),
            red: self.red.or(below.red),
            list: self.list.clone().or(below.list.clone()),
            base: None,
        }
    }
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    sets: BTreeMap<(bool, String), Set>,
    /// The levels of each list.
    pub lists: BTreeMap<String, Vec<Level>>,
}

/// How far styles are based on each other.
const DEEPEST: usize = 20;

impl Styles {
    /// Takes on the styles of a part.
    pub(super) fn read<'a>(&mut self, root: Node<'a, 'a>) {
        for node in root.descendants() {
            let Some(name) = attribute(&node, "name") else {
                continue;
            };
            if is(&node, "style") {
                let words = attribute(&node, "family") == Some("text");
                self.sets.insert((words, name.to_string()), set(node));
            } else if is(&node, "list-style") {
                self.lists.insert(name.to_string(), levels(node));
            }
        }
    }

    /// What a style has, of words or of paragraphs.
    pub(super) fn of(&self, words: bool, name: Option<&str>) -> Set {
        let mut next = name.map(str::to_string);
        let mut found = Set::default();
        for _ in 0..DEEPEST {
            let Some(own) = next.and_then(|name| self.sets.get(&(words, name))) else {
                break;
            };
            found = found.over(own);
            next = own.base.clone();
        }
        found
    }
}

fn set<'a>(style: Node<'a, 'a>) -> Set {
    let mut set = Set {
        base: attribute(&style, "parent-style-name").map(str::to_string),
        list: attribute(&style, "list-style-name")
            .filter(|name| !name.is_empty())
            .map(str::to_string),
        ..Set::default()
    };
    for node in style.children() {
        if is(&node, "paragraph-properties") {
            set.align = attribute(&node, "text-align").map(|align| match align {
                "center" => Align::Center,
                "end" | "right" => Align::Right,
                _ => Align::Left,
            });
            set.page_before = attribute(&node, "break-before").map(|word| word == "page");
        } else if is(&node, "text-properties") {
            // What Chinese words have goes before what Western ones have.
            let of = |name: &str, plain: &str| attribute(&node, name).or(attribute(&node, plain));
            let points = of("font-size-asian", "font-size")
                .and_then(|size| size.strip_suffix("pt")?.parse::<f32>().ok());
            set.size = points.map(|points| (points * 2.0).round() as u32);
            set.bold = of("font-weight-asian", "font-weight")
                .map(|weight| weight == "bold" || weight == "700");
            set.red = attribute(&node, "color")
                .map(|color| crate::read::flow::is_red(color.trim_start_matches('#')));
        }
    }
    set
}

fn levels<'a>(list: Node<'a, 'a>) -> Vec<Level> {
    let mut levels = vec![Level::default(); LEVELS];
    for node in list.children() {
        let number = attribute(&node, "level").and_then(|level| level.parse::<usize>().ok());
        let Some(level) = number.and_then(|n| levels.get_mut(n.checked_sub(1)?)) else {
            continue;
        };
        if !is(&node, "list-level-style-number") {
            level.numerals = Numerals::None;
            continue;
        }
        let place = number.unwrap_or(1);
        let format = attribute(&node, "num-format").unwrap_or("");
        let affix = |name| attribute(&node, name).unwrap_or("");
        *level = Level {
            text: format!("{}%{place}{}", affix("num-prefix"), affix("num-suffix")),
            numerals: numerals(format),
            start: attribute(&node, "start-value")
                .and_then(|n| n.parse().ok())
                .unwrap_or(1),
        };
    }
    levels
}

fn numerals(format: &str) -> Numerals {
    match format.chars().next() {
        None => Numerals::None,
        Some('一' | '壹' | '甲') => Numerals::Hanzi,
        Some('①') => Numerals::Circled,
        Some('a') => Numerals::Lower,
        Some('A') => Numerals::Upper,
        Some('i') => Numerals::LowerRoman,
        Some('I') => Numerals::UpperRoman,
        Some(_) => Numerals::Digits,
    }
}
