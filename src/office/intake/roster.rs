//! Gathers the people, posts and units of a file; gives the records of them, and
//! for whoever stands in a list the shortest reference that finds them.

use super::node::Node;
use super::people::{Party, TITLES};
use super::question::Asker;
use crate::office::import::is_unit;

/// Somebody of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Person {
    pub name: String,
    pub phone: Option<String>,
}

/// A title and who bears it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Post {
    pub title: String,
    pub holders: Vec<String>,
}

/// Everybody of a file, in the order in which they come.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Roster {
    pub people: Vec<Person>,
    pub posts: Vec<Post>,
    pub units: Vec<String>,
}

impl Roster {
    /// Takes somebody on.
    pub(super) fn add(&mut self, party: &Party) {
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
        let Some(title) = &party.title else { return };
        match self.posts.iter_mut().find(|post| post.title == *title) {
            Some(post) if post.holders.contains(name) => {}
            Some(post) => post.holders.push(name.clone()),
            None => self.posts.push(Post {
                title: title.clone(),
                holders: vec![name.clone()],
            }),
        }
    }

    /// The titles that somebody bears.
    fn titles(&self, name: &str) -> Vec<&Post> {
        let holds = |post: &&Post| post.holders.iter().any(|holder| holder == name);
        self.posts.iter().filter(holds).collect()
    }

    /// The post that a person stands for in a text, where nothing else can be meant.
    pub(super) fn only_post(&self, name: &str) -> Option<&str> {
        match self.titles(name)[..] {
            [post] if post.holders.len() == 1 && !self.is_ambiguous(&post.title) => {
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
                let names: Vec<&str> = parties[at..]
                    .iter()
                    .take(post.holders.len())
                    .filter_map(|p| p.name.as_deref())
                    .collect();
                if post
                    .holders
                    .iter()
                    .map(String::as_str)
                    .eq(names.iter().copied())
                {
                    nodes.push(Node::text(post.title.as_str()));
                    at += post.holders.len();
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
        let note = |map: &mut Vec<(&'static str, Node)>| {
            if let Some(note) = &party.note {
                map.push(("备注", Node::text(note.as_str())));
            }
        };
        if let Some(name) = &party.name {
            let mut map = vec![("姓名", Node::text(name.as_str()))];
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

    /// The records, under their keys.
    pub(super) fn records(&self, asker: &Asker) -> Vec<(&'static str, Node)> {
        let mut records = Vec::new();
        let list = |nodes: Vec<Node>| Node::List(nodes);
        if !self.units.is_empty() {
            let units = self
                .units
                .iter()
                .map(|unit| Node::Map(vec![("名称", Node::text(unit.as_str()))]));
            records.push(("科室", list(units.collect())));
        }
        if !self.posts.is_empty() {
            let posts = self.posts.iter().enumerate().map(|(n, post)| {
                let mut map = vec![("职务名称", Node::text(post.title.as_str()))];
                map.push(("排序", Node::Word(((n + 1) * 10).to_string())));
                if post.holders.len() > 1 {
                    map.push(("职数", Node::Word(post.holders.len().to_string())));
                }
                Node::Map(map)
            });
            records.push(("岗位", list(posts.collect())));
        }
        if !self.people.is_empty() {
            let people = self.people.iter().map(|person| {
                let mut map = vec![("姓名", Node::text(person.name.as_str()))];
                if let Some(phone) = &person.phone {
                    map.push(("电话", Node::text(phone.as_str())));
                }
                let titles = self.titles(&person.name);
                let notes = match titles.len() {
                    0 | 1 => Vec::new(),
                    _ => {
                        let titles: Vec<&str> =
                            titles.iter().map(|post| post.title.as_str()).collect();
                        let words = format!("{}：{}", person.name, titles.join("、"));
                        let about = format!("person-{}", person.name);
                        asker.ask(&about, "intake-ask-person", &words, "是").1
                    }
                };
                Node::Map(map).noted(notes)
            });
            records.push(("人员", list(people.collect())));
        }
        let mut held = Vec::new();
        for post in &self.posts {
            held.extend(post.holders.iter().map(|holder| {
                Node::Map(vec![
                    ("职务", Node::text(post.title.as_str())),
                    ("姓名", Node::text(holder.as_str())),
                ])
            }));
        }
        if !held.is_empty() {
            records.push(("任职", list(held)));
        }
        records
    }
}

/// Whether words name a unit of the office, not a kind of units or people.
fn is_own_unit(words: &str) -> bool {
    const KINDS: [&str; 16] = [
        "各", "全", "有关", "相关", "其他", "其它", "本", "该", "省", "市", "县", "区", "所有",
        "等", "乡镇", "上级",
    ];
    let whole = words.chars().all(crate::character::is_hanzi);
    whole
        && is_unit(words)
        && !KINDS.iter().any(|kind| words.starts_with(kind))
        && !TITLES.iter().any(|title| words.ends_with(title))
        && !words.contains(['的', '和', '及', '等'])
}
