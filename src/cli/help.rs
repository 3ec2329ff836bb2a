//! Takes the command line's description, gives it in the reader's language:
//! texts of commands and arguments, headings, and the words of clap itself.
//!
//! Only for `--help`, for wrong usage and for completions: an ordinary run needs
//! none of it.

use std::collections::BTreeMap;

use clap::builder::Str;
use clap::{Arg, ArgAction, Command};

use crate::diagnostic::{Lang, Locale};

const TABLE: &str = include_str!("../../locales/help.txt");

/// The texts of one language, by place.
struct Words {
    texts: BTreeMap<&'static str, Vec<&'static str>>,
    locale: &'static Locale,
}

impl Words {
    fn of(lang: Lang) -> Self {
        let mut texts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (place, words) in rows(lang) {
            texts.entry(place).or_default().push(words);
        }
        let locale = Locale::of(lang);
        Self { texts, locale }
    }

    fn at(&self, place: &str) -> Option<String> {
        self.texts.get(place).map(|texts| texts.join("\n"))
    }

    /// A word of clap itself, or one for what is to be typed.
    fn word(&self, name: &'static str) -> &'static str {
        let texts = self.texts.get(format!("={name}").as_str());
        texts.and_then(|texts| texts.first()).unwrap_or(&name)
    }

    fn sentence(&self, key: &str) -> String {
        self.locale.ui(key, &[])
    }
}

/// Place and text, as the table has them.
fn rows(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(move |line| {
        let (place, rest) = line.split_once(" | ")?;
        let (zh, en) = rest.split_once(" | ")?;
        let words = match lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        Some((place.trim(), words.trim()))
    })
}

/// The command and all below it, in a language.
pub(super) fn worded(command: Command, lang: Lang) -> Command {
    let words = Words::of(lang);
    // clap gives its own help flag to each command, in English.
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help_heading(words.word("options"))
        .help(words.word("help"))
        .global(true);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help_heading(words.word("options"))
        .help(words.word("version"));
    let command = command.disable_version_flag(true).arg(version).arg(help);
    below(command, "fangan", &words)
}

fn below(command: Command, place: &str, words: &Words) -> Command {
    let called = match place {
        "fangan" => place.to_string(),
        _ => format!("fangan {place}"),
    };
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .bin_name(called)
        .subcommand_help_heading(words.word("commands"))
        .subcommand_value_name(words.word("command"))
        .mut_args(|arg| argument(arg, place, words))
        .mut_subcommands(|inner| {
            let place = match place {
                "fangan" => inner.get_name().to_string(),
                _ => format!("{place} {}", inner.get_name()),
            };
            below(inner, &place, words)
        });
    if let Some(about) = words.at(place) {
        command = command.about(about);
    }
    if let Some(examples) = words.at(&format!("{place} examples")) {
        let lines: Vec<String> = examples.lines().map(|line| format!("  {line}")).collect();
        let head = words.sentence("help-examples");
        command = command.after_help(format!("{head}\n{}", lines.join("\n")));
    }
    // Rendering builds a command for good: a copy is built.
    let usage = usage_in(&command.clone().render_usage().to_string(), words.locale);
    let head = words.sentence("help-usage");
    command.override_usage(usage).help_template(format!(
        "{{about-with-newline}}\n{head}{{usage}}\n\n{{all-args}}{{after-help}}"
    ))
}

/// How a command is typed, as clap puts it together, with our words in it.
pub(super) fn usage_in(usage: &str, locale: &Locale) -> String {
    let usage = usage.trim_start_matches("Usage:").trim();
    let options = locale.ui("help-options-word", &[]);
    usage.replace("[OPTIONS]", &format!("[{options}]"))
}

fn argument(arg: Arg, place: &str, words: &Words) -> Arg {
    let id = arg.get_id().to_string();
    if ["help", "version"].contains(&id.as_str()) {
        return arg;
    }
    let key = format!("{place} {id}");
    let mut text = words.at(&key).unwrap_or_default();
    let takes = arg.get_action().takes_values();
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(
            |value| match words.at(&format!("{key}={}", value.get_name())) {
                Some(meaning) => format!("{} {meaning}", value.get_name()),
                None => value.get_name().to_string(),
            },
        )
        .collect();
    // A flag has the choices true and false, which nobody types; some are told by
    // the words themselves.
    if takes && !choices.is_empty() && !arg.is_hide_possible_values_set() {
        let choices = choices.join(&words.sentence("help-between"));
        text += &words.locale.ui("help-choices", &[("choices", choices)]);
    }
    let defaults = arg.get_default_values().iter();
    let defaults: Vec<String> = defaults.map(|v| v.to_string_lossy().into_owned()).collect();
    if takes && !defaults.is_empty() {
        let default = defaults.join(",");
        text += &words.locale.ui("help-default", &[("default", default)]);
    }
    let heading = match arg.is_positional() {
        true => "arguments",
        false => "options",
    };
    let names: Option<Vec<Str>> = arg.get_value_names().map(|names| {
        let worded = |name: &Str| {
            let texts = words.texts.get(format!("={name}").as_str());
            let first = texts.and_then(|texts| texts.first());
            first.map_or_else(|| name.clone(), |text| (*text).into())
        };
        names.iter().map(worded).collect()
    });
    let arg = arg
        .help(text)
        .help_heading(words.word(heading))
        .hide_default_value(takes)
        .hide_possible_values(takes);
    match names {
        Some(names) => arg.value_names(names),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::Args;
    use clap::CommandFactory;

    /// All places that need a text.
    fn places(command: &Command, place: &str, found: &mut BTreeSet<String>) {
        found.insert(place.to_string());
        found.insert(format!("{place} examples"));
        for arg in command.get_arguments() {
            if !["help", "version"].contains(&arg.get_id().as_str()) {
                found.insert(format!("{place} {}", arg.get_id()));
            }
            let names = arg.get_value_names().unwrap_or_default();
            found.extend(
                names
                    .iter()
                    .filter(|name| !name.is_ascii())
                    .map(|name| format!("={name}")),
            );
        }
        for inner in command.get_subcommands() {
            let place = match place {
                "fangan" => inner.get_name().to_string(),
                _ => format!("{place} {}", inner.get_name()),
            };
            places(inner, &place, found);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_text_and_no_text_is_left_over() {
        let mut needed = BTreeSet::new();
        places(&Args::command(), "fangan", &mut needed);
        let there: BTreeSet<String> = rows(Lang::Zh).map(|(place, _)| place.to_string()).collect();
        let missing: Vec<_> = needed.difference(&there).collect();
        assert!(missing.is_empty(), "no text: {missing:?}");
        let values = |place: &&String| !place.contains('=');
        let over: Vec<_> = there.difference(&needed).filter(values).collect();
        assert!(over.is_empty(), "for nothing: {over:?}");
    }

    #[test]
    fn help_is_in_one_language() {
        let latin = |text: &str| text.contains("Options") || text.contains("Print");
        for name in ["build", "change", "list"] {
            let mut zh = worded(Args::command(), Lang::Zh);
            let zh = zh
                .find_subcommand_mut(name)
                .map(|c| c.render_help().to_string());
            let zh = zh.expect("a command");
            assert!(!latin(&zh) && zh.contains("用法："), "{zh}");
            let mut en = worded(Args::command(), Lang::En);
            let en = en
                .find_subcommand_mut(name)
                .map(|c| c.render_help().to_string());
            let en = en.expect("a command");
            let words = en.split("Examples").next().unwrap_or_default();
            assert!(!words.contains(crate::character::is_hanzi), "{en}");
        }
    }
}
