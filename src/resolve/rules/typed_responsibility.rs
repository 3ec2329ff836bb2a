//! Who answers for a clause is data and not typed in a bracket behind it: nobody
//! finds it there, and the annexed table soon says something else.

use super::super::names::{Expected, Kind};
use super::Seen;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::load::raw::{PartKind, Step, Text};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        let mut texts: Vec<&Text> = Vec::new();
        match part {
            PartKind::Text(text) => texts.push(text),
            PartKind::Items(list) => {
                let shown = list.items.iter().filter(|item| seen.shows(item.internal));
                texts.extend(shown.filter_map(|item| item.text.as_ref().or(item.lead.as_ref())));
            }
            PartKind::Mechanisms(list) => {
                let shown = list.items.iter().filter(|one| seen.shows(one.internal));
                texts.extend(shown.filter_map(|one| one.text.as_ref()));
            }
            PartKind::Contingencies(list) => {
                let shown = list.items.iter().filter(|one| seen.shows(one.internal));
                texts.extend(shown.filter_map(|one| one.response.as_ref()));
            }
            PartKind::Procedure(procedure) => steps(&procedure.steps, &mut texts),
            PartKind::Enumeration(list) => texts.extend(&list.items),
            _ => {}
        }
        for text in texts {
            let paragraphs = text.value.split("\n\n");
            paragraphs.for_each(|words| check_paragraph(words, text, seen, report));
        }
    }
}

fn steps<'a>(of: &'a [Step], texts: &mut Vec<&'a Text>) {
    for step in of {
        texts.extend(&step.text);
        steps(&step.steps, texts);
    }
}

fn check_paragraph(words: &str, text: &Text, seen: &Seen<'_>, report: &mut Report) {
    let Some((before, bracket)) = last_bracket(words) else {
        return;
    };
    let told = |data: String| {
        let fault = Diagnostic::new(Code::TypedResponsibility).arg("bracket", bracket);
        let fault = fault.hint_with("write-responsibility", [("data", data)]);
        fault.at(text.at)
    };
    let is_unit = |name: &str| {
        let word = At::new(name.to_string(), text.at);
        let found = seen.names.find(&word, Expected::Party, seen.organisation);
        matches!(found, Ok(Kind::Department(_) | Kind::Category(_)))
    };
    // Within a sentence a list may say what some word means.
    let behind = before.trim_end().ends_with(['。', '；', '！']);
    if let Some(data) = as_data(bracket) {
        report.push(told(data));
    } else if behind && let Some(data) = as_list(bracket, &is_unit) {
        report.push(told(data).hint("print-as-names"));
    }
}

/// What stands in the bracket with which a text ends, or in a last sentence that
/// begins as such a bracket does.
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end().trim_end_matches('。');
    let brackets = [
        ('（', '）'),
        ('〔', '〕'),
        ('(', ')'),
        ('【', '】'),
        ('[', ']'),
    ];
    for (open, close) in brackets {
        if let Some(inside) = text.strip_suffix(close) {
            return inside.rsplit_once(open);
        }
    }
    let last = text.rsplit('。').next()?.trim();
    let begins = BEFORE.iter().any(|(word, _)| last.starts_with(word));
    begins.then_some(("", last))
}

/// `责任: {责任: [县民政局, 县财政局]}`, where the bracket holds nothing but units
/// and whoever else may stand behind them.
fn as_list(bracket: &str, is_unit: &dyn Fn(&str) -> bool) -> Option<String> {
    let (names, others) = match bracket.split_once(['，', '；']) {
        Some((names, others)) => (names, Some(others)),
        None => (bracket, None),
    };
    let (names, etc) = match names.split_once('等') {
        Some((names, rest)) if !rest.contains('、') => (names, Some(rest)),
        _ => (names, None),
    };
    let names: Vec<&str> = names.split('、').map(bare).collect();
    if names.len() < 2 || !names.iter().all(|name| is_unit(name)) {
        return None;
    }
    let mut fields = vec![format!("责任: [{}]", names.join(", "))];
    fields.extend(etc.map(|rest| match rest {
        "" => "等: 是".to_string(),
        rest => format!("等: {rest}"),
    }));
    fields.extend(others.map(|others| format!("其他: {others}")));
    Some(format!("责任: {{{}}}", fields.join(", ")))
}

/// The words behind a name, or before it, and the key they stand for. The longer
/// ones come first.
const BEHIND: [(&str, &str); 7] = [
    ("牵头负责", "牵头"),
    ("牵头", "牵头"),
    ("按职责分工负责", "责任"),
    ("分工负责", "责任"),
    ("负责", "责任"),
    ("配合", "配合"),
    ("完成", "时限"),
];
const BEFORE: [(&str, &str); 16] = [
    ("牵头责任单位：", "牵头"),
    ("牵头单位：", "牵头"),
    ("牵头部门：", "牵头"),
    ("责任单位：", "责任"),
    ("责任部门：", "责任"),
    ("责任科室：", "责任"),
    ("协同单位：", "责任"),
    ("主要协作单位：", "配合"),
    ("协作单位：", "配合"),
    ("配合单位：", "配合"),
    ("配合部门：", "配合"),
    ("牵头领导：", "领导"),
    ("分管领导：", "领导"),
    ("责任人：", "责任人"),
    ("完成时限：", "时限"),
    ("时限要求：", "时限"),
];

/// `责任: {牵头: 县民政局, 配合: [县财政局]}`; nothing where the bracket says
/// something else.
fn as_data(bracket: &str) -> Option<String> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut etc = None;
    let mut others = None;
    for phrase in bracket.split_inclusive(['，', '；', ',', ';']) {
        let phrase = phrase.trim_end_matches(['，', '；', ',', ';']).trim();
        let before = BEFORE
            .iter()
            .find_map(|(word, key)| Some((key, phrase.strip_prefix(word)?)));
        let behind = || {
            BEHIND
                .iter()
                .find_map(|(word, key)| Some((key, phrase.strip_suffix(word)?)))
        };
        let known = before
            .or_else(behind)
            .filter(|(_, names)| !names.is_empty());
        let Some((key, names)) = known.filter(|(key, _)| !fields.iter().any(|(k, _)| k == *key))
        else {
            // Whoever else answers for it stands at the end.
            if !fields.is_empty() && others.is_none() && !phrase.is_empty() {
                let at = phrase.as_ptr() as usize - bracket.as_ptr() as usize;
                let mark = bracket[..at].chars().rev().find(|c| !c.is_whitespace());
                let mark = mark
                    .filter(|c| *c == '；')
                    .map_or(String::new(), String::from);
                others = Some(format!("{mark}{phrase}"));
            }
            continue;
        };
        let names = match names.split_once('等') {
            Some((names, rest)) if *key != "时限" && !rest.contains('、') => {
                etc = Some(if rest.is_empty() { "是" } else { rest });
                names
            }
            _ => names,
        };
        let names: Vec<&str> = names.split('、').map(bare).collect();
        fields.push((
            key,
            match &names[..] {
                [one] => format!("{key}: {one}"),
                _ => format!("{key}: [{}]", names.join(", ")),
            },
        ));
    }
    // A day alone is no responsibility.
    if fields.iter().all(|(key, _)| *key == "时限") {
        return None;
    }
    let mut fields: Vec<String> = fields.into_iter().map(|(_, field)| field).collect();
    fields.extend(etc.map(|etc| format!("等: {etc}")));
    fields.extend(others.map(|others| format!("其他: {others}")));
    Some(format!("责任: {{{}}}", fields.join(", ")))
}

/// `@{civil}` → `civil`.
fn bare(name: &str) -> &str {
    let inner = name
        .strip_prefix("@{")
        .and_then(|name| name.strip_suffix('}'));
    inner.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_is_read_as_it_was_meant() {
        let read = |text: &str| last_bracket(text).and_then(|(_, bracket)| as_data(bracket));
        let whole =
            "新建6处。（@{civ}牵头，县财政局、县住房城乡建设局按职责分工负责，6月底前完成）";
        assert_eq!(
            read(whole).as_deref(),
            Some("责任: {牵头: civ, 责任: [县财政局, 县住房城乡建设局], 时限: 6月底前}")
        );
        let square = "优先安排用地〔牵头单位：县民政局；配合单位：县财政局〕。";
        assert_eq!(
            read(square).as_deref(),
            Some("责任: {牵头: 县民政局, 配合: 县财政局}")
        );
        for (text, data) in [
            (
                "（民政局、财政局等相关部门按职责分工负责）",
                "责任: {责任: [民政局, 财政局], 等: 相关部门}",
            ),
            (
                "（民政局、财政局牵头，市级各有关部门及各县市区政府按职责分工负责）",
                "责任: {牵头: [民政局, 财政局], 责任: 市级各有关部门及各县市区政府}",
            ),
            (
                "〔牵头单位：民政局；配合单位：财政局，各县（区）人民政府〕",
                "责任: {牵头: 民政局, 配合: 财政局, 其他: 各县（区）人民政府}",
            ),
            (
                "（责任单位：民政局、财政局等；各区政府）",
                "责任: {责任: [民政局, 财政局], 等: 是, 其他: ；各区政府}",
            ),
            (
                "加快建设。责任单位：民政局、财政局。",
                "责任: {责任: [民政局, 财政局]}",
            ),
            (
                "（民政局牵头，财政局按职责分工负责，各乡镇按职责分工负责）",
                "责任: {牵头: 民政局, 责任: 财政局, 其他: 各乡镇按职责分工负责}",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Some(data), "{text}");
        }
        assert_eq!(read("新建6处（6月底前完成）。"), None);
        assert_eq!(read("按有关规定办理（见附件）。"), None);
        assert_eq!(read("县民政局（牵头）负责办理。"), None);
    }

    #[test]
    fn a_bare_list_is_read_where_all_are_units() {
        let is_unit = |name: &str| name.ends_with('局');
        let read = |bracket: &str| as_list(bracket, &is_unit);
        for (bracket, data) in [
            ("民政局、财政局", "责任: {责任: [民政局, 财政局]}"),
            (
                "民政局、财政局等有关部门，各乡镇",
                "责任: {责任: [民政局, 财政局], 等: 有关部门, 其他: 各乡镇}",
            ),
        ] {
            assert_eq!(read(bracket).as_deref(), Some(data));
        }
        for bracket in ["民政局", "一楼、二楼", "民政局、二楼"] {
            assert_eq!(read(bracket), None, "{bracket}");
        }
    }
}
