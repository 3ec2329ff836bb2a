//! The styles of the forms: takes the office's own sheets; gives the style that
//! each form is set in.

use std::sync::OnceLock;

use crate::diagnostic::{FileId, Report, Sources};
use crate::document::Form;
use crate::layout::style::{self, Style};

/// The sheets of the forms.
const SHEETS: [&str; 3] = ["gbt9704", "plain", "letter"];

/// Styles. Those of the program itself are read when a document asks for them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    of_sheets: [OnceLock<Style>; 3],
    /// Which of them have errors: a document in a style that is in doubt is not
    /// made.
    faulty: [bool; 3],
}

impl Styles {
    /// The office's own sheet where it has one of that name, else the program's.
    /// Own sheets are read at once, so that their faults are told.
    pub(super) fn new(
        given: Vec<(String, String, String)>,
        sources: &mut Sources,
        report: &mut Report,
    ) -> Self {
        let mut styles = Self::default();
        if given.is_empty() {
            return styles;
        }
        let own: Vec<(String, String, FileId)> = given
            .into_iter()
            .map(|(name, path, text)| {
                let file = sources.add(path, text.clone());
                (name, text, file)
            })
            .collect();
        let find = |name: &str| {
            let found = own.iter().find(|(known, ..)| known == name);
            found.map(|(_, text, file)| (text.clone(), *file))
        };
        for (number, name) in SHEETS.into_iter().enumerate() {
            let ours = || {
                let text = style::built_in(name).unwrap_or_default();
                (text.to_string(), FileId(u32::MAX))
            };
            let (text, file) = find(name).unwrap_or_else(ours);
            let (style, found) = Style::from_yaml_with(&text, file, &find);
            styles.faulty[number] = found.has_errors();
            for mut fault in found {
                if style::is_ours(&fault) {
                    fault.primary = None;
                }
                report.push(fault);
            }
            styles.of_sheets[number] = OnceLock::from(style);
        }
        styles
    }

    /// The style of a form.
    pub(super) fn of(&self, form: Form) -> &Style {
        let number = number(form);
        self.of_sheets[number].get_or_init(|| Style::ours(SHEETS[number]))
    }

    /// Whether the sheet of a form has errors.
    pub(super) fn is_faulty(&self, form: Form) -> bool {
        self.faulty[number(form)]
    }
}

/// Orders and minutes are set like other documents with a red head.
fn number(form: Form) -> usize {
    match form {
        Form::RedHead | Form::Order | Form::Minutes => 0,
        Form::Plain => 1,
        Form::Letter => 2,
    }
}
