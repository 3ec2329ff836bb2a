//! The papers that follow a staff change, as they are worded.

use crate::common::folder::{Folder, said};

const APPLY: [&str; 4] = ["change", "announce", "--early", "2026-09-reshuffle"];
const CHANGE: &str = "data/changes/2026-09-reshuffle.yaml";

/// What stands in a page, without blanks.
fn words(html: &str) -> String {
    let html = html.rsplit("</style>").next().unwrap_or_default();
    let body = &html[html.find("<body").unwrap_or(0)..];
    let words: String = body.split(['<', '>']).step_by(2).collect();
    words.split_whitespace().collect()
}

fn notice(office: &Folder, kind: &str) -> String {
    words(&office.read(&format!(
        "output/notices/2026-09-reshuffle-{kind}-notice.html"
    )))
}

#[test]
fn an_adjustment_says_why_lists_everybody_and_leaves_the_rest_as_it_is() {
    let office = Folder::sample();
    office.edit(
        CHANGE,
        "  reason: 工作需要\n",
        "  decided-by: 街道党工委会议\n  lists: text\n",
    );
    office.well(&APPLY);
    let notice = notice(&office, "adjustment");
    for said in [
        "因人事变动和工作需要，根据《关于林浩然等同志任免职的通知》（青街党发〔2026〕25号），经街道党工委会议研究，决定对",
        "等4个议事协调机构组成人员进行调整",
        "办公室主任由苏一帆兼任",
        "领导小组其他事项仍按《关于印发〈2026年消防安全专项整治实施方案〉的通知》（青街办发〔2026〕9号）执行",
        "青街办发〔2026〕号",
    ] {
        assert!(notice.contains(said), "{said}\n{notice}");
    }
    // Once, at the end; and not what an office does every day.
    assert_eq!(notice.matches("自然递补").count(), 1, "{notice}");
    assert!(!notice.contains("主要职责"), "{notice}");
    // A title that somebody takes on 1 September is not theirs on 28 August.
    assert!(notice.contains("2026年9月1日"), "{notice}");
    assert!(!notice.contains("自2026年"), "{notice}");
}

#[test]
fn more_than_three_lists_stand_in_annexes_and_no_honorific_stands_in_them() {
    let office = Folder::sample();
    office.edit(
        "fangan.yaml",
        "system-fonts: false",
        "system-fonts: false\nhonorific: 同志",
    );
    office.well(&APPLY);
    let notice = notice(&office, "adjustment");
    for said in [
        "调整后的名单详见附件",
        "消防安全专项整治工作领导小组组成人员名单",
        "副主任由高远、潘国栋同志兼任",
    ] {
        assert!(notice.contains(said), "{said}\n{notice}");
    }
    assert!(notice.contains("吴建国街道办事处主任"), "{notice}");
    // Of whom the office did not change nothing is said of it.
    let first = notice
        .split("联席会议组成人员名单")
        .nth(2)
        .unwrap_or_default();
    assert!(
        !first.split("附件2").next().unwrap().contains("办公室设在"),
        "{first}"
    );
}

#[test]
fn the_notice_on_the_division_of_work_names_the_whole_leadership_in_its_order() {
    let office = Folder::sample();
    let told = office.run(&APPLY);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("portfolio-issuer-open"), "{told}");
    assert!(
        !told.contains("unit-under-two") && !told.contains("leader-without-work"),
        "{told}"
    );
    let notice = notice(&office, "portfolio");
    assert!(
        notice.contains("中共青石街道工作委员会关于调整领导班子成员工作分工的通知"),
        "{notice}"
    );
    let paragraphs = [
        "林浩然（街道党工委书记）：主持街道党工委全面工作。",
        "吴建国（街道党工委副书记、街道办事处主任）：主持街道办事处全面工作。",
        "顾明珠（街道党工委副书记）：协助街道党工委书记负责综合协调工作。分管党政办。",
        "谭守正（街道纪工委书记）：主持街道纪工委全面工作。",
        "苏一帆（街道办事处副主任）：协助街道办事处主任负责应急管理、防汛抗旱、消防安全工作。分管应急办。涉及单位：城管办、执法队。",
        "领导班子成员外出期间，分管工作实行AB角：顾明珠、叶知秋互为AB角；",
    ];
    let mut from = 0;
    for said in paragraphs {
        let at = notice[from..].find(said);
        from += at.unwrap_or_else(|| panic!("{said}\n{notice}"));
    }
    for unit in ["城管办", "党政办", "执法队"] {
        let under = notice
            .split("分管")
            .skip(1)
            .map(|s| s.split('。').next().unwrap_or(""));
        assert_eq!(
            under.filter(|units| units.contains(unit)).count(),
            1,
            "{unit}"
        );
    }
}

#[test]
fn a_unit_under_two_leaders_is_told_and_printed_under_one() {
    let office = Folder::sample();
    office.edit(
        "data/portfolios.yaml",
        "departments: [emergency], involved: [urban]",
        "departments: [emergency, urban]",
    );
    office.edit(
        CHANGE,
        "  reason: 工作需要\n",
        "  portfolio-issuers: [party, office]\n",
    );
    let told = office.run(&APPLY);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(
        told.contains("unit-under-two") && !told.contains("portfolio-issuer-open"),
        "{told}"
    );
    let notice = notice(&office, "portfolio");
    assert!(
        notice.contains("涉及单位：执法队、城管办") || notice.contains("涉及单位：城管办、执法队"),
        "{notice}"
    );
    assert!(
        notice.contains("中共青石街道工作委员会青石街道办事处关于调整"),
        "{notice}"
    );
    office.edit(
        CHANGE,
        "portfolio-issuers: [party, office]",
        "portfolio-issuers: [nobody]",
    );
    let told = office.run(&["change", "preview", "2026-09-reshuffle"]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("already-applied"));
}

#[test]
fn an_issuer_that_there_is_not_is_refused() {
    let office = Folder::sample();
    office.edit(
        CHANGE,
        "  reason: 工作需要\n",
        "  portfolio-issuers: [党工委]\n",
    );
    let told = office.run(&APPLY);
    assert_eq!(told.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&told.stderr).contains("unknown-issuer"));
    assert!(!office.path().join("output/notices").exists());
}

#[test]
fn a_seat_that_passes_with_a_portfolio_is_no_succession() {
    let office = Folder::sample();
    let change =
        "change:\n  date: 2026-09-01\n  moves:\n    - {portfolio: 民政服务工作, to: 罗文斌}\n";
    office.write("data/changes/x.yaml", change);
    office.well(&["change", "apply", "x"]);
    let notice = words(&office.read("output/notices/x-adjustment-notice.html"));
    assert!(
        notice.contains("召集人：罗文斌街道办事处副主任"),
        "{notice}"
    );
    // Whoever follows in the post needs no paper.
    office.well(&["change", "undo", "x"]);
    let change = "change:\n  date: 2026-09-01\n  moves:\n    - {person: 谢婉如, retires: true}\n    - {new-person: {id: han, name: 韩雪松}, takes: 公共服务办主任}\n";
    office.write("data/changes/x.yaml", change);
    let told = office.well(&["change", "preview", "x", "--lang", "zh"]);
    assert!(
        told.contains("自然递补，不需发文  街道防汛抗旱指挥部"),
        "{told}"
    );
    office.well(&["change", "apply", "x"]);
    assert!(
        !office
            .path()
            .join("output/notices/x-adjustment-notice.html")
            .exists()
    );
}

#[test]
fn one_file_has_all_sheets_and_each_makes_one_a_person() {
    let office = Folder::sample();
    office.well(&APPLY);
    let all = words(&office.read("output/handover/2026-09-reshuffle-handover.html"));
    for who in ["陈志远", "罗文斌", "韩雪松"] {
        assert!(all.contains(who), "{who}");
    }
    assert!(
        all.contains("分工：应急管理工作、防汛抗旱工作、消防安全工作"),
        "{all}"
    );
    assert!(
        all.contains("开展“法律进社区”活动，每个社区不少于4场（11月30日前）"),
        "{all}"
    );
    office.well(&["change", "undo", "2026-09-reshuffle"]);
    office.well(&[&APPLY[..], &["--each"]].concat());
    // A leader's sheet is one page, however much is laid down and taken up.
    for leader in ["chen", "lin", "wu", "luo", "qin", "ouyang"] {
        let name = format!("output/handover/2026-09-reshuffle-handover-{leader}.pdf");
        let pdf = std::fs::read(office.join(&name)).unwrap_or_else(|_| panic!("{name}"));
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        assert_eq!(pages, 1, "{leader}");
    }
    assert!(
        office
            .path()
            .join("output/handover/2026-09-reshuffle-handover-luo.pdf")
            .exists()
    );
}

#[test]
fn a_fault_in_the_offices_own_notice_is_told_at_its_line() {
    let office = Folder::sample();
    office.write(
        "templates/adjustment-notice.html",
        "<article>\n{% if %}</article>",
    );
    let told = office.run(&APPLY);
    let said = String::from_utf8_lossy(&told.stderr).into_owned();
    assert_eq!(told.status.code(), Some(1), "{said}");
    assert!(said.contains("adjustment-notice.html:2"), "{said}");
}

#[test]
fn notices_are_drafted_again_on_a_later_day_and_take_no_drafts_place() {
    let office = Folder::sample();
    office.well(&APPLY);
    let draft = office.read("output/notices/2026-09-reshuffle-adjustment-notice.html");
    let data = office.files("data");
    let again = ["change", "papers", "2026-09-reshuffle", "--lang", "zh"];
    let told = office.well(&[&again[..], &["--on", "2026-09-10"]].concat());
    assert!(told.contains("需发文"), "{told}");
    let later =
        words(&office.read("output/notices/2026-09-reshuffle-2026-09-10-adjustment-notice.html"));
    assert!(
        later.contains("2026年9月10日") && later.contains("吴建国街道办事处主任"),
        "{later}"
    );
    assert_eq!(
        office.read("output/notices/2026-09-reshuffle-adjustment-notice.html"),
        draft
    );
    // How far the papers are is all that changes.
    let mut now = office.files("data");
    now.retain(|name, _| !name.starts_with("changes/papers/"));
    assert!(
        now.iter()
            .all(|(name, bytes)| data.get(name) == Some(bytes))
    );
    let early = office.run(&[&again[..], &["--on", "2026-08-20"]].concat());
    assert!(String::from_utf8_lossy(&early.stderr).contains("paper-before-change"));
    let never = office.run(&["change", "papers", "2026-07-personnel"]);
    assert!(String::from_utf8_lossy(&never.stderr).contains("not-applied"));
}

#[test]
fn each_body_has_its_paper_drafted_then_issued_under_a_number_of_the_register() {
    let office = Folder::sample();
    let today = ["today", "--on", "2026-09-12"];
    assert!(!office.well(&today).contains("还没有办结的机构"));
    office.well(&APPLY);
    let told = office.well(&today);
    for words in [
        "还没有办结的机构",
        "需发文：已拟稿",
        "消防安全专项整治工作领导小组",
    ] {
        assert!(told.contains(words), "{told}");
    }
    let on = [
        "change",
        "papers",
        "2026-09-reshuffle",
        "--on",
        "2026-09-10",
    ];
    let told = office.well(&on);
    assert!(
        told.contains("已拟稿") && told.contains("2026-09-10"),
        "{told}"
    );
    let issued = |more: &[&str]| {
        let command = [
            "change",
            "issued",
            "2026-09-reshuffle",
            "--on",
            "2026-09-10",
        ];
        office.run(&[&command[..], more].concat())
    };
    let unknown = issued(&["--number", "next", "--body", "没有的机构"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(said(&unknown).contains("no-such-body"));
    let one = issued(&["--number", "40", "--body", "消防安全"]);
    assert!(one.status.success(), "{}", said(&one));
    assert!(
        said(&one).contains("青街办发〔2026〕40号"),
        "{}",
        said(&one)
    );
    let twice = issued(&["--number", "40", "--body", "防汛"]);
    assert!(said(&twice).contains("number-taken"), "{}", said(&twice));
    let rest = issued(&["--number", "next"]);
    assert!(rest.status.success(), "{}", said(&rest));
    assert!(said(&rest).contains("〔2026〕41号") && said(&rest).contains("合发"));
    let register = office.read("data/register.yaml");
    assert!(
        register.contains("40号") && register.contains("41号"),
        "{register}"
    );
    let told = office.well(&today);
    assert!(!told.contains("还没有办结的机构"), "{told}");
    // A paper that is out is not drafted anew.
    assert!(office.well(&on).contains("已办结"));
}

#[test]
fn an_acting_head_has_an_end_that_is_told_before_it_comes() {
    let office = Folder::sample();
    office.write(
        "data/changes/x.yaml",
        "change:\n  date: 2026-04-01\n  moves:\n    - {person: 严立新, retires: true}\n    - {person: 何静, takes: 司法所所长, as: in-charge, until: 2026-09-30}\n",
    );
    office.well(&["change", "apply", "x"]);
    assert!(
        office
            .read("data/appointments.yaml")
            .contains("until: 2026-09-30")
    );
    let told = office.well(&["today", "--on", "2026-09-12"]);
    assert!(told.contains("三十天内到期的代理、主持工作"), "{told}");
    let who = office.well(&["who", "司法所所长", "--on", "2026-05-01"]);
    assert!(who.contains("何静"), "{who}");
}

#[test]
fn what_a_morning_asks_for_is_printed_unit_by_unit() {
    let office = Folder::sample();
    office.well(&["today", "--on", "2026-06-29", "--to-format", "html,pdf"]);
    let page = words(&office.read("output/today-2026-06-29.html"));
    assert!(
        page.contains("今日要办（2026年6月29日）") && page.contains("单位事项日期方案"),
        "{page}"
    );
}
