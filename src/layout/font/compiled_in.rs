//! The faces that are part of the program, so that a binary alone still sets
//! every page. All are under the SIL Open Font License (see `templates/fonts/`).
//!
//! Fandol is under the GPL and must never be added here: those files are loaded
//! at run time.

use super::file::FontFile;

/// Name of the family that stands in where 仿宋 and 楷体 are missing.
pub const FALLBACK: &str = "Fangan Fallback Light";

macro_rules! font {
    ($path:literal) => {
        FontFile::compiled_in(
            $path,
            include_bytes!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/templates/fonts/",
                $path
            )),
        )
    };
}

/// The compiled-in files.
pub fn files() -> Vec<FontFile> {
    vec![
        font!("fallback/FanganFallback-Light.ttf"),
        font!("noto/NotoSansSC-Medium.ttf"),
        font!("noto/NotoSerifSC-Bold.ttf"),
        font!("noto/NotoSerifSC-Regular.ttf"),
    ]
}
