//! The faces that are part of the program, so that a binary alone sets every
//! page. All are under the SIL Open Font License (see `fonts/README.md`);
//! nothing under the GPL may be added here.

use super::file::FontFile;
use super::role::Role;

/// Name of the face that we bring for a role.
pub(super) fn of(role: Role) -> &'static str {
    match role {
        Role::FangSong => "Zhuque Fangsong (technical preview)",
        Role::KaiTi => "Fangan Kai",
        Role::HeiTi => "Noto Sans SC Medium",
        Role::XiaoBiaoSong => "Noto Serif SC Bold",
        Role::SongTi => "Noto Serif SC Regular",
    }
}

/// Name of the face of marks, in the hand of a role, that the other faces lack.
pub(super) fn marks(role: Role) -> &'static str {
    match role {
        Role::FangSong => "Fangan Marks FangSong",
        Role::KaiTi => "Fangan Marks KaiTi",
        Role::HeiTi => "Fangan Marks HeiTi",
        Role::XiaoBiaoSong => "Fangan Marks XiaoBiaoSong",
        Role::SongTi => "Fangan Marks SongTi",
    }
}

macro_rules! font {
    ($path:literal) => {
        FontFile::compiled_in(
            $path,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $path)),
        )
    };
}

/// The compiled-in files.
pub(super) fn files() -> Vec<FontFile> {
    vec![
        font!("kai/FanganKai-Regular.ttf"),
        font!("marks/FanganMarks-FangSong.ttf"),
        font!("marks/FanganMarks-HeiTi.ttf"),
        font!("marks/FanganMarks-KaiTi.ttf"),
        font!("marks/FanganMarks-SongTi.ttf"),
        font!("marks/FanganMarks-XiaoBiaoSong.ttf"),
        font!("noto/NotoSansSC-Medium.ttf"),
        font!("noto/NotoSerifSC-Bold.ttf"),
        font!("noto/NotoSerifSC-Regular.ttf"),
        font!("zhuque/LXGWZhuqueFangsong-Regular.ttf"),
    ]
}
