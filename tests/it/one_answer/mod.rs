//! Who answers for a clause stands in its bracket, its rows, the annexed table, the
//! ledger and the DOCX: thirty changes of staff and units, one after the other, and
//! all of them say the same, which is what the roster says on the day.

mod office;

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use fangan::engine::{self, Wanted};
use fangan::ledger::{self, Of, Time};
use fangan::write::Format;

use crate::common::reading;
use crate::common::words::text_of;
use crate::common::workspace;
use office::{Dice, Office};

/// A clause of the plan: who is written there.
struct Clause {
    title: &'static str,
    leader: Option<usize>,
    lead: &'static [usize],
    responsible: &'static [usize],
    support: &'static [usize],
    accountable: Option<usize>,
    deadline: &'static str,
}

// No two leaders stand side by side: their cells would merge.
const CLAUSES: [Clause; 4] = [
    Clause {
        title: "建设食堂",
        leader: Some(0),
        lead: &[0],
        responsible: &[1, 2, 4],
        support: &[],
        accountable: None,
        deadline: "6月底前",
    },
    Clause {
        title: "配送餐食",
        leader: None,
        lead: &[4],
        responsible: &[],
        support: &[3, 5],
        accountable: Some(4),
        deadline: "9月底前",
    },
    Clause {
        title: "公布菜价",
        leader: None,
        lead: &[],
        responsible: &[5],
        support: &[2],
        accountable: None,
        deadline: "年底前",
    },
    Clause {
        title: "评价服务",
        leader: Some(1),
        lead: &[3],
        responsible: &[0, 5],
        support: &[1],
        accountable: Some(5),
        deadline: "11月底前",
    },
];

/// Its people and units on a day, by role, each unit once.
struct Said {
    leader: String,
    lead: String,
    responsible: String,
    support: String,
    accountable: String,
    several: bool,
}

impl Clause {
    fn yaml(&self) -> String {
        let units = |list: &[usize]| {
            let ids: Vec<String> = list.iter().map(|i| format!("u{i}")).collect();
            format!("[{}]", ids.join(", "))
        };
        let mut fields = Vec::new();
        fields.extend(
            self.leader
                .map(|i| format!("leader: {{in-charge-of: 第{i}项工作}}")),
        );
        for (key, list) in [
            ("lead", self.lead),
            ("responsible", self.responsible),
            ("support", self.support),
        ] {
            if !list.is_empty() {
                fields.push(format!("{key}: {}", units(list)));
            }
        }
        fields.extend(self.accountable.map(|i| format!("accountable: h{i}")));
        fields.push(format!("deadline: {}", self.deadline));
        format!(
            "{{title: {}, text: 有序推进。, responsibility: {{{}}}}}",
            self.title,
            fields.join(", ")
        )
    }

    fn said(&self, office: &Office) -> Said {
        let mut known: Vec<&str> = Vec::new();
        let mut once = |list: &[usize]| -> Vec<String> {
            let names = list.iter().map(|i| office.unit(*i));
            let fresh = names.filter(|name| {
                let fresh = !known.contains(name);
                known.push(name);
                fresh
            });
            fresh.map(str::to_string).collect()
        };
        let (lead, responsible, support) =
            (once(self.lead), once(self.responsible), once(self.support));
        let person = |name: Option<&str>| name.unwrap_or_default().to_string();
        Said {
            leader: person(self.leader.map(|i| office.leader(i))),
            several: !lead.is_empty() || responsible.len() > 1,
            lead: lead.join("、"),
            responsible: responsible.join("、"),
            support: support.join("、"),
            accountable: person(self.accountable.map(|i| office.head(i))),
        }
    }
}

impl Said {
    /// What stands in the bracket.
    fn bracket(&self, deadline: &str) -> String {
        let mut out = String::new();
        let mut add = |before: &str, who: &str, behind: &str, mark: &str| {
            if !who.is_empty() {
                if !out.is_empty() {
                    out.push_str(if out.starts_with("牵头领导") && !out.contains('；') {
                        "；"
                    } else {
                        mark
                    });
                }
                let _ = write!(out, "{before}{who}{behind}");
            }
        };
        add("牵头领导：", &self.leader, "", "");
        add("", &self.lead, "牵头", "，");
        let work = if self.several {
            "按职责分工负责"
        } else {
            "负责"
        };
        add("", &self.responsible, work, "，");
        add("", &self.support, "配合", "，");
        add("责任人：", &self.accountable, "", "；");
        format!("（{out}，{deadline}完成）")
    }

    /// What stands in the rows, one a line.
    fn rows(&self, deadline: &str) -> String {
        let rows = [
            ("牵头领导", self.leader.as_str()),
            ("牵头单位", &self.lead),
            ("责任单位", &self.responsible),
            ("配合单位", &self.support),
            ("责任人", &self.accountable),
            ("完成时限", deadline),
        ];
        let rows = rows.iter().filter(|(_, who)| !who.is_empty());
        let rows: Vec<String> = rows.map(|(label, who)| format!("{label}：{who}")).collect();
        rows.join("\n")
    }

    /// Its row of the annexed table, cell by cell.
    fn cells(&self, title: &str, deadline: &str) -> String {
        let cells = [
            title,
            &self.leader,
            &self.lead,
            &self.responsible,
            &self.accountable,
            &self.support,
            deadline,
        ];
        let cells = cells.map(|cell| if cell.is_empty() { "—" } else { cell });
        cells.join(" ")
    }

    /// Everybody, as the ledger has them.
    fn everybody(&self) -> Vec<String> {
        let lists = [
            &self.leader,
            &self.lead,
            &self.responsible,
            &self.support,
            &self.accountable,
        ];
        let mut all: Vec<String> = lists
            .iter()
            .flat_map(|list| list.split('、'))
            .filter(|name| !name.is_empty())
            .map(str::to_string)
            .collect();
        all.sort();
        all
    }
}

fn plan(style: &str) -> String {
    let clauses: Vec<String> = CLAUSES.iter().map(Clause::yaml).collect();
    format!(
        "plan: {{id: a, title: 社区食堂工作方案, form: plain, date: 2026-01-01, responsibility-style: {style}}}
sections:
  - heading: 任务
    body:
      - 分工见@{{attachment:list}}。
      - items: [{}]
      - procedure: {{steps: [{{step: 受理, by: [u0, h4], within: 30分钟, text: 当场登记}}]}}
attachments:
  - id: list
    title: 责任分解表
    body: [{{tasks: {{from-plan: true, columns: [task, leader, lead, responsible, accountable, support, deadline]}}}}]
",
        clauses.join(", ")
    )
}

#[test]
fn bracket_rows_table_ledger_and_docx_never_give_two_answers() {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let mut office = Office::new(first);
    let mut dice = Dice(2026);
    let mut happened = String::new();
    for number in 1..=30usize {
        let day = first + Days::new(5 * u64::try_from(number).unwrap());
        happened += &format!("{day} {}\n", office.change(&mut dice, number, day));
        for style in ["brackets", "rows"] {
            let data = [
                ("data/office.yaml", office.yaml()),
                ("data/plan.yaml", plan(style)),
            ];
            let session = workspace::session(&data);
            let documents = workspace::documents_on(&session, "a", Some(day));
            let text = text_of(&documents[0]);
            let wanted = Wanted {
                as_of: Some(day),
                formats: vec![Format::Docx],
                ..workspace::wanted()
            };
            let opened = session.opened().next().unwrap();
            let (outputs, _) = engine::plan(&session, &opened, &wanted);
            let docx = reading::text_of_docx(&outputs[0].bytes);
            let time = Time {
                as_of: day,
                from: None,
                until: None,
            };
            let (ledger, _) = ledger::ledger(&session, Of::All, time);
            let held = |title: &str| {
                let rows = ledger.rows.iter().filter(|row| row.what == title);
                let mut who: Vec<String> = rows.flat_map(|row| row.who.clone()).collect();
                who.sort();
                who
            };
            for clause in &CLAUSES {
                let said = clause.said(&office);
                let behind = match style {
                    "rows" => said.rows(clause.deadline),
                    _ => said.bracket(clause.deadline),
                };
                let cells = said.cells(clause.title, clause.deadline);
                for words in [&behind, &cells] {
                    let fits = text.contains(words.as_str());
                    assert!(fits, "{style} {words}\n{text}\n{happened}");
                    let run_on = words.replace([' ', '\n'], "");
                    assert!(docx.contains(&run_on), "docx {run_on}\n{docx}\n{happened}");
                }
                assert_eq!(held(clause.title), said.everybody(), "{happened}");
            }
            // What a step says by its own keys as well.
            let (unit, head) = (office.unit(0), office.head(4));
            for words in [
                format!("（时限：30分钟；承办：{unit}、{head}）"),
                format!("受理 — — {unit} {head} — 30分钟"),
            ] {
                assert!(text.contains(&words), "{words}\n{text}\n{happened}");
            }
        }
    }
}
