//! Takes text as written; gives paragraphs with inline references resolved.

use std::collections::BTreeSet;

use crate::diagnostic::{At, Code, Diagnostic, Occurrences, Origin, Words};
use crate::load::raw;
use crate::model::{Party, PartyKind, Text};

use super::Context;
use super::names::{Expected, Kind};
use super::once::words_once;
use super::rules::{self, Prose};

impl Context<'_> {
    /// One line of text: no paragraphs.
    pub(super) fn line(&mut self, text: &raw::Text) -> Text {
        self.check_words(&text.value, text.at, false);
        self.words_of(text)
    }

    fn words_of(&mut self, text: &raw::Text) -> Text {
        let words = self.inline(&join_lines(&text.value), text.at);
        Text {
            text: words,
            at: text.at,
        }
    }

    /// What a form has in a blank already: its full-width spaces are room to write.
    pub(super) fn filled(&mut self, text: &raw::Text) -> Text {
        self.check_words(&text.value, text.at, true);
        let line = self.words_of(text);
        let blank = |c: char| c == '\u{3000}';
        let before: String = text.chars().take_while(|c| blank(*c)).collect();
        let words = line.text.trim_start_matches(blank);
        Text {
            text: format!("{before}{words}"),
            at: line.at,
        }
    }

    /// A line that stands as a heading.
    pub(super) fn heading(&mut self, text: &raw::Text) -> Text {
        let line = self.line(text);
        rules::check_heading(&line, true, &mut self.report);
        line
    }

    /// A heading with text behind it on the same line.
    pub(super) fn heading_within(&mut self, text: &raw::Text) -> Text {
        let line = self.line(text);
        rules::check_heading(&line, false, &mut self.report);
        line
    }

    /// A line that goes on after its last word: without a closing mark.
    pub(super) fn clause(&mut self, text: &raw::Text) -> Text {
        let mut line = self.line(text);
        let bare = line.text.trim_end_matches(['。', '；', '，', '：']).len();
        line.text.truncate(bare);
        line
    }

    /// One line, if it was written at all.
    pub(super) fn optional_line(&mut self, text: &Option<raw::Text>) -> Option<Text> {
        text.as_ref().map(|t| self.line(t))
    }

    /// Paragraphs: a blank line parts them.
    pub(super) fn paragraphs(&mut self, text: &raw::Text) -> Vec<Text> {
        self.check_words(&text.value, text.at, false);
        paragraphs(&text.value)
            .into_iter()
            .map(|paragraph| Text {
                text: self.inline(&paragraph, text.at),
                at: text.at,
            })
            .collect()
    }

    /// Paragraphs of several texts.
    pub(super) fn all_paragraphs(&mut self, texts: &[raw::Text]) -> Vec<Text> {
        texts.iter().flat_map(|t| self.paragraphs(t)).collect()
    }

    fn check_words(&mut self, text: &str, at: Origin, to_fill: bool) {
        if !to_fill {
            rules::check_placeholder(text, at, &mut self.report);
        }
        let (known, names) = (self.organisation, self.names);
        rules::check_free_text(text, at, known, names, self.on, &mut self.report);
        rules::check_brackets(text, at, &mut self.report);
        if !self.organisation.bases.is_empty() {
            let known = &self.organisation.numbers;
            rules::check_listed(text, at, known, &mut self.report);
        }
        let prose = Prose {
            text,
            at,
            organisation: self.organisation,
            dated: self.dated,
            years: self.years,
            to_fill,
            attachments: self.counted,
            occurrences: &Default::default(),
        };
        rules::check_prose(&prose, &mut self.report);
    }

    /// Replaces `@{…}`; `@@{` stands for itself.
    fn inline(&mut self, text: &str, at: Origin) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        // What stands in the row of references under way.
        let mut row: BTreeSet<String> = BTreeSet::new();
        let mut occurrences = Occurrences::default();
        while let Some(start) = rest.find("@{") {
            let (before, after) = (&rest[..start], &rest[start + 2..]);
            if let Some(before) = before.strip_suffix('@') {
                out.push_str(before);
                out.push_str("@{");
                rest = after;
                continue;
            }
            out.push_str(before);
            let Some(end) = after.find('}') else {
                self.push(
                    Diagnostic::new(Code::InvalidReference)
                        .arg("text", after.chars().take(12).collect::<String>())
                        .at(Words {
                            at,
                            words: format!("@{{{}", after.chars().take(3).collect::<String>()),
                            nth: 0,
                        })
                        .hint("close-inline-reference"),
                );
                rest = after;
                break;
            };
            let known = self.report.len();
            let words = self.reference(after[..end].trim(), at);
            if !["、", "和", "与", "及"].contains(&before) {
                row.clear();
            }
            // Two that have come to the same are said once.
            let new = words.split('、').filter(|one| !row.contains(*one));
            let new: Vec<String> = new.map(str::to_string).collect();
            if new.is_empty() && !row.is_empty() {
                out.truncate(out.len() - before.len());
            } else if row.is_empty() {
                out.push_str(&words);
            } else {
                out.push_str(&new.join("、"));
            }
            row.extend(new);
            if self.report.len() > known {
                let written = &rest[start..start + 2 + end + 1];
                let place = Words {
                    at,
                    words: written.to_string(),
                    nth: occurrences.before(text, written, text.len() - rest.len() + start),
                };
                self.report.narrow(known, at, &place);
            }
            rest = &after[end + 1..];
        }
        out.push_str(rest);
        out
    }

    /// The words for one inline reference.
    fn reference(&mut self, reference: &str, at: Origin) -> String {
        if let Some(id) = reference
            .strip_prefix("attachment:")
            .or(reference.strip_prefix("附件:"))
        {
            return self.attachment_label(id.trim(), at);
        }
        let clause = ["item:", "clause:", "条目:", "条目：", "条:", "条："];
        if let Some(id) = clause.iter().find_map(|mark| reference.strip_prefix(mark)) {
            return self.clause_mention(id.trim(), at);
        }
        let basis = ["base:", "basis:", "依据:", "依据："];
        if let Some(id) = basis.iter().find_map(|mark| reference.strip_prefix(mark)) {
            return self.basis_words(id.trim(), at);
        }
        let (word, form) = match reference.split_once([':', '：']) {
            Some((word, form)) => (word.trim(), form.trim()),
            None => (reference, ""),
        };
        let form = match form {
            "" | "name" | "姓名" | "名称" => "name",
            "title" | "职务" => "title",
            "full" | "全称" => "full",
            "leader" | "分管领导" => "leader",
            other => {
                self.push(
                    Diagnostic::new(Code::InvalidReference)
                        .arg("text", other)
                        .at(at)
                        .hint("inline-reference-forms"),
                );
                return String::new();
            }
        };
        let text = At::new(word.to_string(), at);
        if form == "leader" {
            return self.portfolio_leader(&text);
        }
        // `@{petitions:name}` asks for the full name of a unit; `@{petitions}`
        // for the short one.
        let asked_name = reference.contains([':', '：']) && form == "name";
        match self.find(&text, Expected::Party) {
            Some(Kind::Department(id)) => {
                let id = self.organisation.department_on(id, self.on);
                let department = self.organisation.department(id);
                let full = asked_name || form == "full";
                if full {
                    department.name(self.on)
                } else {
                    department.short(self.on)
                }
                .to_string()
            }
            Some(Kind::Category(id)) => self.organisation.categories[id.0 as usize].name.clone(),
            Some(Kind::Person(_) | Kind::Post(_)) => {
                let parties = self.parties(&[raw::Party::Reference(text)]);
                let words = parties.iter().map(|party| match (&party.kind, form) {
                    (PartyKind::Vacant(_), _) => format!("{}{}", party.name, party.title),
                    (_, "title") => party.title.clone(),
                    (_, "full") => format!("{}{}", party.title, party.name),
                    _ => party.told_apart(),
                });
                words_once(words).join("、")
            }
            _ => String::new(),
        }
    }

    fn portfolio_leader(&mut self, word: &raw::Text) -> String {
        let record = raw::PartyRecord {
            in_charge_of: Some(word.clone()),
            ..super::party::empty_record(word.at)
        };
        let parties = self.parties(&[raw::Party::Record(Box::new(record))]);
        words_once(parties.iter().map(Party::told_apart)).join("、")
    }

    /// 附件1, or with `:title` its name between 《》.
    fn attachment_label(&mut self, reference: &str, at: Origin) -> String {
        let (id, titled) = match reference.rsplit_once([':', '：']) {
            Some((id, form)) if matches!(form.trim(), "title" | "标题" | "名称") => {
                (id.trim(), true)
            }
            _ => (reference, false),
        };
        let label = self.attachments.iter().find(|known| known.id == id);
        let Some(label) = label else {
            let fault = Diagnostic::new(Code::UnknownAttachment).arg("name", id);
            let known = self.attachments.iter().map(|known| known.id.as_str());
            let fault = match crate::diagnostic::nearest(id, known) {
                Some(name) => fault.hint_with("did-you-mean", [("name", name.to_string())]),
                None => fault,
            };
            self.push(fault.at(at));
            return String::new();
        };
        let words = match &label.label {
            // Its name is as internal as it is.
            None => "附件（不公开）".to_string(),
            Some(_) if titled => crate::model::quoted(&label.title),
            Some(label) => label.clone(),
        };
        self.referred.push(id.to_string());
        words
    }
}

/// Splits at blank lines and joins the lines of each paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(String::new());
        } else if let Some(current) = paragraphs.last_mut() {
            current.push_str(line);
            current.push('\n');
        }
    }
    let joined = paragraphs.iter().map(|p| join_lines(p));
    joined.filter(|p| !p.is_empty()).collect()
}

/// Joins lines: beside a hanzi or full-width mark nothing stands where they were
/// broken, elsewhere one space; a space that YAML folding left between two hanzi is
/// dropped.
fn join_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut broken) = (false, false);
    for c in text.trim().chars() {
        if matches!(c, ' ' | '\n' | '\r' | '\t') {
            gap = true;
            broken |= c == '\n';
            continue;
        }
        if gap {
            let before = out.chars().last().is_some_and(is_wide);
            let joined = match broken {
                true => before || is_wide(c),
                false => before && is_wide(c),
            };
            if !joined {
                out.push(' ');
            }
            (gap, broken) = (false, false);
        }
        out.push(c);
    }
    out
}

/// Hanzi and full-width marks: nothing is needed between two of them.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_parts_paragraphs_and_a_line_break_leaves_no_space() {
        let text = "为做好工作，\n  制定本方案。\n\n第二段 use of ABC\nDEF。\n";
        assert_eq!(
            paragraphs(text),
            ["为做好工作，制定本方案。", "第二段 use of ABC DEF。"]
        );
        assert_eq!(
            paragraphs("实验小学\n2026年开学，发放教材\n  1200册，见 A\n区。"),
            ["实验小学2026年开学，发放教材1200册，见 A区。"]
        );
    }

    #[test]
    fn a_folded_space_between_hanzi_is_dropped() {
        assert_eq!(
            join_lines("深入 贯彻 “一线工作法”， 做到 24 小时"),
            "深入贯彻“一线工作法”，做到 24 小时"
        );
    }
}
