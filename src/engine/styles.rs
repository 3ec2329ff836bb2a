//! The styles of documents: takes the sheets of layers and office; gives the style that
//! each form, or a plan by the name of a sheet, is set in, and the faces for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::diagnostic::{FileId, Report, Sources};
use crate::document::{Document, Form};
use crate::layout::font::{Families, FontFiles, Fonts};
use crate::layout::style::{self, Style};

/// Styles by the names of their sheets. Those of the program itself are read when a
/// document asks for them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    sheets: BTreeMap<String, Sheet>,
    files: FontFiles,
}

/// A sheet, and what is made of it once it is wanted.
#[derive(Debug, Default)]
struct Sheet {
    style: OnceLock<Style>,
    /// Its faces, where they are not those that documents have as a rule.
    fonts: OnceLock<Option<Fonts>>,
    /// Whether it has errors: a document in a style that is in doubt is not made.
    faulty: bool,
}

impl Styles {
    /// The sheets of office and layers where there are any of a name, the later before
    /// the earlier, else the program's. Theirs are read at once, so that their faults
    /// are told.
    pub(super) fn new(
        given: Vec<(String, String, String)>,
        files: FontFiles,
        sources: &mut Sources,
        report: &mut Report,
    ) -> Self {
        let built_in = style::names().map(|name| (name.to_owned(), Sheet::default()));
        let mut sheets: BTreeMap<String, Sheet> = built_in.collect();
        let own = given.into_iter().map(|(name, path, text)| {
            let file = sources.add(path, text.clone());
            (name, text, file)
        });
        let own: Vec<(String, String, FileId)> = own.collect();
        let find = |name: &str, seen: &[FileId]| {
            let mut named = own.iter().rev().filter(|(known, ..)| known == name);
            let found = named.find(|(.., file)| !seen.contains(file));
            found.map(|(_, text, file)| (text.clone(), *file))
        };
        // What extends a sheet of the office is the office's as well.
        let mut names: BTreeSet<&str> = own.iter().map(|(name, ..)| name.as_str()).collect();
        if !own.is_empty() {
            for name in style::names() {
                names.insert(name);
            }
        }
        for name in names {
            let ours = || {
                let text = style::built_in(name).unwrap_or_default();
                (text.to_string(), FileId(u32::MAX))
            };
            let (text, file) = find(name, &[]).unwrap_or_else(ours);
            let (style, found) = Style::from_yaml_with(&text, file, &find);
            let sheet = Sheet {
                style: OnceLock::from(style),
                fonts: OnceLock::new(),
                faulty: found.has_errors(),
            };
            for mut fault in found {
                if style::is_ours(&fault) {
                    fault.primary = None;
                }
                // A sheet that others extend is read for each of them.
                if !report.iter().any(|known| *known == fault) {
                    report.push(fault);
                }
            }
            sheets.insert(name.to_owned(), sheet);
        }
        Self { sheets, files }
    }

    /// The style of a form.
    pub(super) fn of(&self, form: Form) -> &Style {
        self.named(sheet(form))
    }

    /// The style of a document.
    pub(super) fn of_document(&self, document: &Document) -> &Style {
        self.named(name(document))
    }

    /// The faces of a document, where they are not those that documents have as a rule.
    pub(super) fn fonts_of(&self, document: &Document) -> Option<&Fonts> {
        let families = self.of_document(document).font_families();
        let sheet = self.sheets.get(name(document))?;
        let choose = |families: &Families| Fonts::choose(families, &self.files).0;
        let other = families != self.of(Form::RedHead).font_families();
        let fonts = sheet.fonts.get_or_init(|| other.then(|| choose(&families)));
        fonts.as_ref()
    }

    /// The names of all sheets.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sheets.keys().map(String::as_str)
    }

    /// Whether the sheet of a form, or the one that a plan names, has errors.
    pub(super) fn is_faulty(&self, form: Form, named: Option<&str>) -> bool {
        let name = named.unwrap_or(sheet(form));
        self.sheets.get(name).is_some_and(|sheet| sheet.faulty)
    }

    /// The style of that name; that of a red head where there is none, which is a fault
    /// of the plan.
    fn named(&self, name: &str) -> &Style {
        let usual = sheet(Form::RedHead);
        let found = self.sheets.get_key_value(name);
        match found.or_else(|| self.sheets.get_key_value(usual)) {
            Some((name, sheet)) => sheet.style.get_or_init(|| Style::ours(name)),
            None => Style::usual(),
        }
    }
}

/// The name of the sheet that a document is set in.
fn name(document: &Document) -> &str {
    match document.sheet.as_str() {
        "" => sheet(document.form),
        named => named,
    }
}

/// The sheet of a form. Orders and minutes are set like other documents with a red
/// head.
fn sheet(form: Form) -> &'static str {
    match form {
        Form::RedHead | Form::Order | Form::Minutes => "gbt9704",
        Form::Plain => "plain",
        Form::Letter => "letter",
    }
}
