//! A staff change from its file to every document, and back again.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

use fangan::change::{self, Prepared};
use fangan::diagnostic::{Lang, Locale};
use fangan::load::Input;
use fangan::standing;
use fangan::workspace::{Recovered, Workspace, Write};

use crate::common::folder::{self, Files, Folder, files};

/// A copy of the sample in a folder of its own.
struct Copy(Folder);

impl Copy {
    fn new() -> Self {
        Self(Folder::sample())
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn read(&self, name: &str) -> String {
        self.0.read(name)
    }

    fn edit(&self, name: &str, old: &str, new: &str) {
        self.0.edit(name, old, new);
    }

    fn files(&self, below: &str) -> Files {
        self.0.files(below)
    }

    fn run(&self, args: &[&str]) -> Output {
        self.0.run(args)
    }

    fn well(&self, args: &[&str]) -> String {
        self.0.well(args)
    }

    fn workspace(&self) -> Workspace {
        Workspace::at(self.root())
    }

    fn write(&self, name: &str, text: &str) {
        self.0.write(name, text);
    }

    /// Writes the file of a change.
    fn change(&self, name: &str, text: &str) {
        self.write(&format!("data/changes/{name}"), text);
    }

    fn data(&self) -> Files {
        self.0.files("data")
    }

    /// Everything a change works out, without writing.
    fn prepared(&self, file: &str) -> Result<Prepared, Vec<&'static str>> {
        let data = self.data().into_iter().map(|(name, bytes)| Input {
            path: format!("data/{name}"),
            bytes: bytes.into(),
        });
        let data: Vec<Input> = data.collect();
        let path = format!("data/changes/{file}");
        let change = data.iter().find(|i| i.path == path).unwrap().clone();
        change::prepare(&[], &data, &Default::default(), &change)
            .map_err(|refused| refused.report.iter().map(|d| d.code.name()).collect())
    }

    fn refused(&self, moves: &str) -> Vec<&'static str> {
        self.change(
            "x.yaml",
            &format!("change:\n  date: 2026-07-01\n  moves:\n{moves}\n"),
        );
        self.prepared("x.yaml").err().unwrap_or_default()
    }
}

/// What the change writes.
fn writes(prepared: &Prepared) -> Vec<Write> {
    let write = |file: &change::Edited| Write {
        path: file.path.clone(),
        before: file.before.clone(),
        after: Some(file.after.clone()),
    };
    prepared.files.iter().map(write).collect()
}

#[test]
fn undoing_every_change_in_reverse_gives_the_first_bytes() {
    let copy = Copy::new();
    let first = copy.data();
    copy.well(&["change", "announce", "--early", "2026-07-personnel"]);
    let between = copy.data();
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    assert_ne!(between, copy.data());
    let again = copy.run(&["change", "announce", "--early", "2026-09-reshuffle"]);
    assert_eq!(again.status.code(), Some(1));
    let early = copy.run(&["change", "undo", "2026-07-personnel"]);
    assert_eq!(early.status.code(), Some(1));
    copy.well(&["change", "undo", "2026-09-reshuffle"]);
    assert_eq!(copy.data(), between);
    copy.well(&["change", "undo", "2026-07-personnel"]);
    assert_eq!(copy.data(), first);
}

#[test]
fn only_what_the_change_says_is_edited() {
    let copy = Copy::new();
    let prepared = copy.prepared("2026-07-personnel.yaml").ok().unwrap();
    for file in &prepared.files {
        let before = String::from_utf8(file.before.clone().unwrap()).unwrap();
        let after = String::from_utf8(file.after.clone()).unwrap();
        let comments = |text: &str| text.matches('#').count();
        assert_eq!(comments(&before), comments(&after));
        // Without the new rows and last days, it is the same text.
        let without: String = after
            .replace(", until: 2026-06-30", "")
            .split_inclusive('\n')
            .filter(|line| !line.contains("from: 2026-07-01") && !line.contains("shen"))
            .collect();
        assert_eq!(without, before);
    }
    assert!(prepared.files.iter().all(|f| !f.path.contains("plans/")));
}

#[test]
fn wherever_apply_is_killed_the_data_is_before_or_after() {
    let copy = Copy::new();
    let prepared = copy.prepared("2026-09-reshuffle.yaml").ok().unwrap();
    let writes = writes(&prepared);
    let back: Vec<Write> = writes
        .iter()
        .map(|w| Write {
            path: w.path.clone(),
            before: w.after.clone(),
            after: w.before.clone(),
        })
        .collect();
    let workspace = copy.workspace();
    let before = copy.data();
    workspace.commit(&writes).unwrap();
    let after = copy.data();
    workspace.commit(&back).unwrap();
    assert_eq!(copy.data(), before);
    let mut seen = std::collections::BTreeSet::new();
    for steps in 0..100 {
        let mut left = steps;
        let ended = workspace
            .commit_while(&writes, &mut || {
                left -= 1;
                left >= 0
            })
            .unwrap();
        let (_lock, recovered) = workspace.enter(true, &mut || {}).unwrap();
        let expected = match recovered {
            Recovered::Discarded => &before,
            Recovered::Nothing if !ended => &before,
            _ => &after,
        };
        assert_eq!(&copy.data(), expected, "after {steps} steps");
        seen.insert(format!("{recovered:?}"));
        assert!(!copy.root().join(".fangan/journal").exists());
        drop(_lock);
        if copy.data() != before {
            workspace.commit(&back).unwrap();
        }
        if ended {
            break;
        }
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn what_is_typed_after_a_crash_is_not_written_over() {
    let copy = Copy::new();
    let prepared = copy.prepared("2026-07-personnel.yaml").ok().unwrap();
    let writes = writes(&prepared);
    let workspace = copy.workspace();
    // Stopped behind the commit, with one file written.
    let mut left = writes.len() as i32 + 2;
    let go_on = &mut || {
        left -= 1;
        left >= 0
    };
    assert!(!workspace.commit_while(&writes, go_on).unwrap());
    let path = copy.root().join(&writes[1].path);
    let crashed = std::fs::read(&path).unwrap();
    std::fs::write(&path, [crashed.as_slice(), b"# by hand\n"].concat()).unwrap();
    let typed = copy.data();
    for command in [
        &["check"][..],
        &["change", "undo", "x"],
        &["list", "people"],
    ] {
        let out = copy.run(command);
        assert_eq!(out.status.code(), Some(2));
        let said = String::from_utf8(out.stderr).unwrap();
        assert!(
            said.contains("edited-in-between") && said.contains(&writes[1].path),
            "{said}"
        );
        assert_eq!(copy.data(), typed);
    }
    // Put back as the crash left it, it is finished.
    std::fs::write(&path, crashed).unwrap();
    let (_lock, recovered) = workspace.enter(false, &mut || {}).unwrap();
    assert_eq!(recovered, Recovered::Completed);
    for write in &writes {
        let now = std::fs::read(copy.root().join(&write.path)).unwrap();
        assert_eq!(Some(now), write.after);
    }
}

#[test]
fn nothing_is_written_over_what_was_saved_meanwhile() {
    let copy = Copy::new();
    let write = Write {
        path: "data/people.yaml".into(),
        before: Some(b"people: []\n".to_vec()),
        after: Some(b"people: [] # new\n".to_vec()),
    };
    let before = copy.data();
    let fault = copy.workspace().commit(&[write]).unwrap_err();
    assert_eq!(fault.code.name(), "edited-meanwhile");
    assert_eq!(copy.data(), before);
}

#[test]
fn the_days_of_a_rota_that_change_hands_are_listed_and_handed_over() {
    let copy = Copy::new();
    let plan = "plan: {id: visits, title: 2026年接访工作方案, form: plain, date: 2026-01-10, in-force: {from: 2026-01-10, until: 2026-12-31}}\nsections:\n  - heading: 接访安排\n    body:\n      - rota: {every: 周二, from: 2026-06-01, until: 2026-09-30, order: [街道办事处主任, 应急办主任, 司法所所长]}\n";
    copy.write("data/plans/visits.yaml", plan);
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {person: 严立新, retires: true}\n    - {person: 江可欣, takes: 司法所所长, moves-to: true}\n    - {person: 高远, leaves: 应急办副主任}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    let impact = change::impact(&prepared, Locale::of(Lang::Zh));
    let visits = impact.plans.iter().find(|p| p.id == "visits").unwrap();
    let days: Vec<_> = visits
        .rows
        .iter()
        .filter_map(|r| Some((r.duty?, r)))
        .collect();
    assert!(days.len() >= 4, "{visits:#?}");
    assert!(days.iter().all(|(day, _)| *day >= prepared.steps.date));
    assert!(
        days.iter()
            .any(|(_, r)| r.before[0].contains("严立新") && r.after[0].contains("江可欣"))
    );
    copy.well(&["change", "apply", "x", "--each"]);
    let sheet = copy.read("output/handover/x-handover-yan.html");
    assert!(
        sheet.contains("值班") && sheet.contains("江可欣"),
        "{sheet}"
    );
}

#[test]
fn an_office_words_papers_and_roles_its_own_way() {
    let copy = Copy::new();
    copy.write(
        "templates/locales/zh.yaml",
        "ui: {role-task-leader: 挂帅领导, impact-without: 眼下没人的}\n",
    );
    let own = "{% extends \"base.html\" %}{% block title %}<h1>移交单</h1>{% endblock title %}{% block body %}{% for sheet in paper.sheets %}<p>{{ sheet.name }}</p>{% endfor %}{% endblock body %}";
    copy.write("templates/handover.html", own);
    let said = copy.well(&["change", "preview", "2026-09-reshuffle", "--lang", "zh"]);
    assert!(
        said.contains("挂帅领导") && !said.contains("牵头领导"),
        "{said}"
    );
    let own = files(&copy.0.of_user());
    let impact = own
        .iter()
        .find(|(name, _)| name.ends_with("drafts/change-impact.html"));
    let impact = String::from_utf8_lossy(impact.unwrap().1);
    assert!(impact.contains("挂帅领导") && impact.contains("人事变动影响一览"));
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    let sheet = copy.read("output/handover/2026-09-reshuffle-handover.html");
    assert!(
        sheet.contains("<title>移交单") && sheet.contains("吴建国"),
        "{sheet}"
    );
    // A key that there is not is said at its line.
    copy.write("templates/locales/zh.yaml", "ui: {role-nothing: 无}\n");
    let said = folder::said(&copy.run(&["list", "people", "--lang", "zh"]));
    let place = said.contains("templates/locales/zh.yaml:1:6");
    assert!(said.contains("role-nothing") && place, "{said}");
}

#[test]
fn the_page_of_the_pdf_and_the_line_of_yaml_are_where_the_role_stands() {
    let copy = Copy::new();
    copy.well(&["change", "preview", "2026-09-reshuffle"]);
    assert!(!copy.root().join("output/public").exists());
    let said = copy.well(&["change", "preview", "2026-09-reshuffle", "--lang", "zh"]);
    let rows = said
        .lines()
        .filter(|l| l.contains(".yaml:") && l.contains("，第"));
    let rows: Vec<(String, usize, usize)> = rows
        .filter_map(|row| {
            let (file, rest) = row.trim().split_once(".yaml:")?;
            let (line, page) = rest.split_once("，第")?;
            let page = page.trim_end_matches('）').strip_suffix("页")?;
            Some((
                format!("{file}.yaml"),
                line.parse().ok()?,
                page.parse().ok()?,
            ))
        })
        .collect();
    assert!(rows.len() > 60, "{said}");
    // The edition of the day: each page has the words of the line that names it.
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    copy.well(&[
        "build",
        "petition-2026",
        "--to",
        "pdf",
        "--as-of",
        "2026-09-01",
    ]);
    let pdf = copy
        .root()
        .join("output/as-of-2026-09-01/petition-2026.现行名单.pdf");
    let pages = lopdf::Document::load(pdf).unwrap().get_pages().len();
    let mine = rows
        .iter()
        .filter(|(file, ..)| file.ends_with("petition-2026.yaml"));
    let mine: Vec<usize> = mine.map(|(.., page)| *page).collect();
    assert!(
        mine.iter().all(|page| (1..=pages).contains(page)),
        "{mine:?} of {pages}"
    );
    assert!(mine.iter().max() > mine.iter().min());
}

#[test]
fn what_differs_between_two_days_is_a_page_as_well() {
    let copy = Copy::new();
    copy.well(&["change", "announce", "--early", "2026-07-personnel"]);
    let said = copy.well(&[
        "diff",
        "petition-2026",
        "--from",
        "2026-06-30",
        "--to",
        "2026-07-01",
        "--html",
    ]);
    assert!(said.contains("严立新") && said.contains("何静"));
    let page = copy.read("output/diff/petition-2026-2026-06-30-2026-07-01.html");
    assert!(page.contains("严立新") && page.contains("何静") && page.contains("2026年7月1日"));
}

#[test]
fn whoever_leads_too_much_is_named_by_check_and_by_preview() {
    let copy = Copy::new();
    assert!(!copy.well(&["check"]).contains("too-many-leading-roles"));
    let said = copy.well(&["change", "preview", "2026-09-reshuffle", "--lang", "zh"]);
    assert!(said.contains("罗文斌：由7项增至12项，上限11项"), "{said}");
    copy.edit(
        "fangan.yaml",
        "leading-role-limit: 11",
        "leading-role-limit: 8",
    );
    let said = copy.well(&["check", "--lang", "zh"]);
    assert!(
        said.contains("too-many-leading-roles") && said.contains("“秦晓岚”牵头11项"),
        "{said}"
    );
}

/// The lines of the blocks of that kind, in the chapter on changes of staff.
fn quoted(readme: &str, heading: &str, kind: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
    let text = std::fs::read_to_string(path).unwrap();
    let chapter = text
        .split(heading)
        .nth(1)
        .unwrap()
        .split("\n## ")
        .next()
        .unwrap();
    let opening = format!("```{kind}\n");
    let blocks = chapter.split(&opening).skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    // Blocks within a list stand three blanks further in.
    let indent = if kind == "yaml" { "" } else { "   " };
    let lines = lines.map(|line| line.strip_prefix(indent).unwrap_or(line).to_string());
    lines.filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn the_worked_example_of_the_readme_is_true() {
    for (readme, heading, lang) in [
        ("README.md", "## When staff changes\n", "en"),
        ("README.zh-CN.md", "## 人员变动\n", "zh"),
    ] {
        let copy = Copy::new();
        let first = copy.data();
        let before = copy.read("data/appointments.yaml");
        let change = ["2026-09-reshuffle", "--lang", lang];
        let mut said = copy.well(&[&["change", "preview"], &change[..]].concat());
        said += &copy.well(&[&["change", "announce", "--early"], &change[..]].concat());
        let said = said.replace(&format!("{}/", copy.root().display()), "");
        let lines: Vec<&str> = said.lines().collect();
        let quoted_lines = quoted(readme, heading, "text");
        assert!(quoted_lines.len() > 9);
        for line in quoted_lines {
            assert!(lines.contains(&line.as_str()), "{readme}: {line}\n{said}");
        }
        let after = copy.read("data/appointments.yaml");
        for line in quoted(readme, heading, "diff") {
            let (sign, line) = line.split_at(1);
            let text = if sign == "-" { &before } else { &after };
            assert!(text.lines().any(|l| l == line), "{readme}: {line}");
        }
        assert_eq!(copy.files("output/handover").len(), 4);
        copy.well(&[&["change", "undo"], &change[..]].concat());
        assert_eq!(copy.data(), first);
    }
    // The change as the Chinese page has it is a change that can be read.
    let copy = Copy::new();
    copy.change(
        "x.yaml",
        &quoted("README.zh-CN.md", "## 人员变动\n", "yaml").join("\n"),
    );
    let faults = copy.prepared("x.yaml").err().unwrap_or_default();
    // What it leaves out is not there: two deputies would be five.
    assert_eq!(faults, ["post-full"]);
}

#[test]
fn undo_takes_the_papers_back_that_nobody_has_edited() {
    let copy = Copy::new();
    copy.well(&[
        "change",
        "announce",
        "--early",
        "2026-07-personnel",
        "--each",
    ]);
    let sheets = || copy.files("output/handover");
    assert!(sheets().len() > 4);
    let edited = sheets().keys().next().unwrap().clone();
    copy.write(&format!("output/handover/{edited}"), "改过");
    let said = copy.well(&["change", "undo", "2026-07-personnel"]);
    assert!(said.contains(&edited), "{edited}: {said}");
    assert_eq!(sheets().into_keys().collect::<Vec<_>>(), [edited]);
    assert!(!copy.root().join("data/changes/applied").exists());
}

#[test]
fn preview_lists_exactly_the_roles_that_apply_changes() {
    let copy = Copy::new();
    let prepared = copy.prepared("2026-09-reshuffle.yaml").ok().unwrap();
    let impact = change::impact(&prepared, Locale::of(Lang::Zh));
    let day = prepared.steps.date;
    // The plans of the data as it really is after apply, on both days.
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    let data = copy.data().into_iter().map(|(name, bytes)| Input {
        path: format!("data/{name}"),
        bytes: bytes.into(),
    });
    let now = change::Records::load(data.collect(), Default::default());
    let mut expected = 0;
    for card in now.plans.cards() {
        let plan = &now.open(&card.id).unwrap().plan;
        let on = |day| fangan::resolve::plan(plan, &now.organisation, &now.names, day, false).0;
        let (old, new) = (on(day.pred_opt().unwrap()), on(day));
        let old: BTreeMap<_, _> = standing::slots(&old, Locale::of(Lang::Zh))
            .into_iter()
            .map(|s| (s.key, s))
            .collect();
        let new: BTreeMap<_, _> = standing::slots(&new, Locale::of(Lang::Zh))
            .into_iter()
            .map(|s| (s.key, s))
            .collect();
        let keys: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).collect();
        let words = |side: &BTreeMap<_, standing::Slot>, key| {
            side.get(key).map(|s| s.words.clone()).unwrap_or_default()
        };
        let changed: Vec<_> = keys
            .into_iter()
            .filter(|k| words(&old, k) != words(&new, k))
            .collect();
        let listed = impact.plans.iter().find(|p| p.id == plan.id.value);
        // A day of a rota has its own people on whichever day the plan is read.
        let roles =
            |p: &change::impact::PlanImpact| p.rows.iter().filter(|r| r.duty.is_none()).count();
        assert_eq!(listed.map_or(0, roles), changed.len(), "{}", plan.id.value);
        expected += changed.len();
    }
    assert!(expected > 60, "{expected}");
    // The seven of the sample that are in force; the duty rota changes day by day.
    assert_eq!(impact.plans.len(), 7);
}

#[test]
fn documents_name_the_holders_of_their_day() {
    let copy = Copy::new();
    // A numbered paper would have the people of its date.
    let number = "  number: {year: 2026, serial: 14}\n";
    copy.edit("data/plans/flood-2026.yaml", number, "");
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    let text = |day: &str| {
        copy.well(&["build", "flood-2026", "--to", "html", "--as-of", day]);
        let html = copy.read(&format!("output/as-of-{day}/flood-2026.html"));
        html.replace(|c: char| c.is_whitespace() || c == '\u{3000}', "")
    };
    let (before, after) = (text("2026-08-31"), text("2026-09-01"));
    assert!(before.contains("林浩然") && !before.contains("韩雪松"));
    assert!(!after.contains("林浩然") && after.contains("韩雪松"));
    assert!(after.contains("吴建国"));
}

#[test]
fn papers_follow_and_say_what_is_secret() {
    let copy = Copy::new();
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    let html = |name: &str| copy.read(&format!("output/{name}"));
    for name in [
        "notices/2026-09-reshuffle-adjustment-notice.html",
        "notices/2026-09-reshuffle-portfolio-notice.html",
        "handover/2026-09-reshuffle-handover.html",
    ] {
        assert!(html(name).contains("公布前不得外传"), "{name}");
    }
    let notice = html("notices/2026-09-reshuffle-adjustment-notice.html");
    assert!(notice.contains("组成人员的通知") && !notice.contains("免去"));
    for word in ["移交人", "接收人", "监交人", "信访工作"] {
        assert!(
            html("handover/2026-09-reshuffle-handover.html").contains(word),
            "{word}"
        );
    }
}

#[test]
fn check_looks_into_changes_that_wait_to_be_applied() {
    let copy = Copy::new();
    // Each of these is known to nobody, or not held; the second follows the first.
    copy.change(
        "2026-12-a.yaml",
        "change:\n  date: 2026-12-01\n  moves:\n    - {person: 何敬, leaves: 信访办主任}\n",
    );
    copy.change(
        "2026-12-b.yaml",
        "change:\n  date: 2026-12-02\n  moves:\n    - {person: 何静, takes: 信访办主住}\n    - {person: 何静, takes: 信访办主任}\n",
    );
    copy.change(
        "2026-12-c.yaml",
        "change:\n  date: 2026-02-30\n  moves: [{person: 何静, retires: true}]\n",
    );
    let output = copy.run(&["check"]);
    let words = crate::common::folder::said(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    for place in [
        "2026-12-a.yaml:4:16",
        "2026-12-b.yaml:4:27",
        "2026-12-c.yaml:2:9",
    ] {
        assert!(words.contains(place), "{place}\n{words}");
    }
    assert!(!words.contains("2026-12-b.yaml:5"), "{words}");
    let json = copy.run(&["check", "--format", "json"]);
    assert!(String::from_utf8_lossy(&json.stdout).contains("data/changes/2026-12-a.yaml"));
    // What was applied waits no more.
    for name in ["a", "b", "c"] {
        std::fs::remove_file(
            copy.root()
                .join(format!("data/changes/2026-12-{name}.yaml")),
        )
        .unwrap();
    }
    copy.well(&["check"]);
    copy.well(&["change", "announce", "--early", "2026-07-personnel"]);
    copy.well(&["check"]);
}

#[test]
fn each_mistake_of_a_change_has_its_name() {
    let copy = Copy::new();
    let cases = [
        (
            "    - {person: 吴建囯, leaves: 街道办事处副主任}",
            "unknown-person",
        ),
        (
            "    - {person: 吴建国, leaves: 司法所所长}",
            "post-not-held",
        ),
        ("    - {person: 何静, takes: 街道办事处主任}", "post-full"),
        ("    - {person: 何静, takes: 信访办主任}", "already-held"),
        (
            "    - {person: 林浩然, takes: 司法所所长, moves-to: true}",
            "unclear-move",
        ),
        (
            "    - {portfolio: 信访工作, to: 罗文斌}\n    - {portfolio: 信访工作, to: 秦晓岚}",
            "contradicting-moves",
        ),
        (
            "    - {post: 信访办主任, abolished: true}\n    - {person: 吴建国, takes: 信访办主任}",
            "contradicting-dates",
        ),
        (
            "    - {person: 吴建国, leaves: 街道办事处副主任}\n    - {person: 吴建国, leaves: 街道办事处副主任}",
            "contradicting-moves",
        ),
        (
            "    - {person: 陈志远, retires: true}\n    - {person: 何静, takes: 街道党工委书记}\n    - {person: 江可欣, takes: 街道党工委书记}",
            "post-full",
        ),
        (
            "    - {person: 罗文斌, retires: true}\n    - {person: 罗文斌, takes: 司法所所长}",
            "contradicting-moves",
        ),
        (
            "    - {post: 信访办主任, abolished: true}\n    - {post: 信访办主任, merged-into: 公共服务办主任}",
            "contradicting-moves",
        ),
        (
            "    - {post: 信访办主任, renamed: 甲}\n    - {post: 信访办主任, renamed: 乙}",
            "contradicting-moves",
        ),
        (
            "    - {department: 信访办, abolished: true}\n    - {department: 信访办, renamed: 乙办}",
            "contradicting-moves",
        ),
        ("    - {person: 李敏, retires: true}", "ambiguous-reference"),
        (
            "    - {new-person: {id: he, name: 沈亦舟}, takes: 信访办副主任}",
            "duplicate-id",
        ),
        (
            "    - {department: 信访办, merged-into: 信访办公室}",
            "contradicting-moves",
        ),
        (
            "    - {portfolio: 信访工件, to: 罗文斌}",
            "unknown-portfolio",
        ),
        (
            "    - {post: 信访办正主任, abolished: true}",
            "unknown-post",
        ),
        ("    - {person: 吴建国}", "missing-field"),
        (
            "    - {portfolio: 信访工作, person: 吴建国, to: 罗文斌}",
            "conflicting-fields",
        ),
    ];
    for (moves, code) in cases {
        assert!(
            copy.refused(moves).contains(&code),
            "{moves}: {:?}",
            copy.refused(moves)
        );
    }
    assert_eq!(
        copy.refused("    - {person: 何静, takes: 街道办事处主任, as: acting}"),
        [""; 0]
    );
}

#[test]
fn every_fault_is_named_in_one_pass_at_its_place_with_a_cure() {
    let copy = Copy::new();
    copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-08-01\n  moves:\n    - {person: 吴建囯, retires: true}\n    - {person: 何静, leaves: 司法所所长}\n    - {person: 何静, takes: 司法所所长}\n",
    );
    let out = copy.run(&["change", "apply", "x", "--lang", "zh"]);
    assert_eq!(out.status.code(), Some(1));
    let said = String::from_utf8(out.stderr).unwrap();
    for (code, place) in [
        ("later-change-applied", "x.yaml:2:9"),
        ("unknown-person", "x.yaml:4:16"),
        ("post-not-held", "x.yaml:5:28"),
        ("post-full", "x.yaml:6:27"),
    ] {
        let fault = said.split(&format!("[{code}]")).nth(1);
        let fault = fault.unwrap_or_else(|| panic!("{code}: {said}"));
        assert!(fault.contains(place), "{code}: {said}");
    }
    assert!(said.contains("是不是“吴建国”"), "{said}");
    let again = copy.run(&[
        "change",
        "announce",
        "--early",
        "2026-09-reshuffle",
        "--lang",
        "zh",
    ]);
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(
        said.contains("already-applied") && said.contains("2026-09-reshuffle.yaml:4:"),
        "{said}"
    );
}

#[test]
fn a_newcomer_whose_name_plans_use_for_another_is_refused() {
    let copy = Copy::new();
    // The plan says 何静 in so many words: who would that be?
    copy.edit(
        "data/plans/petition-2026.yaml",
        "  form: red-head",
        "  form: red-head\n  signatory: 何静",
    );
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {new-person: {id: he-two, name: 何静}, takes: 应急办主任}\n",
    );
    let before = copy.data();
    let out = copy.run(&["change", "apply", "x", "--lang", "zh"]);
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(
        said.contains("ambiguous-reference") && said.contains("petition-2026.yaml:"),
        "{said}"
    );
    assert_eq!(copy.data(), before);
}

#[test]
fn an_abolished_department_takes_its_posts_along_and_a_merged_one_hands_them_over() {
    let copy = Copy::new();
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {department: 经济发展办公室, abolished: true}\n    - {department: 城市管理办公室, merged-into: 公共服务办公室}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    let said: Vec<_> = prepared.report.iter().map(|d| d.code.name()).collect();
    assert_eq!(said, ["posts-end-with-unit"]);
    let organisation = &prepared.after.organisation;
    let holders = |title: &str, day| {
        let post = organisation
            .posts
            .iter()
            .position(|p| p.title(day) == title);
        let post = fangan::model::PostId(post.unwrap() as u32);
        organisation.holders(post, day).len()
    };
    let (day, eve) = (prepared.steps.date, prepared.steps.eve());
    assert_eq!(
        (holders("经发办主任", eve), holders("经发办主任", day)),
        (1, 0)
    );
    assert_eq!(
        (holders("城管办主任", eve), holders("城管办主任", day)),
        (1, 1)
    );
    let impact = change::impact(&prepared, Locale::of(Lang::Zh));
    let rows = || impact.plans.iter().flat_map(|p| &p.rows);
    assert!(rows().any(|r| r.before == ["城管办"] && r.after == ["公共服务办"]));
    assert!(rows().any(|r| r.before == ["经发办"] && r.after == ["待定"] && r.without));
}

#[test]
fn who_holds_nothing_is_pointed_out() {
    let copy = Copy::new();
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {person: 崔国强, retires: true}\n    - {person: 罗文斌, retires: true}\n    - {portfolio: 信访工作, to: 罗文斌}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    let held = prepared
        .report
        .iter()
        .filter(|d| d.code.name() == "nothing-held");
    assert_eq!(held.count(), 2);
}

#[test]
fn whoever_stands_in_and_stays_is_pointed_out() {
    let copy = Copy::new();
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {person: 江可欣, takes: 应急办主任, moves-to: true}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    let said: Vec<_> = prepared.report.iter().map(|d| d.code.name()).collect();
    assert_eq!(said, ["stand-in-stays"]);
}

#[test]
fn a_change_is_known_by_its_day_and_changes_something() {
    let copy = Copy::new();
    assert_eq!(copy.refused("    []"), ["empty-value"]);
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  announced: 2026-07-10\n  moves:\n    - {person: 罗文斌, retires: true}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    assert!(
        prepared
            .report
            .iter()
            .any(|d| d.code.name() == "announced-late")
    );
}

#[test]
fn whoever_leads_a_portfolio_and_holds_nothing_is_pointed_out() {
    let copy = Copy::new();
    copy.write(
        "data/more.yaml",
        "people: [{id: gone, name: 走了人}]\nportfolios: [{name: 接访联络, leader: {person: gone}, from: 2020-01-01}]\n",
    );
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {person: 高远, leaves: 应急办副主任}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    let said: Vec<_> = prepared.report.iter().map(|d| d.code.name()).collect();
    assert_eq!(said, ["leader-without-post"]);
}

#[test]
fn nobody_comes_to_act_beside_a_holder_without_a_word() {
    let copy = Copy::new();
    copy.write("data/more.yaml", "people: [{id: xin-ren, name: 新来人}]\n");
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {person: 何静, takes: 街道办事处主任, as: acting}\n    - {portfolio: 信访工作, to: 新来人}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    let said: Vec<_> = prepared.report.iter().map(|d| d.code.name()).collect();
    assert_eq!(said, ["stand-in-beside-holder", "nothing-held"]);
}

#[test]
fn posts_and_departments_are_made_renamed_merged_and_abolished() {
    let copy = Copy::new();
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {new-post: {id: new-head, title: 新办主任, department: centre}}\n    - {person: 何静, takes: new-head, moves-to: true}\n    - {post: 经发办主任, renamed: 经济服务办主任}\n    - {department: 经济发展办公室, renamed: 经济服务办公室, short-name: 经服办}\n    - {post: 城管办主任, merged-into: 综合行政执法队队长}\n    - {post: 信访办副主任, abolished: true}\n",
    );
    let first = copy.data();
    let prepared = copy
        .prepared("x.yaml")
        .map_err(|e| panic!("{e:?}"))
        .ok()
        .unwrap();
    let organisation = &prepared.after.organisation;
    let (day, eve) = (prepared.steps.date, prepared.steps.eve());
    let post = |id: &str| {
        let found = organisation.posts.iter().position(|p| p.id == id).unwrap();
        fangan::model::PostId(found as u32)
    };
    assert_eq!(
        organisation.post(post("economy-head")).title(eve),
        "经发办主任"
    );
    assert_eq!(
        organisation.post(post("economy-head")).title(day),
        "经济服务办主任"
    );
    let unit = organisation
        .departments
        .iter()
        .find(|d| d.id == "economy")
        .unwrap();
    assert_eq!((unit.short(eve), unit.short(day)), ("经发办", "经服办"));
    assert_eq!(
        organisation.post_on(post("urban-head"), day),
        post("enforcement-captain")
    );
    assert_eq!(organisation.holders(post("new-head"), day).len(), 1);
    assert!(
        organisation
            .holders(post("petitions-deputy"), day)
            .is_empty()
    );
    copy.well(&["change", "apply", "x"]);
    copy.well(&["change", "undo", "x"]);
    assert_eq!(copy.data(), first);
}

#[test]
fn nothing_enters_a_public_edition_before_it_is_announced() {
    let copy = Copy::new();
    // A numbered paper would have the people of its date.
    let number = "  number: {year: 2026, serial: 12}";
    copy.edit("data/plans/petition-2026.yaml", number, "");
    copy.well(&["change", "announce", "--early", "2026-07-personnel"]);
    let name = "output/public/as-of-2026-07-01/petition-2026.html";
    let build = [
        "build",
        "petition-2026",
        "--to",
        "html",
        "--public",
        "--as-of",
        "2026-07-01",
    ];
    copy.well(&build);
    let html = copy.read(name);
    assert!(html.contains("严立新"));
    let config = copy.read("fangan.yaml");
    let later = config.replace("today: 2026-04-10", "today: 2026-06-28");
    copy.write("fangan.yaml", &later);
    copy.well(&build);
    let html = copy.read(name);
    assert!(!html.contains("严立新"));
}

#[test]
fn what_is_unfinished_or_without_anybody_is_not_issued() {
    let copy = Copy::new();
    let plan = "data/plans/community-2026.yaml";
    let text = copy.read(plan);
    let cases = [
        (
            "still-open",
            text.replace("成文日期: 2026年3月25日", "成文日期: 待定"),
        ),
        (
            "missing-date",
            text.replace("  成文日期: 2026年3月25日\n", ""),
        ),
        (
            "placeholder-left",
            text.replace("坚持调解优先", "坚持××优先"),
        ),
        (
            "vacant-leader",
            text.replace("组长: [南苑社区党委书记、居委会主任]", "组长: [应急办主任]"),
        ),
        (
            "task-without-owner",
            text.replace(
                "  - 标题: 工作目标\n    内容:\n",
                "  - 标题: 工作目标\n    内容:\n      - 任务分解: [{工作任务: 上门走访}]\n",
            ),
        ),
        (
            "vacant-portfolio",
            text.replace(
                "组长: [南苑社区党委书记、居委会主任]",
                "组长: [{分管: 文化工作}]",
            ),
        ),
    ];
    let portfolios = "data/portfolios.yaml";
    let led = copy.read(portfolios) + "  - {name: 文化工作, from: 2026-01-10}\n";
    copy.write(portfolios, &led);
    copy.edit(
        "data/appointments.yaml",
        ", in-charge-of-unit: emergency",
        "",
    );
    for (code, text) in cases {
        copy.write(plan, &text);
        let out = copy.run(&["issue", "community-2026"]);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(1), "{code}: {said}");
        assert!(said.contains(code), "{code}: {said}");
        assert!(!copy.root().join("data/issued").exists(), "{code}");
    }
}

#[test]
fn what_was_issued_stays_byte_for_byte() {
    let copy = Copy::new();
    copy.well(&["issue", "community-2026"]);
    let frozen = || copy.files("data/issued/community-2026");
    let first = frozen();
    assert!(
        first
            .keys()
            .any(|path| path.ends_with("community-2026.pdf"))
    );
    assert_eq!(
        copy.run(&["issue", "community-2026"]).status.code(),
        Some(1)
    );
    assert!(!copy.well(&["check"]).contains("issue-drift"));
    // Staff and titles change afterwards: the issued edition does not.
    copy.edit(
        "data/posts.yaml",
        "title: 南苑社区居委会副主任",
        "title: 南苑社区居委会常务副主任",
    );
    copy.edit(
        "data/plans/community-2026.yaml",
        "南苑社区居委会副主任",
        "nanyuan-deputy",
    );
    assert!(copy.well(&["check"]).contains("issue-drift"));
    copy.well(&["build", "community-2026"]);
    assert_eq!(frozen(), first);
    let copied = copy.files("output/issued/community-2026");
    assert_eq!(
        copied["community-2026.pdf"], first["community-2026.pdf"],
        "the copy in output/"
    );
    let html = "data/issued/community-2026/community-2026.html";
    copy.write(html, &(copy.read(html) + " "));
    let out = copy.run(&["check"]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("issue-damaged"));
    std::fs::remove_file(copy.root().join("data/issued/community-2026/issue.yaml")).unwrap();
    let out = copy.run(&["check"]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("issued-without-record"));
}

#[test]
fn a_notice_quotes_its_basis_by_title_and_number() {
    let copy = Copy::new();
    let listed = "  - {id: moves-2026, title: 关于林浩然等同志任免职的通知, number: 青街党发〔2026〕25号, date: 2026-08-20}\n";
    let bases = copy.read("data/bases.yaml");
    copy.write("data/bases.yaml", &(bases + listed));
    let change = "data/changes/2026-09-reshuffle.yaml";
    let cited = "《关于林浩然等同志任免职的通知》（青街党发〔2026〕25号）";
    for word in ["青街党发〔2026〕25号", "moves-2026", cited] {
        let typed = copy.read(change);
        let basis = typed
            .lines()
            .find(|line| line.starts_with("  basis: "))
            .unwrap();
        copy.write(change, &typed.replace(basis, &format!("  basis: {word}")));
        copy.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
        let notice = copy.read("output/notices/2026-09-reshuffle-adjustment-notice.html");
        // Signs of a style sheet are no tags.
        let notice = notice.rsplit("</style>").next().unwrap();
        let body = &notice[notice.find("<body").unwrap()..];
        let notice: String = body.split(['<', '>']).step_by(2).collect();
        assert!(
            notice.contains(&format!("根据{cited}，经研究")),
            "{word}: {notice}"
        );
        copy.well(&["change", "undo", "2026-09-reshuffle"]);
    }
}

const STAFF: &str = "people:\n  - {id: yue, name: 岳凌霄, department: petitions}\n  - 骆平\nplan: {id: visits, title: 2026年走访工作方案, form: plain, date: 2026-01-10, in-force: {from: 2026-01-10, until: 2026-12-31}}\nsections:\n  - heading: 走访安排\n    body:\n      - working-groups: [{name: 走访组, responsible: 岳凌霄, staff: [骆平], duties: 入户走访。}]\n";

#[test]
fn staff_without_a_post_leave_and_are_replaced() {
    let copy = Copy::new();
    copy.write("data/visits.yaml", STAFF);
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {姓名: 岳凌霄, 退休: 是, 由谁接替: 何静}\n    - {姓名: 骆平, 调离: 是}\n",
    );
    let prepared = copy.prepared("x.yaml").ok().unwrap();
    assert_eq!(prepared.report.iter().count(), 0, "{:#?}", prepared.report);
    let impact = change::impact(&prepared, Locale::of(Lang::Zh));
    let visits = impact.plans.iter().find(|p| p.id == "visits").unwrap();
    assert_eq!(visits.rows.len(), 1, "{visits:#?}");
    assert!(visits.rows[0].before[0].contains("岳凌霄"));
    assert!(visits.rows[0].after[0].contains("何静"));
    let before = copy.read("data/visits.yaml");
    copy.well(&["change", "apply", "x", "--each"]);
    let after = copy.read("data/visits.yaml");
    assert!(
        after.contains(
            "{id: yue, name: 岳凌霄, department: petitions, until: 2026-06-30, succeeded-by: "
        ),
        "{after}"
    );
    assert!(
        after.contains("- {name: 骆平, until: 2026-06-30}"),
        "{after}"
    );
    let sheet = copy.read("output/handover/x-handover-yue.html");
    assert!(
        sheet.contains("走访组") && sheet.contains("何静"),
        "{sheet}"
    );
    let sheet = copy.read("output/handover/x-handover-骆平.html");
    assert!(sheet.contains("走访组"), "{sheet}");
    // Who is named and gone without a successor is told of.
    let check = copy.run(&["check", "--as-of", "2026-07-02"]);
    let told = String::from_utf8_lossy(&check.stderr).into_owned();
    assert!(
        told.contains("left-but-listed") && told.contains("骆平"),
        "{told}"
    );
    copy.well(&["change", "undo", "x"]);
    assert_eq!(copy.read("data/visits.yaml"), before);
}

#[test]
fn a_roster_of_one_line_each_follows_a_change() {
    let copy = Copy::new();
    let roster =
        "任职:\n  - {老年大学校长: 宋承远}\n  - {老年大学教务: 庞小雪, 任职起: 2024-03-01}\n";
    copy.write("data/roster.yaml", roster);
    copy.change(
        "x.yaml",
        "change:\n  date: 2026-07-01\n  moves:\n    - {姓名: 宋承远, 退休: 是}\n    - {姓名: 庞小雪, 任: 老年大学校长, 转任: 是}\n",
    );
    copy.well(&["change", "apply", "x"]);
    let after = copy.read("data/roster.yaml");
    for row in [
        "{老年大学校长: 宋承远, 任职止: 2026-06-30}",
        "{老年大学教务: 庞小雪, 任职起: 2024-03-01, 任职止: 2026-06-30}",
        "{职务: 老年大学校长, 姓名: 庞小雪, 任职起: 2026-07-01}",
    ] {
        assert!(after.contains(row), "{row}\n{after}");
    }
    copy.well(&["check"]);
    copy.well(&["change", "undo", "x"]);
    assert_eq!(copy.read("data/roster.yaml"), roster);
}

const RING: &str = "organisation: {name: 柳河镇人民政府, short-name: 柳河镇}
posts:
  - {id: one, title: 农业站站长}
  - {id: two, title: 水务站站长}
people: [{id: jia, name: 甲一一}, {id: yi, name: 乙二二}, {id: bing, name: 丙三三}, {id: ding, name: 丁四四}]
appointments:
  - {post: one, person: jia, from: 2020-01-01}
  - {post: two, person: yi, from: 2020-01-01}
";

const RING_PLANS: &str = "plan: {id: a, title: 2026年抗旱方案, form: plain, date: 2026-01-10, in-force: {from: 2026-01-10, until: 2026-12-31}}
sections:
  - heading: 组织
    body:
      - working-groups: [{name: 抗旱组, responsible: one, staff: [one, two]}, {name: 宣传组, responsible: jia, staff: [ding, yi]}]
";

#[test]
fn whoever_takes_a_post_takes_its_places_over_from_whoever_had_it() {
    let folder = Folder::new();
    folder.write("data/office.yaml", RING);
    folder.write("data/plans/a.yaml", RING_PLANS);
    let pinned = RING_PLANS.replace("id: a,", "id: b, roster-date: 2026-01-10,");
    folder.write("data/plans/b.yaml", &pinned);
    let change = "change:
  date: 2026-07-01
  moves:
    - {person: jia, takes: two, moves-to: true}
    - {person: yi, retires: true}
    - {person: bing, takes: one}
    - {person: ding, retires: true}
";
    folder.write("data/changes/x.yaml", change);
    let preview = folder.run(&["change", "preview", "x", "--lang", "zh"]);
    let said = String::from_utf8_lossy(&preview.stdout).into_owned();
    // What was written by name stays, and a plan with a day of its own.
    assert!(said.contains("宣传组，责任人：甲一一"), "{said}");
    assert!(said.contains("可改写为 农业站站长"), "{said}");
    assert!(said.contains("宣传组，人员配备：丁四四"), "{said}");
    assert!(said.contains("接手的人的岗位或者姓名"), "{said}");
    assert!(said.contains("（b）：名单日期是2026年1月10日"), "{said}");
    folder.run(&["change", "apply", "x", "--each"]);
    let sheet = |who: &str| {
        let html = folder.read(&format!("output/handover/x-handover-{who}.html"));
        let rows = html.split("<tr").filter(|row| row.contains("抗旱组"));
        rows.map(str::to_string).collect::<Vec<_>>()
    };
    let staff = |who: &str| {
        let mut rows = sheet(who).into_iter();
        rows.find(|row| row.contains("人员配备")).expect(who)
    };
    let publicity = folder.read("output/handover/x-handover-yi.html");
    assert!(publicity.contains("宣传组"), "{publicity}");
    assert!(staff("yi").contains("甲一一") && !staff("yi").contains("丙三三"));
    assert!(staff("bing").contains("甲一一") && !staff("bing").contains("乙二二"));
}
