//! Pictures: clean in every file, described to whoever cannot see them, and told of
//! where something is wrong with them.

use std::io::Cursor;

use fangan::diagnostic::Code;
use fangan::document::ImageFormat;
use fangan::engine::{self, Session, Wanted};
use fangan::picture::{self, Unusable};
use fangan::workspace::Workspace;
use fangan::write::Format;

use crate::common::folder::Folder;
use crate::common::{data, workspace};

fn bytes(name: &str) -> Vec<u8> {
    let input = data::picture(name, name);
    input.bytes.get().unwrap().into_owned()
}

#[test]
fn every_kind_becomes_a_clean_file_without_transparency_or_inks() {
    let kinds = [
        ("alpha.png", ImageFormat::Png, (48, 32), false),
        ("palette.png", ImageFormat::Png, (48, 32), false),
        ("deep.png", ImageFormat::Png, (8, 8), true),
        ("plain.jpg", ImageFormat::Jpeg, (48, 32), false),
        ("progressive.jpg", ImageFormat::Jpeg, (48, 32), false),
        ("grey.jpg", ImageFormat::Jpeg, (48, 32), true),
        ("inks.jpg", ImageFormat::Png, (48, 32), false),
        // Turned upright by its note.
        ("turned.jpg", ImageFormat::Png, (32, 48), false),
    ];
    for (name, format, size, grey) in kinds {
        let image = picture::picture(&bytes(name)).unwrap();
        assert_eq!(
            (image.format, (image.width, image.height), image.grey),
            (format, size, grey),
            "{name}"
        );
        let pixels = picture::pixels(&image).unwrap();
        let colours = if grey { 1 } else { 3 };
        assert_eq!(pixels.len(), (size.0 * size.1) as usize * colours, "{name}");
        for secret in [&b"SECRET"[..], b"Exif"] {
            assert!(
                !image.bytes.windows(secret.len()).any(|w| w == secret),
                "{name}"
            );
        }
    }
    // Red at the left above, in inks as well; nothing at the edge is white paper.
    for name in ["plain.jpg", "inks.jpg"] {
        let pixels = picture::pixels(&picture::picture(&bytes(name)).unwrap()).unwrap();
        assert!(
            pixels[0] > 180 && pixels[1] < 90 && pixels[2] < 90,
            "{name}: {:?}",
            &pixels[..3]
        );
    }
    let pixels = picture::pixels(&picture::picture(&bytes("alpha.png")).unwrap()).unwrap();
    assert_eq!(pixels[..3], [255, 255, 255]);
}

#[test]
fn what_is_no_picture_or_half_of_one_is_refused() {
    assert_eq!(picture::picture(b"GIF89a").unwrap_err(), Unusable::Kind);
    assert_eq!(picture::picture(b"%PDF-1.7").unwrap_err(), Unusable::Kind);
    for name in ["alpha.png", "plain.jpg", "inks.jpg", "turned.jpg"] {
        let whole = bytes(name);
        for end in [3, 20, whole.len() / 2] {
            assert!(picture::picture(&whole[..end]).is_err(), "{name} to {end}");
        }
        // Whatever stands in it, nothing panics.
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0xFF;
            let _ = picture::picture(&broken);
        }
    }
    let mut huge = bytes("alpha.png");
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(picture::picture(&huge).is_err());
}

fn session(part: &str) -> Session {
    let text = format!(
        "organisation: {{name: 青石镇人民政府}}\nplan: {{id: a, title: 避险方案, form: plain, date: 2026-03-20}}\nsections: [{{heading: 分布, body: [避险点如下图。, {part}]}}]\n"
    );
    workspace::session(&[("data/a.yaml", text)])
}

const SHOWN: &str = "{picture: {file: a.png, alt: 两处避险点的位置, caption: 图1　分布图}}";

#[test]
fn whoever_cannot_see_it_is_told_what_it_shows() {
    let session = session(SHOWN);
    let plan = &session.opened().next().unwrap();
    let wanted = Wanted {
        formats: vec![Format::Html, Format::Pdf, Format::Docx, Format::Ofd],
        ..workspace::wanted()
    };
    let (outputs, report) = engine::plan(&session, plan, &wanted);
    assert!(report.is_empty(), "{report:#?}");
    for output in &outputs {
        let unpacked = match output.format {
            Format::Html => String::from_utf8(output.bytes.clone()).unwrap(),
            Format::Docx | Format::Ofd => unpacked(&output.bytes),
            _ => continue,
        };
        match output.format {
            Format::Html => assert!(unpacked.contains("alt=\"两处避险点的位置\"")),
            Format::Docx => assert!(unpacked.contains("descr=\"两处避险点的位置\"")),
            _ => assert!(unpacked.contains("<ofd:ImageObject") && unpacked.contains("image_")),
        }
    }
    let pdf = outputs
        .iter()
        .find(|one| one.format == Format::Pdf)
        .unwrap();
    let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
    let figures = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let figures: Vec<_> = figures.filter(|dict| dict.has(b"Alt")).collect();
    assert_eq!(figures.len(), 1);
    let alt = lopdf::decode_text_string(figures[0].get(b"Alt").unwrap()).unwrap();
    assert_eq!(alt, "两处避险点的位置");
    let images = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let images = images.filter(|stream| {
        stream
            .dict
            .get(b"Subtype")
            .is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Image"))
    });
    let images: Vec<_> = images.collect();
    assert_eq!(images.len(), 1);
    assert!(!images[0].dict.has(b"SMask"));
}

fn unpacked(package: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut all = String::new();
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).unwrap();
        all.push_str(&part.name().unwrap());
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

#[test]
fn what_is_wrong_with_a_picture_is_told_at_its_place() {
    let codes = |session: &Session| -> Vec<Code> {
        let report = workspace::checked(session);
        report.iter().map(|fault| fault.code).collect()
    };
    assert!(codes(&session(SHOWN)).is_empty());
    assert_eq!(
        codes(&session("{picture: {file: b.png, alt: 图}}")),
        [Code::UnknownPicture]
    );
    for outside in ["../a.png", "/etc/passwd", "data/../a.png"] {
        let part = format!("{{picture: {{file: {outside}, alt: 图}}}}");
        assert_eq!(codes(&session(&part)), [Code::UnknownPicture], "{outside}");
    }
    assert!(codes(&session("{picture: {file: a.png}}")).contains(&Code::MissingField));
}

#[test]
fn nobody_has_searched_the_words_in_a_picture() {
    let session = session(SHOWN);
    let plan = &session.opened().next().unwrap();
    let wanted = Wanted {
        public: true,
        ..workspace::wanted()
    };
    let (outputs, report) = engine::plan(&session, plan, &wanted);
    let codes: Vec<Code> = report.iter().map(|fault| fault.code).collect();
    let not_searched = codes
        .iter()
        .filter(|code| **code == Code::PictureNotSearched);
    assert_eq!(not_searched.count(), 1);
    assert!(!outputs.is_empty());
}

#[test]
fn a_changed_picture_builds_its_plan_anew() {
    let folder = Folder::new();
    let plan = "plan: {id: a, title: 避险方案, form: plain, date: 2026-03-20}";
    let body = format!("sections: [{{heading: 分布, body: [避险点如下图。, {SHOWN}]}}]");
    folder.write(
        "data/a.yaml",
        format!("organisation: {{name: 青石镇人民政府}}\n{plan}\n{body}\n"),
    );
    folder.write("data/a.png", bytes("alpha.png"));
    let html = || {
        folder.well(&["build", "--to", "html"]);
        folder.read("output/a.html")
    };
    let before = html();
    assert_eq!(before, html());
    folder.write("data/a.png", bytes("palette.png"));
    assert_ne!(before, html());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_workspace_is_no_picture() {
    let (folder, outside) = (Folder::new(), Folder::new());
    outside.write("secret.png", bytes("alpha.png"));
    folder.write("data/b.yaml", "organisation: {name: 青石镇人民政府}\n");
    let link = folder.join("data/a.png");
    std::os::unix::fs::symlink(outside.join("secret.png"), link).unwrap();
    let plan = "plan: {id: a, title: 避险方案, form: plain, date: 2026-03-20}\n";
    let text = format!("{plan}sections: [{{heading: 分布, body: [如下图。, {SHOWN}]}}]\n");
    folder.write("data/a.yaml", text);
    let session = Session::read(&Workspace::at(folder.path()));
    let report = workspace::checked(&session);
    assert!(
        report
            .iter()
            .any(|fault| fault.code == Code::UnknownPicture),
        "{report:#?}"
    );
}
