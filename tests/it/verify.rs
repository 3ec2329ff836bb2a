//! The conformance report: pages set right pass, each planted fault is found,
//! and files of other makers are read.

use std::collections::BTreeSet;

use fangan::diagnostic::{Lang, Locale};
use fangan::layout::font::{Fonts, Role};
use fangan::layout::pages::{Ink, Item, Page, Pages, Rule};
use fangan::read::pdf::{self, Colour, Direction, ReadError};
use fangan::verify::{Row, Verdict, marked, verify};
use lopdf::{Dictionary, Document as File, Object, Stream};

use crate::common::folder::Folder;
use crate::common::setting::{Line, a4, document, fonts};

const C: f32 = 156.0 / 28.0;
const L: f32 = C * 15.0 / 8.0;

/// What can be set wrongly.
struct Setting {
    left: f32,
    pitch: f32,
    number: &'static str,
    number_x: f32,
    ink: Ink,
    title: Role,
    first_in_line: &'static str,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            left: 28.0,
            pitch: L,
            number: "— 1 —",
            number_x: 163.8,
            ink: Ink::Black,
            title: Role::XiaoBiaoSong,
            first_in_line: "各",
        }
    }
}

/// A plain plan of one page.
fn page(fonts: &Fonts, setting: &Setting) -> Page {
    let line = |role, size: f32, x, top: f32, pitch| Line {
        fonts,
        role,
        size,
        x,
        y: top + 0.88 * size * 25.4 / 72.0,
        pitch,
    };
    let mut page = a4();
    let title = "青石街道信访工作方案";
    let width = 10.0 * 22.0 * 25.4 / 72.0;
    page.items
        .extend(line(setting.title, 22.0, 106.0 - width / 2.0, 47.4, None).set(title));
    let top = |i: usize| 37.0 + 3.0 * L + i as f32 * setting.pitch;
    let body = |i: usize, x: f32| line(Role::FangSong, 16.0, x, top(i), Some(C));
    let heading = line(Role::HeiTi, 16.0, setting.left + 2.0 * C, top(0), Some(C));
    page.items.extend(heading.set("一、指导思想"));
    let long = "社区党组织要加强对信访工作的领导健全机制压实责任化解矛";
    for i in 1..10 {
        let text = format!("{}{long}", setting.first_in_line);
        page.items.extend(body(i, setting.left).set(&text));
    }
    page.items
        .extend(body(10, setting.left + 2.0 * C).set("本方案自印发之日起施行。"));
    for item in &mut page.items {
        if let Item::Text(run) = item {
            run.ink = setting.ink;
        }
    }
    let number = line(
        Role::SongTi,
        14.0,
        setting.number_x,
        269.0 - 7.0 * 25.4 / 72.0,
        None,
    );
    page.marks.extend(number.set(setting.number));
    page
}

fn report(setting: &Setting) -> Vec<Row> {
    let fonts = fonts();
    let pages = Pages {
        pages: vec![page(&fonts, setting)],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    verify(&bytes).unwrap()
}

fn faults(setting: Setting) -> Vec<&'static str> {
    let rows = report(&setting);
    let wrong = rows.iter().filter(|r| r.verdict == Verdict::Fault);
    wrong.map(|r| r.key).collect()
}

/// The report as a file of a page set like this, opened as XML.
fn shown(setting: &Setting, lang: Lang) -> String {
    let fonts = fonts();
    let pages = Pages {
        pages: vec![page(&fonts, setting)],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let (rows, html) = marked(&bytes, "甲&乙.pdf", &fonts, Locale::of(lang)).unwrap();
    assert_eq!(rows, verify(&bytes).unwrap());
    html
}

#[test]
fn a_report_shows_the_page_with_every_place_framed_and_numbered() {
    let wrong = Setting {
        left: 31.0,
        first_in_line: "，",
        ..Setting::default()
    };
    for lang in [Lang::Zh, Lang::En] {
        let html = shown(&wrong, lang);
        let tree = roxmltree::Document::parse_with_options(
            &html,
            roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            },
        );
        let tree = tree.unwrap();
        let of_class = |class: &str, name: &str| {
            let nodes = tree
                .descendants()
                .filter(|n| n.has_tag_name(name) || n.tag_name().name() == name);
            nodes
                .filter(|n| n.attribute("class") == Some(class))
                .collect::<Vec<_>>()
        };
        // Nine lines begin with a mark, and each is framed where it stands.
        let name = Locale::of(lang).ui("verify-line-start", &[]);
        let frames = of_class("mark", "rect");
        let at_start = frames.iter().filter(|f| {
            let title = f
                .descendants()
                .find(|n| n.tag_name().name() == "title")
                .unwrap();
            title.text().unwrap().ends_with(&name)
        });
        let places: Vec<(f32, f32)> = at_start
            .map(|f| {
                let number = |key| f.attribute(key).unwrap().parse().unwrap();
                (number("x"), number("y"))
            })
            .collect();
        assert_eq!(places.len(), 9, "{name}");
        for (i, (x, y)) in places.iter().enumerate() {
            let top = 37.0 + 3.0 * L + (i + 1) as f32 * L;
            assert!(
                (x - 30.3).abs() < 0.3 && (y - top + 0.7).abs() < 0.3,
                "{x} {y}"
            );
        }
        // Each number on the page is that of a row, and every row leads to its page.
        let rows = tree
            .descendants()
            .filter(|n| n.attribute("href") == Some("#p1"));
        let numbers = of_class("number", "text");
        let numbers: BTreeSet<_> = numbers.iter().filter_map(|n| n.text()).collect();
        assert_eq!(rows.count(), numbers.len());
        assert!(html.contains("甲&amp;乙.pdf") && html.contains("id=\"p1\""));
    }
    assert!(shown(&wrong, Lang::En).contains("orange frame"));
}

#[test]
fn a_report_of_a_page_set_right_has_no_picture() {
    let html = shown(&Setting::default(), Lang::Zh);
    assert!(!html.contains("<figure") && html.contains("0 项不符"));
}

#[test]
fn a_page_set_right_passes() {
    let rows = report(&Setting::default());
    let wrong: Vec<_> = rows
        .iter()
        .filter(|r| r.verdict == Verdict::Fault)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(rows.iter().filter(|r| r.verdict == Verdict::Ok).count() > 30);
}

#[test]
fn each_planted_fault_is_found() {
    let default = Setting::default;
    let cases = [
        (
            Setting {
                left: 31.0,
                ..default()
            },
            "binding-margin",
        ),
        (
            Setting {
                pitch: 28.0 * 25.4 / 72.0,
                ..default()
            },
            "line-pitch",
        ),
        (
            Setting {
                number: "- 1 -",
                ..default()
            },
            "page-number-dashes",
        ),
        (
            Setting {
                number: "— 2 —",
                ..default()
            },
            "page-number-order",
        ),
        (
            Setting {
                number_x: 34.0,
                ..default()
            },
            "page-number-side",
        ),
        (
            Setting {
                ink: Ink::Grey,
                ..default()
            },
            "colour",
        ),
        (
            Setting {
                title: Role::HeiTi,
                ..default()
            },
            "title-face",
        ),
        (
            Setting {
                first_in_line: "，",
                ..default()
            },
            "line-start",
        ),
    ];
    for (setting, key) in cases {
        let found = faults(setting);
        assert!(found.contains(&key), "{key}: {found:?}");
    }
}

#[test]
fn a_font_that_is_not_in_the_file_is_a_fault() {
    let fonts = fonts();
    let pages = Pages {
        pages: vec![page(&fonts, &Setting::default())],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let mut file = File::load_mem(&bytes).unwrap();
    for object in file.objects.values_mut() {
        if let Ok(dict) = object.as_dict_mut() {
            dict.remove(b"FontFile2");
            dict.remove(b"ToUnicode");
        }
    }
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let rows = verify(&bytes).unwrap();
    for key in ["embedded", "copyable"] {
        let row = rows.iter().find(|r| r.key == key).unwrap();
        assert_eq!(row.verdict, Verdict::Fault);
        assert!(row.measured.contains("ZhuqueFangsong-Regular") || key == "copyable");
    }
}

/// A page as some other program writes it.
fn foreign(media: [i64; 4], content: &str) -> Vec<u8> {
    let mut file = File::with_version("1.4");
    let font = file.add_object(Dictionary::from_iter([
        ("Type", Object::from("Font")),
        ("Subtype", "Type1".into()),
        ("BaseFont", "Times-Roman".into()),
        ("FirstChar", 65.into()),
        ("Widths", vec![Object::from(722), 667.into()].into()),
    ]));
    let fonts = Dictionary::from_iter([("T", Object::Reference(font))]);
    let resources = Dictionary::from_iter([("Font", Object::Dictionary(fonts.clone()))]);
    let form = Stream::new(
        Dictionary::from_iter([
            ("Subtype", Object::from("Form")),
            (
                "Matrix",
                vec![
                    1.into(),
                    0.into(),
                    0.into(),
                    1.into(),
                    0.into(),
                    (-72).into(),
                ]
                .into(),
            ),
            ("Resources", Object::Dictionary(resources)),
        ]),
        b"BT /T 10 Tf 72 144 Td (AB) Tj ET".to_vec(),
    );
    let form = file.add_object(form);
    let content = file.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let pages = file.new_object_id();
    let page = file.add_object(Dictionary::from_iter([
        ("Type", Object::from("Page")),
        ("Parent", Object::Reference(pages)),
        ("Contents", Object::Reference(content)),
    ]));
    let forms = Dictionary::from_iter([("X", Object::Reference(form))]);
    file.set_object(
        pages,
        Dictionary::from_iter([
            ("Type", Object::from("Pages")),
            ("Kids", vec![Object::Reference(page)].into()),
            ("Count", 1.into()),
            ("MediaBox", media.map(Object::from).to_vec().into()),
            (
                "Resources",
                Object::Dictionary(Dictionary::from_iter([
                    ("Font", Object::Dictionary(fonts)),
                    ("XObject", Object::Dictionary(forms)),
                ])),
            ),
        ]),
    );
    let catalog = file.add_object(Dictionary::from_iter([
        ("Type", Object::from("Catalog")),
        ("Pages", Object::Reference(pages)),
    ]));
    file.trailer.set("Root", Object::Reference(catalog));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_file_that_asks_for_endless_work_is_given_up() {
    for content in [
        "q ".repeat(2_000),
        "0 0 m 100 100 l S\n".repeat(400_000),
        "/X Do ".repeat(600_000),
        format!("BT /T 12 Tf ({}) Tj ET", "x".repeat(200_000)),
    ] {
        let read = pdf::read(&foreign([0, 0, 595, 842], &content));
        assert_eq!(read.err(), Some(ReadError::TooLarge));
    }
    let busy = "0 0 m 100 100 l S\n".repeat(20_000);
    assert!(pdf::read(&foreign([0, 0, 595, 842], &busy)).is_ok());
}

#[test]
fn files_of_other_makers_are_read() {
    let content = "q 2 0 0 2 0 0 cm 1 0 0 RG 0.5 w 36 36 m 108 36 l S Q \
                   BT /T 12 Tf 14 TL 72 720 Td (A) Tj T* [(B) -1000 (A)] TJ ET /X Do";
    let sheets = pdf::read(&foreign([0, 0, 595, 842], content)).unwrap();
    let sheet = &sheets.pages[0];
    let near = |a: f32, b: f32| (a - b).abs() < 0.01;
    let mm = |pt: f32| pt * 25.4 / 72.0;
    let placed: Vec<_> = sheet
        .chars
        .iter()
        .map(|c| (c.text.as_str(), c.x, c.y))
        .collect();
    let expected = [
        ("A", 72.0, 842.0 - 720.0),
        ("B", 72.0, 842.0 - 706.0),
        ("A", 72.0 + 0.667 * 12.0 + 12.0, 842.0 - 706.0),
        ("A", 72.0, 842.0 - 72.0),
        ("B", 72.0 + 7.22, 842.0 - 72.0),
    ];
    assert_eq!(placed.len(), expected.len(), "{placed:?}");
    for ((text, x, y), (wanted, wx, wy)) in placed.iter().zip(expected) {
        assert!(
            *text == wanted && near(*x, mm(wx)) && near(*y, mm(wy)),
            "{placed:?}"
        );
    }
    let rule = sheet.rules[0];
    assert_eq!(rule.ink, Colour::Red);
    assert!(near(rule.width, mm(144.0)) && near(rule.thickness(), mm(1.0)));
    assert!(near(rule.middle(), mm(842.0 - 72.0)));
    assert!(!sheets.fonts[0].embedded);
}

#[test]
fn a_page_drawn_wide_is_stood_up() {
    let content = "BT /T 12 Tf 72 500 Td (A) Tj ET";
    let sheets = pdf::read(&foreign([0, 0, 842, 595], content)).unwrap();
    let sheet = &sheets.pages[0];
    assert!(sheet.turned && sheet.height > sheet.width);
    assert_eq!(sheet.chars[0].direction, Direction::Up);
    // 95 pt below the upper edge as it is read: so far from the left edge.
    assert!((sheet.chars[0].x - 95.0 * 25.4 / 72.0).abs() < 0.01);
}

#[test]
fn what_is_no_pdf_is_refused() {
    assert!(matches!(
        verify(b"%PDF-1.7 rubbish"),
        Err(ReadError::Damaged)
    ));
    assert!(matches!(verify(b""), Err(ReadError::NotPdf)));
    assert!(matches!(verify("方案".as_bytes()), Err(ReadError::NotPdf)));
    let bytes = foreign(
        [0, 0, 595, 842],
        "(((( [[ << 1 0 0 BT /T Tf Tj \" ' TJ Do EMC Q Q",
    );
    assert!(verify(&bytes).is_ok());
}

#[test]
fn red_rules_and_numbers_of_the_head_are_measured() {
    let fonts = fonts();
    let mut page = page(&fonts, &Setting::default());
    page.items.clear();
    let line = |role, size: f32, centre: f32, top: f32, text: &str| {
        let width = text.chars().count() as f32 * size * 25.4 / 72.0;
        let x = centre - width / 2.0;
        let y = top + 0.88 * size * 25.4 / 72.0;
        Line {
            fonts: &fonts,
            role,
            size,
            x,
            y,
            pitch: None,
        }
        .set(text)
    };
    let mut mark = line(Role::XiaoBiaoSong, 48.0, 106.0, 72.0, "青石街道文件");
    for item in &mut mark {
        if let Item::Text(run) = item {
            run.ink = Ink::Red;
        }
    }
    page.items.extend(mark);
    page.items
        .extend(line(Role::FangSong, 16.0, 106.0, 112.0, "青街办发[二]号"));
    page.items.push(Item::Rule(Rule {
        x: 28.0,
        y: 125.6,
        width: 156.0,
        height: 0.5,
        ink: Ink::Red,
    }));
    let pages = Pages {
        pages: vec![page],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let rows = verify(&bytes).unwrap();
    let verdict = |key: &str| rows.iter().find(|r| r.key == key).map(|r| r.verdict);
    assert_eq!(verdict("mark-top"), Some(Verdict::Ok));
    assert_eq!(verdict("mark-centre"), Some(Verdict::Ok));
    assert_eq!(verdict("red-rule-width"), Some(Verdict::Ok));
    assert_eq!(verdict("number-form"), Some(Verdict::Fault));
    assert_eq!(verdict("red-rule-gap"), Some(Verdict::Fault));
}

#[test]
fn of_scanned_paper_only_the_size_is_judged() {
    let rows = verify(&foreign([0, 0, 595, 842], "0 0 595 842 re f")).unwrap();
    for row in &rows {
        let judged = matches!(row.verdict, Verdict::Ok | Verdict::Fault);
        assert_eq!(judged, row.key == "page-size", "{row:?}");
    }
}

#[test]
fn a_rule_drawn_twice_makes_no_letter() {
    let fonts = fonts();
    let mut page = page(&fonts, &Setting::default());
    let rule = Item::Rule(Rule {
        x: 28.0,
        y: 40.0,
        width: 156.0,
        height: 0.5,
        ink: Ink::Red,
    });
    page.items.extend([rule.clone(), rule]);
    let pages = Pages {
        pages: vec![page],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let rows = verify(&bytes).unwrap();
    let number = rows.iter().find(|r| r.key == "first-page-number").unwrap();
    assert_eq!(number.verdict, Verdict::Ok);
}

#[test]
fn what_a_file_says_of_itself_is_told() {
    let fonts = fonts();
    let pages = Pages {
        pages: vec![page(&fonts, &Setting::default())],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    let told = |bytes: &[u8]| -> Vec<(Verdict, String)> {
        let rows = verify(bytes).unwrap();
        let keys = ["tags", "language", "pdf-a", "pdf-ua"];
        let row = |key: &str| rows.iter().find(|row| row.key == key).unwrap();
        keys.map(|key| (row(key).verdict, row(key).measured.clone()))
            .into()
    };
    let ok = |measured: &str| (Verdict::Ok, measured.to_string());
    let own = [ok("✓"), ok("zh-CN"), ok("PDF/A-2a"), ok("PDF/UA-1")];
    assert_eq!(told(&bytes), own);
    // Of another maker: nothing is said, and an English text is none of ours.
    let mut file = File::load_mem(&bytes).unwrap();
    let catalog = file.catalog_mut().unwrap();
    for key in [&b"MarkInfo"[..], b"Metadata"] {
        catalog.remove(key);
    }
    catalog.set("Lang", Object::string_literal("en-GB"));
    let mut other = Vec::new();
    file.save_to(&mut other).unwrap();
    let absent = (Verdict::Absent, "—".to_string());
    let english = (Verdict::Fault, "en-GB".to_string());
    let expected = [absent.clone(), english, absent.clone(), absent];
    assert_eq!(told(&other), expected);
}

/// Contents, forms, joint seals and all: what the program makes keeps every rule.
#[test]
fn no_paper_of_the_sample_breaks_a_row() {
    let folder = Folder::sample();
    folder.well(&["build", "--to", "pdf"]);
    let mut count = 0;
    for (name, bytes) in folder.files("output") {
        if !name.ends_with(".pdf") {
            continue;
        }
        count += 1;
        let broken = verify(&bytes).unwrap();
        let broken: Vec<Row> = broken
            .into_iter()
            .filter(|row| row.verdict == Verdict::Fault)
            .collect();
        assert!(broken.is_empty(), "{name}: {broken:#?}");
    }
    assert!(count > 8, "{count}");
}

#[test]
fn the_command_writes_the_report_below_output() {
    let folder = Folder::new();
    let fonts = fonts();
    let wrong = Setting {
        left: 31.0,
        ..Setting::default()
    };
    let pages = Pages {
        pages: vec![page(&fonts, &wrong)],
        ..Pages::default()
    };
    let bytes = fangan::write::pdf::write(&pages, &document("方案"), &fonts).unwrap();
    folder.write("别人的.pdf", bytes);
    let run = folder.run(&["verify", "别人的.pdf", "--to", "html"]);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("output/verify/别人的.html"), "{said}");
    assert!(
        folder
            .read("output/verify/别人的.html")
            .contains("<figure id=\"p1\">")
    );
}
