//! `fangan dump`: what a step between data and files gave.

use super::args::{Dump, Global, Stage};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, open};
use crate::diagnostic::Report;
use crate::engine::{self, Session, Wanted};
use crate::{compose, layout};

/// Runs the command.
pub(super) fn run(args: &Dump, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    let opened = match session.plan(&args.plan) {
        Ok(opened) => opened,
        Err(report) => return terminal.refuse(session.faults(report)),
    };
    let raw = &opened.plan;
    let wanted = Wanted {
        as_of: args.as_of,
        ..Wanted::on(session.today(open::clock()))
    };
    let mut report = Report::default();
    let text = match args.stage {
        Stage::Raw => format!("{raw:#?}"),
        Stage::Model => format!("{:#?}", engine::printed(&session, raw, &wanted).0),
        Stage::View => {
            let (plan, _) = engine::printed(&session, raw, &wanted);
            compose::view_as_json(&plan, &session.organisation)
        }
        Stage::Markup => {
            let (plan, _) = engine::printed(&session, raw, &wanted);
            compose::markup_of(&plan, &session.organisation, &session.engine, &mut report)
        }
        Stage::Document | Stage::Pages => {
            let (documents, found) = engine::documents(&session, &opened, &wanted);
            report.extend(found);
            let texts = documents.iter().map(|document| match args.stage {
                Stage::Document => format!("{document:#?}"),
                _ => {
                    let style = session.style_for(document);
                    format!(
                        "{:#?}",
                        layout::layout(document, style, session.fonts_for(document)).0
                    )
                }
            });
            texts.collect::<Vec<_>>().join("\n")
        }
    };
    let failed = report.has_errors();
    terminal.faults(&session.located(report), &session.sources);
    if failed {
        return MISTAKES;
    }
    terminal.result(&text);
    WELL
}
