//! Measures Pages, in mm, as typesetting.md section 0 does.

use fangan::diagnostic::FileId;
use fangan::document::*;
use fangan::layout::font::Fonts;
use fangan::layout::layout;
use fangan::layout::pages::{Ink, Item, Page, Pages, Rule, TextRun};
use fangan::layout::style::Style;

pub const MM: f32 = 25.4 / 72.0;

/// A line as a stranger reads it from the page.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Top of the em box.
    pub top: f32,
    /// Origin of the first glyph.
    pub left: f32,
    /// Origin of the last glyph.
    pub last: f32,
    /// Type size, pt.
    pub size: f32,
    pub text: String,
}

impl Seen {
    /// Foot of the em box.
    pub fn foot(&self) -> f32 {
        self.top + self.size * MM
    }

    /// Right edge of the last glyph, a whole em wide.
    pub fn right(&self) -> f32 {
        self.last + self.size * MM
    }

    pub fn centre(&self) -> f32 {
        (self.left + self.right()) / 2.0
    }
}

pub fn style() -> Style {
    Style::default()
}

pub fn fonts() -> &'static Fonts {
    static FONTS: std::sync::OnceLock<Fonts> = std::sync::OnceLock::new();
    FONTS.get_or_init(|| {
        Fonts::choose(
            &style().font_families(),
            &super::common::setting::default_set(),
        )
        .0
    })
}

pub fn built_in(name: &str) -> Style {
    let text = fangan::layout::style::built_in(name).expect("a sheet of ours");
    Style::from_yaml(text, FileId(0)).0
}

pub fn set_in(style: &Style, form: Form, blocks: Vec<Block>) -> Pages {
    let document = Document {
        form,
        sheet: String::new(),
        blocks,
        ..super::common::setting::document("方案")
    };
    let (pages, report) = layout(&document, style, fonts());
    assert!(!report.has_errors(), "{report:?}");
    pages
}

pub fn set(form: Form, blocks: Vec<Block>) -> Pages {
    set_in(&style(), form, blocks)
}

fn runs(items: &[Item]) -> impl Iterator<Item = &TextRun> {
    items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule(_) | Item::Picture(_) => None,
    })
}

/// Text that is no artifact, run by run.
pub fn texts(page: &Page) -> impl Iterator<Item = &TextRun> {
    runs(&page.items).filter(|run| !run.artifact)
}

pub fn all_text(pages: &Pages) -> String {
    pages
        .pages
        .iter()
        .flat_map(texts)
        .map(|run| run.text.as_str())
        .collect()
}

/// Runs joined by their baseline, from the top. A hanzi from another face is fitted
/// to the text's, a little above or below.
pub fn join<'a>(runs: impl Iterator<Item = &'a TextRun>) -> Vec<Seen> {
    let mut lines: Vec<(f32, Seen)> = Vec::new();
    for run in runs {
        let glyphs = || run.glyphs.iter().map(|g| run.x + g.x);
        let left = glyphs().fold(f32::MAX, f32::min);
        let last = glyphs().fold(f32::MIN, f32::max);
        match lines.iter_mut().find(|(y, _)| (*y - run.y).abs() < 0.5) {
            Some((_, line)) => {
                line.left = line.left.min(left);
                line.last = line.last.max(last);
                line.text.push_str(&run.text);
            }
            None => {
                let top = run.y - 0.88 * run.size * MM;
                lines.push((
                    run.y,
                    Seen {
                        top,
                        left,
                        last,
                        size: run.size,
                        text: run.text.clone(),
                    },
                ));
            }
        }
    }
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.into_iter().map(|(_, line)| line).collect()
}

pub fn lines(page: &Page) -> Vec<Seen> {
    join(texts(page))
}

pub fn marks(page: &Page) -> Vec<Seen> {
    join(runs(&page.marks))
}

pub fn line<'a>(lines: &'a [Seen], text: &str) -> &'a Seen {
    let found = lines.iter().find(|line| line.text.contains(text));
    found.unwrap_or_else(|| panic!("no line has {text}: {lines:#?}"))
}

pub fn rules(page: &Page, ink: Ink) -> Vec<Rule> {
    let mut rules: Vec<Rule> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Rule(rule) if rule.ink == ink => Some(rule.clone()),
            _ => None,
        })
        .collect();
    rules.sort_by(|a, b| a.y.total_cmp(&b.y));
    rules
}

#[track_caller]
pub fn near(measured: f32, expected: f32, tolerance: f32) {
    assert!(
        (measured - expected).abs() <= tolerance,
        "{measured} is not {expected} ± {tolerance}"
    );
}

// Documents

pub fn run(text: &str) -> Inlines {
    vec![Inline::Run(Run {
        text: text.into(),
        ..Run::default()
    })]
}

pub fn paragraph(kind: ParagraphKind, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        kind,
        text: run(text),
        from: None,
    })
}

pub fn body(text: &str) -> Block {
    paragraph(ParagraphKind::Body, text)
}

pub fn heading(level: u8, number: &str, text: &str) -> Block {
    Block::Heading(Heading {
        kind: Default::default(),
        level,
        number: number.into(),
        text: run(text),
        run_in: None,
        anchor: text.into(),
        from: None,
    })
}

pub fn title(text: &str) -> Block {
    Block::Title(run(text))
}

pub fn cell(text: &str) -> Cell {
    Cell {
        rowspan: 1,
        colspan: 1,
        paragraphs: vec![run(text)],
        header: false,
        align: None,
        on: None,
    }
}

pub fn row(texts: &[&str]) -> Row {
    Row {
        cells: texts.iter().map(|t| cell(t)).collect(),
        min_lines: 0,
        by_hand: false,
        from: None,
        kind: RowKind::Plain,
    }
}

pub fn table(head: &[&str], body: Vec<Row>) -> Table {
    let column = Column {
        width: None,
        align: Align::Auto,
        merge: false,
        number: false,
        names: false,
    };
    Table {
        caption: None,
        columns: vec![column; head.len()],
        head: vec![row(head)],
        body,
        from: None,
    }
}

pub fn signature(issuers: &[&str], seal: bool) -> Block {
    Block::Signature(Signature {
        issuers: issuers.iter().map(|i| i.to_string()).collect(),
        date: "2026年3月20日".into(),
        seal,
        stamps: Vec::new(),
        from: None,
    })
}

pub fn record() -> Block {
    Block::Record(Record {
        addressees: None,
        copies: Some("抄送：区信访局，区司法局。".into()),
        printed_by: Some("青石街道党政办公室".into()),
        printed_date: Some("2026年3月20日印发".into()),
        from: None,
    })
}

pub fn head() -> RedHead {
    RedHead {
        copy_number: Some("000012".into()),
        secrecy: Some("秘密★1年".into()),
        urgency: Some("特急".into()),
        marks: vec!["青石街道办事处".into()],
        suffix: Some("文件".into()),
        number: Some("青街办发〔2026〕12号".into()),
        signatories: Vec::new(),
        from: None,
    }
}

/// Ink of every glyph and rule lies inside the type area (landscape: turned).
pub fn check_ink(pages: &Pages) {
    for page in &pages.pages {
        let (x0, y0) = if page.landscape {
            (35.0, 28.0)
        } else {
            (28.0, 37.0)
        };
        let (x1, y1) = if page.landscape {
            (260.0, 184.0)
        } else {
            (184.0, 262.0)
        };
        let inside = |l: f32, t: f32, r: f32, b: f32, what: &str| {
            // A Latin f or j overhangs its own width by up to a twelfth of an em.
            let slack = 0.5;
            // Tails are taken up by the lines above.
            let tail = 0.02;
            assert!(
                l >= x0 - slack && r <= x1 + slack && t >= y0 - slack && b <= y1 + tail,
                "{what}: {l} {t} {r} {b}"
            );
        };
        for item in &page.items {
            match item {
                Item::Picture(one) => {
                    inside(
                        one.x,
                        one.y,
                        one.x + one.width,
                        one.y + one.height,
                        "picture",
                    );
                }
                Item::Rule(rule) => {
                    inside(
                        rule.x,
                        rule.y,
                        rule.x + rule.width,
                        rule.y + rule.height,
                        "rule",
                    );
                }
                Item::Text(run) => {
                    let em = run.size * MM;
                    for glyph in &run.glyphs {
                        let Some(ink) = fonts().ink_bounds(run.face, glyph.id) else {
                            continue;
                        };
                        let x = run.x + glyph.x;
                        let (l, r) = (x + ink.left * em, x + ink.right * em);
                        inside(
                            l,
                            run.y - ink.top * em,
                            r,
                            run.y - ink.bottom * em,
                            &run.text,
                        );
                    }
                }
            }
        }
    }
}
