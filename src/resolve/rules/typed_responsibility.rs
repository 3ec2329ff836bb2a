//! Who answers for a clause is data and not typed in a bracket behind it: nobody
//! finds it there, and the annexed table soon says something else.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::{PartKind, Text};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        match part {
            PartKind::Text(text) => check_text(text, report),
            PartKind::Items(list) => {
                let shown = list.items.iter().filter(|item| seen.shows(item.internal));
                let texts = shown.filter_map(|item| item.text.as_ref().or(item.lead.as_ref()));
                texts.for_each(|text| check_text(text, report));
            }
            _ => {}
        }
    }
}

fn check_text(text: &Text, report: &mut Report) {
    let Some(bracket) = last_bracket(&text.value) else {
        return;
    };
    if let Some(data) = as_data(bracket) {
        let fault = Diagnostic::new(Code::TypedResponsibility).arg("bracket", bracket);
        report.push(
            fault
                .hint_with("write-responsibility", [("data", data)])
                .at(text.at),
        );
    }
}

/// What stands in the bracket with which a text ends.
fn last_bracket(text: &str) -> Option<&str> {
    let text = text.trim_end().trim_end_matches('。');
    let (inside, open) = match text.strip_suffix('）') {
        Some(inside) => (inside, '（'),
        None => (text.strip_suffix('〕')?, '〔'),
    };
    inside.rsplit_once(open).map(|(_, bracket)| bracket)
}

/// The words behind a name, or before it, and the key they stand for. The longer
/// ones come first.
const BEHIND: [(&str, &str); 5] = [
    ("牵头负责", "牵头"),
    ("牵头", "牵头"),
    ("按职责分工负责", "责任"),
    ("配合", "配合"),
    ("完成", "时限"),
];
const BEFORE: [(&str, &str); 5] = [
    ("牵头单位：", "牵头"),
    ("责任单位：", "责任"),
    ("配合单位：", "配合"),
    ("责任人：", "责任人"),
    ("完成时限：", "时限"),
];

/// `责任: {牵头: 县民政局, 配合: [县财政局]}`; nothing where the bracket says
/// something else.
fn as_data(bracket: &str) -> Option<String> {
    let mut fields = Vec::new();
    for phrase in bracket.split(['，', '；']) {
        let before = BEFORE
            .iter()
            .find_map(|(word, key)| Some((key, phrase.strip_prefix(word)?)));
        let behind = || {
            BEHIND
                .iter()
                .find_map(|(word, key)| Some((key, phrase.strip_suffix(word)?)))
        };
        let Some((key, names)) = before
            .or_else(behind)
            .filter(|(_, names)| !names.is_empty())
        else {
            continue;
        };
        let names: Vec<&str> = names.split('、').map(bare).collect();
        fields.push((
            *key,
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
    let fields: Vec<String> = fields.into_iter().map(|(_, field)| field).collect();
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
        let read = |text: &str| last_bracket(text).and_then(as_data);
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
        assert_eq!(read("新建6处（6月底前完成）。"), None);
        assert_eq!(read("按有关规定办理（见附件）。"), None);
        assert_eq!(read("县民政局（牵头）负责办理。"), None);
    }
}
