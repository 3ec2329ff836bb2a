//! The schemas for editors: what is right by the decoder is right by them, and
//! what a schema can know to be wrong is.

use std::path::Path;

use boon::{Compiler, Schemas};
use fangan::diagnostic::Lang;
use fangan::layout::style;
use fangan::load::schema::{Keys, Subject, schema};
use fangan::load::with_chinese_keys;
use serde_json::Value;

use crate::common::folder::{Folder, repository};
use crate::common::{annotated, data};

/// A validator that is not ours.
struct Judge(Schemas, boon::SchemaIndex);

impl Judge {
    /// A schema that is none by the meta-schema is refused here.
    fn of(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler
            .add_resource("https://example.org/it", schema)
            .unwrap();
        let index = compiler.compile("https://example.org/it", &mut schemas);
        let index = index.unwrap_or_else(|fault| panic!("{fault:#}"));
        Self(schemas, index)
    }

    fn fault(&self, text: &str) -> Option<String> {
        let yaml: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
        let value = serde_json::to_value(yaml).ok()?;
        let judged = self.0.validate(&value, self.1);
        judged.err().map(|fault| format!("{fault:#}"))
    }
}

/// What is right, all of it: the sample, the stories, the sheets to begin from.
fn right() -> Vec<(String, String)> {
    let mut all = data::sample();
    all.extend(
        data::stories()
            .into_iter()
            .map(|(path, text)| (path.display().to_string(), text)),
    );
    all
}

#[test]
fn what_is_right_is_right_by_the_schema_in_all_keys() {
    let judges = [Keys::Both, Keys::English, Keys::Chinese]
        .map(|keys| [Lang::Zh, Lang::En].map(|lang| Judge::of(schema(Subject::Data, keys, lang))));
    let (mut wrong, mut judged) = (String::new(), 0);
    let mut hold = |judge: &Judge, path: &str, text: &str| {
        judged += 1;
        if let Some(fault) = judge.fault(text) {
            wrong += &format!(
                "{path}: {}\n",
                fault.lines().take(12).collect::<Vec<_>>().join("\n")
            );
        }
    };
    for (path, text) in right() {
        hold(&judges[0][0], &path, &text);
        let chinese = with_chinese_keys("data/x.yaml", &text);
        hold(&judges[2][1], &format!("{path} in Chinese"), &chinese);
    }
    for (path, text) in data::sample() {
        if !text.contains("\n章节:") {
            hold(&judges[1][0], &path, &text);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(judged > 60, "{judged}");
}

#[test]
fn settings_and_style_sheets_have_schemas_of_their_own() {
    let settings = Judge::of(schema(Subject::Settings, Keys::Both, Lang::Zh));
    let text = std::fs::read_to_string(repository().join("fangan.yaml")).unwrap();
    assert_eq!(settings.fault(&text), None);
    assert_eq!(settings.fault("级别: {still-open: 错误}\n"), None);
    assert!(settings.fault("级别: {still-opened: 错误}\n").is_some());
    assert!(settings.fault("今天: 2026-04-10\n").is_some());
    for chinese in [true, false] {
        let sheets = Judge::of(style::schema(chinese));
        for name in ["gbt9704", "plain", "letter", "house"] {
            let text = style::built_in(name).unwrap();
            assert_eq!(sheets.fault(text), None, "{name}");
        }
        assert_eq!(sheets.fault("extends: gbt9704\ngrid:\n  pitch: 28\n"), None);
        for wrong in [
            "grid:\n  pitsch: 28\n",
            "grid:\n  lines: 500\n",
            "headings:\n  - face: 圆体\n",
        ] {
            assert!(sheets.fault(wrong).is_some(), "{wrong}");
        }
    }
    let pitch = &style::schema(true)["anyOf"][0]["properties"]["grid"]["properties"]["lines"];
    assert!(
        pitch["description"].as_str().unwrap().contains("22"),
        "{pitch}"
    );
}

/// What is wrong by structure alone is wrong by the schema, too.
#[test]
fn a_mistake_that_a_schema_can_know_is_refused() {
    const KNOWN: [&str; 8] = [
        "unknown-key",
        "missing-field",
        "wrong-type",
        "unknown-value",
        "invalid-date",
        "invalid-id",
        "invalid-number",
        "unquoted-special",
    ];
    /// To a schema it is one long word.
    const OPEN: [&str; 1] = ["wrong-type-list.yaml"];
    let judge = Judge::of(schema(Subject::Data, Keys::Both, Lang::Zh));
    let (mut passed, mut refused) = (Vec::new(), 0);
    for path in annotated::cases(&repository().join("tests/cases/mistakes")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let noted = annotated::noted(&text);
        if !noted.iter().any(|noted| KNOWN.contains(&noted.code)) || OPEN.contains(&&*name) {
            continue;
        }
        // What is no YAML at all an editor tells by itself.
        if serde_yaml::from_str::<serde_yaml::Value>(&text).is_err() {
            continue;
        }
        match judge.fault(&text) {
            Some(_) => refused += 1,
            None => passed.push(name),
        }
    }
    assert!(passed.is_empty(), "{passed:?}");
    assert!(refused >= 14, "{refused}");
}

#[test]
fn a_new_folder_says_to_editors_what_it_is() {
    let folder = Folder::new();
    folder.well(&["init", "."]);
    let settings: Value = serde_json::from_str(&folder.read(".vscode/settings.json")).unwrap();
    for (schema, files) in settings["yaml.schemas"].as_object().unwrap() {
        let text = folder.read(schema.trim_start_matches("./"));
        let judge = Judge::of(serde_json::from_str(&text).unwrap());
        let files = files[0].as_str().unwrap();
        if files == "fangan.yaml" {
            assert_eq!(judge.fault(&folder.read(files)), None);
        }
        if files.starts_with("data/") {
            for (name, bytes) in folder.files("data") {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                if Path::new(&name).extension().is_some_and(|e| e == "yaml") {
                    assert_eq!(judge.fault(&text), None, "{name}");
                }
            }
        }
    }
    let first = folder.read("fangan.yaml");
    let modeline = first.lines().next().unwrap();
    let (_, path) = modeline.split_once("$schema=").unwrap();
    assert!(folder.join(path).exists(), "{modeline}");
    // An office’s own settings of the editor stay; schemas follow the program.
    folder.write(".vscode/settings.json", "{}");
    folder.write(".vscode/fangan-data.schema.json", "{}");
    folder.well(&["schema", "--install"]);
    assert_eq!(folder.read(".vscode/settings.json"), "{}");
    assert_ne!(folder.read(".vscode/fangan-data.schema.json"), "{}");
    // And it may be printed, for any other editor.
    let printed = folder.well(&["schema", "style", "--lang", "en"]);
    Judge::of(serde_json::from_str(&printed).unwrap());
}

/// The schema of `fangan.yaml` as the common collection of schemas wants it.
fn for_the_collection() -> String {
    let mut fresh = schema(Subject::Settings, Keys::Both, Lang::En);
    fresh["$id"] = "https://www.schemastore.org/fangan.json".into();
    serde_json::to_string_pretty(&fresh).unwrap() + "\n"
}

const COLLECTION: &str = "editors/schemastore";

#[test]
fn the_collection_of_schemas_gets_what_the_declarations_say() {
    let folder = repository().join(COLLECTION);
    let offered = std::fs::read_to_string(folder.join("fangan.json")).unwrap();
    assert!(
        offered == for_the_collection(),
        "cargo test --test it -- --ignored write_the"
    );
    let judge = Judge::of(serde_json::from_str(&offered).unwrap());
    let ours = std::fs::read_to_string(repository().join("fangan.yaml")).unwrap();
    assert_eq!(judge.fault(&ours), None);
    let entry = std::fs::read_to_string(folder.join("catalog.json")).unwrap();
    let entry: Value = serde_json::from_str(&entry).unwrap();
    let offered: Value = serde_json::from_str(&offered).unwrap();
    assert_eq!(entry["url"], offered["$id"]);
}

#[test]
#[ignore = "writes editors/schemastore/fangan.json"]
fn write_the_schema_for_the_collection() {
    let path = repository().join(COLLECTION).join("fangan.json");
    std::fs::write(path, for_the_collection()).unwrap();
}
