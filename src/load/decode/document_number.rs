//! Document numbers: code, year and serial (GB/T 9704 7.2.5).

use super::text::half_width;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{DocumentNumber, Text};

impl Decoder<'_> {
    /// A number in its parts, or whole: 青街办发〔2026〕12号.
    pub(super) fn document_number(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<DocumentNumber> {
        let (node, key) = self.taken(fields, name)?;
        if matches!(node.value, Value::Map(_)) {
            return self.number_in_parts(node);
        }
        let at = node.at;
        let text = self.text_of(node, key)?;
        let Some(read) = read_whole(&text) else {
            let fault = Diagnostic::new(Code::InvalidDocumentNumber)
                .arg("word", text.value)
                .at(at);
            self.push(fault.hint_with(
                "document-number-form",
                [("right", "青街办发〔2026〕12号".into())],
            ));
            return None;
        };
        let right = format!("{}〔{}〕{}号", read.code, read.year, read.serial);
        if right != *text && read.serial != "待定" {
            self.wrong_form(&text, right);
        }
        Some(DocumentNumber {
            at,
            code: (!read.code.is_empty()).then(|| At::new(read.code.clone(), at)),
            year: read.year,
            serial: read.serial.parse().ok(),
        })
    }

    fn wrong_form(&mut self, text: &Text, right: String) {
        let fault = Diagnostic::new(Code::InvalidDocumentNumber)
            .arg("word", text.value.clone())
            .at(text.at);
        self.push(fault.hint_with("document-number-form", [("right", right)]));
    }

    fn number_in_parts(&mut self, node: Node) -> Option<DocumentNumber> {
        let mut fields = self.fields(node, &keys::NUMBER)?;
        let at = fields.at;
        let code = self.text(&mut fields, "code");
        let year = self.number(&mut fields, "year");
        if let Some(year) = &year
            && !(1949..=2200).contains(&year.value)
        {
            let text = At::new(year.value.to_string(), year.at);
            self.invalid_date::<()>(&text, "year", "four-digit-year");
        }
        let serial = self.serial(&mut fields);
        Some(DocumentNumber {
            at,
            code,
            year: year?.value,
            serial,
        })
    }

    /// A serial from 1 without leading zeros; `None` for 待定 and for faults.
    fn serial(&mut self, fields: &mut Fields) -> Option<u32> {
        let node = fields.take("serial")?;
        let text = self.text_of(node, "serial")?;
        if keys::OPEN.contains(&text.as_str()) {
            return None;
        }
        let plain = half_width(&text);
        let digits = plain.trim_start_matches('第').trim_end_matches('号');
        match digits.parse::<u32>() {
            Ok(serial) if serial > 0 && plain == serial.to_string() => Some(serial),
            Ok(serial) if serial > 0 => {
                self.wrong_form(&text, serial.to_string());
                Some(serial)
            }
            _ => {
                self.wrong_form(&text, "12".into());
                None
            }
        }
    }
}

struct Whole {
    code: String,
    year: u32,
    serial: String,
}

/// Reads a number whatever its brackets, zeros and 第 are.
fn read_whole(text: &str) -> Option<Whole> {
    const OPEN: [char; 7] = ['〔', '[', '(', '（', '【', '［', '{'];
    const CLOSE: [char; 7] = ['〕', ']', ')', '）', '】', '］', '}'];
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (code, rest) = text.split_once(OPEN)?;
    let (year, serial) = rest.split_once(CLOSE)?;
    let year = half_width(year);
    let year: u32 = year.trim_end_matches('年').parse().ok()?;
    if !(1949..=2200).contains(&year) {
        return None;
    }
    let serial = half_width(serial);
    let serial = serial.trim_start_matches('第').trim_end_matches('号');
    let serial = match serial {
        "待定" | "" | "×" | "XX" => "待定".to_owned(),
        digits => digits.parse::<u32>().ok().filter(|n| *n > 0)?.to_string(),
    };
    Some(Whole {
        code: code.to_owned(),
        year,
        serial,
    })
}
