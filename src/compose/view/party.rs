//! What templates see of whoever stands where people stand.

use super::view;
use crate::compose::origin_attribute;
use crate::model::{Party, PartyKind};

view! {
    Party as party {
        kind = kind(&party.kind),
        name,
        title,
        post = format!("{}{}", party.title, brackets(&remarks(party))),
        text = text(party),
        named = named(party),
        short = short(party),
        phone,
        post_only = post_only(party),
        whole = whole(party),
        origin = origin_attribute::write(party.at),
    }
}

/// Name and title in running text: 信访办主任何静, 信访办负责人.
fn text(party: &Party) -> String {
    let (name, title) = (&party.name, &party.title);
    match party.kind {
        PartyKind::Person { .. } => format!("{title}{name}"),
        PartyKind::Text if !title.is_empty() => format!("{title}{name}"),
        _ => format!("{name}{title}"),
    }
}

/// Name with the title in brackets: 何静（信访办主任）.
fn named(party: &Party) -> String {
    if !has_own_title(party) {
        return format!("{}{}{}", party.name, party.title, brackets(&remarks(party)));
    }
    let title = Some(without_brackets(&party.title)).filter(|title| !title.is_empty());
    let inside: Vec<String> = title.into_iter().chain(remarks(party)).collect();
    format!("{}{}", party.name, brackets(&inside))
}

/// The name; for a vacant post the unit's 负责人.
fn short(party: &Party) -> String {
    if let Some(brief) = &party.brief {
        brief.clone()
    } else if party.name.is_empty() {
        party.title.clone()
    } else if has_own_title(party) {
        party.told_apart()
    } else {
        format!("{}{}", party.name, party.title)
    }
}

/// Whether the title is somebody's, not what the name goes on with.
fn has_own_title(party: &Party) -> bool {
    matches!(
        party.kind,
        PartyKind::Person { .. } | PartyKind::Text | PartyKind::Open
    )
}

/// What stands beside the name, without the telephone number.
pub(super) fn post_only(party: &Party) -> String {
    let remarks = remarks_without_phone(party);
    format!("{}{}", party.title, brackets(&remarks))
}

/// Who stands for all that hold a post, as one: 各社区党委书记, 公服办负责人; nothing
/// where the name is one’s own and the title stands beside it.
fn whole(party: &Party) -> Option<String> {
    let beside = post_only(party);
    let joined = !has_own_title(party) && !party.name.is_empty() && !beside.is_empty();
    joined.then(|| format!("{}{beside}", party.name))
}

/// What is said of the party in brackets.
fn remarks(party: &Party) -> Vec<String> {
    let mut remarks = remarks_without_phone(party);
    remarks.extend(party.phone.as_ref().map(|phone| format!("电话：{phone}")));
    remarks
}

fn remarks_without_phone(party: &Party) -> Vec<String> {
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
