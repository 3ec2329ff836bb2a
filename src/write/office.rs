//! The names under which offices have the faces; their programs know no other.

use crate::layout::font::Role;
use crate::layout::style::Style;

fn usual(role: Role) -> &'static str {
    match role {
        Role::FangSong => "仿宋_GB2312",
        Role::KaiTi => "楷体_GB2312",
        Role::HeiTi => "黑体",
        Role::XiaoBiaoSong => "方正小标宋简体",
        Role::SongTi => "宋体",
    }
}

/// The face named for a role: the usual one where the style allows it, else
/// the style's first.
pub(super) fn family(style: &Style, role: Role) -> &str {
    let named = style.families(role);
    let usual = usual(role);
    match named.first() {
        Some(first) if !named.iter().any(|name| name == usual) => first,
        _ => usual,
    }
}

/// The face of its digits and Latin letters.
pub(super) fn latin(style: &Style, role: Role) -> &str {
    let own = family(style, role);
    match (role, style.latin.families.first()) {
        (Role::FangSong | Role::KaiTi, Some(first)) => first,
        _ => own,
    }
}
