//! Takes template sources; renders a plan's view with them. The only file that
//! names the template engine.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tera::{Context, ErrorKind, Kwargs, State, Tera};

use super::bounds::{self, Page};
use super::marks::{self, Marked};
use super::reach::reach;
use super::view;
use crate::diagnostic::{Code, Diagnostic, FileId, Report, Span, nearest};
use crate::model::Plan;

/// A template: its name below `templates/`, its text, and where that stands.
#[derive(Debug, Clone)]
pub struct TemplateSource {
    /// Such as `components/people.html`.
    pub name: String,
    /// The text.
    pub text: String,
    /// Its number among the sources.
    pub file: FileId,
}

/// The templates.
pub struct Engine {
    templates: BTreeMap<String, Template>,
    loaded: Loaded,
    broken: BTreeSet<String>,
}

/// A template, and what is loaded of it once it is needed.
struct Template {
    source: TemplateSource,
    marked: OnceLock<Marked>,
}

/// What the engine has parsed.
enum Loaded {
    /// All that can be.
    Whole(Arc<Tera>),
    /// For each page that was asked for, what it needs.
    Pages(Mutex<BTreeMap<String, Arc<Tera>>>),
}

impl Engine {
    /// Loads templates. One that cannot be loaded is reported and left out; a
    /// broken component concerns every plan, a broken page only its own.
    pub fn new(templates: &[TemplateSource]) -> (Self, Report) {
        let mut report = Report::default();
        let mut engine = Self::trusting(templates);
        engine.loaded = Loaded::Whole(Arc::new(bare()));
        for source in templates {
            if let Some((line, word)) = bounds::refused(&source.text) {
                let place = engine.marked(&source.name).map(|m| m.at(line, 1));
                report.push(fault(Some(&source.name), place, word, true));
                engine.broken.insert(source.name.clone());
            }
        }
        // A template that cannot be loaded is taken out, and the rest tried again.
        for _ in 0..=templates.len() {
            let mut tera = bare();
            let names = engine.templates.keys();
            let whole = names.filter(|name| !engine.broken.contains(*name));
            match tera.add_raw_templates(engine.texts(whole)) {
                Ok(()) => {
                    engine.loaded = Loaded::Whole(Arc::new(tera));
                    break;
                }
                Err(error) => {
                    // Once a component is out, whoever calls it fails as well:
                    // that is the same fault, not a further one.
                    let follows = engine.component_broken();
                    let mut taken_out = false;
                    for (name, fault) in engine.faults(&error, None) {
                        if !(follows && fault.code == Code::TemplateUnknownName) {
                            report.push(fault);
                        }
                        taken_out |= name.is_some_and(|name| engine.broken.insert(name));
                    }
                    if !taken_out {
                        break;
                    }
                }
            }
        }
        (engine, report)
    }

    /// Takes templates that are known to load: each is parsed when a page that
    /// needs it is first made.
    pub fn trusting(templates: &[TemplateSource]) -> Self {
        let template = |source: &TemplateSource| {
            let (name, source) = (source.name.clone(), source.clone());
            let marked = OnceLock::new();
            (name, Template { source, marked })
        };
        Self {
            templates: templates.iter().map(template).collect(),
            loaded: Loaded::Pages(Mutex::default()),
            broken: BTreeSet::new(),
        }
    }

    fn marked(&self, name: &str) -> Option<&Marked> {
        let Template { source, marked } = self.templates.get(name)?;
        Some(marked.get_or_init(|| marks::mark(&source.text, source.file)))
    }

    /// Names and marked texts.
    fn texts(&self, names: impl Iterator<Item = impl AsRef<str>>) -> Vec<(String, String)> {
        let text = |name: &str| Some((name.to_string(), self.marked(name)?.text.clone()));
        names.filter_map(|name| text(name.as_ref())).collect()
    }

    /// What is needed to make a page.
    fn page(&self, name: &str) -> tera::TeraResult<Arc<Tera>> {
        let pages = match &self.loaded {
            Loaded::Whole(tera) => return Ok(tera.clone()),
            Loaded::Pages(pages) => pages,
        };
        let mut pages = pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tera) = pages.get(name) {
            return Ok(tera.clone());
        }
        let texts = self.templates.iter();
        let texts = texts.map(|(name, template)| (name.as_str(), template.source.text.as_str()));
        let mut tera = bare();
        tera.add_raw_templates(self.texts(reach(name, &texts.collect()).into_iter()))?;
        let tera = Arc::new(tera);
        pages.insert(name.to_string(), tera.clone());
        Ok(tera)
    }

    /// Names of the templates that make documents.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        let names = self.templates.keys().filter(|name| !name.contains('/'));
        let names = names.filter_map(|name| name.strip_suffix(".html"));
        names.filter(|name| *name != "base")
    }

    /// The plan as XHTML; nothing where that failed.
    pub fn render(&self, plan: &Plan, view: &view::Plan, report: &mut Report) -> Option<String> {
        self.render_with(plan, view, &(), report)
    }

    /// The same, with more to say beside the plan: `paper` in the template.
    pub fn render_with<P: serde::Serialize>(
        &self,
        plan: &Plan,
        view: &view::Plan,
        paper: &P,
        report: &mut Report,
    ) -> Option<String> {
        let name = format!("{}.html", plan.template);
        let broken = [name.as_str(), "base.html"];
        if broken.iter().any(|name| self.broken.contains(*name)) || self.component_broken() {
            // Said where the template was loaded.
            return None;
        }
        if !self.templates.contains_key(&name) || plan.template.contains('/') {
            let fault = Diagnostic::new(Code::UnknownTemplate)
                .arg("name", &plan.template)
                .at(plan.template_at);
            let known: Vec<&str> = self.templates().collect();
            report.push(match nearest(&plan.template, known.iter().copied()) {
                Some(near) => fault.hint_with("did-you-mean", [("name", near.to_string())]),
                None => fault.hint_with("candidates", [("candidates", known.join("、"))]),
            });
            return None;
        }
        let mut context = Context::new();
        context.insert("plan", view);
        context.insert("paper", paper);
        let mut page = Page::begin();
        match self
            .page(&name)
            .and_then(|tera| tera.render_to(&name, &context, &mut page))
        {
            Ok(()) => Some(page.into_text()),
            Err(error) => {
                let faults = self.faults(&error, Some(&name));
                faults.into_iter().for_each(|(_, fault)| report.push(fault));
                None
            }
        }
    }

    fn component_broken(&self) -> bool {
        self.broken.iter().any(|name| name.contains('/'))
    }

    /// The templates at fault, and each fault at its line.
    fn faults(
        &self,
        error: &tera::Error,
        rendering: Option<&str>,
    ) -> Vec<(Option<String>, Diagnostic)> {
        let several = match error.kind() {
            ErrorKind::Msg(text) => listed(text),
            _ => Vec::new(),
        };
        if !several.is_empty() {
            let faults = several.into_iter().map(|(message, name, line, column)| {
                let place = self.marked(name).map(|m| m.at(line, column));
                (
                    Some(name.to_string()),
                    fault(Some(name), place, message, false),
                )
            });
            return faults.collect();
        }
        let (name, place, message) = match error.kind() {
            ErrorKind::SyntaxError(found) | ErrorKind::RenderingError(found) => {
                let marked = self.marked(found.filename());
                let place = marked.map(|m| m.span(found.span().range.clone()));
                let name = found.filename().to_string();
                (Some(name), place, found.message().to_string())
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                (Some(tpl.clone()), None, error.kind().to_string())
            }
            ErrorKind::MissingParent { current, .. } => {
                (Some(current.clone()), None, error.kind().to_string())
            }
            kind => (rendering.map(str::to_string), None, kind.to_string()),
        };
        let start = |name: &String| self.marked(name).map(Marked::start);
        let place = place.or(name.as_ref().and_then(start));
        let syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
        let fault = fault(name.as_deref(), place, &message, syntax);
        vec![(name, fault)]
    }
}

fn fault(name: Option<&str>, place: Option<Span>, message: &str, syntax: bool) -> Diagnostic {
    let message = bounds::word_of(message);
    let lower = message.to_lowercase();
    let unknown = [
        "not found",
        "undefined",
        "unknown",
        "not defined",
        "does not exist",
    ];
    let code = if unknown.iter().any(|word| lower.contains(word)) {
        Code::TemplateUnknownName
    } else if syntax {
        Code::TemplateSyntax
    } else {
        Code::TemplateRender
    };
    let fault = Diagnostic::new(code)
        .arg("template", name.unwrap_or("templates"))
        .arg("message", message);
    match place {
        Some(place) => fault.at(place),
        None => fault,
    }
}

/// The engine lists all unknown names in one text, each as
/// `error: message`, then `--> template:line:column`.
fn listed(text: &str) -> Vec<(&str, &str, u32, u32)> {
    let mut found = Vec::new();
    let mut message = "";
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            message = words;
        } else if let Some((_, place)) = line.split_once("--> ") {
            let mut parts = place.trim().rsplitn(3, ':');
            let (column, row, name) = (parts.next(), parts.next(), parts.next());
            let number = |part: Option<&str>| part.and_then(|p| p.parse::<u32>().ok());
            if let (Some(column), Some(row), Some(name)) = (number(column), number(row), name) {
                found.push((message, name, row, column));
            }
        }
    }
    found
}

/// An engine without templates: every name is escaped, nothing is trusted.
fn bare() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape);
    tera.register_filter("sentence", |text: &str, _: Kwargs, _: &State| {
        sentence(text)
    });
    tera.register_filter("clause", |text: &str, _: Kwargs, _: &State| {
        text.trim_end_matches(['。', '；', '，', '、', '：'])
            .to_string()
    });
    tera.register_filter("work", |names: Vec<String>, _: Kwargs, _: &State| {
        work(&names)
    });
    tera.register_function("range", bounds::range);
    tera.register_filter("replace", bounds::replace);
    // Text from YAML is data: there is no way to have it taken for markup.
    tera.register_filter(
        "safe",
        |_: &str, _: Kwargs, _: &State| -> tera::TeraResult<String> {
            Err(tera::Error::message(
                "unknown filter `safe`: markup in data is never trusted",
            ))
        },
    );
    tera
}

/// Writes a text with the signs of markup as references. The engine's own way
/// goes byte by byte, which texts of hanzi have three times as many of.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let sign = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(sign) {
        out.write_all(&rest[..at])?;
        out.write_all(match rest[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            _ => b"&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest)
}

/// Fields of work one after the other; 工作 at the end of each is said once: 信访、城市管理工作.
fn work(names: &[String]) -> String {
    const WORK: &str = "工作";
    let bare = |name: &String| name.strip_suffix(WORK).map(str::to_string);
    let bare: Option<Vec<String>> = names.iter().map(bare).collect();
    match bare.filter(|bare| bare.len() > 1 && !bare.iter().any(String::is_empty)) {
        Some(bare) => bare.join("、") + WORK,
        None => names.join("、"),
    }
}

/// The text with 。 at its end, unless it has a mark there.
fn sentence(text: &str) -> String {
    let ended = text.ends_with(['。', '；', '！', '？', '：', '…', '，', '、']);
    let quoted = text.ends_with(['”', '）']) && text.contains("。");
    if ended || quoted || text.is_empty() {
        text.to_string()
    } else {
        format!("{text}。")
    }
}
