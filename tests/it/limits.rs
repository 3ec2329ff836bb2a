//! Files that nobody should write end in a clear word, not in a crash.

use fangan::load::locate;

use crate::common::data::{bytes, places, text};
use crate::common::folder::{Folder, said};

fn found(content: &str) -> Vec<String> {
    let (_, sources, mut report) = text(content);
    locate(&sources, &mut report);
    places(&report)
}

#[test]
fn deep_nesting_is_named() {
    let deep = 100_000;
    for content in [
        "[".repeat(deep),
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        "- ".repeat(deep),
        "{a: ".repeat(deep),
        format!("a: {}", "[a, ".repeat(deep)),
        (0..2_000)
            .map(|i| format!("{}a:\n", " ".repeat(i)))
            .collect(),
    ] {
        let found = found(&content);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with("nested-too-deep"), "{found:?}");
    }
}

#[test]
fn sections_may_be_nested_as_deep_as_anyone_writes() {
    let mut content = String::from("plan: {id: a, title: 方案}\n");
    for depth in 0..20 {
        content += &format!("{}sections:\n", "    ".repeat(depth));
        content += &format!("{}  - heading: 标题\n", "    ".repeat(depth));
    }
    assert_eq!(found(&content), Vec::<String>::new());
}

/// What templates write within each other has an end: it is told at the data, and
/// one level less is printed.
#[test]
fn chapters_and_items_go_seven_levels_down() {
    let chapters = |levels: usize| {
        let chapter = |depth: usize| {
            let indent = "    ".repeat(depth);
            format!("{indent}sections:\n{indent}  - heading: 标题\n")
        };
        let text: String = (0..levels).map(chapter).collect();
        text + &format!("{}body: 正文。\n", "    ".repeat(levels))
    };
    let items = |levels: usize| {
        let text: String = (0..levels)
            .map(|depth| {
                let indent = " ".repeat(4 + depth * 8);
                format!("{indent}- items:\n{indent}    - title: 做好工作\n{indent}      body:\n")
            })
            .collect();
        format!(
            "sections:\n  - heading: 标题\n    body:\n{text}{}- 末项。\n",
            " ".repeat(4 + levels * 8)
        )
    };
    for (inner, below) in [(chapters(6), chapters(7)), (items(5), items(6))] {
        for (text, code) in [(inner, None), (below, Some("nested-too-deep"))] {
            let folder = Folder::new();
            let head = "organisation: {name: 柳河街道办事处}\nissuers: [{id: office, name: 柳河街道办事处}]\n\
                plan: {id: a, title: 值班方案, form: plain, issuers: [office], date: 2026-03-03}\n";
            folder.write("data/a.yaml", format!("{head}{text}"));
            let output = folder.run(&["--lang", "en", "build", "--to", "html"]);
            let said = said(&output);
            let codes: Vec<_> = said
                .lines()
                .filter(|line| line.starts_with("error"))
                .collect();
            match code {
                None => assert!(codes.is_empty(), "{said}\n{text}"),
                Some(code) => assert!(
                    codes.first().is_some_and(|first| first.contains(code)),
                    "{said}\n{text}"
                ),
            }
        }
    }
}

#[test]
fn ten_megabytes_are_read() {
    let row = "  - {id: p, name: 林浩然, phone: 13800000000, department: 党政办公室}\n";
    let rows = 10 * 1024 * 1024 / row.len();
    let content = format!("people:\n{}", row.repeat(rows));
    let (raw, _, report) = text(&content);
    assert!(report.is_empty());
    assert_eq!(raw.people.len(), rows);
    assert_eq!(
        raw.people[rows - 1].phone.as_ref().unwrap().text.value,
        "13800000000"
    );
}

#[test]
fn large_files_with_a_fault_at_the_end_are_read() {
    let row = "  - {id: p, name: 林浩然, phone: '1', department: 党政办公室}\n";
    let rows = 1024 * 1024 / row.len();
    let content = format!("people:\n{}  - 姓名：林\n", row.repeat(rows));
    assert_eq!(found(&content), [format!("{}:7 fullwidth-colon", rows + 2)]);
    let content = format!("people:\n{}  - 姓名：林\n    电话: '1'\n", row.repeat(rows));
    assert_eq!(found(&content), [format!("{}:7 fullwidth-colon", rows + 2)]);
}

#[test]
fn ten_megabytes_on_one_line_are_read() {
    let content = format!(
        "categories: [{{id: a, name: 各科室, posts: [{}]}}]",
        "主任, ".repeat(1_200_000)
    );
    let (raw, _, report) = text(&content);
    assert!(report.is_empty());
    assert_eq!(raw.categories[0].posts.len(), 1_200_000);
}

#[test]
fn one_text_of_ten_megabytes_is_read() {
    let content = format!(
        "plan: {{id: a, title: 方案}}\nsections:\n  - body: |\n{}",
        "      为加强工作，制定本方案。\n".repeat(250_000)
    );
    let (raw, _, report) = text(&content);
    assert!(report.is_empty());
    assert_eq!(raw.plans.len(), 1);
}

#[test]
fn aliases_do_not_multiply() {
    let mut content = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (new, old) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let list = vec![format!("*{old}"); 10].join(", ");
        content += &format!("{new}: &{new} [{list}]\n");
    }
    let found = found(&content);
    let aliases = found.iter().filter(|f| f.ends_with("alias-not-allowed"));
    assert_eq!(aliases.count(), 100);
}

#[test]
fn files_beyond_the_limit_are_not_read() {
    let (raw, sources, mut report) = bytes(&vec![b'a'; 21 * 1024 * 1024]);
    locate(&sources, &mut report);
    assert_eq!(places(&report), ["1:1 file-too-large"]);
    assert_eq!(raw.broken.len(), 1);
}

#[test]
fn old_encodings_are_read_and_named() {
    let content = "organisation:\n  name: 青石街道办事处\n  short-name：青石街道\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(content);
    let (raw, sources, mut report) = bytes(&gbk);
    locate(&sources, &mut report);
    assert_eq!(
        places(&report),
        ["1:1 legacy-encoding", "3:13 fullwidth-colon"]
    );
    assert_eq!(
        raw.organisation.unwrap().short_name.unwrap().value,
        "青石街道"
    );

    let utf16: Vec<u8> = "\u{FEFF}people: []"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let (_, sources, mut report) = bytes(&utf16);
    locate(&sources, &mut report);
    assert_eq!(places(&report), ["1:1 legacy-encoding"]);

    let (raw, sources, mut report) = bytes(b"people:\r\n  - id: \xff\xfe\x80\x81\r\n");
    locate(&sources, &mut report);
    assert_eq!(places(&report), ["2:9 not-utf8"]);
    assert_eq!(raw.broken.len(), 1);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let (raw, _, report) = bytes("\u{FEFF}organisation:\r\n  name: 青石街道\r\n".as_bytes());
    assert!(report.is_empty());
    assert_eq!(raw.organisation.unwrap().name.value, "青石街道");
}

#[test]
fn what_is_no_text_is_named() {
    assert_eq!(
        found("organisation: {name: 青\u{8}石}"),
        ["1:23 forbidden-character"]
    );
    assert_eq!(
        found("organisation: {name: 青\u{2028}石}"),
        ["1:23 forbidden-character"]
    );
    let (_, _, report) = bytes(&(0..=255).cycle().take(100_000).collect::<Vec<u8>>());
    assert!(report.has_errors());
}

#[test]
fn nothing_at_all_is_fine() {
    for content in ["", "\n\n", "# 说明\n", "---\n", "people:\n"] {
        assert_eq!(found(content), Vec::<String>::new(), "{content:?}");
    }
}

#[test]
fn what_a_terminal_obeys_is_no_text() {
    for typed in [r"\e[2J", r"\x9b31m", r"\x7f", r"\u202e", r"\u2028"] {
        let found = found(&format!("people:\n  - {{id: a, name: \"林{typed}\"}}\n"));
        assert_eq!(found.len(), 1, "{typed}: {found:?}");
        assert!(found[0].ends_with("forbidden-character"), "{found:?}");
    }
}

/// What faulty data hold is listed, too, and named by `verify`.
#[test]
fn no_order_reaches_the_terminal() {
    let folder = Folder::new();
    folder.write(
        "data/o.yaml",
        "organisation: {name: 柳河街道}\npeople:\n  - {id: lin, name: \"\\e[2J林\"}\n",
    );
    for command in [&["list", "people"][..], &["check"], &["where", "lin"]] {
        let said = folder.run(command);
        let all = [said.stdout, said.stderr].concat();
        assert!(!all.contains(&0x1B), "{command:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_a_fault() {
    let folder = Folder::new();
    folder.write(
        "data/o.yaml",
        "organisation: {name: 柳河街道}\npeople:\n  - {id: lin, name: 林浩然}\n",
    );
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = folder.command(&["list", "people"]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("[cannot-write]"),
        "{}",
        said(&output)
    );
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_not_read() {
    let folder = Folder::new();
    folder.write("data/o.yaml", "organisation: {name: 柳河街道}\n");
    std::os::unix::fs::symlink("/dev/zero", folder.join("data/z.yaml")).unwrap();
    for command in [&["check"][..], &["verify", "/dev/zero"]] {
        let output = folder.run(command);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(
            said(&output).contains("[file-unreadable]"),
            "{}",
            said(&output)
        );
    }
}

#[test]
fn what_a_killed_writer_left_is_swept() {
    let folder = Folder::new();
    folder.write("data/o.yaml", "organisation: {name: 柳河街道}\n");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for (name, left) in [
        (".a.pdf.123-0.part", true),
        (".notes.part", false),
        (".b.pdf.99-1.part", false),
    ] {
        folder.write(&format!("output/{name}"), "half");
        let file = std::fs::File::options()
            .write(true)
            .open(folder.join(&format!("output/{name}")))
            .unwrap();
        if left || name == ".notes.part" {
            file.set_modified(old).unwrap();
        }
    }
    folder.run(&["build"]);
    let stays = |name: &str| folder.join(&format!("output/{name}")).exists();
    assert_eq!(
        [
            stays(".a.pdf.123-0.part"),
            stays(".notes.part"),
            stays(".b.pdf.99-1.part")
        ],
        [false, true, true]
    );
}
