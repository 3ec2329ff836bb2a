//! The parts of the package that say what the others are.

use super::picture;
use super::sheet::Parts;
use super::xml::Xml;
use super::{RELATIONS, WORD};
use crate::document::{Document, Image, ImageFormat};
use crate::layout::font::Role;
use crate::layout::style::Style;
use crate::write::office::{family, latin};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// `[Content_Types].xml`.
pub(super) fn types(parts: Parts, images: &[&Image]) -> Vec<u8> {
    let mut out = Xml::new();
    out.open("Types", &[("xmlns", &TYPES)]);
    for (extension, kind) in [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
    ] {
        out.void(
            "Default",
            &[("Extension", &extension), ("ContentType", &kind)],
        );
    }
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Svg] {
        if images.iter().any(|image| image.format == format) {
            let extension = format.extension();
            let kind = format.media_type();
            out.void(
                "Default",
                &[("Extension", &extension), ("ContentType", &kind)],
            );
        }
    }
    let mut part = |name: &str, kind: &str| {
        out.void("Override", &[("PartName", &name), ("ContentType", &kind)]);
    };
    let word = |name: &str| format!("{CONTENT}.{name}+xml");
    part("/word/document.xml", &word("document.main"));
    part("/word/styles.xml", &word("styles"));
    part("/word/settings.xml", &word("settings"));
    part("/word/fontTable.xml", &word("fontTable"));
    for (name, kind) in parts.list() {
        part(&format!("/word/{name}.xml"), &word(kind));
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    part(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    );
    out.close("Types");
    out.finish()
}

/// `_rels/.rels`.
pub(super) fn relations() -> Vec<u8> {
    let mut out = Xml::new();
    out.open("Relationships", &[("xmlns", &PACKAGE)]);
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    for (id, kind, target) in [
        (
            "document",
            format!("{RELATIONS}/officeDocument"),
            "word/document.xml",
        ),
        ("core", core.to_string(), "docProps/core.xml"),
        (
            "app",
            format!("{RELATIONS}/extended-properties"),
            "docProps/app.xml",
        ),
    ] {
        relation(id, &kind, target, &mut out);
    }
    out.close("Relationships");
    out.finish()
}

/// `word/_rels/document.xml.rels`; `marks` where there are marks of paragraphs.
pub(super) fn document_relations(parts: Parts, marks: bool, images: &[&Image]) -> Vec<u8> {
    let mut out = Xml::new();
    out.open("Relationships", &[("xmlns", &PACKAGE)]);
    for name in ["styles", "settings", "fontTable"] {
        relation(
            name,
            &format!("{RELATIONS}/{name}"),
            &format!("{name}.xml"),
            &mut out,
        );
    }
    for (name, kind) in parts.list() {
        relation(
            &name,
            &format!("{RELATIONS}/{kind}"),
            &format!("{name}.xml"),
            &mut out,
        );
    }
    for image in images {
        let kind = format!("{RELATIONS}/image");
        relation(
            &picture::relation(image),
            &kind,
            &picture::place(image),
            &mut out,
        );
    }
    if marks {
        let kind = format!("{RELATIONS}/customXml");
        relation("marks", &kind, "../customXml/item1.xml", &mut out);
    }
    out.close("Relationships");
    out.finish()
}

fn relation(id: &str, kind: &str, target: &str, out: &mut Xml) {
    out.void(
        "Relationship",
        &[("Id", &id), ("Type", &kind), ("Target", &target)],
    );
}

/// `docProps/core.xml`: dates are the document's, never the clock's.
pub(super) fn core(document: &Document) -> Vec<u8> {
    let meta = &document.meta;
    let mut out = Xml::new();
    out.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &CORE),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    for (name, text) in [
        ("dc:title", meta.title.as_str()),
        ("dc:subject", &meta.subject),
        ("dc:creator", &meta.author),
        ("dc:identifier", &document.id),
        ("dc:language", "zh-CN"),
        ("cp:lastModifiedBy", &meta.author),
    ] {
        if !text.is_empty() {
            out.element(name, &[], text);
        }
    }
    if let Some(date) = meta.date {
        for name in ["dcterms:created", "dcterms:modified"] {
            out.element(
                name,
                &[("xsi:type", &"dcterms:W3CDTF")],
                &format!("{date}T00:00:00Z"),
            );
        }
    }
    out.close("cp:coreProperties");
    out.finish()
}

/// `docProps/app.xml`.
pub(super) fn app() -> Vec<u8> {
    let mut out = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    out.open("Properties", &[("xmlns", &namespace)]);
    out.element("Application", &[], "fangan");
    out.close("Properties");
    out.finish()
}

/// `word/settings.xml`.
pub(super) fn settings(style: &Style) -> Vec<u8> {
    let mut out = Xml::new();
    out.open("w:settings", &[("xmlns:w", &WORD)]);
    out.void("w:zoom", &[("w:percent", &100)]);
    if style.page.mirrored {
        out.void("w:mirrorMargins", &[]);
    }
    out.value("w:defaultTabStop", 420);
    out.void("w:evenAndOddHeaders", &[]);
    out.value("w:characterSpacingControl", "compressPunctuation");
    out.open("w:compat", &[]);
    for name in [
        "w:spaceForUL",
        "w:balanceSingleByteDoubleByteWidth",
        "w:doNotLeaveBackslashAlone",
        "w:ulTrailSpace",
        "w:doNotExpandShiftReturn",
        "w:useFELayout",
    ] {
        out.void(name, &[]);
    }
    out.void(
        "w:compatSetting",
        &[
            ("w:name", &"compatibilityMode"),
            ("w:uri", &"http://schemas.microsoft.com/office/word"),
            ("w:val", &15),
        ],
    );
    out.close("w:compat");
    out.void(
        "w:themeFontLang",
        &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN")],
    );
    out.value("w:decimalSymbol", ".");
    out.value("w:listSeparator", ",");
    out.close("w:settings");
    out.finish()
}

/// `word/fontTable.xml`: each face with what may stand in for it.
pub(super) fn fonts(style: &Style) -> Vec<u8> {
    let mut out = Xml::new();
    out.open("w:fonts", &[("xmlns:w", &WORD)]);
    let mut written: Vec<&str> = Vec::new();
    for role in Role::ALL {
        let name = family(style, role);
        let others = style.families(role).iter().map(String::as_str);
        let others: Vec<&str> = others.filter(|other| *other != name).collect();
        for (name, others) in [(name, others.as_slice()), (latin(style, role), &[])] {
            if written.contains(&name) {
                continue;
            }
            written.push(name);
            out.open("w:font", &[("w:name", &name)]);
            if !others.is_empty() {
                out.value("w:altName", others.join(","));
            }
            out.value("w:charset", "86");
            out.value(
                "w:family",
                if role == Role::HeiTi {
                    "swiss"
                } else {
                    "roman"
                },
            );
            out.value("w:pitch", "variable");
            out.close("w:font");
        }
    }
    out.close("w:fonts");
    out.finish()
}
