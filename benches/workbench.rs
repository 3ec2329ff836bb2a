//! What somebody before the workbench waits for, in offices of 300 and 1,000 plans:
//! the program serves them as it does an office, and is asked over its port.
//! `cargo bench --bench workbench`.
#![allow(clippy::disallowed_methods)]

#[path = "../tests/it/common/generate.rs"]
mod generate;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const PLANS: [usize; 2] = [300, 1000];

fn main() {
    divan::main();
}

/// An office on the disk.
struct Folder(PathBuf);

impl Folder {
    fn new(plans: usize) -> Self {
        let name = format!("fangan-workbench-{}-{plans}", std::process::id());
        let root = std::env::temp_dir().join(name);
        for (path, text) in generate::office(200, plans) {
            let path = root.join(path);
            let folder = path.parent().expect("a file lies in a folder");
            std::fs::create_dir_all(folder).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        Self(root)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program, serving, and who has opened it.
struct Desk {
    process: Child,
    host: String,
    cookie: String,
    token: String,
}

impl Desk {
    /// Starts it and opens its first page.
    fn open(folder: &Folder) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangan"));
        command.arg("--root").arg(&folder.0);
        command.args(["serve", "--no-open"]);
        command.env("XDG_STATE_HOME", folder.0.join("state"));
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().expect("the program");
        let mut address = String::new();
        let out = process.stdout.take().expect("piped above");
        BufReader::new(out).read_line(&mut address).expect("where");
        let address = address.trim().trim_start_matches("http://");
        let (host, first) = address.split_once('/').expect("an address");
        let mut desk = Self {
            process,
            host: host.to_string(),
            cookie: String::new(),
            token: String::new(),
        };
        let opened = desk.ask("GET", &format!("/{first}"), "");
        let cookie = between(&opened, "set-cookie: ", ";");
        desk.cookie = cookie.to_string();
        let page = desk.ask("GET", "/", "");
        desk.token = between(&page, "name=\"token\" content=\"", "\"").to_string();
        desk
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\n\
             x-fangan-token: {2}\r\nContent-Length: {3}\r\nConnection: close\r\n\r\n",
            self.host,
            self.cookie,
            self.token,
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("it listens");
        stream.write_all(body.as_bytes()).expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer:.400}");
        answer
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let rest = text.split_once(before).map_or("", |(_, rest)| rest);
    rest.split_once(after).map_or("", |(found, _)| found)
}

/// From the start to the first page.
#[divan::bench(args = PLANS, sample_count = 10)]
fn first_page(bencher: divan::Bencher, plans: usize) {
    let folder = Folder::new(plans);
    bencher.bench(|| Desk::open(&folder));
}

/// The list of all plans.
#[divan::bench(args = PLANS, sample_count = 20)]
fn list_of_plans(bencher: divan::Bencher, plans: usize) {
    let folder = Folder::new(plans);
    let desk = Desk::open(&folder);
    bencher.bench(|| desk.ask("GET", "/plans", "").len());
}

/// What this morning asks for.
#[divan::bench(args = PLANS, sample_count = 10)]
fn today(bencher: divan::Bencher, plans: usize) {
    let folder = Folder::new(plans);
    let desk = Desk::open(&folder);
    bencher.bench(|| desk.ask("GET", "/", "").len());
}

/// A letter typed into a text of a plan, to the pages that change.
#[divan::bench(args = PLANS, sample_count = 20)]
fn keystroke(bencher: divan::Bencher, plans: usize) {
    let folder = Folder::new(plans);
    let desk = Desk::open(&folder);
    let list = desk.ask("GET", "/plans", "");
    let plan = between(&list, "href=\"/plans/", "\"");
    let path = format!("/plans/{plan}/pages");
    let first = desk.ask("POST", &path, "{}");
    let outline = first.split_once("\"outline\"").expect("an outline").1;
    let digest = between(outline, "\"digest\":\"", "\"");
    let file = between(outline, "\"path\":\"", "\"");
    let node = outline.split("\"node\":").nth(2).expect("a chapter");
    let chapter: u32 = node
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .expect("a number");
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let edit = format!(
            "{{\"edits\": [{{\"path\": \"{file}\", \"digest\": \"{digest}\", \"node\": {chapter}, \
             \"op\": \"set\", \"field\": \"heading\", \"words\": \"工作目标{n}\"}}]}}"
        );
        desk.ask("POST", &path, &edit).len()
    });
}

/// What somebody's retirement means for every plan.
#[divan::bench(args = PLANS, sample_count = 5)]
fn impact(bencher: divan::Bencher, plans: usize) {
    let folder = Folder::new(plans);
    let desk = Desk::open(&folder);
    let found = desk.ask("GET", "/parties?kind=person&q=%E7%8E%8B", "");
    let person = between(&found, "\"written\":\"", "\"");
    let change = format!(
        "{{\"date\": \"2026-12-01\", \"moves\": [{{\"person\": \"{person}\", \"retires\": true}}]}}"
    );
    bencher.bench(|| desk.ask("POST", "/changes/preview", &change).len());
}
