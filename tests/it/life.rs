//! A paper's life: from the first draft through its signature to the archive.

use crate::common::folder::{Folder, said};

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
issuers: [{id: office, name: 白鹿街道办事处, code: 白街办发}]
departments: [{id: desk, name: 综合办公室, short-name: 综合办}]
posts: [{id: head, title: 综合办主任, department: desk}]
people: [{id: an, name: 安若水}]
appointments: [{post: head, person: an, from: 2020-01-01}]
";

/// A plan whose number is still open.
const PLAN: &str = "# 拟稿中\nplan:\n  id: care\n  title: 便民服务方案\n  form: red-head\n  issued-by: true\n  issuers: [office]\n  addressees: [各社区]\n  slip: {drafter: 综合办安若水, countersigners: [司法所], copies: 30}\nsections:\n  - {heading: 总则, body: \"由@{head}便民服务。\"}\n";

fn office() -> Folder {
    let folder = Folder::new();
    folder.write("fangan.yaml", "today: 2026-03-12\n");
    folder.write("data/office.yaml", OFFICE);
    folder.write("data/plans/care.yaml", PLAN);
    let other = PLAN
        .replace("id: care", "id: other")
        .replace("便民服务方案", "窗口服务方案")
        .replace(
            "  issuers",
            "  number: {year: 2026, serial: 3}\n  date: 2026-02-02\n  issuers",
        );
    folder.write("data/plans/other.yaml", other);
    folder
}

#[test]
fn a_draft_goes_round_with_date_and_whom_it_lies_with() {
    let office = office();
    office.well(&[
        "state",
        "care",
        "送审",
        "--with",
        "安若水",
        "--on",
        "2026-03-02",
    ]);
    let plan = office.read("data/plans/care.yaml");
    assert!(
        plan.contains("  status: review\n  status-since: 2026-03-02\n  status-with: 安若水\n"),
        "{plan}"
    );
    assert!(plan.starts_with("# 拟稿中\n"), "{plan}");
    let table = office.well(&["state", "--lang", "zh"]);
    assert!(
        table.contains("送审") && table.contains("已10天"),
        "{table}"
    );
    let today = office.well(&["today", "--lang", "zh"]);
    assert!(today.contains("没有办完的稿子"), "{today}");
    let row = today
        .lines()
        .find(|line| line.contains("便民服务方案"))
        .unwrap();
    assert!(
        row.contains("送审：安若水") && row.contains("已10天"),
        "{row}"
    );
    // Nobody has it any more: the line goes.
    let signed = office.run(&[
        "state",
        "care",
        "已签发",
        "--on",
        "2026-03-10",
        "--lang",
        "zh",
    ]);
    assert!(
        said(&signed).contains("白街办发〔2026〕4号"),
        "{}",
        said(&signed)
    );
    let plan = office.read("data/plans/care.yaml");
    assert!(
        !plan.contains("status-with") && plan.contains("status: signed"),
        "{plan}"
    );
}

#[test]
fn a_draft_takes_no_number() {
    let office = office();
    office.edit(
        "data/plans/other.yaml",
        "  date:",
        "  status: review\n  date:",
    );
    let check = said(&office.run(&["check", "--lang", "zh"]));
    assert!(check.contains("unsigned-number"), "{check}");
    let register = office.run(&["register", "--lang", "zh"]);
    assert!(
        !said(&register).contains("窗口服务方案"),
        "{}",
        said(&register)
    );
    office.edit("data/plans/other.yaml", "status: review", "status: signed");
    let check = said(&office.run(&["check", "--lang", "zh"]));
    assert!(!check.contains("unsigned-number"), "{check}");
}

#[test]
fn registering_writes_number_date_signatory_and_copies_and_freezes() {
    let office = office();
    office.well(&[
        "issue",
        "care",
        "--number",
        "next",
        "--date",
        "2026-03-11",
        "--signed-by",
        "安若水",
        "--copies",
        "30",
    ]);
    let plan = office.read("data/plans/care.yaml");
    for field in [
        "number: 白街办发〔2026〕4号",
        "date: 2026-03-11",
        "status: issued",
        "status-since: 2026-03-11",
    ] {
        assert!(plan.contains(field), "{field}\n{plan}");
    }
    let register = office.read("data/register.yaml");
    assert_eq!(
        register,
        "register:\n  - {number: 白街办发〔2026〕4号, title: 关于印发《便民服务方案》的通知, date: 2026-03-11, signed-by: 安若水, copies: \"30\"}\n"
    );
    let frozen = office.read("data/issued/care/care.html");
    assert!(frozen.contains("白街办发〔2026〕4号") && frozen.contains("2026年3月11日"));
    // Its line of the register has all of it, once; nothing is wrong with it.
    office.well(&["register", "--year", "2026", "--archive"]);
    let check = office.run(&["check"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check));
    // The second paper has the next number, in the same register.
    office.write(
        "data/plans/third.yaml",
        PLAN.replace("id: care", "id: third")
            .replace("便民", "敬老"),
    );
    office.well(&[
        "issue",
        "third",
        "--number",
        "next",
        "--date",
        "2026-03-12",
        "--signed-by",
        "安若水",
    ]);
    let register = office.read("data/register.yaml");
    assert!(register.ends_with("  - {number: 白街办发〔2026〕5号, title: 关于印发《敬老服务方案》的通知, date: 2026-03-12, signed-by: 安若水}\n"), "{register}");
}

#[test]
fn a_number_that_is_taken_and_a_state_that_only_issuing_sets_are_refused() {
    let office = office();
    let before = office.files("data");
    let taken = office.run(&["issue", "care", "--number", "3", "--date", "2026-03-11"]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(said(&taken).contains("number-taken"), "{}", said(&taken));
    let issued = office.run(&["state", "care", "已印发"]);
    assert!(
        said(&issued).contains("state-by-issue"),
        "{}",
        said(&issued)
    );
    assert_ne!(
        office.run(&["state", "care", "办结"]).status.code(),
        Some(0)
    );
    assert_eq!(office.files("data"), before);
    office.well(&["issue", "other"]);
    let back = office.run(&["state", "other", "起草"]);
    assert!(said(&back).contains("state-by-issue"), "{}", said(&back));
    office.well(&["state", "other", "已废止", "--on", "2026-03-12"]);
    // What is out stays held to what was issued.
    office.edit("data/plans/other.yaml", "便民服务。", "便民利民。");
    let build = said(&office.run(&["build", "other", "--to", "html"]));
    assert!(build.contains("issue-drift"), "{build}");
    assert!(!office.read("output/other.html").contains("便民利民"));
}

#[test]
fn chinese_keys_stay_chinese() {
    let office = office();
    let plan = "方案:\n  编号: care\n  标题: 便民服务方案\n  格式: 红头\n  印发通知: 是\n  发文机关: [office]\n  主送: [各社区]\n章节:\n  - {标题: 总则, 内容: 便民。}\n";
    office.write("data/plans/care.yaml", plan);
    office.write("data/office.yaml", "单位: {名称: 白鹿街道办事处}\n发文机关: [{编号: office, 名称: 白鹿街道办事处, 机关代字: 白街办发}]\n");
    std::fs::remove_file(office.join("data/plans/other.yaml")).unwrap();
    office.well(&[
        "state",
        "care",
        "会签",
        "--with",
        "司法所",
        "--on",
        "2026-03-02",
    ]);
    let plan = office.read("data/plans/care.yaml");
    assert!(
        plan.contains("  状态: 会签\n  状态日期: 2026-03-02\n  在谁处: 司法所\n"),
        "{plan}"
    );
    office.well(&[
        "issue",
        "care",
        "--number",
        "next",
        "--date",
        "2026-03-11",
        "--copies",
        "30份",
    ]);
    let register = office.read("data/register.yaml");
    assert_eq!(
        register,
        "发文登记:\n  - {文号: 白街办发〔2026〕1号, 标题: 关于印发《便民服务方案》的通知, 日期: 2026-03-11, 份数: 30份}\n"
    );
}

#[test]
fn the_sheet_that_goes_round_is_filled_in_as_far_as_it_is_known() {
    let office = office();
    office.well(&["slip", "care", "--to-format", "pdf,docx,html"]);
    let sheet = office.read("output/slips/slip-care.html");
    for words in [
        "白鹿街道办事处发文稿纸",
        "关于印发《便民服务方案》的通知",
        "综合办安若水",
        "司法所",
        "各社区",
    ] {
        assert!(sheet.contains(words), "{words}");
    }
    assert!(office.join("output/slips/slip-care.docx").exists());
    assert!(office.join("output/slips/slip-care.pdf").exists());
}

#[test]
fn what_goes_to_the_archive_is_what_was_issued() {
    let office = office();
    office.write(
        "data/register.yaml",
        "register:\n  - {number: 白街办发〔2026〕1号, title: 关于调整窗口服务时间的通知, date: 2026-01-10}\n  - {number: 白街办发〔2026〕2号, title: 停用的通知, state: void}\n",
    );
    office.well(&["issue", "other"]);
    let said = office.well(&["register", "--year", "2026", "--archive"]);
    assert!(said.contains("白街办发〔2026〕2号"), "{said}");
    office.well(&["build", "other", "--to", "csv"]);
    assert!(office.join("output/register/archive-2026.xlsx").exists());
    let pages = std::fs::read(office.join("output/register/archive-2026.pdf")).unwrap();
    let text = fangan::read::pdf::texts(&pages)
        .unwrap_or_default()
        .concat();
    let text: String = text.split_whitespace().collect();
    assert!(
        text.contains("20260110") && text.contains("关于调整窗口服务时间的通知"),
        "{text}"
    );
    assert!(!text.contains("停用的通知"), "{text}");
}

#[test]
fn files_are_named_as_people_know_the_papers() {
    let office = office();
    office.edit(
        "data/office.yaml",
        "name: 安若水}",
        "name: 安若水, phone: 0631-5550101}",
    );
    office.edit(
        "data/plans/care.yaml",
        "  slip:",
        "  stage: for-comment\n  enquiries: [{unit: desk, who: an}]\n  slip:",
    );
    office.well(&["build", "--to", "pdf", "--name"]);
    let names: Vec<String> = office.files("output/named").into_keys().collect();
    assert_eq!(
        names,
        [
            "征求意见稿 关于印发《便民服务方案》的通知（内部，含电话）.pdf",
            "白街办发〔2026〕3号 关于印发《窗口服务方案》的通知（2026年2月2日）.pdf"
        ]
    );
    office.well(&["build", "care", "--to", "pdf", "--name", "--public"]);
    let names: Vec<String> = office.files("output/named/public").into_keys().collect();
    assert_eq!(names, ["征求意见稿 关于印发《便民服务方案》的通知.pdf"]);
}

#[test]
fn files_go_to_whom_they_are_for_in_the_edition_that_is_theirs() {
    let office = Folder::sample();
    office.well(&["build", "--for", "报OA", "petition-2026", "flood-2026"]);
    let names = |whom: &str| -> Vec<String> {
        let files = office.shown(&format!("output/named/{whom}"));
        files.into_keys().collect()
    };
    let oa = names("报OA").join("\n");
    // 此件公开发布: what is internal goes nowhere.
    assert!(office.join("output/public/petition-2026.pdf").exists());
    assert!(!office.join("output/petition-2026.pdf").exists());
    assert!(
        oa.contains("号 关于印发") && oa.contains(".ofd") && oa.contains(".pdf"),
        "{oa}"
    );
    let petition = oa.lines().filter(|name| name.contains("信访"));
    assert!(
        petition.clone().count() > 0 && petition.into_iter().all(|name| !name.contains("电话"))
    );
    assert!(
        oa.lines().any(|name| name.contains("（内部，含电话）")),
        "{oa}"
    );
    let said = office.well(&["build", "--for", "web", "petition-2026", "flood-2026"]);
    assert!(said.contains("不上网：flood-2026"), "{said}");
    assert!(names("上网公开").iter().all(|name| !name.contains("防汛")));
    office.well(&["build", "--for", "送领导", "petition-2026"]);
    assert!(names("送领导").iter().all(|name| name.ends_with(".docx")));
}
