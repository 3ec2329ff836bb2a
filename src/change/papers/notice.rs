//! The notice that adjusts leading groups (关于调整…组成人员的通知).

use std::collections::BTreeMap;

use serde::Serialize;

use super::press::{About, Press};
use crate::change::adjusted::{Adjusted, Need};
use crate::model::{
    Attachment, BodyOfPeople, BodyOffice, Form, HeadingStyle, ListPlace, Part, PartKind, Section,
    Succession, Text, joined,
};

/// Bodies up to which their lists stand in the text, unless the change says where.
const IN_TEXT: usize = 3;

#[derive(Serialize)]
struct Paper {
    about: About,
    issuers: Vec<String>,
    /// Their names, in the order of the sections or attachments.
    bodies: Vec<String>,
    /// What is to be said of each besides its list.
    said: Vec<Said>,
    /// Whether the lists stand in attachments.
    annexed: bool,
    /// 《…》（…号）, of all bodies.
    papers: String,
    successions: Vec<Rule>,
}

#[derive(Serialize)]
struct Said {
    /// 领导小组.
    short_name: String,
    /// What set it up, and still holds in all else: 《…》（…号）.
    paper: String,
}

/// Bodies whose seats pass in the same way.
#[derive(Serialize)]
struct Rule {
    succession: Succession,
    /// Who approves: 组长.
    label: String,
    /// Which bodies; empty where all are meant.
    bodies: Vec<String>,
}

/// One notice for the bodies of each issuer, or one for each body.
pub(super) fn make(press: &mut Press<'_>, bodies: &[Adjusted], each: bool) {
    let mut papers: BTreeMap<(Vec<String>, usize), Vec<&Adjusted>> = BTreeMap::new();
    let asking = bodies.iter().filter(|body| body.need == Need::Paper);
    for (nth, body) in asking.enumerate() {
        let key = (body.issuers.clone(), if each { nth + 1 } else { 0 });
        papers.entry(key).or_default().push(body);
    }
    let several = papers.len() > 1;
    for (nth, bodies) in papers.into_values().enumerate() {
        let id = match several {
            false => "adjustment-notice".to_string(),
            true => format!("adjustment-notice.{}-{}", bodies[0].plan, nth + 1),
        };
        print(press, id, &bodies);
    }
}

fn print(press: &mut Press<'_>, id: String, adjusted: &[&Adjusted]) {
    let annexed = match &press.prepared.change.lists {
        Some(place) => place.value == ListPlace::Annexed,
        None => adjusted.len() > IN_TEXT,
    };
    let issuers = adjusted[0].issuers.clone();
    let mut plan = press.frame(id, "adjustment-notice", Form::RedHead);
    plan.number = press.number(&issuers);
    plan.issuers = issuers.clone();
    plan.date = Some(press.dated());
    plan.addressees = press.addressees(adjusted.iter().map(|a| &a.addressees[..]));
    let parts = adjusted.iter().map(|a| (a.body.name.clone(), part(a)));
    match annexed {
        false => plan.sections = parts.map(|(name, part)| section(name, part)).collect(),
        true => {
            let lists = parts.enumerate().map(|(nth, (mut name, part))| {
                name.text.push_str("组成人员名单");
                let label = match adjusted.len() {
                    1 => "附件".to_string(),
                    _ => format!("附件{}", nth + 1),
                };
                Attachment {
                    id: format!("list-{}", nth + 1),
                    label,
                    at: name.at,
                    title: name,
                    body: vec![part],
                    sections: Vec::new(),
                    separate: false,
                    landscape: false,
                    numbering: Vec::new(),
                }
            });
            plan.attachments = lists.collect();
        }
    }
    let said = adjusted.iter().map(|a| Said {
        short_name: a.body.short_name.clone(),
        paper: a.paper.clone().unwrap_or_default(),
    });
    let mut papers: Vec<String> = adjusted.iter().filter_map(|a| a.paper.clone()).collect();
    papers.dedup();
    let paper = Paper {
        about: press.about.clone(),
        issuers,
        bodies: adjusted.iter().map(|a| a.body.name.text.clone()).collect(),
        said: said.collect(),
        annexed,
        papers: joined(&papers),
        successions: successions(adjusted),
    };
    press.print(&plan, &paper);
}

/// The list, and the office where somebody else has a part in it.
fn part(adjusted: &Adjusted) -> Part {
    let office = adjusted.body.office.clone();
    let office = office.filter(|_| adjusted.office_changed);
    Part {
        at: adjusted.body.at,
        kind: PartKind::BodyOfPeople(Box::new(BodyOfPeople {
            duties: Vec::new(),
            office: office.map(|office| BodyOffice {
                duties: Vec::new(),
                ..office
            }),
            ..adjusted.body.clone()
        })),
    }
}

fn section(name: Text, part: Part) -> Section {
    Section {
        responsibility: None,
        at: part.at,
        heading: Some(name),
        heading_style: HeadingStyle::StandAlone,
        numbering: Vec::new(),
        body: vec![part],
        sections: Vec::new(),
    }
}

/// What becomes of seats, said once for all bodies that go by the same rule.
fn successions(adjusted: &[&Adjusted]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for body in adjusted.iter().map(|a| &a.body) {
        let Some(succession) = body.succession else {
            continue;
        };
        let leader = body.roles.first().map(|role| role.label.clone());
        let label = match succession {
            Succession::Approval => leader.unwrap_or_default(),
            _ => String::new(),
        };
        let same = |rule: &&mut Rule| rule.succession == succession && rule.label == label;
        match rules.iter_mut().find(same) {
            Some(rule) => rule.bodies.push(body.name.text.clone()),
            None => rules.push(Rule {
                succession,
                label,
                bodies: vec![body.name.text.clone()],
            }),
        }
    }
    if let [rule] = &mut rules[..]
        && rule.bodies.len() == adjusted.len()
    {
        rule.bodies.clear();
    }
    rules
}
