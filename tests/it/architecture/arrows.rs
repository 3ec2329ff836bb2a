//! Takes the source files; gives which module each of them takes something from,
//! however the path is written: `use`, `pub use` or in the midst of a line, from
//! `crate`, `self` or `super` on.

use std::collections::{BTreeMap, BTreeSet};

/// Names from `src/` down to a module; none is the root.
pub type Module = Vec<String>;

/// A module that takes something from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub file: String,
    pub from: Module,
    pub to: Module,
}

/// The module that a file below `src/` is.
pub fn module(file: &str) -> Module {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "lib" | "main" => Module::new(),
        _ => path.split('/').map(str::to_string).collect(),
    }
}

/// All arrows from one module to another.
pub fn arrows(sources: &BTreeMap<String, String>) -> BTreeSet<Arrow> {
    let modules: BTreeSet<Module> = sources.keys().map(|file| module(file)).collect();
    let mut found = BTreeSet::new();
    for (file, text) in sources {
        let from = module(file);
        let (code, within) = code(text);
        let inner: Module = [&from[..], &["within".to_string()]].concat();
        let here = paths(&code).into_iter().map(|path| (&from, path));
        let there = paths(&within).into_iter().map(|path| (&inner, path));
        for (start, path) in here.chain(there) {
            let mut to = absolute(start, &path);
            while !modules.contains(&to) {
                to.pop();
            }
            let (file, from) = (file.clone(), from.clone());
            found.insert(Arrow { file, from, to });
        }
    }
    found.retain(|arrow| arrow.from != arrow.to);
    found
}

/// The code without comments: of the file's own module, and of those written
/// out within it, where `super` is the file's.
fn code(text: &str) -> (String, String) {
    let (mut own, mut within) = (String::new(), String::new());
    let mut inside = false;
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default();
        inside |= line.contains("mod ") && line.ends_with('{') && !line.starts_with(' ');
        let code = if inside { &mut within } else { &mut own };
        *code += line;
        code.push('\n');
        inside &= line != "}";
    }
    (own, within)
}

/// From the root on.
fn absolute(from: &[String], path: &[&str]) -> Module {
    let up = path.iter().filter(|name| **name == "super").count();
    let start = match path[0] {
        "crate" => &[],
        _ => &from[..from.len().saturating_sub(up)],
    };
    let down = path
        .iter()
        .filter(|name| !matches!(**name, "crate" | "self" | "super"));
    let down = down.map(|name| name.to_string());
    start.iter().cloned().chain(down).collect()
}

/// Every path in the code that begins at a module.
fn paths(code: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    for start in ["crate::", "self::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let before = &code[..at];
            let within_a_path = before.ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c));
            // `pub(in super::super)` says who may see it, and takes nothing.
            if !within_a_path && !before.ends_with("(in ") {
                tree(&code[at..], Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Reads a path, or the many paths of one with braces; gives what follows it.
fn tree<'a>(code: &'a str, mut before: Vec<&'a str>, found: &mut Vec<Vec<&'a str>>) -> &'a str {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
            if rest.is_empty() || rest.starts_with('}') {
                return rest.strip_prefix('}').unwrap_or(rest);
            }
            // Another name, `as …`, ends with its entry.
            rest = tree(rest, before.clone(), found).trim_start_matches(|c| c != ',' && c != '}');
        }
    }
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_');
    let (name, rest) = code.split_at(end.unwrap_or(code.len()));
    if !name.is_empty() {
        before.push(name);
    }
    match rest.trim_start().strip_prefix("::") {
        Some(rest) if !name.is_empty() => tree(rest, before, found),
        _ => {
            found.push(before);
            rest
        }
    }
}

/// Children of a folder that take from each other in a circle, in order.
pub fn circles(arrows: &BTreeSet<Arrow>, folder: &[String]) -> Vec<Vec<String>> {
    let child = |module: &Module| match module.strip_prefix(folder) {
        Some([child, ..]) => Some(child.clone()),
        _ => None,
    };
    // All that a child takes from, and what that takes from, and so on.
    let mut reached: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for arrow in arrows {
        if let (Some(from), Some(to)) = (child(&arrow.from), child(&arrow.to)) {
            reached.entry(from).or_default().insert(to);
        }
    }
    for through in reached.keys().cloned().collect::<Vec<_>>() {
        let further = reached[&through].clone();
        for to in reached.values_mut().filter(|to| to.contains(&through)) {
            to.extend(further.iter().cloned());
        }
    }
    let reaches = |a: &String, b: &String| reached.get(a).is_some_and(|to| to.contains(b));
    let circle = |a: &String| -> Vec<String> {
        let others = reached.keys();
        let both = others.filter(|b| *b != a && reaches(a, b) && reaches(b, a));
        both.chain([a])
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let all: BTreeSet<Vec<String>> = reached.keys().map(circle).collect();
    all.into_iter().filter(|circle| circle.len() > 1).collect()
}

#[test]
fn a_path_is_seen_however_it_is_written() {
    let text = "\
pub use crate::model::Form;
use crate::{load::raw, write::{self as w, pdf::{Cut}}};
// use crate::verify::Row;
use super::super::super::document::*;
pub(in super::super) fn f(x: &crate::compose::View) -> super::page::Page {}
mod tests {
    use super::super::page::Page;
    use super::super::super::super::office::Book;
}
";
    let mut sources = BTreeMap::from([("layout/block/list.rs".to_string(), text.to_string())]);
    for file in [
        "lib",
        "model/mod",
        "load/mod",
        "load/raw",
        "write/mod",
        "write/pdf/mod",
        "verify/mod",
        "document/mod",
        "compose/mod",
        "layout/mod",
        "layout/block/page",
        "office/mod",
        "cli/mod",
    ] {
        sources.insert(format!("{file}.rs"), String::new());
    }
    let found: Vec<String> = arrows(&sources)
        .into_iter()
        .map(|a| a.to.join("/"))
        .collect();
    let expected = [
        "compose",
        "document",
        "layout/block/page",
        "load/raw",
        "model",
        "office",
        "write",
        "write/pdf",
    ];
    assert_eq!(found, expected);
}
