//! Takes bytes, anybody's; reads them as each reader of the program would. What a
//! reader says of them does not matter here, only that it says something, soon, and
//! does not panic. Tried by the fuzz targets beside this, and by `tests/it/foreign.rs`.

use std::io::{Cursor, Write};

use fangan::diagnostic::{FileId, Lang, Locale, Sources};
use fangan::document::{Block, Document, Form, Inline, Meta, Paragraph, ParagraphKind, Run};
use fangan::layout::font::{Families, FontFile, FontFiles, Fonts, Place, Role, cards};
use fangan::layout::style::Style;
use fangan::load::{self, Input, fields};
use fangan::office::{import, intake};
use fangan::read::{self, flow::Flow};
use fangan::write::{ofd, pdf};
use fangan::{layout, picture, verify};

/// A reader: its name, the endings of files to begin from, and what it does.
pub type Reader = (&'static str, &'static [&'static str], fn(&[u8]));

/// Each reader of bytes from outside.
pub const READERS: [Reader; 18] = [
    ("data", &["yaml"], data),
    ("edit", &["yaml"], edit),
    ("change", &["change"], change),
    ("style", &["style"], |bytes| {
        Style::from_yaml(&String::from_utf8_lossy(bytes), FileId(0));
    }),
    ("csv", &["csv"], |bytes| sheets(bytes, &["a.csv"])),
    ("sheet", &["xlsx"], |bytes| {
        sheets(bytes, &["a.xlsx", "a.xls", "a.ods"]);
    }),
    ("docx", &["docx", "docx.xml"], |bytes| {
        let parts = [
            "word/document.xml",
            "word/numbering.xml",
            "word/styles.xml",
            "word/comments.xml",
        ];
        written(&packed(bytes, &parts), "a.docx");
    }),
    ("odt", &["odt", "odt.xml"], |bytes| {
        written(&packed(bytes, &["content.xml", "styles.xml"]), "a.odt");
    }),
    ("doc", &["doc"], |bytes| written(bytes, "a.doc")),
    ("rtf", &["rtf"], |bytes| written(bytes, "a.rtf")),
    ("plain", &["txt"], |bytes| {
        understood(&read::plain::read(&String::from_utf8_lossy(bytes)));
    }),
    ("pdf", &["pdf"], |bytes| {
        let _ = verify::verify(bytes);
    }),
    ("ofd", &["ofd", "ofd.xml"], |bytes| {
        let parts = [
            "OFD.xml",
            "Doc_0/Document.xml",
            "Doc_0/Pages/Page_0/Content.xml",
        ];
        read::ofd::texts(&packed(bytes, &parts));
    }),
    ("package", &["docx", "ofd", "xlsx"], |bytes| {
        read::package::texts(bytes);
    }),
    ("markup", &["html", "svg"], |bytes| {
        read::markup::texts(bytes);
        read::markup::words(bytes);
    }),
    ("calendar", &["ics"], |bytes| {
        read::calendar::texts(bytes);
    }),
    ("picture", &["png", "jpg", "svg"], |bytes| {
        if let Ok(image) = picture::picture(bytes) {
            picture::pixels(&image);
        }
        read::png::texts(bytes);
    }),
    ("font", &["otf", "ttf"], font),
];

/// Encoding, YAML, keys and decoding, and where each fault stands.
fn data(bytes: &[u8]) {
    let (raw, plans, sources, mut report) =
        load::catalogue(vec![input("data/a.yaml", bytes)], Default::default());
    for card in plans.cards() {
        drop(plans.open(card, &sources));
    }
    load::locate(&sources, &mut report);
    drop(raw);
}

/// Edits of a file that keep what stands around them.
fn edit(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    fields::tree(&text);
    load::with_chinese_keys("data/a.yaml", &text);
    if let Some(mut editor) = load::edit::Editor::new(&text) {
        for node in 0..40 {
            let name = load::edit::Value::Text("林: 浩然".into());
            editor.set(node, &load::keys::PERSON, "name", &name);
        }
        editor.finish();
    }
}

fn change(bytes: &[u8]) {
    load::change(input("data/changes/x.yaml", bytes), &mut Sources::default());
}

fn input(path: &str, bytes: &[u8]) -> Input {
    Input {
        path: path.into(),
        bytes: bytes.to_vec().into(),
    }
}

/// Lists of people and of tasks.
fn sheets(bytes: &[u8], names: &[&str]) {
    for name in names {
        if let Ok((sheets, _)) = import::read(bytes, name) {
            import::rosters(&sheets);
            for sheet in &sheets {
                import::tasks(sheet, &|_| false, Locale::of(Lang::Zh));
            }
        }
    }
}

/// What somebody wrote in a word processor.
fn written(bytes: &[u8], name: &str) {
    if let Some(Ok(flow)) = read::written::read(bytes, name) {
        understood(&flow);
    }
}

/// An old plan, as far as it is one.
fn understood(flow: &Flow) {
    let draft = intake::draft(flow, "a");
    let drafts: Vec<_> = draft.into_iter().collect();
    let (known, answers) = (intake::Known::default(), intake::Answers::new());
    intake::understand(&drafts, &known, &answers, Locale::of(Lang::Zh));
}

/// A package as it is; or a text, which is parted at zeros into the parts of one.
fn packed(bytes: &[u8], parts: &[&str]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts.iter().zip(bytes.split(|byte| *byte == 0)) {
        // Written to memory, with names that are ours.
        zip.start_file(*name, plain).expect("a name of ours");
        zip.write_all(part).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// A face that an office brought: measured, set, cut down for PDF and for OFD.
fn font(bytes: &[u8]) {
    let path = std::env::temp_dir().join(format!("fangan-face-{}.otf", std::process::id()));
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    let names: Vec<String> = ["楷体", "Fangan Kai"].map(String::from).into();
    let families = Families {
        roles: Role::ALL.map(|role| (role, names.clone())).into(),
        latin: names,
        half_width_digits: true,
    };
    // Without our own, which take longer to look through than it.
    let file = FontFile::on_disk(Place::Workspace(path.clone()));
    let file = file.filter(|file| cards(file).is_some_and(|cards| !cards.is_empty()));
    let Some(file) = file else { return };
    let files = FontFiles(vec![file]);
    let (fonts, _) = Fonts::choose(&families, &files);
    let text = Paragraph {
        kind: ParagraphKind::Body,
        text: vec![Inline::Run(Run {
            text: "公今以会作工上下介议么Aab0123，。（）“”、".into(),
            ..Run::default()
        })],
        from: None,
    };
    let style = Style::default();
    let document = Document {
        id: "a".into(),
        meta: Meta {
            title: "楷体".into(),
            author: String::new(),
            subject: String::new(),
            date: None,
        },
        form: Form::Plain,
        sheet: String::new(),
        draft: false,
        blocks: vec![Block::Paragraph(text)],
        words: Default::default(),
        names: Vec::new(),
    };
    let (pages, _) = layout::layout(&document, &style, &fonts);
    let _ = pdf::write(&pages, &document, &fonts);
    let _ = ofd::write(&pages, &document, &fonts);
    let _ = std::fs::remove_file(path);
}
