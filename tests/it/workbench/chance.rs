//! Edits by chance, as many steps back, and kills in between. `FANGAN_EDITS=2000` and
//! `FANGAN_KILLS=200` ask for more of them than a run of all tests has time for.

use fangan::load::fields::{self, Content, Item};
use serde_json::{Value, json};

use super::guard::admitted;
use super::office::Office;

const PLAN: &str = "data/plans/community-2026.yaml";

fn times(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Numbers that look as if by chance, and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Somebody who sends what a page sends.
struct Sender {
    heads: String,
}

impl Sender {
    fn of(office: &Office) -> Self {
        let (cookie, token) = admitted(office);
        let heads = format!("Host: HOST\nCookie: {cookie}\nX-Fangan-Token: {token}\n");
        Self { heads }
    }

    fn request(&self, path: &str, body: &Value) -> String {
        let body = body.to_string();
        let heads = &self.heads;
        let length = body.len();
        format!(
            "POST {path} HTTP/1.1\n{heads}Content-Length: {length}\nConnection: close\n\n{body}"
        )
    }

    fn post(&self, office: &Office, path: &str, body: &Value) -> (bool, Value) {
        let answer = office.raw(&self.request(path, body));
        let (head, body) = answer.split_once("\r\n\r\n").expect("a whole answer");
        let body = serde_json::from_str(body).unwrap_or_default();
        (head.starts_with("HTTP/1.1 200"), body)
    }

    /// The version of the plan's file that stands now.
    fn digest(&self, office: &Office) -> String {
        let path = "/plans/community-2026/pages";
        let (_, drawn) = self.post(office, path, &json!({}));
        let digest = drawn["outline"]["digest"].as_str();
        digest.unwrap_or_else(|| panic!("{drawn}")).to_string()
    }
}

/// Texts, and rows of lists.
fn values<'i>(item: &'i Item, texts: &mut Vec<(u32, &'i str)>, rows: &mut Vec<u32>) {
    match &item.content {
        Content::Words(words) => texts.push((item.node, words)),
        Content::List(list) => list.iter().for_each(|row| {
            rows.push(row.node);
            values(row, texts, rows);
        }),
        Content::Fields(_, entries) => entries
            .iter()
            .for_each(|entry| values(&entry.item, texts, rows)),
        Content::Blank => {}
    }
}

/// An edit of the file as it stands, by chance.
fn edit(chance: &mut Chance, text: &str, digest: &str) -> Value {
    let tree = fields::tree(text).expect("a good file");
    let (mut texts, mut rows) = (Vec::new(), Vec::new());
    values(&tree, &mut texts, &mut rows);
    let mut edit = json!({"path": PLAN, "digest": digest, "plan": "community-2026", "what": "试"});
    if chance.below(3) > 0 {
        let (node, words) = texts[chance.below(texts.len())];
        let added = [
            "好。",
            "：",
            "#",
            "\"",
            "\n另一段",
            "  ",
            "- ",
            "😀",
            "待定",
            "",
        ][chance.below(10)];
        edit["node"] = node.into();
        edit["words"] = format!("{words}{added}").into();
    } else {
        edit["node"] = rows[chance.below(rows.len())].into();
        edit["op"] = ["remove", "up", "down"][chance.below(3)].into();
    }
    edit
}

#[test]
fn edits_by_chance_and_as_many_steps_back_give_the_first_bytes_again() {
    let office = Office::sample();
    let sender = Sender::of(&office);
    let before = office.folder.read(PLAN);
    let (mut chance, mut digest, mut done) = (Chance(17), sender.digest(&office), 0);
    for _ in 0..times("FANGAN_EDITS", 60) {
        let edit = edit(&mut chance, &office.folder.read(PLAN), &digest);
        let (well, answer) = sender.post(&office, "/edit", &edit);
        if well {
            digest = answer["digest"].as_str().expect("a digest").to_string();
            done += usize::from(answer["written"] == true);
        }
        // Whatever came of it, the office stands.
        assert!(fields::tree(&office.folder.read(PLAN)).is_some(), "{edit}");
    }
    assert!(done > 10, "{done}");
    let mut back = 0;
    while back < done.min(490) {
        let (_, drawn) = sender.post(&office, "/plans/community-2026/pages", &json!({}));
        let order = drawn["history"]["back"]["order"].clone();
        let (well, answer) = sender.post(&office, "/undo", &json!({ "order": order }));
        assert!(well, "{answer}");
        back += 1;
    }
    if done <= 490 {
        assert_eq!(office.folder.read(PLAN), before);
    }
}

#[test]
fn a_kill_while_an_edit_is_written_leaves_it_whole_or_not_at_all() {
    let mut office = Office::sample();
    // Who was let in stays so over a restart.
    let sender = Sender::of(&office);
    let mut chance = Chance(5);
    for _ in 0..times("FANGAN_KILLS", 8) {
        let (before, digest) = (office.folder.read(PLAN), sender.digest(&office));
        let tree = fields::tree(&before).expect("a good file");
        let mut texts = Vec::new();
        values(&tree, &mut texts, &mut Vec::new());
        let (node, words) = texts
            .iter()
            .rev()
            .find(|(_, words)| words.chars().count() > 12)
            .expect("a text");
        let sent = json!({"path": PLAN, "digest": digest, "node": node, "words": format!("{words}又。"), "plan": "community-2026", "what": "试"});
        let host = office.origin().trim_start_matches("http://").to_string();
        let request = sender
            .request("/edit", &sent)
            .replace("HOST", &host)
            .replace('\n', "\r\n");
        let mut stream = std::net::TcpStream::connect(&host).expect("it listens");
        std::io::Write::write_all(&mut stream, request.as_bytes()).expect("it listens");
        std::thread::sleep(std::time::Duration::from_micros(chance.below(60_000) as u64));
        office.kill();
        office.restart();
        sender.digest(&office);
        let after = office.folder.read(PLAN);
        let whole = before
            .lines()
            .zip(after.lines())
            .filter(|(old, new)| old != new)
            .count();
        assert!(
            after == before || whole == 1 && after.contains("又。"),
            "{after}"
        );
        if after != before {
            // What was written can be taken back.
            let (_, drawn) = sender.post(&office, "/plans/community-2026/pages", &json!({}));
            let order = drawn["history"]["back"]["order"].clone();
            let (well, answer) = sender.post(&office, "/undo", &json!({ "order": order }));
            assert!(well, "{answer}");
            assert_eq!(office.folder.read(PLAN), before);
        }
    }
}
