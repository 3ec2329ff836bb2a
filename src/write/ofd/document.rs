//! The parts of the file besides its pages: what it is, where its pages and faces
//! are, its outline.

use std::collections::BTreeMap;

use super::{Context, Ids, OFD, font_place, image_place, mm, page_place, xml};
use crate::document::{Document, Image};
use crate::layout::font::Fonts;
use crate::layout::pages::{Bookmark, Page};
use crate::write::xml::Xml;

/// `OFD.xml`: one document, and what it says of itself.
pub(super) fn root(document: &Document, id: &str) -> Vec<u8> {
    let meta = &document.meta;
    let mut out = xml();
    out.open(
        "ofd:OFD",
        &[
            ("xmlns:ofd", &OFD),
            ("Version", &"1.0"),
            ("DocType", &"OFD"),
        ],
    );
    out.open("ofd:DocBody", &[]);
    out.open("ofd:DocInfo", &[]);
    out.element("ofd:DocID", &[], id);
    let date = meta.date.map(|date| date.format("%Y-%m-%d").to_string());
    let date = date.unwrap_or_default();
    for (name, value) in [
        ("ofd:Title", meta.title.as_str()),
        ("ofd:Author", &meta.author),
        ("ofd:Subject", &meta.subject),
        ("ofd:CreationDate", &date),
        ("ofd:ModDate", &date),
    ] {
        if !value.is_empty() {
            out.element(name, &[], value);
        }
    }
    out.element("ofd:DocUsage", &[], "Normal");
    out.element("ofd:Creator", &[], "fangan");
    out.element("ofd:CreatorVersion", &[], env!("CARGO_PKG_VERSION"));
    // Under the names that offices' systems look for.
    let own = [("文号", &meta.subject), ("发文机关", &meta.author)];
    if own.iter().any(|(_, value)| !value.is_empty()) {
        out.open("ofd:CustomDatas", &[]);
        for (name, value) in own.into_iter().filter(|(_, value)| !value.is_empty()) {
            out.element("ofd:CustomData", &[("Name", &name)], value);
        }
        out.close("ofd:CustomDatas");
    }
    out.close("ofd:DocInfo");
    out.element("ofd:DocRoot", &[], "Doc_0/Document.xml");
    out.close("ofd:DocBody");
    out.close("ofd:OFD");
    out.finish()
}

/// Left, top, width and height of a page's sheet.
pub(super) fn sheet(page: &Page) -> String {
    format!("0 0 {} {}", mm(page.width), mm(page.height))
}

/// `Document.xml`: pages and outline.
pub(super) fn document(context: &Context, ids: &Ids) -> Vec<u8> {
    let mut out = xml();
    out.open("ofd:Document", &[("xmlns:ofd", &OFD)]);
    out.open("ofd:CommonData", &[]);
    out.element("ofd:MaxUnitID", &[], &ids.0.to_string());
    out.open("ofd:PageArea", &[]);
    let first = context
        .pages
        .pages
        .first()
        .map_or("0 0 210 297".to_string(), sheet);
    out.element("ofd:PhysicalBox", &[], &first);
    out.close("ofd:PageArea");
    out.element("ofd:PublicRes", &[], "PublicRes.xml");
    out.close("ofd:CommonData");
    out.open("ofd:Pages", &[]);
    for (number, id) in context.page_ids.iter().enumerate() {
        let place = page_place(number);
        out.void("ofd:Page", &[("ID", id), ("BaseLoc", &place)]);
    }
    out.close("ofd:Pages");
    let bookmarks: Vec<&Bookmark> = context
        .pages
        .bookmarks
        .iter()
        .filter(|b| b.page < context.page_ids.len())
        .collect();
    if !bookmarks.is_empty() {
        out.open("ofd:Outlines", &[]);
        outline(&mut out, context, &bookmarks);
        out.close("ofd:Outlines");
        out.open("ofd:VPreferences", &[]);
        out.element("ofd:PageMode", &[], "UseOutlines");
        out.close("ofd:VPreferences");
    }
    out.close("ofd:Document");
    out.finish()
}

/// Bookmarks, each with those of deeper levels that follow it within it.
fn outline(out: &mut Xml, context: &Context, bookmarks: &[&Bookmark]) {
    let mut open: Vec<u8> = Vec::new();
    for bookmark in bookmarks {
        while open.last().is_some_and(|level| *level >= bookmark.level) {
            open.pop();
            out.close("ofd:OutlineElem");
        }
        out.open("ofd:OutlineElem", &[("Title", &bookmark.title)]);
        actions(out, context, bookmark);
        open.push(bookmark.level);
    }
    open.iter().for_each(|_| out.close("ofd:OutlineElem"));
}

/// A click leads to a bookmark.
pub(super) fn actions(out: &mut Xml, context: &Context, to: &Bookmark) {
    out.open("ofd:Actions", &[]);
    out.open("ofd:Action", &[("Event", &"CLICK")]);
    out.open("ofd:Goto", &[]);
    out.void(
        "ofd:Dest",
        &[
            ("Type", &"XYZ"),
            ("PageID", &context.page_ids[to.page]),
            ("Left", &0),
            ("Top", &mm(to.y)),
            ("Zoom", &0),
        ],
    );
    out.close("ofd:Goto");
    out.close("ofd:Action");
    out.close("ofd:Actions");
}

/// `PublicRes.xml`: the faces and the pictures.
pub(super) fn resources(
    context: &Context,
    fonts: &Fonts,
    images: &BTreeMap<&str, &Image>,
) -> Vec<u8> {
    let mut out = xml();
    out.open("ofd:Res", &[("xmlns:ofd", &OFD), ("BaseLoc", &"Res")]);
    out.open("ofd:Fonts", &[]);
    for (face, id) in &context.faces {
        let card = fonts.face(*face).card();
        out.open(
            "ofd:Font",
            &[
                ("ID", id),
                ("FontName", &card.postscript_name),
                ("FamilyName", &card.family),
            ],
        );
        out.element("ofd:FontFile", &[], &font_place(*id));
        out.close("ofd:Font");
    }
    out.close("ofd:Fonts");
    if !images.is_empty() {
        out.open("ofd:MultiMedias", &[]);
        for image in images.values() {
            let id = context
                .images
                .get(&image.digest)
                .copied()
                .unwrap_or_default();
            let format = image.format.extension().to_ascii_uppercase();
            out.open(
                "ofd:MultiMedia",
                &[("ID", &id), ("Type", &"Image"), ("Format", &format)],
            );
            out.element("ofd:MediaFile", &[], &image_place(image, context));
            out.close("ofd:MultiMedia");
        }
        out.close("ofd:MultiMedias");
    }
    out.close("ofd:Res");
    out.finish()
}
