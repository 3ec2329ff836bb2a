//! The faces that a style gets, and how characters fall back among them.

use fangan::diagnostic::Code;
use fangan::layout::font::{FontFiles, Fonts, GapKind, Place, Role, coverage, gb2312, gbk};
use fangan::layout::style::Style;
use fangan::layout::text::shape::shape;

use crate::common::folder::Folder;
use crate::common::setting::{default_set, families, office_face};

fn family(fonts: &Fonts, role: Role) -> &str {
    fonts
        .face_of(role)
        .map_or("", |f| &f.card().postscript_name)
}

#[test]
fn each_role_gets_the_face_that_the_program_brings() {
    let (fonts, report) = Fonts::choose(&families(), &default_set());
    assert!(report.is_empty(), "{report:?}");
    assert_eq!(family(&fonts, Role::FangSong), "ZhuqueFangsong-Regular");
    assert_eq!(family(&fonts, Role::KaiTi), "FanganKai");
    assert_eq!(family(&fonts, Role::HeiTi), "NotoSansSC-Medium");
    assert_eq!(family(&fonts, Role::XiaoBiaoSong), "NotoSerifSC-Bold");
    assert_eq!(family(&fonts, Role::SongTi), "NotoSerifSC-Regular");
    assert!(fonts.needs_stroke(Role::FangSong) && !fonts.needs_stroke(Role::SongTi));
    // The style sheet asks for the same.
    let (fonts, report) = Fonts::choose(&Style::default().font_families(), &default_set());
    assert!(report.is_empty(), "{report:?}");
    assert_eq!(family(&fonts, Role::FangSong), "ZhuqueFangsong-Regular");
    assert_eq!(family(&fonts, Role::KaiTi), "FanganKai");
    assert_eq!(family(&fonts, Role::SongTi), "NotoSerifSC-Regular");
}

#[test]
fn a_role_whose_faces_are_not_there_is_set_all_the_same_and_told() {
    let mut asked = families();
    for (_, names) in &mut asked.roles {
        *names = vec!["本单位的字体".to_string()];
    }
    let (fonts, report) = Fonts::choose(&asked, &default_set());
    let said: Vec<_> = report
        .iter()
        .map(|d| (d.code, d.args[0].1.as_str()))
        .collect();
    let expected = Role::ALL.map(|role| (Code::FontSubstituted, role.name()));
    assert_eq!(said, expected);
    for role in Role::ALL {
        assert!(fonts.face_of(role).is_none());
        let shaped = shape(&fonts, role, false, "各科室：").0;
        assert!(shaped.iter().all(|s| s.glyph != 0));
    }
}

/// The hanzi of 通用规范汉字表 (国务院, 2013, 8,105 hanzi) that stand beyond the
/// basic plane. GB 18030-2022 level 2 asks for them, for all of Extension A and
/// for the whole of the basic block.
const BEYOND: &str = "\
    𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀\
    𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷\
    𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮\
    𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓";

#[test]
fn every_hanzi_of_gb18030_level_2_has_a_glyph_in_every_role() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    assert_eq!(BEYOND.chars().count(), 196);
    // The compatibility hanzi are the 21 of GBK.
    let all: String = ('\u{3400}'..='\u{4DBF}')
        .chain('\u{4E00}'..='\u{9FFF}')
        .chain(gbk().chars().filter(|c| *c >= '\u{F900}'))
        .chain(BEYOND.chars())
        .collect();
    for role in Role::ALL {
        let gaps = coverage(&fonts, role, &all);
        let missing: Vec<char> = gaps
            .iter()
            .filter(|gap| gap.kind == GapKind::Missing)
            .map(|gap| gap.char)
            .collect();
        assert!(missing.is_empty(), "{role:?}: {missing:?}");
    }
    // Those of the table are in the role's own face.
    let own = format!("{}{BEYOND}", gb2312());
    for role in Role::ALL {
        assert_eq!(coverage(&fonts, role, &own), [], "{role:?}");
    }
}

#[test]
fn marks_that_offices_type_have_glyphs_in_every_role() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    let numbers = ('①'..='⑳').chain('㉑'..='㉟').chain('㊱'..='㊿');
    let others = "☐☑☒✓✔✗✘㎡㎢㎥㎝≒ǹḿⅠⅫ㈠㈩⑴⒈㊣‰₂²℃€→←↑↓★☆●○◎■□▲△◆◇※々〇№§…⋯—";
    let marks: String = numbers.chain(others.chars()).chain('⿰'..='⿻').collect();
    for role in Role::ALL {
        for shaped in shape(&fonts, role, false, &marks).0 {
            let mark = &marks[shaped.cluster.start as usize..shaped.cluster.end as usize];
            assert_ne!(shaped.glyph, 0, "{role:?} {mark}");
        }
        for (at, c) in marks.char_indices() {
            let text = &marks[at..at + c.len_utf8()];
            let missing = coverage(&fonts, role, text);
            let missing = missing.iter().any(|gap| gap.kind == GapKind::Missing);
            assert!(!missing, "{role:?} {c}");
        }
    }
    // All numbers of a list are of one hand, and signs as large as a hanzi, though
    // the face has small ones for Western text.
    let face_of = |role: Role, c: char| {
        let shaped = shape(&fonts, role, false, &c.to_string()).0;
        let face = fonts.face(shaped[0].face).card();
        (face.postscript_name.clone(), shaped[0].advance)
    };
    for c in ['①', '⑩', '㉑', '㊿', '□', '→', '☑'] {
        let ours = ("FanganMarks-FangSong".to_string(), 1.0);
        assert_eq!(face_of(Role::FangSong, c), ours, "{c}");
    }
    assert_eq!(face_of(Role::FangSong, '≥').1, 1.0);
    // Where a face has the first twenty of them, the others go on in its hand.
    for role in [Role::KaiTi, Role::HeiTi, Role::XiaoBiaoSong, Role::SongTi] {
        assert_eq!(face_of(role, '⑳').0, family(&fonts, role));
        for c in ['㉑', '㊿', '㎢', 'ǹ'] {
            assert_eq!(face_of(role, c).0, format!("FanganMarks-{role:?}"), "{c}");
        }
    }
}

#[test]
fn characters_fall_back_one_by_one() {
    let (fonts, _) = Fonts::choose(&families(), &default_set());
    let name = |role: Role, c: &str| {
        let gaps = coverage(&fonts, role, c);
        match gaps.first().map(|g| g.kind) {
            None => "own".to_string(),
            Some(GapKind::Missing) => "missing".to_string(),
            Some(GapKind::Substituted(face)) => fonts.face(face).card().postscript_name.clone(),
        }
    };
    for own in [
        "接",
        "GB 2312, 95%",
        "喆",
        "䶮",
        "𬱖",
        "龘",
        "⑪",
        "\u{200B}\u{FEFF}",
    ] {
        assert_eq!(name(Role::FangSong, own), "own", "{own}");
    }
    assert_eq!(name(Role::FangSong, "㈠"), "FanganKai");
    assert_eq!(name(Role::FangSong, "㐂"), "NotoSerifSC-Regular");
    assert_eq!(name(Role::KaiTi, "龘"), "NotoSerifSC-Regular");
    assert_eq!(name(Role::HeiTi, "₂"), "own");
    assert_eq!(name(Role::FangSong, "𠮷"), "missing");
    assert_eq!(name(Role::FangSong, "\u{1F600}"), "missing");
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
    // Quotation marks and the dot of 朱雀仿宋 are those of Western text: their
    // cells come from the table of classes.
    assert_eq!(widths(Role::FangSong, "张三，—…"), [1.0; 5]);
    assert_eq!(widths(Role::FangSong, "“”·"), [0.331, 0.331, 0.5]);
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
    let mut bytes = std::fs::read(office_face()).unwrap();
    folder.write("office.otf", &bytes);
    let allowed = folder.join("office.otf");
    let os2 = table(&bytes, b"OS/2");
    bytes[os2 + 8..os2 + 10].copy_from_slice(&2u16.to_be_bytes());
    folder.write("forbidden.otf", &bytes);
    folder.write("broken.ttf", b"not a font");

    let files = FontFiles::new([Place::Workspace(allowed.clone())]);
    let (fonts, report) = Fonts::choose(&families(), &files);
    assert!(report.is_empty(), "{report:?}");
    let face = fonts.face_of(Role::KaiTi).unwrap();
    assert_eq!(face.card().file.place(), &Place::Workspace(allowed));
    assert_eq!(face.card().licence.name(), "editable");
    // What it lacks comes from the one that we bring.
    let lacking = coverage(&fonts, Role::KaiTi, "龙");
    let GapKind::Substituted(other) = lacking[0].kind else {
        panic!("{lacking:?}")
    };
    assert_eq!(fonts.face(other).card().postscript_name, "FanganKai");

    let files = FontFiles::new([
        Place::Workspace(folder.join("forbidden.otf")),
        Place::Workspace(folder.join("broken.ttf")),
        Place::Workspace(folder.join("gone.ttf")),
    ]);
    let (fonts, report) = Fonts::choose(&families(), &files);
    assert_eq!(family(&fonts, Role::KaiTi), "FanganKai");
    let unusable = report.iter().filter(|d| d.code == Code::FontUnusable);
    let reasons: Vec<_> = unusable.map(|d| d.args[1].1.as_str()).collect();
    assert_eq!(reasons, ["not-opentype", "not-opentype", "restricted"]);
}

#[test]
fn an_office_face_of_any_name_helps_out() {
    // Named by nobody: it is asked for what no other face has.
    let mut asked = families();
    asked.roles[1].1 = vec!["Fangan Kai".to_string()];
    let files = FontFiles::new([Place::Workspace(office_face())]);
    let (fonts, _) = Fonts::choose(&asked, &files);
    assert_eq!(family(&fonts, Role::KaiTi), "FanganKai");
    let rare = "\u{20BB7}";
    let gaps = coverage(&fonts, Role::FangSong, rare);
    let GapKind::Substituted(other) = gaps[0].kind else {
        panic!("{gaps:?}")
    };
    assert_eq!(
        fonts.face(other).card().postscript_name,
        "FanganTest-Regular"
    );
}

/// Offset of a table in a font file.
fn table(font: &[u8], tag: &[u8; 4]) -> usize {
    let record = font[12..].chunks(16).find(|r| &r[..4] == tag).unwrap();
    u32::from_be_bytes(record[8..12].try_into().unwrap()) as usize
}
