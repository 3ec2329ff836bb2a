//! Changes of an invented office: each is written as a change file, and done to
//! the office at the same time.

use super::{Office, Post};

impl Office {
    /// The next change, as its file has it.
    pub fn next_change(&mut self) -> String {
        self.changes += 1;
        let n = self.changes;
        let (year, month) = (2027 + (n - 1) / 12, 1 + (n - 1) % 12);
        let mut moves = Vec::new();
        // Nobody and nothing is moved twice in one change.
        let mut busy = Busy::default();
        for _ in 0..3 {
            moves.extend(self.swap(&mut busy));
            moves.extend(self.chain(&mut busy));
        }
        moves.extend(self.newcomer(&mut busy));
        moves.extend(self.retirement(&mut busy));
        if n % 3 == 1 {
            moves.extend(self.new_post(&mut busy));
        }
        if n % 4 == 2 {
            moves.extend(self.merge(&mut busy));
        }
        if n % 5 == 3 {
            moves.extend(self.abolish(&mut busy));
        }
        moves.extend(self.hand_over());
        moves.extend(self.rename(n));
        self.left_alone();
        let rows: String = moves.iter().map(|m| format!("    - {{{m}}}\n")).collect();
        format!(
            "change:\n  date: {year}-{month:02}-01\n  basis: 柳河〔{year}〕{month}号\n  moves:\n{rows}"
        )
    }

    /// A post that can be moved about, held or not.
    fn pick(&self, busy: &mut Busy, held: bool) -> Option<usize> {
        for _ in 0..60 {
            let i = self.dice(self.posts.len());
            let post = &self.posts[i];
            let holder = post.holder;
            let alone = holder.is_none_or(|h| self.held(h).len() == 1 && !busy.people.contains(&h));
            if !post.ended && alone && holder.is_some() == held && !busy.posts.contains(&i) {
                busy.posts.push(i);
                busy.people.extend(holder);
                return Some(i);
            }
        }
        None
    }

    fn name(&self, person: usize) -> &str {
        &self.people[person].name
    }

    fn swap(&mut self, busy: &mut Busy) -> Vec<String> {
        let (Some(a), Some(b)) = (self.pick(busy, true), self.pick(busy, true)) else {
            return Vec::new();
        };
        let (x, y) = (self.posts[a].holder, self.posts[b].holder);
        let (Some(p), Some(q)) = (x, y) else {
            return Vec::new();
        };
        (self.posts[a].holder, self.posts[b].holder) = (y, x);
        let (a, b) = (&self.posts[a], &self.posts[b]);
        vec![
            format!(
                "person: {}, leaves: {}, takes: {}",
                self.name(p),
                a.title,
                b.title
            ),
            format!(
                "姓名: {}, 不再担任: {}, 任: {}",
                self.people[q].id, b.id, a.id
            ),
        ]
    }

    /// One takes another's post, who takes a vacant one.
    fn chain(&mut self, busy: &mut Busy) -> Vec<String> {
        let (Some(a), Some(b)) = (self.pick(busy, true), self.pick(busy, true)) else {
            return Vec::new();
        };
        let Some(c) = self.pick(busy, false) else {
            return Vec::new();
        };
        let (Some(p), Some(q)) = (self.posts[a].holder, self.posts[b].holder) else {
            return Vec::new();
        };
        self.posts[c].holder = self.posts[b].holder.take();
        self.posts[b].holder = self.posts[a].holder.take();
        vec![
            format!(
                "person: {}, takes: {}, moves-to: true",
                self.name(p),
                self.posts[b].id
            ),
            format!(
                "person: {}, takes: {}, moves-to: 是",
                self.name(q),
                self.posts[c].title
            ),
        ]
    }

    fn newcomer(&mut self, busy: &mut Busy) -> Vec<String> {
        let Some(post) = self.pick(busy, false) else {
            return Vec::new();
        };
        let new = self.come();
        self.posts[post].holder = Some(new);
        busy.people.push(new);
        let (id, name) = (&self.people[new].id, &self.people[new].name);
        vec![format!(
            "new-person: {{id: {id}, name: {name}, phone: \"0631-555-0199\"}}, takes: {}",
            self.posts[post].id
        )]
    }

    fn retirement(&mut self, busy: &mut Busy) -> Vec<String> {
        let Some(post) = self.pick(busy, true) else {
            return Vec::new();
        };
        let Some(person) = self.posts[post].holder.take() else {
            return Vec::new();
        };
        vec![format!("person: {}, retires: true", self.name(person))]
    }

    fn hand_over(&mut self) -> Vec<String> {
        let i = self.dice(self.portfolios.len());
        let post = self.dice(self.posts.len());
        let Some(to) = self.posts[post].holder.filter(|_| !self.posts[post].ended) else {
            return Vec::new();
        };
        if self.portfolios[i].leader == Some(to) {
            return Vec::new();
        }
        let portfolio = &mut self.portfolios[i];
        portfolio.leader = Some(to);
        portfolio.cover = portfolio.cover.filter(|c| *c != to);
        vec![format!(
            "portfolio: {}, to: {}",
            self.portfolios[i].name, self.people[to].id
        )]
    }

    fn new_post(&mut self, busy: &mut Busy) -> Vec<String> {
        let Some(from) = self.pick(busy, true) else {
            return Vec::new();
        };
        let holder = self.posts[from].holder.take();
        let Some(person) = holder else {
            return Vec::new();
        };
        let n = self.posts.len();
        self.posts.push(Post {
            id: format!("post-{n}"),
            title: format!("新设{n}号岗"),
            holder,
            into: None,
            ended: false,
        });
        vec![
            format!("new-post: {{id: post-{n}, title: 新设{n}号岗, department: unit-0}}"),
            format!(
                "person: {}, takes: post-{n}, moves-to: true",
                self.name(person)
            ),
        ]
    }

    fn merge(&mut self, busy: &mut Busy) -> Vec<String> {
        let (Some(a), Some(b)) = (self.pick(busy, true), self.pick(busy, true)) else {
            return Vec::new();
        };
        self.posts[a].holder = None;
        self.posts[a].into = Some(b);
        self.posts[a].ended = true;
        vec![format!(
            "post: {}, merged-into: {}",
            self.posts[a].title, self.posts[b].id
        )]
    }

    fn abolish(&mut self, busy: &mut Busy) -> Vec<String> {
        let Some(a) = self.pick(busy, true) else {
            return Vec::new();
        };
        self.posts[a].holder = None;
        self.posts[a].ended = true;
        vec![format!("post: {}, abolished: true", self.posts[a].id)]
    }

    fn rename(&mut self, n: u32) -> Vec<String> {
        let post = self.dice(self.posts.len());
        let unit = self.dice(self.departments.len());
        let mut moves = Vec::new();
        if !self.posts[post].ended {
            self.posts[post].title = format!("第{n}次更名岗位{post}");
            moves.push(format!(
                "post: post-{post}, renamed: {}",
                self.posts[post].title
            ));
        }
        self.departments[unit] = format!("第{n}次更名单位{unit}");
        moves.push(format!(
            "department: unit-{unit}, renamed: {}, short-name: 更名{n}号",
            self.departments[unit]
        ));
        moves
    }

    /// Whoever holds nothing any more leads nothing any more: the one who stands
    /// in takes it, as long as that one is there.
    fn left_alone(&mut self) {
        for i in 0..self.portfolios.len() {
            let gone = |who: Option<usize>| who.is_some_and(|p| self.held(p).is_empty());
            let (leader, cover) = (self.portfolios[i].leader, self.portfolios[i].cover);
            let (leader_gone, cover_gone) = (gone(leader), gone(cover));
            let portfolio = &mut self.portfolios[i];
            portfolio.leader = leader.filter(|_| !leader_gone);
            if portfolio.leader.is_none() {
                portfolio.cover = cover.filter(|_| !cover_gone);
            }
        }
    }
}

/// Whom and what a change has moved already.
#[derive(Default)]
struct Busy {
    people: Vec<usize>,
    posts: Vec<usize>,
}
