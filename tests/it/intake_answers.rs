//! What an import asks, what is answered, and what it tells programs.

use crate::common::folder::{Folder, said};

const PLAN: &str = "柳河社区防汛工作方案
　　为做好防汛工作，制定本方案。
　　一、工作目标
　　确保安全度汛。
　　　　　　　　柳河社区居民委员会
　　　　　　　　2026年XX月XX日
";

fn folder(answers: &str) -> Folder {
    let folder = Folder::new();
    folder.write("old.txt", PLAN);
    folder.write("answers.yaml", answers);
    folder
}

const IMPORT: [&str; 6] = [
    "import",
    "old.txt",
    "--to",
    "data/plan.yaml",
    "--answers",
    "answers.yaml",
];

#[test]
fn an_answer_of_the_file_is_written() {
    let folder = folder("# 待核：成文日期\n\"old:date\": 2026-03-02\n");
    let words = folder.well(&IMPORT);
    assert!(
        folder
            .read("data/plan.yaml")
            .contains("成文日期: 2026-03-02"),
        "{words}"
    );
}

#[test]
fn a_broken_file_of_answers_is_told_with_its_place() {
    for (answers, place) in [
        (
            "\"old:date\": 2026-03-02\n\"old:title\"：防汛\n",
            "answers.yaml:2:",
        ),
        ("- 一\n- 二\n", "answers.yaml:1:"),
        ("\"old:date\": [一, 二]\n", "answers.yaml:1:"),
        ("\"old:date: 2026\n", "answers.yaml:"),
        ("只有几个字\n", "answers.yaml:1:"),
    ] {
        let folder = folder(answers);
        let output = folder.run(&IMPORT);
        let words = said(&output);
        assert!(!output.status.success(), "{answers}: {words}");
        assert!(
            words.contains("answers-unreadable") && words.contains(place),
            "{words}"
        );
        assert!(!folder.path().join("data/plan.yaml").exists(), "{answers}");
    }
}

#[test]
fn an_answer_to_no_question_is_told() {
    let folder = folder("\"old:date\": 2026-03-02\n\"old:data\": 2026-03-02\n");
    let words = said(&folder.run(&IMPORT));
    assert!(
        words.contains("answer-unasked") && words.contains("answers.yaml:2:1"),
        "{words}"
    );
}

#[test]
fn programs_are_told_what_was_understood_line_by_line() {
    let folder = folder("");
    let output = folder.run(&["import", "old.txt", "--dry-run", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["plans"][0]["title"], "柳河社区防汛工作方案");
    assert_eq!(told["plans"][0]["lines"][3]["fate"], "same");
    assert_eq!(told["questions"][0]["id"], "old:date");
    let data = told["files"][0]["text"].as_str().unwrap();
    assert!(data.contains("成文日期: 待定"), "{data}");
    assert!(!folder.path().join("data").exists());
    folder.write("staff.csv", "姓名,职务,电话\n林浩然,主任,5550101\n");
    let output = folder.run(&["import", "staff.csv", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["tables"][0]["people"][0]["name"], "林浩然");
}

#[test]
fn who_signs_is_written() {
    let folder = Folder::new();
    folder.write("old.txt", "柳河镇人民政府文件\n柳政发〔2026〕3号　　　　签发人：林浩然\n防汛工作方案\n各村：\n　　为做好防汛工作，制定本方案。\n　　一、工作目标\n　　确保安全度汛。\n　　柳河镇人民政府\n　　2026年3月2日\n");
    folder.well(&["import", "old.txt", "--to", "data/plan.yaml", "--yes"]);
    let data = folder.read("data/plan.yaml");
    assert!(data.contains("签发人: 林浩然"), "{data}");
    folder.well(&["build", "--to", "html"]);
}

#[test]
fn one_name_with_two_titles_may_be_two_people() {
    let plan = "柳河镇信访工作方案
　　一、组织领导
　　成立信访工作领导小组，组成人员如下：
　　组　长：苏景行（镇长）
　　副组长：李敏（副镇长）
　　成　员：李敏（综治办主任）、周望舒（司法所所长）
　　领导小组下设办公室，办公室设在综治办，李敏同志兼任办公室主任。
　　柳河镇人民政府
　　2026年3月5日
";
    let folder = Folder::new();
    folder.write("old.txt", plan);
    folder.write("answers.yaml", "\"old:person-李敏\": 否\n");
    let args = ["import", "old.txt", "--to", "data/plan.yaml", "--yes"];
    let words = folder.well(&[&args[..], &["--answers", "answers.yaml"]].concat());
    let data = folder.read("data/plan.yaml");
    for line in [
        "- 编号: \"李敏-副镇长\"\n    姓名: 李敏",
        "- 编号: \"李敏-综治办主任\"",
        "姓名: \"李敏-综治办主任\"",
        "副组长: 副镇长",
        "成员: [综治办主任, 司法所所长]",
    ] {
        assert!(data.contains(line), "{line}: {data}");
    }
    assert!(words.contains("李敏不止一个人"), "{words}");
    folder.well(&["check"]);
    assert!(words.contains("丢失0行"), "{words}");
}
