//! Takes a file's objects; gives its bytes. Streams stand by themselves, all else
//! in object streams, found through a cross-reference stream (PDF 1.7, 7.5.7 and
//! 7.5.8): as plain objects the tags would be a third of a file.

use lopdf::{Dictionary, Document as File, Object, ObjectId, StringFormat};

use super::object::{dictionary, name, streams};
use super::out::Out;

/// Objects as they are written, one after the other.
#[derive(Default)]
pub(super) struct Texts {
    pub out: Out,
    /// Number of each, and where it begins.
    starts: Vec<(u32, usize)>,
}

impl Texts {
    /// Begins an object.
    pub(super) fn begin(&mut self, id: ObjectId) {
        self.starts.push((id.0, self.out.len()));
    }
}

/// Bytes of objects in one stream: a reader unpacks it whole.
const STREAM: usize = 32_000;

/// The bytes of a file; `texts` are objects besides those it has.
pub(super) fn save(file: &mut File, mut texts: Texts) -> Vec<u8> {
    // Room for everything at once: growing would copy half a megabyte again and
    // again, and hand the pages back to the system between.
    let streams_of = file.objects.values().filter_map(|o| o.as_stream().ok());
    let size: usize = streams_of.map(|stream| stream.content.len()).sum();
    let mut saved = Saved {
        out: Out::with_capacity(size + size / 8 + 65_536),
        places: vec![[0; ENTRY]; file.max_id as usize + 1],
    };
    saved.out.text("%PDF-1.7\n");
    // Says that there are bytes that are no text.
    saved.out.raw(b"%\xE2\xE3\xCF\xD3\n");
    for (id, object) in &file.objects {
        match object {
            Object::Stream(stream) => saved.stream(id.0, &stream.dict, &stream.content),
            _ => {
                texts.begin(*id);
                write(object, &mut texts.out);
            }
        }
    }
    saved.packed(&texts);
    saved.places(file);
    saved.out.into_bytes()
}

/// Bytes of a line of the cross-reference stream: kind, place, number.
const ENTRY: usize = 7;

struct Saved {
    out: Out,
    places: Vec<[u8; ENTRY]>,
}

impl Saved {
    fn stream(&mut self, id: u32, dict: &Dictionary, content: &[u8]) {
        let place = self.out.len() as u32;
        self.set(id, 1, place, 0);
        self.out.whole(id as i32);
        self.out.text(" 0 obj\n");
        let mut dict = dict.clone();
        dict.set("Length", Object::Integer(content.len() as i64));
        write_dictionary(&dict, &mut self.out);
        self.out.text("\nstream\n");
        self.out.raw(content);
        self.out.text(line_end(content));
        self.out.text("endstream\nendobj\n");
    }

    fn set(&mut self, id: u32, kind: u8, place: u32, number: u16) {
        let ([a, b, c, d], [e, f]) = (place.to_be_bytes(), number.to_be_bytes());
        if let Some(entry) = self.places.get_mut(id as usize) {
            *entry = [kind, a, b, c, d, e, f];
        }
    }

    fn add(&mut self) -> u32 {
        self.places.push([0; ENTRY]);
        self.places.len() as u32 - 1
    }

    /// Writes object streams.
    fn packed(&mut self, texts: &Texts) {
        let (starts, bytes) = (&texts.starts, texts.out.bytes_so_far());
        let mut contents = Vec::new();
        let mut heads = Vec::new();
        let mut rest = &starts[..];
        while let Some((_, first)) = rest.first() {
            let count = rest.partition_point(|(_, start)| start - first < STREAM);
            let (these, others) = rest.split_at(count.max(1));
            let end = others.first().map_or(bytes.len(), |(_, start)| *start);
            let id = self.add();
            let mut content = Out::with_capacity(end - first + 12 * these.len());
            for (number, (object, start)) in (0..).zip(these) {
                content.whole(*object as i32);
                content.text(" ");
                content.whole((start - first) as i32);
                content.text(" ");
                self.set(*object, 2, id, number);
            }
            heads.push((id, these.len(), content.len()));
            content.raw(&bytes[*first..end]);
            contents.push(content.into_bytes());
            rest = others;
        }
        for ((id, count, first), packed) in heads.into_iter().zip(streams(&contents)) {
            let mut dict = packed.dict;
            dict.set("Type", name("ObjStm"));
            dict.set("N", Object::Integer(count as i64));
            dict.set("First", Object::Integer(first as i64));
            self.stream(id, &dict, &packed.content);
        }
    }

    /// Writes the cross-reference stream, lines less those before them, and the end.
    fn places(&mut self, file: &File) {
        let start = self.out.len();
        let id = self.add();
        self.set(id, 1, start as u32, 0);
        // The first line tells of nothing in use, and leads to no other.
        self.set(0, 0, 0, u16::MAX);
        let mut lines = Vec::with_capacity(self.places.len() * (ENTRY + 1));
        let mut before = [0; ENTRY];
        for entry in &self.places {
            lines.push(2);
            lines.extend(entry.iter().zip(before).map(|(a, b)| a.wrapping_sub(b)));
            before = *entry;
        }
        let widths = [1, 4, 2].map(Object::Integer).to_vec();
        let columns = dictionary([
            ("Predictor", Object::Integer(12)),
            ("Columns", Object::Integer(ENTRY as i64)),
        ]);
        for packed in streams(&[lines]) {
            let mut dict = packed.dict;
            dict.set("Type", name("XRef"));
            dict.set("W", Object::Array(widths.clone()));
            dict.set("DecodeParms", Object::Dictionary(columns.clone()));
            dict.set("Size", Object::Integer(self.places.len() as i64));
            for key in ["Root", "Info", "ID"] {
                if let Ok(value) = file.trailer.get(key.as_bytes()) {
                    dict.set(key, value.clone());
                }
            }
            self.stream(id, &dict, &packed.content);
        }
        self.out.text("startxref\n");
        self.out.whole(start as i32);
        self.out.text("\n%%EOF\n");
    }
}

/// Writes an object, with no more blanks than it needs.
fn write(object: &Object, out: &mut Out) {
    match object {
        Object::Null => out.text("null"),
        Object::Boolean(value) => out.text(if *value { "true" } else { "false" }),
        Object::Integer(value) => out.text(&value.to_string()),
        Object::Real(value) => out.number(*value),
        Object::Name(name) => write_name(name, out),
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.text("<");
            out.bytes(bytes);
            out.text(">");
        }
        Object::String(bytes, StringFormat::Literal) => literal(bytes, out),
        Object::Array(array) => {
            out.text("[");
            for (n, object) in array.iter().enumerate() {
                if n > 0 {
                    out.text(" ");
                }
                write(object, out);
            }
            out.text("]");
        }
        Object::Dictionary(dict) => write_dictionary(dict, out),
        Object::Reference(id) => out.reference(*id),
        // Streams are written by themselves.
        Object::Stream(stream) => write_dictionary(&stream.dict, out),
    }
}

fn write_dictionary(dict: &Dictionary, out: &mut Out) {
    out.text("<<");
    for (key, value) in dict.iter() {
        write_name(key, out);
        let delimited = matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        );
        if !delimited {
            out.text(" ");
        }
        write(value, out);
    }
    out.text(">>");
}

/// A name; what stands for something else in a file is told by its number (7.3.5).
fn write_name(name: &[u8], out: &mut Out) {
    out.text("/");
    for byte in name {
        match byte {
            b'!'..=b'~' if !b"#()<>[]{}/%".contains(byte) => out.raw(&[*byte]),
            _ => {
                out.text("#");
                out.bytes(&[*byte]);
            }
        }
    }
}

/// A string in brackets (7.3.4.2).
pub(super) fn literal(bytes: &[u8], out: &mut Out) {
    out.text("(");
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.raw(&[b'\\', *byte]),
            b'\r' => out.text("\\r"),
            _ => out.raw(&[*byte]),
        }
    }
    out.text(")");
}

/// The end of line behind a stream. A carriage return at the end of the stream and a
/// line feed behind it would be taken for one, and the stream for a byte shorter than
/// it says (ISO 19005-2, 6.1.7.1).
fn line_end(content: &[u8]) -> &'static str {
    match content.last() {
        Some(b'\r') => "\r\n",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_as_long_as_it_says_whatever_its_last_byte_is() {
        for last in 0..=u8::MAX {
            let content = [b'a', last];
            let mut whole = [&content[..], line_end(&content).as_bytes()].concat();
            // As a reader that goes by the end of line sees it.
            assert_eq!(whole.pop(), Some(b'\n'));
            if whole.last() == Some(&b'\r') {
                whole.pop();
            }
            assert_eq!(whole, content);
        }
    }
}
