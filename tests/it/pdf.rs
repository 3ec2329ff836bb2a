//! PDF files, reopened by a reader that knows nothing of how they were made.

use fangan::layout::font::{Fonts, Role};
use fangan::layout::pages::{Bookmark, Ink, Item, Pages, Rule};
use fangan::write::pdf;
use lopdf::{Document as File, Object};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::common::setting::{Line, a4, document, fonts};

const RARE: &str =
    "㎡、啰、瞭、⑪、龘、𬱖、㐂、☑、㉑、㎢、⿰，GB/T 9704—2012，95%，Office，ＡＢ１２";

fn sample(fonts: &Fonts) -> Pages {
    let line = |role, size, y| Line {
        fonts,
        role,
        size,
        x: 28.0,
        y,
        pitch: None,
    };
    let mut first = a4();
    first
        .items
        .extend(line(Role::XiaoBiaoSong, 22.0, 60.0).set("青石街道信访工作实施方案"));
    first
        .items
        .extend(line(Role::HeiTi, 16.0, 80.0).set("一、指导思想"));
    first
        .items
        .extend(line(Role::FangSong, 16.0, 90.0).set(RARE));
    let spread = Line {
        pitch: Some(2.0 * 16.0 * 25.4 / 72.0),
        ..line(Role::FangSong, 16.0, 100.0)
    };
    first.items.extend(spread.set("张三"));
    let mut number = line(Role::SongTi, 14.0, 270.0).set("— 1 —");
    for item in &mut number {
        if let Item::Text(run) = item {
            run.artifact = true;
        }
    }
    first.items.extend(number);
    first.items.push(Item::Rule(Rule {
        x: 28.0,
        y: 70.0,
        width: 156.0,
        height: 0.35,
        ink: Ink::Red,
    }));
    let mut second = a4();
    second
        .items
        .extend(line(Role::KaiTi, 16.0, 45.0).set("（一）基本原则"));
    let bookmark = |level, title: &str, page, y| Bookmark {
        level,
        title: title.to_string(),
        anchor: String::new(),
        page,
        y,
    };
    Pages {
        pages: vec![first, second],
        bookmarks: vec![
            bookmark(1, "一、指导思想", 0, 75.0),
            bookmark(2, "（一）基本原则", 1, 40.0),
            bookmark(1, "二、工作目标", 1, 60.0),
        ],
        ..Pages::default()
    }
}

fn written() -> Vec<u8> {
    let fonts = fonts();
    let bytes = pdf::write(&sample(&fonts), &document("信访工作实施方案"), &fonts).unwrap();
    if let Ok(path) = std::env::var("FANGAN_KEEP_PDF") {
        std::fs::write(path, &bytes).unwrap();
    }
    bytes
}

#[test]
fn text_comes_out_as_it_went_in() {
    let file = File::load_mem(&written()).unwrap();
    // This reader puts a space between any two operations.
    let bare = |text: &str| text.replace([' ', '\n'], "");
    assert_eq!(
        bare(&file.extract_text(&[1]).unwrap()),
        bare(&format!(
            "青石街道信访工作实施方案一、指导思想{RARE}张三— 1 —"
        ))
    );
    assert_eq!(file.extract_text(&[2]).unwrap().trim(), "（一）基本原则");
}

#[test]
fn every_font_is_embedded_cut_and_named_so() {
    let file = File::load_mem(&written()).unwrap();
    let mut programs = Vec::new();
    for object in file.objects.values() {
        let Ok(dict) = object.as_dict() else { continue };
        match dict.get(b"Type").and_then(Object::as_name).ok() {
            Some(b"FontDescriptor") => {
                let name = dict.get(b"FontName").unwrap().as_name().unwrap();
                assert_eq!(name[6], b'+', "{}", String::from_utf8_lossy(name));
                let program = dict.get(b"FontFile2").or_else(|_| dict.get(b"FontFile3"));
                let stream = file
                    .get_object(program.unwrap().as_reference().unwrap())
                    .and_then(Object::as_stream)
                    .unwrap();
                let size = stream.decompressed_content().unwrap().len();
                assert!(size < 60_000, "{} bytes are no subset", size);
                programs.push(String::from_utf8_lossy(&name[7..]).into_owned());
            }
            Some(b"Font") if dict.has(b"Encoding") => {
                assert!(dict.has(b"ToUnicode"));
            }
            _ => {}
        }
    }
    programs.sort();
    assert_eq!(
        programs,
        [
            "FanganKai",
            "FanganMarks-FangSong",
            "NotoSansSC-Medium",
            "NotoSerifSC-Bold",
            "NotoSerifSC-Regular",
            "ZhuqueFangsong-Regular",
        ]
    );
}

#[test]
fn the_file_says_what_it_is() {
    let file = File::load_mem(&written()).unwrap();
    assert_eq!(file.version, "1.7");
    let info = file
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .unwrap();
    let info = file.get_dictionary(info).unwrap();
    let text = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(text(b"Title"), "信访工作实施方案");
    assert_eq!(text(b"Author"), "青石街道办事处");
    assert_eq!(text(b"Subject"), "青街办发〔2026〕12号");
    assert_eq!(text(b"CreationDate"), "D:20260320000000+08'00'");
    let catalog = file.catalog().unwrap();
    assert_eq!(
        catalog.get(b"PageMode").unwrap().as_name().unwrap(),
        b"UseOutlines"
    );
    assert_eq!(
        lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(),
        "zh-CN"
    );
    let toc = file.get_toc().unwrap();
    let entries: Vec<_> = toc
        .toc
        .iter()
        .map(|e| (e.level, e.title.as_str(), e.page))
        .collect();
    assert_eq!(
        entries,
        [
            (1, "一、指导思想", 1),
            (2, "（一）基本原则", 2),
            (1, "二、工作目标", 2)
        ]
    );
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let one = written();
    let others: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(written)).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert!(others.iter().all(|other| *other == one));
}

#[test]
fn a_landscape_page_is_turned_anticlockwise() {
    let fonts = fonts();
    let mut pages = sample(&fonts);
    pages.pages[1].landscape = true;
    (pages.pages[1].width, pages.pages[1].height) = (297.0, 210.0);
    let bytes = pdf::write(&pages, &document("表"), &fonts).unwrap();
    let file = File::load_mem(&bytes).unwrap();
    let page = file
        .get_dictionary(file.page_iter().nth(1).unwrap())
        .unwrap();
    assert_eq!(page.get(b"Rotate").unwrap().as_i64().unwrap(), 90);
    let size = page.get(b"MediaBox").unwrap().as_array().unwrap();
    assert!(size[3].as_float().unwrap() > size[2].as_float().unwrap());
}

#[test]
fn a_gap_inside_a_word_is_part_of_a_width() {
    let file = File::load_mem(&written()).unwrap();
    // 张 and 三 stand two ems apart: a code's width is as much, in the file and in
    // the program that is embedded.
    let mut wide = 0;
    for dict in file.objects.values().filter_map(|o| o.as_dict().ok()) {
        let Ok(widths) = dict.get(b"W").and_then(Object::as_array) else {
            continue;
        };
        let widths = widths.chunks(2).flat_map(|run| {
            let first = run[0].as_i64().unwrap();
            let widths = run[1].as_array().unwrap().iter();
            (first..).zip(widths.map(|w| w.as_i64().unwrap()))
        });
        let descriptor = dict.get(b"FontDescriptor").unwrap().as_reference().unwrap();
        let program = file.get_dictionary(descriptor).unwrap();
        let program = program.get(b"FontFile2").unwrap().as_reference().unwrap();
        let program = file.get_object(program).unwrap().as_stream().unwrap();
        let program = program.decompressed_content().unwrap();
        let program = FontRef::new(&program).unwrap();
        let unscaled = program.glyph_metrics(Size::unscaled(), LocationRef::default());
        let units = program.metrics(Size::unscaled(), LocationRef::default());
        for (code, width) in widths {
            let own = unscaled.advance_width(GlyphId::from(code as u16)).unwrap();
            let own = own * 1000.0 / f32::from(units.units_per_em);
            assert!((own - width as f32).abs() < 1.0, "{code}: {own} {width}");
            wide += usize::from(width == 2000);
        }
    }
    assert_eq!(wide, 1);
    // PDFium reads a span of two fonts twice when its text is spelt out.
    let page = file.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
    assert!(!content.contains("ActualText"));
    // Nowhere is a shift that a reader would take for a space.
    let shifts = content
        .split(['[', ']', '<', '>'])
        .filter_map(|t| t.trim().parse::<f32>().ok());
    assert!(shifts.filter(|s| s.abs() < 3000.0).all(|s| s > -60.0));
}

#[test]
fn a_widely_spread_label_is_kept_on_its_line() {
    let fonts = fonts();
    let line = |y, x, pitch: Option<f32>| Line {
        fonts: &fonts,
        role: Role::FangSong,
        size: 16.0,
        x,
        y,
        pitch,
    };
    let em = 16.0 * 25.4 / 72.0;
    let mut page = a4();
    page.items.extend(line(100.0, 72.5, None).set("司徒静怡"));
    page.items
        .extend(line(110.4, 39.1, Some(4.0 * em)).set("成员"));
    let pages = Pages {
        pages: vec![page],
        ..Pages::default()
    };
    let bytes = pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let file = File::load_mem(&bytes).unwrap();
    let page = file.page_iter().next().unwrap();
    let content = String::from_utf8_lossy(&file.get_page_content(page)).into_owned();
    // PDFium would put 成 above and before 司徒静怡: an invisible space breaks
    // the lines, once and as an artifact.
    assert_eq!(content.matches("3 Tr").count(), 1);
    let guard = content.find("3 Tr").unwrap();
    let artifact = content[..guard].rfind("/Artifact BMC").unwrap();
    assert!(content[artifact..guard].find("EMC").is_none());
    let text = file.extract_text(&[1]).unwrap();
    assert_eq!(text.replace([' ', '\n'], ""), "司徒静怡成员");
}

#[test]
fn a_mark_at_the_end_of_a_line_is_half_as_wide() {
    let fonts = fonts();
    let line = |y, text: &str| {
        let line = Line {
            fonts: &fonts,
            role: Role::FangSong,
            size: 16.0,
            x: 28.0,
            y,
            pitch: None,
        };
        line.set(text)
    };
    let mut page = a4();
    page.items.extend(line(100.0, "各科室，要抓好落实，"));
    page.items.extend(line(110.0, "各社区配合"));
    let pages = Pages {
        pages: vec![page],
        ..Pages::default()
    };
    let bytes = pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let sheets = fangan::read::pdf::read(&bytes).unwrap();
    let marks = sheets.pages[0].chars.iter().filter(|c| c.text == "，");
    let ems: Vec<f32> = marks.map(|c| c.advance / c.em()).collect();
    assert_eq!(ems.len(), 2);
    assert!(
        (ems[0] - 1.0).abs() < 0.01 && (ems[1] - 0.5).abs() < 0.01,
        "{ems:?}"
    );
}
