//! An invented office goes through change after change: every plan names exactly
//! those who are there, what was typed stays, and all of it can be taken back.

use std::collections::BTreeMap;
use std::time::Instant;

use chrono::Days;
use fangan::change::{self, Edited};
use fangan::diagnostic::{Lang, Locale};
use fangan::engine::{self, Wanted, applied};
use fangan::load::Input;
use fangan::standing;

use crate::common::data;
use crate::common::office::{Office, Size};
use crate::common::words;
use crate::common::workspace;

/// The texts with what the change edits.
fn edited(data: &[Input], files: &[change::Edited]) -> Vec<Input> {
    let mut data: BTreeMap<String, Vec<u8>> =
        data.iter().map(|i| (i.path.clone(), bytes(i))).collect();
    for file in files {
        assert!(!file.path.contains("plans/"), "{}", file.path);
        data.insert(file.path.clone(), file.after.clone());
    }
    data.into_iter()
        .map(|(path, bytes)| Input {
            path,
            bytes: bytes.into(),
        })
        .collect()
}

fn bytes(input: &Input) -> Vec<u8> {
    input.bytes.get().unwrap().into_owned()
}

fn comments(data: &[Input]) -> usize {
    let count = |i: &Input| bytes(i).iter().filter(|b| **b == b'#').count();
    data.iter().map(count).sum()
}

/// Takes the office through so many changes and back again.
fn go_through(size: Size, changes: usize) {
    let mut office = Office::new(size, 7);
    let first = office.files();
    let mut data = first.clone();
    let mut records = Vec::new();
    let (mut rows, mut preview) = (0, std::time::Duration::ZERO);
    for n in 0..changes {
        let text = office.next_change();
        let file = Input {
            path: format!("data/changes/{n:02}.yaml"),
            bytes: text.clone().into_bytes().into(),
        };
        let begun = Instant::now();
        let prepared =
            change::prepare(&[], &data, &Default::default(), &file).unwrap_or_else(|refused| {
                panic!(
                    "{text}\n{}",
                    data::loaded(&refused.report, &refused.sources)
                )
            });
        let impact = change::impact(&prepared, Locale::of(Lang::Zh));
        preview += begun.elapsed();
        let now = edited(&data, &prepared.files);
        assert_eq!(comments(&data), comments(&now), "comments after change {n}");
        records.push(
            prepared
                .files
                .iter()
                .map(Edited::record)
                .collect::<Vec<_>>(),
        );
        data = now;
        rows += look(&office, &data, &impact, &text);
    }
    let said = format!(
        "{size:?}, {changes} changes: {rows} roles passed on; preview {preview:?} in all\n"
    );
    std::io::Write::write_all(&mut std::io::stderr(), said.as_bytes()).unwrap();
    for record in records.iter().rev() {
        for file in record {
            let place = data.iter().position(|i| i.path == file.path).unwrap();
            match applied::undone(file, &bytes(&data[place])).expect(&file.path) {
                Some(before) => data[place].bytes = before.into(),
                None => drop(data.remove(place)),
            }
        }
    }
    assert!(
        data.iter()
            .map(|i| (&i.path, bytes(i)))
            .eq(first.iter().map(|i| (&i.path, bytes(i))))
    );
}

/// The data as it is after the change: whom each plan names, and that the impact
/// lists every role that is another than the day before, and no other.
fn look(office: &Office, data: &[Input], impact: &change::Impact, text: &str) -> usize {
    let texts: Vec<(String, String)> = data
        .iter()
        .map(|i| (i.path.clone(), String::from_utf8(bytes(i)).unwrap()))
        .collect();
    let session = workspace::session(&texts);
    assert!(
        !session.report.has_errors(),
        "{text}\n{}",
        data::loaded(&session.report, &session.sources)
    );
    let (eve, day) = (impact.date.pred_opt().unwrap(), impact.date);
    let mut rows = 0;
    for (number, opened) in session.opened().enumerate() {
        let raw = &opened.plan;
        let on = |day| {
            let wanted = Wanted {
                as_of: Some(day),
                ..workspace::wanted()
            };
            (engine::resolved(&session, raw, &wanted).0, wanted)
        };
        let (plan, wanted) = on(day);
        let number: usize = raw
            .id
            .value
            .strip_prefix("plan-")
            .unwrap()
            .parse()
            .unwrap_or(number);
        let (documents, report) = engine::documents(&session, &opened, &wanted);
        assert!(!report.has_errors(), "{report:?}");
        let printed = words::text_of(&documents[0]);
        assert_eq!(
            office.named_in(&printed),
            office.expected(number),
            "{}\n{text}\n{printed}",
            raw.id.value
        );
        let changed = standing::differences(&on(eve).0, &plan, Locale::of(Lang::Zh)).len();
        let listed = impact.plans.iter().find(|p| p.id == raw.id.value);
        assert_eq!(
            listed.map_or(0, |p| p.rows.len()),
            changed,
            "{}\n{text}",
            raw.id.value
        );
        rows += changed;
    }
    assert!(day < eve + Days::new(2));
    rows
}

#[test]
fn twenty_changes_of_two_hundred_people() {
    go_through(
        Size {
            people: 200,
            posts: 50,
            plans: 30,
        },
        20,
    );
}

/// By hand: `cargo test --release --test it -- --ignored --nocapture fifty_changes`.
#[test]
#[ignore = "takes minutes"]
fn fifty_changes_of_two_thousand_people() {
    go_through(
        Size {
            people: 2000,
            posts: 500,
            plans: 300,
        },
        50,
    );
}
