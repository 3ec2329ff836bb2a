//! Gathers the people, posts and units of a file; gives the records of them, and
//! for whoever stands in a list the shortest reference that finds them.

use std::collections::{BTreeMap, BTreeSet};

use super::holders::{Holder, Known, Post};
use super::node::Node;
use super::people::{Party, is_own_unit};
use super::ranks::merged;
use super::works::works;

/// Somebody of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Person {
    pub name: String,
    pub phone: Option<String>,
}

/// Everybody of a file, in the order in which they come.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Roster {
    pub people: Vec<Person>,
    pub posts: Vec<Post>,
    pub units: Vec<String>,
    /// Works that somebody leads, and who.
    pub works: Vec<Post>,
    /// Names of which somebody said that each title is another person’s.
    pub apart: BTreeSet<String>,
    /// The posts of each paper, in the order in which it names them.
    pub lists: BTreeMap<usize, Vec<usize>>,
    /// The day of the paper that refers to them.
    pub day: Option<String>,
    /// What the data knows already.
    pub known: Known,
}

impl Roster {
    /// Takes on somebody whom a paper names.
    pub(super) fn add(&mut self, party: &Party, paper: (usize, Option<&String>)) {
        let Some(name) = &party.name else {
            let words = party.words.strip_suffix("负责人").unwrap_or(&party.words);
            if is_own_unit(words) && !self.units.iter().any(|unit| unit == words) {
                self.units.push(words.to_string());
            }
            return;
        };
        let known = self.people.iter_mut().find(|person| person.name == *name);
        match known {
            Some(person) => person.phone = person.phone.take().or(party.phone.clone()),
            None => self.people.push(Person {
                name: name.clone(),
                phone: party.phone.clone(),
            }),
        }
        let seen = (paper.0, paper.1.cloned());
        for work in party.note.iter().flat_map(|note| works(note)) {
            let at = place(&mut self.works, &work);
            self.works[at].seen(name, None, seen.clone());
        }
        let Some(title) = &party.title else { return };
        let at = place(&mut self.posts, title);
        let holders = &self.posts[at].holders;
        let is_listed = |holder: &Holder| holder.seen.last().is_some_and(|last| last.0 == seen.0);
        if !holders.iter().any(is_listed) {
            self.lists.entry(seen.0).or_default().push(at);
        }
        self.posts[at].seen(name, party.holding, seen);
    }

    /// Puts the posts in the order that all papers together give them.
    pub(super) fn rank(&mut self) {
        let order = merged(self.lists.values(), self.posts.len());
        self.posts = order.iter().map(|at| self.posts[*at].clone()).collect();
        self.lists.clear();
    }

    /// Whether somebody held a post before somebody else.
    pub(super) fn changes(&self) -> bool {
        let bounded = |post: &Post| {
            let mut holders = post.holders.iter();
            holders.any(|h| post.bounds(h) != (None, None) || self.succeeded(post, h).is_some())
        };
        self.posts.iter().any(bounded)
    }

    /// Who holds a post on the day of the paper: as the data knows, else as the
    /// papers tell.
    fn holders<'p>(&'p self, post: &'p Post) -> Vec<&'p str> {
        let known = self.known.on(&post.title, self.day.as_ref());
        match self.known.knows(&post.title) {
            true if known.is_empty() => {
                let on = post.on(self.day.as_ref()).into_iter();
                on.filter(|name| self.precedes(&post.title, name)).collect()
            }
            true => known,
            false => post.on(self.day.as_ref()),
        }
    }

    /// The day from which the data knows a holder of the post, where the papers name
    /// this one only before: last year’s plan beside this year’s list.
    pub(super) fn succeeded(&self, post: &Post, holder: &Holder) -> Option<&String> {
        let own = self.known.held.iter();
        let own = own.filter(|(title, ..)| *title == post.title);
        let begun: Option<Vec<&String>> = own.map(|(_, _, from, _)| from.as_ref()).collect();
        let first = begun?.into_iter().min()?;
        (holder.last()? < first).then_some(first)
    }

    /// The same, by names.
    fn precedes(&self, title: &str, name: &str) -> bool {
        let post = self.posts.iter().find(|post| post.title == title);
        post.is_some_and(|post| {
            let holder = post.holders.iter().find(|holder| holder.name == name);
            holder.is_some_and(|holder| self.succeeded(post, holder).is_some())
        })
    }

    /// People whom a paper names with a title that the data gives to somebody else
    /// on that day.
    pub(super) fn others(&self, parties: &[Party]) -> Vec<String> {
        let mut found = Vec::new();
        for party in parties {
            let (Some(name), Some(title)) = (&party.name, &party.title) else {
                continue;
            };
            let words = format!("{title}{name}");
            let held = self.known.on(title, self.day.as_ref());
            let other = !held.contains(&name.as_str()) && !self.precedes(title, name);
            if self.known.knows(title) && other && !found.contains(&words) {
                found.push(words);
            }
        }
        found
    }

    /// Whether several people bear the name.
    fn is_shared(&self, name: &str) -> bool {
        self.apart.contains(name) || self.known.namesakes.contains(name)
    }

    /// Names without a title that several people bear.
    pub(super) fn unclear(&self, parties: &[Party]) -> BTreeSet<String> {
        let bare = parties.iter().filter(|party| party.title.is_none());
        let names = bare.filter_map(|party| party.name.clone());
        names.filter(|name| self.is_shared(name)).collect()
    }

    /// Everybody of whom an answer says that they are several.
    pub(super) fn told_apart(&mut self, is_other: impl Fn(&str) -> bool) {
        let names = self.people.iter().map(|person| person.name.clone());
        let names: Vec<String> = names.filter(|name| is_other(name)).collect();
        self.apart.extend(names);
    }

    /// The titles that somebody bears.
    fn titles(&self, name: &str) -> Vec<&Post> {
        let holds = |post: &&Post| self.holders(post).contains(&name);
        self.posts.iter().filter(holds).collect()
    }

    /// The post that a person stands for in a text, where nothing else can be meant.
    pub(super) fn only_post(&self, name: &str) -> Option<&str> {
        match self.titles(name)[..] {
            [post] if self.holders(post).len() == 1 && !self.is_ambiguous(&post.title) => {
                Some(&post.title)
            }
            _ => None,
        }
    }

    fn is_ambiguous(&self, word: &str) -> bool {
        self.units.iter().any(|unit| unit == word) || self.people.iter().any(|p| p.name == word)
    }

    /// References to those who stand in a list.
    pub(super) fn references(&self, parties: &[Party]) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut at = 0;
        while at < parties.len() {
            let party = &parties[at];
            let post = match (&party.title, &party.name) {
                (Some(title), Some(_)) => self.posts.iter().find(|post| post.title == *title),
                (None, Some(name)) => self
                    .only_post(name)
                    .and_then(|t| self.posts.iter().find(|p| p.title == t)),
                _ => None,
            };
            // All that hold a post, side by side, are the post.
            if let Some(post) = post.filter(|post| !self.is_ambiguous(&post.title)) {
                // Nobody may hold it on that day: then it stands for nobody here.
                let holders = self.holders(post);
                let all = &parties[at..parties.len().min(at + holders.len())];
                let names: Vec<&str> = all.iter().filter_map(|p| p.name.as_deref()).collect();
                let mut map = vec![("职务", Node::text(post.title.as_str()))];
                if let [one] = all {
                    remark(one, &mut map);
                }
                // A remark is about one of them.
                let plain = all.len() == 1 || {
                    let bare = |one: &Party| one.note.is_none() && one.phone.is_none();
                    all.iter().all(bare)
                };
                if !holders.is_empty() && holders == names && plain {
                    nodes.push(match map.len() {
                        1 => Node::text(post.title.as_str()),
                        _ => Node::Map(map),
                    });
                    at += holders.len();
                    continue;
                }
            }
            nodes.push(self.reference(party));
            at += 1;
        }
        nodes
    }

    fn reference(&self, party: &Party) -> Node {
        if party.is_open() {
            return Node::Word("待定".to_string());
        }
        let note = |map: &mut Vec<(&'static str, Node)>| remark(party, map);
        if let Some(name) = &party.name {
            let mut map = vec![("姓名", Node::text(name.as_str()))];
            // Which of them nobody says: the name stands as the paper has it.
            if party.title.is_none() && self.is_shared(name) {
                map.push(("外单位", Node::Word("是".to_string())));
            }
            // The data gives the title to somebody else: the paper's word stands.
            if let Some(title) = party.title.as_ref().filter(|title| {
                self.known.knows(title)
                    && !self.precedes(title, name)
                    && !self
                        .known
                        .on(title, self.day.as_ref())
                        .contains(&name.as_str())
            }) {
                map.push(("外单位", Node::Word("是".to_string())));
                map.push(("职务名称", Node::text(title.as_str())));
            }
            note(&mut map);
            return match map.len() {
                1 => Node::text(name.as_str()),
                _ => Node::Map(map),
            };
        }
        let headed = party.words.strip_suffix("负责人");
        if let Some(unit) = headed.filter(|unit| self.units.iter().any(|own| own == unit)) {
            let mut map = vec![("科室", Node::text(unit)), ("身份", Node::text("负责人"))];
            note(&mut map);
            return Node::Map(map);
        }
        let unit = self.units.contains(&party.words);
        if party.note.is_none() && unit {
            return Node::text(party.words.as_str());
        }
        let key = if unit { "科室" } else { "文字" };
        let mut map = vec![(key, Node::text(party.words.as_str()))];
        note(&mut map);
        Node::Map(map)
    }
}

/// Where a post, or a work, of that name stands; put behind all where none does.
fn place(posts: &mut Vec<Post>, title: &str) -> usize {
    let at = posts.iter().position(|post| post.title == title);
    at.unwrap_or_else(|| {
        posts.push(Post {
            title: title.to_string(),
            holders: Vec::new(),
        });
        posts.len() - 1
    })
}

/// What stands behind a title: a further role or a remark in brackets, a telephone.
fn remark(party: &Party, map: &mut Vec<(&'static str, Node)>) {
    if let Some(note) = &party.note {
        let also = note.strip_prefix('兼').filter(|also| !also.is_empty());
        map.push(match also {
            Some(also) => ("兼", Node::text(also)),
            None => ("备注", Node::text(note.as_str())),
        });
    }
    if party.phone.is_some() {
        map.push(("电话", Node::Word("显示".to_string())));
    }
}
