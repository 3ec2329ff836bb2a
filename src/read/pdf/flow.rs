//! Takes the pages of a PDF; gives the flow that they were set from: lines put
//! together into paragraphs, and what lies between ruled lines into tables.

use super::grid::{self, Grid};
use super::{Char, Colour, Direction, Sheet};
use crate::diagnostic::Diagnostic;
use crate::read::flow::{Align, BesideKind, Block, Flow, Look, Paragraph};
use crate::read::package::{damaged, encrypted};

/// A line of a page.
#[derive(Debug, Clone, Default)]
struct Line {
    text: String,
    left: f32,
    right: f32,
    y: f32,
    em: f32,
    red: bool,
}

/// Reads the bytes of a PDF.
///
/// # Errors
/// `file-damaged`, `file-encrypted`.
pub fn flow(bytes: &[u8]) -> Result<Flow, Box<Diagnostic>> {
    let sheets = super::read(bytes).map_err(|fault| match fault {
        super::ReadError::Encrypted => encrypted(),
        _ => damaged(),
    })?;
    let mut flow = Flow::default();
    let pages: Vec<(Vec<Line>, Vec<Grid>)> = sheets.pages.iter().map(page).collect();
    let all = || pages.iter().flat_map(|(lines, _)| lines);
    let usual = median(all().map(|line| line.em));
    let long = |line: &&Line| line.right - line.left > 10.0 * usual;
    let left = all()
        .filter(long)
        .map(|line| line.left)
        .fold(f32::MAX, f32::min);
    let right = all()
        .filter(long)
        .map(|line| line.right)
        .fold(0.0, f32::max);
    let mut writer = Writer {
        flow: &mut flow,
        left,
        right,
        usual,
        open: None,
    };
    for ((lines, grids), sheet) in pages.into_iter().zip(&sheets.pages) {
        writer.page(lines, grids, sheet);
    }
    writer.close();
    Ok(flow)
}

fn median(sizes: impl Iterator<Item = f32>) -> f32 {
    let mut sizes: Vec<f32> = sizes.collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(5.0).max(1.0)
}

/// The lines of a page outside of its grids, from the top, and the grids.
fn page(sheet: &Sheet) -> (Vec<Line>, Vec<Grid>) {
    let mut grids = grid::of(sheet);
    let chars = sheet
        .chars
        .iter()
        .filter(|c| c.direction == Direction::Right && !c.artifact);
    let (mut inside, mut outside): (Vec<&Char>, Vec<&Char>) = (Vec::new(), Vec::new());
    for c in chars {
        match grids.iter().any(|grid| grid.holds(c)) {
            true => inside.push(c),
            false => outside.push(c),
        }
    }
    for grid in &mut grids {
        let own: Vec<&Char> = inside.iter().copied().filter(|c| grid.holds(c)).collect();
        grid.fill(&own, |chars| {
            let lines = lines(chars);
            lines
                .into_iter()
                .map(|line| line.text.trim().to_string())
                .collect::<Vec<_>>()
                .concat()
        });
    }
    (lines(&outside), grids)
}

/// Characters as lines, from the top.
fn lines(chars: &[&Char]) -> Vec<Line> {
    let mut rows: Vec<Vec<&Char>> = Vec::new();
    let mut sorted = chars.to_vec();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    for c in sorted {
        match rows
            .last_mut()
            .filter(|row| (row[0].y - c.y).abs() < 0.5 * c.em().max(row[0].em()))
        {
            Some(row) => row.push(c),
            None => rows.push(vec![c]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

fn line(mut row: Vec<&Char>) -> Option<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut text = String::new();
    let mut end: Option<f32> = None;
    for c in &row {
        if let Some(end) = end {
            let blanks = ((c.x - end) / c.em() + 0.4).floor();
            text.extend(std::iter::repeat_n('\u{3000}', (blanks as usize).min(40)));
        }
        text.push_str(&c.text);
        end = Some(c.x + c.advance);
    }
    let says: Vec<&&Char> = row.iter().filter(|c| !c.text.trim().is_empty()).collect();
    let (first, last) = (says.first()?, says.last()?);
    Some(Line {
        text: text.trim().to_string(),
        left: first.x,
        right: last.x + last.advance,
        y: first.y,
        em: median(says.iter().map(|c| c.em())),
        red: first.ink == Colour::Red,
    })
}

struct Writer<'f> {
    flow: &'f mut Flow,
    left: f32,
    right: f32,
    usual: f32,
    /// The paragraph that the next line may go on with, and its last line.
    open: Option<(Paragraph, Line)>,
}

impl Writer<'_> {
    fn close(&mut self) {
        if let Some((paragraph, _)) = self.open.take() {
            self.flow.push(paragraph);
        }
    }

    fn page(&mut self, lines: Vec<Line>, mut grids: Vec<Grid>, sheet: &Sheet) {
        let last = self.open.as_ref().map(|(_, line)| line.y);
        // A page that ended early ended because another had to begin.
        let early = last.is_none_or(|y| y < 0.75 * sheet.height);
        let mut first = true;
        grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
        let mut grids = grids.into_iter().peekable();
        for line in lines {
            let place = line.y / sheet.height;
            if is_page_number(&line.text) && !(0.1..0.88).contains(&place) {
                continue;
            }
            if !(0.085..0.95).contains(&place) {
                self.flow.aside(BesideKind::Margin, &line.text);
                continue;
            }
            while let Some(grid) = grids.next_if(|grid| grid.top() < line.y) {
                self.close();
                self.flow.blocks.push(Block::Table(grid.rows()));
            }
            self.line(line, first && early);
            first = false;
        }
        for grid in grids {
            self.close();
            self.flow.blocks.push(Block::Table(grid.rows()));
        }
    }

    fn line(&mut self, line: Line, new_page: bool) {
        let slack = 1.6 * self.usual;
        if let Some((paragraph, last)) = &mut self.open {
            // A line may end early for a mark that must not begin the next one.
            let ended = last.text.ends_with(['。', '：', '；', '！', '？']);
            let room = if ended { slack } else { 3.0 * slack };
            let full = last.right > self.right - room && last.left < self.left + 3.0 * self.usual;
            let flush = line.left < self.left + 0.8 * self.usual;
            let alike = (line.em - last.em).abs() < 0.1 * last.em;
            if full && flush && alike && !new_page && !is_row(&line.text) {
                paragraph.text.push_str(&line.text);
                *last = line;
                return;
            }
        }
        self.close();
        let (before, behind) = (line.left - self.left, self.right - line.right);
        let apart = before > 2.5 * self.usual;
        let align = if apart && (before - behind).abs() < 2.0 * self.usual {
            Align::Center
        } else if apart && before > 2.0 * behind.max(0.0) && before > 6.0 * self.usual {
            Align::Right
        } else {
            Align::Left
        };
        let paragraph = Paragraph {
            text: line.text.clone(),
            label: None,
            look: Look {
                align,
                size: (line.em * 72.0 / 25.4 * 2.0).round() as u32,
                red: line.red,
                ..Look::default()
            },
            new_page,
        };
        self.open = Some((paragraph, line));
    }
}

/// 组　长：甲　乙: a row of a list begins a line of its own.
fn is_row(text: &str) -> bool {
    let label = text.chars().take(7).any(|c| matches!(c, '：' | ':'));
    label && text.contains('\u{3000}') || text.contains("\u{3000}\u{3000}")
}

/// — 1 —, 第1页.
fn is_page_number(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || "-—–－ 第页共/·\u{3000}".contains(c);
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(sign) && text.chars().count() <= 9
}
