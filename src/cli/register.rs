//! `fangan register`: the register of papers (发文登记簿).

use chrono::NaiveDate;

use super::args::{Global, RegisterArgs};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, list, open, papers};
use crate::engine::{Session, issue};
use crate::life;
use crate::register::{self, Series};
use crate::workspace::Workspace;
use crate::write::Format;

/// Runs the command: a table on the terminal, files below `output/register/`.
pub(super) fn run(args: &RegisterArgs, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let on = session.today(open::clock());
    let series = register::register(&session, &issue::numbered(&workspace), args.year);
    if series.is_empty() {
        terminal.say("register-empty", &[]);
        return WELL;
    }
    for one in &series {
        terminal.result(&list::aligned(&table(one)));
        tell(one, terminal);
    }
    let formats = args.files.formats(&[Format::Xlsx]);
    let (outputs, report) = register::print(&session, &series, (args.year, on), &formats);
    let mut paths = Vec::new();
    for output in &outputs {
        let name = format!("register/{}", output.name());
        if let Err(fault) = papers::put(&workspace, &name, &output.bytes, terminal) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
        paths.push(workspace.output_path(&name));
    }
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    terminal.say("register-done", &[("paths", paths.join("、"))]);
    match args.year.filter(|_| args.archive) {
        Some(year) => archive(&workspace, &session, &series, (year, on), terminal),
        None => WELL,
    }
}

/// The list of what goes to the archive, beside the register.
fn archive(
    workspace: &Workspace,
    session: &Session,
    series: &[Series],
    (year, on): (u32, NaiveDate),
    terminal: &Terminal,
) -> u8 {
    let pages = |plan: &str| issue::pages(workspace, plan);
    let formats = [Format::Xlsx, Format::Pdf];
    let made = life::archive(session, series, year, &pages, (on, &formats));
    for output in &made.0 {
        let name = format!("register/{}", output.name());
        if let Err(fault) = papers::put(workspace, &name, &output.bytes, terminal) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
        terminal.result(&workspace.output_path(&name));
    }
    if made.1.has_errors() {
        terminal.faults(&session.located(made.1), &session.sources);
        return MISTAKES;
    }
    WELL
}

fn table(series: &Series) -> Vec<Vec<String>> {
    let rows = series.entries.iter().map(|entry| {
        let day = entry.date.map_or("—".to_string(), |day| day.to_string());
        vec![entry.number.to_string(), day, entry.title.clone()]
    });
    rows.collect()
}

fn tell(series: &Series, terminal: &Terminal) {
    let number = |serial: u32| ("number", serial.to_string());
    for serial in series.doubles() {
        terminal.say("register-double", &[number(serial)]);
    }
    for (first, last) in series.gaps() {
        terminal.say(
            "register-gap",
            &[("first", first.to_string()), ("last", last.to_string())],
        );
    }
    terminal.say("register-next", &[("number", series.next().to_string())]);
}
