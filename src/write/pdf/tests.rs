//! A face whose glyphs cannot be copied: set plainly, and said in words where its
//! codes do not say all.

use lopdf::Document as Read;

use super::*;
use crate::layout::font::{Families, FontFiles, Role};
use crate::layout::pages::{Glyph, Ink, Item, Page, TextRun};
use crate::layout::seams::Place;

fn fonts() -> Fonts {
    let families = Families {
        roles: vec![(Role::SongTi, vec!["Noto Serif SC".to_string()])],
        latin: Vec::new(),
        half_width_digits: true,
    };
    Fonts::choose(&families, &FontFiles::new([])).0
}

/// A page that says 张三, two ems apart, and 张三 once more.
fn pages(fonts: &Fonts) -> Pages {
    let face = FaceId(0);
    let run = |y: f32, step: f32| {
        let glyph = |(n, c): (usize, char)| Glyph {
            id: fonts.face(face).glyph(c).unwrap(),
            x: n as f32 * step,
            cluster: 3 * n as u32..3 * n as u32 + 3,
        };
        Item::Text(TextRun {
            face,
            size: 16.0,
            x: 28.0,
            y,
            ink: Ink::Black,
            stroke: 0.0,
            text: "张三".to_string(),
            glyphs: "张三".chars().enumerate().map(glyph).collect(),
            artifact: false,
            joins_next: false,
            link: None,
            from: None,
            place: Place::default(),
        })
    };
    let em = 16.0 * 25.4 / 72.0;
    let page = Page {
        width: 210.0,
        height: 297.0,
        landscape: false,
        items: vec![run(40.0, 2.0 * em), run(50.0, em)],
        marks: Vec::new(),
    };
    Pages {
        pages: vec![page],
        ..Pages::default()
    }
}

fn document() -> Document {
    Document {
        id: "plan".to_string(),
        meta: Default::default(),
        form: crate::document::Form::Plain,
        sheet: String::new(),
        draft: false,
        blocks: Vec::new(),
        words: Default::default(),
        names: Vec::new(),
    }
}

/// Operators of the page, and how many codes its font has a width for.
fn written(plain: &[FaceId]) -> (String, usize) {
    let fonts = fonts();
    let bytes = with_plain(&pages(&fonts), &document(), &fonts, plain);
    let file = Read::load_mem(&bytes.unwrap().unwrap()).unwrap();
    let page = file.page_iter().next().unwrap();
    let dicts = file.objects.values().filter_map(|o| o.as_dict().ok());
    let widths = dicts.filter_map(|d| d.get(b"W").ok()?.as_array().ok());
    let codes = widths.flatten().filter_map(|run| run.as_array().ok());
    let operators = String::from_utf8(file.get_page_content(page)).unwrap();
    (operators, codes.map(Vec::len).sum())
}

#[test]
fn a_plain_face_says_in_words_what_its_codes_do_not() {
    // A code as wide as the gap, beside glyphs of a whole em.
    let (operators, wide) = written(&[]);
    assert!(!operators.contains("ActualText"), "{operators}");
    assert_eq!(wide, 1);
    // Plain: the spread name in words, the other by its codes alone.
    let (operators, wide) = written(&[FaceId(0)]);
    assert_eq!(
        operators.matches("ActualText<feff5f204e09>").count(),
        1,
        "{operators}"
    );
    assert_eq!(wide, 0);
}
