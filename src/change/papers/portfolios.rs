//! The notice on 分工, where portfolios moved: who leads what from now on.

use serde::Serialize;

use super::press::{About, Press};
use crate::change::steps::Step;
use crate::model::{Form, Share};
use crate::resolve::shares;

#[derive(Serialize)]
struct Paper {
    about: About,
    issuer: String,
    leaders: Vec<Share>,
    /// Portfolios that nobody leads or covers.
    nobody: Vec<String>,
}

/// Prints it as `portfolio-notice`, if any portfolio moved.
pub(super) fn make(press: &mut Press<'_>) {
    let moved = press
        .prepared
        .steps
        .list
        .iter()
        .any(|s| matches!(s, Step::HandOver { .. }));
    if !moved {
        return;
    }
    let organisation = &press.prepared.after.organisation;
    let issuer = organisation
        .issuers
        .first()
        .map_or(&organisation.name, |i| &i.name)
        .clone();
    let (leaders, nobody) = shares(organisation, press.prepared.steps.date);
    let paper = Paper {
        about: press.about.clone(),
        issuer: issuer.clone(),
        leaders,
        nobody,
    };
    let id = "portfolio-notice".to_string();
    let mut plan = press.frame(id, "portfolio-notice", Form::RedHead);
    plan.issuers = vec![issuer];
    plan.date = Some(press.dated());
    press.print(&plan, &paper);
}
