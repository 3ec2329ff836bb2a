//! `fangan calendar`: the State Council's notice on the holidays of a year, pasted.

use std::io::Read;

use super::args::{Calendar, Global};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, list, open};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{Session, holidays, intake};
use crate::office::holidays::{Notice, notice, weekday};
use crate::read::flow::Block;
use crate::workspace::read_file;

/// Runs the command: shows what was understood, and writes it where that is wanted.
pub(super) fn run(args: &Calendar, global: &Global, terminal: &Terminal) -> u8 {
    let text = match text(args) {
        Ok(text) => text,
        Err(fault) => return terminal.refuse(fault),
    };
    let Some(notice) = notice(&text) else {
        terminal.say("holidays-no-year", &[]);
        return MISTAKES;
    };
    show(&notice, terminal);
    if !notice.wrong.is_empty() {
        terminal.say("holidays-wrong", &[]);
        return MISTAKES;
    }
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let write = match holidays::written(&workspace, &session, &notice) {
        Ok(Some(write)) => write,
        Ok(None) => {
            terminal.say("holidays-known", &[("year", notice.year.to_string())]);
            return WELL;
        }
        Err(fault) => return terminal.refuse(session.faults((*fault).into())),
    };
    let wanted = args.apply || terminal.asks() && agreed(terminal);
    if !wanted {
        terminal.say("holidays-not-written", &[]);
        return WELL;
    }
    let path = write.path.clone();
    if let Err(fault) = workspace.commit(&[write]) {
        return terminal.refuse(fault);
    }
    terminal.say("holidays-written", &[("path", path)]);
    WELL
}

fn agreed(terminal: &Terminal) -> bool {
    let answer = terminal.ask(&terminal.locale.ui("holidays-ask", &[]));
    ["", "y", "yes", "是", "好"].contains(&answer.to_lowercase().as_str())
}

/// The words of a file, or what is pasted.
fn text(args: &Calendar) -> Result<String, Box<Diagnostic>> {
    if args.file.as_os_str() == "-" {
        let mut text = String::new();
        let read = std::io::stdin().lock().read_to_string(&mut text);
        let unreadable = |_| Box::new(Diagnostic::new(Code::FileDamaged).at(args.file.clone()));
        return read.map(|_| text).map_err(unreadable);
    }
    let bytes = read_file(&args.file)?;
    let name = args.file.to_string_lossy();
    let flow = intake::flow(&name, &bytes);
    let unknown = || Box::new(Diagnostic::new(Code::UnknownFileKind).at(args.file.clone()));
    let flow = flow.ok_or_else(unknown)??;
    let texts = flow.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => {
            let label = paragraph.label.as_deref().unwrap_or_default();
            format!("{label}{}", paragraph.text)
        }
        Block::Table(rows) => {
            let cells = rows.iter().flatten().map(|cell| cell.text.as_str());
            cells.collect::<Vec<_>>().join("\n")
        }
    });
    Ok(texts.collect::<Vec<_>>().join("\n"))
}

fn show(notice: &Notice, terminal: &Terminal) {
    let year = [("year", notice.year.to_string())];
    terminal.result(&terminal.locale.ui("holidays-found", &year));
    let rows = notice.holidays.iter().map(|one| {
        let days = (one.until - one.from).num_days() + 1;
        let from = format!("{}{}", one.from, weekday(one.from));
        let until = format!("{}{}", one.until, weekday(one.until));
        let days = [("days", days.to_string())];
        let days = terminal.locale.ui("holidays-days", &days);
        vec!["".to_string(), one.name.clone(), from, until, days]
    });
    terminal.result(&list::aligned(&rows.collect::<Vec<_>>()));
    let worked = notice.make_up.iter();
    let worked: Vec<String> = worked
        .map(|day| format!("{day}{}", weekday(*day)))
        .collect();
    let args = [("days", worked.join("、"))];
    terminal.result(&terminal.locale.ui("holidays-worked", &args));
    for words in &notice.left {
        terminal.result(
            &terminal
                .locale
                .ui("holidays-left", &[("words", words.clone())]),
        );
    }
    for doubt in &notice.wrong {
        let args = [
            ("words", doubt.words.clone()),
            ("other", doubt.other.clone()),
        ];
        terminal.result(&terminal.locale.ui(doubt.key, &args));
    }
}
