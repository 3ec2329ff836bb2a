//! OFD files (GB/T 33190-2016), opened as a stranger opens them. That they say what
//! the document says, in order, `story.rs` holds for every story.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use fangan::layout;
use fangan::write::ofd;
use roxmltree::{Document as Tree, Node};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::common::reading::part;
use crate::common::workspace;

/// The file of a plan of the sample, and its pages.
fn written(id: &str) -> (Vec<u8>, layout::pages::Pages) {
    let session = workspace::sample();
    let document = workspace::documents(&session, id).remove(0);
    let style = session.style_of(document.form);
    let (pages, _) = layout::layout(&document, style, &session.fonts);
    let file = ofd::write(&pages, &document, &session.fonts)
        .unwrap()
        .unwrap();
    let again = ofd::write(&pages, &document, &session.fonts)
        .unwrap()
        .unwrap();
    assert!(file == again, "the same pages give the same bytes");
    (file, pages)
}

fn bytes(file: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn named<'t, 'x>(tree: &'t Tree<'x>, name: &'t str) -> impl Iterator<Item = Node<'t, 'x>> {
    tree.descendants()
        .filter(move |n| n.tag_name().name() == name)
}

fn numbers(text: &str) -> Vec<f32> {
    text.split(' ')
        .map(|number| number.parse().unwrap())
        .collect()
}

/// Steps of a text, repeats written out.
fn steps(text: &str) -> Vec<f32> {
    let mut words = text.split(' ');
    let mut steps = Vec::new();
    while let Some(word) = words.next() {
        if word == "g" {
            let count: usize = words.next().unwrap().parse().unwrap();
            let step = words.next().unwrap().parse().unwrap();
            steps.resize(steps.len() + count, step);
        } else {
            steps.push(word.parse().unwrap());
        }
    }
    steps
}

#[test]
fn all_that_is_named_is_in_the_file() {
    let (file, pages) = written("flood-2026");
    let root = part(&file, "OFD.xml");
    let root = Tree::parse(&root).unwrap();
    let one = |name: &str| {
        named(&root, name)
            .next()
            .unwrap()
            .text()
            .unwrap()
            .to_string()
    };
    assert_eq!(one("DocRoot"), "Doc_0/Document.xml");
    assert_eq!(one("CreationDate").len(), 10);
    assert!(!one("Title").is_empty());

    let document = part(&file, "Doc_0/Document.xml");
    let document = Tree::parse(&document).unwrap();
    let most: u32 = named(&document, "MaxUnitID")
        .next()
        .unwrap()
        .text()
        .unwrap()
        .parse()
        .unwrap();
    let mut ids = BTreeSet::new();
    let mut take = |tree: &Tree| {
        let all = tree
            .descendants()
            .filter_map(|n| n.attribute("ID").map(str::to_string));
        for id in all {
            let id: u32 = id.parse().unwrap();
            assert!(id <= most && ids.insert(id), "{id}");
        }
    };
    take(&document);
    let resources = part(&file, "Doc_0/PublicRes.xml");
    let resources = Tree::parse(&resources).unwrap();
    take(&resources);
    let programs = named(&resources, "Font").map(|font| {
        let place = font.first_element_child().unwrap().text().unwrap();
        let program = bytes(&file, &format!("Doc_0/Res/{place}"));
        (font.attribute("ID").unwrap().to_string(), program)
    });
    let programs: Vec<(String, Vec<u8>)> = programs.collect();

    let listed: Vec<&str> = named(&document, "Page")
        .map(|p| p.attribute("BaseLoc").unwrap())
        .collect();
    assert_eq!(listed.len(), pages.pages.len());
    for (place, page) in listed.iter().zip(&pages.pages) {
        let content = part(&file, &format!("Doc_0/{place}"));
        let content = Tree::parse(&content).unwrap();
        take(&content);
        let sheet = numbers(
            named(&content, "PhysicalBox")
                .next()
                .unwrap()
                .text()
                .unwrap(),
        );
        assert_eq!(sheet, [0.0, 0.0, page.width, page.height]);
        // A layer without an object, or content without a layer, is none.
        for holder in ["Layer", "Content"] {
            assert!(named(&content, holder).all(|n| n.has_children()));
        }
        for text in named(&content, "TextObject") {
            let (_, program) = programs
                .iter()
                .find(|(id, _)| Some(id.as_str()) == text.attribute("Font"))
                .unwrap();
            let font = FontRef::new(program).unwrap();
            let glyphs = text
                .descendants()
                .find(|n| n.tag_name().name() == "Glyphs")
                .unwrap();
            let glyphs = numbers(glyphs.text().unwrap());
            let code = text
                .descendants()
                .find(|n| n.tag_name().name() == "TextCode")
                .unwrap();
            let chars: Vec<char> = code.text().unwrap_or_default().chars().collect();
            let steps = code.attribute("DeltaX").map_or(Vec::new(), steps);
            assert_eq!(steps.len() + 1, glyphs.len().max(chars.len()));
            // Readers that know nothing of glyphs find a character's own.
            if let ([c], [glyph]) = (&chars[..], &glyphs[..]) {
                assert!(font.charmap().map(*c).is_some(), "{c} {glyph}");
            }
        }
    }
    // Only leaps within the file.
    let whole = String::from_utf8_lossy(&bytes(&file, "Doc_0/Document.xml")).into_owned();
    for foreign in [
        "URI",
        "GotoA",
        "Sound",
        "Movie",
        "Attachments",
        "CustomTags",
    ] {
        assert!(!whole.contains(&format!("<ofd:{foreign}")), "{foreign}");
    }
}

#[test]
fn faces_are_whole_files_of_few_outlines() {
    let (file, pages) = written("petition-2026");
    let resources = part(&file, "Doc_0/PublicRes.xml");
    let resources = Tree::parse(&resources).unwrap();
    let mut faces = 0;
    for font in named(&resources, "FontFile") {
        let program = bytes(&file, &format!("Doc_0/Res/{}", font.text().unwrap()));
        let font = FontRef::new(&program).unwrap();
        let tables = font.table_directory().table_records().iter();
        let tables: Vec<String> = tables.map(|record| record.tag().to_string()).collect();
        // Readers refuse a file without one of these.
        for table in [
            "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post",
        ] {
            assert!(tables.iter().any(|tag| tag == table), "{table}: {tables:?}");
        }
        // A glyph that is shown has its outline and its width.
        let outlines = font.outline_glyphs();
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let drawn = font.charmap().mappings().filter(|(_, glyph)| {
            outlines.get(*glyph).is_some() && metrics.advance_width(*glyph) > Some(0.0)
        });
        assert_eq!(drawn.count(), font.charmap().mappings().count());
        assert!(font.charmap().map('鑫').is_none());
        assert_ne!(metrics.advance_width(GlyphId::new(0)), None);
        faces += 1;
    }
    assert!(faces > 2 && !pages.pages.is_empty(), "{faces}");
}
