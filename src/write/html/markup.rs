//! Takes elements and texts one by one; gives well-formed markup.

/// Markup under way.
#[derive(Debug, Default)]
pub(super) struct Markup {
    out: String,
}

/// Elements that stand within a line: no line feed is written around them.
const INLINE: &[&str] = &["a", "span", "em", "strong", "b"];

impl Markup {
    /// An element with something in it. Attributes without a value are left out.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    /// The end of an element.
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if !INLINE.contains(&name) {
            self.out.push('\n');
        }
    }

    /// The end of an element that the next one follows on the same line.
    pub(super) fn close_run_in(&mut self, name: &str) {
        self.close(name);
        self.out.pop();
    }

    /// An element without content.
    pub(super) fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element that holds one text.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Text: whatever it holds, it is shown and never read as markup.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A line feed between two texts that stand apart on the page, so that they
    /// stand apart in the file too.
    pub(super) fn apart(&mut self) {
        self.out.push('\n');
    }

    /// Our own markup and style, never anybody's text.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// The whole markup.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            // XML would read a line feed in an attribute as a space.
            for (n, line) in value.split('\n').enumerate() {
                self.out.push_str(if n > 0 { "&#10;" } else { "" });
                escape(line, &mut self.out);
            }
            self.out.push('"');
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            // XML has no way to write these; `load` refuses them long before.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// An anchor as it may stand in `id` and `href`: no spaces.
pub(super) fn anchor(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A link to an anchor of the same file.
pub(super) fn link(name: &str) -> String {
    format!("#{}", anchor(name))
}
