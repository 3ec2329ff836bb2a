//! Takes a run of glyphs; gives the codes that show it and their places.

use super::used::UsedFonts;
use crate::layout::pages::TextRun;

/// Points in a millimetre.
pub(super) const PT: f32 = 72.0 / 25.4;

/// A run as the file shows it.
pub(super) struct Shown<'r> {
    /// Which of the fonts.
    pub face: usize,
    pub glyphs: Vec<Code<'r>>,
    /// Whether the codes say the run's text to every reader.
    pub says_all: bool,
}

/// A glyph as the file shows it. Lengths are thousandths of an em.
pub(super) struct Code<'r> {
    pub code: u16,
    /// Place, from the run's start.
    pub x: i32,
    /// How far a reader's pen moves on.
    pub advance: i32,
    /// What it means; empty where the glyph before it says so already.
    pub text: &'r str,
    /// Whether it shows one cluster together with the next one.
    pub joined: bool,
}

/// Gap, or overlap, from which some readers see two words, or two lines.
const SEEN: i32 = 60;
/// Codes exist for gaps of this step; what is left over is a shift.
const STEP: i32 = 50;
/// Widest gap that is hidden between two runs: a wider one parts columns.
const BETWEEN_RUNS: i32 = 350;
/// Widest gap that is hidden within a run.
const WITHIN_RUN: i32 = 8000;

/// How much narrower a mark is at the end of a line, where its blank half has no
/// room (GB/T 15834 5.1.10): so a reader sees the line end where it does.
const HALF: i32 = -500;
/// Marks with a blank right half.
const HALVED: &str = "。，、；：？！．）〕】》〉」』］｝”’";

/// The glyphs of a run. `next` is the run after it, if any.
pub(super) fn glyphs<'r>(
    run: &'r TextRun,
    next: Option<&TextRun>,
    used: &mut UsedFonts,
) -> Shown<'r> {
    let face = used.face(run.face);
    let used = &mut used.faces[face];
    let units = |mm: f32| (mm * PT / run.size * 1000.0).round() as i32;
    let mut shown = Shown {
        face,
        glyphs: Vec::with_capacity(run.glyphs.len()),
        says_all: true,
    };
    for (i, glyph) in run.glyphs.iter().enumerate() {
        let x = units(glyph.x);
        let text = meaning(run, i);
        let width = used.width(glyph.id);
        let end = x.saturating_add(width);
        let (gap, joined) = match run.glyphs.get(i + 1) {
            Some(g) => {
                let gap = units(g.x).saturating_sub(end);
                let gap = hidden(gap, WITHIN_RUN, text, meaning(run, i + 1));
                (gap, g.cluster == glyph.cluster)
            }
            None if next.is_none_or(|n| !joins(run, n)) && is_halved(text, width) => (HALF, false),
            None => {
                let gap = next.filter(|n| joins(run, n)).map_or(0, |n| {
                    let widest = if run.joins_next {
                        WITHIN_RUN
                    } else {
                        BETWEEN_RUNS
                    };
                    let gap = units(n.x - run.x).saturating_sub(end);
                    hidden(gap, widest, text, &n.text)
                });
                (gap, false)
            }
        };
        let gap = gap.max(-width);
        let code = used.code(glyph.id, gap, text);
        let said = &used.codes[usize::from(code)];
        shown.says_all &= said.width == width + gap && said.says(text);
        shown.glyphs.push(Code {
            code,
            x,
            advance: said.width,
            text,
            joined,
        });
    }
    shown
}

/// The characters that a glyph stands for: those of its cluster at its first
/// glyph, none at the others.
fn meaning(run: &TextRun, i: usize) -> &str {
    let cluster = &run.glyphs[i].cluster;
    if i > 0 && run.glyphs[i - 1].cluster == *cluster {
        return "";
    }
    let range = cluster.start as usize..cluster.end as usize;
    run.text.get(range).unwrap_or_default()
}

/// Whether a glyph is a full-width mark that may lose its right half.
fn is_halved(text: &str, width: i32) -> bool {
    let mut chars = text.chars();
    let mark = chars.next().is_some_and(|c| HALVED.contains(c));
    mark && chars.next().is_none() && (900..=1100).contains(&width)
}

/// How far apart two baselines may be on one line, em: a hanzi that another face
/// lends stands a little higher or lower.
const ONE_LINE: f32 = 0.15;

/// Whether `next` goes on where `run` ends, on the same line.
fn joins(run: &TextRun, next: &TextRun) -> bool {
    (run.y - next.y).abs() < ONE_LINE * run.size / PT
        && run.artifact == next.artifact
        && next.x > run.x
}

/// Whether a reader (PDFium) takes a glyph for one on the line of the glyph
/// before it, `down` mm above, and shuffles the two lines: it does where half the
/// width of either is more than that. A spread name or label begins with such a
/// wide glyph; a space before it is narrow and breaks the line.
pub(super) fn looks_like_one_line(down: f32, before: f32, first: f32) -> bool {
    let down = down.abs();
    down > 0.01 && first.max(before) / 2.0 > down * 0.9 && before / 2.0 < down * 0.9
}

/// The part of a gap or overlap that the code before it swallows; none where the
/// text itself has a space.
fn hidden(gap: i32, widest: i32, before: &str, after: &str) -> i32 {
    let spaced = before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace);
    if spaced || gap > widest || gap.abs() < SEEN {
        return 0;
    }
    gap / STEP * STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_wide_glyph_below_a_narrow_one_needs_a_guard() {
        let line = 10.4;
        // 成　　　员 in a list with 常务副组长: four ems from one to the other.
        assert!(looks_like_one_line(line, 5.6, 22.3));
        assert!(!looks_like_one_line(line, 5.6, 11.2));
        // On one line there is nothing to shuffle.
        assert!(!looks_like_one_line(0.0, 5.6, 22.3));
        assert!(!looks_like_one_line(40.0, 5.6, 22.3));
    }
}
