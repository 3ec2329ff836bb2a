//! `fangan diff`: who changed in a plan between two days.

use chrono::NaiveDate;

use super::args::{Diff, DiffFormat, Global};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, open, papers};
use crate::change::papers::difference;
use crate::engine::{self, Session, Wanted};
use crate::standing::differences;

/// Runs the command.
pub fn run(args: &Diff, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    if session.stops_all() {
        let report = session.located(session.report.clone());
        terminal.faults(&report, &session.sources);
        return MISTAKES;
    }
    let raw = &match session.plan(&args.plan) {
        Ok(plan) => plan,
        Err(report) => return terminal.refuse(session.faults(report)),
    };
    if args.to_format == DiffFormat::Docx {
        let made = engine::marked(&session, raw, args.from, args.to);
        return super::marked::write(&workspace, &session, made, "diff", terminal);
    }
    let on = |day: NaiveDate| {
        let wanted = Wanted {
            as_of: Some(day),
            today: day,
            public: false,
            formats: Vec::new(),
        };
        engine::resolved(&session, raw, &wanted).0
    };
    let found = differences(&on(args.from), &on(args.to));
    let mut code = WELL;
    if args.html {
        let (outputs, report) = difference::page(&session, raw, (args.from, args.to), &found);
        let outputs = papers::named(&outputs, "diff", "");
        let made = (Vec::new(), report, session.sources.clone());
        code = papers::write(&workspace, &outputs, made, terminal);
    }
    if found.is_empty() {
        terminal.say("nothing-differs", &[]);
        return code;
    }
    let lines = found.into_iter().map(|d| {
        let words = |words: &[String]| match words {
            [] => "—".to_string(),
            words => words.join("、"),
        };
        format!("{}\n  {}\n→ {}", d.place, words(&d.before), words(&d.after))
    });
    terminal.result(&lines.collect::<Vec<_>>().join("\n"));
    code
}
