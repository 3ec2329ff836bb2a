//! Takes a file that came back and is no copy of the draft; tells whether it says that
//! the unit wants nothing otherwise: 关于…的复函：经研究，我单位无修改意见。

use super::squeezed;
use crate::engine::intake;
use crate::read::flow::{Block, Flow};

/// What says so.
const NOTHING: [&str; 8] = [
    "无意见",
    "没有意见",
    "无修改意见",
    "没有修改意见",
    "无不同意见",
    "无异议",
    "没有异议",
    "无反馈意见",
];

/// What says that there is something all the same.
const SOMETHING: [&str; 9] = [
    "建议",
    "修改为",
    "改为",
    "增加",
    "删除",
    "删去",
    "补充",
    "但",
    "调整",
];

/// A letter has no more characters.
const LONGEST: usize = 400;

/// The sentence that says so; nothing where it does not, or says more.
pub(super) fn nothing(bytes: &[u8], name: &str) -> Option<String> {
    let flow = intake::flow(name, bytes)?.ok()?;
    let text = text(&flow);
    let says = NOTHING.iter().any(|words| text.contains(words));
    let more = SOMETHING.iter().any(|words| text.contains(words));
    if !says || more || text.chars().count() > LONGEST {
        return None;
    }
    let mut sentences = text.split(['。', '\n']);
    let found = sentences.find(|one| NOTHING.iter().any(|words| one.contains(words)));
    found.map(str::to_string)
}

fn text(flow: &Flow) -> String {
    let texts = flow.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => squeezed(&paragraph.text),
        Block::Table(rows) => {
            let cells = rows.iter().flatten();
            cells.map(|cell| squeezed(&cell.text)).collect()
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}
