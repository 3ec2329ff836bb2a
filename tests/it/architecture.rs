//! The structure that ARCHITECTURE.md promises, read off the source.

mod arrows;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use arrows::{Arrow, Module, arrows, circles, module};

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

fn is_root(file: &str) -> bool {
    module(file).is_empty()
}

/// The folder or file directly below `src/` that a file belongs to.
fn room(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

/// What each room takes from others, those at the bottom first; a room that is
/// not listed is new: list it.
const TAKES: [(&str, &str); 31] = [
    ("character", ""),
    ("diagnostic", "character"),
    ("spelling", "character"),
    ("record", ""),
    ("digest", ""),
    ("defaults", ""),
    ("read", "diagnostic"),
    ("model", "character diagnostic record"),
    ("document", "character diagnostic model"),
    ("picture", "digest document"),
    ("load", "character diagnostic model record spelling"),
    ("standing", "diagnostic model"),
    ("resolve", "character diagnostic load model record spelling"),
    ("compose", "diagnostic document model record"),
    ("layout", "character diagnostic document"),
    (
        "write",
        "diagnostic digest document layout model picture read",
    ),
    (
        "office",
        "character diagnostic digest load model read spelling write",
    ),
    ("verify", "character diagnostic document layout read write"),
    ("workspace", "diagnostic digest layout load"),
    (
        "engine",
        "character compose defaults diagnostic digest document layout load model office picture read resolve standing verify workspace write",
    ),
    (
        "ledger",
        "diagnostic engine load model resolve standing write",
    ),
    ("register", "diagnostic engine load model resolve write"),
    (
        "life",
        "compose diagnostic engine load model register resolve workspace write",
    ),
    (
        "agenda",
        "change consult diagnostic engine ledger life model workspace write",
    ),
    (
        "collect",
        "diagnostic digest engine ledger load model office write",
    ),
    (
        "consult",
        "diagnostic digest engine load model office read workspace write",
    ),
    (
        "renewal",
        "collect diagnostic engine load model workspace write",
    ),
    (
        "change",
        "compose diagnostic digest document engine layout life load model resolve standing workspace write",
    ),
    ("assist", "diagnostic engine load model resolve workspace"),
    (
        "serve",
        "agenda change collect defaults diagnostic digest engine layout ledger life load model office register resolve verify workspace write",
    ),
    (
        "cli",
        "agenda assist change character collect compose consult defaults diagnostic engine layout ledger life load model office read register renewal resolve serve verify workspace write",
    ),
];

#[test]
fn arrows_run_from_data_to_files_and_never_back() {
    let mut taken: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for file in sources().keys().filter(|file| !is_root(file)) {
        taken.entry(room(file).to_string()).or_default();
    }
    for arrow in arrows(&sources()) {
        if let (Some(from), Some(to)) = (arrow.from.first(), arrow.to.first())
            && from != to
        {
            let others = taken.entry(from.clone()).or_default();
            others.insert(to.clone(), arrow.file);
        }
    }
    let mut wrong = Vec::new();
    for (here, others) in &taken {
        let listed = TAKES.iter().find(|(room, _)| room == here);
        let Some((_, listed)) = listed else {
            panic!("{here} is a new room; say here what it takes from");
        };
        let listed: Vec<&str> = listed.split_whitespace().collect();
        for (other, file) in others {
            if !listed.contains(&other.as_str()) {
                wrong.push(format!("{file} takes from {other}"));
            }
        }
        let unused = listed.iter().filter(|other| !others.contains_key(**other));
        wrong.extend(unused.map(|other| format!("{here} takes nothing from {other} any more")));
    }
    let gone = TAKES.iter().filter(|(room, _)| !taken.contains_key(*room));
    wrong.extend(gone.map(|(room, _)| format!("{room} is no more")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Files and folders side by side take from each other one way.
#[test]
fn nothing_takes_from_each_other_in_a_circle() {
    let sources = sources();
    let mut arrows = arrows(&sources);
    // Tests look at whatever they need.
    arrows.retain(|arrow| !arrow.file.contains("tests"));
    let mut folders: BTreeSet<Module> = BTreeSet::new();
    for file in sources.keys() {
        let module = module(file);
        folders.extend((0..module.len()).map(|depth| module[..depth].to_vec()));
    }
    let mut found = Vec::new();
    for folder in folders {
        let circles = circles(&arrows, &folder).into_iter();
        found.extend(circles.map(|circle| (folder.join("/"), circle)));
    }
    assert_eq!(found, [], "circles");
}

/// The rooms of the layout as a text goes through them: each takes from those
/// before it alone.
const LAYOUT: &str = "seams inks pages font style shared text line page block fitting measures";

#[test]
fn a_text_goes_through_the_rooms_of_the_layout_one_way() {
    let floor = |room: &str| {
        let known = LAYOUT.split(' ').position(|other| other == room);
        known.unwrap_or_else(|| panic!("{room} is a new room of the layout; say where it stands"))
    };
    let mut wrong = Vec::new();
    for Arrow { file, from, to } in arrows(&sources()) {
        let (["layout", below @ ..], ["layout", other @ ..]) = (&names(&from)[..], &names(&to)[..])
        else {
            continue;
        };
        match (below, other) {
            // The face of a room is made of its files.
            _ if from.starts_with(&to) && !file.contains("tests") => {
                wrong.push(format!("{file} back to the face of its room"));
            }
            ([room, ..], [up, ..]) if floor(up) > floor(room) => {
                wrong.push(format!("{file} up to {up}"));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn names(module: &Module) -> Vec<&str> {
    module.iter().map(String::as_str).collect()
}

#[test]
fn every_row_that_is_measured_or_named_is_described() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/typesetting.md");
    let described = std::fs::read_to_string(path).unwrap();
    let (mut seen, mut missing) = (0, Vec::new());
    for (file, text) in sources() {
        let measured = text.split("rule(").skip(1);
        let measured = measured.filter_map(|rest| rest.trim_start().strip_prefix('"'));
        let named = text.split("typesetting.md ").skip(1);
        for rest in measured.chain(named) {
            let number: String = rest
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == '.')
                .collect();
            let number = number.trim_end_matches('.');
            if number.is_empty() {
                continue;
            }
            seen += 1;
            let heads = [format!("\n| {number} |"), format!("\n### {number} ")];
            if !heads.iter().any(|head| described.contains(head)) {
                missing.push(format!("{file}: {number}"));
            }
        }
    }
    assert!(seen > 60, "only {seen} rows found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_library_is_named_in_its_own_room_only() {
    let homes: [(&str, &[&str]); 24] = [
        // Data in one file; the program's own YAML, wording and styles, in one each.
        (
            "serde_yaml",
            &["load/yaml.rs", "diagnostic/locale", "layout/style/tree.rs"],
        ),
        ("saphyr_parser", &["load/"]),
        (
            "tera",
            &["compose/engine.rs", "compose/bounds.rs", "serve/page.rs"],
        ),
        (
            "roxmltree",
            &[
                "compose/markup/",
                "office/",
                "read/word/",
                "read/odt/",
                "picture/svg/",
            ],
        ),
        // Of the same name as the writer of pages as pictures.
        ("png", &["picture/", "write/mod.rs"]),
        ("zune_jpeg", &["picture/"]),
        ("base64", &["write/picture.rs"]),
        ("zip", &["write/package.rs", "read/package.rs"]),
        ("rust_xlsxwriter", &["write/xlsx"]),
        ("calamine", &["office/import/"]),
        ("pinyin", &["office/import/spelt.rs"]),
        ("printpdf", &["write/pdf"]),
        ("lopdf", &["write/pdf", "read/pdf"]),
        ("subsetter", &["write/pdf"]),
        ("harfrust", &["layout/font"]),
        (
            "skrifa",
            &[
                "layout/font",
                "write/outline.rs",
                "write/pdf",
                "write/svg",
                "write/png",
                "write/ofd",
            ],
        ),
        ("fontdb", &["layout/font"]),
        ("axum", &["serve/"]),
        ("tokio", &["serve/"]),
        ("getrandom", &["serve/place.rs"]),
        ("clap", &["cli/"]),
        (
            "tiny_skia",
            &["write/png", "picture/drawn.rs", "picture/svg/"],
        ),
        ("usvg", &["picture/svg/"]),
        ("indicatif", &["cli/"]),
    ];
    let mut wrong = Vec::new();
    let mut unused: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (library, homes) in homes {
        unused.extend(homes.iter().map(|home| (library, *home)));
    }
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
            if named {
                unused.retain(|(l, home)| *l != library || !path.starts_with(home));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(unused.is_empty(), "not named there any more: {unused:?}");
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
            "TitleDiffers",
            "UnknownClause",
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
            "EndedPost",
            "EndedUnit",
            "NoHead",
            "UnitLedTwice",
            "UnitWithoutLeader",
            "HolderWithoutPost",
            "VacantPortfolio",
            "VacantPost",
        ],
    ),
    (
        "people who are listed twice are joined, and empty seats filled, on the way",
        &["DuplicateInBody", "LeadsAndSupports", "VacantLeader"],
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
