//! How a party looks to a template.

use serde::Serialize;

use crate::compose::origin_attribute;
use crate::model::{self, PartyKind};

/// Whoever stands where people stand.
#[derive(Debug, Serialize)]
pub struct Party {
    /// person, vacant, unit, category, text or open.
    pub kind: &'static str,
    /// 何静, 信访办, 各社区, 待定; empty for a vacant post.
    pub name: String,
    /// 信访办主任; may be empty.
    pub title: String,
    /// What stands beside the name in a list: title, remarks, further role,
    /// telephone.
    pub post: String,
    /// Name and title in running text: 信访办主任何静, 信访办负责人.
    pub text: String,
    /// Name with the title in brackets: 何静（信访办主任）.
    pub named: String,
    /// The name; for a vacant post the unit's 负责人.
    pub short: String,
    /// Telephone number, where it is shown.
    pub phone: Option<String>,
    /// Title and remarks without the telephone number.
    pub post_only: String,
    /// Where it was written.
    pub origin: String,
}

/// The views of a list.
pub fn parties(parties: &[model::Party]) -> Vec<Party> {
    parties.iter().map(party).collect()
}

/// The view of one party.
pub fn party(party: &model::Party) -> Party {
    let person = matches!(party.kind, PartyKind::Person { .. });
    let said = remarks_without_phone(party);
    let mut remarks = said.clone();
    remarks.extend(party.phone.as_ref().map(|phone| format!("电话：{phone}")));
    let bracketed = brackets(&remarks);
    let joined = format!("{}{}", party.name, party.title);
    let text = match party.kind {
        PartyKind::Person { .. } => format!("{}{}", party.title, party.name),
        PartyKind::Text if !party.title.is_empty() => format!("{}{}", party.title, party.name),
        _ => joined.clone(),
    };
    let has_own_title = person || matches!(party.kind, PartyKind::Text | PartyKind::Open);
    let named = if has_own_title {
        let mut inside: Vec<String> = Vec::new();
        inside.extend(Some(without_brackets(&party.title)).filter(|t| !t.is_empty()));
        inside.extend(remarks.iter().cloned());
        format!("{}{}", party.name, brackets(&inside))
    } else {
        format!("{joined}{bracketed}")
    };
    let short = if party.name.is_empty() {
        party.title.clone()
    } else if has_own_title {
        party.told_apart()
    } else {
        joined
    };
    Party {
        kind: kind(&party.kind),
        name: party.name.clone(),
        title: party.title.clone(),
        post: format!("{}{bracketed}", party.title),
        text,
        named,
        short,
        phone: party.phone.clone(),
        post_only: format!("{}{}", party.title, brackets(&said)),
        origin: origin_attribute::write(party.at),
    }
}

/// What is said of the party in brackets, its telephone number apart.
fn remarks_without_phone(party: &model::Party) -> Vec<String> {
    let mut remarks = party.notes.clone();
    remarks.extend(party.also.as_ref().map(|also| format!("兼{also}")));
    remarks.extend(party.count.map(|count| format!("{count}人")));
    remarks.extend(party.equipment.clone());
    remarks
}

/// Brackets do not stand in brackets: 副主任（挂职） becomes 副主任，挂职.
fn without_brackets(title: &str) -> String {
    match title.strip_suffix('）').and_then(|t| t.rsplit_once('（')) {
        Some((title, remark)) => format!("{title}，{remark}"),
        None => title.to_string(),
    }
}

fn brackets(inside: &[String]) -> String {
    if inside.is_empty() {
        String::new()
    } else {
        format!("（{}）", inside.join("，"))
    }
}

fn kind(kind: &PartyKind) -> &'static str {
    match kind {
        PartyKind::Person { .. } => "person",
        PartyKind::Vacant(_) => "vacant",
        PartyKind::Unit(_) => "unit",
        PartyKind::Category(_) => "category",
        PartyKind::Text => "text",
        PartyKind::Open => "open",
    }
}
