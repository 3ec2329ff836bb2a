//! What a file says of itself: title, author, dates, language, identifier.

use chrono::NaiveDate;
use lopdf::{Document as File, Object, Stream, StringFormat};

use super::cannot_write;
use super::object::{dictionary, name, text};
use crate::diagnostic::Diagnostic;
use crate::document::Document;

const PRODUCER: &str = concat!("fangan ", env!("CARGO_PKG_VERSION"));

/// Sets the information dictionary, the XMP packet and the viewer's settings.
///
/// Dates are the document's own at 00:00 in Beijing; without one none is given.
pub(super) fn set(file: &mut File, document: &Document) -> Result<(), Box<Diagnostic>> {
    let meta = &document.meta;
    let mut info = dictionary([("Producer", text(PRODUCER)), ("Creator", text("fangan"))]);
    for (key, value) in [
        ("Title", &meta.title),
        ("Author", &meta.author),
        ("Subject", &meta.subject),
    ] {
        if !value.is_empty() {
            info.set(key, text(value));
        }
    }
    if let Some(date) = meta.date {
        let stamp = date.format("D:%Y%m%d000000+08'00'").to_string();
        info.set("CreationDate", text(&stamp));
        info.set("ModDate", text(&stamp));
    }
    // In the place of printpdf's own, whose dates come from the clock.
    match file.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(id) => file.set_object(id, info),
        Err(_) => {
            let info = file.add_object(info);
            file.trailer.set("Info", Object::Reference(info));
        }
    }

    let packet = Stream::new(
        dictionary([("Type", name("Metadata")), ("Subtype", name("XML"))]),
        xmp(document).into_bytes(),
    );
    let packet = file.add_object(packet);
    let catalog = file.catalog_mut().map_err(|e| cannot_write(&e))?;
    catalog.set("Metadata", Object::Reference(packet));
    catalog.set("Lang", text("zh-CN"));
    catalog.set(
        "ViewerPreferences",
        Object::Dictionary(dictionary([("DisplayDocTitle", Object::Boolean(true))])),
    );
    Ok(())
}

/// Sets the file's identifier from its contents.
pub(super) fn set_identifier(file: &mut File) {
    let mut print = Fingerprint::default();
    // Streams hold the text, the faces and the metadata: what else there is
    // follows from them.
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            print.add(&stream.content);
        }
    }
    let mut bytes = print.value().to_be_bytes().to_vec();
    print.add(&bytes);
    bytes.extend(print.value().to_be_bytes());
    let id = Object::String(bytes, StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
}

/// A number that stands for bytes, eight at a time. The standard library's
/// hashes may change with its version, and file bytes must not.
#[derive(Clone, Copy)]
pub(super) struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        // The length parts what would otherwise run together.
        self.word(bytes.len() as u64);
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.word(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.word(u64::from_le_bytes(last));
    }

    /// FNV-1a's step, widened; the shift carries high bits down again.
    fn word(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3);
        self.0 = mixed ^ mixed >> 29;
    }

    pub(super) fn value(self) -> u64 {
        self.0
    }
}

fn xmp(document: &Document) -> String {
    let meta = &document.meta;
    let mut fields = String::new();
    let mut field = |open: &str, value: &str, close: &str| {
        if !value.is_empty() {
            fields.push_str(&format!("   {open}{}{close}\n", escape(value)));
        }
    };
    field(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        &meta.title,
        "</rdf:li></rdf:Alt></dc:title>",
    );
    field(
        "<dc:creator><rdf:Seq><rdf:li>",
        &meta.author,
        "</rdf:li></rdf:Seq></dc:creator>",
    );
    field(
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        &meta.subject,
        "</rdf:li></rdf:Alt></dc:description>",
    );
    field("<pdf:Producer>", PRODUCER, "</pdf:Producer>");
    let date = meta.date.map_or_else(String::new, stamp);
    field("<xmp:CreateDate>", &date, "</xmp:CreateDate>");
    field("<xmp:ModifyDate>", &date, "</xmp:ModifyDate>");
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
         {fields}  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

fn stamp(date: NaiveDate) -> String {
    date.format("%Y-%m-%dT00:00:00+08:00").to_string()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
