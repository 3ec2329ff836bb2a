//! Diagnostics for a terminal: takes a located report, gives text with the
//! line of the file and carets under the fault.
//!
//! Columns are counted in characters, carets are placed by width: a hanzi takes
//! two places.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, FileId, Label, Locale, Place, Report, Severity, Sources, Span, Words};

/// Places on a screen's line that a source line may take; longer ones are cut
/// around the fault.
const WIDTH: usize = 100;

/// Bytes of the longest line that is shown; of anything longer, which nobody
/// typed, only the place is given.
const LONGEST: usize = 40_000;

/// Every diagnostic of the report, in its order, each followed by a blank line.
pub fn render_text(report: &Report, sources: &Sources, locale: &Locale, color: bool) -> String {
    let mut lines = Lines::new(sources);
    let mut out = String::new();
    for diagnostic in report.iter() {
        out.push_str(&one(diagnostic, &mut lines, locale, color));
        out.push_str("\n\n");
    }
    out
}

fn one(diagnostic: &Diagnostic, lines: &mut Lines, locale: &Locale, color: bool) -> String {
    let word = locale.ui(diagnostic.severity.name(), &[]);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(word)
        .primary_title(locale.message(diagnostic))
        .id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    let primary = diagnostic
        .primary
        .iter()
        .map(|l| (l, AnnotationKind::Primary));
    let related = diagnostic
        .related
        .iter()
        .map(|l| (l, AnnotationKind::Context));
    for (label, kind) in primary.chain(related) {
        group = add_place(group, label, kind, lines, locale);
    }
    let help = locale.ui("help", &[]);
    for hint in &diagnostic.hints {
        let message = locale.hint(hint);
        group = group.element(Level::HELP.with_name(help.clone()).message(message));
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH).render(&[group])
}

/// Adds `file:line:column` and, for places in a text, the line with its carets.
fn add_place<'a>(
    group: Group<'a>,
    label: &Label,
    kind: AnnotationKind,
    lines: &mut Lines,
    locale: &'a Locale,
) -> Group<'a> {
    let note = label.note.map(|key| locale.note(key));
    match &label.place {
        Place::Span(span) => {
            let path = lines.sources.get(span.file).path.clone();
            let line = lines.line(span.file, span.line);
            if line.len() > LONGEST {
                let place = Origin::path(path).line(span.line as usize);
                return group.element(place.char_column(span.column as usize));
            }
            let caret = kind.span(bytes_of(line, span)).label(note);
            group.element(
                Snippet::source(line.to_string())
                    .path(path)
                    .line_start(span.line.max(1) as usize)
                    .annotation(caret),
            )
        }
        Place::Path(path) => group.element(Origin::path(path.display().to_string())),
        // A value that nobody located: a bug of ours, but no reason to hide the fault.
        Place::Node(origin) | Place::Words(Words { at: origin, .. }) => {
            group.element(Origin::path(lines.sources.get(origin.file).path.clone()))
        }
    }
}

/// The bytes of a line that are at fault: to the line's end where the fault
/// goes on below.
fn bytes_of(line: &str, span: &Span) -> std::ops::Range<usize> {
    let byte = |column: u32| {
        let chars = line.char_indices().map(|(at, _)| at);
        let index = column.max(1) as usize - 1;
        chars.chain([line.len()]).nth(index).unwrap_or(line.len())
    };
    let start = byte(span.column);
    let end = if span.end_line > span.line {
        line.len()
    } else {
        byte(span.end_column)
    };
    start..end.max(start)
}

/// Lines of the sources, found once per file.
struct Lines<'a> {
    sources: &'a Sources,
    starts: BTreeMap<FileId, Vec<&'a str>>,
}

impl<'a> Lines<'a> {
    fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            starts: BTreeMap::new(),
        }
    }

    fn line(&mut self, file: FileId, number: u32) -> &'a str {
        let sources = self.sources;
        let lines = self
            .starts
            .entry(file)
            .or_insert_with(|| sources.get(file).text.lines().collect());
        let index = (number as usize).saturating_sub(1);
        lines.get(index).copied().unwrap_or_default()
    }
}

#[cfg(test)]
#[path = "render_text_tests.rs"]
mod tests;
