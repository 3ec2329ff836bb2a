//! What is not simply moved: id, number, status, baselines, exchanges of duty.

use super::super::edit::Value;
use super::super::edit::shape::{Kind as Form, Shape};
use super::Renewal;
use crate::load::keys;

impl Renewal<'_> {
    /// Handles a field that is; says whether it was one.
    pub(super) fn special<'s>(
        &mut self,
        record: &str,
        field: &str,
        value: &Shape,
        siblings: &dyn Fn(&str) -> Option<&'s Shape>,
    ) -> bool {
        let words = (self.said(value), String::new());
        match (record, field) {
            ("plan", "id") => {
                let id = self.wanted.id.to_string();
                self.replace(value, id);
            }
            ("plan", "number") => self.number(value),
            ("plan", "status") => {
                let draft = if self.chinese { "草稿" } else { "draft" };
                self.replace(value, draft.to_string());
            }
            ("plan", "stage") => self.ask(value, "decide-stage", words),
            ("plan", "order-number") => {
                self.edit(value, Some(String::new()), Some(("decide-number", words)));
            }
            ("plan", "copy-number") => self.ask(value, "decide-number", words),
            ("rota", "swaps") => self.edit(value, Some("[]".into()), Some(("decide-swaps", words))),
            ("rota" | "slot", "order") => {
                self.ask(value, "decide-rota", (String::new(), String::new()));
                return false;
            }
            ("goal", "target" | "years" | "baselines") => self.ask(value, "decide-target", words),
            ("goal", "baseline") => self.baseline(value, siblings("target")),
            ("goal", "against") => {
                if let Ok(year) = words.0.parse::<i32>() {
                    let year = year + self.offset();
                    self.replace(value, year.to_string());
                }
            }
            // A paper of last year keeps its year.
            ("task", "source") => self.ask(value, "decide-source", words),
            ("task", "progress") => self.ask(value, "decide-progress", words),
            _ => return false,
        }
        true
    }

    /// What was written, for the list of what is open: one line without quotes.
    fn said(&self, value: &Shape) -> String {
        let source = self.source(value);
        let line = source.lines().next().unwrap_or_default();
        let end = match source.starts_with('{') {
            true => line.find('}').map_or(line.len(), |i| i + 1),
            false => line.len(),
        };
        line[..end].trim_matches(['"', '\'']).to_string()
    }

    /// The year is the new one, the serial open.
    fn number(&mut self, value: &Shape) {
        let year = self.wanted.year.to_string();
        let words = (self.said(value), String::new());
        match &value.kind {
            Form::Record { entries, .. } => {
                // 〔2026〕12号, as a paper has it, not as the file does.
                let of = |name: &str| {
                    let mut fields = entries.iter();
                    let found = fields.find(|(key, _)| {
                        let field = keys::NUMBER.field(self.key(key));
                        field.is_some_and(|field| field.name == name)
                    });
                    found.map_or(String::new(), |(_, value)| self.said(value))
                };
                let number = format!("{}〔{}〕{}号", of("code"), of("year"), of("serial"));
                let words = (number, String::new());
                for (key, value) in entries {
                    match keys::NUMBER.field(self.key(key)).map(|f| f.name) {
                        Some("year") => self.replace(value, year.clone()),
                        Some("serial") => {
                            let open = Some(("decide-number", words.clone()));
                            self.edit(value, Some("待定".into()), open);
                        }
                        _ => {}
                    }
                }
            }
            _ => {
                let written = words.0.trim_matches(['"', '\'']);
                let code = written.split(['〔', '[', '(', '（', '【', '［']).next();
                let code = code.unwrap_or_default().trim();
                let keys = match self.chinese {
                    true => ["机关代字", "年份", "序号"],
                    false => ["code", "year", "serial"],
                };
                let code = Value::Text(code.to_string()).typed(false, false);
                let new = format!(
                    "{{{}: {code}, {}: {year}, {}: 待定}}",
                    keys[0], keys[1], keys[2]
                );
                self.edit(value, Some(new), Some(("decide-number", words)));
            }
        }
    }

    /// Last year's target is what this year is measured against, until somebody
    /// knows what was reached.
    fn baseline(&mut self, value: &Shape, target: Option<&Shape>) {
        let old = self.said(value);
        let quoted = matches!(value.kind, Form::Scalar { quoted: true, .. });
        let target = target.map(|t| self.source(t).trim_matches(['"', '\'']).to_string());
        let figure = target.as_deref().and_then(figure);
        let Some(figure) = figure else {
            return self.ask(
                value,
                "decide-baseline-left",
                (old, target.unwrap_or_default()),
            );
        };
        let new = Value::Text(figure.clone()).typed(quoted, false);
        self.edit(value, Some(new), Some(("decide-baseline", (old, figure))));
    }
}

/// The figure that a target names: ≥98% → 98%. A rise or fall names none.
fn figure(target: &str) -> Option<String> {
    let signs = [
        "≥",
        "≧",
        ">=",
        "＞＝",
        "＞=",
        "≤",
        "≦",
        "<=",
        "＜＝",
        "不低于",
        "不少于",
        "不高于",
        "不超过",
        "达到",
        "至少",
    ];
    let mut rest = target.trim();
    for sign in signs {
        rest = rest.strip_prefix(sign).unwrap_or(rest).trim();
    }
    for word in ["以上", "以下", "以内"] {
        rest = rest.strip_suffix(word).unwrap_or(rest).trim();
    }
    let starts = rest.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    starts.then(|| rest.to_string())
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_target_gives_its_figure() {
        assert_eq!(figure("≥98%").as_deref(), Some("98%"));
        assert_eq!(figure(">=98%").as_deref(), Some("98%"));
        assert_eq!(figure("100%").as_deref(), Some("100%"));
        assert_eq!(figure("95%以上").as_deref(), Some("95%"));
        assert_eq!(figure("不少于20场").as_deref(), Some("20场"));
        assert_eq!(figure("同比增长10%以上"), None);
        assert_eq!(figure("+20%"), None);
        assert_eq!(figure("不发生"), None);
    }
}
