//! An invented office of any size, the changes of its staff one after the other,
//! and who stands where after each, kept without the program's help.

mod moves;
mod texts;

use std::collections::BTreeSet;

use fangan::load::Input;

/// How large an office is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub people: usize,
    pub posts: usize,
    pub plans: usize,
}

/// A person. Nobody's name has a character of any title or text.
pub struct Person {
    pub id: String,
    pub name: String,
}

/// A post of one seat, and who holds it.
pub struct Post {
    pub id: String,
    pub title: String,
    pub holder: Option<usize>,
    /// What it was merged into.
    pub into: Option<usize>,
    pub ended: bool,
}

/// A portfolio: who leads it, and who stands in.
pub struct Portfolio {
    pub name: String,
    pub leader: Option<usize>,
    pub cover: Option<usize>,
}

/// What a plan names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    Post(usize),
    Portfolio(usize),
}

/// The office as it stands.
pub struct Office {
    pub people: Vec<Person>,
    pub posts: Vec<Post>,
    pub portfolios: Vec<Portfolio>,
    /// What each plan names.
    pub plans: Vec<Vec<Named>>,
    /// Names of departments by number.
    pub departments: Vec<String>,
    /// State of the dice.
    seed: std::cell::Cell<u64>,
    changes: u32,
}

impl Office {
    /// The same office for the same size and seed.
    pub fn new(size: Size, seed: u64) -> Self {
        let mut office = Self {
            people: Vec::new(),
            posts: Vec::new(),
            portfolios: Vec::new(),
            plans: Vec::new(),
            departments: Vec::new(),
            seed: std::cell::Cell::new(seed),
            changes: 0,
        };
        (0..size.people).for_each(|_| {
            office.come();
        });
        for i in 0..(size.posts / 5).max(2) {
            office.departments.push(format!("{}号办公室", 100 + i));
        }
        for i in 0..size.posts {
            let kind = ["主任", "副主任", "科长", "副科长", "专员"][i % 5];
            office.posts.push(Post {
                id: format!("post-{i}"),
                title: format!("{}号办{kind}", 100 + i / 5),
                // A few stand vacant.
                holder: (i < size.people && i % 41 != 40).then_some(i),
                into: None,
                ended: false,
            });
        }
        for i in 0..(size.posts / 10).max(4) {
            let leader = office.posts[(i * 5) % size.posts].holder;
            let cover = office.posts[(i * 5 + 1) % size.posts].holder;
            office.portfolios.push(Portfolio {
                name: format!("第{i}项工作"),
                leader,
                cover: cover.filter(|c| Some(*c) != leader),
            });
        }
        for _ in 0..size.plans {
            let named = (0..24).map(|i| match i % 4 {
                3 => Named::Portfolio(office.dice(office.portfolios.len())),
                _ => Named::Post(office.dice(size.posts)),
            });
            let named = named.collect();
            office.plans.push(named);
        }
        office
    }

    /// Somebody new.
    fn come(&mut self) -> usize {
        let n = self.people.len();
        let (a, b, c) = (
            "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何",
            "建国明志文海晓永玉春",
            "华强芳军敏静丽涛勇超磊娜琴斌霞",
        );
        let at = |set: &str, i: usize| set.chars().nth(i % set.chars().count());
        let name = [at(a, n), at(b, n / 20), at(c, n / 200)];
        self.people.push(Person {
            id: format!("person-{n}"),
            name: name.into_iter().flatten().collect(),
        });
        n
    }

    /// A number below the bound, the same for the same seed.
    fn dice(&self, below: usize) -> usize {
        let mut x = self.seed.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.seed.set(x);
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^= x >> 31;
        (x % below.max(1) as u64) as usize
    }

    /// The post that stands for this one.
    pub fn post_now(&self, post: usize) -> usize {
        match self.posts[post].into {
            Some(next) => self.post_now(next),
            None => post,
        }
    }

    /// What a person holds.
    pub fn held(&self, person: usize) -> Vec<usize> {
        let held = |p: &Post| p.holder == Some(person) && !p.ended;
        (0..self.posts.len())
            .filter(|i| held(&self.posts[*i]))
            .collect()
    }

    /// Names of those who must stand in the plan, and nobody else.
    pub fn expected(&self, plan: usize) -> BTreeSet<String> {
        let person = |named: &Named| match named {
            Named::Post(post) => {
                let post = &self.posts[self.post_now(*post)];
                post.holder.filter(|_| !post.ended)
            }
            Named::Portfolio(i) => {
                let portfolio = &self.portfolios[*i];
                portfolio.leader.or(portfolio.cover)
            }
        };
        let people = self.plans[plan].iter().filter_map(person);
        people.map(|i| self.people[i].name.clone()).collect()
    }

    /// The names that stand in a text.
    pub fn named_in(&self, text: &str) -> BTreeSet<String> {
        let all: BTreeSet<&str> = self.people.iter().map(|p| p.name.as_str()).collect();
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(i, _)| i)
            .chain([text.len()])
            .collect();
        let words = starts.windows(4).map(|w| &text[w[0]..w[3]]);
        words
            .filter(|w| all.contains(w))
            .map(str::to_string)
            .collect()
    }

    /// The data files, as they were before any change.
    pub fn files(&self) -> Vec<Input> {
        let mut files = texts::staff(self);
        files.extend((0..self.plans.len()).map(|i| texts::plan(self, i)));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}
