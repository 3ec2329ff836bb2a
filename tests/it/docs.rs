//! The documents name everything that there is to name.

use crate::key_table;

use std::path::Path;

use fangan::diagnostic::{Code, Lang, Locale};
use fangan::load::keys;
use fangan::write::Format;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The format's description with its tables of keys as the declarations have them.
fn with_tables(format: &str) -> String {
    let mut format = format.to_owned();
    for record in keys::all() {
        let heading = format!("\n### {}\n", record.name);
        let start = format.find(&heading).map(|at| at + heading.len());
        let start = start.unwrap_or_else(|| panic!("no heading {}", record.name));
        let end = format[start..]
            .find("\n#")
            .map_or(format.len(), |at| start + at + 1);
        let table = format[start..end].find("| key |").map(|at| start + at);
        let table = table.unwrap_or_else(|| panic!("no table below {}", record.name));
        let after = format[table..end]
            .find("\n\n")
            .map_or(end, |at| table + at + 1);
        format.replace_range(table..after, &key_table::of(record));
    }
    format
}

#[test]
fn the_tables_of_keys_are_what_the_declarations_say() {
    let format = read("docs/format.md");
    let fresh = with_tables(&format);
    let stale = format
        .lines()
        .zip(fresh.lines())
        .find(|(old, new)| old != new);
    assert_eq!(
        stale, None,
        "cargo test --test it -- --ignored write_the_tables_of_keys"
    );
    assert_eq!(format.len(), fresh.len());
}

#[test]
#[ignore = "writes docs/format.md"]
fn write_the_tables_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    std::fs::write(path, with_tables(&read("docs/format.md"))).unwrap();
}

#[test]
fn every_field_says_in_both_languages_what_it_is_for() {
    let hanzi = |text: &str| text.contains(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    for record in keys::all() {
        for field in record.fields {
            let [chinese, english, ..] = field.about else {
                panic!("{}.{}", record.name, field.name);
            };
            assert!(hanzi(chinese), "{}.{}: {chinese}", record.name, field.name);
            assert!(!english.trim().is_empty(), "{}.{}", record.name, field.name);
        }
    }
}

#[test]
fn every_word_of_a_closed_set_is_described() {
    let format = read("docs/format.md");
    let mut words: Vec<&str> = Vec::new();
    for record in keys::all() {
        for field in record.fields {
            if let keys::Kind::Choice(set) | keys::Kind::Columns(set, _) = field.kind {
                words.extend(set.words().into_iter().flatten());
            }
        }
    }
    words.extend(keys::OPEN.iter().filter(|word| **word != "TBD"));
    assert!(words.len() > 60);
    for word in words {
        let there =
            format.contains(&format!("`{word}`")) || format.contains(&format!("（{word}）"));
        assert!(there, "{word}");
    }
}

#[test]
fn every_fault_is_explained_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        for code in Code::ALL {
            let text = Locale::of(lang).explain(*code, |text, _| text.to_owned());
            let text = text.unwrap_or_else(|| panic!("{} in {lang:?}", code.name()));
            assert!(text.contains(code.name()), "{text}");
            assert!(text.lines().count() >= 4, "{text}");
        }
    }
}

#[test]
fn every_word_of_the_templates_is_described() {
    let described = read("docs/templates.md");
    let source = read("src/compose/markup/vocabulary.rs");
    let table = source.split("/// Reports every word").next().unwrap();
    let words: Vec<&str> = table.split('"').skip(1).step_by(2).collect();
    assert!(words.len() > 60);
    for word in words {
        let there = described.contains(&format!("`{word}`"))
            || (word.starts_with("level-") || word.starts_with('h'))
            || described.contains(&format!(".{word}`"));
        assert!(there, "{word}");
    }
}

#[test]
fn every_format_is_described() {
    let described = read("docs/files.md");
    for format in Format::ALL {
        let row = format!("\n| `{}` |", format.extension());
        assert!(described.contains(&row), "docs/files.md has no {row}");
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = [
        "README.md",
        "README.zh-CN.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/files.md",
        "docs/format.md",
        "docs/templates.md",
    ];
    let mut links = 0;
    for name in documents {
        let text = read(name);
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            let file = target.split('#').next().unwrap();
            if target.starts_with("http") || file.is_empty() {
                continue;
            }
            links += 1;
            let from = root.join(name);
            let path = from.parent().unwrap().join(file);
            assert!(path.exists(), "{name}: {target}");
        }
    }
    assert!(links > 10, "{links}");
}

#[test]
fn every_folder_of_the_source_is_on_the_map() {
    let map = read("ARCHITECTURE.md");
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in std::fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(map.contains(&format!("`{name}/`")), "{name}");
        }
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let map = read("ARCHITECTURE.md");
    let manifest = read("Cargo.toml");
    let table = manifest.split("[dependencies]").nth(1).unwrap();
    let table = table.split("\n[").next().unwrap();
    let names = table.lines().filter_map(|line| line.split_once(" ="));
    let names: Vec<&str> = names.map(|(name, _)| name).collect();
    assert!(names.len() > 10);
    for name in names {
        assert!(map.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn no_table_of_the_documents_has_a_row_twice() {
    for name in ["docs/format.md", "docs/templates.md", "docs/files.md"] {
        let text = read(name);
        // Each table is by itself: what stands in one may stand in another.
        for table in text.split("\n\n") {
            let mut seen = std::collections::BTreeSet::new();
            for row in table.lines().filter(|line| line.starts_with("| `")) {
                let key = row.split('|').nth(1).unwrap_or_default();
                assert!(seen.insert(key), "{name}: {row}");
            }
        }
    }
}
