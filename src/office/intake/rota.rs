//! Takes a table of days and names; gives the rota whose rule gives just these
//! days, and nothing where no rule does.

use chrono::{Datelike, NaiveDate, Weekday};

use super::day::digits;
use super::node::Node;
use super::people::{Party, parties};
use super::typing::tidy;

/// A rota.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rota {
    every: String,
    days: Vec<NaiveDate>,
    /// Columns of people, with their heads.
    slots: Vec<(String, Vec<Party>)>,
}

/// Reads one.
pub(super) fn read(heads: &[String], rows: &[Vec<String>]) -> Option<Rota> {
    let date = heads.iter().position(|head| {
        head.contains("日期")
            || head.contains("时间")
            || head.contains("接待日")
            || head.contains("接访日")
    })?;
    let who: Vec<usize> = heads
        .iter()
        .enumerate()
        .filter(|(n, head)| *n != date && WHO.iter().any(|word| head.contains(word)))
        .map(|(n, _)| n)
        .collect();
    let rows: Vec<&Vec<String>> = rows
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    if who.is_empty() || rows.len() < 2 {
        return None;
    }
    let days: Option<Vec<NaiveDate>> = rows.iter().map(|row| day(row.get(date)?)).collect();
    let days = days?;
    let title = heads
        .iter()
        .position(|head| head.contains("职务"))
        .filter(|_| who.len() == 1);
    let slots: Option<Vec<(String, Vec<Party>)>> = who
        .iter()
        .map(|n| {
            let people: Option<Vec<Party>> = rows
                .iter()
                .map(|row| {
                    let found = parties(row.get(*n)?);
                    let [one] = &found[..] else { return None };
                    let title = title
                        .and_then(|n| row.get(n))
                        .filter(|cell| !cell.is_empty());
                    one.name.is_some().then(|| Party {
                        title: one.title.clone().or(title.map(|cell| tidy(cell))),
                        ..one.clone()
                    })
                })
                .collect();
            Some((heads[*n].clone(), people?))
        })
        .collect();
    Some(Rota {
        every: rule(&days)?,
        days,
        slots: slots?,
    })
}

const WHO: [&str; 12] = [
    "姓名",
    "领导",
    "带班",
    "值班",
    "接访",
    "接待",
    "主班",
    "副班",
    "人员",
    "负责人",
    "值守",
    "责任人",
];

/// 2026年3月3日, 2026-03-03, 2026.3.3, with a weekday behind it or not.
fn day(cell: &str) -> Option<NaiveDate> {
    let text = digits(&tidy(cell));
    let text = text.split(['（', '星', '周']).next()?;
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .map(|p| p.parse().unwrap_or(0))
        .collect();
    match numbers[..] {
        [year, month, day] => NaiveDate::from_ymd_opt(year as i32, month, day),
        _ => None,
    }
}

/// The rule that gives just these days; one that a holiday moved may be off.
fn rule(days: &[NaiveDate]) -> Option<String> {
    let steps: Vec<i64> = days
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).num_days())
        .collect();
    let weekday = days[0].weekday();
    let same = days.iter().all(|day| day.weekday() == weekday);
    if same && steps.iter().all(|step| *step == 7) {
        return Some(format!("每{}", named(weekday)));
    }
    if same && steps.iter().all(|step| *step == 14) {
        return Some(format!("隔周{}", named(weekday)));
    }
    if steps.iter().all(|step| *step == 1) {
        return Some("每日".to_string());
    }
    if days.iter().all(|day| day.day() == days[0].day()) {
        return Some(format!("每月{}日", days[0].day()));
    }
    let week = |day: &NaiveDate| day.day0() / 7;
    if same
        && days.iter().all(|day| week(day) == week(&days[0]))
        && steps.iter().all(|step| *step <= 35)
    {
        let which = ["一", "二", "三", "四", "五"].get(week(&days[0]) as usize)?;
        return Some(format!("每月第{which}个{}", named(weekday)));
    }
    None
}

fn named(weekday: Weekday) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
        [weekday.num_days_from_monday() as usize]
}

/// The shortest round that gives the column.
fn round(people: &[Party]) -> &[Party] {
    let fits = |length: &usize| {
        people
            .iter()
            .enumerate()
            .all(|(n, party)| party.name == people[n % length].name)
    };
    let length = (1..=people.len()).find(fits).unwrap_or(people.len());
    &people[..length]
}

impl Rota {
    /// The part.
    pub(super) fn node(&self, names: &dyn Fn(&[Party]) -> Vec<Node>) -> Node {
        let day =
            |day: Option<&NaiveDate>| Node::Word(day.map(ToString::to_string).unwrap_or_default());
        let mut map = vec![
            ("每逢", Node::text(self.every.as_str())),
            ("起", day(self.days.first())),
            ("止", day(self.days.last())),
        ];
        let slots = self.slots.iter().map(|(head, people)| {
            Node::Map(vec![
                ("名称", Node::text(head.as_str())),
                ("轮值顺序", Node::List(names(round(people)))),
            ])
        });
        match &self.slots[..] {
            [(head, people)] if matches!(head.as_str(), "姓名" | "值班人员") => {
                map.push(("轮值顺序", Node::List(names(round(people)))))
            }
            _ => map.push(("班次", Node::List(slots.collect()))),
        }
        Node::Map(map)
    }
}
