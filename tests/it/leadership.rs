//! Who of the leadership sees to what, drawn from the portfolios of the day.

use chrono::NaiveDate;
use fangan::diagnostic::{Lang, Locale};
use fangan::engine::{self, Wanted};
use fangan::standing;

use crate::common::{words, workspace};

const OFFICE: &str = "\
organisation: {name: 云溪县人民政府}
departments: [{id: audit, name: 审计局}, {id: civil, name: 民政局}, {id: petitions, name: 信访局}]
posts: [{id: mayor, title: 县长, rank: 1}, {id: deputy, title: 副县长, rank: 2, seats: 3}]
people: [{id: meng, name: 孟知秋}, {id: jiang, name: 江月白}, {id: luo, name: 罗文斌}, {id: han, name: 韩雪松}]
appointments:
  - {post: mayor, person: meng, from: 2024-01-01, order: 1}
  - {post: deputy, person: jiang, from: 2024-01-01, order: 2}
  - {post: deputy, person: luo, from: 2024-01-01, until: 2026-06-30, order: 3}
  - {post: deputy, person: han, from: 2026-07-01, order: 4}
portfolios:
  - {name: 主持县政府全面工作, leader: {person: meng}}
  - {name: 审计, leader: {person: meng}, departments: [audit], assist: [jiang]}
  - {name: 民政, leader: {person: jiang}, departments: [civil], cover: {person: luo}, contacts: [县残联, 县慈善总会]}
  - {name: 信访, leader: {person: luo}, departments: [petitions], cover: {person: jiang}, until: 2026-06-30}
  - {name: 信访, leader: {person: han}, departments: [petitions], cover: {person: jiang}, from: 2026-07-01}
plan: {id: a, title: 县政府领导工作分工, form: plain, date: 2026-03-20}
sections:
  - body:
      - leadership: ";

fn text(part: &str, on: Option<NaiveDate>) -> String {
    let session = workspace::session(&[("data/a.yaml", format!("{OFFICE}{part}\n"))]);
    words::text_of(&workspace::documents_on(&session, "a", on)[0])
}

#[test]
fn each_of_the_leadership_has_a_paragraph_of_the_day() {
    let now = text("全部", None);
    for said in [
        "孟知秋（县长）：主持县政府全面工作。负责审计。分管审计局。",
        "江月白（副县长）：负责民政。协助孟知秋分管审计。分管民政局。联系县残联、县慈善总会。与罗文斌互为AB角。",
        "罗文斌（副县长）：负责信访。分管信访局。与江月白互为AB角。",
    ] {
        assert!(now.contains(said), "{said}\n{now}");
    }
    let later = text("全部", NaiveDate::from_ymd_opt(2026, 8, 1));
    assert!(later.contains("韩雪松（副县长）：负责信访。"), "{later}");
    assert!(!later.contains("罗文斌"), "{later}");
}

#[test]
fn a_table_has_columns_for_what_there_is() {
    let now = text("{style: table, title: 县政府领导分工表}", None);
    for said in ["负责工作", "联系单位", "AB角", "协助孟知秋分管审计"] {
        assert!(now.contains(said), "{said}\n{now}");
    }
}

#[test]
fn a_portfolio_that_changes_hands_is_a_difference() {
    let session = workspace::session(&[("data/a.yaml", format!("{OFFICE}全部\n"))]);
    let raw = &session.opened().next().unwrap();
    let on = |as_of| {
        let wanted = Wanted {
            as_of,
            ..workspace::wanted()
        };
        engine::resolved(&session, &raw.plan, &wanted).0
    };
    let (before, after) = (on(None), on(NaiveDate::from_ymd_opt(2026, 8, 1)));
    let found = standing::differences(&before, &after, Locale::of(Lang::Zh));
    // Who stood in for the other one stands in no more.
    let places = found.iter().map(|one| &one.place);
    assert_eq!(places.collect::<Vec<_>>(), ["民政，AB角", "信访，分管领导"]);
    let found = &found[1..];
    assert_eq!(found[0].before, ["罗文斌（副县长）"]);
    assert_eq!(found[0].after, ["韩雪松（副县长）"]);
}
