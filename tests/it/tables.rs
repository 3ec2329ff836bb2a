//! Columns of tables as offices have them: measured on the page.

use fangan::document::{Attachment, Block, Form, Row, RowKind};
use fangan::layout::pages::{Pages, TextRun};

use crate::measure::*;

const MEASURES: &str = "每月25日前由各社区上报排查台账，综治中心汇总分析，对重大矛盾纠纷实行“一案一策”，明确包案领导和化解时限；\
    2026年6月底前完成12个小区、186栋楼、约32.5万平方米改造任务，建立“日巡查、周调度、月通报”制度；\
    对“九小场所”、高层建筑、人员密集场所开展全覆盖检查，隐患整改率达到100%。";

const NAMES: &[&str] = &["林浩然", "何静", "欧阳子轩", "吴建国", "沈亦舟"];
const UNITS: &[&str] = &["党政办", "信访办", "司法所", "综治中心", "民政办"];

fn set_table(head: &[&str], rows: &[Vec<String>], landscape: bool) -> Pages {
    let rows = rows.iter().map(|texts| {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        row(&texts)
    });
    let table = Block::Table(table(head, rows.collect()));
    let blocks = if landscape {
        let attachment = Attachment {
            anchor: "a".into(),
            label: "附件1".into(),
            blocks: vec![title("任务分解表"), table],
            landscape,
        };
        vec![Block::Attachment(attachment)]
    } else {
        vec![table]
    };
    let pages = set(Form::Plain, blocks);
    let width: f32 = pages.seams.tables[0].columns.iter().sum();
    near(width, if landscape { 225.0 } else { 156.0 }, 0.01);
    pages
}

/// Whether a text stands unbroken on one line of a cell. A number and the hanzi
/// behind it are runs of two faces on one baseline.
fn has_line(pages: &Pages, text: &str) -> bool {
    pages.pages.iter().any(|page| {
        let runs: Vec<_> = texts(page).collect();
        runs.iter().enumerate().any(|(i, first)| {
            let level = |run: &&&TextRun| (run.y - first.y).abs() < 0.01;
            let mut said = String::new();
            let mut same = runs[i..].iter().take_while(level).take(6);
            same.any(|run| {
                said.push_str(&run.text);
                said.starts_with(text)
            })
        })
    })
}

#[test]
fn telephone_numbers_names_and_days_stay_whole_in_a_rota_of_seven_columns() {
    let head = [
        "日期",
        "星期",
        "带班领导",
        "职务",
        "值班人员",
        "值班电话",
        "备注",
    ];
    let rows: Vec<Vec<String>> = (0..14)
        .map(|i| {
            vec![
                format!("10月{}日", i + 1),
                format!("星期{}", ["一", "二", "三"][i % 3]),
                NAMES[i % 5].into(),
                "街道党工委副书记、政法委员".into(),
                format!("{}、{}", NAMES[(i + 1) % 5], NAMES[(i + 2) % 5]),
                format!("0555-76543{:02}", i + 10),
                String::new(),
            ]
        })
        .collect();
    let pages = set_table(&head, &rows, false);
    for row in &rows {
        for whole in [&row[0], &row[1], &row[2], &row[5]] {
            assert!(has_line(&pages, whole), "{whole} is broken");
        }
    }
}

/// Short columns give way: their cells may take more lines beside a long text.
#[test]
fn a_long_column_of_a_landscape_table_gets_the_room() {
    let head = [
        "序号",
        "类别",
        "工作任务",
        "具体举措",
        "牵头领导",
        "责任单位",
        "配合单位",
        "完成时限",
    ];
    let rows: Vec<Vec<String>> = (0..40)
        .map(|i| {
            vec![
                (i + 1).to_string(),
                "综合治理".into(),
                "开展矛盾纠纷大排查".into(),
                MEASURES.repeat(2).chars().take(150 + i % 9 * 20).collect(),
                NAMES[i % 5].into(),
                UNITS[i % 5].into(),
                format!(
                    "{}、{}、退役军人服务站",
                    UNITS[(i + 1) % 5],
                    UNITS[(i + 2) % 5]
                ),
                "2026年6月底前".into(),
            ]
        })
        .collect();
    let pages = set_table(&head, &rows, true);
    let widths = &pages.seams.tables[0].columns;
    assert!(widths[3] > 85.0, "{widths:?}");
    assert!(pages.pages.len() <= 26, "{} pages", pages.pages.len());
    for row in &rows {
        for whole in [&row[0], &row[4], &row[5]] {
            assert!(
                whole.chars().count() > 3 || has_line(&pages, whole),
                "{whole} is broken"
            );
        }
    }
}

#[test]
fn tables_of_two_to_fourteen_columns_have_no_column_of_one_character() {
    let heads = [
        "序号",
        "姓名",
        "性别",
        "出生年月",
        "文化程度",
        "所属社区",
        "岗位名称",
        "从业时间",
        "联系电话",
        "培训期次",
        "学时",
        "得分",
        "建筑面积（平方米）",
        "备注",
    ];
    let row = |i: usize| -> Vec<String> {
        [
            &(i + 1).to_string(),
            NAMES[i % 5],
            "女",
            "1988.09",
            "大学专科",
            "第三社区",
            "网格员",
            "2021年3月",
            "13800001234",
            "第2期",
            "24",
            "92.5",
            "18,085",
            "",
        ]
        .map(str::to_string)
        .to_vec()
    };
    for count in 2..=heads.len() {
        for landscape in [false, true] {
            let rows: Vec<Vec<String>> = (0..12).map(|i| row(i)[..count].to_vec()).collect();
            let pages = set_table(&heads[..count], &rows, landscape);
            let widths = &pages.seams.tables[0].columns;
            // Two characters of the type and the padding.
            let least = 2.0 * pages.seams.tables[0].size * 25.4 / 72.0 + 2.9;
            if landscape || count <= 9 {
                assert!(widths.iter().all(|w| *w > least), "{count}: {widths:?}");
            }
            if landscape && count > 9 {
                for whole in ["13800001234", "林浩然", "1988.09", "92.5", "第2期"] {
                    let here = rows.iter().flatten().any(|text| text == whole);
                    assert!(
                        !here || has_line(&pages, whole),
                        "{count}: {whole} is broken"
                    );
                }
            }
        }
    }
}

#[test]
fn a_row_that_heads_others_is_never_the_last_of_a_page() {
    let mut split = 0;
    for before in 20..50 {
        let plain = |name: &str| row(&[name, "一", "二"]);
        let mut rows: Vec<Row> = (0..before).map(|_| plain("行")).collect();
        let mut group = row(&["组头"]);
        group.cells[0].colspan = 3;
        group.kind = RowKind::Group;
        rows.push(group);
        rows.extend(["组里", "组里", "末行"].map(plain));
        let table = Block::Table(table(&["村", "户", "人"], rows));
        let pages = set(Form::Plain, vec![table]).pages;
        let page_of = |word: &str| {
            let mut found = pages.iter();
            found.position(|page| texts(page).any(|run| run.text == word))
        };
        assert_eq!(page_of("组头"), page_of("组里"), "{before}");
        split += usize::from(page_of("行") != page_of("组头"));
    }
    assert!(split > 0);
}

#[test]
fn one_long_remark_is_no_tower_in_a_crowded_rota() {
    let head = [
        "日期",
        "星期",
        "带班领导",
        "白班",
        "夜班",
        "应急备勤",
        "备注",
    ];
    let rows = (1..=12).map(|day| {
        let remark = match day {
            2 => "原为丁然，改由邓海涛值班；参加值守演练",
            _ => "",
        };
        let cells = [
            &format!("10月{day}日"),
            "周五",
            "欧阳子轩",
            "信访办李敏",
            "信访办李敏",
            "和园社区李敏、徐长林",
            remark,
        ];
        cells.map(str::to_string).to_vec()
    });
    let pages = set_table(&head, &rows.collect::<Vec<_>>(), false);
    let remark = pages.seams.tables[0].columns[6];
    let size = pages.seams.tables[0].size;
    // Four hanzi at least, within the padding of 1 mm or so on each side.
    let cell = size * 25.4 / 72.0;
    assert!(remark > 4.0 * cell + 2.0, "{remark} mm at {size} pt");
}

/// In a column of names two hanzi are as wide as three, as in lists; the text has no
/// blank between them. The time in a head is not broken.
#[test]
fn short_names_of_a_rota_are_spread_and_times_in_its_head_stay_whole() {
    let rows = [["5月1日", "江可欣"], ["5月2日", "何静"], ["5月3日", "—"]];
    let mut table = table(
        &["日期", "白班（8:30—17:30）"],
        rows.iter().map(|texts| row(texts)).collect(),
    );
    table.columns[1].names = true;
    // Narrow enough that the head has to take two lines.
    table.columns.push(table.columns[0].clone());
    table.head[0].cells.push(cell("备注"));
    for row in &mut table.body {
        row.cells.push(cell(&"值守演练，".repeat(20)));
    }
    let pages = set(Form::Plain, vec![Block::Table(table)]);
    let find = |text: &str| texts(&pages.pages[0]).find(|run| run.text == text);
    let (long, short) = (find("江可欣").unwrap(), find("何静").unwrap());
    near(short.x, long.x, 0.05);
    near(short.glyphs[1].x, long.glyphs[2].x, 0.05);
    let lines = lines(&pages.pages[0]);
    let time = lines
        .iter()
        .any(|line| line.text.contains("（8:30—17:30）"));
    assert!(time, "{lines:#?}");
}

/// Of a unit no line ends inside, while another column has room or a smaller size of
/// type makes it.
#[test]
fn units_stay_whole_in_seven_columns() {
    let head = [
        "序号",
        "条款",
        "工作任务",
        "牵头领导",
        "牵头单位",
        "责任单位",
        "完成时限",
    ];
    let units = ["城管办", "公共服务办", "供水保障中心", "养老儿童科"];
    let rows: Vec<Vec<String>> = (0..12)
        .map(|i| {
            vec![
                (i + 1).to_string(),
                format!("四（一）{}", i + 1),
                "清除通道堵塞".into(),
                NAMES[i % 5].into(),
                units[i % 4].into(),
                format!("{}、街道各科室", units[(i + 1) % 4]),
                ["每月28日前", "12月18日前"][i % 2].into(),
            ]
        })
        .collect();
    let pages = set_table(&head, &rows, false);
    let others = ["街道各科室", "每月28日前", "12月18日前"];
    for unit in units.iter().chain(&others) {
        assert!(has_line(&pages, unit), "{unit} is broken");
    }
    assert!(pages.seams.tables[0].size >= 10.5);
}

/// A short column of one name is as wide in tables of other heads.
#[test]
fn short_columns_of_one_name_are_as_wide_in_all_tables() {
    let text =
        |from: usize, count: usize| MEASURES.chars().skip(from).take(count).collect::<String>();
    let goals = table(
        &["序号", "指标", "责任单位", "完成时限"],
        vec![row(&["1", &text(0, 70), "信访办", "9月底前"])],
    );
    let tasks = table(
        &["序号", "工作任务", "具体举措", "责任单位", "完成时限"],
        vec![row(&[
            "1",
            "排查",
            &text(20, 60),
            "综治中心、司法所",
            "12月18日前",
        ])],
    );
    let pages = set(
        Form::Plain,
        vec![Block::Table(goals), body("分工如下："), Block::Table(tasks)],
    );
    let widths = |n: usize| pages.seams.tables[n].columns.clone();
    let (goals, tasks) = (widths(0), widths(1));
    near(goals.iter().sum(), 156.0, 0.01);
    near(goals[3], tasks[4], 0.05);
}
