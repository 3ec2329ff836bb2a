//! Section 10: what a file says of itself, for those who hear it and for archives.

use crate::verify::page::Document;
use crate::verify::row::{Row, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let claims = &document.sheets.claims;
    let tags = rule("10.1", "tags", "ISO 14289-1 7.1", "✓");
    let tags = match claims.tagged {
        true => tags.judge("✓", true, None),
        false => tags.absent(),
    };
    let language = rule("10.2", "language", "ISO 14289-1 7.2", "zh-CN");
    let language = match &claims.language {
        Some(said) => {
            let chinese = said
                .split('-')
                .next()
                .is_some_and(|l| l.eq_ignore_ascii_case("zh"));
            language.judge(said, chinese, None)
        }
        None => language.absent(),
    };
    let archive = rule("10.3", "pdf-a", "ISO 19005 6.6.4", "PDF/A");
    let archive = match &claims.archive {
        Some(level) => archive.judge(format!("PDF/A-{}", level.to_lowercase()), true, None),
        None => archive.absent(),
    };
    let accessible = rule("10.4", "pdf-ua", "ISO 14289-1 5", "PDF/UA");
    let accessible = match &claims.accessible {
        Some(part) => accessible.judge(format!("PDF/UA-{part}"), true, None),
        None => accessible.absent(),
    };
    vec![tags, language, archive, accessible]
}
