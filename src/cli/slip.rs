//! `fangan slip`: the sheet that goes round with a draft (发文稿纸).

use super::args::{Global, Slip};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open, papers};
use crate::engine::Session;
use crate::life;
use crate::write::Format;

/// Runs the command: files below `output/slips/`.
pub(super) fn run(args: &Slip, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let today = session.today(open::clock());
    let formats = args.files.formats(&[Format::Pdf, Format::Docx]);
    let (outputs, report) = match life::slip(&session, &args.plan, today, &formats) {
        Ok(made) => made,
        Err(report) => return terminal.refuse(session.faults(report)),
    };
    for output in &outputs {
        let name = format!("slips/{}", output.name());
        if let Err(fault) = papers::put(&workspace, &name, &output.bytes, terminal) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
        terminal.result(&workspace.output_path(&name));
    }
    if report.has_errors() {
        terminal.faults(&session.located(report), &session.sources);
        return MISTAKES;
    }
    WELL
}
