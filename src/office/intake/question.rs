//! What a file does not say and somebody has to: each once, with the answer that
//! is taken unless another is given.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diagnostic::Locale;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is known by in a file of answers.
    pub id: String,
    /// The key of its words.
    pub kind: &'static str,
    /// What it is about, as the file has it.
    pub words: String,
    /// The answer that was taken.
    pub answer: String,
}

/// Answers by the ids of their questions.
pub type Answers = BTreeMap<String, String>;

/// Asks, and takes the answers that are there.
pub(super) struct Asker<'a> {
    /// In front of every id: which file it is about.
    pub file: &'a str,
    pub answers: &'a Answers,
    pub locale: &'a Locale,
    pub asked: &'a RefCell<Vec<Question>>,
}

impl Asker<'_> {
    /// The answer, and a comment that says what is in doubt, unless somebody has
    /// answered.
    pub(super) fn ask(
        &self,
        about: &str,
        kind: &'static str,
        words: &str,
        default: &str,
    ) -> (String, Vec<String>) {
        let id = format!("{}:{about}", self.file);
        let given = self.answers.get(&id).filter(|answer| !answer.is_empty());
        let answer = given.cloned().unwrap_or_else(|| default.to_string());
        let args = [("words", words.to_string()), ("answer", answer.clone())];
        let notes = match given {
            Some(_) => Vec::new(),
            None => vec![self.locale.ui(kind, &args)],
        };
        let mut asked = self.asked.borrow_mut();
        if asked.iter().all(|question| question.id != id) {
            asked.push(Question {
                id,
                kind,
                words: words.to_string(),
                answer: answer.clone(),
            });
        }
        (answer, notes)
    }
}
