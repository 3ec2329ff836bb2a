//! Takes the path of a data file; says whether it is a copy that a share, a net disk or
//! an office program left beside the file itself: it is told of, and never read as data.

use std::path::Path;

/// How such copies end, in front of the ending of the file, numbers in brackets aside:
/// 人员 - 副本 (2).yaml, 人员的冲突副本.yaml, people (conflicted copy 2026-03-02).yaml.
const ENDS: [&str; 5] = ["副本", "冲突", "冲突文件", "- copy", "conflict"];

/// Within whose names it stands that they are copies.
const SAYS: [&str; 5] = [
    "冲突副本",
    "的副本",
    "- 副本",
    "conflicted copy",
    "sync-conflict",
];

/// Whether the name is that of a copy.
pub(super) fn is_copy(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.to_lowercase();
    let bare = stem.trim_end_matches(|c: char| "()（） ".contains(c) || c.is_ascii_digit());
    name.starts_with("~$")
        || SAYS.iter().any(|word| stem.contains(word))
        || ENDS.iter().any(|end| bare.ends_with(end) && bare != *end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_from_files_about_conflicts() {
        for name in [
            "~$people.yaml",
            "people - 副本.yaml",
            "people - 副本 (2).yaml",
            "人员的冲突副本.yaml",
            "人员_冲突.yaml",
            "people (conflicted copy 2026-03-02).yaml",
            "people.sync-conflict-20260302-101112.yaml",
            "people - Copy.yaml",
        ] {
            assert!(is_copy(Path::new(name)), "{name}");
        }
        for name in [
            "people.yaml",
            "冲突调解.yaml",
            "conflict.yaml",
            "care-2026.yaml",
            "副本管理办法.yaml",
        ] {
            assert!(!is_copy(Path::new(name)), "{name}");
        }
    }
}
