//! `fangan explain`: cause, example and cure of a fault.

use super::args::Explain;
use super::terminal::Terminal;
use super::{OUTSIDE, WELL};
use crate::diagnostic::{Code, Lang, nearest};
use crate::load::in_chinese;

/// Runs the command.
pub(super) fn run(args: &Explain, terminal: &Terminal) -> u8 {
    let Some(name) = &args.code else {
        let lines = Code::ALL.iter().map(|code| {
            let text = terminal.locale.text(*code);
            let cause = text.map(|text| text.cause).unwrap_or_default();
            format!("{:<26} {:<8} {cause}", code.name(), code.severity().name())
        });
        terminal.result(&lines.collect::<Vec<_>>().join("\n"));
        return WELL;
    };
    let found = Code::from_name(name.trim());
    let shown = |text: &str, all: &str| match terminal.lang {
        Lang::Zh => in_chinese(text, all),
        Lang::En => text.to_owned(),
    };
    match found.and_then(|code| terminal.locale.explain(code, shown)) {
        Some(text) => {
            terminal.result(&text);
            WELL
        }
        None => {
            let near = nearest(name, Code::ALL.iter().map(|c| c.name())).unwrap_or_default();
            let key = if near.is_empty() {
                "unknown-code"
            } else {
                "unknown-code-near"
            };
            terminal.say(key, &[("name", name.clone()), ("near", near.to_string())]);
            OUTSIDE
        }
    }
}
