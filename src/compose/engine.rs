//! Takes template sources; renders a plan's view with them. The only file that
//! names the template engine.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, ErrorKind, Kwargs, State, Tera};

use super::marks::{self, Marked};
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

/// The templates, loaded.
pub struct Engine {
    tera: Tera,
    marked: BTreeMap<String, Marked>,
    broken: BTreeSet<String>,
}

impl Engine {
    /// Loads templates. One that cannot be loaded is reported and left out; a
    /// broken component concerns every plan, a broken page only its own.
    pub fn new(templates: &[TemplateSource]) -> (Self, Report) {
        let mut report = Report::default();
        let marked = templates
            .iter()
            .map(|t| (t.name.clone(), marks::mark(&t.text, t.file)));
        let mut engine = Self {
            tera: Tera::default(),
            marked: marked.collect(),
            broken: BTreeSet::new(),
        };
        // A template that cannot be loaded is taken out, and the rest tried again.
        for _ in 0..=templates.len() {
            let mut tera = bare();
            let whole = engine
                .marked
                .iter()
                .filter(|(name, _)| !engine.broken.contains(*name));
            let whole = whole.map(|(name, marked)| (name.clone(), marked.text.clone()));
            match tera.add_raw_templates(whole.collect::<Vec<_>>()) {
                Ok(()) => {
                    engine.tera = tera;
                    break;
                }
                Err(error) => {
                    let (name, fault) = engine.fault(&error, None);
                    // Once a component is out, whoever calls it fails as well:
                    // that is the same fault, not a further one.
                    let follows =
                        engine.component_broken() && fault.code == Code::TemplateUnknownName;
                    if !follows {
                        report.push(fault);
                    }
                    match name {
                        Some(name) if engine.broken.insert(name.clone()) => {}
                        _ => break,
                    }
                }
            }
        }
        (engine, report)
    }

    /// Names of the templates that make documents.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        let names = self.marked.keys().filter(|name| !name.contains('/'));
        let names = names.filter_map(|name| name.strip_suffix(".html"));
        names.filter(|name| *name != "base")
    }

    /// The plan as XHTML; nothing where that failed.
    pub fn render(&self, plan: &Plan, view: &view::Plan, report: &mut Report) -> Option<String> {
        let name = format!("{}.html", plan.template);
        if self.component_broken()
            || self.broken.contains(&name)
            || self.broken.contains("base.html")
        {
            let fault = Diagnostic::new(Code::TemplateRender).arg("template", &name);
            let fault = fault.arg("message", "template could not be loaded");
            report.push(fault.at(plan.at));
            return None;
        }
        if !self.marked.contains_key(&name) || plan.template.contains('/') {
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
        match self.tera.render(&name, &context) {
            Ok(rendered) => Some(rendered),
            Err(error) => {
                report.push(self.fault(&error, Some(&name)).1);
                None
            }
        }
    }

    fn component_broken(&self) -> bool {
        self.broken.iter().any(|name| name.contains('/'))
    }

    /// The template at fault, and the fault at its line.
    fn fault(&self, error: &tera::Error, rendering: Option<&str>) -> (Option<String>, Diagnostic) {
        let (name, place, message) = match error.kind() {
            ErrorKind::SyntaxError(found) | ErrorKind::RenderingError(found) => {
                let marked = self.marked.get(found.filename());
                let place = marked.map(|m| m.span(found.span().range.clone()));
                (
                    Some(found.filename().to_string()),
                    place,
                    found.message().to_string(),
                )
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                (Some(tpl.clone()), None, error.kind().to_string())
            }
            ErrorKind::MissingParent { current, .. } => {
                (Some(current.clone()), None, error.kind().to_string())
            }
            kind => (rendering.map(str::to_string), None, kind.to_string()),
        };
        let start = |name: &String| self.marked.get(name).map(Marked::start);
        let place: Option<Span> = place.or(name.as_ref().and_then(start));
        let syntax = matches!(error.kind(), ErrorKind::SyntaxError(_));
        let lower = message.to_lowercase();
        let unknown = [
            "not found",
            "undefined",
            "unknown",
            "not defined",
            "not registered",
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
            .arg("template", name.as_deref().unwrap_or("templates"))
            .arg("message", message);
        let fault = match place {
            Some(place) => fault.at(place),
            None => fault,
        };
        (name, fault)
    }
}

/// An engine without templates: every name is escaped, nothing is trusted.
fn bare() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([""]);
    tera.register_filter("sentence", |text: &str, _: Kwargs, _: &State| {
        sentence(text)
    });
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
