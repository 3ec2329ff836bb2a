//! Takes every text of a workspace; gives it loaded once for all plans.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::compose::{self, Engine, TemplateSource};
use crate::defaults;
use crate::diagnostic::{
    Code, Diagnostic, FileId, Lang, OwnWords, Report, Severity, Sources, Span, nearest,
};
use crate::document::{Document, Form, WholeWords};
use crate::layout::font::{Families, FontFiles, Fonts};
use crate::layout::style::Style;
use crate::load::{self, Card, Input, Opened, Plans, Settings, raw};
use crate::model::Organisation;
use crate::resolve::{self, Names};

use super::pictures::Pictures;
use super::secret::Secrets;
use super::styles::Styles;
use super::wanted::Wanted;

/// The texts of a workspace.
#[derive(Debug, Default)]
pub struct Texts {
    /// Data files.
    pub data: Vec<Input>,
    /// `fangan.yaml` and the layers.
    pub settings: Settings,
    /// Pictures, by their paths below the data folder.
    pub pictures: Vec<Input>,
    /// Templates: name below `templates/`, path as shown, text. A name that
    /// comes twice is overridden by the later one.
    pub templates: Vec<(String, String, String)>,
    /// Styles: name without folder and extension, path as shown, text.
    pub styles: Vec<(String, String, String)>,
    /// Font files.
    pub fonts: FontFiles,
    /// The words of layers and office, in the language of its documents: path as
    /// shown, text.
    pub words: Vec<(String, String)>,
}

/// A workspace, loaded.
pub struct Session {
    /// The records of the organisation.
    pub records: raw::Raw,
    /// The plans: opened one by one.
    pub plans: Plans,
    /// The organisation through time.
    pub organisation: Organisation,
    /// What words mean.
    pub names: Names,
    /// Templates.
    pub engine: Engine,
    /// Faces.
    pub fonts: Fonts,
    /// Names that lines are not broken in.
    pub words: Arc<WholeWords>,
    /// What the program says in documents, which are Chinese.
    pub locale: OwnWords,
    /// Texts that faults point into.
    pub sources: Sources,
    /// Faults of all that is not one plan's.
    pub report: Report,
    styles: Styles,
    pub(super) pictures: Pictures,
    /// Files of plans with faults.
    stopped: BTreeSet<FileId>,
    /// Whether the organisation itself is at fault, which concerns every plan.
    stopped_all: bool,
    /// Whether it holds what the public must not see yet.
    withheld: bool,
    /// What no public edition may hold, once it was asked for.
    pub(super) secrets: OnceLock<Secrets>,
}

impl Session {
    /// Loads everything and gathers the faults of it.
    pub fn load(texts: Texts) -> Self {
        let (raw, plans, mut sources, mut report) = load::catalogue(texts.data, texts.settings);
        let (organisation, names, found) = resolve::organisation(&raw, plans.cards(), &sources);
        report.extend(found);
        let locale = words(texts.words, &mut sources, &mut report);
        report.adjust(&raw.config.severities);
        let (stopped, stopped_all) = stopped(&raw, &plans, &sources, &report);
        let templates = templates(texts.templates, &mut sources);
        let (engine, found) = if templates.iter().all(is_ours) {
            (Engine::trusting(&templates), Report::default())
        } else {
            Engine::new(&templates)
        };
        report.extend(found);
        let files = if raw.config.system_fonts {
            texts.fonts.with_installed()
        } else {
            texts.fonts
        };
        let styles = Styles::new(texts.styles, files.clone(), &mut sources, &mut report);
        let (fonts, found) = Fonts::choose(&styles.of(Form::RedHead).font_families(), &files);
        report.extend(found);
        report.adjust(&raw.config.severities);
        Self {
            words: compose::words(&organisation),
            locale,
            records: raw,
            plans,
            organisation,
            names,
            engine,
            fonts,
            sources,
            report,
            styles,
            pictures: Pictures::new(texts.pictures),
            stopped,
            stopped_all,
            withheld: false,
            secrets: OnceLock::new(),
        }
    }

    /// What is wrong with the organisation on the day that is asked for.
    pub fn staff(&self, wanted: &Wanted) -> Report {
        let day = wanted.as_of.unwrap_or(wanted.today);
        let mut report = resolve::staff(&self.organisation, day);
        report.adjust(&self.records.config.severities);
        report
    }

    /// Opens a plan.
    ///
    /// # Errors
    /// What is wrong, where no plan can be made out.
    pub fn open(&self, card: &Card) -> Result<Opened, Report> {
        self.weighed(resolve::open(&self.plans, card, &self.sources))
    }

    /// Opens a plan as it would be with other bytes in its file.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_as(&self, card: &Card, bytes: Vec<u8>) -> Result<Opened, Report> {
        self.weighed(resolve::open_as(&self.plans, card, bytes, &self.sources))
    }

    /// Faults as grave as the office has them.
    fn weighed(&self, mut opened: Result<Opened, Report>) -> Result<Opened, Report> {
        let report = match &mut opened {
            Ok(opened) => &mut opened.report,
            Err(report) => report,
        };
        report.adjust(&self.records.config.severities);
        opened
    }

    /// Puts another text in the place of a plan's, where nothing but that plan is
    /// another for it; says whether it was done. What was said of its file stays to
    /// be forgotten by whoever keeps it.
    pub fn retype(&mut self, file: FileId, bytes: Vec<u8>) -> bool {
        // Plans with other records beside them are held.
        let alone = self.sources.get(file).held().is_none();
        alone && load::retype(&mut self.plans, file, bytes, &mut self.sources)
    }

    /// Every plan that can be made out, one after the other.
    pub fn opened(&self) -> impl Iterator<Item = Opened> {
        let cards = self.plans.cards().iter();
        cards.filter_map(|card| self.open(card).ok())
    }

    /// The style of a form.
    pub fn style_of(&self, form: Form) -> &Style {
        self.styles.of(form)
    }

    /// The style of a document.
    pub fn style_for(&self, document: &Document) -> &Style {
        self.styles.of_document(document)
    }

    /// The faces of a document.
    pub fn fonts_for(&self, document: &Document) -> &Fonts {
        self.styles.fonts_of(document).unwrap_or(&self.fonts)
    }

    /// That a plan names a style sheet that there is none of.
    pub(super) fn unknown_style(&self, plan: &raw::Plan) -> Option<Diagnostic> {
        let named = plan.style.as_ref()?;
        let known: Vec<&str> = self.styles.names().collect();
        if known.contains(&named.value.as_str()) {
            return None;
        }
        let fault = Diagnostic::new(Code::UnknownStyle).arg("name", &named.value);
        let fault = fault.at(named.at);
        Some(match nearest(named, known.iter().copied()) {
            Some(near) => fault.hint_with("did-you-mean", [("name", near.to_string())]),
            None => fault.hint_with("candidates", [("candidates", known.join("、"))]),
        })
    }

    /// Whether faults of its file, or outside it, stop a plan.
    pub fn stops(&self, opened: &Opened) -> bool {
        let plan = &opened.plan;
        let named = plan.style.as_ref().map(|style| style.value.as_str());
        let style = self.styles.is_faulty(plan.form(), named);
        let own = self.stopped.contains(&plan.at.file) || opened.report.has_errors();
        self.stopped_all || style || own
    }

    /// The names of faces that the office's style asks for.
    pub fn families(&self) -> Families {
        self.styles.of(Form::RedHead).font_families()
    }

    /// Whether the organisation itself is at fault, so that no plan is built.
    pub fn stops_all(&self) -> bool {
        self.stopped_all
    }

    /// Itself, which does not build the plans that these faults are of.
    pub(super) fn stopped_by(mut self, mut faults: Report) -> Self {
        faults.adjust(&self.records.config.severities);
        let (stopped, all) = stopped(&self.records, &self.plans, &self.sources, &faults);
        self.stopped.extend(stopped);
        self.stopped_all |= all;
        self.report.extend(faults);
        self
    }

    /// Whether most of the office's files have Chinese keys.
    pub fn keys_are_chinese(&self) -> bool {
        let of = |text: &str, chinese: bool| {
            let lines = text.lines().filter_map(|line| line.split_once(':'));
            let keys = lines.filter_map(|(key, _)| Some((key, load::keys::TOP.field(key)?)));
            keys.filter(|(key, field)| (field.name != *key) == chinese)
                .count()
        };
        let texts = || self.sources.iter().map(|(_, source)| source.text());
        let count = |chinese| texts().map(|text| of(&text, chinese)).sum::<usize>();
        count(true) > count(false)
    }

    /// Itself, of which no plan may be built, and why.
    pub(super) fn withheld(mut self, why: Report) -> Self {
        self.report.extend(why);
        (self.stopped_all, self.withheld) = (true, true);
        self
    }

    /// Whether no plan may be built of it, and none that was may stand.
    pub fn is_withheld(&self) -> bool {
        self.withheld
    }
}

/// Opens plan after plan, as many at a time as there are threads, and gives what
/// `each` makes of them, in their order.
pub fn each<'c, T: Send>(
    session: &Session,
    cards: &[&'c Card],
    each: impl Fn(&'c Card, Result<Opened, Report>) -> T + Sync,
) -> Vec<T> {
    let one = |card: &&'c Card| each(card, session.open(card));
    cards.par_iter().map(one).collect()
}

/// An error in a plan's file stops that plan, an error in any other file every
/// plan: nobody wants documents drawn from a list of staff that is in doubt.
fn stopped(
    raw: &raw::Raw,
    plans: &Plans,
    sources: &Sources,
    report: &Report,
) -> (BTreeSet<FileId>, bool) {
    let mut of_plans: BTreeSet<FileId> = plans.cards().iter().map(|p| p.file).collect();
    of_plans.extend(raw.broken.iter().filter(|file| {
        let text = sources.get(**file).text();
        text.lines()
            .any(|line| line.starts_with("plan") || line.starts_with("方案"))
    }));
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    let files = errors.map(|d| d.primary.as_ref().and_then(|label| label.place.file()));
    let files: Vec<Option<FileId>> = files.collect();
    let all = files
        .iter()
        .any(|file| file.is_none_or(|file| !of_plans.contains(&file)));
    (files.into_iter().flatten().collect(), all)
}

/// The words of documents as layers and office have them.
fn words(given: Vec<(String, String)>, sources: &mut Sources, report: &mut Report) -> OwnWords {
    let (paths, texts): (Vec<String>, Vec<String>) = given.into_iter().unzip();
    let (words, faults) = OwnWords::new(Lang::Zh, &texts);
    for (number, odd) in faults {
        let file = sources.add(paths[number].clone(), texts[number].clone());
        let place = Span::on_line(file, odd.line, odd.column, 1);
        let fault = Diagnostic::new(Code::OwnWords).at(place);
        report.push(match odd.key {
            Some(key) => fault.arg("key", key),
            None => fault,
        });
    }
    words
}

/// Whether a template is one that the program itself brings; without faults, as
/// a test knows.
fn is_ours(template: &TemplateSource) -> bool {
    let ours = defaults::TEMPLATES.iter();
    ours.into_iter()
        .any(|(name, text)| *name == template.name && *text == template.text)
}

fn templates(given: Vec<(String, String, String)>, sources: &mut Sources) -> Vec<TemplateSource> {
    let mut templates: Vec<TemplateSource> = Vec::new();
    for (name, path, text) in given {
        let file = sources.add(path, text.clone());
        templates.retain(|known| known.name != name);
        templates.push(TemplateSource { name, text, file });
    }
    templates
}
