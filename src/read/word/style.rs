//! Takes styles.xml; gives what a paragraph has from its style.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::xml::{attribute, child, is, number, parsed, switch, value};
use crate::diagnostic::Diagnostic;
use crate::read::flow::{Align, is_red};

/// What is set somewhere; the rest comes from below.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Set {
    pub align: Option<Align>,
    pub size: Option<u32>,
    pub bold: Option<bool>,
    pub red: Option<bool>,
    pub numbered: Option<(u32, u32)>,
}

impl Set {
    /// What stands here, and below it what stands there.
    pub(super) fn over(self, below: Set) -> Set {
        Set {
            align: self.align.or(below.align),
            size: self.size.or(below.size),
            bold: self.bold.or(below.bold),
            red: self.red.or(below.red),
            numbered: self.numbered.or(below.numbered),
        }
    }

    /// What the properties of a paragraph say.
    pub(super) fn of_paragraph<'a>(properties: Node<'a, 'a>) -> Set {
        let align = value(properties, "jc").map(|jc| match jc {
            "center" => Align::Center,
            "right" | "end" => Align::Right,
            _ => Align::Left,
        });
        let numbered = child(properties, "numPr").map(|n| {
            let list = number(n, "numId").unwrap_or(0);
            (list, number(n, "ilvl").unwrap_or(0))
        });
        Set {
            align,
            numbered,
            ..Set::default()
        }
    }

    /// What the properties of a run say.
    pub(super) fn of_run<'a>(properties: Node<'a, 'a>) -> Set {
        Set {
            size: number(properties, "sz"),
            bold: switch(properties, "b"),
            red: value(properties, "color").map(is_red),
            ..Set::default()
        }
    }
}

/// The styles of a document.
pub(super) struct Styles {
    by_id: BTreeMap<String, (Set, Option<String>)>,
    plain: Set,
    default: Option<String>,
}

/// How far styles are based on each other.
const DEEPEST: usize = 20;

impl Styles {
    /// Reads the part; an empty text has no styles.
    pub(super) fn read(text: &str) -> Result<Self, Box<Diagnostic>> {
        let mut styles = Styles {
            by_id: BTreeMap::new(),
            plain: Set::default(),
            default: None,
        };
        if text.is_empty() {
            return Ok(styles);
        }
        let tree = parsed(text)?;
        for node in tree.root_element().children() {
            if is(&node, "docDefaults") {
                let run = child(node, "rPrDefault").and_then(|n| child(n, "rPr"));
                styles.plain = run.map(Set::of_run).unwrap_or_default();
            } else if is(&node, "style") && attribute(node, "type") != Some("character") {
                let Some(id) = attribute(node, "styleId") else {
                    continue;
                };
                let run = child(node, "rPr").map(Set::of_run).unwrap_or_default();
                let paragraph = child(node, "pPr").map(Set::of_paragraph);
                let set = paragraph.unwrap_or_default().over(run);
                if matches!(attribute(node, "default"), Some("1" | "true"))
                    && attribute(node, "type") == Some("paragraph")
                {
                    styles.default = Some(id.to_string());
                }
                let base = value(node, "basedOn").map(str::to_string);
                styles.by_id.insert(id.to_string(), (set, base));
            }
        }
        Ok(styles)
    }

    /// What a paragraph of that style has.
    pub(super) fn of(&self, id: Option<&str>) -> Set {
        let mut next = id.or(self.default.as_deref());
        let mut set = Set::default();
        for _ in 0..DEEPEST {
            let Some((own, base)) = next.and_then(|id| self.by_id.get(id)) else {
                break;
            };
            set = set.over(*own);
            next = base.as_deref();
        }
        set.over(self.plain)
    }
}
