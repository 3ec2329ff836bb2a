//! A year of a county office played through: drafts out to units and back, numbers,
//! changes of staff, what units report month by month, and the plans of the next year.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use fangan::engine::{Session, issue};
use fangan::office::import;
use fangan::register;
use fangan::workspace::Workspace;
use rust_xlsxwriter::{Format, Workbook};

use crate::common::folder::{Folder, said};

/// How much of it is played.
struct Size {
    units: usize,
    plans: usize,
    /// Papers made elsewhere.
    papers: usize,
    changes: usize,
    /// Units that a draft is sent to.
    asked: usize,
    months: u32,
    /// Units that report nothing in a month.
    missing: usize,
}

const SMALL: Size = Size {
    units: 6,
    plans: 2,
    papers: 4,
    changes: 1,
    asked: 4,
    months: 2,
    missing: 1,
};

const WHOLE: Size = Size {
    units: 30,
    plans: 12,
    papers: 36,
    changes: 3,
    asked: 10,
    months: 12,
    missing: 5,
};

#[test]
fn a_short_year_is_played_through() {
    Year::new(SMALL).play();
}

#[test]
#[ignore = "a whole year takes minutes: FANGAN_YEAR=whole"]
fn a_whole_year_is_played_through() {
    if std::env::var("FANGAN_YEAR").is_ok() {
        Year::new(WHOLE).play();
    }
}

/// The number that nobody gives to any paper: the register must tell it.
const LEFT_OUT: usize = 3;

struct Year {
    size: Size,
    office: Folder,
    /// The last number that was given.
    last: usize,
}

/// 东山镇, 东河镇 …: thirty of them.
fn unit(n: usize) -> String {
    let (one, two) = (
        ["东", "南", "西", "北", "中"],
        ["山", "河", "桥", "林", "田", "泉"],
    );
    format!("{}{}镇", one[n / 6 % 5], two[n % 6])
}

/// What the paragraph of a unit calls it.
fn tenth(n: usize) -> &'static str {
    ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][n % 10]
}

impl Year {
    fn new(size: Size) -> Self {
        let office = Folder::new();
        let units: Vec<String> = (0..size.units)
            .map(|n| {
                format!(
                    "  - {{id: u{n}, name: {0}人民政府, short-name: {0}}}\n",
                    unit(n)
                )
            })
            .collect();
        let ids: Vec<String> = (0..size.units).map(|n| format!("u{n}")).collect();
        let mut data = format!(
            "organisation: {{name: 白鹿县政务服务办公室}}\nissuers: [{{id: office, name: 白鹿县政务服务办公室, code: 白政办发}}]\n\
             departments:\n{}categories: [{{id: towns, name: 各镇, departments: [{}]}}]\nposts:\n  - {{id: chief, title: 办公室主任}}\n",
            units.concat(),
            ids.join(", ")
        );
        let (mut people, mut held) = (String::new(), String::new());
        people.push_str("  - {id: chief-person, name: 顾长河}\n");
        held.push_str("  - {post: chief, person: chief-person, from: 2020-01-01}\n");
        for n in 0..size.changes {
            data.push_str(&format!("  - {{id: post-{n}, title: 第{}科科长}}\n", n + 1));
            people.push_str(&format!(
                "  - {{id: old-{n}, name: 安{}若}}\n  - {{id: new-{n}, name: 柏{}青}}\n",
                tenth(n),
                tenth(n)
            ));
            held.push_str(&format!(
                "  - {{post: post-{n}, person: old-{n}, from: 2020-01-01}}\n"
            ));
        }
        data.push_str(&format!("people:\n{people}appointments:\n{held}"));
        office.write("data/office.yaml", data);
        for n in 0..size.plans {
            office.write(&format!("data/plans/p{n}-2026.yaml"), plan(n, &size));
        }
        let year = Self {
            size,
            office,
            last: 0,
        };
        year.day("2026-01-05");
        year
    }

    fn day(&self, day: &str) {
        self.office.write("fangan.yaml", format!("today: {day}\n"));
    }

    fn play(&mut self) {
        for (round, day) in ["2026-01-06", "2026-01-20"].into_iter().enumerate() {
            self.consult(round, day);
        }
        self.issue_all();
        for n in 0..self.size.changes {
            self.change(n);
        }
        for month in 1..=self.size.months {
            self.collect(month);
        }
        self.register();
        self.renew();
    }

    /// The draft goes to units and comes back: each of them is in the table.
    fn consult(&self, round: usize, day: &str) {
        let names: Vec<String> = (0..self.size.asked).map(unit).collect();
        let with = [
            "--units",
            &names.join(","),
            "--due",
            "2026-02-10",
            "--on",
            day,
        ];
        self.office
            .well(&[&["state", "p0-2026", "征求意见"][..], &with].concat());
        self.office.well(&["consult", "out", "p0-2026"]);
        let out = format!("output/consult/p0-2026-{day}");
        let back = format!("back-{round}");
        // The first wants nothing otherwise, the last does not answer.
        let silent = self.size.asked - 1;
        let mut wanted = 0;
        for n in 0..silent {
            let from = self
                .office
                .join(&format!("{out}/征求意见稿-{}.docx", unit(n)));
            let mut edits: Vec<(String, String)> = Vec::new();
            if n > 0 {
                let before = if round == 0 { "五日前" } else { "八日前" };
                let after = if round == 0 { "八日前" } else { "十日前" };
                edits.push((
                    format!("{}组每月{before}", tenth(n)),
                    format!("{}组每月{after}", tenth(n)),
                ));
                wanted += 1;
            }
            if n % 2 == 1 {
                // What the first of them wanted was taken in the first round.
                let before = if round == 0 {
                    "每季度"
                } else {
                    "每乙个月"
                };
                let after = format!("每{}旬通报一次", tenth(n));
                let after = if round == 0 {
                    format!("每{}个月通报一次", tenth(n))
                } else {
                    after
                };
                edits.push((format!("{before}通报一次"), after));
                wanted += 1;
            }
            let bytes = edited(&std::fs::read(from).unwrap(), &edits);
            self.office
                .write(&format!("{back}/{}.docx", unit(n)), bytes);
        }
        let told = self.office.well(&["consult", "in", "p0-2026", &back]);
        assert!(told.contains(&unit(silent)), "{told}");
        let (heads, mut rows) = table(&self.office, &format!("{out}/意见采纳情况表.xlsx"));
        let count = |words: &str| rows.iter().filter(|row| row[5] == words).count();
        assert_eq!((count("无意见"), count("未反馈")), (1, 1), "{rows:?}");
        assert_eq!(rows.len(), wanted + 2, "{rows:?}");
        // What each unit wants in its own paragraph is taken; of the one that several
        // want otherwise, one.
        let mut taken = false;
        for row in rows.iter_mut().filter(|row| !row[0].is_empty()) {
            let common = row[5].contains("通报");
            let take = !common || !std::mem::replace(&mut taken, true) && round == 0;
            row[7] = if take { "采纳" } else { "不采纳" }.into();
            row[8] = if take { "" } else { "与上级要求不一致" }.into();
        }
        rows.reverse();
        self.office
            .write("decided.xlsx", book(&heads, &rows, false));
        let told = self
            .office
            .well(&["consult", "take", "p0-2026", "decided.xlsx"]);
        assert!(told.contains("还没有写采纳情况的 0 条"), "{told}");
        let now = self.office.read("data/plans/p0-2026.yaml");
        let days = if round == 0 { "八日前" } else { "十日前" };
        assert_eq!(now.matches(days).count(), silent - 1, "{told}\n{now}");
        assert_eq!(
            now.contains("每季度通报一次"),
            !taken && round == 0,
            "{now}"
        );
    }

    /// Every plan is signed and issued, papers made elsewhere take numbers in between.
    fn issue_all(&mut self) {
        self.day("2026-03-02");
        let mut rows = String::from("register:\n");
        let each = self.size.papers / self.size.plans;
        for n in 0..self.size.plans {
            let id = format!("p{n}-2026");
            self.office
                .well(&["state", &id, "送审", "--with", "顾长河"]);
            self.office.well(&["state", &id, "已签发"]);
            let with = [
                "--number",
                "next",
                "--date",
                "2026-03-02",
                "--signed-by",
                "顾长河",
            ];
            self.office.well(&[&["issue", &id][..], &with].concat());
            self.last += 1;
            for k in 0..each {
                self.last += 1;
                if self.last == LEFT_OUT {
                    self.last += 1;
                }
                let void = if k == 1 { ", state: void" } else { "" };
                rows.push_str(&format!(
                    "  - {{number: 白政办发〔2026〕{}号, title: 关于第{}次会议的通知, date: 2026-03-02{void}}}\n",
                    self.last, self.last
                ));
            }
            self.office.write("data/elsewhere.yaml", &rows);
        }
    }

    /// Somebody leaves and somebody comes: what was issued stays as it was.
    fn change(&self, n: usize) {
        let day = format!("2026-{:02}-01", 4 + n * 2);
        self.day(&day);
        let change = format!(
            "change:\n  date: {day}\n  announced: {day}\n  basis: 白党任〔2026〕{n}号\n  reason: 工作需要\n  moves:\n    - {{person: old-{n}, leaves: post-{n}}}\n    - {{person: new-{n}, takes: post-{n}}}\n"
        );
        self.office
            .write(&format!("data/changes/change-{n}.yaml"), change);
        let issued = self.office.files("data/issued");
        self.office
            .well(&["change", "apply", &format!("change-{n}")]);
        assert_eq!(self.office.files("data/issued"), issued);
        let who = self.office.well(&["who", &format!("post-{n}")]);
        assert!(who.contains('柏'), "{who}");
    }

    /// Tables go out, come back sorted, merged and typed over, or not at all.
    fn collect(&self, month: u32) {
        let name = format!("2026-{month:02}");
        self.day(&format!("{name}-25"));
        self.office.well(&["collect", "out"]);
        let back = format!("reports-{month}");
        let mut missing: BTreeSet<String> = BTreeSet::new();
        for n in 0..self.size.units {
            if (n + month as usize) % self.size.units < self.size.missing {
                missing.insert(unit(n));
                continue;
            }
            let path = format!("output/collect/{name}/督查台账-{}.xlsx", unit(n));
            let (heads, mut rows) = table(&self.office, &path);
            assert_eq!(rows.len(), self.size.plans + 1, "{rows:?}");
            for (k, row) in rows.iter_mut().enumerate() {
                row[4] = format!("{name}已办{}件", n + k);
                let done = (n + k) % 12 < month as usize;
                row[5] = if done { "已完成" } else { "进行中" }.into();
            }
            match n % 3 {
                0 => rows.reverse(),
                1 => rows[0][2].push_str("（本镇已安排）"),
                _ => {}
            }
            self.office.write(
                &format!("{back}/{}.xlsx", unit(n)),
                book(&heads, &rows, n % 3 == 2),
            );
        }
        let told = self
            .office
            .well(&["collect", "in", &back, "--month", &name]);
        for unit in &missing {
            assert!(told.contains(unit), "{unit}\n{told}");
        }
        let kept = self.office.read(&format!("data/collected/{name}.yaml"));
        let rows = (self.size.units - missing.len()) * (self.size.plans + 1);
        assert_eq!(kept.matches("month:").count(), rows, "{told}");
    }

    /// No number stands on two papers, and what is missing is told.
    fn register(&self) {
        let workspace = Workspace::at(self.office.path());
        let session = Session::read(&workspace);
        let all = register::register(&session, &issue::numbered(&workspace), Some(2026));
        assert_eq!(all.len(), 1);
        let series = &all[0];
        assert_eq!(series.gaps(), [(LEFT_OUT as u32, LEFT_OUT as u32)]);
        assert!(series.doubles().is_empty());
        assert_eq!(series.entries.len(), self.last - 1);
        let told = self.office.well(&["register", "--year", "2026"]);
        assert!(told.contains(&format!("{LEFT_OUT}")), "{told}");
        // The papers themselves: a number is of one plan alone.
        let mut papers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, bytes) in self.office.files("data/issued") {
            if !name.ends_with(".html") {
                continue;
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let plan = name.split('/').next().unwrap_or_default().to_string();
            let mut rest = text.as_str();
            while let Some(at) = rest.find("白政办发〔2026〕") {
                rest = &rest[at + "白政办发〔2026〕".len()..];
                let serial: String = rest.chars().take_while(char::is_ascii_digit).collect();
                papers.entry(serial).or_default().insert(plan.clone());
            }
        }
        assert_eq!(papers.len(), self.size.plans, "{papers:?}");
        assert!(papers.values().all(|plans| plans.len() == 1), "{papers:?}");
    }

    /// Next year's plans: all of them, without number or state, and one list.
    fn renew(&self) {
        self.day("2026-12-20");
        let told = self
            .office
            .well(&["renew", "--year", "2027", "--carry", "all"]);
        assert!(
            told.contains(&format!("更新了 {} 个方案", self.size.plans)),
            "{told}"
        );
        for n in 0..self.size.plans {
            let new = self.office.read(&format!("data/plans/p{n}-2027.yaml"));
            assert!(new.contains("2027年") && !new.contains("顾长河"), "{new}");
            assert!(
                !new.contains("status: issued") && !new.contains("征求"),
                "{new}"
            );
            assert!(new.contains("上年结转"), "{new}");
        }
        let check = self.office.run(&["check"]);
        assert_ne!(check.status.code(), Some(2), "{}", said(&check));
        let register = self.office.well(&["register", "--year", "2027"]);
        assert!(!register.contains("〔2027〕1号，"), "{register}");
    }
}

/// A plan with a paragraph for each unit that is asked, and tasks for all.
fn plan(n: usize, size: &Size) -> String {
    let each: String = (0..size.asked)
        .map(|k| format!("{}组每月五日前报送情况。", tenth(k)))
        .collect();
    let members: Vec<String> = (0..size.changes).map(|k| format!("post-{k}")).collect();
    format!(
        "plan:\n  id: p{n}-2026\n  title: 2026年度第{}批便民服务实施方案\n  form: red-head\n  issued-by: true\n  issuers: [office]\n  addressees: [各镇人民政府]\n  \
         in-force: {{from: 2026-01-01, until: 2026-12-31}}\nsections:\n  - heading: 组织领导\n    body:\n      - body-of-people: {{kind: leading-group, name: 便民服务工作领导小组, leader: chief, members: [{}]}}\n  \
         - {{heading: 报送, body: {each}每季度通报一次办理情况。}}\n  - heading: 任务\n    body:\n      - tasks:\n          columns: [source, task, lead, deadline, note]\n          items:\n            \
         - {{task: 办好第{}批便民事项, lead: towns, deadline: 2026年12月20日前}}\n{}",
        n + 1,
        members.join(", "),
        n + 1,
        // What a meeting decided stands in the same ledger.
        match n {
            0 =>
                "            - {task: 更新窗口标识, lead: towns, source: 2026年第1次主任办公会议纪要, deadline: 2026年6月30日前}\n",
            _ => "",
        }
    )
}

/// A DOCX with words changed in its text.
#[track_caller]
fn edited(bytes: &[u8], edits: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "word/document.xml" {
            for (old, new) in edits {
                assert!(text.contains(old), "{old} does not stand in the draft");
                text = text.replacen(old, new, 1);
            }
        }
        let usual = zip::write::SimpleFileOptions::default();
        out.start_file(name, usual).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Heads and rows of a table that went out.
fn table(office: &Folder, path: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = std::fs::read(office.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    let (sheets, _) = import::read(&bytes, "a.xlsx").unwrap();
    let heads = sheets[0].rows[1].clone();
    let rows = sheets[0].rows[2..].iter().cloned().map(|mut row| {
        row.resize(heads.len(), String::new());
        row
    });
    (heads.clone(), rows.collect())
}

/// The same as somebody saves it: the second column of the first two rows merged.
fn book(heads: &[String], rows: &[Vec<String>], merged: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in std::iter::once(heads)
        .chain(rows.iter().map(Vec::as_slice))
        .enumerate()
    {
        for (c, text) in row.iter().enumerate() {
            sheet.write_string(r as u32, c as u16, text).unwrap();
        }
    }
    if merged && rows.len() > 1 {
        sheet
            .merge_range(1, 1, 2, 1, &rows[0][1], &Format::new())
            .unwrap();
    }
    book.save_to_buffer().unwrap()
}
