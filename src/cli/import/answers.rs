//! Answers to the questions of plans: read from a file, asked on the terminal, and
//! kept for the next time.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::args::{Import, ReportFormat};
use crate::cli::terminal::Terminal;
use crate::cli::{MISTAKES, OUTSIDE};
use crate::diagnostic::{Code, Diagnostic, FileId, Report, Sources, Span};
use crate::load;
use crate::office::intake::{Answers, Office, Question};
use crate::workspace::read_file;

/// Where answers given on the terminal go, unless a file is named.
const KEPT: &str = "import-answers.yaml";

/// Those of the file that is named.
pub(super) fn read(args: &Import, terminal: &Terminal) -> Result<Answers, u8> {
    let Some(path) = &args.answers else {
        return Ok(Answers::new());
    };
    let bytes = read_file(path).map_err(|fault| {
        terminal.fault(*fault);
        OUTSIDE
    })?;
    let text = load::decoded(&bytes).unwrap_or_default();
    // Nothing but comments says nothing yet.
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if !bytes.is_empty() && !text.is_empty() && !text.lines().any(says) {
        return Ok(Answers::new());
    }
    load::read_record(&text).map_err(|(line, column)| {
        // A line without a colon is only missed at the next one.
        let odd = text
            .lines()
            .zip(1..)
            .find(|(line, _)| says(line) && !line.contains(": "));
        let (line, column) = odd.map_or((line, column), |(_, n)| (n, 1));
        let fault = |_: &str| Diagnostic::new(Code::AnswersUnreadable);
        told(path, &text, &[(line, column, "")], fault, terminal);
        MISTAKES
    })
}

/// Tells of answers to questions that nobody asks.
pub(super) fn unasked(found: &Office, answers: &Answers, args: &Import, terminal: &Terminal) {
    let asked = |id: &str| found.questions.iter().any(|question| question.id == id);
    let idle: Vec<&String> = answers.keys().filter(|id| !asked(id)).collect();
    let Some(path) = args.answers.as_ref().filter(|_| !idle.is_empty()) else {
        return;
    };
    let bytes = read_file(path).unwrap_or_default();
    let text = load::decoded(&bytes).unwrap_or_default();
    let line_of = |id: &str| {
        let mut lines = text.lines().zip(1..);
        lines
            .find(|(line, _)| line.contains(id))
            .map_or(1, |(_, n)| n)
    };
    let places = idle.iter().map(|id| (line_of(id), 1, id.as_str()));
    let places: Vec<_> = places.collect();
    let fault = |id: &str| Diagnostic::new(Code::AnswerUnasked).arg("name", id);
    told(path, &text, &places, fault, terminal);
}

/// Tells of places in the file.
fn told(
    path: &Path,
    text: &str,
    places: &[(u32, u32, &str)],
    fault: impl Fn(&str) -> Diagnostic,
    terminal: &Terminal,
) {
    let mut sources = Sources::default();
    let file: FileId = sources.add(path.display().to_string(), text);
    let mut report = Report::default();
    for (line, column, words) in places {
        let fault = fault(words).arg("path", path.display().to_string());
        let fault = fault.arg("line", line.to_string());
        let fault = fault.arg("column", column.to_string());
        report.push(fault.at(Span::on_line(file, *line, *column, 1)));
    }
    terminal.faults(&report, &sources);
}

/// Asks one question after the other that has no answer yet; an empty line takes
/// what was written. Whatever is answered is kept at once.
pub(super) fn ask(found: &Office, answers: &mut Answers, args: &Import, terminal: &Terminal) {
    if args.yes || args.dry_run || args.format == ReportFormat::Json || !terminal.asks() {
        return;
    }
    let path = args.answers.clone().unwrap_or_else(|| PathBuf::from(KEPT));
    let mut kept = false;
    for question in &found.questions {
        if answers.contains_key(&question.id) {
            continue;
        }
        let answer = terminal.ask(&format!("{}\n> ", words(question, terminal)));
        if answer.is_empty() {
            continue;
        }
        let said = format!("# {}\n", words(question, terminal).replace('\n', "\n# "));
        let one = Answers::from([(question.id.clone(), answer.clone())]);
        let lines = said + &load::write_record(&one);
        kept |= append(&path, &lines).is_ok();
        answers.insert(question.id.clone(), answer);
    }
    if kept {
        let args = [("path", path.display().to_string())];
        terminal.say("intake-answers-kept", &args);
    }
}

/// A question with what was written for want of an answer.
pub(super) fn words(question: &Question, terminal: &Terminal) -> String {
    let args = [
        ("words", question.words.clone()),
        ("answer", question.answer.clone()),
    ];
    terminal.locale.ui(question.kind, &args)
}

/// Lines behind those that are there.
fn append(path: &Path, lines: &str) -> std::io::Result<()> {
    let before = std::fs::read(path).unwrap_or_default();
    let open = !before.is_empty() && !before.ends_with(b"\n");
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.create(true).append(true).open(path)?;
    let start = if open { "\n" } else { "" };
    file.write_all(format!("{start}{lines}").as_bytes())
}
