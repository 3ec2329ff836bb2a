//! Who answers for a record: under one key, or in short under the record's own.

use super::*;
use crate::diagnostic::At;
use crate::load::keys::{self, Record};
use crate::load::raw::{
    Contingency, Goal, Goals, Mechanism, Party, Responsibility, Step, Task, Text,
};
use crate::model::date::Deadline;

impl Decoder<'_> {
    /// Names stand where it is to be said who of them leads: says both ways to write
    /// them.
    pub(super) fn names_without_part(&mut self, node: &Node, record: &'static Record) {
        let fault = Diagnostic::new(Code::WrongType)
            .arg("key", self.record_name(record))
            .arg("expected", "mapping")
            .arg(
                "found",
                match node.value {
                    Value::Str(_) => "text",
                    _ => "list",
                },
            );
        let who = match &node.value {
            Value::Str(words) => words.clone(),
            _ => "[…]".to_string(),
        };
        let written = |field: &str| {
            let field = record.field(field).map_or("", |field| self.shown(field));
            format!("{}: {{{field}: {who}}}", self.record_name(record))
        };
        let forms = [
            ("lead", written("lead")),
            ("responsible", written("responsible")),
        ];
        self.push(fault.hint_with("say-who-leads", forms).at(node.at));
    }

    /// The record of a responsibility and its short form say the same: both together
    /// are a fault. Says whether the long form was given.
    fn answered(&mut self, fields: &Fields, short: &[&'static str]) -> bool {
        let given = fields.has("responsibility");
        if given && let Some(name) = short.iter().find(|name| fields.has(name)) {
            let long = fields.key("responsibility");
            let fault = self.conflict(fields, "responsibility", name);
            let fault = fault.at(fields.key(name)).hint("write-in-responsibility");
            self.push(fault.related(long, "first-given"));
        }
        given
    }
}

impl Decoder<'_> {
    /// A key of these that was left empty is somebody forgotten.
    fn left_empty(&mut self, fields: &Fields, names: &[&'static str]) {
        for name in names.iter().filter(|name| fields.is_blank(name)) {
            let key = self.key_shown(fields, name);
            self.empty_value(fields.key(name), key);
        }
    }
}

impl Responsibility {
    /// A key that was left empty is somebody forgotten.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if let Some(etc) = &mut self.etc {
            match keys::FLAGS.find(etc) {
                Some(true) => etc.value = "等".to_string(),
                Some(false) => self.etc = None,
                None if !etc.starts_with('等') => etc.value.insert(0, '等'),
                None => {}
            }
        }
        decoder.left_empty(fields, &fields.given());
        Some(self)
    }

    /// Of a record that says it by keys of its own: nothing, where it names nobody.
    fn in_short(
        decoder: &mut Decoder,
        at: Origin,
        by: &[Party],
        within: Option<&Text>,
        (task, measures): (&Text, Option<&Text>),
    ) -> Option<Self> {
        if by.is_empty() {
            return None;
        }
        let mut whole: Self = decoder.nothing_of(at)?;
        whole.accountable = by.to_vec();
        whole.deadline = within.map(|words| {
            let said = Deadline::Text {
                words: words.value.clone(),
                bound: None,
            };
            At::new(said, words.at)
        });
        whole.in_short = true;
        whole.called(task, measures);
        Some(whole)
    }

    /// What it is for, in the words of the record it stands in.
    fn called(&mut self, task: &Text, measures: Option<&Text>) {
        self.task = Some(task.clone());
        self.measures = measures.cloned();
    }
}

impl Mechanism {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if !decoder.answered(fields, &["by"]) {
            let words = (&self.name, self.text.as_ref());
            self.short = Responsibility::in_short(decoder, self.at, &self.by, None, words);
        }
        if let Some(by) = &mut self.responsibility {
            by.called(&self.name, self.text.as_ref());
        }
        Some(self)
    }
}

impl Contingency {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if !decoder.answered(fields, &["by", "within"]) {
            let words = (&self.when, self.response.as_ref());
            self.short =
                Responsibility::in_short(decoder, self.at, &self.by, self.within.as_ref(), words);
        }
        if let Some(by) = &mut self.responsibility {
            by.called(&self.when, self.response.as_ref());
        }
        Some(self)
    }
}

impl Step {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if !decoder.answered(fields, &["by", "within"]) {
            let words = (&self.step, self.text.as_ref());
            self.short =
                Responsibility::in_short(decoder, self.at, &self.by, self.within.as_ref(), words);
        }
        if let Some(by) = &mut self.responsibility {
            by.called(&self.step, self.text.as_ref());
        }
        Some(self)
    }
}

impl Goals {
    /// The year of the baselines is said once for all of them.
    pub(super) fn judged(mut self, _: &mut Decoder, _: &mut Fields) -> Option<Self> {
        let compared = |goal: &&mut Goal| goal.baseline.is_some() && goal.against.is_none();
        for goal in self.items.iter_mut().filter(compared) {
            goal.against.clone_from(&self.against);
        }
        Some(self)
    }
}

impl Goal {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        decoder.answered(fields, &["owner"]);
        if let Some(by) = &mut self.responsibility {
            by.called(&self.name, self.target.as_ref());
        }
        Some(self)
    }
}

impl Task {
    /// A task is a row of its own: what stands under the one key goes into its
    /// columns.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let short = [
            "leader",
            "lead",
            "responsible",
            "accountable",
            "support",
            "deadline",
        ];
        decoder.left_empty(fields, &short);
        if decoder.answered(fields, &short)
            && let Some(by) = self.responsibility.take()
        {
            self.leader = by.leader;
            self.lead = by.lead;
            self.responsible = by.responsible;
            self.accountable = by.accountable;
            self.support = by.support;
            self.deadline = by.deadline;
        }
        Some(self)
    }
}
