//! An office in which something happens every few days, and what its roster says.

use std::fmt::Write;

use chrono::NaiveDate;

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }
}

const PEOPLE: [&str; 12] = [
    "林浩然",
    "何静",
    "吴建国",
    "沈亦舟",
    "秦晓岚",
    "罗文斌",
    "高远",
    "方正平",
    "苏一帆",
    "谢婉如",
    "江可欣",
    "欧阳文清",
];
const WORDS: [&str; 12] = [
    "民政", "财政", "水利", "教育", "交通", "文旅", "应急", "商务", "林业", "统计", "审计", "医保",
];

/// Who holds or leads something, each from a day on.
type Held = Vec<(usize, NaiveDate)>;

struct Unit {
    /// Its short names, each from a day on.
    names: Vec<(String, NaiveDate)>,
    /// Into which it went, and when.
    gone: Option<(usize, NaiveDate)>,
}

/// An office of six units, their heads and two fields of work.
pub struct Office {
    units: Vec<Unit>,
    heads: Vec<Held>,
    portfolios: Vec<Held>,
}

/// The units with heads of their own; only the others go into one.
const HEADED: [usize; 2] = [4, 5];

impl Office {
    pub fn new(day: NaiveDate) -> Self {
        let unit = |i: usize| Unit {
            names: vec![(format!("县{}局", WORDS[i]), day)],
            gone: None,
        };
        Self {
            units: (0..6).map(unit).collect(),
            heads: HEADED.iter().map(|i| vec![(*i, day)]).collect(),
            portfolios: (0..2).map(|i| vec![(i, day)]).collect(),
        }
    }

    /// One of the things that happen in an office.
    pub fn change(&mut self, dice: &mut Dice, number: usize, day: NaiveDate) -> String {
        let another = |dice: &mut Dice, held: &mut Held| {
            let now = held.last().unwrap().0;
            let next = (now + 1 + dice.below(PEOPLE.len() - 1)) % PEOPLE.len();
            held.push((next, day));
            PEOPLE[next]
        };
        match dice.below(10) {
            0..3 => {
                let i = dice.below(2);
                format!("head {i} {}", another(dice, &mut self.heads[i]))
            }
            3..6 => {
                let i = dice.below(2);
                format!("portfolio {i} {}", another(dice, &mut self.portfolios[i]))
            }
            6 if (1..4).any(|i| self.units[i].gone.is_none()) => {
                let from = (1..4).find(|i| self.units[*i].gone.is_none()).unwrap();
                let into = [0, 4, 5][dice.below(3)];
                self.units[from].gone = Some((into, day));
                format!("unit {from} goes into {into}")
            }
            _ => {
                let i = [0, 4, 5][dice.below(3)];
                let name = format!("县{}{}局", WORDS[6 + dice.below(6)], number);
                self.units[i].names.push((name.clone(), day));
                format!("unit {i} is {name}")
            }
        }
    }

    pub fn yaml(&self) -> String {
        let mut text = String::from(
            "organisation: {name: 云溪县人民政府, short-name: 云溪县}\ndepartments:\n",
        );
        for (i, Unit { names, gone }) in self.units.iter().enumerate() {
            let names = names.iter().map(|(name, from)| {
                let long = name.replacen('县', "云溪县", 1);
                format!("{{name: {long}, short-name: {name}, from: {from}}}")
            });
            let names: Vec<String> = names.collect();
            let gone = gone.map_or(String::new(), |(into, day)| {
                let last = day.pred_opt().unwrap();
                format!(", until: {last}, merged-into: u{into}")
            });
            let _ = writeln!(
                text,
                "  - {{id: u{i}, names: [{}]{gone}}}",
                names.join(", ")
            );
        }
        text.push_str("posts:\n");
        for i in HEADED {
            let _ = writeln!(
                text,
                "  - {{id: h{i}, title: {i}号局长, department: u{i}, rank: {}}}",
                i + 10
            );
        }
        text.push_str("people:\n");
        for (i, name) in PEOPLE.iter().enumerate() {
            let _ = writeln!(text, "  - {{id: p{i}, name: {name}}}");
        }
        let spans = |held: &Held| -> Vec<(usize, NaiveDate, String)> {
            let until = held.iter().skip(1).map(|(_, day)| Some(*day)).chain([None]);
            held.iter()
                .zip(until)
                .map(|((who, from), until)| {
                    let until = until.map_or(String::new(), |day| {
                        format!(", until: {}", day.pred_opt().unwrap())
                    });
                    (*who, *from, until)
                })
                .collect()
        };
        text.push_str("appointments:\n");
        for (held, i) in self.heads.iter().zip(HEADED) {
            for (who, from, until) in spans(held) {
                let _ = writeln!(
                    text,
                    "  - {{post: h{i}, person: p{who}, from: {from}{until}}}"
                );
            }
        }
        text.push_str("portfolios:\n");
        for (i, held) in self.portfolios.iter().enumerate() {
            for (n, (who, from, until)) in spans(held).into_iter().enumerate() {
                let _ = writeln!(
                    text,
                    "  - {{id: w{i}-{n}, name: 第{i}项工作, leader: {{person: p{who}}}, from: {from}{until}}}"
                );
            }
        }
        text
    }

    /// A unit's name today, or that of whatever it went into.
    pub fn unit(&self, mut i: usize) -> &str {
        while let Some((into, _)) = self.units[i].gone {
            i = into;
        }
        &self.units[i].names.last().unwrap().0
    }

    pub fn head(&self, i: usize) -> &'static str {
        let at = HEADED.iter().position(|known| *known == i).unwrap();
        PEOPLE[self.heads[at].last().unwrap().0]
    }

    pub fn leader(&self, i: usize) -> &'static str {
        PEOPLE[self.portfolios[i].last().unwrap().0]
    }
}
