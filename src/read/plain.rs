//! Takes the text of a file without any look; gives its flow: a line is a
//! paragraph, and one that was broken at a fixed width is put together.

use super::flow::{Block, Cell, Flow, Paragraph};

/// Lines of a page that are as long as its longest end where the page does.
const NARROWEST: usize = 20;

/// Reads it.
pub fn read(text: &str) -> Flow {
    let mut flow = Flow::default();
    let mut new_page = false;
    for line in text.split('\n') {
        for (n, part) in line.split('\u{c}').enumerate() {
            new_page |= n > 0;
            if part.trim().is_empty() {
                continue;
            }
            flow.push(Paragraph {
                text: part.to_string(),
                new_page,
                ..Paragraph::default()
            });
            new_page = false;
        }
    }
    tables(joined(flow))
}

/// Lines with tabs in them, several below each other, are rows.
fn tables(flow: Flow) -> Flow {
    let mut out = Flow::default();
    let mut rows: Vec<Paragraph> = Vec::new();
    let mut blocks: Vec<Paragraph> = paragraphs(flow);
    blocks.push(Paragraph::default());
    for paragraph in blocks {
        let text = paragraph.text.trim_end_matches(['\r', ' ']);
        let inner = text.trim_start_matches('\t').contains('\t');
        if inner || !rows.is_empty() && text.contains('\t') {
            rows.push(paragraph);
            continue;
        }
        match rows.len() {
            0 => {}
            1 => out.push(rows.remove(0)),
            _ => out.blocks.push(Block::Table(
                rows.drain(..).map(|row| cells(&row.text)).collect(),
            )),
        }
        if !paragraph.text.is_empty() {
            out.push(paragraph);
        }
    }
    out
}

fn cells(row: &str) -> Vec<Cell> {
    let cells = row
        .trim_end_matches(['\r', ' '])
        .split('\t')
        .map(|text| Cell {
            text: text.trim().to_string(),
            span: 1,
            covered: false,
        });
    cells.collect()
}

fn paragraphs(flow: Flow) -> Vec<Paragraph> {
    let blocks = flow.blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    });
    blocks.collect()
}

/// Puts lines together that were broken where the page was full: most of them are
/// equally long and end in the middle of a sentence.
fn joined(flow: Flow) -> Flow {
    let length = |p: &Paragraph| p.text.chars().count();
    let paragraphs = paragraphs(flow);
    let longest = paragraphs.iter().map(length).max().unwrap_or(0);
    let full = |p: &Paragraph| length(p) + 2 >= longest;
    let open = |p: &Paragraph| {
        !p.text
            .trim_end()
            .ends_with(['。', '：', ':', '；', ';', '！', '？'])
    };
    let flush = |p: &Paragraph| !p.text.starts_with(char::is_whitespace);
    let broken = paragraphs
        .windows(2)
        .filter(|pair| full(&pair[0]) && open(&pair[0]) && flush(&pair[1]))
        .count();
    let filled = paragraphs.iter().filter(|p| full(p)).count();
    let mut flow = Flow::default();
    if broken < 3 || broken * 2 < filled || longest < NARROWEST {
        paragraphs.into_iter().for_each(|p| flow.push(p));
        return flow;
    }
    let mut last: Option<Paragraph> = None;
    let mut goes_on = false;
    for paragraph in paragraphs {
        let next = full(&paragraph) && open(&paragraph);
        match &mut last {
            Some(last) if goes_on && flush(&paragraph) => last.text.push_str(paragraph.text.trim()),
            _ => {
                if let Some(done) = last.replace(paragraph) {
                    flow.push(done);
                }
            }
        }
        goes_on = next;
    }
    if let Some(done) = last {
        flow.push(done);
    }
    flow
}
