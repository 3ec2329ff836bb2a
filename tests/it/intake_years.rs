//! Twenty plans of one invented office over three years, with people changing in
//! between: every post, holder and time that is drawn from them is so, or is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use chrono::{Duration, NaiveDate};
use serde_yaml::Value;

use crate::common::folder::{Folder, said};

/// Who holds which post from when until when.
struct Held {
    post: &'static str,
    name: String,
    from: NaiveDate,
    until: Option<NaiveDate>,
}

const POSTS: [&str; 8] = [
    "镇党委书记",
    "镇长",
    "副镇长",
    "党政办主任",
    "平安办主任",
    "公共服务办主任",
    "应急办主任",
    "青石村党支部书记",
];

const SURNAMES: [&str; 8] = ["赵", "钱", "孙", "李", "周", "吴", "郑", "冯"];
const GIVEN: [&str; 5] = ["文博", "雨桐", "静", "明轩", "秋"];

/// Numbers that look thrown, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % bound
    }
}

fn begin() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()
}

/// Each post is held by one to three people, one after the other.
fn truth(dice: &mut Dice) -> Vec<Held> {
    let mut names = SURNAMES
        .iter()
        .flat_map(|s| GIVEN.iter().map(move |g| format!("{s}{g}")));
    let mut all = Vec::new();
    for post in POSTS {
        let mut from = begin() - Duration::days(100);
        let changes = dice.below(3);
        for turn in 0..=changes {
            let until =
                (turn < changes).then(|| from + Duration::days(200 + dice.below(300) as i64));
            let name = names.next().unwrap();
            all.push(Held {
                post,
                name,
                from,
                until,
            });
            from = until.map_or(from, |day| day + Duration::days(1));
        }
    }
    all
}

fn on<'t>(truth: &'t [Held], post: &str, day: NaiveDate) -> Option<&'t Held> {
    truth.iter().find(|held| {
        held.post == post && held.from <= day && held.until.is_none_or(|until| day <= until)
    })
}

/// A plan as it was typed on a day, with some of the posts.
fn typed(truth: &[Held], day: NaiveDate, topic: &str, posts: &[&'static str]) -> String {
    let line = |post: &&str| on(truth, post, day).map(|held| format!("{}（{post}）", held.name));
    let mut people = posts.iter().filter_map(line);
    let mut text = format!(
        "{topic}工作方案\n\n为做好{topic}工作，制定本方案。\n一、组织领导\n\
         成立{topic}工作领导小组，组成人员如下：\n"
    );
    for label in ["组　长", "副组长"] {
        writeln!(text, "{label}：{}", people.next().unwrap()).unwrap();
    }
    writeln!(text, "成　员：{}", people.collect::<Vec<_>>().join("、")).unwrap();
    let day = day.format("%Y年%-m月%-d日");
    text + &format!("二、工作要求\n各村要按时报告进展情况。\n\n河口镇人民政府\n{day}\n")
}

fn word(map: &Value, key: &str) -> String {
    map[key].as_str().unwrap_or_default().to_string()
}

#[test]
fn an_office_drawn_from_three_years_of_plans_is_the_office_that_was() {
    const TOPICS: [&str; 20] = [
        "防汛抗旱",
        "消防安全",
        "信访接待",
        "矛盾调解",
        "养老服务",
        "食品安全",
        "森林防火",
        "防暑降温",
        "校园安全",
        "供水保障",
        "冬季取暖",
        "公共卫生",
        "文明创建",
        "环境整治",
        "燃气安全",
        "交通安全",
        "便民服务",
        "就业服务",
        "群众文化",
        "防灾减灾",
    ];
    for seed in [3, 7, 11] {
        let mut dice = Dice(seed);
        let truth = truth(&mut dice);
        let folder = Folder::new();
        // On which days a paper names somebody in a post.
        let mut seen: BTreeMap<(&str, &str), Vec<NaiveDate>> = BTreeMap::new();
        for (n, topic) in TOPICS.into_iter().enumerate() {
            let day = begin() + Duration::days(n as i64 * 50 + dice.below(40) as i64);
            let mut posts = POSTS.to_vec();
            // At least two lead, and four are members.
            for _ in 0..dice.below(3) {
                posts.remove(dice.below(posts.len() as u64) as usize);
            }
            folder.write(
                &format!("旧方案/{n:02}.txt"),
                typed(&truth, day, topic, &posts),
            );
            for post in posts {
                let held = on(&truth, post, day).unwrap();
                seen.entry((post, &held.name)).or_default().push(day);
            }
        }
        let done = folder.run(&["import", "旧方案", "--yes"]);
        assert!(done.status.success(), "{}", said(&done));
        let text = folder.read("data/organisation-import.yaml");
        let office: Value = serde_yaml::from_str(&text).unwrap();

        let ranks = office["岗位"].as_sequence().unwrap().iter();
        let ranks: Vec<String> = ranks.map(|post| word(post, "职务名称")).collect();
        assert_eq!(ranks, POSTS, "seed {seed}");

        let mut drawn = BTreeSet::new();
        for one in office["任职"].as_sequence().unwrap() {
            let (post, name) = (word(one, "职务"), word(one, "姓名"));
            let held = truth
                .iter()
                .find(|held| held.post == post && held.name == name);
            let held = held.unwrap_or_else(|| panic!("{post} {name} is invented, seed {seed}"));
            let asked = |what: &str| {
                let doubt = format!("待核：{post}、{name}，");
                text.lines()
                    .any(|line| line.contains(&doubt) && line.contains(what))
            };
            let days = &seen[&(held.post, &*held.name)];
            let day = |key: &str| {
                one.get(key).map(|day| {
                    day.as_str()
                        .unwrap_or_default()
                        .parse::<NaiveDate>()
                        .unwrap()
                })
            };
            // A day that is written is one on which a paper has them, and is in doubt.
            if let Some(from) = day("任职起") {
                assert!(
                    days.contains(&from) && asked("到任"),
                    "{post} {name}\n{text}"
                );
            }
            match day("任职止") {
                Some(until) => assert!(
                    days.contains(&until) && asked("离任"),
                    "{post} {name}\n{text}"
                ),
                // Whoever is not said to have gone is the last whom any paper names.
                None => {
                    let last = seen.iter().filter(|((other, _), _)| *other == held.post);
                    let last = last.max_by_key(|(_, days)| days.iter().max());
                    assert_eq!(
                        last.map(|((_, name), _)| *name),
                        Some(&*held.name),
                        "{post}"
                    );
                }
            }
            drawn.insert((held.post, &*held.name));
        }
        assert_eq!(
            drawn,
            seen.keys().copied().collect(),
            "nobody is lost, seed {seed}"
        );
        assert!(
            said(&folder.run(&["check"])).contains("20"),
            "all plans are read"
        );
        assert_eq!(folder.run(&["check"]).status.code(), Some(0));
    }
}
