//! Takes a workspace on the disk; gives it read, and loaded.

use chrono::NaiveDate;

use super::session::{Session, Texts};
use crate::defaults;
use crate::diagnostic::{Code, Diagnostic, Lang, Report, nearest};
use crate::layout::font::FontFiles;
use crate::load::{self, Input, Opened, Settings};
use crate::workspace::{Template, Watch, Workspace};

impl Texts {
    /// Everything there is; the watch tells whether a data file was found to be
    /// another later on. What cannot be read comes into the report.
    pub fn read(workspace: &Workspace, report: &mut Report) -> (Self, Watch) {
        let (data, settings, watch) = workspace.data(report);
        (Self::with(workspace, data, settings, report), watch)
    }

    fn with(
        workspace: &Workspace,
        data: Vec<Input>,
        settings: Settings,
        report: &mut Report,
    ) -> Self {
        let own = workspace.read_templates(report);
        let bundled = defaults::TEMPLATES.iter().map(|(name, text)| {
            let path = format!("templates/{name}");
            (name.to_string(), path, text.to_string())
        });
        let mut templates: Vec<_> = bundled.collect();
        for Template { name, file } in own {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            templates.push((name, file.path, text));
        }
        let pictures = workspace.pictures(report);
        let styles = workspace.read_styles(report).into_iter();
        let styles = styles.filter_map(|Template { name, file }| {
            let name = name.strip_prefix("style/")?.strip_suffix(".yaml")?;
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            Some((name.to_string(), file.path, text))
        });
        let words = workspace.read_words(Lang::Zh).into_iter();
        Self {
            styles: styles.collect(),
            templates,
            data,
            settings,
            pictures,
            fonts: FontFiles::new(workspace.font_places()),
            words: words.collect(),
        }
    }
}

impl Session {
    /// Reads a workspace and loads it; faults of the disk come into its report.
    pub fn read(workspace: &Workspace) -> Self {
        Self::read_with(workspace, |_| ())
    }

    /// The same, the data changed in memory before it is loaded.
    pub fn read_with(workspace: &Workspace, change: impl FnOnce(&mut Vec<Input>)) -> Self {
        let mut disk = Report::default();
        let (mut texts, _) = Texts::read(workspace, &mut disk);
        change(&mut texts.data);
        Self::load_after(disk, texts)
    }

    /// Templates, styles and fonts, and no data: for papers of what is loaded
    /// already.
    pub fn read_without_data(workspace: &Workspace) -> Self {
        let mut disk = Report::default();
        let settings = workspace.settings(&mut disk);
        Self::load(Texts::with(workspace, Vec::new(), settings, &mut disk))
    }

    /// Loads what was read; `disk` holds what could not be.
    pub(super) fn load_after(disk: Report, texts: Texts) -> Self {
        let mut session = Self::load(texts);
        let found = std::mem::replace(&mut session.report, disk);
        session.report.extend(found);
        session
    }

    /// The day that counts as today: what `fangan.yaml` pins, else the clock's.
    pub fn today(&self, clock: NaiveDate) -> NaiveDate {
        let pinned = self.records.config.today.as_ref().map(|day| day.value);
        pinned.unwrap_or(clock)
    }

    /// The report with every place found, in the order of the files.
    pub fn located(&self, mut report: Report) -> Report {
        load::locate(&self.sources, &mut report);
        load::tell_keepers(&self.records.layers, &self.sources, &mut report);
        // Who keeps a layer stands in a file, too.
        load::locate(&self.sources, &mut report);
        report.sort();
        report
    }

    /// The plan of that id, opened.
    ///
    /// # Errors
    /// `unknown-plan`, or what is wrong where no plan can be made out.
    pub fn plan(&self, id: &str) -> Result<Opened, Report> {
        match self.plans.by_id(id) {
            Some(card) => self.open(card),
            None => Err([self.unknown_plan(id)].into_iter().collect()),
        }
    }

    /// That there is no plan of that id or title, and which comes near.
    pub(super) fn unknown_plan(&self, name: &str) -> Diagnostic {
        let fault = Diagnostic::new(Code::UnknownPlan).arg("name", name);
        let ids = self.plans.cards().iter().map(|card| card.id.as_str());
        match nearest(name, ids) {
            Some(near) => fault.hint_with("did-you-mean", [("name", near.to_string())]),
            None => fault.hint("list-plans"),
        }
    }
}
