//! `fangan init`: a working folder from the sample.

use super::args::{Global, Init, LangArg, SchemaKeys};
use super::terminal::Terminal;
use super::{OUTSIDE, WELL, faces, open, schema};
use crate::defaults;
use crate::layout::style::Style;
use crate::load;
use crate::workspace::Workspace;

/// Runs the command. Files that exist are left as they are.
pub(super) fn run(args: &Init, global: &Global, terminal: &Terminal) -> u8 {
    let root = global.root.join(&args.directory);
    let workspace = Workspace {
        root: root.clone(),
        ..open::workspace(global)
    };
    let (mut written, mut kept) = (0, 0);
    for (path, text) in defaults::SAMPLE {
        let text = match args.keys {
            LangArg::Zh => load::with_chinese_keys(path, text),
            LangArg::En => text.to_string(),
        };
        let text = match *path {
            "fangan.yaml" => schema::MODELINE.to_owned() + &text,
            _ => text,
        };
        match workspace.create(path, text.as_bytes()) {
            Ok(true) => written += 1,
            Ok(false) => kept += 1,
            Err(fault) => {
                terminal.fault(*fault);
                return OUTSIDE;
            }
        }
    }
    let keys = match args.keys {
        LangArg::Zh => SchemaKeys::Zh,
        LangArg::En => SchemaKeys::En,
    };
    if let Err(fault) = schema::install(&workspace, keys, terminal.lang) {
        terminal.fault(*fault);
        return OUTSIDE;
    }
    // A folder that was there already has been asked before.
    if kept == 0 && !global.quiet {
        let families = Style::default().font_families();
        if let Err(fault) = faces::offer(&workspace, &families, terminal) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
    }
    terminal.say(
        if kept == 0 { "init-done" } else { "init-kept" },
        &[
            ("written", written.to_string()),
            ("kept", kept.to_string()),
            (
                "directory",
                root.display()
                    .to_string()
                    .trim_start_matches("./")
                    .to_string(),
            ),
        ],
    );
    WELL
}
