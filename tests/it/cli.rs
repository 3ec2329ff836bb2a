//! The commands as a user types them: the built program is run in folders of
//! its own, and what it says, writes and exits with is held to the README.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program, run in a folder.
fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fangan"));
    command.current_dir(folder).args(args);
    command.env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL");
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Everything the program said, for messages of failing tests.
fn said(output: &Output) -> String {
    format!("{}\n{}{}", code(output), out(output), err(output))
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inside) = folders.pop() {
        for entry in std::fs::read_dir(inside).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                // Hidden files are the program's own notes.
                let hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
                let name = path.strip_prefix(folder).unwrap().to_string_lossy();
                if !hidden {
                    found.insert(name.into_owned(), std::fs::read(&path).unwrap());
                }
            }
        }
    }
    found
}

/// The sample of the repository, its fonts included, built below `output`.
fn build_sample(from: &Path, output: &Path, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let root = repository().to_string_lossy();
    let output_name = output.to_string_lossy();
    let mut args = vec!["--root", &*root, "--output", &*output_name, "build"];
    args.extend(more);
    let done = run(from, &args);
    assert_eq!(code(&done), 0, "{}", said(&done));
    files(output)
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
    let folder = folder("init");
    let done = run(&folder, &["init", "我的街道"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let root = folder.join("我的街道");
    assert!(root.join("fangan.yaml").is_file());

    let done = run(&root, &["check"]);
    assert_eq!(code(&done), 0, "{}", said(&done));

    let done = run(&root, &["build"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    assert!(err(&done).contains("output"), "{}", said(&done));
    for name in ["petition-2026.pdf", "petition-2026.tasks.html"] {
        assert!(root.join("output").join(name).is_file(), "{name}");
    }

    // A second init overwrites nothing.
    write(&root, "data/people.yaml", "people: []\n");
    let done = run(&folder, &["init", "我的街道"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let kept = std::fs::read_to_string(root.join("data/people.yaml")).unwrap();
    assert_eq!(kept, "people: []\n");
}

#[test]
fn every_command_shows_an_example() {
    let folder = folder("help");
    let commands = [
        "init",
        "check",
        "build",
        "list",
        "explain",
        "dump",
        "completions",
        "verify",
        "change",
        "who",
        "where",
        "history",
        "diff",
    ];
    let top = out(&run(&folder, &["--help"]));
    for name in commands {
        assert!(top.contains(name), "{name} in {top}");
        let done = run(&folder, &[name, "--help"]);
        assert_eq!(code(&done), 0);
        let example = format!("例：\n  fangan {name}");
        assert!(out(&done).contains(&example), "{}", out(&done));
    }
}

#[test]
fn wrong_usage_is_told_in_the_readers_language() {
    let folder = folder("misuse");
    let said = |args: &[&str]| {
        let done = run(&folder, args);
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
    let whole = out(&run(&folder, &["build", "--help"]));
    assert_eq!(whole, out(&run(&folder, &["help", "build"])));
    assert_eq!(whole, out(&run(&folder, &["build", "-h"])));
    assert!(
        whole.contains("--root <目录>") && whole.contains("用法：fangan build"),
        "{whole}"
    );
}

#[test]
fn exit_codes_tell_mistakes_from_misuse() {
    let folder = folder("exit");
    // No data folder, no such command, no such format: not the data's fault.
    assert_eq!(code(&run(&folder, &["check"])), 2);
    assert_eq!(code(&run(&folder, &["build"])), 2);
    assert_eq!(code(&run(&folder, &["weave"])), 2);
    write(&folder, "data/office.yaml", OFFICE);
    write(&folder, "data/a.yaml", &plan("a", "由@{director}负责。"));
    assert_eq!(code(&run(&folder, &["build", "--to", "odt"])), 2);
    assert_eq!(code(&run(&folder, &["build", "--as-of", "昨天"])), 2);
    let done = run(&folder, &["check"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    // Warnings fail only where that is asked for.
    write(&folder, "data/b.yaml", &plan("b", "由XXX负责。"));
    assert_eq!(code(&run(&folder, &["check"])), 0);
    assert_eq!(code(&run(&folder, &["check", "--deny-warnings"])), 1);
    // A mistake in the data.
    write(&folder, "data/c.yaml", &plan("c", "由@{directer}负责。"));
    assert_eq!(code(&run(&folder, &["check"])), 1);
    assert_eq!(code(&run(&folder, &["build"])), 1);
}

#[test]
fn output_that_cannot_be_written_is_not_the_datas_fault() {
    let folder = folder("unwritable");
    write(&folder, "data/office.yaml", OFFICE);
    write(&folder, "data/a.yaml", &plan("a", "由@{director}负责。"));
    write(&folder, "output", "a file where a folder should be");
    let done = run(&folder, &["build"]);
    assert_eq!(code(&done), 2, "{}", said(&done));
}

#[test]
fn what_is_known_can_be_listed() {
    let folder = folder("list");
    let root = repository().to_string_lossy().into_owned();
    for (what, expected) in [
        ("people", "林浩然"),
        ("posts", "街道办事处主任"),
        ("plans", "petition-2026"),
        ("templates", "implementation-plan"),
        ("fonts", "FandolFang"),
    ] {
        let done = run(&folder, &["--root", &root, "list", what]);
        assert_eq!(code(&done), 0, "{}", said(&done));
        assert!(out(&done).contains(expected), "{what}: {}", out(&done));
    }
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let folder = folder("explain");
    let all = out(&run(&folder, &["explain"]));
    for fault in fangan::diagnostic::Code::ALL {
        assert!(all.contains(fault.name()), "{}", fault.name());
    }
    // A process for each would take long; these two stand for the rest, whose
    // words a test of the library holds.
    for name in ["vacant-post", "fullwidth-colon"] {
        let zh = run(&folder, &["--lang", "zh", "explain", name]);
        let en = run(&folder, &["--lang", "en", "explain", name]);
        assert_eq!((code(&zh), code(&en)), (0, 0));
        assert!(out(&zh).contains(name) && out(&en).contains(name));
        assert_ne!(out(&zh), out(&en));
        let hanzi = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        assert!(out(&zh).chars().filter(|c| hanzi(*c)).count() > 30);
    }
    let done = run(&folder, &["explain", "vacant-pots"]);
    assert_eq!(code(&done), 2, "{}", said(&done));
    assert!(said(&done).contains("vacant-post"), "{}", said(&done));
}

#[test]
fn every_stage_can_be_looked_at() {
    let folder = folder("dump");
    let root = repository().to_string_lossy().into_owned();
    for stage in ["raw", "model", "view", "markup", "document", "pages"] {
        let args = ["--root", &root, "dump", stage, "community-2026"];
        let done = run(&folder, &args);
        assert_eq!(code(&done), 0, "{}", said(&done));
        assert!(out(&done).contains("邻里纠纷"), "{stage}");
        assert_eq!(out(&done), out(&run(&folder, &args)), "{stage}");
    }
    let view = run(
        &folder,
        &["--root", &root, "dump", "view", "community-2026"],
    );
    let view: serde_json::Value = serde_json::from_str(&out(&view)).unwrap();
    assert!(view.is_object());
}

#[test]
fn shells_complete_the_commands() {
    let folder = folder("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let done = run(&folder, &["completions", shell]);
        assert_eq!(code(&done), 0, "{}", said(&done));
        assert!(out(&done).contains("explain"), "{shell}");
    }
}

#[test]
fn faults_come_as_json_for_programs() {
    let folder = folder("json");
    write(&folder, "data/office.yaml", OFFICE);
    write(&folder, "data/a.yaml", &plan("a", "由@{directer}负责。"));
    let done = run(&folder, &["check", "--format", "json"]);
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
    write(&folder, "data/a.yaml", &plan("a", "由@{director}负责。"));
    let done = run(&folder, &["check", "--format", "json"]);
    let faults: serde_json::Value = serde_json::from_str(&out(&done)).unwrap();
    assert!(faults.is_array());
}

#[test]
fn a_misspelt_plan_is_answered_with_the_nearest() {
    let folder = folder("nearest");
    write(&folder, "data/office.yaml", OFFICE);
    write(
        &folder,
        "data/a.yaml",
        &plan("summer-2026", "由@{director}负责。"),
    );
    let done = run(&folder, &["build", "sumer-2026"]);
    assert_eq!(code(&done), 1, "{}", said(&done));
    assert!(err(&done).contains("“summer-2026”"), "{}", said(&done));
    assert!(!folder.join("output").join("summer-2026.pdf").exists());
}

#[test]
fn a_faulty_plan_keeps_its_old_output_and_stops_no_other() {
    let folder = folder("old-output");
    write(&folder, "data/office.yaml", OFFICE);
    write(&folder, "data/a.yaml", &plan("a", "由@{director}负责。"));
    write(&folder, "data/b.yaml", &plan("b", "由@{director}负责。"));
    assert_eq!(code(&run(&folder, &["build"])), 0);
    let before = files(&folder.join("output"));
    assert_eq!(before.len(), 4);

    write(&folder, "data/a.yaml", &plan("a", "改由@{directer}负责。"));
    write(&folder, "data/b.yaml", &plan("b", "改由@{director}负责。"));
    let done = run(&folder, &["build"]);
    assert_eq!(code(&done), 1, "{}", said(&done));
    assert!(err(&done).contains("data/a.yaml:4"), "{}", said(&done));
    let after = files(&folder.join("output"));
    assert_eq!(before["a.pdf"], after["a.pdf"]);
    assert_eq!(before["a.html"], after["a.html"]);
    assert_ne!(before["b.html"], after["b.html"]);
    assert_ne!(before["b.pdf"], after["b.pdf"]);
}

#[test]
fn editions_have_folders_of_their_own() {
    let folder = folder("editions");
    write(&folder, "data/office.yaml", OFFICE);
    write(&folder, "data/a.yaml", &plan("a", "由@{director}负责。"));
    let done = run(
        &folder,
        &["build", "--as-of", "2026年7月1日", "--to", "html"],
    );
    assert_eq!(code(&done), 0, "{}", said(&done));
    let done = run(&folder, &["build", "--public", "--to", "pdf"]);
    assert_eq!(code(&done), 0, "{}", said(&done));
    let made: Vec<String> = files(&folder.join("output")).into_keys().collect();
    assert_eq!(made, ["as-of-2026-07-01/a.html", "public/a.pdf"]);
}

#[test]
fn results_go_to_standard_output_and_quiet_leaves_faults_alone() {
    let folder = folder("quiet");
    write(&folder, "data/office.yaml", OFFICE);
    write(&folder, "data/a.yaml", &plan("a", "由XXX负责。"));
    let done = run(&folder, &["--quiet", "build"]);
    assert_eq!(code(&done), 0);
    assert_eq!(out(&done), "");
    assert!(err(&done).contains("placeholder-left"), "{}", said(&done));
    assert!(!err(&done).contains("output/"), "{}", said(&done));
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let base = folder("bytes");
    let one = build_sample(&base, &base.join("one"), &["--jobs", "1"]);
    assert!(one.len() >= 12, "{:?}", one.keys());
    let elsewhere = base.join("elsewhere");
    std::fs::create_dir_all(&elsewhere).unwrap();
    let two = build_sample(&elsewhere, &base.join("two"), &["--jobs", "2"]);
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
        let folder = folder(readme);
        let mut examples = blocks(readme, "yaml");
        // A staff change alone makes no document.
        examples.retain(|example| example.contains("\nplan:") || example.contains("\n方案:"));
        assert!(!examples.is_empty(), "{readme}");
        // Each example is a workspace of its own.
        for (number, example) in examples.iter().enumerate() {
            let root = folder.join(number.to_string());
            write(&root, "data/example.yaml", example);
            let fonts = repository()
                .join("templates")
                .to_string_lossy()
                .into_owned();
            let done = run(&root, &["--templates", &fonts, "build"]);
            assert_eq!(code(&done), 0, "{readme} {example}\n{}", said(&done));
            let made = files(&root.join("output"));
            assert_eq!(made.len(), 2, "{readme}: {:?}", made.keys());
            assert!(!err(&done).contains("warning"), "{}", said(&done));
            assert!(!err(&done).contains("警告："), "{}", said(&done));
        }
    }
}
