//! Opens the workspace that the arguments name.

use chrono::{Local, NaiveDate};

use super::args::Global;
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE};
use crate::defaults;
use crate::diagnostic::{Lang, Locale, Report};
use crate::engine::{Session, Texts};
use crate::layout::font::FontFiles;
use crate::load::{self, Input, Opened};
use crate::workspace::{File, Watch, Workspace, read_file};

/// The workspace of the arguments.
pub fn workspace(global: &Global) -> Workspace {
    let root = global.root.clone();
    let below = |given: &Option<std::path::PathBuf>, name: &str| match given {
        Some(path) => path.clone(),
        None => root.join(name),
    };
    Workspace {
        data: below(&global.data, "data"),
        templates: below(&global.templates, "templates"),
        output: below(&global.output, "output"),
        root,
    }
}

/// Takes the office's own words from `templates/locales/`, where it has any; gives
/// what is wrong with them, by file.
pub fn own_words(global: &Global) -> Vec<(String, String)> {
    let templates = workspace(global).templates;
    let own = Lang::ALL.into_iter().filter_map(|lang| {
        let name = format!("locales/{}.yaml", lang.name());
        let bytes = read_file(&templates.join(&name)).ok()?;
        let path = format!("templates/{name}");
        let text = String::from_utf8_lossy(&bytes);
        let fault = Locale::with_own(lang, &text).err()?;
        Some((path, fault))
    });
    own.collect()
}

/// Reads everything and loads it; faults of the disk come into the session's
/// report.
pub fn session(workspace: &Workspace) -> Session {
    session_with(workspace, |_| ())
}

/// The same, the data changed in memory before it is loaded.
pub fn session_with(workspace: &Workspace, change: impl FnOnce(&mut Vec<Input>)) -> Session {
    let mut report = Report::default();
    let (mut texts, _) = texts(workspace, &mut report);
    change(&mut texts.data);
    session_of(texts, report)
}

/// Loads what was read; `report` holds the faults of the disk.
pub fn session_of(texts: Texts, mut report: Report) -> Session {
    let mut session = Session::load(texts);
    report.extend(std::mem::take(&mut session.report));
    session.report = report;
    session
}

/// Templates, styles and fonts, and no data: for papers of what is loaded already.
pub fn press(workspace: &Workspace) -> Session {
    let mut report = Report::default();
    let config = workspace.read_config(&mut report).map(input);
    Session::load(texts_with(workspace, Vec::new(), config, &mut report))
}

/// Everything that is read before a build, and whether it changes meanwhile.
pub fn texts(workspace: &Workspace, report: &mut Report) -> (Texts, Watch) {
    let (data, config, watch) = workspace.data(report);
    (texts_with(workspace, data, config, report), watch)
}

fn texts_with(
    workspace: &Workspace,
    data: Vec<Input>,
    config: Option<Input>,
    report: &mut Report,
) -> Texts {
    let own = workspace.read_templates(report);
    let bundled = defaults::TEMPLATES.iter().map(|(name, text)| {
        let path = format!("templates/{name}");
        (name.to_string(), path, text.to_string())
    });
    let mut templates: Vec<_> = bundled.collect();
    for file in own {
        let name = workspace.name_below_templates(&file).to_string();
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        templates.push((name, file.path, text));
    }
    let styles = workspace
        .read_styles(report)
        .into_iter()
        .filter_map(|file| {
            let name = workspace.name_below_templates(&file);
            let name = name
                .strip_prefix("style/")?
                .strip_suffix(".yaml")?
                .to_string();
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            Some((name, file.path, text))
        });
    Texts {
        styles: styles.collect(),
        templates,
        data,
        config,
        fonts: FontFiles::new(workspace.font_places()),
    }
}

fn input(file: File) -> Input {
    Input {
        path: file.path,
        bytes: file.bytes.into(),
    }
}

/// The plan of that id; an exit code where there is none, or none can be made
/// out of its file.
pub fn plan(session: &Session, id: &str, terminal: &Terminal) -> Result<Opened, u8> {
    let Some(card) = session.plans.by_id(id) else {
        terminal.say("unknown-plan", &[("name", id.to_string())]);
        return Err(OUTSIDE);
    };
    session.open(card).map_err(|report| {
        terminal.faults(&located(report, session), &session.sources);
        MISTAKES
    })
}

/// The day that counts as today: what `fangan.yaml` pins, else the clock's.
pub fn today(session: &Session) -> NaiveDate {
    let pinned = session.records.config.today.as_ref().map(|d| d.value);
    pinned.unwrap_or_else(|| Local::now().date_naive())
}

/// The report with every place found, in file order.
pub fn located(mut report: Report, session: &Session) -> Report {
    load::locate(&session.sources, &mut report);
    report.sort();
    report
}
