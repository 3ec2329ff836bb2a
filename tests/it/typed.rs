//! A staff change edits the data however it was typed: only what the change says
//! becomes otherwise, and taking it back gives every byte again.

use fangan::change::{self, Prepared};
use fangan::engine::applied;
use fangan::load::Input;

use crate::common::data;

const CHANGE: &str = "\
change:
  date: 2026-07-01
  moves:
    - {person: 林浩然, retires: true}
    - {person: 吴建国, takes: 主任, moves-to: true}
    - {new-person: {id: he, name: 何静, phone: \"0631-555-0102\"}, takes: 副主任}
    - {portfolio: 信访工作, to: 何静}
    - {new-post: {id: third, title: 调研员}}
    - {post: 科长, renamed: 主任科员}
    - {department: 办公室, renamed: 综合办公室}
";

fn input(path: &str, text: &str) -> Input {
    Input {
        path: path.into(),
        bytes: text.as_bytes().to_vec().into(),
    }
}

fn prepared(data: &[Input]) -> Prepared {
    change::prepare(
        &[],
        data,
        &Default::default(),
        &input("data/changes/x.yaml", CHANGE),
    )
    .unwrap_or_else(|refused| panic!("{}", data::loaded(&refused.report, &refused.sources)))
}

/// The texts after the change, having looked that they mean what they should and
/// can be taken back.
fn changed(data: &[(&str, &str)]) -> Vec<String> {
    let data: Vec<Input> = data.iter().map(|(path, text)| input(path, text)).collect();
    let prepared = prepared(&data);
    let organisation = &prepared.after.organisation;
    let (day, eve) = (prepared.steps.date, prepared.steps.eve());
    let holders = |title: &str, day| -> Vec<&str> {
        let post = organisation
            .posts
            .iter()
            .position(|p| p.title(day) == title);
        let post = fangan::model::PostId(post.expect(title) as u32);
        let holders = organisation.holders(post, day).into_iter();
        holders
            .map(|h| organisation.person(h.person).name.as_str())
            .collect()
    };
    assert_eq!(
        (holders("主任", eve), holders("主任", day)),
        (vec!["林浩然"], vec!["吴建国"])
    );
    assert_eq!(
        (holders("副主任", eve), holders("副主任", day)),
        (vec!["吴建国"], vec!["何静"])
    );
    assert_eq!(holders("科长", eve), holders("主任科员", day));
    assert_eq!(organisation.departments[0].name(eve), "办公室");
    assert_eq!(organisation.departments[0].name(day), "综合办公室");
    let led: Vec<_> = organisation
        .portfolios
        .iter()
        .map(|p| p.period.contains(day))
        .collect();
    assert_eq!(led, [false, true]);
    for file in &prepared.files {
        let record = file.record();
        assert_eq!(
            applied::undone(&record, &file.after),
            Some(file.before.clone()),
            "{}",
            file.path
        );
    }
    let text = |i: &Input| {
        let edited = prepared.files.iter().find(|f| f.path == i.path);
        let before = || i.bytes.get().unwrap().into_owned();
        String::from_utf8(edited.map_or_else(before, |f| f.after.clone())).unwrap()
    };
    data.iter().map(text).collect()
}

/// Every line of the old text is in the new one, in order, whole or with more in
/// it; comments stay to the letter.
fn keeps(old: &str, new: &str) {
    let mut rest = new.lines();
    for line in old.lines() {
        let (code, comment) = line.split_once('#').map_or((line, ""), |(a, b)| (a, b));
        let words: Vec<&str> = code
            .split([',', '{', '}', '[', ']', ' ', '"', '\'', ':'])
            .filter(|w| !w.is_empty())
            .collect();
        let kept =
            rest.any(|now| now.contains(comment) && words.iter().all(|word| now.contains(word)));
        assert!(kept, "{line:?} is gone from\n{new}");
    }
}

const FLOW: &str = "\
# 一行到底
{organisation: {name: 局}, departments: [{id: unit, name: 办公室}], posts: [{id: a, title: 主任}, {id: b, title: 副主任}, {id: c, title: 科长}],
 people: [{id: lin, name: 林浩然}, {id: wu, name: 吴建国}, {id: su, name: 苏一帆}],   # 人
 appointments: [{post: a, person: lin, from: 2020-01-01}, {post: b, person: wu, from: 2020-01-01}, {post: c, person: su, from: 2020-01-01}],
 portfolios: [{name: 信访工作, leader: lin, from: 2020-01-01}]}
";

#[test]
fn everything_in_brackets() {
    let new = changed(&[("data/a.yaml", FLOW)]);
    keeps(FLOW, &new[0]);
    assert_eq!(new[0].lines().next(), FLOW.lines().next());
}

const CHINESE: &str = "\
单位:
    名称: 局
科室:
    -   编号: unit      # 唯一的
        名称: 办公室
岗位:
    -   编号: a
        职务名称: 主任

    # 副职
    -   编号: b
        职务名称: 副主任
    -   编号: c
        职务名称: '科长'
人员:
    -   编号: lin
        姓名: 林浩然    # 老林
    -   编号: wu
        姓名: \"吴建国\"

    -   编号: su
        姓名: 苏一帆
任职:
    -   职务: a
        姓名: lin
        任职起: 2020年1月1日
        # 到此为止
    -   职务: b
        姓名: wu
        任职起: 2020.1.1
    -   职务: c
        姓名: su
        任职起: 2020-01-01
分工:
    -   分工: 信访工作
        分管领导: lin
        起: 2020-01-01
# 末尾的话
";

#[test]
fn chinese_keys_line_by_line_with_remarks_in_between() {
    let new = changed(&[("data/a.yaml", CHINESE)]);
    keeps(CHINESE, &new[0]);
    for key in ["任职止: 2026-06-30", "姓名: wu", "历次名称:"] {
        assert!(new[0].contains(key), "{key}\n{}", new[0]);
    }
    assert!(
        !new[0].contains("until") && !new[0].contains("from"),
        "{}",
        new[0]
    );
    assert!(new[0].ends_with("# 末尾的话\n"));
}

#[test]
fn line_ends_of_windows_a_byte_order_mark_and_no_last_line_end() {
    let windows = CHINESE.trim_end().replace('\n', "\r\n");
    let marked = format!("\u{FEFF}{windows}");
    let new = changed(&[("data/a.yaml", &marked)]);
    assert!(new[0].starts_with('\u{FEFF}'));
    assert_eq!(new[0].matches('\n').count(), new[0].matches("\r\n").count());
    assert!(!new[0].ends_with('\n'));
}

#[test]
fn quoted_keys_wide_gaps_and_several_files() {
    let files = [
        (
            "data/a/one.yaml",
            "\"organisation\":   {\"name\":  \"局\"}\ndepartments:\n- {\"id\": unit,   \"name\": '办公室' }  # 一\n",
        ),
        (
            "data/a/posts.yml",
            "---\nposts:\n- {id: a,title: 主任}\n- {id: b,title: 副主任}\n- id:    c\n  title:    科长   # 科\n",
        ),
        (
            "data/b/people-1.yaml",
            "people:\n\n\n  - {id: lin, name: 林浩然, }\n",
        ),
        (
            "data/b/people-2.yaml",
            "people: [\n    {id: wu, name: 吴建国},\n    {id: su, name: 苏一帆}   # 尾\n  ]\n",
        ),
        (
            "data/c.yaml",
            "appointments:\n- {post: a, person: lin, from: 2020-01-01,}\n- post: 副主任\n  person: 吴建国\n  from: 2020-01-01\n\n\n# 科里\n- {'post': 'c', 'person': 'su', 'from': 2020-01-01}\nportfolios:\n- name: 信访工作\n  leader:\n    person: lin\n  from: 2020-01-01\n",
        ),
    ];
    let new = changed(&files);
    for ((_, old), new) in files.iter().zip(&new) {
        keeps(old, new);
    }
    assert!(
        new[4].contains("post: 副主任\n  person: he\n"),
        "{}",
        new[4]
    );
    assert!(new[3].contains("# 尾"), "{}", new[3]);
}

#[test]
fn what_cannot_be_edited_is_refused_and_nothing_is_written() {
    let anchored = CHINESE.replace("姓名: lin\n", "姓名: &lin lin\n");
    let gbk = {
        let mut input = input("data/a.yaml", "");
        // “姓名” and the like in GBK.
        input.bytes = CHINESE
            .bytes()
            .chain([0xD0, 0xD5])
            .collect::<Vec<_>>()
            .into();
        input
    };
    let wrong = CHINESE.replace("    -   职务: b", "    -   职务：b");
    for data in [
        input("data/a.yaml", &anchored),
        gbk,
        input("data/a.yaml", &wrong),
    ] {
        let refused = change::prepare(
            &[],
            &[data],
            &Default::default(),
            &input("data/changes/x.yaml", CHANGE),
        );
        let Err(refused) = refused else {
            panic!("applied")
        };
        assert!(refused.report.has_errors());
    }
}
