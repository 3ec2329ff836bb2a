//! Takes the head of a document and its record (版头, 版记); gives their markup.

use super::Writer;
use super::markup::Markup;
use crate::document::{Form, Record, RedHead};

impl Writer<'_> {
    /// The head: labels, marks, number, signatories; CSS draws the red rule.
    pub fn red_head(&self, head: &RedHead, out: &mut Markup) {
        let class = match self.form {
            Form::Letter => "red-head letter",
            Form::Order => "red-head order",
            _ => "red-head",
        };
        out.open("header", &[("class", class)]);
        out.open("div", &[("class", "labels")]);
        for (class, label) in [
            ("copy-number", &head.copy_number),
            ("secrecy", &head.secrecy),
            ("urgency", &head.urgency),
        ] {
            if let Some(label) = label {
                out.element("p", &[("class", class)], label);
            }
        }
        out.close("div");
        self.mark(head, out);
        if head.number.is_some() || !head.signatories.is_empty() {
            write_number(head, out);
        }
        out.close("header");
    }

    fn mark(&self, head: &RedHead, out: &mut Markup) {
        let longest = head.marks.iter().map(|m| m.chars().count()).max();
        let suffix = head.suffix.as_ref().map_or(0, |s| s.chars().count());
        // The mark shrinks until its characters fit the line.
        let room = format!("--n:{}", (longest.unwrap_or(0) + suffix).max(1));
        out.open("div", &[("class", "mark"), ("style", &room)]);
        out.open("div", &[("class", "issuers")]);
        for mark in &head.marks {
            out.element("p", &[], mark);
        }
        out.close("div");
        if let Some(suffix) = &head.suffix {
            out.element("p", &[], suffix);
        }
        out.close("div");
    }

    /// The record: each item between rules. A screen has no first page to be
    /// full, so 主送 always stands above the text.
    pub fn record(&self, record: &Record, out: &mut Markup) {
        let shown = [&record.copies, &record.printed_by, &record.printed_date];
        if shown.iter().all(|text| text.is_none()) {
            return;
        }
        out.open("footer", &[("class", "record")]);
        if let Some(copies) = &record.copies {
            out.open("div", &[]);
            out.element("p", &[], copies);
            out.close("div");
        }
        if record.printed_by.is_some() || record.printed_date.is_some() {
            out.open("div", &[("class", "printed")]);
            for text in [&record.printed_by, &record.printed_date] {
                out.element("p", &[], text.as_deref().unwrap_or_default());
            }
            out.close("div");
        }
        out.close("footer");
    }
}

fn write_number(head: &RedHead, out: &mut Markup) {
    let upward = !head.signatories.is_empty();
    let class = if upward { "number upward" } else { "number" };
    out.open("div", &[("class", class)]);
    if let Some(number) = &head.number {
        out.element("p", &[], number);
    }
    if let Some((label, names)) = head.signatories.split_first() {
        out.open("p", &[("class", "signatories")]);
        out.element("span", &[], label);
        out.open("span", &[("class", "names")]);
        for (i, name) in names.iter().enumerate() {
            if i > 0 {
                out.apart();
            }
            out.element("span", &[], name);
        }
        out.close("span");
        out.close("p");
    }
    out.close("div");
}
