//! Takes a document or a plan and the formats asked for; gives finished files.

use super::{Format, Paged, Source, package};
use crate::diagnostic::Report;
use crate::model::Plan;

/// A finished file, or one page of it.
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

    /// What is called alike but for the number of its page is one file in pieces.
    pub fn whole(&self) -> (Format, &str) {
        let page = self
            .id
            .rsplit_once('.')
            .filter(|_| self.format.is_by_page());
        (self.format, page.map_or(&self.id, |(whole, _)| whole))
    }

    /// Every text that can be got out of it; nothing where it cannot be read.
    pub fn texts(&self) -> Option<Vec<String>> {
        (self.format.facts().texts)(&self.bytes)
    }
}

/// Writes a document in each of the formats that are made from one. What a
/// format or a font cannot express is reported; a format that failed is left out.
pub fn write(paged: &Paged, formats: &[Format], report: &mut Report) -> Vec<Output> {
    let (id, mut outputs) = (&paged.document.id, Vec::new());
    for format in formats {
        let whole = match format.facts().source {
            Source::Plan(_) => None,
            Source::Document(write) => write(paged.document, paged.style, report),
            Source::Pages(write) => write(paged, report),
            Source::EachPage(write) => {
                outputs.extend(pages(id, *format, write(paged, report)));
                None
            }
        };
        outputs.extend(whole.map(|bytes| output(id.clone(), *format, bytes)));
    }
    outputs
}

/// The first document of a format as one file, with its ending: pages are put into a
/// package. Nothing where there is none.
pub fn one_file(outputs: Vec<Output>, format: Format) -> Option<(&'static str, Vec<u8>)> {
    let mut of_format = outputs.into_iter().filter(|output| output.format == format);
    let first = of_format.next()?;
    if !format.is_by_page() {
        return Some((format.extension(), first.bytes));
    }
    let whole = first.whole().1.to_string();
    let pages = of_format.filter(|page| page.whole().1 == whole);
    let pages = [first].into_iter().chain(pages.collect::<Vec<_>>());
    let parts: Vec<(String, Vec<u8>)> = pages.map(|page| (page.name(), page.bytes)).collect();
    Some(("zip", package::zip(&parts)?))
}

/// Writes a plan in each of the formats that are made from one.
pub fn write_plan(plan: &Plan, formats: &[Format]) -> Vec<Output> {
    let written = formats.iter().filter_map(|format| {
        let Source::Plan(write) = format.facts().source else {
            return None;
        };
        Some(output(plan.id.clone(), *format, write(plan)?))
    });
    written.collect()
}

/// Files of pages, numbered with as many digits each, so that they stand in order
/// wherever names are sorted.
fn pages(id: &str, format: Format, pages: Vec<Vec<u8>>) -> impl Iterator<Item = Output> {
    let digits = pages.len().to_string().len();
    let numbered = pages.into_iter().zip(1..);
    numbered.map(move |(bytes, number)| output(format!("{id}.{number:0digits$}"), format, bytes))
}

fn output(id: String, format: Format, bytes: Vec<u8>) -> Output {
    Output { id, format, bytes }
}
