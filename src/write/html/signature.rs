//! Takes signature and attachment note (落款, 附件说明); gives their markup.

use super::Writer;
use super::markup::{Markup, link};
use crate::document::{AttachmentNote, Signature};

impl Writer<'_> {
    /// Issuers and date.
    pub(super) fn signature(&self, signature: &Signature, out: &mut Markup) {
        if !signature.stamps.is_empty() {
            return stamped(signature, out);
        }
        let class = match (signature.seal, signature.issuers.len() > 1) {
            (true, true) => "signature sealed joint",
            (true, false) => "signature sealed",
            (false, _) => "signature",
        };
        out.open("footer", &[("class", class)]);
        out.open("div", &[("class", "issuers")]);
        for (n, issuer) in signature.issuers.iter().enumerate() {
            out.open("p", &[("style", &self.place(n))]);
            self.text(n).write(issuer, out);
            out.close("p");
        }
        out.close("div");
        if !signature.date.is_empty() {
            let place = self.place(signature.issuers.len());
            let date = [("class", "date"), ("style", &place)];
            out.element("p", &date, &signature.date);
        }
        out.close("footer");
    }

    /// Where the pages have a text of the signature: its left edge, the blank above
    /// it, and the width in which it is centred, mm.
    fn place(&self, number: usize) -> String {
        match self.lines(number).first() {
            Some(line) if line.width > 0.0 => {
                let (x, gap, width) = (line.left, line.gap, line.width);
                format!("--x:{x:.2};--gap:{gap:.2};--w:{width:.2}")
            }
            Some(line) => format!("--x:{:.2};--gap:{:.2}", line.left, line.gap),
            None => String::new(),
        }
    }

    /// Names of the attachments, each leading to its attachment.
    pub(super) fn attachment_note(&self, note: &AttachmentNote, out: &mut Markup) {
        let left = match self.lines(0).first() {
            Some(line) => format!("--x:{:.2}", line.left),
            None => String::new(),
        };
        out.open("div", &[("class", "attachment-note"), ("style", &left)]);
        out.element("p", &[], &note.label);
        out.open("ul", &[]);
        for (n, (number, name)) in note.items.iter().enumerate() {
            out.open("li", &[("class", self.page_class(n))]);
            if !number.is_empty() {
                out.element("span", &[("class", "number")], number);
            }
            let target = self.attachments.get(name).map(|anchor| link(anchor));
            out.open("span", &[]);
            if let Some(target) = &target {
                out.open("a", &[("href", target)]);
            }
            self.text(n).write(name, out);
            if target.is_some() {
                out.close("a");
            }
            out.close("span");
            out.close("li");
        }
        out.close("ul");
        out.close("div");
    }
}

/// Signatories' posts and names, where their stamps stand.
fn stamped(signature: &Signature, out: &mut Markup) {
    let names = signature.stamps.iter().map(|s| s.name.chars().count());
    let widest = names.max().unwrap_or(0).max(3);
    let width = format!("--widest:{widest}");
    out.open(
        "footer",
        &[("class", "signature stamped"), ("style", &width)],
    );
    for stamp in &signature.stamps {
        out.open("p", &[("class", "stamp")]);
        out.element("span", &[], &stamp.post);
        out.element("span", &[("class", "stamp-name")], &stamp.name);
        out.close("p");
    }
    out.element("p", &[("class", "date")], &signature.date);
    out.close("footer");
}
