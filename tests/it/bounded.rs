//! However many plans there are, no more are held than are worked on at once.

use fangan::change;
use fangan::diagnostic::{Lang, Locale};
use fangan::engine::{self, Session};
use fangan::ledger::{self, Of, Time};
use fangan::load::{Card, Input};

use crate::common::data;
use crate::common::generate;
use crate::common::workspace;

const PLANS: usize = 40;

fn files() -> Vec<(String, String)> {
    let files = generate::office(60, PLANS).into_iter();
    files
        .filter(|(path, _)| path.starts_with("data/"))
        .collect()
}

/// Runs it on three threads and gives how many plans were open at once.
fn most_open<T>(session: &Session, run: impl FnOnce() -> T + Send) -> usize
where
    T: Send,
{
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3);
    pool.build().unwrap().install(run);
    session.plans.most_open()
}

#[test]
fn plans_are_open_while_they_are_worked_on_and_no_longer() {
    let session = workspace::session(&files());
    assert_eq!(session.plans.cards().len(), PLANS);
    assert_eq!(session.plans.most_open(), 0, "none is held to begin with");
    let cards: Vec<&Card> = session.plans.cards().iter().collect();
    let wanted = workspace::wanted();
    let most = most_open(&session, || {
        engine::each(&session, &cards, |_, plan| {
            let (documents, report) = engine::documents(&session, &plan.unwrap(), &wanted);
            assert!(!report.has_errors() && documents.len() == 1);
        })
    });
    assert!((1..=3).contains(&most), "{most}");
    // Every other thing that looks at all plans, too.
    let time = Time {
        as_of: wanted.today,
        from: None,
        until: None,
    };
    let most = most_open(&session, || {
        engine::overloaded(&session, &wanted);
        ledger::ledger(&session, Of::All, time)
    });
    assert!(most <= 3, "{most}");
    assert_eq!(session.opened().count(), PLANS);
    assert!(session.plans.most_open() <= 3);
}

#[test]
fn a_change_looks_at_one_plan_after_the_other() {
    let input = |(path, text): (String, String)| Input {
        path,
        bytes: text.into_bytes().into(),
    };
    let data: Vec<Input> = files().into_iter().map(input).collect();
    let file = input((
        "data/changes/x.yaml".to_string(),
        "change:\n  date: 2026-07-01\n  moves:\n    - {person: person-3, retires: true}\n"
            .to_string(),
    ));
    let prepared =
        change::prepare(&[], &data, &Default::default(), &file).unwrap_or_else(|refused| {
            panic!("{}", data::loaded(&refused.report, &refused.sources));
        });
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2);
    let impact = pool
        .build()
        .unwrap()
        .install(|| change::impact(&prepared, Locale::of(Lang::Zh)));
    assert!(!impact.plans.is_empty());
    let most = prepared.after.plans.most_open();
    assert!((1..=2).contains(&most), "{most}");
}
