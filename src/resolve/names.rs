//! Takes every id, title and name; finds what a written word means.

mod unknown;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, OnceLock};

use crate::diagnostic::{Code, Diagnostic, FileId, Near, Occurrences, Sources};
use crate::load::raw::{Raw, Text};
use crate::model::{
    CategoryId, DepartmentId, Firsts, IssuerId, Organisation, PersonId, PortfolioId, PostId,
};
use crate::spelling::folded;

/// What a word can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    Post(PostId),
    Person(PersonId),
    Department(DepartmentId),
    Issuer(IssuerId),
    Portfolio(PortfolioId),
    Category(CategoryId),
}

/// What is expected where a word stands; decides the fault when it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Expected {
    Post,
    Person,
    Department,
    Issuer,
    Portfolio,
    Category,
    /// Anything that can stand in a list of people.
    Party,
}

impl Expected {
    fn admits(self, kind: Kind) -> bool {
        match self {
            Self::Post => matches!(kind, Kind::Post(_)),
            Self::Person => matches!(kind, Kind::Person(_)),
            Self::Department => matches!(kind, Kind::Department(_)),
            Self::Issuer => matches!(kind, Kind::Issuer(_)),
            Self::Portfolio => matches!(kind, Kind::Portfolio(_)),
            Self::Category => matches!(kind, Kind::Category(_)),
            Self::Party => !matches!(kind, Kind::Issuer(_) | Kind::Portfolio(_)),
        }
    }

    fn unknown(self) -> Code {
        match self {
            Self::Post => Code::UnknownPost,
            Self::Person => Code::UnknownPerson,
            Self::Department => Code::UnknownDepartment,
            Self::Issuer => Code::UnknownIssuer,
            Self::Portfolio => Code::UnknownPortfolio,
            Self::Category => Code::UnknownCategory,
            Self::Party => Code::UnknownParty,
        }
    }
}

/// How sure a word is: an id before a name of today before one of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Id,
    Current,
    Former,
}

/// Every word that means something.
#[derive(Debug, Default)]
pub struct Names {
    words: HashMap<String, Vec<(Tier, Kind)>>,
    /// People by name, for finding names in running text. Names of two
    /// characters are left out: they are too often part of other words.
    people: HashMap<String, PersonId>,
    /// How many characters the longest of these names has, by its first one.
    longest: HashMap<char, usize>,
    firsts: Firsts,
    /// Texts of the files that could not be read whole, and behind them those of
    /// the records that could not be read.
    unread: Vec<(Option<FileId>, String)>,
    /// Where words stand in them.
    occurrences: Mutex<Vec<Occurrences>>,
    /// What an appointment or portfolio with a fault speaks of: who holds it is
    /// not known, which is another thing than nobody.
    doubtful: BTreeSet<Kind>,
    /// All words by their characters, once one is missed.
    near: OnceLock<Near>,
}

impl Names {
    /// Gathers the words of an organisation. `raw` and `sources` tell which
    /// files were broken, so that nothing is called unknown that may stand there.
    pub(super) fn new(organisation: &Organisation, raw: &Raw, sources: &Sources) -> Self {
        let broken = raw
            .broken
            .iter()
            .map(|f| (Some(*f), sources.get(*f).text().into_owned()));
        let dropped = (!raw.dropped.is_empty()).then(|| (None, raw.dropped.join("\n")));
        let unread: Vec<_> = broken.chain(dropped).collect();
        let mut names = Self {
            words: HashMap::new(),
            people: HashMap::new(),
            longest: HashMap::new(),
            firsts: Firsts::default(),
            occurrences: Mutex::new(unread.iter().map(|_| Default::default()).collect()),
            unread,
            doubtful: BTreeSet::new(),
            near: OnceLock::new(),
        };
        names.add_posts(organisation);
        for (i, department) in organisation.departments.iter().enumerate() {
            let kind = Kind::Department(DepartmentId(i as u32));
            names.add(&department.id, Tier::Id, kind);
            names.add_dated(&department.names, "", kind);
            names.add_all(&department.short_name, kind);
            department
                .names
                .iter()
                .for_each(|n| names.add_all(&n.short_name, kind));
        }
        names.add_people(organisation);
        for (i, issuer) in organisation.issuers.iter().enumerate() {
            let kind = Kind::Issuer(IssuerId(i as u32));
            names.add(&issuer.id, Tier::Id, kind);
            names.add(&issuer.name, Tier::Current, kind);
            names.add_all(&issuer.short_name, kind);
        }
        names
    }

    /// Posts by all their words; again, once it is known of which department
    /// each is.
    pub(super) fn add_posts(&mut self, organisation: &Organisation) {
        for (i, post) in organisation.posts.iter().enumerate() {
            self.add_post(organisation, PostId(i as u32), post);
        }
    }

    /// People by all their words; again, once it is known who holds which post.
    pub(super) fn add_people(&mut self, organisation: &Organisation) {
        for (i, person) in organisation.people.iter().enumerate() {
            self.add_person(organisation, PersonId(i as u32), person);
        }
    }

    /// Portfolios and categories, as far as they are linked.
    pub(super) fn add_groups(&mut self, organisation: &Organisation) {
        for (i, portfolio) in organisation.portfolios.iter().enumerate() {
            let kind = Kind::Portfolio(PortfolioId(i as u32));
            self.add(&portfolio.id, Tier::Id, kind);
            self.add(&portfolio.name, Tier::Current, kind);
        }
        for (i, category) in organisation.categories.iter().enumerate() {
            let kind = Kind::Category(CategoryId(i as u32));
            self.add(&category.id, Tier::Id, kind);
            self.add(&category.name, Tier::Current, kind);
        }
    }

    fn add(&mut self, word: &str, tier: Tier, kind: Kind) {
        self.near = OnceLock::new();
        let word = &*folded(word);
        if let Some(entries) = self.words.get_mut(word) {
            if !entries.iter().any(|(_, known)| *known == kind) {
                entries.push((tier, kind));
            }
        } else {
            self.words.insert(word.to_string(), vec![(tier, kind)]);
        }
    }

    fn add_all(&mut self, words: &Option<String>, kind: Kind) {
        if let Some(word) = words {
            self.add(word, Tier::Current, kind);
        }
    }

    fn add_dated(&mut self, names: &[crate::model::DatedName], before: &str, kind: Kind) {
        let last = names.len().saturating_sub(1);
        for (i, name) in names.iter().enumerate() {
            let tier = if i == last {
                Tier::Current
            } else {
                Tier::Former
            };
            self.add(&format!("{before}{}", name.name), tier, kind);
        }
    }

    fn add_post(&mut self, organisation: &Organisation, id: PostId, post: &crate::model::Post) {
        let kind = Kind::Post(id);
        self.add(&post.id, Tier::Id, kind);
        self.add_dated(&post.titles, "", kind);
        if let Some(department) = post.department {
            let department = organisation.department(department);
            let units = department.names.iter().map(|n| &n.name);
            for unit in units.chain(&department.short_name) {
                self.add_dated(&post.titles, unit, kind);
            }
        }
    }

    /// A person is found by name, and by unit and name where two share one.
    fn add_person(
        &mut self,
        organisation: &Organisation,
        id: PersonId,
        person: &crate::model::Person,
    ) {
        let kind = Kind::Person(id);
        let length = person.name.chars().count();
        if let (Some(first), true) = (person.name.chars().next(), length >= 2) {
            self.people.entry(person.name.clone()).or_insert(id);
            self.firsts.add(first);
            let longest = self.longest.entry(first).or_default();
            *longest = length.max(*longest);
        }
        self.add(&person.id, Tier::Id, kind);
        self.add(&person.name, Tier::Current, kind);
        for department in units_of(organisation, id) {
            let department = organisation.department(department);
            let units = department.names.iter().map(|n| &n.name);
            for unit in units.chain(&department.short_name) {
                self.add(&format!("{unit}{}", person.name), Tier::Current, kind);
                self.add(&format!("{}（{unit}）", person.name), Tier::Current, kind);
            }
        }
    }

    /// Our people whose names stand in the text, and at which byte, in order of
    /// appearance.
    pub(super) fn people_in(&self, text: &str) -> Vec<(PersonId, usize)> {
        let mut found = Vec::new();
        let mut firsts = text.char_indices();
        while let Some((start, first)) = firsts.find(|(_, c)| self.firsts.may_hold(*c)) {
            let Some(longest) = self.longest.get(&first) else {
                continue;
            };
            let rest = &text[start..];
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            for end in ends.take(*longest).skip(1) {
                let named = self.people.get(&rest[..end]);
                found.extend(named.map(|id| (*id, start)));
            }
        }
        found
    }

    /// All that the word can mean in the best tier.
    fn candidates(&self, word: &str, expected: Expected) -> Vec<Kind> {
        let Some(entries) = self.words.get(&*folded(word)) else {
            return Vec::new();
        };
        let fitting = || entries.iter().filter(|(_, kind)| expected.admits(*kind));
        let Some(best) = fitting().map(|(tier, _)| *tier).min() else {
            return Vec::new();
        };
        // An id given twice is a fault of its own: take the first.
        let most = if best == Tier::Id { 1 } else { usize::MAX };
        let best = fitting().filter(|(tier, _)| *tier == best).take(most);
        best.map(|(_, kind)| *kind).collect()
    }

    /// What the word means. `Err(None)` where the word may stand in a file that
    /// could not be read: that fault has been reported already.
    ///
    /// # Errors
    /// The diagnostic for an unknown or ambiguous word.
    pub fn find(
        &self,
        word: &Text,
        expected: Expected,
        organisation: &Organisation,
    ) -> Result<Kind, Option<Box<Diagnostic>>> {
        let mut candidates = self.candidates(word, expected);
        if expected == Expected::Portfolio {
            // The same field of work through time is one portfolio.
            candidates.truncate(1);
        }
        match candidates[..] {
            [kind] => Ok(kind),
            [] => Err(self.unknown(word, expected).map(Box::new)),
            _ => {
                let described: Vec<String> = candidates
                    .iter()
                    .map(|k| describe(organisation, *k))
                    .collect();
                let diagnostic = Diagnostic::new(Code::AmbiguousReference)
                    .arg("name", &word.value)
                    .at(word.at)
                    .hint_with("candidates", [("candidates", described.join("、"))]);
                Err(Some(Box::new(diagnostic)))
            }
        }
    }

    /// Everybody of that name, now or once.
    pub(super) fn people_named(&self, name: &str) -> Vec<PersonId> {
        let entries = self
            .words
            .get(&*folded(name))
            .map_or(&[][..], Vec::as_slice);
        let people = entries.iter().filter_map(|(_, kind)| match kind {
            Kind::Person(id) => Some(*id),
            _ => None,
        });
        people.collect()
    }

    /// Notes that a fault hides who holds or leads this.
    pub(super) fn doubt(&mut self, kinds: impl IntoIterator<Item = Kind>) {
        self.doubtful.extend(kinds);
    }

    /// Whether a fault reported elsewhere may be why nobody is known here;
    /// `words` are what a record that could not be read may have called it.
    pub(super) fn in_doubt<'a>(
        &self,
        kind: Kind,
        mut words: impl Iterator<Item = &'a str>,
    ) -> bool {
        self.doubtful.contains(&kind) || words.any(|word| self.stands_unread(word, None))
    }

    /// Narrows a shared name down by the department given beside it.
    pub fn find_person_in(
        &self,
        word: &Text,
        department: DepartmentId,
        organisation: &Organisation,
    ) -> Option<PersonId> {
        let candidates = self.candidates(word, Expected::Person);
        let mut fitting = candidates.into_iter().filter_map(|kind| match kind {
            Kind::Person(id) if units_of(organisation, id).contains(&department) => Some(id),
            _ => None,
        });
        match (fitting.next(), fitting.next()) {
            (Some(id), None) => Some(id),
            _ => None,
        }
    }
}

/// The departments a person belongs to, now or once.
fn units_of(organisation: &Organisation, id: PersonId) -> Vec<DepartmentId> {
    let held = organisation.by_person[id.0 as usize].iter();
    let by_post = held.filter_map(|i| {
        let post = organisation.appointments[*i as usize].post;
        organisation.post(post).department
    });
    let mut units: Vec<_> = organisation.person(id).department.into_iter().collect();
    units.extend(by_post);
    units
}

/// A candidate in words a clerk can tell apart: name, unit and id.
fn describe(organisation: &Organisation, kind: Kind) -> String {
    match kind {
        Kind::Post(id) => {
            let post = organisation.post(id);
            let title = post.titles.last().map_or("", |t| t.name.as_str());
            format!("{title}（{}）", post.id)
        }
        Kind::Person(id) => {
            let person = organisation.person(id);
            let units = units_of(organisation, id);
            let unit = units.first().map(|d| organisation.department(*d));
            let unit = unit.and_then(|d| d.short_name.as_deref().or(Some(&d.names.last()?.name)));
            format!("{}{}（{}）", unit.unwrap_or(""), person.name, person.id)
        }
        Kind::Department(id) => organisation.department(id).id.clone(),
        Kind::Issuer(id) => organisation.issuers[id.0 as usize].id.clone(),
        Kind::Portfolio(id) => organisation.portfolios[id.0 as usize].id.clone(),
        Kind::Category(id) => organisation.categories[id.0 as usize].id.clone(),
    }
}
