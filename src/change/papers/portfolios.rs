//! The notice on 分工, where portfolios moved: who leads what from now on.

use serde::Serialize;

use super::press::{About, Press};
use crate::change::adjusted::Adjusted;
use crate::change::prepare::Prepared;
use crate::change::steps::Step;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Form, Issuer};
use crate::resolve::{Division, division};

#[derive(Serialize)]
struct Paper {
    about: About,
    issuers: Vec<String>,
    division: Division,
}

fn moved(prepared: &Prepared) -> bool {
    let mut steps = prepared.steps.list.iter();
    steps.any(|step| matches!(step, Step::HandOver { .. }))
}

/// Prints it as `portfolio-notice`, if any portfolio moved.
pub(super) fn make(press: &mut Press<'_>, bodies: &[Adjusted]) {
    if !moved(press.prepared) {
        return;
    }
    let organisation = &press.prepared.after.organisation;
    let issuers = issuers(press.prepared);
    let division = division(organisation, press.prepared.steps.date);
    let id = "portfolio-notice".to_string();
    let mut plan = press.frame(id, "portfolio-notice", Form::RedHead);
    plan.number = press.number(&issuers);
    plan.issuers = issuers.clone();
    plan.date = Some(press.dated());
    plan.addressees = press.addressees(bodies.iter().map(|body| &body.addressees[..]));
    let paper = Paper {
        about: press.about.clone(),
        issuers,
        division,
    };
    press.print(&plan, &paper);
}

/// Who issues it: whom the change names; else the Party's organ, else the first of
/// our issuers.
fn issuers(prepared: &Prepared) -> Vec<String> {
    let organisation = &prepared.after.organisation;
    let named = prepared.change.portfolio_issuers.iter();
    let named = named.filter_map(|word| known(&organisation.issuers, &word.value));
    let named: Vec<String> = named.map(|issuer| issuer.name.clone()).collect();
    if !named.is_empty() {
        return named;
    }
    let mut usual = organisation.issuers.iter();
    let usual = usual.find(|issuer| is_of_party(&issuer.name));
    let usual = usual.or(organisation.issuers.first());
    vec![
        usual
            .map_or(&organisation.name, |issuer| &issuer.name)
            .clone(),
    ]
}

fn known<'o>(issuers: &'o [Issuer], word: &str) -> Option<&'o Issuer> {
    issuers.iter().find(|issuer| {
        issuer.id == word || issuer.name == word || issuer.short_name.as_deref() == Some(word)
    })
}

/// 中共青石街道工作委员会, 镇党委.
fn is_of_party(name: &str) -> bool {
    let organs = ["党委", "党工委", "党组", "党总支", "党支部"];
    name.starts_with("中共") || organs.iter().any(|organ| name.ends_with(organ))
}

/// What the notice leaves open, and what it was decided on without being told.
pub(super) fn questions(prepared: &Prepared) -> Report {
    let mut report = Report::default();
    if !moved(prepared) {
        return report;
    }
    let organisation = &prepared.after.organisation;
    let named = &prepared.change.portfolio_issuers;
    for word in named {
        if known(&organisation.issuers, &word.value).is_none() {
            let fault = Diagnostic::new(Code::UnknownIssuer).arg("word", &word.value);
            report.push(fault.at(word.at));
        }
    }
    if named.is_empty() && organisation.issuers.len() > 1 {
        let names = issuers(prepared).join("、");
        let fault = Diagnostic::new(Code::PortfolioIssuerOpen).arg("name", names);
        report.push(fault.at(prepared.change.at));
    }
    let division = division(organisation, prepared.steps.date);
    let at = prepared.change.at;
    for [unit, leader] in &division.twice {
        let fault = Diagnostic::new(Code::UnitUnderTwo).arg("name", unit);
        report.push(fault.arg("leader", leader).at(at));
    }
    for share in division.shares.iter().filter(|share| share.is_open()) {
        let fault = Diagnostic::new(Code::LeaderWithoutWork).arg("name", &share.name);
        report.push(fault.at(at));
    }
    report
}
