//! Makes an office of any size: takes how many people and plans, gives its files.
//!
//! Sentences are put together from the clauses of the sample's plans, so that
//! every plan has its own text with the characters of real ones. The same
//! numbers give the same files.

use std::fmt::Write;

/// Path below the workspace's root, and text.
pub type File = (String, String);

/// Rows of the table of tasks in each plan.
const ROWS: usize = 26;

const SAMPLE: [&str; 5] = [
    include_str!("../../../data/plans/care-2026.yaml"),
    include_str!("../../../data/plans/fire-2026.yaml"),
    include_str!("../../../data/plans/flood-2026.yaml"),
    include_str!("../../../data/plans/petition-2026.yaml"),
    include_str!("../../../data/plans/work-2026.yaml"),
];

const SURNAMES: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &str =
    "志明国华文建平海燕春梅秀英玉兰晓东立新宏伟思远雨晴浩然静怡欣悦俊杰嘉宁安康宇轩佳慧";

/// An office with so many people and plans of eight pages each.
pub fn office(people: usize, plans: usize) -> Vec<File> {
    let clauses = clauses();
    let mut files = vec![
        ("fangan.yaml".to_string(), "today: 2026-04-10\n".to_string()),
        ("data/organisation.yaml".to_string(), organisation(people)),
        ("data/people.yaml".to_string(), staff(people)),
    ];
    files.extend((0..plans).map(|i| {
        let path = format!("data/plans/plan-{i:05}.yaml");
        (path, plan(i, people, &clauses))
    }));
    files
}

/// The clauses of hanzi alone that the sample's plans are made of.
fn clauses() -> Vec<&'static str> {
    let hanzi = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let lines = SAMPLE.iter().flat_map(|text| text.lines());
    let texts = lines.filter(|line| !line.trim_start().starts_with('#'));
    let mut clauses: Vec<&str> = texts
        .flat_map(|line| line.split(|c: char| !hanzi(c)))
        .filter(|clause| (6..=16).contains(&clause.chars().count()))
        .collect();
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

/// A department for every twenty people; every person has a post.
fn organisation(people: usize) -> String {
    let mut text = String::from(
        "organisation: {name: 柳河街道办事处}\nissuers: [{id: office, name: 柳河街道办事处, code: 柳街办发}]\ndepartments:\n",
    );
    for i in 0..people.div_ceil(20) {
        let _ = writeln!(
            text,
            "  - {{id: unit-{i}, name: 第{i}网格服务站, short-name: {i}站}}"
        );
    }
    text.push_str("posts:\n");
    for i in 0..people {
        let unit = i / 20;
        let _ = writeln!(
            text,
            "  - {{id: post-{i}, title: {i}号岗位主任, department: unit-{unit}, rank: {}}}",
            i + 1
        );
    }
    text
}

fn staff(people: usize) -> String {
    let mut text = String::from("people:\n");
    let (surnames, given): (Vec<char>, Vec<char>) =
        (SURNAMES.chars().collect(), GIVEN.chars().collect());
    for i in 0..people {
        let (a, rest) = (surnames[i % surnames.len()], i / surnames.len());
        let (b, c) = (
            given[rest % given.len()],
            given[rest / given.len() % given.len()],
        );
        let _ = writeln!(
            text,
            "  - {{id: person-{i}, name: {a}{b}{c}, phone: \"0631-555-{:04}\"}}",
            i % 10_000
        );
    }
    text.push_str("appointments:\n");
    for i in 0..people {
        let _ = writeln!(
            text,
            "  - {{post: post-{i}, person: person-{i}, from: 2024-01-01}}"
        );
    }
    text
}

/// Numbers that look like chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    fn sentences(&mut self, clauses: &[&str], count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let parts: Vec<&str> = (0..3 + self.below(3))
                .map(|_| clauses[self.below(clauses.len())])
                .collect();
            text += &parts.join("，");
            text.push('。');
        }
        text
    }
}

fn plan(number: usize, people: usize, clauses: &[&str]) -> String {
    let mut chance = Chance(number as u64 + 1);
    let post = |chance: &mut Chance| format!("post-{}", chance.below(people));
    let unit = |chance: &mut Chance| format!("unit-{}", chance.below(people.div_ceil(20)));
    let mut text = format!(
        "plan:\n  id: plan-{number:05}\n  title: 2026年度第{number}号{}工作实施方案\n  form: plain\n  issuers: [office]\n  date: 2026-03-20\n  in-force: {{from: 2026-03-20, until: 2026-12-31}}\nsections:\n",
        clauses[chance.below(clauses.len())]
    );
    for heading in ["指导思想", "基本原则"] {
        let _ = writeln!(
            text,
            "  - heading: {heading}\n    body: {}",
            chance.sentences(clauses, 6)
        );
    }
    // Nobody stands in one list twice.
    let first = chance.below(people);
    let member = |i: usize| format!("post-{}", (first + i) % people);
    let _ = writeln!(
        text,
        "  - heading: 组织领导\n    body:\n      - body-of-people:\n          kind: leading-group\n          name: 专项工作领导小组\n          leader: {}\n          deputy: [{}, {}]\n          members: [{}]",
        member(0),
        member(1),
        member(2),
        (3..15).map(member).collect::<Vec<_>>().join(", ")
    );
    text.push_str("  - heading: 重点任务\n    body:\n      - items:\n");
    for _ in 0..6 {
        let title = clauses[chance.below(clauses.len())];
        let _ = writeln!(
            text,
            "          - title: {title}\n            text: {}",
            chance.sentences(clauses, 3)
        );
    }
    text.push_str("  - heading: 工作要求\n    body:\n      - text: 任务分工见@{attachment:tasks}。\n      - items:\n");
    for _ in 0..3 {
        let title = clauses[chance.below(clauses.len())];
        let _ = writeln!(
            text,
            "          - title: {title}\n            text: {}",
            chance.sentences(clauses, 3)
        );
    }
    text.push_str("attachments:\n  - id: tasks\n    title: 重点任务责任分工表\n    body:\n      - tasks:\n          columns: [serial, category, task, leader, lead, deadline]\n          items:\n");
    for row in 0..ROWS {
        let category = ["动员部署", "排查化解", "帮扶服务", "总结提升"][row * 4 / ROWS];
        let _ = writeln!(
            text,
            "            - {{category: {category}, leader: {}, lead: {}, deadline: {}月底前, task: {}}}",
            post(&mut chance),
            unit(&mut chance),
            row % 9 + 4,
            chance.sentences(clauses, 1).trim_end_matches('。')
        );
    }
    text
}
