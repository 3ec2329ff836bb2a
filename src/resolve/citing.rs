//! Takes what a plan rests on as written; gives it as it is cited.

use super::Context;
use super::bases::{find, unknown};
use super::rules;
use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::load::raw;
use crate::model::{Basis, Text};

impl Context<'_> {
    /// What a list of words cites, each as a text cites it.
    pub(super) fn cited(&mut self, words: &[raw::Text]) -> Vec<Text> {
        let cited = words.iter().filter_map(|word| {
            let text = self.basis(&word.value, word.at)?.cited();
            Some(Text { text, at: word.at })
        });
        cited.collect()
    }

    /// The words for `@{base:id}`, `@{base:id:title}` and `@{base:id:number}`.
    pub(super) fn basis_words(&mut self, reference: &str, at: Origin) -> String {
        let (word, form) = match reference.rsplit_once([':', '：']) {
            Some((word, form)) => (word.trim(), form.trim()),
            None => (reference.trim(), ""),
        };
        let Some(basis) = self.basis(word, at) else {
            return String::new();
        };
        match form {
            "" | "full" | "全称" => basis.cited(),
            "title" | "名称" | "标题" => basis.quoted(),
            "number" | "文号" => basis.number.clone().unwrap_or_default(),
            other => {
                let fault = Diagnostic::new(Code::InvalidReference).arg("text", other);
                self.push(fault.at(at).hint("basis-reference-forms"));
                String::new()
            }
        }
    }

    fn basis(&mut self, word: &str, at: Origin) -> Option<Basis> {
        let Some(basis) = find(&self.organisation.bases, word).cloned() else {
            self.push(unknown(&self.organisation.bases, word, at));
            return None;
        };
        let successor = basis.successor.as_deref();
        let successor = successor.and_then(|s| find(&self.organisation.bases, s));
        let fault = rules::not_in_force(&basis, successor, self.dated);
        fault.into_iter().for_each(|fault| self.push(fault.at(at)));
        Some(basis)
    }
}
