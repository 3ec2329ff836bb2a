//! The documents name everything that there is to name.

use std::path::Path;

use fangan::diagnostic::{Code, Lang, Locale};
use fangan::load::keys;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The part of a document below the heading of that name.
fn below<'a>(text: &'a str, heading: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("\n### {heading}\n"))?;
    Some(rest.split("\n#").next().unwrap_or(rest))
}

#[test]
fn every_key_and_alias_is_described_with_its_record() {
    let format = read("docs/format.md");
    let mut missing = Vec::new();
    for record in keys::ALL {
        let Some(table) = below(&format, record.name) else {
            missing.push(format!("no heading {}", record.name));
            continue;
        };
        for field in record.fields {
            let row = table
                .lines()
                .find(|line| line.starts_with(&format!("| `{}` ", field.name)));
            let row = row.unwrap_or("");
            for key in std::iter::once(&field.name).chain(field.aliases) {
                if !row.contains(&format!("`{key}`")) {
                    missing.push(format!("{}: {key}", record.name));
                }
            }
            if field.required != row.contains("**\\***") {
                missing.push(format!("{}: {} required?", record.name, field.name));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_key_is_described_that_does_not_exist() {
    let format = read("docs/format.md");
    let mut rows = 0;
    for record in keys::ALL {
        for line in below(&format, record.name).unwrap_or("").lines() {
            let Some((key, _)) = line
                .strip_prefix("| `")
                .and_then(|rest| rest.split_once('`'))
            else {
                continue;
            };
            rows += 1;
            assert!(record.field(key).is_some(), "{}: {key}", record.name);
        }
    }
    assert!(rows > 200, "{rows}");
}

#[test]
fn every_word_of_a_closed_set_is_described() {
    let format = read("docs/format.md");
    let mut words: Vec<&str> = Vec::new();
    for record in keys::ALL {
        for field in record.fields {
            if let keys::Kind::Choice(set) | keys::Kind::Choices(set) = field.kind {
                words.extend(set.words().into_iter().flatten());
            }
        }
    }
    words.extend(keys::OPEN.iter().filter(|word| **word != "TBD"));
    words.extend(keys::LATER_PARTS);
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
            let text = Locale::of(lang).explain(*code);
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
fn links_between_documents_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = [
        "README.md",
        "README.zh-CN.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
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
