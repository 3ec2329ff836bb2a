//! Takes what clap says of wrong usage, gives it in a clerk's words: what is
//! wrong, what was probably meant, how the command is typed.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diagnostic::Locale;

/// The sentences, one a line.
pub(super) fn worded(error: &Error, locale: &Locale) -> String {
    let key = match error.kind() {
        ErrorKind::InvalidValue if text(error, ContextKind::InvalidValue).is_empty() => {
            "misuse-no-value"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "misuse-value",
        ErrorKind::UnknownArgument => "misuse-argument",
        ErrorKind::InvalidSubcommand => "misuse-command",
        ErrorKind::ArgumentConflict => "misuse-conflict",
        ErrorKind::MissingRequiredArgument => "misuse-missing",
        ErrorKind::MissingSubcommand => "misuse-no-command",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "misuse-count"
        }
        _ => "misuse-other",
    };
    let argument = text(error, ContextKind::InvalidArg);
    let word = match error.kind() {
        ErrorKind::InvalidSubcommand => text(error, ContextKind::InvalidSubcommand),
        ErrorKind::UnknownArgument => argument.clone(),
        _ => text(error, ContextKind::InvalidValue),
    };
    let other = text(error, ContextKind::PriorArg);
    let args = [("word", word), ("argument", argument), ("other", other)];
    let mut lines = vec![format!(
        "{}: {}",
        locale.ui("error", &[]),
        locale.ui(key, &args)
    )];
    // Our own readers of days and numbers name the sentence that tells the form.
    if let Some(reason) = std::error::Error::source(error) {
        let reason = reason.to_string();
        let key = match reason.starts_with("misuse-") {
            true => reason.as_str(),
            false => "misuse-number",
        };
        lines.push(format!("  {}", locale.ui(key, &[])));
    }
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = near.map(|kind| text(error, kind));
    if let Some(near) = near.into_iter().find(|near| !near.is_empty()) {
        lines.push(format!("  {}", locale.ui("misuse-near", &[("near", near)])));
    }
    let choices = text(error, ContextKind::ValidValue);
    if !choices.is_empty() {
        let args = [("choices", choices)];
        lines.push(format!("  {}", locale.ui("misuse-choices", &args)));
    }
    let usage = text(error, ContextKind::Usage);
    if !usage.is_empty() {
        let usage = super::help::usage_in(&usage, locale);
        lines.push(format!("{}{usage}", locale.ui("help-usage", &[])));
    }
    lines.push(locale.ui("misuse-more", &[]));
    lines.join("\n")
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}
