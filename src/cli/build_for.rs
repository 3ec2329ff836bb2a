//! `fangan build --for`: the files as somebody is to have them, under the names that
//! people know the papers by.

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{WELL, build, exit_code, open};
use crate::engine::{Request, Session};
use crate::life::{self, Purpose};

/// Builds what that purpose asks for, and copies it into a folder of its own.
pub(super) fn run(
    args: &args::Build,
    purpose: Purpose,
    global: &Global,
    terminal: &Terminal,
) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    let plans: Vec<String> = match args.built.plans.is_empty() {
        true => session
            .plans
            .cards()
            .iter()
            .map(|card| card.id.value.clone())
            .collect(),
        false => args.built.plans.clone(),
    };
    let (mut papers, mut public, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for plan in plans {
        let opened = session.plan(&plan);
        let released = opened.is_ok_and(|opened| life::is_released(&opened.plan));
        match purpose.public(released) {
            Some(true) => public.push(plan),
            Some(false) => papers.push(plan),
            None => kept.push(plan),
        }
    }
    if !kept.is_empty() {
        terminal.say("for-not-released", &[("plans", kept.join("、"))]);
    }
    let mut code = WELL;
    for (plans, public) in [(papers, false), (public, true)] {
        if plans.is_empty() {
            continue;
        }
        let asked = Request {
            plans,
            formats: purpose.formats(),
            public,
            as_of: args.as_of,
            force: args.force,
            verify: args.verify,
            jobs: args.jobs,
            ..Request::new(open::clock())
        };
        code = code.max(
            match build::build(&asked, &workspace, args.format, terminal) {
                Ok(built) => {
                    let named = build::name(&built, &workspace, public, Some(purpose), terminal);
                    named.max(exit_code(&built.report))
                }
                Err(code) => code,
            },
        );
    }
    code
}
