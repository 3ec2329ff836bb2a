//! What is asked of a build.

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::session::Session;
use crate::load::Card;
use crate::write::{Dpi, Format};

/// The folder of public editions.
pub(super) const PUBLIC: &str = "public";

/// Which documents are to be made, of what day, for whom, and how.
#[derive(Debug, Clone)]
pub struct Request {
    /// The day by the clock; `fangan.yaml` may pin another as today.
    pub clock: NaiveDate,
    /// Ids or titles of plans; all plans where none is named.
    pub plans: Vec<String>,
    /// Formats, each once.
    pub formats: Vec<Format>,
    /// How fine pictures are.
    pub dpi: Dpi,
    /// Day on which people are looked up, instead of each plan's own.
    pub as_of: Option<NaiveDate>,
    /// Whether what is internal is left out.
    pub public: bool,
    /// Whether all is made anew, whatever stands there.
    pub force: bool,
    /// Whether each PDF is measured against GB/T 9704.
    pub verify: bool,
    /// How many plans are worked on at once; as many as there are processors
    /// where it is not said.
    pub jobs: Option<usize>,
    /// Only this part of so many, from 1, so that several machines share the work.
    pub shard: Option<(usize, usize)>,
}

impl Request {
    /// HTML and PDF of every plan, as they stand today.
    pub fn new(clock: NaiveDate) -> Self {
        Self {
            clock,
            plans: Vec::new(),
            formats: vec![Format::Html, Format::Pdf],
            dpi: Dpi::default(),
            as_of: None,
            public: false,
            force: false,
            verify: false,
            jobs: None,
            shard: None,
        }
    }

    /// The folder of the edition below the output folder; empty for the plain one.
    pub fn folder(&self) -> String {
        let public = self.public.then(|| PUBLIC.to_string());
        let as_of = self.as_of.map(|day| format!("as-of-{day}"));
        let parts: Vec<String> = public.into_iter().chain(as_of).collect();
        parts.join("/")
    }

    /// The plans asked for by id or title, or a part's; all where none is named.
    pub(super) fn chosen<'a>(&self, session: &'a Session, report: &mut Report) -> Vec<&'a Card> {
        let all = session.plans.cards();
        if self.plans.is_empty() {
            if all.is_empty() {
                report.push(Diagnostic::new(Code::NothingToBuild));
            }
            return self.part_of(all.iter().collect());
        }
        let mut chosen: Vec<&Card> = Vec::new();
        for name in &self.plans {
            match session.plans.find(name) {
                Some(plan) if chosen.iter().any(|c| c.id == plan.id) => {}
                Some(plan) => chosen.push(plan),
                None => report.push(session.unknown_plan(name)),
            }
        }
        chosen
    }

    /// Dealt out like cards in the order of the ids: even, and the same wherever
    /// it is done.
    fn part_of<'a>(&self, mut plans: Vec<&'a Card>) -> Vec<&'a Card> {
        if let Some((part, parts)) = self.shard {
            plans.sort_by_key(|plan| plan.id.as_str());
            let mut place = 0..;
            plans.retain(|_| place.next().unwrap_or(0) % parts == part - 1);
        }
        plans
    }
}
