//! Takes what stands below each other; gives chapters and their parts.

use super::builder::{Below, Builder, content, part};
use super::clauses;
use super::duties;
use super::groups;
use super::label;
use super::line::Line;
use super::loose::intro_of;
use super::node::Node;
use super::number::Style;
use super::office::Office;
use super::phases;
use super::titles::{DECIMALS, USUAL, is_chapter, run_in, run_style, said, title_of, whole_text};
use super::tree::{Branch, Kid};

impl Builder<'_> {
    /// What stands below a heading of that depth (0 is the plan).
    pub(super) fn below(&mut self, kids: &[Kid], depth: usize, heading: &str) -> Below {
        let mut below = Below::default();
        let mut at = 0;
        while at < kids.len() {
            match &kids[at] {
                Kid::Branch(_) => {
                    let run: Vec<Branch> = kids[at..]
                        .iter()
                        .map_while(|kid| match kid {
                            Kid::Branch(branch) => Some(branch.clone()),
                            _ => None,
                        })
                        .collect();
                    at += run.len();
                    let last = at == kids.len();
                    let closing = at;
                    let run = styles_apart(run);
                    let count = run.len();
                    for (n, run) in run.into_iter().enumerate() {
                        let may = last && n + 1 == count && below.sections.is_empty();
                        if let Some(found) = clauses::read(&run) {
                            let closing: Vec<String> = match (n + 1 == count, kids.get(closing)) {
                                (true, Some(Kid::Line(line))) if closing + 1 == kids.len() => {
                                    at += 1;
                                    vec![self.text(&line.text)]
                                }
                                _ => Vec::new(),
                            };
                            let node = clauses::node(&found, closing, &self.references());
                            below.parts.push(part("职责分工", node));
                            continue;
                        }
                        self.run(run, depth, heading, may, &mut below);
                    }
                }
                _ => {
                    let end = kids[at..]
                        .iter()
                        .position(|kid| matches!(kid, Kid::Branch(_)));
                    let end = end.map_or(kids.len(), |n| at + n);
                    self.loose(&kids[..end], at, heading, &mut below);
                    at = end;
                }
            }
        }
        below
    }

    /// Numbered lines side by side.
    fn run(&mut self, run: Vec<Branch>, depth: usize, heading: &str, may: bool, below: &mut Below) {
        let groups: Option<Vec<_>> = run.iter().map(groups::of_branch).collect();
        if let Some(found) = groups {
            let intro = intro_of(&mut below.parts);
            below.parts.push(part(
                "工作组",
                groups::node(intro, &found, &self.references()),
            ));
            return;
        }
        if let Some(found) = phases::read(&run) {
            below.parts.push(part("实施步骤", phases::node(&found)));
            return;
        }
        if let Some(found) = duties::read(&run) {
            below.parts.push(part(
                "任务分解",
                duties::node(&found, &duties::Columns::default(), &self.references()),
            ));
            return;
        }
        let style = run_style(&run);
        let reasons = run
            .iter()
            .all(|branch| branch.style() == Style::Reasons && branch.kids.is_empty());
        if reasons
            && run.iter().all(|branch| {
                said(&branch.line)
                    .starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
            })
        {
            below.parts.push(part("列举", self.reasons(&run)));
            return;
        }
        let chapters = may
            && run
                .iter()
                .all(|branch| is_chapter(branch, depth, run.len()));
        if chapters {
            if style != USUAL[depth.min(4)] {
                match depth {
                    // Of decimal numbers the plan says all levels at once.
                    _ if DECIMALS.get(depth) == Some(&style) => self.odd.push((depth, style)),
                    0 => self.odd.push((0, style)),
                    _ => below.numbering = Some(style),
                }
            }
            for branch in &run {
                let node = self.section(branch, depth);
                below.sections.push(node);
            }
            return;
        }
        if steps(heading)
            && run.iter().all(|branch| branch.kids.is_empty())
            && style == USUAL[depth.min(4)]
        {
            let steps = run.iter().map(|branch| {
                let text = self.text(branch.line.text.trim_end_matches(['。', '；']));
                Node::Map(vec![("步骤", Node::text(text))])
            });
            below
                .parts
                .push(part("处置程序", Node::List(steps.collect())));
            return;
        }
        let items = self.items(&run, depth, style);
        below.parts.push(part("条目", items));
    }

    fn reasons(&self, run: &[Branch]) -> Node {
        let end = |mark: char| {
            let mut before = run[..run.len() - 1].iter();
            before.all(|branch| branch.line.text.ends_with(mark))
        };
        let end = ['。', '；'].into_iter().find(|mark| end(*mark));
        let items = run
            .iter()
            .map(|branch| Node::text(self.text(branch.line.text.trim_end_matches(['；', '。']))));
        let mut map = vec![("样式", Node::text("一是"))];
        let items = ("条目", Node::List(items.collect()));
        if let Some(end) = end.filter(|_| run.len() > 1) {
            map.push(("末尾标点", Node::text(end)));
        }
        map.push(items);
        Node::Map(map)
    }

    /// A chapter.
    fn section(&mut self, branch: &Branch, depth: usize) -> Node {
        let text = whole_text(branch);
        let (heading, rest) = match branch.is_heading() {
            true => (
                text.trim_end_matches(['：', '。']).to_string(),
                String::new(),
            ),
            false => run_in(&text, branch.line.look.lead).unwrap_or((text, String::new())),
        };
        let mut map = vec![("标题", Node::text(heading.as_str()))];
        let mut kids = branch.kids.clone();
        if !rest.is_empty() {
            map.push(("标题样式", Node::text("接排")));
            kids.insert(
                0,
                Kid::Line(Line {
                    text: rest.clone(),
                    raw: rest,
                    place: branch.line.place,
                    ..Line::default()
                }),
            );
        }
        map.extend(self.below(&kids, depth + 1, &heading).keys());
        Node::Map(map)
    }

    /// Items.
    fn items(&mut self, run: &[Branch], depth: usize, style: &'static str) -> Node {
        let titled = run
            .iter()
            .all(|branch| branch.is_heading() || title_of(branch).is_some());
        let items: Vec<Node> = run
            .iter()
            .map(|branch| self.item(branch, depth, titled))
            .collect();
        let decimal = DECIMALS.get(depth) == Some(&style);
        if decimal {
            self.odd.push((depth, style));
        }
        if decimal || style == USUAL[depth.min(4)] {
            return Node::List(items);
        }
        Node::Map(vec![
            ("序号样式", Node::text(style)),
            ("条目", Node::List(items)),
        ])
    }

    fn item(&mut self, branch: &Branch, depth: usize, titled: bool) -> Node {
        let text = whole_text(branch);
        let mut map = Vec::new();
        let heads = branch.is_heading()
            && !branch.line.text.ends_with('：')
            && (titled || !branch.kids.is_empty());
        let named = titled
            || branch.has_branches()
            || branch.kids.iter().any(|kid| matches!(kid, Kid::Table(_)));
        let mut texts = Vec::new();
        let mut heading = String::new();
        if heads {
            heading = text.trim_end_matches('。').to_string();
        } else if let Some((head, rest)) = title_of(branch).filter(|_| named) {
            heading = head;
            texts.push(rest);
        } else {
            texts.push(text);
        }
        if !heading.is_empty() {
            map.push(("小标题", Node::text(heading.as_str())));
        }
        let plain = |kid: &&Kid| matches!(kid, Kid::Line(line) if !label::begins(&line.raw) && Office::read(&line.text).is_none());
        let first = branch.kids.iter().take_while(plain).count();
        let all = first == branch.kids.len();
        let first = if all { first } else { 0 };
        texts.extend(branch.kids[..first].iter().filter_map(|kid| match kid {
            Kid::Line(line) => Some(line.text.clone()),
            _ => None,
        }));
        let texts: Vec<String> = texts.iter().map(|text| self.text(text)).collect();
        if !texts.is_empty() {
            map.push(("内容", Node::text(texts.join("\n\n"))));
        }
        let mut below = self.below(&branch.kids[first..], depth + 1, &heading);
        // An item has parts below it, no chapters.
        if !below.sections.is_empty() {
            below = self.flat(&branch.kids[first..], depth + 1, &heading);
        }
        if let Some(body) = content(below.parts) {
            let body = match body {
                Node::List(_) => body,
                text => Node::List(vec![part("正文", text)]),
            };
            map.push(("下级内容", body));
        }
        Node::Map(map)
    }

    /// The same without chapters.
    fn flat(&mut self, kids: &[Kid], depth: usize, heading: &str) -> Below {
        let mut kids = kids.to_vec();
        // A line at the end keeps what stands above it from being chapters.
        kids.push(Kid::Line(Line::default()));
        self.below(&kids, depth, heading)
    }
}

/// A run in which several ways of numbering stand side by side, one after another.
fn styles_apart(run: Vec<Branch>) -> Vec<Vec<Branch>> {
    let mut runs: Vec<Vec<Branch>> = Vec::new();
    for branch in run {
        let reasons = branch.style() == Style::Reasons;
        match runs.last_mut() {
            Some(last) if (last[0].style() == Style::Reasons) == reasons => last.push(branch),
            _ => runs.push(vec![branch]),
        }
    }
    runs
}

fn steps(heading: &str) -> bool {
    heading.contains("程序") || heading.contains("流程")
}
