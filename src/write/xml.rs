//! Takes elements and texts one by one; gives the XML of a part.

use std::fmt::{Display, Write};

/// XML under way.
#[derive(Debug)]
pub(super) struct Xml {
    out: String,
}

/// Attributes in the order in which they are written.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

impl Xml {
    /// A part begins with the declaration.
    pub(super) fn new() -> Self {
        Self {
            out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"),
        }
    }

    /// An element with something in it.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    /// The end of an element.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element without content.
    pub(super) fn void(&mut self, name: &str, attributes: Attributes) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with one attribute, `w:val`.
    pub(super) fn value(&mut self, name: &str, value: impl Display) {
        self.void(name, &[("w:val", &value)]);
    }

    /// An element that holds one text.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Text: whatever it holds, it is shown and never read as markup.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// The bytes of the part.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: Attributes) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            let mut text = String::new();
            // Writing to a String cannot fail.
            let _ = write!(text, "{value}");
            escape(&text, &mut self.out);
            self.out.push('"');
        }
    }
}

/// Characters that XML cannot hold are left out; they have no shape anyway.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}
