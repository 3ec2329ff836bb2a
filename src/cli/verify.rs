//! `fangan verify`: a finished PDF measured against GB/T 9704, row by row.

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::args::{Global, ReportFile, ReportFormat, Verify};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::layout::font::{FontFiles, Fonts};
use crate::layout::style::Style;
use crate::verify::{Row, Verdict, marked, verify};
use crate::workspace::read_file;

/// Runs the command. Exit code 1 when a row is a fault, or the file has no text
/// that could be measured.
pub(super) fn run(args: &Verify, global: &Global, terminal: &Terminal) -> u8 {
    let file = args.file.display().to_string();
    let bytes = match read_file(&args.file) {
        Ok(bytes) => bytes,
        Err(fault) => {
            terminal.fault(*fault);
            return OUTSIDE;
        }
    };
    let workspace = open::workspace(global);
    let said = match args.to {
        None => verify(&bytes).map(|rows| (rows, None)),
        Some(ReportFile::Html) => {
            let files = FontFiles::new(workspace.font_places());
            let (fonts, _) = Fonts::choose(&Style::default().font_families(), &files);
            let said = marked(&bytes, &file, &fonts, &terminal.locale);
            said.map(|(rows, html)| (rows, Some(html)))
        }
    };
    let (rows, html) = match said {
        Ok(found) => found,
        Err(error) => {
            let reason = terminal.locale.ui(error.name(), &[]);
            terminal.say("verify-unreadable", &[("file", file), ("reason", reason)]);
            return OUTSIDE;
        }
    };
    match args.format {
        ReportFormat::Text => terminal.result(&table(&rows, args.all, terminal)),
        ReportFormat::Json => terminal.result(&json(&rows, terminal)),
    }
    // A file with nothing to measure has not been found well.
    let nothing = rows
        .iter()
        .all(|r| r.verdict != Verdict::Ok || r.key == "page-size");
    if nothing && args.format == ReportFormat::Text {
        terminal.say("verify-no-text", &[("file", file.clone())]);
    }
    let count = |verdict: Verdict| rows.iter().filter(|r| r.verdict == verdict).count();
    let faults = count(Verdict::Fault);
    if let Some(html) = html {
        let stem = args.file.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("verify/{stem}.html");
        if let Err(fault) = workspace.write_output(&name, html.as_bytes()) {
            terminal.fault(*fault);
            return OUTSIDE;
        }
        terminal.say("verify-marked", &[("path", workspace.output_path(&name))]);
    }
    if args.format == ReportFormat::Text {
        terminal.say(
            "verify-summary",
            &[
                ("file", file),
                ("ok", count(Verdict::Ok).to_string()),
                ("faults", faults.to_string()),
                ("absent", count(Verdict::Absent).to_string()),
            ],
        );
    }
    if faults > 0 || nothing {
        MISTAKES
    } else {
        WELL
    }
}

/// One line per row; what the document does not have is left out unless asked for.
fn table(rows: &[Row], all: bool, terminal: &Terminal) -> String {
    let shown = rows.iter().filter(|r| all || r.verdict != Verdict::Absent);
    let lines: Vec<[String; 6]> = shown
        .map(|row| {
            let page = row.page.map_or(String::new(), |p| format!("p{p}"));
            [
                terminal.locale.ui(row.verdict.name(), &[]),
                row.clause.to_string(),
                name(row, terminal),
                row.expected.clone(),
                row.measured.clone(),
                page,
            ]
        })
        .collect();
    let width = |column: usize| lines.iter().map(|l| l[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..4).map(width).collect();
    let mut text = Vec::new();
    for line in &lines {
        let mut out = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            out.push_str(cell);
            out.push_str(&" ".repeat(width - cell.width() + 2));
        }
        out.push_str(&line[4]);
        if !line[5].is_empty() {
            out.push_str(&format!(" ({})", line[5]));
        }
        text.push(out);
    }
    text.join("\n")
}

fn json(rows: &[Row], terminal: &Terminal) -> String {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({
                "number": row.number,
                "key": row.key,
                "name": name(row, terminal),
                "clause": row.clause,
                "expected": row.expected,
                "measured": row.measured,
                "verdict": row.verdict.name().trim_start_matches("verdict-"),
                "page": row.page,
            })
        })
        .collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default()
}

fn name(row: &Row, terminal: &Terminal) -> String {
    terminal.locale.ui(&format!("verify-{}", row.key), &[])
}
