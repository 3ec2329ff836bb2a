//! A build that makes only what has changed leaves what a whole build would.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Output;
use std::time::SystemTime;

use crate::common::folder::{Files, Folder, repository};
use crate::common::setting::office_face;

const MANIFEST: &str = ".fangan-manifest.json";

/// An office of three plans.
struct Office(Folder);

const PEOPLE: &str = "people:
  - {id: lin, name: 林浩然}
  - {id: he, name: 何静}
  - {id: wu, name: 吴建国}
appointments:
  - {post: director, person: lin, from: 2024-01-01}
  - {post: head, person: he, from: 2024-01-01}
  - {post: clerk, person: wu, from: 2024-01-01}
";

const ORGANISATION: &str = "organisation: {name: 柳河街道办事处}
issuers: [{id: office, name: 柳河街道办事处, code: 柳街办发}]
departments: [{id: petitions, name: 信访办公室, short-name: 信访办}]
posts:
  - {id: director, title: 街道办事处主任, rank: 1}
  - {id: head, title: 信访办主任, department: petitions, rank: 2}
  - {id: clerk, title: 信访办干事, department: petitions, rank: 3}
";

fn plan(id: &str, post: &str, text: &str) -> String {
    format!(
        "plan:\n  id: {id}\n  title: 2026年{text}工作方案\n  form: plain\n  issuers: [office]\n  date: 2026-03-20\n  in-force: {{from: 2026-03-20, until: 2026-12-31}}\nsections:\n  - {{heading: 指导思想, body: 做好{text}。}}\n  - heading: 组织领导\n    body:\n      - body-of-people: {{leader: {post}}}\n"
    )
}

impl Office {
    fn new() -> Self {
        let office = Self(Folder::new());
        office.write("fangan.yaml", "today: 2026-04-10\n");
        office.write("data/organisation.yaml", ORGANISATION);
        office.write("data/people.yaml", PEOPLE);
        for (id, post) in [("one", "director"), ("two", "head"), ("three", "clerk")] {
            office.write(&format!("data/plans/{id}.yaml"), &plan(id, post, "接待"));
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, text: &str) {
        self.0.write(name, text);
    }

    fn run(&self, output: &str, args: &[&str]) -> Output {
        self.0.run(&[&["--output", output], args].concat())
    }

    fn build(&self, args: &[&str]) -> Output {
        self.run("output", &[&["build"], args].concat())
    }

    fn files(&self, output: &str) -> Files {
        self.0.shown(output)
    }

    fn times(&self) -> BTreeMap<String, SystemTime> {
        let time = |name: &String| {
            let found = std::fs::metadata(self.path("output").join(name)).unwrap();
            (name.clone(), found.modified().unwrap())
        };
        let mut names: Vec<String> = self.files("output").into_keys().collect();
        names.push(MANIFEST.to_string());
        names.iter().map(time).collect()
    }

    /// Builds in place and anew elsewhere, and compares files and words.
    fn assert_as_whole(&self, args: &[&str], step: &str) {
        let here = self.build(args);
        let anew = self.run("anew", &[&["build"], args].concat());
        let said = |output: &Output, folder: &str| {
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            let left = |line: &str| line.contains("没有重写") || line.contains("left as");
            let lines = text.lines().filter(|line| !left(line));
            lines
                .collect::<Vec<_>>()
                .join("\n")
                .replace(folder, "output")
        };
        assert_eq!(said(&here, "output"), said(&anew, "anew"), "{step}");
        assert_eq!(here.status.code(), anew.status.code(), "{step}");
        let files = self.files("output");
        for (name, bytes) in self.files("anew") {
            assert!(files.get(&name) == Some(&bytes), "{step}: {name} differs");
        }
        std::fs::remove_dir_all(self.path("anew")).unwrap();
    }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_calendar_is_made_anew_though_the_document_says_nothing_of_it() {
    let office = Office::new();
    office.write(
        "templates/own.html",
        "<article><p>值班安排另发。</p></article>\n",
    );
    let duty = |who: &str| {
        let rota = format!("      - rota: {{every: 周二, order: [{who}]}}\n");
        plan("duty", "director", "值守")
            .replace("  form: plain\n", "  form: plain\n  template: own\n")
            + &rota
    };
    office.write("data/plans/duty.yaml", &duty("lin"));
    office.assert_as_whole(&["duty", "--to", "html,ics"], "at first");
    office.write("data/plans/duty.yaml", &duty("he"));
    office.assert_as_whole(&["duty", "--to", "html,ics"], "somebody else");
}

#[test]
fn a_build_with_nothing_to_do_writes_nothing_and_repeats_its_warnings() {
    let office = Office::new();
    office.write(
        "data/plans/open.yaml",
        &plan("open", "director", "值守").replace("  date: 2026-03-20\n", "  date: 待定\n"),
    );
    let first = office.build(&[]);
    let before = office.times();
    let second = office.build(&[]);
    assert_eq!(office.times(), before);
    assert!(text(&first).contains("still-open"), "{}", text(&first));
    let rest = text(&second).replace("其中 4 份没有变化，没有重写\n", "");
    assert_eq!(rest, text(&first));
    // The same warnings in the other language.
    let english = text(&office.run("output", &["build", "--lang", "en"]));
    assert!(english.contains("warning[still-open]"), "{english}");
    assert_eq!(office.times(), before);
    // Asked for all, all are written.
    assert!(!text(&office.build(&["--force"])).contains("没有重写"));
    assert_ne!(office.times(), before);
}

#[test]
fn a_staff_change_rebuilds_only_whom_it_concerns() {
    let office = Office::new();
    office.build(&[]);
    let before = office.times();
    office.write(
        "data/people.yaml",
        &PEOPLE
            .replace(
                "person: he, from: 2024-01-01",
                "person: sun, from: 2024-01-01",
            )
            .replace("people:\n", "people:\n  - {id: sun, name: 孙玉兰}\n"),
    );
    assert!(text(&office.build(&[])).contains("其中 2 份没有变化"));
    for (name, time) in office.times() {
        let concerned = name.starts_with("two.") || name == MANIFEST;
        assert_eq!(time != before[&name], concerned, "{name}");
    }
}

#[test]
fn names_that_come_or_go_count_where_they_may_stand() {
    // A name keeps its characters on one line: a person who is nowhere in a
    // plan may still change how its title breaks.
    let office = Office::new();
    office.build(&[]);
    office.write(
        "data/people.yaml",
        &PEOPLE.replace("people:\n", "people:\n  - {id: x, name: 待工作}\n"),
    );
    office.assert_as_whole(&[], "a name made of words of the text");
}

#[test]
fn files_of_plans_that_are_no_more_go_and_those_somebody_changed_stay() {
    let office = Office::new();
    office.build(&[]);
    std::fs::write(office.path("output/two.html"), "signed by hand").unwrap();
    std::fs::write(office.path("output/mine.txt"), "not ours").unwrap();
    for id in ["two", "three"] {
        std::fs::remove_file(office.path(&format!("data/plans/{id}.yaml"))).unwrap();
    }
    office.build(&[]);
    let names: Vec<String> = office.files("output").into_keys().collect();
    assert_eq!(names, ["mine.txt", "one.html", "one.pdf", "two.html"]);
}

#[test]
fn a_build_that_was_interrupted_leaves_no_manifest_that_lies() {
    let office = Office::new();
    office.build(&[]);
    let old = std::fs::read(office.path("output").join(MANIFEST)).unwrap();
    let text = office.path("data/plans/one.yaml");
    std::fs::write(&text, plan("one", "head", "巡查")).unwrap();
    office.build(&[]);
    // The files are new, the manifest is the old one, and the data as well.
    std::fs::write(office.path("output").join(MANIFEST), old).unwrap();
    std::fs::write(&text, plan("one", "director", "接待")).unwrap();
    office.assert_as_whole(&[], "the old manifest");
}

/// Everything that may happen to an office, one after the other and again.
#[test]
fn whatever_is_edited_the_files_are_those_of_a_whole_build() {
    let office = Office::new();
    let mut state = 7_u32;
    let mut below = |end: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % end
    };
    let root = repository();
    let template = std::fs::read_to_string(root.join("templates/base.html")).unwrap();
    let style = std::fs::read_to_string(root.join("templates/style/gbt9704.yaml")).unwrap();
    let kai = office_face();
    for step in 0..36 {
        let kind = if step < 14 { step } else { below(14) };
        let number = below(1000);
        let ids = ["one", "two", "three"];
        let id = ids[below(3) as usize];
        let post = ["director", "head", "clerk"][below(3) as usize];
        let made = office.path("output").join(format!("{id}.pdf"));
        match kind {
            0 => office.write(&format!("data/plans/{id}.yaml"), &plan(id, post, "走访")),
            1 => office.write("data/people.yaml", &PEOPLE.replace("何静", "何静安")),
            2 => office.write("data/people.yaml", PEOPLE),
            3 => office.write(
                "templates/base.html",
                &template.replace("<article", "<article "),
            ),
            4 => office.write(
                "templates/style/gbt9704.yaml",
                &style.replace("left: 28", "left: 27"),
            ),
            5 => office.write(
                "fangan.yaml",
                &format!("today: 2026-04-{:02}\n", number % 28 + 1),
            ),
            6 => {
                std::fs::create_dir_all(office.path("templates/fonts")).unwrap();
                std::fs::copy(&kai, office.path("templates/fonts/kai.otf")).unwrap();
            }
            7 => drop(std::fs::remove_file(office.path("templates/fonts/kai.otf"))),
            8 => drop(std::fs::remove_file(&made)),
            9 => {
                // As long as before, and other.
                if let Ok(mut bytes) = std::fs::read(&made) {
                    let at = number as usize % bytes.len();
                    bytes[at] ^= 1;
                    std::fs::write(&made, bytes).unwrap();
                }
            }
            10 => {
                let path = office.path("output").join(MANIFEST);
                if let Ok(mut bytes) = std::fs::read(&path) {
                    let at = number as usize % bytes.len();
                    bytes[at] = bytes[at].wrapping_add(1);
                    std::fs::write(&path, bytes).unwrap();
                }
            }
            11 => drop(std::fs::remove_file(office.path("templates/base.html"))),
            12 => drop(std::fs::remove_file(
                office.path("templates/style/gbt9704.yaml"),
            )),
            _ => office.write("data/note.yaml", &format!("# {number}\n")),
        }
        let args: &[&str] = match below(8) {
            0 => &["--as-of", "2026-07-01"],
            1 => &["--public"],
            2 => &["--to", "pdf"],
            3 => &["--lang", "en"],
            4 => &["--jobs", "1"],
            _ => &[],
        };
        office.assert_as_whole(args, &format!("step {step}, kind {kind}, {args:?}"));
    }
}

#[test]
fn parts_together_are_the_whole_and_what_is_missing_is_named() {
    let office = Office::new();
    office.run("whole", &["build"]);
    for part in ["1/2", "2/2", "2/2"] {
        assert!(office.build(&["--shard", part]).status.success());
    }
    assert_eq!(office.files("output"), office.files("whole"));
    let merged = office.run("output", &["merge-manifests"]);
    assert!(merged.status.success(), "{}", text(&merged));
    // Joined, they are a whole build's manifest: nothing is left to write.
    assert!(text(&office.build(&[])).contains("其中 3 份没有变化"));

    std::fs::remove_file(office.path("output/.fangan-manifest-2-of-2.json")).unwrap();
    std::fs::remove_file(office.path("output/one.pdf")).unwrap();
    let merged = office.run("output", &["merge-manifests"]);
    assert_eq!(merged.status.code(), Some(1));
    let said = text(&merged);
    assert!(said.contains("2/2") && said.contains("three"), "{said}");
    assert!(said.contains("one.pdf"), "{said}");
    for bad in ["0/2", "3/2", "2", "a/b"] {
        assert_eq!(
            office.build(&["--shard", bad]).status.code(),
            Some(2),
            "{bad}"
        );
    }
}

/// Files of the output that were written anew by what was done.
fn written(office: &Office, done: impl FnOnce()) -> Vec<String> {
    let before = office.times();
    done();
    let after = office.times().into_iter();
    let other = after.filter(|(name, time)| before.get(name) != Some(time));
    other.map(|(name, _)| name).collect()
}

#[test]
fn what_is_touched_and_not_changed_is_not_written() {
    let office = Office::new();
    office.build(&[]);
    let touched = written(&office, || {
        office.write("data/people.yaml", PEOPLE);
        office.write("data/plans/one.yaml", &plan("one", "director", "接待"));
        office.build(&[]);
    });
    assert_eq!(touched, [""; 0]);
    // The pinned day is the same day, however it is written: all is looked at,
    // nothing is another.
    let day = written(&office, || {
        office.write("fangan.yaml", "# 固定\ntoday: 2026-04-10\n");
        assert!(text(&office.build(&[])).contains("其中 3 份没有变化"));
    });
    assert_eq!(day, [MANIFEST]);
}

#[test]
fn an_edit_of_the_same_length_within_the_same_second_is_seen() {
    let office = Office::new();
    office.build(&[]);
    let (before, after) = (
        plan("one", "director", "接待"),
        plan("one", "director", "巡查"),
    );
    assert_eq!(before.len(), after.len());
    for text in [&after, &before, &after] {
        office.write("data/plans/one.yaml", text);
        let made = written(&office, || drop(office.build(&[]))).len();
        assert!(made == 0 || made == 3, "{made}");
        let html = String::from_utf8(office.files("output")["one.html"].clone()).unwrap();
        assert!(html.contains(if *text == after { "巡查" } else { "接待" }));
    }
    // The same to a file that was made: as long, and with the time that it had.
    let path = office.path("output/two.html");
    let good = std::fs::read(&path).unwrap();
    std::fs::write(&path, vec![b'x'; good.len()]).unwrap();
    office.build(&[]);
    assert!(std::fs::read(&path).unwrap() == good);
}

#[test]
fn one_file_of_a_plan_that_goes_is_made_again_and_other_plans_stand() {
    let office = Office::new();
    office.build(&[]);
    let whole = office.files("output");
    for lost in ["two.html", "two.pdf"] {
        std::fs::remove_file(office.path("output").join(lost)).unwrap();
        let again = written(&office, || drop(office.build(&[])));
        assert!(again.iter().all(|n| n.starts_with("two.") || n == MANIFEST));
        assert_eq!(office.files("output"), whole, "{lost}");
    }
}

#[test]
fn a_plan_that_stands_elsewhere_is_followed_there() {
    let office = Office::new();
    office.write("elsewhere/four.yaml", &plan("four", "head", "接待"));
    let link = office.path("data/plans/four.yaml");
    #[cfg(unix)]
    std::os::unix::fs::symlink(office.path("elsewhere/four.yaml"), &link).unwrap();
    #[cfg(not(unix))]
    std::fs::copy(office.path("elsewhere/four.yaml"), &link).unwrap();
    office.build(&[]);
    assert!(office.files("output").contains_key("four.pdf"));
    office.write("elsewhere/four.yaml", &plan("four", "head", "巡查"));
    #[cfg(not(unix))]
    std::fs::copy(office.path("elsewhere/four.yaml"), &link).unwrap();
    assert!(text(&office.build(&[])).contains("其中 3 份没有变化"));
    office.assert_as_whole(&[], "a link");
}

#[test]
fn editions_do_not_know_of_each_other_and_all_of_them_is_the_same_bytes() {
    let office = Office::new();
    office.build(&[]);
    let plain = office.files("output");
    office.build(&["--force", "--jobs", "1"]);
    assert_eq!(office.files("output"), plain);
    for args in [
        &["--public"][..],
        &["--as-of", "2026-07-01"],
        &["--public", "--as-of", "2026-07-01"],
    ] {
        office.build(args);
        let first = office.files("output");
        assert!(first.len() > plain.len());
        office.build(args);
        office.build(&[args, &["--force"]].concat());
        assert_eq!(office.files("output"), first, "{args:?}");
    }
    let only_plain = office.files("output").into_iter();
    let only_plain = only_plain.filter(|(name, _)| !name.contains('/'));
    assert_eq!(only_plain.collect::<BTreeMap<_, _>>(), plain);
}

#[test]
fn a_plan_asked_for_by_name_is_judged_by_its_own_file() {
    let office = Office::new();
    office.write(
        "data/plans/two.yaml",
        &plan("two", "head", "接待").replace("heading: 指导思想", "headings: 指导思想"),
    );
    let built = office.build(&["one"]);
    assert!(built.status.success(), "{}", text(&built));
    // So is a part: ids in order are one, three, two.
    for (part, code) in [("1/3", 0), ("2/3", 0), ("3/3", 1)] {
        let built = office.build(&["--shard", part]);
        assert_eq!(built.status.code(), Some(code), "{part}: {}", text(&built));
    }
    // The organisation's faults, and ids that stand twice, concern it.
    office.write("data/plans/again.yaml", &plan("one", "head", "接待"));
    let built = office.build(&["one"]);
    assert!(text(&built).contains("duplicate-id"), "{}", text(&built));
    // Whoever asks for all is told of all.
    let all = office.build(&[]);
    let said = text(&all);
    assert!(
        said.contains("unknown-key") && said.contains("duplicate-id"),
        "{said}"
    );
    assert_eq!(all.status.code(), Some(1));
}
