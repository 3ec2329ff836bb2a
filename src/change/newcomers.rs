//! Takes people, posts and departments that come new; gives the fields of their
//! rows.

use crate::load::edit::{Value, Written};
use crate::load::raw::{Change, Department, Person, Post, Text};
use crate::model::Particulars;

fn text(name: &'static str, value: &Option<Text>) -> Option<Written> {
    let value = value.as_ref()?;
    Some((name, Value::Text(value.value.clone())))
}

/// A person's row.
pub(super) fn person(person: &Person) -> Vec<Written> {
    let mut fields = vec![
        ("id", Value::Text(person.id.value.clone())),
        ("name", Value::Text(person.name.value.clone())),
    ];
    // As text alone: whoever comes with a mark writes it into the roster.
    let said = Particulars::gather(|key, _| person.said(key));
    let said = said.iter();
    fields.extend(said.map(|(name, said)| (name, Value::Text(said.text.value.clone()))));
    fields.extend(text("department", &person.department));
    fields
}

/// A post's row; it exists from the change on.
pub(super) fn post(post: &Post, change: &Change) -> Vec<Written> {
    let title = post.titles.last().map_or(&post.id.value, |t| &t.name.value);
    let mut fields = vec![
        ("id", Value::Text(post.id.value.clone())),
        ("title", Value::Text(title.clone())),
    ];
    fields.extend(text("department", &post.department));
    fields.extend(post.rank.as_ref().map(|r| ("rank", Value::Number(r.value))));
    fields.extend(
        post.seats
            .as_ref()
            .map(|s| ("seats", Value::Number(s.value))),
    );
    let from = post.from.as_ref().map_or(change.date.value, |d| d.value);
    fields.push(("from", Value::Day(from)));
    fields
}

/// A department's row; it exists from the change on.
pub(super) fn department(department: &Department, change: &Change) -> Vec<Written> {
    let name = department
        .names
        .last()
        .map_or(&department.id.value, |n| &n.name.value);
    let mut fields = vec![
        ("id", Value::Text(department.id.value.clone())),
        ("name", Value::Text(name.clone())),
    ];
    fields.extend(text("short-name", &department.short_name));
    fields.extend(text("parent", &department.parent));
    fields.extend(
        department
            .rank
            .as_ref()
            .map(|r| ("rank", Value::Number(r.value))),
    );
    let from = department
        .from
        .as_ref()
        .map_or(change.date.value, |d| d.value);
    fields.push(("from", Value::Day(from)));
    fields
}
