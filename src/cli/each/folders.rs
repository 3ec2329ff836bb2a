//! Takes a pattern such as `offices/*`; gives the offices that it names, in order.

use std::path::{Path, PathBuf};

use super::Office;
use crate::cli::args::Global;

/// The folders below the root that a pattern names, `*` and `?` standing for any
/// characters of a name. An office has data or settings; a layer is none.
pub(super) fn offices(global: &Global, pattern: &str) -> Vec<Office> {
    // Where no shell takes them away, quotes come along.
    let pattern = pattern.trim_matches(['\'', '"']).replace('\\', "/");
    let mut folders = vec![match pattern.starts_with('/') {
        true => PathBuf::from("/"),
        false => global.root.clone(),
    }];
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        folders = folders
            .iter()
            .flat_map(|folder| named(folder, part))
            .collect();
    }
    folders.sort();
    folders.dedup();
    let is_office = |folder: &PathBuf| folder.join("data").is_dir() && !is_layer(folder);
    let office = |folder: PathBuf| {
        let name = folder.strip_prefix(&global.root).unwrap_or(&folder);
        let name = name.to_string_lossy().replace('\\', "/");
        Office {
            global: Global {
                output: global.output.as_ref().map(|output| output.join(&name)),
                root: folder,
                each: None,
                ..global.clone()
            },
            name,
        }
    };
    folders.into_iter().filter(is_office).map(office).collect()
}

/// What a part of a pattern names in a folder.
fn named(folder: &Path, part: &str) -> Vec<PathBuf> {
    if !part.contains(['*', '?']) {
        return vec![folder.join(part)];
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let fits = names.filter(|name| !name.starts_with('.') && matches(part, name));
    fits.map(|name| folder.join(name)).collect()
}

/// Whether a name is what a pattern says.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut of) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while of < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, of));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[of] => (at, of) = (at + 1, of + 1),
            _ => match star {
                Some((from, taken)) => {
                    star = Some((from, taken + 1));
                    (at, of) = (from + 1, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

fn is_layer(folder: &Path) -> bool {
    crate::workspace::Workspace::at(folder).is_layer()
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_any_characters() {
        for (pattern, name) in [
            ("*", "东城"),
            ("街道-*", "街道-东城"),
            ("a?c*", "abcd"),
            ("*b*", "abab"),
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("街道-*", "社区-东城"), ("a?", "a"), ("ab", "abc")] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}
