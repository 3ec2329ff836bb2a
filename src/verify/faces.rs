//! Takes the name of a font in a file; gives the role of type it serves.

use crate::layout::font::Role;

/// Parts of names, in small letters, by role. A face of a role's declared
/// stand-in counts as that role. Earlier lines win.
const PARTS: [(Role, &[&str]); 5] = [
    (
        Role::XiaoBiaoSong,
        &[
            "xiaobiaosong",
            "小标宋",
            "fzxbs",
            "xbsjw",
            "dabiaosong",
            "大标宋",
            "notoserifsc-bold",
            "notoserifcjksc-bold",
            "sourcehanserifsc-bold",
            "sourcehanserifcn-bold",
        ],
    ),
    (
        Role::FangSong,
        &["fangsong", "仿宋", "fzfs", "fandolfang", "fsong"],
    ),
    (Role::KaiTi, &["kaiti", "楷", "fzkt", "fandolkai", "kai"]),
    (
        Role::HeiTi,
        &[
            "heiti",
            "simhei",
            "黑",
            "fzht",
            "fandolhei",
            "yahei",
            "notosans",
            "sourcehansans",
            "hei",
            "gothic",
        ],
    ),
    (
        Role::SongTi,
        &[
            "song",
            "simsun",
            "宋",
            "fzss",
            "notoserif",
            "sourcehanserif",
            "ming",
        ],
    ),
];

/// The role that a font of this name serves; `None` for Latin and unknown ones.
pub(super) fn role(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    let role = PARTS
        .iter()
        .find(|(_, parts)| parts.iter().any(|part| name.contains(part)));
    role.map(|(role, _)| *role)
}

/// Whether a font of this name may set a role.
pub(super) fn serves(name: &str, wanted: Role) -> bool {
    role(name) == Some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_makers_are_known() {
        for (name, expected) in [
            ("FangSong_GB2312", Some(Role::FangSong)),
            ("STFangsong", Some(Role::FangSong)),
            ("仿宋_GB2312", Some(Role::FangSong)),
            ("FandolFang-Regular", Some(Role::FangSong)),
            ("ZhuqueFangsong-Regular", Some(Role::FangSong)),
            ("FanganKai", Some(Role::KaiTi)),
            ("FanganMarks-HeiTi", Some(Role::HeiTi)),
            ("FZXBSJW--GB1-0", Some(Role::XiaoBiaoSong)),
            ("方正小标宋简体", Some(Role::XiaoBiaoSong)),
            ("NotoSerifSC-Bold", Some(Role::XiaoBiaoSong)),
            ("NotoSerifSC-Regular", Some(Role::SongTi)),
            ("SimSun", Some(Role::SongTi)),
            ("KaiTi_GB2312", Some(Role::KaiTi)),
            ("NotoSansSC-Medium", Some(Role::HeiTi)),
            ("MicrosoftYaHei", Some(Role::HeiTi)),
            ("TimesNewRomanPSMT", None),
        ] {
            assert_eq!(role(name), expected, "{name}");
        }
        assert!(!serves("NotoSansSC-Medium", Role::SongTi));
    }
}
