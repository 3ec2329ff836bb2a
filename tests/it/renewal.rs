//! 年度更新: a year's plans renewed at once, and one list of what is to be settled.

use crate::common::folder::{Folder, said};

const OFFICE: &str = "
organisation: {name: 白鹿街道办事处}
departments:
  - {id: desk, name: 综合办公室, short-name: 综合办}
  - {id: care, name: 公共服务办公室, short-name: 服务办}
posts: [{id: head, title: 综合办主任, department: desk}]
people: [{id: an, name: 安若水}]
appointments: [{post: head, person: an, from: 2020-01-01, until: 2026-11-30}]
bases:
  - {id: old, title: 便民服务办法, number: 白政发〔2019〕3号, date: 2019-03-01, repealed: 2026-10-01}
";

const CARE: &str = "
plan:
  id: care-2026
  title: 2026年度便民服务方案
  form: plain
  date: 2026-01-05
  in-force: {from: 2026-01-01, until: 2026-12-31}
  status: review
  status-since: 2025-12-28
  status-with: 安若水
  basis: [old]
sections:
  - heading: 目标
    body: [{goals: [{name: 办结率, target: ≥98%, baseline: 95%, against: 2025, owner: care}]}]
  - heading: 任务
    body:
      - tasks:
          columns: [task, lead, deadline, note]
          items:
            - {task: 走访困难家庭, lead: care, deadline: 2026年4月30日前}
            - {task: 建立服务名册, lead: [desk, care], deadline: 2026年6月30日前, note: 分两批}
            - {task: 开放纳凉点, lead: head, deadline: 2026年7月10日前}
";

const FIRE: &str = "
plan: {id: fire, title: 2026年消防宣传计划, form: plain, date: 2026-02-02, in-force: {from: 2026-02-02, until: 2026-12-31}}
sections: [{heading: 安排, body: 2026年6月前在各社区开展宣传。}]
";

fn office() -> Folder {
    let office = Folder::new();
    office.write("fangan.yaml", "today: 2026-12-20\n");
    office.write("data/office.yaml", OFFICE);
    office.write("data/plans/care-2026.yaml", CARE);
    office.write("data/plans/fire.yaml", FIRE);
    office
}

#[test]
fn all_plans_of_a_year_are_renewed_and_one_list_says_what_is_left() {
    let office = office();
    let due = office.well(&["renew", "--list"]);
    assert!(due.contains("care-2026") && due.contains("fire"), "{due}");
    let told = office.well(&["renew", "--year", "2027"]);
    let new = office.read("data/plans/care-2027.yaml");
    assert!(
        new.contains("2027年度便民服务方案") && new.contains("2027-01-01"),
        "{new}"
    );
    for gone in ["安若水", "status-since", "status-with"] {
        assert!(!new.contains(gone), "{gone}: {new}");
    }
    assert!(
        office
            .read("data/plans/fire-2027.yaml")
            .contains("2027年6月前")
    );
    // One list by subject: goals with last year's target, people gone, bases repealed.
    for words in [
        "目标、基数",
        "98%",
        "人员、单位",
        "依据",
        "日期、执行期",
        "日历里还没有2027年的放假安排",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert_eq!(told.matches("日历里还没有2027年").count(), 1, "{told}");
    for ending in ["pdf", "docx", "xlsx"] {
        assert!(
            office
                .join(&format!("output/renewal/2027/renewal-2027.{ending}"))
                .exists()
        );
    }
    // What is there already is not made again, nor touched.
    office.edit("data/plans/care-2027.yaml", "走访困难家庭", "走访高龄老人");
    let again = office.run(&["renew", "--year", "2027"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        said(&again).contains("没有可以更新到2027年的方案"),
        "{}",
        said(&again)
    );
    let named = office.run(&["renew", "care-2026", "--year", "2027"]);
    assert_eq!(named.status.code(), Some(1));
    assert!(
        office
            .read("data/plans/care-2027.yaml")
            .contains("走访高龄老人")
    );
}

#[test]
fn tasks_that_were_not_finished_are_offered_and_carried_over() {
    let office = office();
    let first = office.run(&["renew", "--list"]);
    assert!(first.status.success());
    // Numbers as the ledger gives them.
    let asked = |words: &str| {
        let session =
            fangan::engine::Session::read(&fangan::workspace::Workspace::at(office.path()));
        let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let (asked, _) = fangan::collect::asked(&session, day);
        let task = asked.into_iter().find(|one| one.what == words);
        task.unwrap_or_else(|| panic!("{words}")).id
    };
    let (visits, lists) = (asked("走访困难家庭"), asked("建立服务名册"));
    office.write(
        "data/collected/2026-11.yaml",
        format!(
            "collected:\n  - {{month: 2026-11, task: \"{visits}\", unit: care, state: done}}\n  - {{month: 2026-10, task: \"{lists}\", unit: desk, state: doing, progress: 正在登记}}\n  - {{month: 2026-11, task: \"{lists}\", unit: care, state: done}}\n"
        ),
    );
    let told = office.well(&["renew", "care-2026", "--year", "2027", "--carry", &lists]);
    assert!(
        told.contains("上年没有办完的任务") && told.contains("进行中"),
        "{told}"
    );
    assert!(!told.contains(&visits), "{told}");
    let new = office.read("data/plans/care-2027.yaml");
    assert!(new.contains("分两批；上年结转"), "{new}");
    assert_eq!(new.matches("上年结转").count(), 1, "{new}");
    office.well(&["check"]);
}

const NOTICE: &str = "关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月5日（周一）放假，与周末连休。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
";

#[test]
fn a_pasted_notice_is_understood_into_the_calendar_or_refused() {
    let office = office();
    office.write("notice.txt", NOTICE);
    let shown = office.well(&["calendar", "notice.txt"]);
    assert!(
        shown.contains("春节") && shown.contains("2027-02-05周五"),
        "{shown}"
    );
    assert!(!office.join("data/calendar-2027.yaml").exists());
    office.well(&["calendar", "notice.txt", "--apply"]);
    let calendar = office.read("data/calendar-2027.yaml");
    assert!(
        calendar.contains("2027-02-14") && calendar.contains("端午节"),
        "{calendar}"
    );
    let again = office.well(&["calendar", "notice.txt", "--apply"]);
    assert!(again.contains("与通知一致"), "{again}");
    office.well(&["check"]);
    // Days that do not add up: said, and nothing is written.
    office.write(
        "notice.txt",
        NOTICE.replace("2月14日（周日）上班", "2月14日（周六）上班"),
    );
    let wrong = office.run(&["calendar", "notice.txt", "--apply"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(said(&wrong).contains("星期对不上"), "{}", said(&wrong));
    assert_eq!(office.read("data/calendar-2027.yaml"), calendar);
    // A notice that was mended takes the place of what was read before.
    office.write(
        "notice.txt",
        NOTICE.replace("10月9日（周六）上班", "9月26日（周日）上班"),
    );
    office.well(&["calendar", "notice.txt", "--apply"]);
    assert!(
        office
            .read("data/calendar-2027.yaml")
            .contains("2027-09-26")
    );
    // The same year in a file of her own is hers to mend.
    let other = office.read("data/calendar-2027.yaml");
    std::fs::remove_file(office.join("data/calendar-2027.yaml")).unwrap();
    office.write("data/own.yaml", other);
    office.write("notice.txt", NOTICE);
    let refused = office.run(&["calendar", "notice.txt", "--apply"]);
    assert!(
        said(&refused).contains("data/own.yaml"),
        "{}",
        said(&refused)
    );
}
