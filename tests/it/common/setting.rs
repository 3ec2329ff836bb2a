//! Small pages set by hand, for the tests of fonts and of the PDF writer.

use std::path::PathBuf;

use fangan::document::{Document, Form, Meta};
use fangan::layout::font::{Families, FontFiles, Fonts, Role};
use fangan::layout::pages::{Glyph, Ink, Item, Page, TextRun};
use fangan::layout::seams::Place;
use fangan::layout::text::shape::{Shaped, shape};

/// The names that the default style asks for.
pub fn families() -> Families {
    let names = |list: &[&str]| list.iter().map(|n| n.to_string()).collect();
    Families {
        roles: vec![
            (
                Role::FangSong,
                names(&["仿宋_GB2312", "朱雀仿宋（预览测试版）"]),
            ),
            (Role::KaiTi, names(&["楷体_GB2312", "楷体", "Fangan Kai"])),
            (Role::HeiTi, names(&["黑体", "Noto Sans SC Medium"])),
            (
                Role::XiaoBiaoSong,
                names(&["方正小标宋简体", "Noto Serif SC Bold"]),
            ),
            (Role::SongTi, names(&["宋体", "Noto Serif SC"])),
        ],
        latin: names(&["Noto Serif SC"]),
        half_width_digits: true,
    }
}

/// The default set of files: what the program brings.
pub fn default_set() -> FontFiles {
    FontFiles::new([])
}

/// A face with CFF outlines, as an office may have one: its name is 楷体.
pub fn office_face() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/faces/FanganTest-Regular.otf")
}

/// The default set, chosen.
pub fn fonts() -> Fonts {
    Fonts::choose(&families(), &default_set()).0
}

/// An empty A4 page.
pub fn a4() -> Page {
    Page {
        width: 210.0,
        height: 297.0,
        landscape: false,
        items: Vec::new(),
        marks: Vec::new(),
    }
}

/// A document that says nothing but its title.
pub fn document(title: &str) -> Document {
    Document {
        id: "plan".to_string(),
        meta: Meta {
            title: title.to_string(),
            author: "青石街道办事处".to_string(),
            subject: "青街办发〔2026〕12号".to_string(),
            date: chrono::NaiveDate::from_ymd_opt(2026, 3, 20),
        },
        form: Form::Plain,
        sheet: String::new(),
        draft: false,
        blocks: Vec::new(),
        words: Default::default(),
        names: Vec::new(),
    }
}

/// One line of text at a place; `pitch` is the width of a hanzi in mm, or the
/// natural one.
pub struct Line<'a> {
    pub fonts: &'a Fonts,
    pub role: Role,
    pub size: f32,
    pub x: f32,
    pub y: f32,
    pub pitch: Option<f32>,
}

impl Line<'_> {
    /// The runs of the line.
    pub fn set(&self, text: &str) -> Vec<Item> {
        let em = self.size * 25.4 / 72.0;
        let mut runs: Vec<TextRun> = Vec::new();
        let mut x = self.x;
        for glyph in shape(self.fonts, self.role, false, text).0 {
            let advance = match self.pitch {
                Some(pitch) if glyph.advance == 1.0 => pitch,
                _ => glyph.advance * em,
            };
            match runs.last_mut() {
                Some(run) if run.face == glyph.face => add(run, &glyph, x, text),
                _ => {
                    let mut run = self.run(&glyph, x);
                    add(&mut run, &glyph, x, text);
                    runs.push(run);
                }
            }
            x += advance;
        }
        runs.into_iter().map(Item::Text).collect()
    }

    fn run(&self, glyph: &Shaped, x: f32) -> TextRun {
        TextRun {
            face: glyph.face,
            size: self.size,
            x,
            y: self.y,
            ink: Ink::Black,
            stroke: 0.0,
            text: String::new(),
            glyphs: Vec::new(),
            artifact: false,
            joins_next: false,
            link: None,
            from: None,
            place: Place::default(),
        }
    }
}

fn add(run: &mut TextRun, glyph: &Shaped, x: f32, text: &str) {
    let shown = &text[glyph.cluster.start as usize..glyph.cluster.end as usize];
    let same = run
        .glyphs
        .last()
        .is_some_and(|g| run.text[g.cluster.start as usize..] == *shown && glyph.advance == 0.0);
    let cluster = if same {
        run.glyphs[run.glyphs.len() - 1].cluster.clone()
    } else {
        let start = run.text.len() as u32;
        run.text.push_str(shown);
        start..run.text.len() as u32
    };
    run.glyphs.push(Glyph {
        id: glyph.glyph,
        x: x - run.x,
        cluster,
    });
}
