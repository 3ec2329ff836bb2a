//! What a file says of itself: title, author, dates, language, which standards it
//! keeps to, identifier.

use chrono::NaiveDate;
use lopdf::{Document as File, Object, ObjectId, Stream, StringFormat};

use super::cannot_write;
use super::colour;
use super::object::{dictionary, name, text};
use super::save::Texts;
use crate::diagnostic::Diagnostic;
use crate::document::Document;

const PRODUCER: &str = concat!("fangan ", env!("CARGO_PKG_VERSION"));
const CREATOR: &str = "fangan";

/// Sets the information dictionary, the XMP packet, the colours that are meant, the
/// root of the tags and the viewer's settings.
///
/// Dates are the document's own at 00:00 in Beijing; without one none is given.
pub(super) fn set(
    file: &mut File,
    document: &Document,
    structure: ObjectId,
) -> Result<(), Box<Diagnostic>> {
    let meta = &document.meta;
    let mut info = dictionary([("Producer", text(PRODUCER)), ("Creator", text(CREATOR))]);
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
    let intent = colour::output_intent(file);
    let catalog = file.catalog_mut().map_err(|e| cannot_write(&e))?;
    catalog.set("OutputIntents", Object::Array(vec![intent]));
    catalog.set("StructTreeRoot", Object::Reference(structure));
    catalog.set(
        "MarkInfo",
        Object::Dictionary(dictionary([("Marked", Object::Boolean(true))])),
    );
    catalog.set("Metadata", Object::Reference(packet));
    catalog.set("Lang", text("zh-CN"));
    catalog.set(
        "ViewerPreferences",
        Object::Dictionary(dictionary([("DisplayDocTitle", Object::Boolean(true))])),
    );
    Ok(())
}

/// Sets the file's identifier from its contents.
pub(super) fn set_identifier(file: &mut File, texts: &Texts) {
    let mut print = Fingerprint::default();
    print.add(texts.out.bytes_so_far());
    // Streams and tags hold the text, the faces and the metadata: what else there is
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
    // A file without a title is shown by its name (ISO 14289-1, 7.1).
    let title = match meta.title.as_str() {
        "" => &document.id,
        title => title,
    };
    field(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
        title,
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
    field("<xmp:CreatorTool>", CREATOR, "</xmp:CreatorTool>");
    let date = meta.date.map_or_else(String::new, stamp);
    field("<xmp:CreateDate>", &date, "</xmp:CreateDate>");
    field("<xmp:ModifyDate>", &date, "</xmp:ModifyDate>");
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
         {fields}  </rdf:Description>\n{STANDARDS} </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// PDF/A-2a (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5), whose property PDF/A
/// wants explained (ISO 19005-2, 6.6.2.3).
const STANDARDS: &str = r#"  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"#;

fn stamp(date: NaiveDate) -> String {
    date.format("%Y-%m-%dT00:00:00+08:00").to_string()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
