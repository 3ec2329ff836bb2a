//! Takes a plan and templates; gives Documents.
//!
//! A template sees a [`view`] of the plan and writes a small XHTML; [`markup`]
//! reads that into a [`Document`].

mod bounds;
mod clauses;
mod contents;
mod engine;
mod links;
mod marks;
mod markup;
mod origin_attribute;
mod reach;
mod view;

pub use engine::{Engine, TemplateSource};

use std::sync::Arc;

use crate::diagnostic::{Origin, Report};
use crate::document::{Block, Document, Meta, WholeWords, plain_text};
use crate::model::{Form, Organisation, Party, PartyKind, Plan, Seat, Visit, reference};

/// Composes a plan: the document itself first, then a document for each
/// attachment that is also wanted by itself. Nothing where the template failed.
///
/// `warned` says whether the plan has open points, which marks a draft.
pub fn compose(
    plan: &Plan,
    organisation: &Organisation,
    engine: &Engine,
    words: &Arc<WholeWords>,
    warned: bool,
) -> (Vec<Document>, Report) {
    compose_with(plan, &(), organisation, engine, words, warned)
}

/// Composes a paper: a plan as its frame, and what else its template needs,
/// which it sees as `paper`.
pub fn compose_with<P: serde::Serialize>(
    plan: &Plan,
    paper: &P,
    organisation: &Organisation,
    engine: &Engine,
    words: &Arc<WholeWords>,
    warned: bool,
) -> (Vec<Document>, Report) {
    let mut report = Report::default();
    let view = view::Plan(plan, organisation);
    let Some(rendered) = engine.render_with(plan, &view, paper, &mut report) else {
        return (Vec::new(), report);
    };
    let (mut blocks, numbers) = markup::blocks(&rendered, &plan.template, &mut report);
    // What mentions a clause can be set once the clauses are counted.
    if reference::mentions(&rendered) && !report.has_errors() {
        let rendered = clauses::mentioned(&rendered, &numbers);
        blocks = markup::blocks(&rendered, &plan.template, &mut report).0;
    }
    clauses::number(&mut blocks, &numbers);
    links::link_attachments(&mut blocks);
    if report.has_errors() {
        return (Vec::new(), report);
    }
    let warned = warned || report.leaves_open();
    let mut main = Document {
        id: plan.id.clone(),
        meta: Meta {
            title: title(plan, &blocks),
            author: plan.issuers.join("、"),
            subject: plan
                .number
                .as_ref()
                .map(|n| n.to_string())
                .unwrap_or_default(),
            date: plan.date,
        },
        form: plan.form,
        sheet: plan.sheet.clone(),
        draft: warned && !plan.status.is_out(),
        blocks,
        words: Arc::clone(words),
        names: outsiders(plan),
    };
    contents::fill(&mut main);
    // A letter has its mark on one line, whatever it is.
    for block in main.blocks.iter_mut().filter(|_| plan.form != Form::Letter) {
        if let Block::RedHead(head) = block {
            head.part_long_mark();
        }
    }
    let mut documents = separate_attachments(plan, &main);
    documents.insert(0, main);
    (documents, report)
}

/// The plan's title; for a paper that has none, and for a notice that issues a
/// plan, what the template made of it.
fn title(plan: &Plan, blocks: &[Block]) -> String {
    let set = blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(plain_text(text)),
        _ => None,
    });
    match plan.title.text.as_str() {
        title if title.is_empty() || plan.notice.is_some() => set.unwrap_or_default(),
        title => title.to_string(),
    }
}

/// What the templates see of a plan, as JSON, for whoever writes templates.
pub fn view_as_json(plan: &Plan, organisation: &Organisation) -> String {
    // Texts, numbers and lists: nothing that JSON could refuse.
    serde_json::to_string_pretty(&view::Plan(plan, organisation)).unwrap_or_default()
}

/// Every text that the templates see of a plan, and where it was written, for
/// comparing two editions.
pub fn words_of(plan: &Plan, organisation: &Organisation) -> Vec<(String, Option<Origin>)> {
    fn collect(
        value: &serde_json::Value,
        at: Option<Origin>,
        out: &mut Vec<(String, Option<Origin>)>,
    ) {
        match value {
            serde_json::Value::String(words) => out.push((words.clone(), at)),
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, at, out)),
            serde_json::Value::Object(fields) => {
                let own = fields.get("origin").and_then(serde_json::Value::as_str);
                let at = own.and_then(origin_attribute::read).or(at);
                // Where a text was written is no part of it.
                let fields = fields.iter().filter(|(name, _)| *name != "origin");
                fields.for_each(|(_, value)| collect(value, at, out));
            }
            _ => {}
        }
    }
    let mut words = Vec::new();
    if let Ok(value) = serde_json::to_value(view::Plan(plan, organisation)) {
        collect(&value, None, &mut words);
    }
    words
}

/// What the template writes for a plan, with the marks that lead back to it.
pub fn markup_of(
    plan: &Plan,
    organisation: &Organisation,
    engine: &Engine,
    report: &mut Report,
) -> String {
    let view = view::Plan(plan, organisation);
    engine.render(plan, &view, report).unwrap_or_default()
}

/// Attachments with `separate: true`. Not bound with the text, the first line
/// gives the document number before 附件 (GB/T 9704 7.3.7).
fn separate_attachments(plan: &Plan, main: &Document) -> Vec<Document> {
    let mut documents = Vec::new();
    for attachment in plan.attachments.iter().filter(|a| a.separate) {
        let anchor = view::attachment_anchor(&attachment.id);
        let found = main.blocks.iter().find_map(|block| match block {
            Block::Attachment(a) if a.anchor == anchor => Some(a),
            _ => None,
        });
        let Some(block) = found else { continue };
        let mut block = block.clone();
        if let Some(number) = plan.number.as_ref().filter(|n| n.serial.is_some()) {
            block.label = format!("{number}{}", block.label);
        }
        let mut blocks = vec![Block::Attachment(block)];
        clauses::unlink(&mut blocks);
        documents.push(Document {
            id: format!("{}.{}", plan.id, attachment.id),
            meta: Meta {
                title: attachment.title.text.clone(),
                ..main.meta.clone()
            },
            blocks,
            ..main.clone()
        });
    }
    documents
}

/// Names a title or line must not be broken inside of, longest first.
pub fn words(organisation: &Organisation) -> Arc<WholeWords> {
    let departments = organisation.departments.iter().flat_map(|d| {
        let names = d.names.iter().map(|n| n.name.clone());
        names.chain(d.short_name.clone())
    });
    let issuers = organisation.issuers.iter().map(|i| i.name.clone());
    let people = organisation.people.iter().map(|p| p.name.clone());
    let whole = [organisation.name.clone()]
        .into_iter()
        .chain(organisation.short_name.clone());
    let mut words: Vec<String> = departments
        .chain(issuers)
        .chain(people)
        .chain(whole)
        .collect();
    words.retain(|w| w.chars().count() >= 2);
    words.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
    words.dedup();
    let people = organisation.people.iter().map(|p| p.name.as_str());
    Arc::new(WholeWords::new(words).with_people(people))
}

/// Names that only this plan knows, of people from outside: they have a dot, or
/// few characters.
fn outsiders(plan: &Plan) -> Vec<String> {
    struct Names(Vec<String>);
    impl<'p> Visit<'p> for Names {
        fn parties(&mut self, _: Seat<'p>, parties: &mut dyn Iterator<Item = &'p Party>) {
            let texts = parties.filter(|party| party.kind == PartyKind::Text);
            let names = texts.map(|party| &party.name).filter(|name| {
                let count = name.chars().count();
                (2..=LONGEST_PLAIN_NAME).contains(&count) || (count <= 24 && name.contains('·'))
            });
            self.0.extend(names.cloned());
        }
    }
    let mut names = Names(Vec::new());
    plan.show(&mut names);
    names.0.sort_unstable();
    names.0.dedup();
    names.0
}

/// Names without a dot have at most so many characters.
const LONGEST_PLAIN_NAME: usize = 5;
