//! Takes a template's outline and the answers to its questions; gives a plan.

use chrono::{Datelike, NaiveDate};

use super::renewed::year_in;
use super::{Draft, NotMade};
use crate::defaults;
use crate::diagnostic::Report;
use crate::engine::session::Session;
use crate::load::scaffold::{self, Question};
use crate::workspace::{Template, Workspace};

/// An outline: a plan's text with questions in it.
#[derive(Debug, Clone)]
pub struct Outline {
    text: String,
}

/// The outline of that name: the office's own, else the program's.
///
/// # Errors
/// `UnknownOutline`.
pub fn outline(workspace: &Workspace, name: &str) -> Result<Outline, NotMade> {
    let mut outlines = all(workspace);
    let found = outlines.iter().rposition(|(known, _)| known == name);
    if let Some(found) = found {
        let (_, text) = outlines.swap_remove(found);
        return Ok(Outline { text });
    }
    let mut names: Vec<String> = outlines.into_iter().map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    Err(NotMade::UnknownOutline(names))
}

/// The program's outlines, then the office's own, which come before them.
fn all(workspace: &Workspace) -> Vec<(String, String)> {
    let name = |path: &str| {
        let name = path.strip_prefix("new/")?.strip_suffix(".yaml")?;
        Some(name.to_string())
    };
    let bundled = defaults::OUTLINES.iter();
    let mut outlines: Vec<(String, String)> = bundled
        .filter_map(|(path, text)| Some((name(path)?, text.to_string())))
        .collect();
    for Template { name: path, file } in workspace.read_styles(&mut Report::default()) {
        if let Some(name) = name(&path) {
            outlines.push((name, String::from_utf8_lossy(&file.bytes).into_owned()));
        }
    }
    outlines
}

impl Outline {
    /// What it asks. Where it has no answer of its own, the first issuer and the
    /// year stand in: that year, else the title's, else today's.
    pub fn questions(
        &self,
        session: &Session,
        title: Option<&str>,
        year: Option<i32>,
        clock: NaiveDate,
    ) -> Vec<Question> {
        let year = year.or_else(|| title.and_then(year_in));
        let year = year.unwrap_or_else(|| session.today(clock).year());
        let issuers = &session.organisation.issuers;
        let mut questions = scaffold::questions(&self.text);
        for question in questions.iter_mut().filter(|q| q.default.is_empty()) {
            match question.name.as_str() {
                "issuer" => {
                    question.default = issuers.first().map(|i| i.id.clone()).unwrap_or_default()
                }
                "from" => question.default = format!("{year}-01-01"),
                "until" => question.default = format!("{year}-12-31"),
                _ => {}
            }
        }
        questions
    }

    /// The plan of that id with everything answered.
    pub fn filled(&self, id: &str, answers: &[(String, String)]) -> Draft {
        let answer = |name: &str| {
            let found = answers.iter().find(|(known, _)| known == name);
            found.map(|(_, answer)| answer.clone())
        };
        Draft {
            id: id.to_string(),
            text: scaffold::filled(&self.text, answer),
            decisions: Vec::new(),
            beside: None,
        }
    }
}
