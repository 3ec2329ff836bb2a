//! The commands as a user types them: the built program is run in folders of
//! its own, and what it says, writes and exits with is held to the README.

use std::process::Output;

use fangan::write::Format;

use crate::common::folder::{Folder, repository, said};

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const OFFICE: &str = "\
organisation: {name: 柳河街道办事处}
people: [{id: lin, name: 林浩然}]
posts: [{id: director, title: 街道办事处主任}]
appointments: [{post: director, person: lin, from: 2024-01-01}]
";

fn plan(id: &str, body: &str) -> String {
    format!(
        "plan: {{id: {id}, title: 2026年夏季防暑降温工作方案, form: plain, date: 2026-06-01}}\n\
         sections:\n  - heading: 工作目标\n    body: {body}\n"
    )
}

#[test]
fn a_new_folder_is_checked_and_built_as_it_stands() {
    let folder = Folder::new();
    let done = folder.run(&["init", "我的街道"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let root = folder.join("我的街道");
    assert!(root.join("fangan.yaml").is_file());

    let inside = |args: &[&str]| folder.command(args).current_dir(&root).output().unwrap();
    let done = inside(&["check"]);
    assert_eq!(code(&done), 0, "{}", said(&done));

    let done = inside(&["build"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert!(err(&done).contains("output"), "{}", said(&done));
    for name in ["petition-2026.pdf", "petition-2026.tasks.html"] {
        assert!(root.join("output").join(name).is_file(), "{name}");
    }

    // A second init overwrites nothing.
    folder.write("我的街道/data/people.yaml", "people: []\n");
    let done = folder.run(&["init", "我的街道"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let kept = folder.read("我的街道/data/people.yaml");
    assert_eq!(kept, "people: []\n");
}

#[test]
fn every_command_shows_an_example() {
    let folder = Folder::new();
    let commands = [
        "init",
        "check",
        "build",
        "list",
        "explain",
        "dump",
        "completions",
        "manual",
        "verify",
        "change",
        "who",
        "where",
        "history",
        "diff",
    ];
    let top = out(&folder.run(&["--help"]));
    for name in commands {
        assert!(top.contains(name), "{name} in {top}");
        let done = folder.run(&[name, "--help"]);
        assert_eq!(code(&done), 0);
        let example = format!("例：\n  fangan {name}");
        assert!(out(&done).contains(&example), "{}", out(&done));
    }
}

#[test]
fn wrong_usage_is_told_in_the_readers_language() {
    let folder = Folder::new();
    let said = |args: &[&str]| {
        let done = folder.run(args);
        assert_eq!(code(&done), 2, "{args:?}");
        err(&done)
    };
    let text = said(&["biuld"]);
    assert!(
        text.contains("没有“biuld”这个命令") && text.contains("“build”"),
        "{text}"
    );
    let text = said(&["build", "--as-of", "昨天"]);
    assert!(
        text.contains("“昨天”不能用于 --as-of") && text.contains("2026-07-01"),
        "{text}"
    );
    let text = said(&["who", "--lang", "en"]);
    assert!(
        text.contains("is missing") && text.contains("POST"),
        "{text}"
    );
    let text = said(&["build", "--shard", "9/8", "--lang=en"]);
    assert!(text.contains("K/N"), "{text}");
    let text = said(&["list", "--lang", "en"]);
    assert!(
        text.contains("Usage: fangan list [OPTIONS] <WHAT>"),
        "{text}"
    );
    // Help is asked for in three ways, and names what is global everywhere.
    let whole = out(&folder.run(&["build", "--help"]));
    assert_eq!(whole, out(&folder.run(&["help", "build"])));
    assert_eq!(whole, out(&folder.run(&["build", "-h"])));
    assert!(
        whole.contains("--root <目录>") && whole.contains("用法：fangan build"),
        "{whole}"
    );
}

#[test]
fn every_format_is_named_where_one_is_asked_for() {
    let folder = Folder::new();
    let names: Vec<&str> = Format::ALL.iter().map(|f| f.extension()).collect();
    let done = folder.run(&["build", "--to", "pdf,nonsense"]);
    assert_eq!(code(&done), 2);
    let text = err(&done);
    assert!(text.contains("“nonsense”"), "{text}");
    assert!(text.contains(&names.join(", ")), "{text}");
    let help = out(&folder.run(&["build", "--help"]));
    assert!(help.contains(&names.join("，")), "{help}");
    // Whoever types a blank behind the comma is understood.
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由@{director}负责。"));
    folder.well(&["build", "--to", "html, docx"]);
    assert_eq!(
        folder.shown("output").into_keys().collect::<Vec<_>>(),
        ["a.docx", "a.html"]
    );
}

#[test]
fn exit_codes_tell_mistakes_from_misuse() {
    let folder = Folder::new();
    // No data folder, no such command, no such format: not the data's fault.
    assert_eq!(code(&folder.run(&["check"])), 2);
    assert_eq!(code(&folder.run(&["build"])), 2);
    assert_eq!(code(&folder.run(&["weave"])), 2);
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由@{director}负责。"));
    assert_eq!(code(&folder.run(&["build", "--to", "odt"])), 2);
    assert_eq!(code(&folder.run(&["build", "--as-of", "昨天"])), 2);
    let done = folder.run(&["check"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    // Warnings fail only where that is asked for.
    folder.write("data/b.yaml", plan("b", "由XXX负责。"));
    assert_eq!(code(&folder.run(&["check"])), 0);
    assert_eq!(code(&folder.run(&["check", "--deny-warnings"])), 1);
    // A mistake in the data.
    folder.write("data/c.yaml", plan("c", "由@{directer}负责。"));
    assert_eq!(code(&folder.run(&["check"])), 1);
    assert_eq!(code(&folder.run(&["build"])), 1);
}

#[test]
fn output_that_cannot_be_written_is_not_the_datas_fault() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由@{director}负责。"));
    folder.write("output", "a file where a folder should be");
    let done = folder.run(&["build"]);
    assert_eq!(code(&done), 2, "{}", said(&done));
}

#[test]
fn what_is_known_can_be_listed() {
    let folder = Folder::new();
    let root = repository().to_string_lossy().into_owned();
    for (what, expected) in [
        ("people", "林浩然"),
        ("posts", "街道办事处主任"),
        ("plans", "petition-2026"),
        ("templates", "implementation-plan"),
        ("fonts", "朱雀仿宋"),
    ] {
        let done = folder.run(&["--root", &root, "list", what]);
        assert_eq!(code(&done), 0, "{}", said(&done));
        assert!(out(&done).contains(expected), "{what}: {}", out(&done));
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let folder = Folder::new();
    let all = out(&folder.run(&["explain"]));
    for fault in fangan::diagnostic::Code::ALL {
        assert!(all.contains(fault.name()), "{}", fault.name());
    }
    // A process for each would take long; these two stand for the rest, whose
    // words a test of the library holds.
    for name in ["vacant-post", "fullwidth-colon"] {
        let zh = folder.run(&["--lang", "zh", "explain", name]);
        let en = folder.run(&["--lang", "en", "explain", name]);
        assert_eq!((code(&zh), code(&en)), (0, 0));
        assert!(out(&zh).contains(name) && out(&en).contains(name));
        assert_ne!(out(&zh), out(&en));
        let hanzi = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(out(&zh).chars().filter(|c| hanzi(*c)).count() > 30);
    }
    let done = folder.run(&["explain", "vacant-pots"]);
    assert_eq!(code(&done), 2, "{}", said(&done));
    assert!(said(&done).contains("vacant-post"), "{}", said(&done));
}

#[test]
fn every_stage_can_be_looked_at() {
    let folder = Folder::new();
    let root = repository().to_string_lossy().into_owned();
    for stage in ["raw", "model", "view", "markup", "document", "pages"] {
        let args = ["--root", &root, "dump", stage, "community-2026"];
        let done = folder.run(&args);
        assert_eq!(code(&done), 0, "{}", said(&done));
        assert!(out(&done).contains("邻里纠纷"), "{stage}");
        assert_eq!(out(&done), out(&folder.run(&args)), "{stage}");
    }
    let view = folder.run(&["--root", &root, "dump", "view", "community-2026"]);
    let view: serde_json::Value = serde_json::from_str(&out(&view)).unwrap();
    assert!(view.is_object());
}

#[test]
fn shells_complete_the_commands() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = folder.run(&["completions", shell]);
        assert_eq!(code(&done), 0, "{}", said(&done));
        assert!(out(&done).contains("explain"), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = Folder::new();
    for (lang, words) in [("zh", "工作台"), ("en", "workbench")] {
        let done = folder.run(&["--lang", lang, "manual", lang]);
        assert_eq!(code(&done), 0, "{}", said(&done));
        for page in ["fangan.1", "fangan-build.1", "fangan-change-apply.1"] {
            assert!(
                folder.read(&format!("{lang}/{page}")).contains(".TH"),
                "{page}"
            );
        }
        assert!(
            folder
                .read(&format!("{lang}/fangan-serve.1"))
                .contains(words)
        );
    }
    let blocked = folder.run(&["manual", "zh/fangan.1"]);
    assert_eq!(code(&blocked), 2);
    assert!(said(&blocked).contains("fangan.1"));
}

#[test]
fn faults_come_as_json_for_programs() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由@{directer}负责。"));
    let done = folder.run(&["check", "--format", "json"]);
    assert_eq!(code(&done), 1);
    let faults: serde_json::Value = serde_json::from_str(&out(&done)).unwrap();
    let faults = faults.as_array().unwrap();
    let fault = faults
        .iter()
        .find(|f| f["code"] == "unknown-party")
        .unwrap_or_else(|| panic!("{faults:#?}"));
    assert_eq!(fault["severity"], "error");
    let text = fault.to_string();
    assert!(
        text.contains("data/a.yaml") && text.contains("director"),
        "{text}"
    );
    // Nothing wrong is an empty list, not an empty text.
    folder.write("data/a.yaml", plan("a", "由@{director}负责。"));
    let done = folder.run(&["check", "--format", "json"]);
    let faults: serde_json::Value = serde_json::from_str(&out(&done)).unwrap();
    assert!(faults.is_array());
}

#[test]
fn a_misspelt_plan_is_answered_with_the_nearest() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("summer-2026", "由@{director}负责。"));
    let done = folder.run(&["build", "sumer-2026"]);
    assert_eq!(code(&done), 1, "{}", said(&done));
    assert!(err(&done).contains("“summer-2026”"), "{}", said(&done));
    assert!(!folder.join("output").join("summer-2026.pdf").exists());
}

#[test]
fn a_faulty_plan_keeps_its_old_output_and_stops_no_other() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由@{director}负责。"));
    folder.write("data/b.yaml", plan("b", "由@{director}负责。"));
    assert_eq!(code(&folder.run(&["build"])), 0);
    let before = folder.shown("output");
    assert_eq!(before.len(), 4);

    folder.write("data/a.yaml", plan("a", "改由@{directer}负责。"));
    folder.write("data/b.yaml", plan("b", "改由@{director}负责。"));
    let done = folder.run(&["build"]);
    assert_eq!(code(&done), 1, "{}", said(&done));
    assert!(err(&done).contains("data/a.yaml:4"), "{}", said(&done));
    let after = folder.shown("output");
    assert_eq!(before["a.pdf"], after["a.pdf"]);
    assert_eq!(before["a.html"], after["a.html"]);
    assert_ne!(before["b.html"], after["b.html"]);
    assert_ne!(before["b.pdf"], after["b.pdf"]);
}

#[test]
fn editions_have_folders_of_their_own() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由@{director}负责。"));
    let done = folder.run(&["build", "--as-of", "2026年7月1日", "--to", "html"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let done = folder.run(&["build", "--public", "--to", "pdf"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let made: Vec<String> = folder.shown("output").into_keys().collect();
    assert_eq!(made, ["as-of-2026-07-01/a.html", "public/a.pdf"]);
}

#[test]
fn results_go_to_standard_output_and_quiet_leaves_faults_alone() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("a", "由XXX负责。"));
    let done = folder.run(&["--quiet", "build"]);
    assert_eq!(code(&done), 0);
    assert_eq!(out(&done), "");
    assert!(err(&done).contains("placeholder-left"), "{}", said(&done));
    assert!(!err(&done).contains("output/"), "{}", said(&done));
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let built = |jobs: &str| {
        let folder = Folder::new();
        folder.well_with_sample(&["build", "--jobs", jobs]);
        folder.shown("output")
    };
    let (one, two) = (built("1"), built("2"));
    assert!(one.len() >= 12, "{:?}", one.keys());
    assert!(one == two);
}

/// The blocks of a language in a Markdown file.
fn blocks(file: &str, language: &str) -> Vec<String> {
    let text = std::fs::read_to_string(repository().join(file)).unwrap();
    let mut found = Vec::new();
    let mut rest = text.as_str();
    let fence = format!("```{language}\n");
    while let Some((_, from)) = rest.split_once(&fence) {
        let (block, after) = from.split_once("\n```").unwrap();
        found.push(format!("{block}\n"));
        rest = after;
    }
    found
}

#[test]
fn the_examples_of_the_readmes_build() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let mut examples = blocks(readme, "yaml");
        // A staff change alone makes no document.
        examples.retain(|example| example.contains("\nplan:") || example.contains("\n方案:"));
        assert!(!examples.is_empty(), "{readme}");
        for example in examples {
            let folder = Folder::new();
            folder.write("data/example.yaml", &example);
            let templates = repository().join("templates");
            let done = folder.run(&["--templates", &templates.to_string_lossy(), "build"]);
            assert_eq!(code(&done), 0, "{readme} {example}\n{}", said(&done));
            let made = folder.shown("output");
            assert_eq!(made.len(), 2, "{readme}: {:?}", made.keys());
            assert!(!err(&done).contains("warning"), "{}", said(&done));
            assert!(!err(&done).contains("警告："), "{}", said(&done));
        }
    }
}

#[test]
fn a_folder_for_a_newer_program_says_so_and_nothing_else() {
    let folder = Folder::new();
    folder.write("fangan.yaml", "全新的设置: 是\nneeds-version: \"9.0\"\n");
    folder.write("data/a.yaml", "方案: {编号: a, 标题: 甲, 全新的写法: 是}\n");
    for command in ["check", "build"] {
        let done = folder.run(&[command]);
        assert_ne!(code(&done), 0, "{}", said(&done));
        let said = said(&done);
        assert!(
            said.contains("needs-version") && said.contains("9.0"),
            "{said}"
        );
        assert!(!said.contains("unknown-key"), "{said}");
    }
    folder.write("fangan.yaml", "needs-version: 0.1\n");
    let done = folder.run(&["check"]);
    assert!(!said(&done).contains("needs-version"), "{}", said(&done));
}
