//! The structure that ARCHITECTURE.md promises, read off the source.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.insert(
                    name.replace('\\', "/"),
                    std::fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }
    assert!(found.len() > 60, "only {} files found", found.len());
    found
}

/// The folder or file directly below `src/` that a file belongs to.
fn room(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

/// The rooms that a file takes things from.
fn taken(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    let uses = lines.filter_map(|line| line.strip_prefix("use crate::"));
    uses.map(|rest| rest.split([':', ';', '{']).next().unwrap_or(rest))
        .collect()
}

#[test]
fn arrows_run_from_data_to_files_and_never_back() {
    // What each room may take from; a room that is not listed is new: list it.
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("diagnostic", &[][..]),
        ("record", &[]),
        ("model", &["diagnostic", "record"]),
        ("document", &["diagnostic", "model"]),
        ("load", &["diagnostic", "model", "record"]),
        ("resolve", &["diagnostic", "model", "load"]),
        ("standing", &["diagnostic", "model"]),
        ("compose", &["diagnostic", "model", "document"]),
        // Style sheets are YAML: the one reader of it serves the layout as well.
        ("layout", &["diagnostic", "document", "load", "model"]),
        (
            "write",
            &["diagnostic", "document", "layout", "model", "read"],
        ),
        (
            "office",
            &["diagnostic", "document", "load", "model", "read", "write"],
        ),
        ("read", &["diagnostic"]),
        ("verify", &["diagnostic", "layout", "read"]),
        ("defaults", &[]),
        ("digest", &[]),
    ]);
    let verbs_above = [
        "change",
        "cli",
        "engine",
        "ledger",
        "lib",
        "main",
        "serve",
        "workspace",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let here = room(&path);
        if verbs_above.contains(&here) {
            continue;
        }
        let Some(allowed) = allowed.get(here) else {
            panic!("{path}: a new room; say here what it may take from");
        };
        for other in taken(&text) {
            if other != here && !allowed.contains(&other) {
                wrong.push(format!("{path} takes from {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_library_is_named_in_its_own_room_only() {
    let homes: [(&str, &[&str]); 15] = [
        // Data in one file; the program's own YAML, wording and styles, in one each.
        (
            "serde_yaml",
            &["load/yaml.rs", "diagnostic/locale", "layout/style/tree.rs"],
        ),
        ("saphyr_parser", &["load/"]),
        ("tera", &["compose/engine.rs"]),
        ("roxmltree", &["compose/markup/", "office/"]),
        ("zip", &["write/docx", "read/package.rs"]),
        ("rust_xlsxwriter", &["write/xlsx"]),
        ("calamine", &["office/import/"]),
        ("printpdf", &["write/pdf"]),
        ("lopdf", &["write/pdf", "read/pdf"]),
        ("subsetter", &["write/pdf"]),
        ("harfrust", &["layout/"]),
        (
            "skrifa",
            &["layout/font", "layout/text/shape.rs", "write/pdf"],
        ),
        ("fontdb", &["layout/font"]),
        ("clap", &["cli/"]),
        ("indicatif", &["cli/"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if path.contains("tests") {
            continue;
        }
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        let code: Vec<&str> = code.collect();
        for (library, homes) in homes {
            let named = code.iter().any(|line| {
                line.contains(&format!("use {library}")) || line.contains(&format!("{library}::"))
            });
            if named && !homes.iter().any(|home| path.starts_with(home)) {
                wrong.push(format!("{path} names {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_disk_belongs_to_the_workspace() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let free =
            path.starts_with("workspace") || path.starts_with("cli/") || path.starts_with("serve/");
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        let test = path.contains("tests");
        if !free && !test && (code.contains("std::fs") || code.contains("std::env::")) {
            wrong.push(path);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_stay_small_enough_to_read() {
    let mut long = Vec::new();
    for (path, text) in sources() {
        // Records and tables of words are lists, not code to follow.
        let list = ["diagnostic/code.rs", "layout/style/sections.rs"];
        let list = list.contains(&path.as_str()) || path.contains("tests");
        let lines = text.lines().count();
        if lines > 400 && !list {
            long.push(format!("{path}: {lines} lines"));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// What `resolve/` reports outside `resolve/rules/`, since it cannot be judged
/// apart from finding it.
const FOUND_WHILE_RESOLVING: [(&str, &[&str]); 4] = [
    (
        "a word is known to mean nothing, or too much, when it is looked up",
        &[
            "AmbiguousReference",
            "InvalidReference",
            "UnknownAttachment",
            "UnknownBasis",
            "UnknownCategory",
            "UnknownDepartment",
            "UnknownIssuer",
            "UnknownParty",
            "UnknownPerson",
            "UnknownPlan",
            "UnknownPortfolio",
            "UnknownPost",
        ],
    ),
    (
        "who holds a post or leads a field is asked place by place, on a day",
        &[
            "ActingAppointedPost",
            "EndedUnit",
            "HolderWithoutPost",
            "VacantPortfolio",
            "VacantPost",
        ],
    ),
    (
        "people who are listed twice are joined, and empty seats filled, on the way",
        &["DuplicateInBody", "VacantLeader"],
    ),
    (
        "a rota is made day by day, and each turn depends on the one before",
        &[
            "AbsentWithoutCover",
            "LeftButListed",
            "RotaTooLong",
            "RotaWithoutDays",
            "RotaWithoutHolder",
            "SwapWithoutDuty",
        ],
    ),
];

/// The codes that a text names.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.split("Code::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn resolve_reports_from_its_rules_or_what_it_finds_on_the_way() {
    let listed = FOUND_WHILE_RESOLVING.iter().flat_map(|(_, codes)| *codes);
    let mut unseen: Vec<&str> = listed.copied().collect();
    let known = unseen.clone();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let rule = path.starts_with("resolve/rules/");
        for code in codes(&text).filter(|_| path.starts_with("resolve/") && !rule) {
            unseen.retain(|listed| *listed != code);
            if !known.contains(&code) {
                wrong.push(format!("{path} reports {code}: make it a rule"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(unseen.is_empty(), "no longer found on the way: {unseen:?}");
}

#[test]
fn every_fault_that_has_a_name_is_reported_somewhere() {
    let sources = sources();
    let sources = sources.iter();
    let reporting = sources.filter(|(path, _)| !path.starts_with("diagnostic/"));
    let named: Vec<&str> = reporting.flat_map(|(_, text)| codes(text)).collect();
    let all = fangan::diagnostic::Code::ALL.iter();
    let never = all.filter(|code| !named.contains(&format!("{code:?}").as_str()));
    let never: Vec<_> = never.collect();
    assert!(never.is_empty(), "{never:?}");
}
