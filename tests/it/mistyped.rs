//! Each line of the sample, mistyped in each way that clerks do: the fault is
//! named on that line, and no other fault with it.

use std::path::{Path, PathBuf};

use fangan::load::{Input, locate};

use crate::common::data::{load, places};

/// What the file's report says, as `line code`.
fn said(path: &str, text: &str) -> Vec<String> {
    let input = Input {
        path: path.into(),
        bytes: text.as_bytes().to_vec().into(),
    };
    let (_, sources, mut report) = load(vec![input], None);
    locate(&sources, &mut report);
    let place = |place: String| {
        let (line, rest) = place.split_once(':').unwrap();
        format!("{line} {}", rest.split_once(' ').unwrap().1)
    };
    places(&report).into_iter().map(place).collect()
}

fn samples() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files = Vec::new();
    for folder in [data.clone(), data.join("plans")] {
        let entries = std::fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|e| e == "yaml")));
    }
    files.sort();
    files
}

/// The line with its first key's colon changed, if it has one.
fn recolon(line: &str, colon: &str) -> Option<String> {
    let content = line.trim_start_matches([' ', '-']);
    let (key, value) = content
        .split_once(": ")
        .or_else(|| Some((content.strip_suffix(':')?, "")))?;
    if content.starts_with(['#', '{', '"']) || key.contains([' ', '，', '{', '#']) {
        return None;
    }
    if (value.is_empty() || value.trim_start().starts_with('#')) && colon == ":" {
        return None;
    }
    let lead = &line[..line.len() - content.len()];
    Some(format!("{lead}{key}{colon}{value}"))
}

fn open_brackets(text: &str) -> bool {
    let last = text.rsplit("\n  - ").next().unwrap_or_default();
    let count = |signs: [char; 2]| last.matches(signs).count();
    count(['[', '{']) > count([']', '}'])
}

fn none_wrong(wrong: Vec<String>) {
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What was said otherwise than `line code`. One line in three is tried, which
/// ones depends on the code.
fn each_line(mistype: impl Fn(&str) -> Option<String>, code: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for path in samples() {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut block = None;
        for (index, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            if block.is_some_and(|parent| indent > parent || line.trim().is_empty()) {
                continue;
            } else {
                block = line.trim_end().ends_with('|').then_some(indent);
            }
            // Within brackets a line may begin with anything.
            let opens = lines[..index].join("\n");
            if open_brackets(&opens) {
                continue;
            }
            if !(index + code.len()).is_multiple_of(3) {
                continue;
            }
            let Some(changed) = mistype(line) else {
                continue;
            };
            let mut all = lines.clone();
            all[index] = &changed;
            let found = said(&format!("data/{name}"), &(all.join("\n") + "\n"));
            tried += 1;
            if found != [format!("{} {code}", index + 1)] {
                wrong.push(format!(
                    "{name}:{} {changed:.60}\n    {found:.5?}",
                    index + 1
                ));
            }
        }
    }
    assert!(tried > 10, "{tried}");
    wrong
}

#[test]
fn full_width_colons() {
    none_wrong(each_line(|line| recolon(line, "："), "fullwidth-colon"));
}

#[test]
fn colons_without_a_space() {
    none_wrong(each_line(|line| recolon(line, ":"), "missing-space"));
}

#[test]
fn tabs_for_indents() {
    let tab = |line: &str| {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let tabs = "\t".repeat(indent / 2);
        (indent > 0 && !content.is_empty()).then(|| format!("{tabs}{content}"))
    };
    none_wrong(each_line(tab, "tab-indent"));
}

#[test]
fn full_width_spaces_for_indents() {
    let odd = |line: &str| {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let odd = "\u{3000}".repeat(indent / 2);
        (indent > 0 && !content.is_empty() && !content.starts_with('#'))
            .then(|| format!("{odd}{content}"))
    };
    none_wrong(each_line(odd, "odd-space"));
}

#[test]
fn forgotten_colons() {
    none_wrong(each_line(|line| recolon(line, " "), "yaml-syntax"));
}

#[test]
fn dashes_without_a_space() {
    let dash = |line: &str| {
        let item = line.trim_start().starts_with("- ");
        item.then(|| line.replacen("- ", "-", 1))
    };
    none_wrong(each_line(dash, "missing-space"));
}

#[test]
fn brackets_without_their_partner() {
    let open = |line: &str| Some(line.trim_end().strip_suffix([']', '}'])?.to_owned());
    none_wrong(each_line(open, "yaml-syntax"));
}

#[test]
fn quotes_without_their_partner() {
    let open = |line: &str| {
        (line.matches('"').count() == 2 && !line.contains('@')).then(|| line.replacen('"', "", 1))
    };
    none_wrong(each_line(open, "yaml-syntax"));
}

#[test]
fn what_is_written_as_text_is_never_read_as_keys() {
    let texts = [
        "|\n      时间：每周二上午\n\n      电话:55550100\n\n      标题：见附件\n\n      text：abc",
        ">\n      备注：遇节假日顺延\n\n      -登记",
        "\"牵头单位：信访办；责任人：何静\"",
        "'正文：照此办理'",
        "时间：每周二上午",
        "接待安排如下，\n      时间：每周二上午，\n      地点：一楼大厅。",
    ];
    let places = [
        "sections:\n  - heading: 接待\n    body: {}\n",
        "sections:\n  - heading: 接待\n    body:\n    - {}\n",
        "attachments:\n  - id: a\n    title: 安排\n    body: {}\nsections:\n  - {{heading: 甲, body: 乙}}\n",
    ];
    let mut wrong = Vec::new();
    for place in places {
        for text in texts {
            let file = place.replace("{{", "{").replace("}}", "}");
            let file = format!(
                "plan: {{id: a, title: 方案}}\n{}",
                file.replacen("{}", text, 1)
            );
            let found = said("data/a.yaml", &file);
            if !found.is_empty() {
                wrong.push(format!("{file}{found:?}"));
            }
        }
    }
    none_wrong(wrong);
    // A part whose colon was mistyped is still one.
    let file =
        "plan: {id: a, title: 方案}\nsections:\n  - heading: 甲\n    body:\n      - text：乙\n";
    assert_eq!(said("data/a.yaml", file), ["5 fullwidth-colon"]);
}
