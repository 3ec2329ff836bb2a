//! Names that are printed everywhere are filled in: XX社区 is no issuer.

use super::{Records, check_placeholder};
use crate::diagnostic::Report;
use crate::load::raw::Text;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let raw = records.raw;
    let ours = raw
        .organisation
        .iter()
        .flat_map(|o| [Some(&o.name), o.short_name.as_ref()]);
    let issuers = raw
        .issuers
        .iter()
        .flat_map(|i| [Some(&i.name), i.short_name.as_ref()]);
    let units = raw
        .departments
        .iter()
        .flat_map(|d| [d.name.as_ref(), d.short_name.as_ref()]);
    let posts = raw.posts.iter().map(|post| post.title.as_ref());
    let people = raw.people.iter().map(|person| Some(&person.name));
    let names = ours.chain(issuers).chain(units).chain(posts).chain(people);
    let names: Vec<&Text> = names.flatten().collect();
    names
        .iter()
        .for_each(|name| check_placeholder(name, name.at, report));
}
