//! What stands before and behind a plan: a notice with requirements of its own, two
//! plans under one notice, a paper passed on; whom to ask, and notes.

use chrono::NaiveDate;
use fangan::diagnostic::Code;
use fangan::document::{Block, plain_text};
use fangan::engine::{self, Session, Wanted};

use crate::common::{words, workspace};

const OFFICE: &str = "\
organisation: {name: 柳河街道办事处}
issuers: [{id: office, name: 柳河街道办事处, code: 柳街办发}]
departments: [{id: general, name: 党政办公室, short-name: 党政办}]
posts: [{id: head, title: 党政办主任, department: general}]
people: [{id: he, name: 何静, phone: 0631-5550102}, {id: wu, name: 吴建国, phone: 0631-5550103}]
appointments: [{post: head, person: he, from: 2024-01-01, until: 2026-06-30}, {post: head, person: wu, from: 2026-07-01}]
";

fn session(plan: &str, rest: &str) -> Session {
    let other = "plan: {id: rain, title: 雨天接送方案, form: plain, date: 2026-03-20}\nsections: [{heading: 接送, body: 由@{head}安排。}]\n";
    let data = format!(
        "{OFFICE}plan: {{id: a, title: 防汛工作方案, issuers: [office], number: {{year: 2026, serial: 3}}, date: 2026-03-20, {plan}}}\nsections: [{{heading: 安排, body: [{rest}]}}]\n"
    );
    workspace::session(&[("data/a.yaml", data.as_str()), ("data/b.yaml", other)])
}

fn text(session: &Session, wanted: &Wanted) -> String {
    let plan = session.open(session.plans.by_id("a").unwrap()).unwrap();
    let (documents, report) = engine::documents(session, &plan, wanted);
    assert!(!report.has_errors(), "{report:#?}");
    words::text_of(&documents[0])
}

fn now(plan: &str) -> String {
    text(&session(plan, "略。"), &workspace::wanted())
}

fn holds(text: &str, all: &[&str]) {
    let mut from = 0;
    for said in all {
        let found = text[from..].find(said);
        from += found.unwrap_or_else(|| panic!("{said} behind {from} in\n{text}"));
    }
}

#[test]
fn a_paper_that_is_passed_on_says_whose_it_is() {
    let said = now("form: red-head, issued-by: {as: forwarded, of: general}");
    holds(
        &said,
        &[
            "转发党政办《防汛工作方案》的通知",
            "现将党政办《防汛工作方案》转发给你们",
        ],
    );
    let session = session("form: red-head, issued-by: {of: general}", "略。");
    let report = workspace::checked(&session);
    assert!(
        report
            .iter()
            .any(|fault| fault.code == Code::ConflictingFields),
        "{report:#?}"
    );
}

#[test]
fn a_notice_has_requirements_of_its_own() {
    let text = now(
        "form: red-head, issued-by: {items: [{title: 加强领导, text: '由@{head}负责。'}, {title: 狠抓落实, text: 按月通报。}]}",
    );
    holds(
        &text,
        &[
            "印发给你们，并提出如下要求",
            "一、",
            "由何静负责",
            "二、",
            "狠抓落实",
            "一、",
            "安排",
        ],
    );
}

#[test]
fn one_notice_issues_two_plans() {
    let text = now("form: red-head, issued-by: {also: [{plan: rain}]}");
    holds(
        &text,
        &[
            "关于印发《防汛工作方案》和《雨天接送方案》的通知",
            "现将《防汛工作方案》和《雨天接送方案》印发给你们",
            "防汛工作方案",
            "安排",
            "雨天接送方案",
            "由何静安排",
        ],
    );
    let faults = workspace::checked(&session(
        "form: red-head, issued-by: {as: attachment, also: [{plan: rain}]}",
        "略。",
    ));
    assert!(faults.iter().any(|f| f.code == Code::ConflictingFields));
}

#[test]
fn a_paper_is_passed_on() {
    let text = now("form: red-head, issued-by: {as: forwarded}");
    holds(
        &text,
        &["柳河街道办事处转发《防汛工作方案》的通知", "转发给你们"],
    );
}

#[test]
fn whoever_is_to_be_asked_follows_staff_and_is_internal() {
    let plan = "form: plain, enquiries: [{unit: general, who: head, mail: a@example.cn}], note: [此件公开发布, 有效期2年]";
    let with = session(plan, "略。");
    let said = "（联系人：党政办何静，联系电话：0631-5550102，电子邮箱：a@example.cn）";
    holds(
        &text(&with, &workspace::wanted()),
        &[said, "（此件公开发布）", "（有效期2年）"],
    );
    let later = Wanted {
        as_of: NaiveDate::from_ymd_opt(2026, 8, 1),
        ..workspace::wanted()
    };
    let without_number = plan.replace("form: plain", "form: plain, roster-date: 2026-08-01");
    let moved = session(&without_number, "略。");
    holds(
        &text(&moved, &later),
        &["党政办吴建国，联系电话：0631-5550103"],
    );
    let public = Wanted {
        public: true,
        ..workspace::wanted()
    };
    let open = text(&with, &public);
    assert!(
        !open.contains("联系人") && open.contains("（有效期2年）"),
        "{open}"
    );
    let line = "form: plain, enquiries: [{unit: general, phone: 0631-5550100, public: true}]";
    let line = session(line, "略。");
    holds(
        &text(&line, &public),
        &["（联系单位：党政办，联系电话：0631-5550100）"],
    );
}

#[test]
fn a_list_of_people_stands_without_the_sentence_that_founds_the_body() {
    let body = "{body-of-people: {name: 防汛领导小组, intro: 不印, leader: head}}";
    let text = text(&session("form: plain", body), &workspace::wanted());
    assert!(!text.contains("成立") && !text.contains("不印"), "{text}");
    holds(&text, &["组", "长", "何", "静"]);
}

#[test]
fn numbers_stand_beside_the_duties_of_a_rota() {
    let rota =
        "{rota: {every: 周二, from: 2026-04-01, until: 2026-04-30, phones: true, order: [head]}}";
    let with = session("form: plain", rota);
    holds(
        &text(&with, &workspace::wanted()),
        &["联系电话", "何静", "0631-5550102"],
    );
    let public = Wanted {
        public: true,
        ..workspace::wanted()
    };
    assert!(!text(&with, &public).contains("联系电话"));
    let one = rota.replace(
        "phones: true, order: [head]",
        "order: [{post: head, phone: show}]",
    );
    let shown = text(&session("form: plain", &one), &workspace::wanted());
    holds(&shown, &["联系电话", "0631-5550102"]);
}

#[test]
fn a_title_typed_in_lines_keeps_them_and_is_quoted_in_one() {
    let data = "\
organisation: {name: 云溪县人民政府}
issuers: [{id: gov, name: 云溪县人民政府, code: 云政发}]
plan:
  id: a
  title: \"云溪县农村供水三年行动计划\\n（2026—2028年）\"
  form: red-head
  issuers: [gov]
  number: {year: 2026, serial: 8}
  date: 2026-05-08
  addressees: [各乡镇人民政府]
  issued-by: true
sections: [{heading: 目标, body: 户户通水。}]
";
    let session = workspace::session(&[("data/a.yaml", data)]);
    let documents = workspace::documents(&session, "a");
    let titles: Vec<String> = documents[0]
        .walk()
        .filter_map(|block| match block {
            Block::Title(words) => Some(plain_text(words)),
            _ => None,
        })
        .collect();
    assert_eq!(
        titles,
        [
            "云溪县人民政府关于印发《云溪县农村供水三年行动计划（2026—2028年）》的通知",
            "云溪县农村供水三年行动计划\n（2026—2028年）",
        ]
    );
    let card = session.plans.by_id("a").unwrap();
    assert_eq!(
        card.title.value,
        "云溪县农村供水三年行动计划（2026—2028年）"
    );
}
