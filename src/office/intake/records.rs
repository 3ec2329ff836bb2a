//! Takes everybody of the papers; gives the records of the organisation: units,
//! posts, people and who held which post.

use chrono::NaiveDate;

use super::holders::{Holder, Post};
use super::node::Node;
use super::question::Asker;
use super::roster::{Person, Roster};

impl Roster {
    /// The records, under their keys.
    pub(super) fn records(&self, asker: &Asker) -> Vec<(&'static str, Node)> {
        let mut records = Vec::new();
        let fresh = |word: &str| !self.known.knows(word);
        // Whether the papers tell that somebody held a post: the data does not know the
        // post, or no holder before another one.
        let tells = |post: &Post, name: &str| {
            let mut holders = post.holders.iter();
            let holder = holders.find(|holder| holder.name == name);
            fresh(&post.title) || holder.is_some_and(|h| self.succeeded(post, h).is_some())
        };
        let mut put = |key, nodes: Vec<Node>| {
            if !nodes.is_empty() {
                records.push((key, Node::List(nodes)));
            }
        };
        let units = self.units.iter().filter(|unit| fresh(unit));
        let unit = |unit: &String| Node::Map(vec![("名称", Node::text(unit.as_str()))]);
        put("科室", units.map(unit).collect());
        let posts = self
            .posts
            .iter()
            .enumerate()
            .filter(|(_, post)| fresh(&post.title));
        put(
            "岗位",
            posts.map(|(n, post)| post_record(n, post)).collect(),
        );
        // Whoever bears only titles that the data gives to others is no one of it.
        let other = |person: &&Person| {
            let mut titles = self
                .posts
                .iter()
                .filter(|p| p.holders.iter().any(|h| h.name == person.name))
                .peekable();
            titles.peek().is_some() && titles.all(|post| !tells(post, &person.name))
        };
        let people = self
            .people
            .iter()
            .filter(|person| fresh(&person.name) && !other(person));
        put(
            "人员",
            people
                .flat_map(|person| self.person(person, asker))
                .collect(),
        );
        let posts = self.posts.iter();
        let held = posts.flat_map(|post| post.holders.iter().map(move |holder| (post, holder)));
        // Who holds a post of the data stands there, or is asked about.
        let held = held.filter(|(post, holder)| tells(post, &holder.name));
        put(
            "任职",
            held.map(|(post, holder)| self.appointment(post, holder, asker))
                .collect(),
        );
        let works = self.works.iter().filter(|work| fresh(&work.title));
        let led = works.flat_map(|work| work.holders.iter().map(move |leader| (work, leader)));
        put(
            "分工",
            led.map(|(work, leader)| Self::portfolio(work, leader, asker))
                .collect(),
        );
        records
    }

    /// The record of somebody; of several who bear one name those of all.
    fn person(&self, person: &Person, asker: &Asker) -> Vec<Node> {
        let mut map = vec![("姓名", Node::text(person.name.as_str()))];
        if let Some(phone) = &person.phone {
            map.push(("电话", Node::text(phone.as_str())));
        }
        let bears = |post: &&Post| {
            post.holders
                .iter()
                .any(|h| h.name == person.name && post.bounds(h).1.is_none())
        };
        let titles: Vec<&str> = self
            .posts
            .iter()
            .filter(bears)
            .map(|post| post.title.as_str())
            .collect();
        if self.apart.contains(&person.name) {
            let one = |title: &&str| {
                Node::Map(vec![
                    ("编号", Node::text(own_id(&person.name, title))),
                    ("姓名", Node::text(person.name.as_str())),
                ])
            };
            // Whose telephone it is nobody says.
            return titles.iter().map(one).collect();
        }
        let notes = match titles.len() {
            0 | 1 => Vec::new(),
            _ => {
                let words = format!("{}：{}", person.name, titles.join("、"));
                asker
                    .ask(
                        &format!("person-{}", person.name),
                        "intake-ask-person",
                        &words,
                        "是",
                    )
                    .1
            }
        };
        vec![Node::Map(map).noted(notes)]
    }

    fn appointment(&self, post: &Post, holder: &Holder, asker: &Asker) -> Node {
        let name = match self.apart.contains(&holder.name) {
            true => own_id(&holder.name, &post.title),
            false => holder.name.clone(),
        };
        let mut map = vec![
            ("职务", Node::text(post.title.as_str())),
            ("姓名", Node::text(name)),
        ];
        if let Some(how) = holder.holding {
            map.push(("任职方式", Node::text(how)));
        }
        let last = self.succeeded(post, holder).and_then(|day| {
            let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
            Some(day.pred_opt()?.to_string())
        });
        let keys = ["任职起", "任职止"];
        let (days, notes) = days((post, holder), keys, last.as_ref(), asker);
        map.extend(days);
        Node::Map(map).noted(notes)
    }

    /// A work and who leads it.
    fn portfolio(work: &Post, leader: &Holder, asker: &Asker) -> Node {
        let name = Node::text(leader.name.as_str());
        let mut map = vec![
            ("分工", Node::text(work.title.as_str())),
            ("分管领导", Node::Map(vec![("姓名", name)])),
        ];
        let (days, notes) = days((work, leader), ["起", "止"], None, asker);
        map.extend(days);
        Node::Map(map).noted(notes)
    }
}

/// From when and until when somebody holds a post or leads a work. The days are those
/// of the papers in which they stand: the change itself is asked about. `last` is the
/// day before the data knows somebody else.
fn days(
    (post, holder): (&Post, &Holder),
    keys: [&'static str; 2],
    last: Option<&String>,
    asker: &Asker,
) -> (Vec<(&'static str, Node)>, Vec<String>) {
    let (from, until) = post.bounds(holder);
    let ends = match until {
        Some(_) => "intake-ask-until",
        None => "intake-ask-before",
    };
    let until = until.or(last);
    let words = format!("{}、{}", post.title, holder.name);
    let (mut map, mut notes) = (Vec::new(), Vec::new());
    let kinds = ["intake-ask-from", ends];
    for ((key, kind), day) in keys.into_iter().zip(kinds).zip([from, until]) {
        if let Some(day) = day {
            let about = format!("{key}-{}-{}", post.title, holder.name);
            let (day, asked) = asker.ask(&about, kind, &words, day);
            map.push((key, Node::Word(day)));
            notes.extend(asked);
        }
    }
    (map, notes)
}

/// How one of several people of a name is called: by the title as well.
fn own_id(name: &str, title: &str) -> String {
    format!("{name}-{title}")
}

fn post_record(n: usize, post: &Post) -> Node {
    let mut map = vec![
        ("职务名称", Node::text(post.title.as_str())),
        ("排序", Node::Word(((n + 1) * 10).to_string())),
    ];
    if post.seats() > 1 {
        map.push(("职数", Node::Word(post.seats().to_string())));
    }
    Node::Map(map)
}
