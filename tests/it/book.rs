//! The book: every chapter is on its list, every link leads somewhere, and every
//! example runs as it stands.
//!
//! A chapter with examples says where they run, `<!-- 空文件夹 -->` or `<!-- 在示例里 -->`
//! (`in an empty folder`, `in the sample`). A block whose first line names a file is
//! that file; of a block `sh` each line is run.

use crate::common::folder::{Folder, repository, said};

use std::path::Path;

use fangan::diagnostic::{Code, Lang, Locale};
use fangan::load::in_chinese;

fn read(name: &str) -> String {
    let path = repository().join("docs").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Chapters below a folder of the documents, by their names.
fn chapters(below: &str) -> Vec<String> {
    let folder = repository().join("docs").join(below);
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".md")).collect();
    names.sort();
    names
}

/// Where the links of a page lead, without their anchors; other sites left out.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split([')', '#']).next());
    let ours = targets.filter(|target| !target.is_empty() && !target.starts_with("http"));
    ours.map(str::to_owned).collect()
}

#[test]
fn every_chapter_is_on_the_list_once() {
    let list = links(&read("SUMMARY.md"));
    for below in ["", "zh/", "en/"] {
        for name in chapters(below) {
            let path = format!("{below}{name}");
            let times = list.iter().filter(|listed| **listed == path).count();
            assert!(path == "SUMMARY.md" || times == 1, "{path}: {times} times");
        }
    }
    for path in list {
        read(&path);
    }
}

#[test]
fn both_languages_have_the_same_chapters() {
    assert_eq!(chapters("zh"), chapters("en"));
}

#[test]
fn links_of_the_book_stay_in_it_and_lead_somewhere() {
    let docs = repository().join("docs");
    let mut seen = 0;
    for below in ["", "zh/", "en/"] {
        for name in chapters(below) {
            for target in links(&read(&format!("{below}{name}"))) {
                let path = docs.join(below).join(&target);
                let path = path.canonicalize();
                let path = path.unwrap_or_else(|_| panic!("{below}{name}: {target}"));
                let inside = path.starts_with(docs.canonicalize().unwrap());
                assert!(inside, "{below}{name}: {target} is not in the book");
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

/// A block between fences: its language and its lines.
fn blocks(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, Vec<&str>)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(language)) => open = Some((language, Vec::new())),
            (Some((_, lines)), None) => lines.push(line),
            (None, None) => {}
        }
    }
    blocks
}

/// The file that a block is, where its first line says so.
fn named(line: &str) -> Option<&str> {
    let comment = line
        .strip_prefix("<!-- ")
        .and_then(|rest| rest.strip_suffix(" -->"));
    let name = comment.or_else(|| line.strip_prefix("# "))?;
    (Path::new(name).extension().is_some() && name.contains('/')).then_some(name)
}

/// Runs a chapter's examples; how many there were.
fn run(below: &str, name: &str) -> usize {
    let text = read(&format!("{below}/{name}"));
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|word| text.contains(&format!("<!-- {word} -->")))
    };
    let folder = Folder::new();
    if says(&["在示例里", "in the sample"]) {
        let keys = if below == "zh" { "zh" } else { "en" };
        folder.well(&["init", ".", "--keys", keys]);
    } else if !says(&["空文件夹", "in an empty folder"]) {
        let runs = blocks(&text).iter().any(|(language, _)| *language == "sh");
        assert!(!runs, "{below}/{name} does not say where its examples run");
        return 0;
    }
    let mut ran = 0;
    for (language, lines) in blocks(&text) {
        if let Some(file) = lines.first().and_then(|line| named(line)) {
            folder.write(file, lines[1..].join("\n") + "\n");
            ran += 1;
            // A style holds for papers; a red one and a plain one are set with it.
            if file.contains("/style/") {
                folder.well(&["build", "petition-2026", "community-2026", "--to", "pdf"]);
            }
        }
        for line in lines.iter().filter(|_| language == "sh") {
            let words = line.split(" #").next().unwrap_or_default();
            let words: Vec<&str> = words.split_whitespace().skip(1).collect();
            let done = folder.run(&words);
            assert!(
                done.status.success(),
                "{below}/{name}: {line}\n{}",
                said(&done)
            );
            ran += 1;
        }
    }
    ran
}

#[test]
fn every_example_in_chinese_runs() {
    let ran: usize = chapters("zh").iter().map(|name| run("zh", name)).sum();
    assert!(ran > 30, "{ran}");
}

#[test]
fn every_example_in_english_runs() {
    let ran: usize = chapters("en").iter().map(|name| run("en", name)).sum();
    assert!(ran > 30, "{ran}");
}

/// The chapter of all faults, as the table of codes has them.
fn faults(lang: Lang) -> String {
    let locale = Locale::of(lang);
    let head = match lang {
        Lang::Zh => {
            "# 差错一览\n\n`check` 说出的每一种问题：原因、错误的写法、改法。\
             `fangan explain 代码` 说的也是这些。\n"
        }
        Lang::En => {
            "# Faults\n\nEverything that `check` can tell: cause, example, cure, as \
             `fangan explain CODE` has them.\n"
        }
    };
    let mut page = head.to_owned();
    for code in Code::ALL {
        let shown = |text: &str, all: &str| match lang {
            Lang::Zh => in_chinese(text, all),
            Lang::En => text.to_owned(),
        };
        let explained = locale.explain(*code, shown).unwrap_or_default();
        let (title, rest) = explained.split_once('\n').unwrap_or_default();
        page += &format!("\n## {title}\n{}", plain(rest));
    }
    page
}

/// Signs that a page would read as orders, told as they are; examples stay.
fn plain(text: &str) -> String {
    let lines = text
        .trim_end()
        .lines()
        .map(|line| match line.strip_prefix("    ") {
            Some(_) => line.to_owned(),
            None => line
                .chars()
                .flat_map(|c| {
                    matches!(c, '<' | '*' | '[' | '_' | '`')
                        .then_some('\\')
                        .into_iter()
                        .chain([c])
                })
                .collect(),
        });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn the_chapter_of_faults_is_what_the_table_says() {
    for (below, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        let (page, fresh) = (read(&format!("{below}/faults.md")), faults(lang));
        let stale = page
            .lines()
            .zip(fresh.lines())
            .find(|(old, new)| old != new);
        assert_eq!(stale, None, "cargo test --test it -- --ignored write_the");
        assert_eq!(page.len(), fresh.len());
    }
}

#[test]
#[ignore = "writes docs/zh/faults.md and docs/en/faults.md"]
fn write_the_chapters_of_faults() {
    for (below, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        let path = repository().join("docs").join(below).join("faults.md");
        std::fs::write(path, faults(lang)).unwrap();
    }
}
