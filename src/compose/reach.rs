//! Takes templates and the name of one; gives the names of those that it needs.
//!
//! A page extends another, includes pieces, and calls components; which file a
//! component stands in is told by its definition. What looks like a need and is
//! none costs a little time and nothing else.

use std::collections::{BTreeMap, BTreeSet};

/// The templates that rendering `page` may need, itself included.
pub(super) fn reach<'t>(page: &'t str, texts: &BTreeMap<&'t str, &'t str>) -> BTreeSet<&'t str> {
    let mut homes = BTreeMap::new();
    for (name, text) in texts {
        for component in after(text, "component ") {
            homes.insert(word(component), *name);
        }
    }
    let mut reached = BTreeSet::new();
    let mut open = vec![page];
    while let Some(name) = open.pop() {
        let Some(text) = texts.get(name).filter(|_| !reached.contains(name)) else {
            continue;
        };
        reached.insert(name);
        let files = after(text, "extends ").chain(after(text, "include "));
        let files = files.filter_map(|rest| {
            rest.trim_start_matches(['"', '\''])
                .split(['"', '\''])
                .next()
        });
        open.extend(files);
        let called = after(text, "{{").chain(after(text, "{%"));
        let called = called.filter_map(|rest| {
            let call = rest.trim_start_matches('-').trim_start();
            homes.get(word(call.strip_prefix('<')?)).copied()
        });
        open.extend(called);
    }
    reached
}

/// What stands behind each occurrence of some words.
fn after<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(words)
        .map(move |(at, _)| &text[at + words.len()..])
}

/// The name that a text begins with.
fn word(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.split(|c| !is_part(c)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reaches_what_it_extends_includes_and_calls() {
        let texts = BTreeMap::from([
            (
                "a.html",
                "{% extends \"base.html\" %}{% block x %}{{- <one /> }}{% endblock %}",
            ),
            ("base.html", "{% include 'foot.html' %}"),
            ("foot.html", ""),
            (
                "components/one.html",
                "{% component one() %}{{ <two/> }}{% endcomponent one %}",
            ),
            (
                "components/two.html",
                "{%- component two() %}{{ <one/> }}{% endcomponent two %}",
            ),
            (
                "components/three.html",
                "{% component three() %}{% endcomponent three %}",
            ),
            ("b.html", ""),
        ]);
        let reached = reach("a.html", &texts);
        let all: Vec<&str> = reached.into_iter().collect();
        assert_eq!(
            all,
            [
                "a.html",
                "base.html",
                "components/one.html",
                "components/two.html",
                "foot.html"
            ]
        );
    }
}
