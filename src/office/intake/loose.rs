//! Takes lines and tables without numbers; gives the parts they are: leading
//! groups, working groups, tables, text.

use super::body::{self, Body};
use super::builder::{Below, Builder, part};
use super::duties;
use super::groups;
use super::label;
use super::line::Line;
use super::listed;
use super::node::Node;
use super::office::Office;
use super::tables::{self, Found};
use super::tree::Kid;

impl Builder<'_> {
    /// Lines and tables without a number, from a place on.
    pub(super) fn loose(&mut self, kids: &[Kid], mut at: usize, heading: &str, below: &mut Below) {
        while at < kids.len() {
            match &kids[at] {
                Kid::Line(line) if line.text.is_empty() => at += 1,
                Kid::Line(line) => {
                    if let Some((found, end)) = self.groups(kids, at) {
                        let intro = intro_of(&mut below.parts);
                        below.parts.push(part(
                            "工作组",
                            groups::node(intro, &found, &self.references()),
                        ));
                        at = end;
                    } else if is_seat(line) {
                        at = self.body(kids, at, heading, below);
                    } else if let Some((office, rest)) =
                        Office::read(&line.text).filter(|_| has_body(below))
                    {
                        self.office(office, below);
                        if !rest.is_empty() {
                            let text = self.text(&rest);
                            below.parts.push(part("正文", Node::text(text)));
                        }
                        at += 1;
                    } else {
                        let text = self.text(&line.text);
                        below.parts.push(part("正文", Node::text(text)));
                        at += 1;
                    }
                }
                Kid::Table(table) => {
                    let rows = tables::grid(table);
                    if body::is_list(&rows) {
                        at = self.body(kids, at, heading, below);
                        continue;
                    }
                    self.table(tables::read(table), table.place, below);
                    at += 1;
                }
                Kid::Branch(_) => break,
            }
        }
    }

    fn groups(&self, kids: &[Kid], at: usize) -> Option<(Vec<groups::Group>, usize)> {
        let (mut found, mut end) = (Vec::new(), at);
        while let Some((group, next)) = groups::of_lines(kids, end) {
            found.push(group);
            end = next;
        }
        (!found.is_empty()).then_some((found, end))
    }

    /// A leading group, from its first seat on.
    fn body(&mut self, kids: &[Kid], at: usize, heading: &str, below: &mut Below) -> usize {
        let mut body = Body::default();
        let end = body.read(kids, at);
        if end == at || body.seats.is_empty() && body.office.is_none() {
            if let Kid::Line(line) = &kids[at] {
                let text = self.text(&line.text);
                below.parts.push(part("正文", Node::text(text)));
            }
            return at + 1;
        }
        if body.seats.is_empty() && has_body(below) {
            if let Some(office) = body.office {
                self.office(office, below);
            }
            return end;
        }
        if let Some(intro) = last_text(&below.parts).filter(|text| body::introduces(text)) {
            body.name = body::name_in(&intro);
            body.intro = Some(intro);
            below.parts.pop();
        }
        if body.name.is_none() && label::KINDS.iter().any(|(kind, _)| heading.ends_with(kind)) {
            body.name = Some(heading.to_string());
        }
        let node = body.node(&self.references());
        below.parts.push(part("组织机构", node));
        end
    }

    /// Puts an office into the leading group above.
    fn office(&mut self, office: Office, below: &mut Below) {
        let node = office.node(&self.references());
        let bodies = below.parts.iter_mut().rev().find_map(body_of);
        let Some(map) = bodies else { return };
        let known = map.iter_mut().find(|(key, _)| *key == "办公室");
        match (known, node) {
            (Some((_, Node::Map(own))), Node::Map(more)) => {
                let fresh = |own: &[(&str, Node)], key: &str| own.iter().all(|(k, _)| *k != key);
                for (key, value) in more {
                    if fresh(own, key) {
                        own.push((key, value));
                    }
                }
            }
            (_, node) => map.push(("办公室", node)),
        }
    }

    fn table(&mut self, found: Found, place: usize, below: &mut Below) {
        if let Found::Lines(lines) = &found {
            self.kept.extend((0..lines.len()).map(|n| place + n));
        } else if !matches!(found, Found::Tasks(..) | Found::Own(_)) {
            self.heads.push(place);
        }
        let references = self.references();
        let node = match &found {
            Found::Tasks(tasks, columns) => {
                part("任务分解", duties::node(tasks, columns, &references))
            }
            Found::Contacts(people, columns) => part(
                "通讯录",
                listed::contacts_node(people, columns, &references),
            ),
            Found::Scores(scores, total) => {
                part("考核评分表", listed::scores_node(scores, total.as_deref()))
            }
            Found::Form(form) => part("空白表", form.clone()),
            Found::Rota(rota) => part("排班", rota.node(&references)),
            Found::Own(table) => part("表格", table.clone()),
            Found::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| self.text(line)).collect();
                part("正文", Node::text(lines.join("\n\n")))
            }
        };
        below.parts.push(node);
    }
}

fn is_seat(line: &Line) -> bool {
    let labels = label::all(&line.raw);
    let first = labels.first().map(|(word, _)| word.as_str());
    first.is_some_and(|word| label::role(word).is_some() || label::office(word).is_some())
}

fn body_of(part: &mut Node) -> Option<&mut Vec<(&'static str, Node)>> {
    let Node::Map(map) = part else { return None };
    match &mut map[..] {
        [("组织机构", Node::Map(body))] => Some(body),
        _ => None,
    }
}

fn has_body(below: &Below) -> bool {
    below
        .parts
        .iter()
        .any(|part| matches!(part, Node::Map(map) if map[0].0 == "组织机构"))
}

/// The text that is the last part so far.
fn last_text(parts: &[Node]) -> Option<String> {
    match parts.last() {
        Some(Node::Map(map)) => match &map[..] {
            [("正文", Node::Text(text))] if !text.contains('\n') => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Takes the sentence that announces working groups.
pub(super) fn intro_of(parts: &mut Vec<Node>) -> Option<String> {
    let text = last_text(parts)?;
    let announces = text.ends_with('：') || text.contains("工作组") && text.contains('设');
    if announces && text.chars().count() <= 60 {
        parts.pop();
        return Some(text);
    }
    None
}
