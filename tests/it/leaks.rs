//! What somebody typed into a text of a public edition that is internal: numbers
//! however they are written in roster and text, names, short phrases. And what is
//! none of it.

use fangan::diagnostic::{Code, Report, Severity};
use fangan::engine::{self, Output, Session, Wanted};
use fangan::load;
use fangan::write::Format;

use crate::common::{data, workspace};

/// The public edition of the plan of that id.
fn public(session: &Session, id: &str) -> (Vec<Output>, Report) {
    let wanted = Wanted {
        public: true,
        formats: vec![Format::Html, Format::Docx],
        ..workspace::wanted()
    };
    let plan = session.open(session.plans.by_id(id).unwrap()).unwrap();
    engine::plan(session, &plan, &wanted)
}

/// What is said of a plan with this text, in an office with this roster.
fn said(roster: &str, text: &str) -> (usize, Vec<Code>) {
    let plan = format!(
        "plan: {{id: a, title: 便民服务方案, form: plain, date: 2026-03-20}}\nsections: [{{heading: 总则, body: \"{text}\"}}]\n"
    );
    let session = workspace::session(&[("data/o.yaml", roster), ("data/a.yaml", &plan)]);
    let (outputs, report) = public(&session, "a");
    let codes = report.iter().map(|d| d.code);
    let codes = codes.filter(|code| matches!(code, Code::InternalLeak | Code::PerhapsInternal));
    (outputs.len(), codes.collect())
}

fn phone(number: &str) -> String {
    format!("people: [{{id: lin, name: 林浩然, phone: \"{number}\"}}]\n")
}

#[track_caller]
fn leaks(roster: &str, text: &str) {
    let (outputs, codes) = said(roster, text);
    assert!(
        outputs == 0 && codes.contains(&Code::InternalLeak),
        "{roster}{text}"
    );
}

#[track_caller]
fn is_clean(roster: &str, text: &str) {
    assert_eq!(said(roster, text), (2, vec![]), "{roster}{text}");
}

#[track_caller]
fn is_doubtful(roster: &str, text: &str) {
    assert_eq!(
        said(roster, text),
        (2, vec![Code::PerhapsInternal]),
        "{roster}{text}"
    );
}

#[test]
fn a_number_is_found_however_roster_and_text_write_it() {
    let two = phone("0631-555-0101、13912345678");
    for text in [
        "请拨打0631-555-0101。",
        "请拨打555-0101。",
        "请拨打13912345678。",
    ] {
        leaks(&two, text);
    }
    let mobile = phone("+86 13912345678");
    for text in [
        "139、1234、5678",
        "139,1234,5678",
        "139~1234~5678",
        "一三九一二三四五六七八",
        "①③⑨12345678",
    ] {
        leaks(&mobile, text);
    }
    let extension = phone("0631-555-0101转8012");
    for text in [
        "请拨打0631-555-0101。",
        "请拨〇六三一五五五〇一〇一。",
        "请转8012。",
    ] {
        leaks(&extension, text);
    }
}

#[test]
fn a_year_a_quantity_and_a_document_are_no_number() {
    let roster = phone("0631-555-0101转8012、2026");
    for text in [
        "2026年完成8012户。",
        "按照柳街办发〔2026〕8012号办理。",
        "自2026-06-03起，5550102元。",
        "2026",
    ] {
        is_clean(&roster, text);
    }
    is_doubtful(&roster, "值班室8012，随叫随到。");
}

#[test]
fn a_number_that_is_public_for_somebody_is_no_secret() {
    let roster = "people: [{id: lin, name: 林浩然, phone: 0631-555-0101转8012}, {id: desk, name: 服务台, phone: {text: 0631-555-0101, internal: false}}]\n";
    is_clean(roster, "请拨打0631-555-0101。");
    leaks(roster, "请拨打0631-555-0101转8012。");
}

#[test]
fn numbers_of_contacts_of_another_plan_are_found_wherever_they_stand() {
    let contacts = "{contacts: [{who: lin, office-phone: 0631-888-1234转8012}]}";
    let held = [
        format!(
            "sections: [{{heading: 甲, body: [{{contingencies: [{{when: 停电, body: [{contacts}]}}]}}]}}]"
        ),
        format!(
            "sections: [{{heading: 甲, body: 乙}}]\ncompilation: [{{title: 丙, body: [{contacts}]}}]"
        ),
        format!(
            "sections: [{{heading: 甲, body: [{{items: [{{title: 丁, body: [{contacts}]}}]}}]}}]"
        ),
        format!("attachments: [{{id: list, title: 名单, internal: true, body: [{contacts}]}}]"),
    ];
    for held in held {
        for text in ["请拨打0631-888-1234。", "请拨打888 1234。", "请拨8012。"] {
            let other = format!(
                "people: [{{id: lin, name: 林浩然}}]\nplan: {{id: other, title: 另一方案, form: plain, date: 2026-03-20}}\n{held}\n"
            );
            leaks(&other, text);
        }
    }
}

#[test]
fn the_name_of_an_internal_person_is_found_and_told_from_words() {
    let roster = |name: &str| {
        format!(
            "people: [{{id: he, name: {name}, internal: true}}, {{id: wu, name: 王平安}}, {{id: an, name: 安心}}]\n"
        )
    };
    leaks(&roster("何静"), "由何静负责。");
    leaks(&roster("何静"), "由何　静、王平安负责。");
    leaks(&roster("何静"), "由何·静负责。");
    leaks(&roster("欧阳秘"), "欧阳秘");
    is_doubtful(&roster("高峰"), "早高峰期间加派人手。");
    is_clean(&roster("高明"), "办事效率提高明显。");
    is_clean(&roster("王平"), "由王平安负责。");
    is_clean(&roster("安心"), "由安心负责。");
}

#[test]
fn a_short_phrase_that_is_internal_is_pointed_at() {
    let plan = |text: &str| {
        format!(
            "plan: {{id: a, title: 便民服务方案, form: plain, date: 2026-03-20}}\nsections:\n  - heading: 总则\n    body:\n      - text: {text}\n      - {{text: 北山三号院, internal: true}}\n      - {{text: 已完成, internal: true}}\n"
        )
    };
    let session = workspace::session(&[("data/a.yaml", plan("在北山三号院集合，已完成登记。"))]);
    let (outputs, mut report) = public(&session, "a");
    assert_eq!((outputs.len(), report.count(Severity::Error)), (2, 0));
    load::locate(&session.sources, &mut report);
    let text = format!(
        "{:?}",
        report.iter().find(|d| d.code == Code::PerhapsInternal)
    );
    assert!(
        text.contains("北山三号院") && text.contains("line: 5"),
        "{text}"
    );
    let session = workspace::session(&[("data/a.yaml", plan("在北山二号院集合，已完成登记。"))]);
    assert!(
        public(&session, "a")
            .1
            .iter()
            .all(|d| d.code != Code::PerhapsInternal)
    );
}

#[test]
fn a_leak_is_told_where_it_was_typed() {
    let plan = "plan: {id: a, title: 便民服务方案, form: plain, date: 2026-03-20}\nsections:\n  - heading: 总则\n    body: 做好服务。\n  - heading: 联系\n    body: 请拨打555 0101。\n";
    let roster = phone("0631-555-0101");
    let session = workspace::session(&[("data/o.yaml", roster.as_str()), ("data/a.yaml", plan)]);
    let (_, mut report) = public(&session, "a");
    load::locate(&session.sources, &mut report);
    let leaks = report.iter().filter(|d| d.code == Code::InternalLeak);
    let places: Vec<String> = leaks.map(|d| format!("{:?}", d.primary)).collect();
    assert_eq!(places.len(), 2);
    assert!(
        places.iter().all(|place| place.contains("line: 6")),
        "{places:?}"
    );
}

#[test]
fn a_name_is_found_where_it_is_all_that_is_said() {
    let data = "people: [{id: he, name: 何静文, internal: true}, {id: wu, name: 吴建国}]\nplan: {id: a, title: 方案, form: plain, date: 2026-03-20}\nsections: [{heading: 名单, body: [{body-of-people: {name: 小组, leader: wu, members: [{text: 何静文}]}}]}]\n";
    let (outputs, report) = public(&workspace::session(&[("data/a.yaml", data)]), "a");
    assert!(outputs.is_empty());
    assert!(report.iter().any(|d| d.code == Code::InternalLeak));
}

/// People of any office, with numbers of every kind.
const ROSTER: &str = "people:
  - {id: x1, name: 高明, phone: \"0631-555-7101转8012\", internal: true}
  - {id: x2, name: 钱大有, phone: \"13912345678、2025\", internal: true}
  - {id: x3, name: 孙二宝, phone: \"2026、1200\"}
";

#[test]
fn no_alarm_is_false_in_the_sample_and_in_any_story() {
    let mut sample = data::sample();
    sample.push(("data/more.yaml".into(), ROSTER.into()));
    let mut offices = vec![("sample".to_string(), workspace::session(&sample))];
    for (folder, text) in data::stories() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let texts = [("data/a.yaml", text.as_str()), ("data/more.yaml", ROSTER)];
        offices.push((name, workspace::session(&texts)));
    }
    let mut looked_at = 0;
    for (name, session) in offices {
        for card in session.plans.cards() {
            let (outputs, report) = public(&session, &card.id.value);
            looked_at += outputs.len();
            let alarms = report
                .iter()
                .filter(|d| matches!(d.code, Code::InternalLeak | Code::PerhapsInternal));
            let alarms: Vec<_> = alarms.map(|d| &d.args).collect();
            assert!(alarms.is_empty(), "{name} {}: {alarms:?}", card.id.value);
        }
    }
    assert!(looked_at > 40, "{looked_at}");
}

#[test]
fn whatever_is_internal_of_a_person_is_found() {
    let grade =
        "people: [{id: lin, name: 林浩然, grade: {text: 专业技术二级岗位人员, internal: true}}]\n";
    leaks(grade, "聘为专业技术二级岗位人员。");
    is_clean(grade, "聘为专业技术三级岗位人员。");
    let open = "people: [{id: lin, name: 林浩然, grade: 专业技术二级岗位人员}]\n";
    is_clean(open, "聘为专业技术二级岗位人员。");
}

/// Files of the public edition of a plan with these parts, in every format, and
/// whether a leak was told.
fn of_parts(parts: &str) -> (Vec<Format>, bool) {
    let plan = format!(
        "plan: {{id: a, title: 便民服务方案, form: plain, date: 2026-03-20}}\nsections: [{{heading: 总则, body: [做好服务。, {parts}]}}]\n"
    );
    let roster = phone("0631-555-0101");
    let session = workspace::session(&[("data/o.yaml", &roster), ("data/a.yaml", &plan)]);
    let wanted = Wanted {
        public: true,
        formats: Format::ALL.to_vec(),
        ..workspace::wanted()
    };
    let plan = session.opened().next().unwrap();
    let (outputs, report) = engine::plan(&session, &plan, &wanted);
    let told = report.iter().any(|d| d.code == Code::InternalLeak);
    let formats = outputs.iter().map(|output| output.format).collect();
    (formats, told)
}

#[test]
fn what_is_said_around_pictures_in_panels_and_in_charts_is_searched() {
    let number = "联系0631-555-0101";
    let everywhere = [
        format!("{{picture: {{file: a.png, alt: 避险点, caption: {number}}}}}"),
        format!("{{panel: {{title: {number}, body: 做好服务。}}}}"),
        format!("{{panel: {{title: 工程, body: [{{items: [{number}]}}]}}}}"),
        format!("{{procedure: {{steps: [{{step: 登记}}, {{step: {number}}}]}}}}, {{chart: flow}}"),
        format!("{{table: {{columns: [事项], rows: [[登记]], note: {number}}}}}"),
    ];
    let has_text = |format: &&Format| !matches!(format, Format::Xlsx | Format::Csv | Format::Ics);
    for parts in everywhere {
        let (formats, told) = of_parts(&parts);
        let kept: Vec<&Format> = formats.iter().filter(has_text).collect();
        assert!(told && kept.is_empty(), "{parts}: {kept:?}");
    }
    // What a picture shows is said in formats that describe pictures.
    let (formats, told) = of_parts(&format!("{{picture: {{file: a.png, alt: {number}}}}}"));
    assert!(told);
    for format in [Format::Html, Format::Pdf, Format::Docx] {
        assert!(!formats.contains(&format), "{format:?}");
    }
    // Without the number all of it is public.
    let (formats, told) = of_parts("{picture: {file: a.png, alt: 避险点, caption: 图1}}");
    assert!(!told && formats.contains(&Format::Pdf));
}
