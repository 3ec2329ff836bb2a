//! `fangan schema`: what an editor can know of data files, settings and style
//! sheets; printed, or laid where editors look.

use serde_json::{Value, json};

use super::args::{Global, Schema, SchemaKeys, SchemaOf};
use super::terminal::Terminal;
use super::{OUTSIDE, WELL, open};
use crate::diagnostic::{Diagnostic, Lang};
use crate::layout::style;
use crate::load::schema::{Keys, Subject, schema};
use crate::workspace::Workspace;

/// Each kind of file: its schema’s file, and which files it holds for.
const FILES: [(SchemaOf, &str, &str); 3] = [
    (SchemaOf::Data, "fangan-data.schema.json", "data/**/*.yaml"),
    (
        SchemaOf::Settings,
        "fangan-settings.schema.json",
        "fangan.yaml",
    ),
    (
        SchemaOf::Style,
        "fangan-style.schema.json",
        "templates/style/*.yaml",
    ),
];

/// Where Visual Studio Code looks.
const FOLDER: &str = ".vscode";

/// Says to other editors which schema `fangan.yaml` has.
pub(super) const MODELINE: &str =
    "# yaml-language-server: $schema=.vscode/fangan-settings.schema.json\n";

/// Runs the command.
pub(super) fn run(args: &Schema, global: &Global, terminal: &Terminal) -> u8 {
    if args.install {
        let written = install(&open::workspace(global), args.keys, terminal.lang);
        return match written {
            Ok(()) => {
                terminal.say("schema-installed", &[("folder", FOLDER.to_owned())]);
                WELL
            }
            Err(fault) => {
                terminal.fault(*fault);
                OUTSIDE
            }
        };
    }
    terminal.result(&text(&of(args.of, args.keys, terminal.lang)));
    WELL
}

/// Lays the schemas into the folder; settings that are there stay as they are.
pub(super) fn install(
    workspace: &Workspace,
    keys: SchemaKeys,
    lang: Lang,
) -> Result<(), Box<Diagnostic>> {
    let mut schemas = serde_json::Map::new();
    for (subject, name, files) in FILES {
        let path = format!("{FOLDER}/{name}");
        let text = text(&of(subject, keys, lang));
        workspace.keep(&path, text.as_bytes())?;
        schemas.insert(format!("./{path}"), json!([files]));
    }
    let settings = json!({ "yaml.schemas": schemas });
    let path = format!("{FOLDER}/settings.json");
    workspace.create(&path, text(&settings).as_bytes())?;
    Ok(())
}

fn of(subject: SchemaOf, keys: SchemaKeys, lang: Lang) -> Value {
    let keys = match keys {
        SchemaKeys::Zh => Keys::Chinese,
        SchemaKeys::En => Keys::English,
        SchemaKeys::Both => Keys::Both,
    };
    match subject {
        SchemaOf::Data => schema(Subject::Data, keys, lang),
        SchemaOf::Settings => schema(Subject::Settings, keys, lang),
        SchemaOf::Style => style::schema(lang == Lang::Zh),
    }
}

fn text(schema: &Value) -> String {
    serde_json::to_string_pretty(schema).unwrap_or_default() + "\n"
}
