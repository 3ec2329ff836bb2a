//! Takes the head of a document and its record (版头, 版记); gives their markup.

use super::Writer;
use super::css::number;
use super::markup::Markup;
use crate::document::{Form, Record, RedHead};

impl Writer<'_> {
    /// The head: labels, marks, number, signatories; CSS draws the red rule.
    pub(super) fn red_head(&self, head: &RedHead, out: &mut Markup) {
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
            self.number(head, out);
        }
        out.close("header");
    }

    fn mark(&self, head: &RedHead, out: &mut Markup) {
        let longest = head.marks.iter().map(|m| m.chars().count()).max();
        let suffix = head.suffix.as_ref().map_or(0, |s| s.chars().count());
        // The mark shrinks until its characters fit the line.
        let beside = match head.marks.len() {
            2.. if suffix > 0 => self.style.red_head.mark_gap,
            _ => 0.0,
        };
        let cells = (longest.unwrap_or(0) + suffix).max(1) as f32 + beside;
        let mut room = format!("--n:{}", number(cells));
        if self.seams.mark_scale < 1.0 {
            room += &format!(";--scale:{}", number(self.seams.mark_scale));
        }
        // An order has no other title.
        let heading =
            (self.form == Form::Order).then_some([("role", "heading"), ("aria-level", "1")]);
        let mut attributes = vec![("class", "mark"), ("style", &*room)];
        attributes.extend(heading.into_iter().flatten());
        out.open("div", &attributes);
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
    /// full, so 主送 always stands above the text; where the pages moved it, print
    /// styles draw it here.
    pub(super) fn record(&self, record: &Record, out: &mut Markup) {
        let moved = record.addressees.as_ref();
        let moved = moved.filter(|_| self.seams.addressees_moved);
        let shown = [&record.copies, &record.printed_by, &record.printed_date];
        if shown.iter().all(|text| text.is_none()) && moved.is_none() {
            return;
        }
        let seam = &self.seams.record;
        if seam.blank {
            out.element("div", &[("class", "blank")], "");
        }
        let letter = self.form == Form::Letter;
        let classes = ["record", "own", "letter"];
        let holds = [true, seam.own, letter];
        let classes = classes.iter().zip(holds).filter(|(_, holds)| *holds);
        let classes: Vec<&str> = classes.map(|(class, _)| *class).collect();
        let above = match seam.above {
            above if above > 0.0 => format!("--above:{above:.2}"),
            _ => String::new(),
        };
        let attributes = [("class", classes.join(" ")), ("style", above)];
        let attributes = attributes.each_ref().map(|(k, v)| (*k, v.as_str()));
        out.open("footer", &attributes);
        if moved.is_some() || record.copies.is_some() {
            out.open("div", &[]);
            if let Some(addressees) = moved {
                let words = self.lines_of(addressees, 0);
                out.element("p", &[("class", "again"), ("data-words", &words)], "");
            }
            if let Some(copies) = &record.copies {
                out.open("p", &[]);
                self.text(1).write(copies, out);
                out.close("p");
            }
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

    /// The number; of an upward document beside 签发人 and the names.
    fn number(&self, head: &RedHead, out: &mut Markup) {
        let class = match (head.signatories.is_empty(), self.seams.number_apart) {
            (true, _) => "number",
            (false, false) => "number upward",
            (false, true) => "number upward apart",
        };
        out.open("div", &[("class", class)]);
        if let Some(number) = &head.number {
            out.element("p", &[], number);
        }
        if let Some((label, names)) = head.signatories.split_first() {
            out.open("p", &[("class", "signatories")]);
            out.element("span", &[], label);
            out.open("span", &[("class", "names")]);
            let lines = self.seams.signatories.iter();
            let alone = lines.flat_map(|count| vec![*count == 1; usize::from(*count)]);
            let alone = alone.chain(std::iter::repeat(false));
            for (i, (name, alone)) in names.iter().zip(alone).enumerate() {
                if i > 0 {
                    out.apart();
                }
                let class = match (alone, name.chars().count()) {
                    (false, 2) => "name spread",
                    (true, 2) => "name spread alone",
                    (false, _) => "name",
                    (true, _) => "name alone",
                };
                out.element("span", &[("class", class)], name);
            }
            out.close("span");
            out.close("p");
        }
        out.close("div");
    }
}
