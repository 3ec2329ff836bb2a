//! One number, one paper: whatever is made of a numbered plan, on whatever day and
//! by whatever command, names the people of its own date.

use std::collections::{BTreeMap, BTreeSet};

use fangan::engine::Output;
use fangan::write::Format;

use crate::common::folder::{Folder, said};
use crate::common::reading::{self, Text};

/// What stands between a paper and a working copy.
const FOR_WORK: &str = "供工作使用，非印发文本";

/// An office whose director changes with the year 2026 and in September.
const OFFICE: &str = "\
organisation: {name: 柳河街道办事处, short-name: 柳河街道}
issuers: [{id: office, name: 柳河街道办事处, code: 柳街办发}]
departments: [{id: petitions, name: 信访办公室, short-name: 信访办}]
posts:
  - {id: director, title: 街道办事处主任, rank: 1}
  - {id: petitions-head, title: 信访办主任, department: petitions, rank: 20}
people: [{id: lin, name: 林浩然}, {id: wu, name: 吴建国}, {id: he, name: 何静}, {id: yan, name: 严立新}]
appointments:
  - {post: director, person: yan, from: 2020-01-01, until: 2025-12-31}
  - {post: director, person: lin, from: 2026-01-01, until: 2026-08-31}
  - {post: director, person: wu, from: 2026-09-01}
  - {post: petitions-head, person: he, from: 2024-01-01}
";

fn plan(id: &str, head: &str) -> String {
    format!(
        "plan: {{id: {id}, title: 信访接待工作实施方案, issuers: [office], {head}}}\nsections:\n  - heading: 组织领导\n    body:\n      - body-of-people: {{name: 信访工作领导小组, leader: director, members: petitions-head}}\n"
    )
}

/// An office with these plans.
fn office(plans: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    for (id, head) in plans {
        folder.write(&format!("data/plans/{id}.yaml"), plan(id, head));
    }
    folder
}

/// The text of a file that a build wrote.
fn text(folder: &Folder, name: &str) -> String {
    let (id, ending) = name.rsplit_once('.').unwrap();
    let format = Format::ALL.iter().find(|f| f.extension() == ending);
    let output = Output {
        id: id.to_string(),
        format: *format.unwrap(),
        bytes: std::fs::read(folder.join(name)).unwrap(),
    };
    let (Text::Whole(text) | Text::Part(text)) = reading::text_of(&output);
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_numbered_paper_has_the_people_of_its_date() {
    let folder = office(&[
        ("a", "number: {year: 2026, serial: 7}, date: 2026-03-20"),
        ("b", "form: plain, date: 2026-03-20"),
        (
            "c",
            "number: {year: 2026, serial: 8}, date: 2026-03-20, roster-date: 2025-12-01",
        ),
    ]);
    let day = "2026-09-02";
    folder.well(&["build", "--as-of", day, "--to", "html,pdf,docx"]);
    for ending in ["html", "pdf", "docx"] {
        let read = |id: &str| text(&folder, &format!("output/as-of-{day}/{id}.{ending}"));
        let paper = read("a");
        assert!(
            paper.contains("林浩然") && !paper.contains("吴建国"),
            "{paper}"
        );
        assert!(paper.contains("柳街办发〔2026〕7号") && !paper.contains(FOR_WORK));
        assert!(read("b").contains("吴建国"));
        // Where the office says of which day the people are, of that one.
        assert!(read("c").contains("严立新") && !read("c").contains("林浩然"));
        for id in ["a", "c"] {
            let current = read(&format!("{id}.现行名单"));
            assert!(
                current.contains("吴建国") && !current.contains("林浩然"),
                "{current}"
            );
            assert!(current.contains("（人员截至2026年9月2日，供工作使用，非印发文本）"));
            for word in ["柳街办发", "柳河街道办事处", "文件", "2026年3月20日"] {
                assert!(!current.contains(word), "{word}: {current}");
            }
        }
        assert!(
            !folder
                .join(&format!("output/as-of-{day}/b.现行名单.{ending}"))
                .exists()
        );
    }
    // Where nobody differs there is the paper alone; the public sees no other.
    folder.well(&["build", "--as-of", "2026-08-31"]);
    assert!(
        !folder
            .join("output/as-of-2026-08-31/a.现行名单.pdf")
            .exists()
    );
    folder.well(&["build", "--as-of", day, "--public"]);
    assert!(
        !folder
            .join(&format!("output/public/as-of-{day}/a.现行名单.pdf"))
            .exists()
    );
    assert!(text(&folder, &format!("output/public/as-of-{day}/a.pdf")).contains("林浩然"));
    // Nor is there a copy without the mark that a secret needs.
    folder.edit(
        "data/plans/a.yaml",
        "date: 2026-03-20",
        "date: 2026-03-20, secrecy: 工作秘密",
    );
    folder.well(&["build", "a", "--as-of", day]);
    assert!(
        !folder
            .join(&format!("output/as-of-{day}/a.现行名单.pdf"))
            .exists()
    );
}

#[test]
fn what_was_said_at_a_meeting_is_not_brought_up_to_a_later_day() {
    let head = "form: minutes, number: {code: 柳街办纪, year: 2026, serial: 5}, date: 2026-03-20";
    let folder = office(&[("m", head)]);
    folder.well(&["build", "--as-of", "2026-09-10", "--to", "html"]);
    let made = folder.files("output/as-of-2026-09-10").into_keys();
    let pages: Vec<String> = made.filter(|name| name.ends_with(".html")).collect();
    assert_eq!(pages, ["m.html"]);
}

#[test]
fn the_number_of_what_was_issued_stays_taken() {
    let head = "number: {year: 2026, serial: 7}, date: 2026-03-20, issued-by: true";
    let folder = office(&[("a", head)]);
    folder.well(&["issue", "a"]);
    // Whatever becomes of its plan: the paper is out.
    std::fs::remove_file(folder.join("data/plans/a.yaml")).unwrap();
    folder.write("data/plans/b.yaml", plan("b", head));
    for command in [
        &["check"][..],
        &["build"],
        &["build", "--public"],
        &["issue", "b"],
    ] {
        let output = folder.run(command);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {said}");
        assert!(said.contains("[duplicate-number]"), "{said}");
    }
    assert!(!folder.join("output/b.html").exists());
    folder.write("data/plans/b.yaml", plan("b", &head.replace("7", "8")));
    folder.well(&["build"]);
}

#[test]
fn a_file_that_is_only_called_like_the_edition_stays() {
    let folder = office(&[("a", "number: {year: 2026, serial: 7}, date: 2026-03-20")]);
    folder.write("fangan.yaml", "today: 2026-09-10\n");
    folder.write(
        "data/changes/x.yaml",
        "change:\n  date: 2026-09-05\n  moves:\n    - {person: 吴建国, leaves: director}\n    - {person: 严立新, takes: director}\n",
    );
    folder.well(&["build", "--to", "html,docx"]);
    folder.write("output/a.现行名单.批示扫描.pdf", "of somebody");
    assert!(folder.join("output/a.现行名单.docx").exists());
    // Without a number there is no edition.
    folder.edit("data/plans/a.yaml", "number: {year: 2026, serial: 7}, ", "");
    folder.well(&["change", "apply", "x"]);
    assert!(!folder.join("output/a.现行名单.docx").exists());
    assert!(folder.join("output/a.现行名单.批示扫描.pdf").exists());
}

#[test]
fn a_plan_that_has_ended_keeps_the_people_of_its_last_day() {
    let ended = "in-force: {from: 2025-03-20, until: 2025-12-31}";
    let folder = office(&[
        ("a", &format!("form: plain, date: 2025-03-20, {ended}")),
        (
            "b",
            &format!("number: {{year: 2025, serial: 7}}, date: 2025-03-20, {ended}"),
        ),
        (
            "c",
            "number: {year: 2026, serial: 1}, date: 2026-01-10, in-force: {from: 2026-01-10, until: 2026-10-31}",
        ),
    ]);
    folder.well(&["build", "--as-of", "2026-11-10", "--to", "html"]);
    let read = |id: &str| text(&folder, &format!("output/as-of-2026-11-10/{id}.html"));
    assert!(read("a").contains("严立新") && read("b").contains("严立新"));
    assert!(
        !folder
            .join("output/as-of-2026-11-10/b.现行名单.html")
            .exists()
    );
    assert!(read("c").contains("林浩然"));
    // The copy for work stops on the last day, too.
    let current = read("c.现行名单");
    assert!(
        current.contains("吴建国") && current.contains("人员截至2026年10月31日"),
        "{current}"
    );
    let differs =
        |plan: &str| folder.well(&["diff", plan, "--from", "2025-12-31", "--to", "2026-11-10"]);
    assert!(!differs("a").contains("林浩然"));
    assert!(differs("c").contains("吴建国"));
}

#[test]
fn a_number_is_given_to_one_paper_and_printed_on_a_dated_one() {
    let folder = office(&[
        ("a", "number: {year: 2026, serial: 7}, date: 2026-03-20"),
        ("b", "number: 柳街办发〔2026〕7号, date: 2026-03-21"),
        ("c", "number: {year: 2026, serial: 9}, date: 待定"),
    ]);
    let out = folder.run(&["check", "--format", "json"]);
    let report = said(&out);
    assert_eq!(out.status.code(), Some(1), "{report}");
    assert_eq!(
        report.matches("\"duplicate-number\"").count(),
        1,
        "{report}"
    );
    folder.run(&["build", "--to", "html"]);
    assert!(folder.join("output/a.html").exists() && !folder.join("output/b.html").exists());
    let open = text(&folder, "output/c.html");
    assert!(open.contains("柳街办发〔2026〕号"), "{open}");
}

#[test]
fn issuing_takes_the_people_of_the_date() {
    let folder = office(&[
        ("a", "number: {year: 2026, serial: 7}, date: 2026-03-20"),
        ("b", "form: plain, date: 2026-03-20"),
        ("c", "form: plain, date: 2026-03-20"),
    ]);
    folder.write("fangan.yaml", "today: 2026-09-02\n");
    let refused = folder.run(&["issue", "a", "--as-of", "2026-09-02"]);
    assert!(
        said(&refused).contains("issue-other-day"),
        "{}",
        said(&refused)
    );
    // The same people on another day are the same paper.
    let done = folder.well(&["issue", "a", "--as-of", "2026-08-31"]);
    assert!(done.contains("名单日期2026年3月20日"), "{done}");
    assert!(done.contains("今天有1处"), "{done}");
    folder.well(&["issue", "b"]);
    folder.well(&["issue", "c", "--as-of", "2026-09-02"]);
    let read = |id: &str| text(&folder, &format!("data/issued/{id}/{id}.html"));
    assert!(read("a").contains("林浩然") && read("b").contains("林浩然"));
    assert!(read("c").contains("吴建国"));
    assert!(!folder.well(&["check"]).contains("issue-drift"));
    assert_eq!(folder.files("data/issued/a").len(), 3);
}

#[test]
fn the_current_roster_comes_and_goes_with_the_change() {
    let folder = office(&[
        ("a", "number: {year: 2026, serial: 7}, date: 2026-03-20"),
        ("b", "form: plain, date: 2026-03-20"),
    ]);
    folder.write("fangan.yaml", "today: 2026-06-15\n");
    folder.write(
        "data/changes/x.yaml",
        "change:\n  date: 2026-06-01\n  moves:\n    - {person: 何静, retires: true}\n    - {person: 严立新, takes: 信访办主任}\n",
    );
    folder.well(&["build"]);
    let paper = folder.files("output")["a.pdf"].clone();
    let made = || -> Vec<String> {
        let names = folder.shown("output").into_keys();
        names.filter(|name| !name.contains('/')).collect()
    };
    let said = folder.well(&["change", "preview", "x"]);
    assert!(
        said.contains("有发文字号，印发的文件不变，变动进入现行名单版"),
        "{said}"
    );
    folder.well(&["change", "apply", "x"]);
    let both = [
        "a.html",
        "a.pdf",
        "a.现行名单.html",
        "a.现行名单.pdf",
        "b.html",
        "b.pdf",
        "change-impact.html",
        "change-impact.pdf",
    ];
    assert_eq!(made(), both);
    for build in [&["build"][..], &["build", "a"]] {
        folder.well(build);
        assert_eq!(made(), both);
        assert_eq!(folder.files("output")["a.pdf"], paper);
        assert!(text(&folder, "output/a.现行名单.html").contains("严立新"));
    }
    // Who works where goes by the day.
    let stands = folder.well(&["where", "严立新"]);
    assert!(stands.contains("信访工作领导小组"), "{stands}");
    folder.well(&["change", "undo", "x"]);
    let alone: Vec<&str> = both
        .into_iter()
        .filter(|name| !name.contains("现行名单"))
        .collect();
    assert_eq!(made(), alone);
    // A build of one plan leaves none behind either.
    folder.well(&["build", "--as-of", "2026-09-02"]);
    folder.edit("data/office.yaml", ", until: 2026-08-31", "");
    folder.edit(
        "data/office.yaml",
        "  - {post: director, person: wu, from: 2026-09-01}\n",
        "",
    );
    folder.well(&["build", "a", "--as-of", "2026-09-02"]);
    assert!(
        !folder
            .join("output/as-of-2026-09-02/a.现行名单.pdf")
            .exists()
    );
}

#[test]
fn what_was_issued_under_a_number_is_all_that_is_made_under_it() {
    let folder = office(&[("a", "number: {year: 2026, serial: 7}, date: 2026-03-20")]);
    folder.write("fangan.yaml", "today: 2026-04-10\n");
    folder.write(
        "data/changes/x.yaml",
        "change:\n  date: 2026-03-01\n  moves:\n    - {person: 何静, retires: true}\n    - {person: 严立新, takes: 信访办主任}\n",
    );
    folder.well(&["issue", "a"]);
    let issued = folder.files("data/issued/a");
    let build = |more: &[&str]| {
        let all = ["build", "--to", "html,pdf,docx"];
        folder.well(&[&all[..], more].concat())
    };
    assert!(!build(&[]).contains("issue-drift"));
    assert!(folder.join("output/a.docx").exists());
    // A change that reaches back before its date.
    folder.well(&["change", "apply", "x"]);
    for more in [&[][..], &["--force"], &["--as-of", "2026-05-01"], &[]] {
        assert!(build(more).contains("issue-drift"), "{more:?}");
    }
    for below in ["output", "output/as-of-2026-05-01"] {
        let made = folder.files(below);
        assert_eq!(made["a.html"], issued["a.html"], "{below}");
        assert_eq!(made["a.pdf"], issued["a.pdf"], "{below}");
        assert!(!made.contains_key("a.docx"), "{below}");
    }
    build(&["--public"]);
    assert!(!folder.join("output/public/a.html").exists());
    folder.well(&["change", "undo", "x"]);
    assert!(!build(&[]).contains("issue-drift"));
    assert!(text(&folder, "output/a.docx").contains("何静"));
}

/// Everything that any command of the program makes of the sample.
#[test]
fn no_command_makes_two_papers_with_one_number() {
    let folder = Folder::sample();
    let mut papers = Papers::default();
    let build = |args: &[&str]| {
        let all = ["build", "--to", "html,pdf,docx,xlsx,ics"];
        folder.run(&[&all, args].concat());
    };
    let days = [
        "2025-01-01",
        "2026-03-20",
        "2026-07-15",
        "2026-09-02",
        "2027-02-01",
    ];
    build(&[]);
    papers.gather(&folder);
    for change in ["2026-07-personnel", "2026-09-reshuffle"] {
        folder.well(&["change", "preview", change]);
        folder.well(&["change", "announce", "--early", change]);
        papers.gather(&folder);
    }
    for day in days {
        build(&["--as-of", day]);
        build(&["--as-of", day, "--public"]);
        folder.edit("fangan.yaml", "today: ", &format!("today: {day} # "));
        build(&[]);
        papers.gather(&folder);
    }
    build(&["--public"]);
    folder.well(&["build", "petition-2026", "fire-2026", "--force"]);
    folder.run(&["build", "--shard", "1/2"]);
    folder.run(&["build", "--shard", "2/2"]);
    folder.run(&["merge-manifests"]);
    let (from, to) = ("2026-03-20", "2026-09-02");
    for format in [&["--html"][..], &["--to-format", "docx"]] {
        let diff = ["diff", "petition-2026", "--from", from, "--to", to];
        folder.well(&[&diff, format].concat());
    }
    folder.well(&["compare", "output/petition-2026.docx", "petition-2026"]);
    folder.well(&["ledger", "--person", "吴建国"]);
    folder.well(&["new", "--from", "petition-2026", "petition-2027"]);
    build(&[]);
    papers.gather(&folder);
    folder.well(&["issue", "fire-2026"]);
    folder.well(&["change", "undo", "2026-09-reshuffle"]);
    build(&[]);
    papers.gather(&folder);
    folder.well(&["change", "undo", "2026-07-personnel"]);
    papers.gather(&folder);
    papers.hold();
}

/// The people whom each file with a number names: by number, kind of paper and
/// format.
#[derive(Default)]
struct Papers {
    people: BTreeMap<(String, String, String), BTreeMap<Vec<String>, String>>,
    /// What was read already.
    read: BTreeSet<(String, Vec<u8>)>,
}

impl Papers {
    fn gather(&mut self, folder: &Folder) {
        let people = folder.read("data/people.yaml");
        let names = people.split("name: ").skip(1);
        let names: Vec<String> = names
            .map(|rest| {
                rest.split([',', '}', '\n'])
                    .next()
                    .unwrap()
                    .trim()
                    .to_string()
            })
            .collect();
        let files = ["output", "data/issued"].map(|below| (below, folder.files(below)));
        for (below, files) in files {
            for (name, bytes) in files {
                let ending = name.rsplit('.').next().unwrap_or_default().to_string();
                if !["html", "pdf", "docx"].contains(&ending.as_str()) {
                    continue;
                }
                if !self.read.insert((name.clone(), bytes)) {
                    continue;
                }
                let text = text(folder, &format!("{below}/{name}"));
                let number = [
                    "青街办发〔2026〕12号",
                    "青街办发〔2026〕9号",
                    "青街党发〔2026〕3号",
                ];
                let Some(number) = number.into_iter().find(|n| text.contains(n)) else {
                    continue;
                };
                // The paper itself or one of its attachments by itself.
                let file = name.rsplit('/').next().unwrap();
                let what = file.trim_end_matches(&format!(".{ending}"));
                // Whoever is named, in order, and how often.
                let mut found: Vec<(usize, String)> = names
                    .iter()
                    .collect::<BTreeSet<_>>()
                    .into_iter()
                    .flat_map(|n| {
                        text.match_indices(n.as_str())
                            .map(|(i, n)| (i, n.to_string()))
                    })
                    .collect();
                found.sort();
                let found = found.into_iter().map(|(_, name)| name).collect();
                let key = (number.to_string(), what.to_string(), ending);
                self.people.entry(key).or_default().insert(found, name);
            }
        }
    }

    fn hold(self) {
        assert!(self.people.len() > 12, "{:?}", self.people.keys());
        for (paper, people) in self.people {
            assert_eq!(people.len(), 1, "{paper:?} {people:#?}");
            assert!(!paper.1.contains("现行名单"), "{paper:?}");
        }
    }
}

#[test]
fn a_change_before_a_paper_s_date_says_that_the_paper_changes() {
    let folder = office(&[("a", "number: {year: 2026, serial: 7}, date: 2026-03-20")]);
    folder.write("fangan.yaml", "today: 2026-06-10\n");
    let change = "change:\n  date: DAY\n  moves:\n    - {person: 何静, leaves: petitions-head}\n    - {person: 严立新, takes: petitions-head}\n";
    let preview = |day: &str| {
        folder.write("data/changes/x.yaml", change.replace("DAY", day));
        said(&folder.run(&["change", "preview", "x"]))
    };
    let early = preview("2026-03-01");
    assert!(early.contains("[numbered-paper-changes]"), "{early}");
    assert!(!early.contains("现行名单版"), "{early}");
    let late = preview("2026-04-01");
    assert!(!late.contains("[numbered-paper-changes]"), "{late}");
    // What was issued stays, whatever is written later.
    folder.well(&["issue", "a"]);
    let issued = preview("2026-03-01");
    assert!(!issued.contains("[numbered-paper-changes]"), "{issued}");
    // The paper names who was issued, the edition for work who the data say it is.
    folder.well(&["change", "apply", "x"]);
    folder.well(&["build", "--to", "html"]);
    assert!(text(&folder, "output/a.html").contains("何静"));
    let now = text(&folder, "output/a.现行名单.html");
    assert!(now.contains("严立新") && !now.contains("何静"), "{now}");
}
