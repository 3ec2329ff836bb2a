//! The faces that a style gets, and how characters fall back among them.

use fangan::diagnostic::Code;
use fangan::layout::font::{FontFiles, Fonts, GapKind, Place, Role, coverage, gb2312};
use fangan::layout::text::shape::shape;

use crate::common::folder::{Folder, repository};
use crate::common::setting::{default_set, families};

fn family(fonts: &Fonts, role: Role) -> &str {
    fonts
        .face_of(role)
        .map_or("", |f| &f.card().postscript_name)
}

#[test]
fn each_role_gets_the_first_family_offered() {
    let (fonts, report) = Fonts::choose(&families(), &default_set());
    assert!(report.is_empty(), "{report:?}");
    assert_eq!(family(&fonts, Role::FangSong), "FandolFang-Regular");
    assert_eq!(family(&fonts, Role::KaiTi), "FandolKai-Regular");
    assert_eq!(family(&fonts, Role::HeiTi), "NotoSansSC-Medium");
    assert_eq!(family(&fonts, Role::XiaoBiaoSong), "NotoSerifSC-Bold");
    assert_eq!(family(&fonts, Role::SongTi), "NotoSerifSC-Regular");
    assert!(fonts.needs_stroke(Role::FangSong) && !fonts.needs_stroke(Role::SongTi));
}

#[test]
fn the_program_alone_sets_every_role_and_says_so() {
    let (fonts, report) = Fonts::choose(&families(), &FontFiles::new([]));
    let said: Vec<_> = report
        .iter()
        .map(|d| (d.code, d.args[0].1.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (Code::FontSubstituted, "仿宋"),
            (Code::FontSubstituted, "楷体")
        ]
    );
    for role in Role::ALL {
        assert!(
            shape(&fonts, role, false, "各科室：")
                .0
                .iter()
                .all(|s| s.glyph != 0)
        );
        assert!(
            coverage(&fonts, role, &gb2312())
                .iter()
                .all(|g| g.kind != GapKind::Missing)
        );
    }
}

#[test]
fn characters_fall_back_one_by_one() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    let name = |c: &str| {
        let gaps = coverage(&fonts, Role::FangSong, c);
        match gaps.first().map(|g| g.kind) {
            None => "own",
            Some(GapKind::Missing) => "missing",
            Some(GapKind::Substituted(face)) => &fonts.face(face).card().postscript_name,
        }
    };
    assert_eq!(name("接"), "own");
    assert_eq!(name("GB 2312, 95%"), "own");
    for rare in ["㎡", "啰", "瞭", "⑪"] {
        assert_eq!(name(rare), "FanganFallbackLight", "{rare}");
    }
    assert_eq!(name("龘"), "own");
    assert_eq!(name("𬱖"), "FanganFallbackLight");
    assert_eq!(name("𠮷"), "missing");
    assert_eq!(name("\u{1F600}"), "missing");
    assert_eq!(name("\u{200B}\u{FEFF}"), "own");
    assert_eq!(gb2312().chars().count(), 6763);
}

#[test]
fn widths_are_what_the_faces_say() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    let widths = |role, text: &str| -> Vec<f32> {
        shape(&fonts, role, false, text)
            .0
            .iter()
            .map(|s| s.advance)
            .collect()
    };
    assert_eq!(widths(Role::FangSong, "张三，“—…”·"), [1.0; 8]);
    // Half a character each in text and page numbers, whatever the face.
    assert_eq!(widths(Role::FangSong, "2026"), [0.5; 4]);
    assert_eq!(widths(Role::SongTi, "— 1 —")[2], 0.5);
    // The Chinese dash fills its em only in the form for Simplified Chinese.
    for role in [Role::HeiTi, Role::XiaoBiaoSong, Role::SongTi] {
        assert_eq!(widths(role, "——"), [1.0, 1.0], "{role:?}");
    }
}

#[test]
fn clusters_cover_the_text_in_order() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    let text = "据《GB/T 9704—2012》第3条，e\u{301}fficace 𠮷\u{E0100}，㎡，葛\u{E0100}城。";
    for role in Role::ALL {
        let mut at = 0;
        for glyph in shape(&fonts, role, false, text).0 {
            if glyph.cluster.start != at {
                assert!(glyph.cluster.end == at, "{role:?} {glyph:?} at {at}");
                continue;
            }
            at = glyph.cluster.end;
        }
        assert_eq!(at as usize, text.len(), "{role:?}");
    }
}

#[test]
fn latin_is_kerned() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    let width = |text: &str| -> f32 {
        shape(&fonts, Role::FangSong, false, text)
            .0
            .iter()
            .map(|s| s.advance)
            .sum()
    };
    assert!(width("AVAV") < 2.0 * (width("A") + width("V")) - 0.05);
}

#[test]
fn an_office_face_is_taken_and_a_forbidden_one_refused() {
    let folder = Folder::new();
    let source = repository().join("templates/fonts/fandol/FandolFang-Regular.otf");
    let mut bytes = std::fs::read(source).unwrap();
    folder.write("office.otf", &bytes);
    let allowed = folder.join("office.otf");
    let os2 = table(&bytes, b"OS/2");
    bytes[os2 + 8..os2 + 10].copy_from_slice(&2u16.to_be_bytes());
    folder.write("forbidden.otf", &bytes);
    folder.write("broken.ttf", b"not a font");

    let files = FontFiles::new([Place::Workspace(allowed.clone())]);
    let (fonts, _) = Fonts::choose(&families(), &files);
    let face = fonts.face_of(Role::FangSong).unwrap();
    assert_eq!(face.card().file.place(), &Place::Workspace(allowed));
    assert_eq!(face.card().licence.name(), "editable");

    let files = FontFiles::new([
        Place::Workspace(folder.join("forbidden.otf")),
        Place::Workspace(folder.join("broken.ttf")),
        Place::Workspace(folder.join("gone.ttf")),
    ]);
    let (fonts, report) = Fonts::choose(&families(), &files);
    assert!(fonts.face_of(Role::FangSong).is_none());
    let unusable = report.iter().filter(|d| d.code == Code::FontUnusable);
    let reasons: Vec<_> = unusable.map(|d| d.args[1].1.as_str()).collect();
    assert_eq!(reasons, ["not-opentype", "not-opentype", "restricted"]);
}

/// Offset of a table in a font file.
fn table(font: &[u8], tag: &[u8; 4]) -> usize {
    let record = font[12..].chunks(16).find(|r| &r[..4] == tag).unwrap();
    u32::from_be_bytes(record[8..12].try_into().unwrap()) as usize
}
