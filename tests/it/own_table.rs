//! A table of one's own: its people follow staff, its sums are sums in a
//! spreadsheet, too, and nothing internal in it gets out.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use fangan::diagnostic::{Code, Lang, Locale};
use fangan::document::{Block, RowKind, Table, plain_text};
use fangan::engine::{self, Session, Wanted};
use fangan::layout::layout;
use fangan::layout::pages::{Item, Page};
use fangan::standing::{self, named};
use fangan::write::Format;

use crate::common::reading::{self, Text};
use crate::common::workspace;

const OFFICE: &str = "\
organisation: {name: 青石镇人民政府}
departments: [{id: em, name: 应急管理办公室, short-name: 应急办}]
posts: [{id: mayor, title: 镇长, rank: 1}, {id: head, title: 应急办主任, department: em, rank: 2}]
people: [{id: lin, name: 林浩然, phone: 0631-5550101}, {id: he, name: 何静, phone: 0631-5550102}, {id: wu, name: 吴建国, phone: 0631-5550103}]
appointments:
  - {post: mayor, person: lin, from: 2024-01-01}
  - {post: head, person: he, from: 2024-01-01, until: 2026-06-30}
  - {post: head, person: wu, from: 2026-07-01}
plan: {id: a, title: 转移方案, form: plain, date: 2026-03-20}
sections:
  - heading: 转移责任
    body:
";

const ROUTES: &str = "      - table:
          title: 转移责任表
          columns: [serial, 镇, 危险区, {name: 户数, sum: true}, {name: 面积, total: 15.5}, {name: 责任人, kind: people, phone: own-column}, {name: 值守电话, kind: phone}]
          group-by: 镇
          subtotals: true
          rows:
            - [东镇, 东坡, 12, 10.25, head, 0631-5559901]
            - [东镇, 西坡, \"1,008\", 5, mayor, —]
            - {镇: 西镇, 危险区: 河湾, 户数: 5, 面积: 0.25, 责任人: [mayor, head]}
            - {镇: 西镇, 危险区: 不公开的一处, 户数: 1, internal: true, 责任人: mayor}
          note: 数据截至3月。
";

fn office(table: &str) -> Session {
    workspace::session(&[("data/a.yaml", format!("{OFFICE}{table}"))])
}

fn table(session: &Session, wanted: &Wanted) -> Table {
    let plan = &session.opened().next().unwrap();
    let (documents, report) = engine::documents(session, plan, wanted);
    assert!(!report.has_errors(), "{report:#?}");
    let tables = documents[0].walk().find_map(|block| match block {
        Block::Table(table) => Some(table.clone()),
        _ => None,
    });
    tables.unwrap()
}

/// Each row in one line.
fn lines(rows: &[fangan::document::Row]) -> Vec<String> {
    let cell = |cell: &fangan::document::Cell| {
        let paragraphs = cell.paragraphs.iter().map(|p| plain_text(p));
        paragraphs.collect::<Vec<_>>().join("/")
    };
    let line = |row: &fangan::document::Row| row.cells.iter().map(cell).collect::<Vec<_>>();
    rows.iter().map(|row| line(row).join(" ")).collect()
}

fn later() -> Wanted {
    Wanted {
        as_of: NaiveDate::from_ymd_opt(2026, 8, 1),
        ..workspace::wanted()
    }
}

fn public() -> Wanted {
    Wanted {
        public: true,
        ..workspace::wanted()
    }
}

#[test]
fn groups_sums_and_numbers_stand_in_rows_and_columns_of_their_own() {
    let table = table(&office(ROUTES), &workspace::wanted());
    assert_eq!(
        lines(&table.head),
        ["序号 危险区 户数 面积 责任人 联系电话 值守电话"]
    );
    assert_eq!(
        lines(&table.body),
        [
            "东镇",
            "1 东坡 12 10.25 何静 0631-5550102 0631-5559901",
            "2 西坡 1,008 5 林浩然 0631-5550101 —",
            "小计 1,020 15.25 — — —",
            "西镇",
            "3 河湾 5 0.25 林浩然/何静 0631-5550101/0631-5550102 —",
            "4 不公开的一处 1 — 林浩然 0631-5550101 —",
            "小计 6 0.25 — — —",
            "合计 1,026 15.50 — — —",
        ]
    );
    assert_eq!(table.body[0].cells[0].colspan, 7);
    assert_eq!(table.body[8].kind, RowKind::Total);
}

#[test]
fn whoever_stands_in_a_cell_follows_staff_and_is_found() {
    let session = office(ROUTES);
    let changed = table(&session, &later());
    assert!(lines(&changed.body)[1].contains("吴建国 0631-5550103"));
    let plan = &session.opened().next().unwrap();
    let (plan, _) = engine::resolved(&session, &plan.plan, &workspace::wanted());
    let slots = standing::slots(&plan, Locale::of(Lang::Zh));
    let places = slots.iter().filter(|slot| !slot.parties.is_empty());
    let places: Vec<String> = places.map(named).collect();
    assert_eq!(places[0], "转移责任，转移责任表，东坡，责任人");
    assert_eq!(places.len(), 4);
}

#[test]
fn several_columns_of_people_have_their_names_above() {
    let session = office(
        "      - table:
          columns: [水库, {name: 行政责任人, kind: people, post: own-column, phone: own-column}, {name: 巡查责任人, kind: people, phone: own-column}, {name: 库容, kind: number, under: 规模}, {name: 坝高, kind: number, under: 规模}]
          rows: [[青松水库, mayor, head, 120, 15.5]]
",
    );
    let table = table(&session, &workspace::wanted());
    assert_eq!(
        lines(&table.head),
        [
            "水库 行政责任人 巡查责任人 规模",
            "姓名 职务 联系电话 姓名 联系电话 库容 坝高"
        ]
    );
    let spans: Vec<(u16, u16)> = table.head[0]
        .cells
        .iter()
        .map(|cell| (cell.rowspan, cell.colspan))
        .collect();
    assert_eq!(spans, [(2, 1), (1, 3), (1, 2), (1, 2)]);
    assert_eq!(
        lines(&table.body),
        ["青松水库 林浩然 镇长 0631-5550101 何静 0631-5550102 120 15.5"]
    );
}

#[test]
fn equal_neighbours_merge_within_their_group() {
    let session = office(
        "      - table:
          columns: [事项, {name: 责任单位, kind: units, merge: true}]
          rows: [{group: 一、排查}, [甲, em], [乙, em], {group: 二、整治}, [丙, em]]
",
    );
    let table = table(&session, &workspace::wanted());
    let spans: Vec<u16> = table
        .body
        .iter()
        .flat_map(|row| row.cells.iter().map(|cell| cell.rowspan))
        .collect();
    assert_eq!(spans, [1, 1, 2, 1, 1, 1, 1]);
}

#[test]
fn a_spreadsheet_counts_with_the_numbers() {
    let session = office(ROUTES);
    let plan = &session.opened().next().unwrap();
    let (outputs, _) = engine::plan(&session, plan, &workspace::wanted());
    let xlsx = outputs.iter().find(|o| o.format == Format::Xlsx).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx.bytes.clone())).unwrap();
    let sheet = book.sheet_names()[0].clone();
    let values = book.worksheet_range(&sheet).unwrap();
    let formulas = book.worksheet_formula(&sheet).unwrap();
    let value = |row, column| values.get_value((row, column)).cloned().unwrap();
    assert_eq!(value(3, 2), Data::Float(12.0));
    assert_eq!(value(4, 2), Data::Float(1008.0));
    assert_eq!(value(10, 3), Data::Float(15.5));
    let formula = |row, column| formulas.get_value((row, column)).cloned().unwrap();
    assert_eq!(formula(5, 2), "SUBTOTAL(9,C4:C5)");
    assert_eq!(formula(10, 3), "SUBTOTAL(9,D3:D10)");
}

#[test]
fn a_public_edition_has_no_number_and_no_internal_row() {
    let session = office(ROUTES);
    let shown = table(&session, &public());
    assert_eq!(lines(&shown.head), ["序号 危险区 户数 面积 责任人"]);
    assert_eq!(lines(&shown.body).last().unwrap(), "合计 1,025 15.50 —");
    let plan = &session.opened().next().unwrap();
    let (outputs, report) = engine::plan(&session, plan, &public());
    assert!(!report.has_errors(), "{report:#?}");
    assert!(outputs.len() > 2, "files are kept");
    for output in &outputs {
        let (Text::Whole(text) | Text::Part(text)) = reading::text_of(output);
        assert!(
            !text.contains("5559901") && !text.contains("不公开"),
            "{text}"
        );
    }
    // The number of the place is looked for wherever else it was typed.
    let leaky = format!("{ROUTES}      - 值守电话是0631-5559901。\n");
    let session = office(&leaky);
    let plan = &session.opened().next().unwrap();
    let (outputs, report) = engine::plan(&session, plan, &public());
    assert!(report.has_errors() && outputs.is_empty(), "{report:#?}");
}

#[test]
fn keys_within_cells_are_translated_and_names_of_columns_are_not() {
    let english = "sections:\n  - heading: 甲\n    body:\n      - table: {columns: [{name: 责任人, kind: people}], rows: [[{post: head}], {责任人: {post: head}, internal: true}, {group: 乙}]}\n";
    let chinese = "章节:\n  - 标题: 甲\n    内容:\n      - 表格: {栏目: [{名称: 责任人, 类型: 人员}], 行: [[{职务: head}], {责任人: {职务: head}, 内部: true}, {分组: 乙}]}\n";
    assert_eq!(scaffold_keys(english), chinese);
}

fn scaffold_keys(text: &str) -> String {
    fangan::load::with_chinese_keys("data/a.yaml", text)
}

#[test]
fn a_row_that_heads_others_ends_no_page() {
    for before in 15..40 {
        let mut rows = String::new();
        for n in 0..before {
            rows.push_str(&format!("            - [第{n}户, 甲]\n"));
        }
        rows.push_str("            - {group: 分组标题}\n");
        for n in 0..8 {
            rows.push_str(&format!("            - [末{n}户, 乙]\n"));
        }
        let session = office(&format!(
            "      - table:\n          columns: [户主, 类别]\n          rows:\n{rows}"
        ));
        let plan = &session.opened().next().unwrap();
        let (documents, _) = engine::documents(&session, plan, &workspace::wanted());
        let style = session.style_of(documents[0].form);
        let (pages, _) = layout(&documents[0], style, &session.fonts);
        let stands = |page: &Page, words: &str| {
            page.items
                .iter()
                .any(|item| matches!(item, Item::Text(run) if run.text.contains(words)))
        };
        let page = pages
            .pages
            .iter()
            .find(|page| stands(page, "分组标题"))
            .unwrap();
        assert!(stands(page, "末"), "{before} rows before it");
    }
}

#[test]
fn a_table_with_too_many_columns_for_an_upright_page_is_told() {
    let columns = "[序号, 行政村, 危险区, 隐患情况, 户数, 人数, 转移路线, 安置地点, 巡查频次, 物资储备, 备注, 其他]";
    let cell = "沿村道向东步行";
    let row = format!("[东坡村, {}]", [cell; 10].join(", "));
    let table = format!("table: {{columns: {columns}, rows: [{row}]}}");
    let told = |session: &Session| {
        let report = workspace::checked(session);
        report
            .iter()
            .filter(|d| d.code == Code::TableTooWide)
            .count()
    };
    assert_eq!(told(&office(&format!("      - {table}\n"))), 1);
    let aside = format!(
        "      - text: 见@{{attachment:t}}。\nattachments: [{{id: t, title: 责任表, landscape: true, body: [{{{table}}}]}}]\n"
    );
    assert_eq!(told(&office(&aside)), 0);
    assert_eq!(told(&office(ROUTES)), 0);
}

/// A table of who moves whom, with so many columns of people and their telephones.
fn transfers(people: usize) -> String {
    let column = |n| format!("{{name: 责任人{n}, kind: people, phone: own-column}}");
    let columns: Vec<String> = (1..=people).map(column).collect();
    let cells = vec!["wu"; people].join(", ");
    format!(
        "table: {{columns: [serial, 行政村, 危险区, {{name: 户数, kind: number}}, 路线, 安置点, {}], rows: [[白石岭村, 河湾下游, 120, 沿县道向北, 镇中心卫生院, {cells}]]}}",
        columns.join(", ")
    )
}

#[test]
fn telephones_and_names_stay_whole_in_a_crowded_table_or_are_told_of() {
    let torn = |people| {
        let report = workspace::checked(&office(&format!("      - {}\n", transfers(people))));
        let codes: Vec<Code> = report.iter().map(|fault| fault.code).collect();
        (
            codes.contains(&Code::NumberTorn),
            codes.contains(&Code::TableTooWide),
        )
    };
    assert_eq!(torn(1), (false, false));
    // Eleven columns: in the smallest type, and told of.
    assert_eq!(torn(2), (false, true));
    assert_eq!(torn(5), (true, false));
}

#[test]
fn who_leads_in_a_table_is_counted_and_its_day_is_a_deadline() {
    let folder = crate::common::folder::Folder::new();
    let table = "      - table: {title: 整治任务, columns: [serial, 事项, {name: 牵头领导, kind: people}, {name: 配合领导, kind: people}, DUE], rows: [[修路, mayor, head, 2026-06-30], [修桥, mayor, head, 2026-07-30]]}\n";
    for (due, says) in [
        ("{name: 完成时限, kind: day}", "2026-06-30"),
        ("完成时限", "2026-06-30"),
    ] {
        let table = table.replace("DUE", due);
        let table = match due.starts_with('{') {
            true => table,
            false => table.replace("2026-06-30", "6月底前"),
        };
        folder.write("data/a.yaml", format!("{OFFICE}{table}"));
        folder.write("fangan.yaml", "leading-role-limit: 0\ntoday: 2026-04-01\n");
        let ledger = folder.well(&["ledger", "--person", "林浩然"]);
        assert!(
            ledger.contains(&format!("{says}  角色  转移责任，整治任务，修路")),
            "{ledger}"
        );
        let checked = folder.run(&["check"]);
        let checked = crate::common::folder::said(&checked);
        assert!(checked.contains("“林浩然”牵头1项工作"), "{checked}");
        assert!(!checked.contains("“何静”牵头"), "{checked}");
    }
}

#[test]
fn a_deadline_in_a_table_is_checked_as_others_are() {
    let table = "      - table: {columns: [事项, 完成时限], rows: [[修路, 2月30日前], [修桥, 尽快], [修渠, 2026年1月底前]]}\n";
    let report = workspace::checked(&office(table));
    let codes: Vec<Code> = report.iter().map(|fault| fault.code).collect();
    for code in [Code::VagueDeadline, Code::DeadlineBeforePlan] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn empty_cells_stay_empty_where_that_is_asked_for() {
    let html = |blank: &str| {
        let data = format!(
            "单位: {{名称: 柳河镇人民政府}}
方案: {{编号: a, 标题: 值班表, 格式: 白头, 成文日期: 2026-03-20}}
章节:
  - 标题: 安排
    内容:
      - 表格: {{栏目: [日期, 备注], {blank}行: [[6月1日, \"\"], [6月2日, 夜班]]}}
"
        );
        let folder = crate::common::folder::Folder::new();
        folder.write("data/a.yaml", data);
        folder.well(&["build", "--to", "html"]);
        folder.read("output/a.html").matches('—').count()
    };
    assert_eq!(html("留空: 是, ") + 1, html(""));
}

#[test]
fn of_a_gathered_table_it_is_told_where_it_is_gathered() {
    let clause = "{title: 排查沿线居民家中的降温设施, text: 逐户查看风扇和空调是否能用。, responsibility: {leader: {text: 江月白、沈亦舟、孟知秋}, lead: {text: 县住房和城乡建设局}, responsible: {text: 县人力资源和社会保障局}, accountable: {text: 罗文斌、韩雪松}, support: {text: 各乡镇人民政府和街道办事处}, deadline: 2026年第三季度前完成并报告}}";
    let columns = "[serial, clause, category, task, measures, leader, lead, responsible, accountable, support, deadline, progress, note]";
    let text = format!(
        "{}    body: [\"见@{{attachment:t}}。\", {{items: [{clause}]}}]\nattachments:\n  - id: t\n    title: 责任表\n    body:\n      - tasks:\n          from-plan: true\n          columns: {columns}\n",
        OFFICE
            .trim_end()
            .trim_end_matches("body:")
            .trim_end_matches(' ')
    );
    let session = workspace::session(&[("data/a.yaml", text)]);
    let report = workspace::checked(&session);
    let wide = report
        .iter()
        .find(|d| d.code == Code::TableTooWide)
        .unwrap_or_else(|| panic!("{report:#?}"));
    let place = format!("{:?}", wide.primary);
    let line = session.sources.iter().next().unwrap().1.text();
    let line = line.lines().position(|line| line.contains("- tasks:"));
    let line = line.unwrap() + 1;
    assert!(
        place.contains(&format!("line: {line}")) || place.contains(&format!("line: {}", line + 1)),
        "{place}, {line}"
    );
}
