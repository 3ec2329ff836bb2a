//! Takes files from word processors; gives the plans in them as data, and the
//! proof that every line of them is there.

mod files;
mod proof;

pub use crate::read::flow::Beside;
pub use files::files;
pub use proof::{Proof, Proven, prove};

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::engine::session::Session;
use crate::load;
use crate::office::intake::{self, Draft, Known};
use crate::read::flow::Flow;
use crate::read::{plain, written};

/// What came of a file.
pub enum Taken {
    /// A plan, parted, and what stands beside its text.
    Plan(Box<Draft>, Vec<Beside>),
    /// It cannot be read, or holds no text.
    Unreadable(Box<Diagnostic>),
}

/// Takes a file in; nothing where it comes from no word processor.
pub fn take(name: &str, bytes: &[u8]) -> Option<Taken> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let flow = match flow(name, bytes)? {
        Ok(flow) => flow,
        Err(fault) => return Some(Taken::Unreadable(fault)),
    };
    Some(match intake::draft(&flow, stem) {
        Some(draft) => Taken::Plan(Box::new(draft), flow.beside),
        None => Taken::Unreadable(fault(Code::NoTextInFile)),
    })
}

/// The flow of a file from a word processor, or of bare text; nothing where it is
/// neither.
///
/// # Errors
/// Why it cannot be read.
pub fn flow(name: &str, bytes: &[u8]) -> Option<Result<Flow, Box<Diagnostic>>> {
    if let Some(read) = written::read(bytes, name) {
        return Some(read);
    }
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let plain = matches!(ending.as_str(), "txt" | "text" | "md");
    let text = plain.then(|| load::decoded(bytes).ok_or_else(|| fault(Code::FileDamaged)))?;
    Some(text.map(|text| plain::read(&text)))
}

fn fault(code: Code) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code))
}

/// What the data knows already.
pub fn known(session: &Session) -> Known {
    let organisation = &session.organisation;
    let mut words = BTreeSet::new();
    words.extend(organisation.people.iter().map(|person| person.name.clone()));
    let posts = organisation.posts.iter().flat_map(|post| &post.titles);
    words.extend(posts.map(|title| title.name.clone()));
    let units = organisation.departments.iter().flat_map(|unit| &unit.names);
    words.extend(units.map(|name| name.name.clone()));
    words.extend(
        organisation
            .issuers
            .iter()
            .map(|issuer| issuer.name.clone()),
    );
    // 信访 and 信访工作 are one work.
    words.extend(organisation.portfolios.iter().map(|portfolio| {
        let name = &portfolio.name;
        format!("{}工作", name.strip_suffix("工作").unwrap_or(name))
    }));
    let mut once = BTreeSet::new();
    let names = organisation.people.iter().map(|person| &person.name);
    let namesakes = names.filter(|name| !once.insert(*name)).cloned();
    let namesakes = namesakes.collect();
    let held = organisation.appointments.iter().flat_map(|held| {
        let name = &organisation.person(held.person).name;
        let (from, until) = (held.period.from, held.period.until);
        let titles = organisation.post(held.post).titles.iter();
        titles.map(move |title| {
            let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
            (title.name.clone(), name.clone(), day(from), day(until))
        })
    });
    Known {
        organisation: session.records.organisation.is_some(),
        words,
        namesakes,
        plans: BTreeSet::new(),
        held: held.collect(),
    }
}
