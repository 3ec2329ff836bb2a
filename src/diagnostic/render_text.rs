//! Diagnostics for a terminal: takes a located report, gives text with the
//! line of the file and carets under the fault.
//!
//! Columns are counted in characters, carets are placed by width: a hanzi takes
//! two places.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::character::harmless;

use super::{Diagnostic, FileId, Label, Locale, Place, Report, Severity, Sources, Span, Words};

/// Places on a screen's line that a source line may take; longer ones are cut
/// around the fault.
const WIDTH: usize = 100;

/// Bytes of the longest line that is looked at whole. Of a longer one, on which a
/// thousand faults may stand, each looks at the words around it.
const LONGEST: usize = 3_000;

/// Characters from one mark to the next in a longer one.
const STRIDE: usize = 512;

/// How many characters around a fault these are, on either side.
const AROUND: usize = 2 * WIDTH;

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
        .primary_title(shown(locale.message(diagnostic)))
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
    for message in locale.cures(diagnostic) {
        let message = shown(message);
        group = group.element(Level::HELP.with_name(help.clone()).message(message));
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let rendered = renderer.term_width(WIDTH).render(&[group]);
    let lines: Vec<&str> = rendered.lines().filter(|line| !is_link(line)).collect();
    lines.join("\n")
}

/// Whether a line but says that more of the same file follows, and names no place.
fn is_link(line: &str) -> bool {
    let parts = line.split('\u{1b}').enumerate();
    let words = parts.map(|(n, part)| match part.split_once('m') {
        Some((_, behind)) if n > 0 => behind,
        _ => part,
    });
    words.collect::<String>().trim() == ":::"
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
            let path = shown(lines.sources.get(span.file).path.clone());
            let (line, marks) = lines.line(span.file, span.line);
            let bytes = bytes_of(line, marks, span);
            if line.len() > LONGEST {
                let window = around(line, &bytes);
                let chars = |part: Range<usize>| line[part].chars().count() as u32;
                let before = chars(window.start..bytes.start);
                let long = chars(bytes.start..bytes.end.min(window.end));
                let words = shown(line[window].to_string());
                let at = Span::on_line(span.file, 1, before + 1, long);
                let caret = kind.span(bytes_of(&words, &[], &at)).label(note);
                let place = Origin::path(path).line(span.line as usize);
                let words = Snippet::source(words);
                return group
                    .element(place.char_column(span.column as usize))
                    .element(
                        words
                            .line_start(span.line.max(1) as usize)
                            .annotation(caret),
                    );
            }
            let line = shown(line.to_string());
            let caret = kind.span(bytes_of(&line, &[], span)).label(note);
            group.element(
                Snippet::source(line)
                    .path(path)
                    .line_start(span.line.max(1) as usize)
                    .annotation(caret),
            )
        }
        Place::Path(path) => group.element(Origin::path(shown(path.display().to_string()))),
        // A value that nobody located: a bug of ours, but no reason to hide the fault.
        Place::Node(origin) | Place::Words(Words { at: origin, .. }) => group.element(
            Origin::path(shown(lines.sources.get(origin.file).path.clone())),
        ),
    }
}

/// The bytes of a line that stand around some of it.
fn around(line: &str, at: &Range<usize>) -> Range<usize> {
    let before = line[..at.start].char_indices().rev().map(|(byte, _)| byte);
    let mut after = line[at.start..]
        .char_indices()
        .map(|(byte, _)| at.start + byte);
    before.take(AROUND).last().unwrap_or(at.start)..after.nth(AROUND).unwrap_or(line.len())
}

/// Words of a file as they may be shown, as many characters: a caret counts them.
fn shown(text: String) -> String {
    match harmless(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

/// The bytes of a line that are at fault: to the line's end where the fault
/// goes on below.
fn bytes_of(line: &str, marks: &[usize], span: &Span) -> Range<usize> {
    let byte = |column: u32| {
        let index = column.max(1) as usize - 1;
        let mark = (index / STRIDE).min(marks.len());
        let from = mark.checked_sub(1).map_or(0, |mark| marks[mark]);
        let chars = line[from..].char_indices().map(|(at, _)| from + at);
        let mut chars = chars.chain([line.len()]);
        chars.nth(index - mark * STRIDE).unwrap_or(line.len())
    };
    let start = byte(span.column);
    let end = if span.end_line > span.line {
        line.len()
    } else {
        byte(span.end_column)
    };
    start..end.max(start)
}

/// Lines of the sources. A report is in the order of its files: a few of them
/// are held at a time.
struct Lines<'a> {
    sources: &'a Sources,
    held: BTreeMap<FileId, Text<'a>>,
}

/// A text, and where its lines stand in it.
struct Text<'a> {
    text: Cow<'a, str>,
    lines: Vec<Range<usize>>,
    /// Of long lines, the byte of every so manieth character but the first.
    marks: BTreeMap<usize, Vec<usize>>,
}

/// How many texts are held.
const HELD: usize = 32;

impl<'a> Lines<'a> {
    fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            held: BTreeMap::new(),
        }
    }

    /// A line, and where to begin counting in it if it is long.
    fn line(&mut self, file: FileId, number: u32) -> (&str, &[usize]) {
        if self.held.len() >= HELD && !self.held.contains_key(&file) {
            self.held.clear();
        }
        let sources = self.sources;
        let held = self.held.entry(file).or_insert_with(|| {
            let text = sources.get(file).text();
            let lines = text.lines().map(|line| {
                let start = line.as_ptr() as usize - text.as_ptr() as usize;
                start..start + line.len()
            });
            let lines = lines.collect();
            Text {
                text,
                lines,
                marks: BTreeMap::new(),
            }
        });
        let index = (number as usize).saturating_sub(1);
        let line = held.lines.get(index).cloned().unwrap_or_default();
        let line = &held.text[line];
        if line.len() <= LONGEST {
            return (line, &[]);
        }
        let marks = held.marks.entry(index).or_insert_with(|| {
            let chars = line.char_indices().map(|(at, _)| at);
            chars.step_by(STRIDE).skip(1).collect()
        });
        (line, marks)
    }
}

#[cfg(test)]
#[path = "render_text_tests.rs"]
mod tests;
