//! Takes numbered lines; gives the phases that they are.

use super::day;
use super::node::Node;
use super::tree::{Branch, Kid};

/// A phase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phase {
    name: String,
    from: String,
    until: String,
    text: Vec<String>,
}

/// The phases that lines tell; nothing where one of them is none.
pub(super) fn read(run: &[Branch]) -> Option<Vec<Phase>> {
    let phases: Option<Vec<Phase>> = run.iter().map(phase).collect();
    phases.filter(|phases| phases.len() > 1)
}

/// 动员部署阶段（6月中旬至6月下旬）。……, and lines without numbers below it.
fn phase(branch: &Branch) -> Option<Phase> {
    let lines: Option<Vec<String>> = branch
        .kids
        .iter()
        .map(|kid| match kid {
            Kid::Line(line) => Some(line.text.clone()),
            _ => None,
        })
        .collect();
    let mut phase = of_text(&branch.line.text)?;
    phase.text.extend(lines?);
    Some(phase)
}

/// The phase that a text tells.
pub(super) fn of_text(text: &str) -> Option<Phase> {
    let (name, time, rest) = timed(text)?;
    let (from, until) = day::span(time)?;
    let mut said = Vec::new();
    if !rest.is_empty() {
        said.push(rest.to_string());
    }
    Some(Phase {
        name: name.to_string(),
        from,
        until,
        text: said,
    })
}

/// A name, its time in brackets or behind a colon, and what stands behind that.
fn timed(text: &str) -> Option<(&str, &str, &str)> {
    let head = &text[..text.find('。').unwrap_or(text.len())];
    let (name, time, rest) = match head
        .find('（')
        .and_then(|at| Some((at, at + head[at..].find('）')?)))
    {
        Some((open, close)) => {
            let behind = &text[close + '）'.len_utf8()..];
            (&text[..open], &text[open + '（'.len_utf8()..close], behind)
        }
        None => {
            let (name, time) = head.split_once('：')?;
            (name, time, &text[head.len()..])
        }
    };
    let name = name.trim().trim_end_matches('：');
    let short = (2..=24).contains(&name.chars().count()) && !name.contains(['，', '；']);
    short.then(|| (name, time, rest.trim_start_matches(['。', '：', '，'])))
}

/// The part of all of them.
pub(super) fn node(phases: &[Phase]) -> Node {
    let phases = phases.iter().map(|phase| {
        let mut map = vec![
            ("阶段", Node::text(phase.name.as_str())),
            ("起", Node::Word(phase.from.clone())),
            ("止", Node::Word(phase.until.clone())),
        ];
        if !phase.text.is_empty() {
            map.push(("内容", Node::text(phase.text.join("\n\n"))));
        }
        Node::Map(map)
    });
    Node::List(phases.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_has_a_name_a_time_and_a_text() {
        let phase = of_text("动员部署阶段（6月中旬至6月下旬）。召开会议。统一思想。").unwrap();
        assert_eq!(
            (
                phase.name.as_str(),
                phase.from.as_str(),
                phase.until.as_str()
            ),
            ("动员部署阶段", "6月中旬", "6月下旬")
        );
        assert_eq!(phase.text, ["召开会议。统一思想。"]);
        assert_eq!(of_text("总体要求（下同）。好。"), None);
    }
}
