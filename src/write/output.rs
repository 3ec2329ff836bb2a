//! Takes a document or a plan and the formats asked for; gives finished files.

use super::{Format, Paged, Source};
use crate::diagnostic::Report;
use crate::document::Document;
use crate::layout::font::Fonts;
use crate::layout::style::Style;
use crate::model::Plan;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// What it is called below the output folder, without its ending.
    pub id: String,
    /// What it is written in.
    pub format: Format,
    /// Contents.
    pub bytes: Vec<u8>,
}

impl Output {
    /// Its name below the output folder.
    pub fn name(&self) -> String {
        format!("{}.{}", self.id, self.format.extension())
    }

    /// Every text that can be got out of it; nothing where it cannot be read.
    pub fn texts(&self) -> Option<Vec<String>> {
        (self.format.facts().texts)(&self.bytes)
    }
}

/// Writes a document in each of the formats that are made from one. What a
/// format or a font cannot express is reported; a format that failed is left out.
pub fn write(
    document: &Document,
    style: &Style,
    fonts: &Fonts,
    formats: &[Format],
    report: &mut Report,
) -> Vec<Output> {
    let paged = Paged::new(document, style, fonts);
    let bytes = |format: Format| match format.facts().source {
        Source::Plan(_) => None,
        Source::Document(write) => write(document, style, report),
        Source::Pages(write) => write(&paged, report),
    };
    outputs(&document.id, formats, bytes)
}

/// Writes a plan in each of the formats that are made from one.
pub fn write_plan(plan: &Plan, formats: &[Format]) -> Vec<Output> {
    let bytes = |format: Format| match format.facts().source {
        Source::Plan(write) => write(plan),
        Source::Document(_) | Source::Pages(_) => None,
    };
    outputs(&plan.id, formats, bytes)
}

fn outputs(
    id: &str,
    formats: &[Format],
    mut bytes: impl FnMut(Format) -> Option<Vec<u8>>,
) -> Vec<Output> {
    let output = |format: &Format| {
        Some(Output {
            id: id.to_string(),
            format: *format,
            bytes: bytes(*format)?,
        })
    };
    formats.iter().filter_map(output).collect()
}
