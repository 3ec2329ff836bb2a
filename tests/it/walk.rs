//! Every kind of part inside everything that holds parts is seen by everybody who
//! looks a plan through.

use std::fmt::Write as _;

use chrono::NaiveDate;
use fangan::diagnostic::{Code, Lang, Locale};
use fangan::document::{Block, Document};
use fangan::engine::{self, Session, Wanted};
use fangan::ledger::{self, Ledger, Of, Time};
use fangan::load::keys;
use fangan::model::{Part, PartKind, Plan};
use fangan::standing::{Slot, slots};
use fangan::write::{Format, ics};

use crate::common::{words, workspace};

/// Each kind of part as it is written: WHO is somebody's id, MARK a word that
/// stands nowhere else.
const KINDS: &[(&str, &str)] = &[
    ("text", "'请MARK找@{WHO}。'"),
    ("body-of-people", "{name: MARK领导小组, leader: WHO}"),
    (
        "working-groups",
        "[{name: MARK组, responsible-leader: WHO}]",
    ),
    ("duties", "[{scope: MARK, leader: WHO}]"),
    ("goals", "[{name: MARK, target: ≥95%, owner: WHO}]"),
    ("tasks", "[{task: MARK, leader: WHO}]"),
    (
        "phases",
        "[{name: MARK阶段, from: 2026-05, text: '由@{WHO}负责。'}]",
    ),
    (
        "procedure",
        "[{step: 登记, steps: [{step: MARK, by: WHO}]}]",
    ),
    (
        "mechanisms",
        "[{name: MARK制度, by: WHO, text: 每月一次。}]",
    ),
    ("contingencies", "[{when: MARK, by: WHO, response: 转移。}]"),
    ("items", "[{title: MARK, text: '由@{WHO}负责。'}]"),
    (
        "enumeration",
        "{style: 一是, items: ['MARK由@{WHO}负责', 复核]}",
    ),
    (
        "panel",
        "{title: MARK专栏, body: [{text: '由@{WHO}负责。'}]}",
    ),
    (
        "picture",
        "{file: a.png, alt: 位置图, caption: 'MARK，@{WHO}绘'}",
    ),
    ("rota", "{name: MARK值班表, every: 周二, order: [WHO]}"),
    ("chart", "organisation"),
    ("basis", "[basis]"),
    ("leadership", "全部"),
    (
        "table",
        "{columns: [事项, {name: 责任人, kind: people}], rows: [[MARK, WHO]]}",
    ),
    ("coverage", "[{area: MARK, responsible: WHO}]"),
    (
        "contacts",
        "[{who: WHO, duty: MARK, office-phone: 0631-5550199}]",
    ),
    ("assessment", "[{item: MARK, points: 5, by: WHO}]"),
    (
        "blank-form",
        "{kind: register, title: MARK登记表, intro: '交@{WHO}。', columns: [{name: 姓名}]}",
    ),
];

/// Which of them cites.
const BASIS: usize = 16;

/// What names nobody, or is drawn from what stands elsewhere.
const WITHOUT_PEOPLE: [&str; 2] = ["chart", "basis"];
const WITHOUT_WORDS: [&str; 1] = ["chart"];

/// What holds parts within parts.
const INNER: [(&str, &str); 4] = [
    ("item", "{items: [{title: 分项, body: [BODY]}]}"),
    (
        "mechanism",
        "{mechanisms: [{name: 例会制度, body: [BODY]}]}",
    ),
    (
        "contingency",
        "{contingencies: [{when: 大风, body: [BODY]}]}",
    ),
    ("panel", "{panel: {title: 大字, body: [BODY]}}"),
];

/// What holds parts in a plan; the attachment gathers what stands elsewhere.
const OUTER: [(&str, &str); 6] = [
    (
        "section",
        "sections: [{heading: 样章, body: [BODY]}]\nattachments: [GATHERED]\n",
    ),
    (
        "subsection",
        "sections: [{heading: 样章, sections: [{heading: 样节, body: [BODY]}]}]\nattachments: [GATHERED]\n",
    ),
    (
        "attachment",
        "attachments: [{id: a, title: 样表, body: [BODY]}, GATHERED]\n",
    ),
    (
        "chapter of an attachment",
        "attachments: [{id: a, title: 样表, sections: [{heading: 样章, body: [BODY]}]}, GATHERED]\n",
    ),
    (
        "piece",
        "compilation: [{title: 分案, body: [BODY]}]\nattachments: [GATHERED]\n",
    ),
    (
        "chapter of a piece",
        "compilation: [{title: 分案, sections: [{heading: 样章, body: [BODY]}]}]\nattachments: [GATHERED]\n",
    ),
];
const GATHERED: &str = "{id: all, title: 汇总表, body: [{tasks: from-plan}, {contacts: from-plan}, {chart: organisation}, {chart: phases}]}";

fn name(kind: usize) -> String {
    let surnames: Vec<char> = "安柏岑段鄂方葛华纪康蓝孟宁欧庞秦任沈陶魏萧严翟章卓"
        .chars()
        .collect();
    format!("{}若水", surnames[kind])
}

fn mark(kind: usize) -> String {
    let marks: Vec<char> = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人"
        .chars()
        .collect();
    format!("样{}事", marks[kind])
}

/// A plan with a part of each kind, held that way.
struct Held {
    session: Session,
    plan: Plan,
    document: Document,
    slots: Vec<Slot>,
    ledger: Ledger,
    calendar: String,
}

impl Held {
    fn by(outer: &str, inner: &[&str]) -> Self {
        let parts = KINDS.iter().enumerate().map(|(i, (kind, written))| {
            let written = written.replace("WHO", &format!("p{i}"));
            format!("{{{kind}: {}}}", written.replace("MARK", &mark(i)))
        });
        let parts: Vec<String> = parts.collect();
        let body = inner
            .iter()
            .rev()
            .fold(parts.join(",\n  "), |body, holder| {
                holder.replace("BODY", &body)
            });
        let mut data = String::from("organisation: {name: 柳河街道办事处}\npeople:\n");
        for i in 0..KINDS.len() {
            writeln!(data, "  - {{id: p{i}, name: {}}}", name(i)).unwrap();
        }
        writeln!(data, "bases: [{{id: basis, title: {}条例}}]", mark(BASIS)).unwrap();
        let leads = KINDS.iter().position(|(kind, _)| *kind == "leadership");
        let leads = leads.unwrap();
        writeln!(
            data,
            "portfolios: [{{name: {}工作, leader: {{person: p{leads}}}}}]",
            mark(leads)
        )
        .unwrap();
        data.push_str("plan: {id: held, title: 服务方案, form: plain, date: 2026-03-20, in-force: {from: 2026-05-01, until: 2026-05-31}}\n");
        data.push_str(&outer.replace("BODY", &body).replace("GATHERED", GATHERED));
        let other = "plan: {id: other, title: 公告, form: plain, date: 2026-03-20}\nsections: [{heading: 联系方式, body: 请拨打0631-5550199。}]\n";
        let session = workspace::session(&[("data/a.yaml", data.as_str()), ("data/b.yaml", other)]);
        assert!(
            !session.report.has_errors(),
            "{:#?}\n{data}",
            session.report
        );
        let raw = session.open(session.plans.by_id("held").unwrap()).unwrap();
        let (plan, report) = engine::resolved(&session, &raw.plan, &workspace::wanted());
        assert!(!report.has_errors(), "{report:#?}\n{data}");
        let document = workspace::documents(&session, "held").remove(0);
        let time = Time {
            as_of: NaiveDate::from_ymd_opt(2026, 5, 10).unwrap(),
            from: None,
            until: None,
        };
        let (ledger, report) = ledger::ledger(&session, Of::All, time);
        assert!(!report.has_errors(), "{report:#?}");
        let calendar = ics::write(&plan).unwrap_or_default();
        Self {
            slots: slots(&plan, Locale::of(Lang::Zh)),
            calendar: String::from_utf8(calendar).unwrap().replace("\r\n ", ""),
            session,
            plan,
            document,
            ledger,
        }
    }

    /// Names of those who do not see the kind of part.
    fn blind(&self, kind: usize) -> Vec<&'static str> {
        let (name, mark) = (name(kind), mark(kind));
        let key = KINDS[kind].0;
        let people = !WITHOUT_PEOPLE.contains(&key);
        let words = !WITHOUT_WORDS.contains(&key);
        let mut blind = Vec::new();
        let mut sees = |walker, seen: bool| {
            if !seen {
                blind.push(walker);
            }
        };
        let text = words::text_of(&self.document);
        sees("document", !words || text.contains(&mark));
        let stands = |slot: &Slot| slot.words.iter().any(|words| words.contains(&name));
        sees("standing", !people || self.slots.iter().any(stands));
        let seated = self
            .slots
            .iter()
            .any(|slot| slot.parties.iter().any(|p| p.name == name));
        let in_ledger = |row: &ledger::Row| row.who.contains(&name) || row.what.contains(&mark);
        let owed = seated || key == "phases";
        sees("ledger", !owed || self.ledger.rows.iter().any(in_ledger));
        let gathered = &self.plan.attachments.last().unwrap().body;
        match key {
            "body-of-people" => {
                let bodies = self.plan.bodies();
                sees(
                    "bodies",
                    bodies.iter().any(|body| body.name.text.contains(&mark)),
                );
                sees("organisation chart", self.drawn(&mark) >= 2);
                let PartKind::Contacts(contacts) = &gathered[1].kind else {
                    panic!()
                };
                sees(
                    "contacts",
                    contacts.items.iter().any(|c| c.who.name == name),
                );
            }
            "working-groups" => sees("organisation chart", self.drawn(&mark) >= 2),
            "phases" => sees("chart of phases", self.drawn(&mark) >= 1),
            "tasks" => {
                let PartKind::Tasks(tasks) = &gathered[0].kind else {
                    panic!()
                };
                sees(
                    "tasks",
                    tasks.items.iter().any(|task| task.task.text == mark),
                );
            }
            "rota" => sees("calendar", self.calendar.contains(&name)),
            "contacts" => sees("leak", self.holds_back()),
            _ => {}
        }
        blind
    }

    /// How many charts show a word.
    fn drawn(&self, word: &str) -> usize {
        let figures = self.document.walk().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure.words.iter().map(|w| w.text.as_str())),
            _ => None,
        });
        let texts = figures.map(|words| words.collect::<String>());
        texts.filter(|text| text.contains(word)).count()
    }

    /// Whether the public edition of the other plan is held back.
    fn holds_back(&self) -> bool {
        let wanted = Wanted {
            public: true,
            formats: vec![Format::Html],
            ..workspace::wanted()
        };
        let other = self.session.plans.by_id("other").unwrap();
        let other = self.session.open(other).unwrap();
        let (outputs, report) = engine::plan(&self.session, &other, &wanted);
        outputs.is_empty() && report.iter().any(|d| d.code == Code::InternalLeak)
    }

    /// Whether the parts stand in the document as they were written.
    fn in_order(&self) -> bool {
        let text = words::text_of(&self.document);
        let marks = (0..KINDS.len()).filter(|i| !WITHOUT_WORDS.contains(&KINDS[*i].0));
        let places: Vec<_> = marks.map(|i| text.find(&mark(i))).collect();
        places.is_sorted()
    }
}

/// Every way to hold parts: at the top, one deep in everything, two deep in a
/// chapter.
fn holders() -> Vec<(String, &'static str, Vec<&'static str>)> {
    let mut all = Vec::new();
    for (outer, written) in OUTER {
        all.push((outer.to_string(), written, vec![]));
        for (inner, body) in INNER {
            all.push((format!("{inner} in {outer}"), written, vec![body]));
        }
    }
    for (outer, first) in INNER {
        for (inner, second) in INNER {
            all.push((
                format!("{inner} in {outer}"),
                OUTER[0].1,
                vec![first, second],
            ));
        }
    }
    all
}

#[test]
fn every_kind_of_part_in_every_holder_is_seen_by_every_walker() {
    let kinds = keys::PART
        .fields
        .iter()
        .map(|field| field.name)
        .filter(|key| *key != "internal");
    let missing: Vec<&str> = kinds
        .filter(|key| KINDS.iter().all(|(k, _)| k != key))
        .collect();
    assert!(missing.is_empty(), "not written here: {missing:?}");
    let mut unseen = Vec::new();
    for (holder, outer, inner) in holders() {
        let held = Held::by(outer, &inner);
        for (i, (kind, _)) in KINDS.iter().enumerate() {
            for walker in held.blind(i) {
                unseen.push(format!("{walker}: {kind} in {holder}"));
            }
        }
        if !held.in_order() {
            unseen.push(format!("out of order in {holder}"));
        }
    }
    assert!(unseen.is_empty(), "{} unseen: {unseen:#?}", unseen.len());
}

/// What each holder of parts gathers: tasks, people, boxes of the chart.
fn gathered(parts: &[&Part]) -> String {
    let found = parts.iter().map(|part| match &part.kind {
        PartKind::Tasks(tasks) => tasks.items.iter().map(|t| t.task.text.clone()).collect(),
        PartKind::Contacts(list) => list.items.iter().map(|c| c.who.name.clone()).collect(),
        PartKind::Chart(chart) => chart.nodes.iter().map(|n| n.text.text.clone()).collect(),
        _ => Vec::new(),
    });
    found.flatten().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_short_plan_of_a_compilation_gathers_its_own() {
    let gathers = "{tasks: from-plan}, {contacts: from-plan}, {chart: organisation}";
    let piece = |number: usize| {
        format!(
            "{{title: 分案, body: [{{body-of-people: {{name: 小组{number}, leader: p{number}}}}}], sections: [{{heading: 任务, body: [{{tasks: [{{task: 任务{number}, lead: p{number}}}]}}, {{items: [{{title: 附表, body: [{gathers}]}}]}}]}}]}}"
        )
    };
    let data = format!(
        "organisation: {{name: 柳河街道办事处}}\npeople: [{{id: p1, name: 安若水}}, {{id: p2, name: 柏长青}}]\nplan: {{id: all, title: 工作方案汇编, form: plain, date: 2026-03-20}}\ncompilation: [{}, {}]\nattachments: [{{id: sum, title: 汇总表, body: [{gathers}]}}]\n",
        piece(1),
        piece(2)
    );
    let session = workspace::session(&[("data/a.yaml", data)]);
    let raw = session.opened().next().unwrap();
    let (plan, report) = engine::resolved(&session, &raw.plan, &workspace::wanted());
    assert!(!report.has_errors(), "{report:#?}");
    let own = |number: usize, name: &str| format!("任务{number} 任务{number} {name} 小组{number}");
    assert_eq!(gathered(&plan.pieces[0].parts()), own(1, "安若水"));
    assert_eq!(gathered(&plan.pieces[1].parts()), own(2, "柏长青"));
    assert_eq!(
        gathered(&plan.attachments[0].parts()),
        "任务1 任务2 安若水 柏长青 小组1 小组2"
    );
}
