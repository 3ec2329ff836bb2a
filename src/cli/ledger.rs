//! `fangan ledger`: who answers for what, over all plans in force.

use super::args::{Global, LedgerArgs};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, list, open, papers};
use crate::engine::{Faults, Session};
use crate::ledger::{self, Ledger, Of, Time};
use crate::write::Format;

/// Runs the command: a table on the terminal, files below `output/ledger/`.
pub(super) fn run(args: &LedgerArgs, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let of = match of(args, &session) {
        Ok(of) => of,
        Err(faults) => return terminal.refuse(faults),
    };
    if let (Some(from), Some(until)) = (args.from, args.to)
        && until < from
    {
        let days = [("from", from.to_string()), ("to", until.to_string())];
        terminal.say("ledger-reversed", &days);
        return OUTSIDE;
    }
    let time = Time {
        as_of: args.as_of.unwrap_or_else(|| session.today(open::clock())),
        from: args.from,
        until: args.to,
    };
    let (ledger, mut report) = ledger::ledger(&session, of, time);
    if ledger.rows.is_empty() {
        terminal.say("ledger-empty", &[("plans", ledger.plans.len().to_string())]);
    } else {
        terminal.result(&list::aligned(&table(&ledger, terminal)));
    }
    let (outputs, found) = ledger::print(&session, &ledger, &formats(args, &ledger));
    report.extend(found);
    for output in &outputs {
        if let Err(fault) = papers::put(
            &workspace,
            &format!("ledger/{}", output.name()),
            &output.bytes,
            terminal,
        ) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
    }
    let failed = report.has_errors();
    if failed {
        terminal.faults(&session.located(report), &session.sources);
    }
    let paths = outputs
        .iter()
        .map(|output| workspace.output_path(&format!("ledger/{}", output.name())));
    let paths: Vec<String> = paths.collect();
    if !paths.is_empty() {
        let count = ledger.rows.len().to_string();
        let args = [("count", count), ("paths", paths.join("、"))];
        terminal.say("ledger-done", &args);
    }
    if failed { MISTAKES } else { WELL }
}

/// The formats asked for; a ledger that is empty has no tables.
fn formats(args: &LedgerArgs, ledger: &Ledger) -> Vec<Format> {
    let usual = [Format::Html, Format::Pdf, Format::Xlsx];
    let mut formats = args.files.formats(&usual);
    if ledger.rows.is_empty() {
        formats.retain(|format| !matches!(format, Format::Xlsx | Format::Csv));
    }
    formats
}

fn of(args: &LedgerArgs, session: &Session) -> Result<Of, Box<Faults>> {
    match (&args.whose.person, &args.whose.unit) {
        (Some(person), _) => Of::person(session, person),
        (None, Some(unit)) => Of::unit(session, unit),
        (None, None) => Ok(Of::All),
    }
}

fn table(ledger: &Ledger, terminal: &Terminal) -> Vec<Vec<String>> {
    let rows = ledger.rows.iter().map(|row| {
        let day = row.day.map_or("—".to_string(), |day| day.to_string());
        let mut cells = vec![
            day,
            terminal.locale.ui(row.kind.name(), &[]),
            row.what.clone(),
            row.role.clone(),
        ];
        if !matches!(ledger.of, Of::Person(_)) {
            cells.push(row.who.join("、"));
        }
        cells.push(ledger.plans[row.plan].id.clone());
        cells
    });
    rows.collect()
}
