//! `fangan watch`: whatever way an editor saves, the document follows.

use std::fs::{self, File};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::common::folder::Folder;

struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const OFFICE: &str =
    "organisation: {name: 柳河街道办事处}\nissuers: [{id: office, name: 柳河街道办事处}]\n";

fn plan(id: &str, words: &str) -> String {
    format!(
        "plan: {{id: {id}, title: 夏季工作方案, form: plain, issuers: [office], date: 2026-05-01}}\n\
         sections:\n  - heading: 目标\n    body: {words}。\n"
    )
}

/// Waits until a file holds words.
#[track_caller]
fn until(folder: &Folder, name: &str, words: &str) {
    let began = Instant::now();
    let has = || fs::read_to_string(folder.join(name)).is_ok_and(|text| text.contains(words));
    while !has() {
        let waited = began.elapsed() < Duration::from_secs(60);
        assert!(waited, "{name} has no {words}: {}", folder.read("said"));
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_save_of_any_kind_is_built_and_faults_are_told() {
    let folder = Folder::new();
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/a.yaml", plan("summer", "第一稿"));
    folder.write("data/b.yaml", plan("winter", "另一份"));
    let said = File::create(folder.join("said")).unwrap();
    let mut command = folder.command(&["watch", "--to", "html"]);
    let command = command.stdout(Stdio::null()).stderr(Stdio::from(said));
    let _watching = Watching(command.spawn().unwrap());
    until(&folder, "output/summer.html", "第一稿");
    until(&folder, "output/winter.html", "另一份");
    until(&folder, "said", "Ctrl+C");
    let untouched = fs::metadata(folder.join("output/winter.html"))
        .unwrap()
        .modified()
        .unwrap();
    // In place.
    folder.write("data/a.yaml", plan("summer", "第二稿"));
    until(&folder, "output/summer.html", "第二稿");
    // Written beside and renamed; the old one renamed before.
    folder.write("data/.a.yaml.swp", plan("summer", "第三稿"));
    fs::rename(folder.join("data/a.yaml"), folder.join("data/a.yaml~")).unwrap();
    fs::rename(folder.join("data/.a.yaml.swp"), folder.join("data/a.yaml")).unwrap();
    until(&folder, "output/summer.html", "第三稿");
    // A mistake is told, and its document stays.
    folder.write(
        "data/a.yaml",
        plan("summer", "第四稿").replace("title: ", "titel: "),
    );
    until(&folder, "said", "unknown-key");
    assert!(folder.read("output/summer.html").contains("第三稿"));
    // Gone for a moment.
    fs::remove_file(folder.join("data/a.yaml")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    folder.write("data/a.yaml", plan("summer", "第五稿"));
    until(&folder, "output/summer.html", "第五稿");
    let now = fs::metadata(folder.join("output/winter.html"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(now, untouched, "a save builds what it touches alone");
}
