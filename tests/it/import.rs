//! Spreadsheets as offices have them become data, row by row; hostile ones are
//! refused in good time.

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use proptest::prelude::*;

use crate::common::folder::{Folder, said};

/// A workspace of its own, with nothing in it but an organisation.
fn workspace() -> Folder {
    let folder = Folder::new();
    folder.write("data/o.yaml", "organisation: {name: 青石街道办事处}\n");
    folder
}

/// A workspace in which the program reads a table of text.
fn read_in(rows: &[Vec<String>]) -> (Folder, String) {
    let root = workspace();
    let lines = rows.iter().map(|row| row.join(",") + "\n");
    root.write("t.csv", lines.collect::<String>());
    let output = root.run(&["import", "t.csv"]);
    let words = said(&output);
    (root, words)
}

/// A list with a title, two head rows, merged cells, a formula and remarks.
fn roster(path: &Path, phone: &str, last: &str) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("在职人员").unwrap();
    let plain = Format::new();
    sheet
        .merge_range(0, 0, 0, 6, "青石街道干部花名册", &plain)
        .unwrap();
    for (column, head) in [
        (0, "序号"),
        (1, "姓名"),
        (2, "部门"),
        (3, "职务"),
        (6, "任职时间"),
    ] {
        sheet
            .merge_range(1, column, 2, column, head, &plain)
            .unwrap();
    }
    sheet.merge_range(1, 4, 1, 5, "联系方式", &plain).unwrap();
    sheet.write_string(2, 4, "手机").unwrap();
    sheet.write_string(2, 5, "微信").unwrap();
    sheet.merge_range(3, 2, 4, 2, "信访办", &plain).unwrap();
    let day = Format::new().set_num_format("yyyy/m/d");
    let date = ExcelDateTime::from_ymd(2024, 3, 15).unwrap();
    for (row, name, title) in [
        (3, "何　静", "主任"),
        (4, "方圆", "科员"),
        (5, last, "科员"),
    ] {
        sheet
            .write_formula(row, 0, Formula::new(format!("ROW()-{row}")).set_result("1"))
            .unwrap();
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_string(row, 3, title).unwrap();
        sheet
            .write_datetime_with_format(row, 6, &date, &day)
            .unwrap();
    }
    sheet.write_number(3, 4, 13_800_000_001_f64).unwrap();
    sheet.write_string(4, 4, phone).unwrap();
    sheet.write_string(5, 2, "司法所").unwrap();
    sheet.write_string(7, 0, "注：本表由党政办填写").unwrap();
    book.save(path).unwrap();
}

#[test]
fn a_list_becomes_an_organisation_that_loads() {
    let root = workspace();
    roster(&root.join("名册.xlsx"), "13800000002", "严立新");
    let output = root.run(&["import", "名册.xlsx"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("共8行，3行读入3人；待核0行，标题和表头3行，空行1行"),
        "{}",
        said(&output)
    );
    assert!(
        said(&output).contains("没有用到的列：微信"),
        "{}",
        said(&output)
    );
    let yaml = root.read("data/organisation-import.yaml");
    for line in [
        "姓名: 何静",
        "电话: \"13800000001\"",
        "任职起: 2024-03-15",
        "所在科室: 信访办",
        "名称: 司法所",
    ] {
        assert!(yaml.contains(line), "{line} in {yaml}");
    }
    assert!(!yaml.contains("ROW"), "{yaml}");
    let check = root.run(&["check"]);
    assert!(check.status.success(), "{}", said(&check));
    let who = root.run(&["where", "何静", "--on", "2026-01-01"]);
    assert!(said(&who).contains("主任"), "{}", said(&who));
    // A file that exists is never touched.
    let again = root.run(&[
        "import",
        "名册.xlsx",
        "--to",
        "data/organisation-import.yaml",
    ]);
    assert!(said(&again).contains("file-exists"), "{}", said(&again));
    assert_eq!(yaml, root.read("data/organisation-import.yaml"));
}

#[test]
fn a_second_list_is_compared_and_becomes_a_change() {
    let root = workspace();
    roster(&root.join("名册.xlsx"), "13800000002", "严立新");
    assert!(root.run(&["import", "名册.xlsx"]).status.success());
    roster(&root.join("新名册.xlsx"), "13900000009", "沈亦舟");
    let args = [
        "import",
        "新名册.xlsx",
        "--as-change",
        "data/changes/new.yaml",
        "--date",
        "2026-07-01",
    ];
    let output = root.run(&args);
    let words = said(&output);
    assert!(
        words.contains("新到1人，表里没有1人，职务不同0人，电话不同1人"),
        "{words}"
    );
    assert!(
        words.contains("13800000002") && words.contains("13900000009"),
        "{words}"
    );
    // Silence is no dismissal: whoever is missing is a question, no instruction.
    let change = root.read("data/changes/new.yaml");
    let gone = "#    - 姓名: 严立新\n#      不再担任:";
    assert!(change.contains(gone), "{change}");
    root.edit(
        "data/changes/new.yaml",
        "#    - 姓名: 严立新\n#",
        "    - 姓名: 严立新\n",
    );
    let preview = root.run(&["change", "preview", "data/changes/new.yaml"]);
    assert!(preview.status.success(), "{}", said(&preview));
    let apply = root.run(&["change", "apply", "data/changes/new.yaml"]);
    assert!(apply.status.success(), "{}", said(&apply));
    let who = root.run(&["where", "沈亦舟", "--on", "2026-08-01"]);
    assert!(said(&who).contains("科员"), "{}", said(&who));
}

#[test]
fn a_list_of_part_of_the_office_dismisses_nobody() {
    let root = Folder::sample();
    root.write(
        "part.csv",
        "姓名,部门,职务\n何静,信访办,信访办主任\n沈亦舟,信访办,科员\n",
    );
    let args = [
        "import",
        "part.csv",
        "--as-change",
        "data/changes/part.yaml",
    ];
    let words = said(&root.run(&args));
    let change = root.read("data/changes/part.yaml");
    for text in [&words, &change] {
        assert!(
            text.contains("表里2人，资料里任职的36人，像是一部分"),
            "{text}"
        );
    }
    let active = |line: &&str| line.trim_start().starts_with("不再担任");
    assert_eq!(
        change.lines().filter(active).collect::<Vec<_>>(),
        [""; 0],
        "{change}"
    );
    // Of the office in the list whoever is missing is asked about, nobody else.
    let asked = change
        .lines()
        .filter(|line| line.contains("不在表里："))
        .count();
    assert!((1..6).contains(&asked), "{asked}: {change}");
}

#[test]
fn gbk_text_and_responsibility_tables_are_read() {
    let root = workspace();
    let text = "姓名,科室,职务\n张三,信访办,主任\n";
    let (bytes, ..) = encoding_rs::GBK.encode(text);
    root.write("a.csv", bytes);
    assert!(root.run(&["import", "a.csv"]).status.success());
    let table = "序号,工作任务,责任单位,完成时限\n1,排查矛盾,信访办、外单位,6月底前\n合计,,,\n";
    root.write("t.csv", table);
    let output = root.run(&["import", "t.csv", "--to", "t.yaml"]);
    assert!(output.status.success(), "{}", said(&output));
    let yaml = root.read("t.yaml");
    assert!(
        yaml.contains("责任单位: [信访办, {文字: 外单位}]"),
        "{yaml}"
    );
    assert!(yaml.contains("完成时限: \"6月底前\""), "{yaml}");
}

#[test]
fn tasks_keep_paragraphs_and_days() {
    let root = workspace();
    let table = "序号,重点任务,具体措施,完成时限\n\
        1,走访独居老人,\"1.建立台账\n2.每周走访\",46173\n\
        2,检修消防栓,全面检查,20261031\n\
        3,组织演练,,2026.1\n小计,3项,,\n";
    root.write("t.csv", table);
    let words = said(&root.run(&["import", "t.csv", "--to", "t.yaml"]));
    let yaml = root.read("t.yaml");
    for line in [
        "具体举措: \"1.建立台账\\n\\n2.每周走访\"",
        "完成时限: \"2026-05-31\"",
        "完成时限: \"2026-10-31\"",
    ] {
        assert!(yaml.contains(line), "{line}\n{yaml}");
    }
    assert!(
        words.contains("读入3项任务") && words.contains("说明1行"),
        "{words}"
    );
    assert_eq!(words.matches("数字是日期").count(), 2, "{words}");
    root.write(
        "u.csv",
        "工作任务,责任单位,时限\n值守,党政办 平安办,6月底\n",
    );
    root.well(&["import", "u.csv", "--to", "u.yaml"]);
    let units = root.read("u.yaml");
    assert!(
        units.contains("[{文字: 党政办}, {文字: 平安办}]"),
        "{units}"
    );
    assert!(
        words.contains("是1月还是10月") && !words.contains("类别空着"),
        "{words}"
    );
}

#[test]
fn a_later_list_is_compared_as_people_read_it() {
    let root = workspace();
    let head = "姓名,科室,职务,电话\n";
    let first = "阿依努尔·买买提,信访办,主任,5550501\n何静,司法所,所长,0631-5550502\n\
        高远,城管办,主任,5550503\n潘国栋,城管办,副主任,5550504\n";
    root.write("a.csv", format!("{head}{first}"));
    root.well(&["import", "a.csv"]);
    let second = "阿依努尔•买买提,信访办公室,主任,5550501\n何　静,司法所,司法所所长,06315550502\n\
        \u{2FBC}远,城管办,城管办主任,5550503\n潘国栋,城管办,副主任（主持工作）,5550504\n";
    root.write("b.csv", format!("{head}{second}"));
    let words = root.well(&["import", "b.csv"]);
    let none = "新到0人，表里没有0人，职务不同0人，电话不同0人";
    assert!(words.contains(none), "{words}");
    // A deputy who became the head is no small matter of writing.
    root.write(
        "c.csv",
        format!("{head}{}", second.replace("副主任（主持工作）", "主任")),
    );
    let words = root.well(&["import", "c.csv"]);
    assert!(words.contains("职务不同1人"), "{words}");
}

#[test]
fn hostile_files_are_refused() {
    let root = workspace();
    roster(&root.join("good.xlsx"), "1", "严立新");
    let good = std::fs::read(root.join("good.xlsx")).unwrap();
    root.write("cut.xlsx", &good[..good.len() / 2]);
    root.write("text.xlsx", "这不是表格");
    root.write("plan.doc", compound("WordDocument", vec![0; 9]));
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    root.write("locked.xlsx", bytes);
    let bomb = std::fs::File::create(root.join("bomb.xlsx")).unwrap();
    let mut zip = zip::ZipWriter::new(bomb);
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/workbook.xml", options).unwrap();
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..300 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap();
    for (file, code) in [
        ("cut.xlsx", "file-damaged"),
        ("text.xlsx", "unknown-file-kind"),
        ("plan.doc", "file-damaged"),
        ("locked.xlsx", "file-encrypted"),
        ("bomb.xlsx", "unpacks-too-large"),
        ("none.xlsx", "file-unreadable"),
    ] {
        let output = root.run(&["import", file]);
        assert_eq!(output.status.code(), Some(2), "{file}: {}", said(&output));
        assert!(said(&output).contains(code), "{file}: {}", said(&output));
        assert!(!root.join("data/organisation-import.yaml").exists());
    }
}

/// A compound file with one stream, as XLS files are.
fn compound(stream_name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    stream.resize(stream.len().next_multiple_of(512).max(4096), 0);
    let sectors = stream.len() / 512;
    let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    file.resize(24, 0);
    file.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    file.resize(44, 0);
    let mut header = vec![1_u32, 1, 0, 4096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0, 0];
    header.resize(9 + 108, 0xFFFF_FFFF);
    file.extend(header.iter().flat_map(|n| n.to_le_bytes()));
    // What follows what: the table itself, the folder, the stream.
    let mut table = vec![0xFFFF_FFFD, 0xFFFF_FFFE];
    table.extend((0..sectors).map(|n| {
        if n + 1 < sectors {
            n as u32 + 3
        } else {
            0xFFFF_FFFE
        }
    }));
    table.resize(128, 0xFFFF_FFFF);
    file.extend(table.iter().flat_map(|n| n.to_le_bytes()));
    for (name, kind, start, size) in [
        ("Root Entry", 5, 0xFFFF_FFFE, 0),
        (stream_name, 2, 2, stream.len()),
    ] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend([(name.len() * 2 + 2) as u8, 0, kind, 1]);
        entry.extend([0xFF; 8]);
        entry.extend(if kind == 5 { 1_u32 } else { 0xFFFF_FFFF }.to_le_bytes());
        entry.resize(116, 0);
        entry.extend(u32::to_le_bytes(start));
        entry.extend(u32::to_le_bytes(size as u32));
        entry.resize(128, 0);
        file.extend(entry);
    }
    file.resize(512 * 3, 0);
    file.extend(stream);
    file
}

/// A record of an XLS file.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut all = kind.to_le_bytes().to_vec();
    all.extend((data.len() as u16).to_le_bytes());
    all.extend(data);
    all
}

/// A workbook of one sheet with texts; the rows named are hidden, the cells
/// struck out.
fn xls(cells: &[(u16, u16, &str)], hidden: u16, struck: (u16, u16)) -> Vec<u8> {
    let begin = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut book = begin.clone();
    book.extend(record(0x0031, &[200, 0, 0, 0, 0, 0, 0, 0]));
    book.extend(record(0x0031, &[200, 0, 8, 0, 0, 0, 0, 0]));
    book.extend(record(0x00E0, &[0; 20]));
    book.extend(record(0x00E0, &[&[1, 0][..], &[0; 18]].concat()));
    let place = book.len() as u32 + 4 + 14 + 4;
    let name = [&place.to_le_bytes()[..], &[0, 0, 6, 0], b"Sheet1"].concat();
    book.extend(record(0x0085, &name));
    book.extend(record(0x000A, &[]));
    book.extend(begin);
    let row = [&hidden.to_le_bytes()[..], &[0; 10], &[0x20, 0, 0, 0]].concat();
    book.extend(record(0x0208, &row));
    for (row, column, text) in cells {
        let format = u16::from((*row, *column) == struck);
        let mut data: Vec<u8> = [*row, *column, format]
            .iter()
            .flat_map(|n| n.to_le_bytes())
            .collect();
        data.extend((text.encode_utf16().count() as u16).to_le_bytes());
        data.push(1);
        data.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        book.extend(record(0x0204, &data));
    }
    book.extend(record(0x000A, &[]));
    compound("Workbook", book)
}

#[test]
fn spreadsheets_that_eat_the_machine_are_refused() {
    let root = workspace();
    let corners = [(0, 0, "姓名"), (65_535, 255, "甲")];
    root.write("corner.xls", xls(&corners, 9, (9, 9)));
    // One long text in very many cells.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = "长".repeat(30_000);
    for row in 0..1_000 {
        sheet.write_string(row, 0, &text).unwrap();
    }
    book.save(root.join("many.xlsx")).unwrap();
    root.write(
        "open.csv",
        format!("姓名,职务\n\"甲,乙\n{}", "丙,丁\n".repeat(100_000)),
    );
    for (file, code) in [
        ("corner.xls", "too-many-rows"),
        ("many.xlsx", "unpacks-too-large"),
        ("open.csv", "quote-not-closed"),
    ] {
        let output = root.run(&["import", file]);
        assert_eq!(output.status.code(), Some(2), "{file}: {}", said(&output));
        assert!(said(&output).contains(code), "{file}: {}", said(&output));
    }
}

#[test]
fn an_xls_that_its_reader_gives_up_on_is_damaged() {
    let root = workspace();
    let good = xls(
        &[
            (0, 0, "姓名"),
            (0, 1, "职务"),
            (1, 0, "张三"),
            (1, 1, "主任"),
        ],
        9,
        (9, 9),
    );
    root.write("good.xls", &good);
    assert!(root.run(&["import", "good.xls"]).status.success());
    // Every byte of the records another: never a panic, whatever is wrong.
    for at in (0..512).step_by(3) {
        let mut bytes = good.clone();
        bytes[512 * 3 + at] ^= 0xFF;
        root.write("bad.xls", bytes);
        let output = root.run(&["import", "bad.xls", "--to", &format!("o/{at}.yaml")]);
        let words = said(&output);
        assert!(matches!(output.status.code(), Some(0..=2)), "{at}: {words}");
        assert!(!words.contains("panicked"), "{at}: {words}");
    }
}

/// A list of which some have left, as people see and write it.
fn list_with_those_who_left(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("2026").unwrap();
    let struck = Format::new().set_font_strikethrough();
    let rows = [
        ["姓名", "社区", "职务", "状态", "备注", "电话"],
        ["江可欣", "南苑社区", "书记", "在岗", "", "5550101"],
        ["丁然", "北关社区", "书记", "在岗", "", "5550102"],
        ["邓海涛", "南苑社区", "委员", "", "", "5550103"],
        ["姚桂英", "南苑社区", "委员", "", "", "5550104"],
        ["贺春梅", "南苑社区", "委员", "退休", "", "5550105"],
        ["白帆", "南苑社区", "委员", "", "已调离", "5550106"],
        ["高远", "南苑社区", "副书记（主持工作）", "", "", "5550107"],
        ["方正平", "南苑社区", "委员兼文书", "", "公益岗", "5550108"],
        ["何静", "南苑社区", "委员", "", "", "5550109"],
        ["何静", "北关社区", "委员", "", "", "5550109"],
        ["李敏", "南苑社区", "文书", "", "", "5550110"],
        ["李敏", "北关社区", "文书", "", "", "5550111"],
        ["何静", "南苑社区", "委员", "", "", "5550199"],
        ["苏一帆", "南苑社区", "书记", "", "", "5550112"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            sheet
                .write_string(row as u32, column as u16, *text)
                .unwrap();
        }
    }
    sheet.set_row_hidden(3).unwrap();
    sheet
        .write_string_with_format(4, 0, "姚桂英", &struck)
        .unwrap();
    let old = book.add_worksheet();
    old.set_name("2024").unwrap();
    for (column, text) in ["姓名", "社区", "职务"].iter().enumerate() {
        old.write_string(0, column as u16, *text).unwrap();
    }
    for (column, text) in ["崔国强", "东桥社区", "书记"].iter().enumerate() {
        old.write_string(1, column as u16, *text).unwrap();
    }
    book.add_worksheet()
        .set_name("字典")
        .unwrap()
        .set_hidden(true);
    book.save(path).unwrap();
}

#[test]
fn whoever_may_have_left_is_asked_about() {
    let root = workspace();
    list_with_those_who_left(&root.join("名册.xlsx"));
    let output = root.run(&["import", "名册.xlsx"]);
    assert!(output.status.success(), "{}", said(&output));
    let words = said(&output);
    let yaml = root.read("data/organisation-import.yaml");
    // Those who may have left stand behind “#”, and why.
    for (name, why) in [
        ("邓海涛", "这一行是隐藏的，没有读入"),
        ("姚桂英", "姓名划掉了，没有读入"),
        ("贺春梅", "写着已不在岗，没有读入"),
        ("白帆", "写着已不在岗，没有读入"),
        ("崔国强", "在旧年份的工作表里，没有读入"),
    ] {
        let line = yaml
            .lines()
            .find(|line| line.contains(&format!("- 姓名: {name}")));
        let line = line.unwrap_or_else(|| panic!("{name}: {yaml}"));
        assert!(line.starts_with('#') && line.contains(why), "{line}");
        assert!(words.contains(why), "{words}");
    }
    // The others are read, and what was guessed is said in both places.
    for (name, why) in [
        ("江可欣", "一个正职有几个人"),
        ("高远", "怎样任职，写成任职方式"),
        ("方正平", "一格里有几个职务"),
        ("方正平", "公益岗"),
        ("何静", "同名"),
        ("何静", "重复，电话却不同"),
    ] {
        let line = yaml
            .lines()
            .find(|line| line.contains(&format!("姓名: {name}  #")));
        let line = line.unwrap_or_else(|| panic!("{name}: {yaml}"));
        assert!(!line.starts_with('#') && line.contains(why), "{line}");
        assert!(why == "公益岗" || words.contains(why), "{words}");
    }
    assert!(
        words.contains("李敏：南苑社区文书、北关社区文书"),
        "{words}"
    );
    assert!(
        yaml.contains("任职方式: 主持工作") && yaml.contains("职务名称: 南苑社区副书记  #"),
        "{yaml}"
    );
    assert!(words.contains("工作表“字典”是隐藏的，没有读"), "{words}");
    // Two communities have a secretary each.
    assert_eq!(yaml.matches("社区书记  #").count(), 3, "{yaml}");
    let check = root.run(&["check"]);
    assert!(check.status.success(), "{}", said(&check));
}

/// A list as LibreOffice saves it: cells with a style and a text.
fn ods(path: &Path, rows: &[(&str, [(&str, &str); 2])]) {
    let rows = rows.iter().map(|(visibility, cells)| {
        let cells = cells.iter().map(|(style, text)| {
            format!(
                r#"<table:table-cell table:style-name="{style}" office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
            )
        });
        let cells: String = cells.collect();
        format!(r#"<table:table-row table:visibility="{visibility}">{cells}</table:table-row>"#)
    });
    let rows: String = rows.collect();
    let spaces = ["office", "table", "text", "style"]
        .map(|name| format!(r#"xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0""#));
    let content = format!(
        r#"<office:document-content {}><office:automatic-styles><style:style style:name="gone"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="名册">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        spaces.join(" ")
    );
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
        ),
        ("content.xml", &content),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn hidden_and_struck_out_rows_are_seen_in_every_format() {
    let root = workspace();
    let rows = [
        ("visible", [("", "姓名"), ("", "职务")]),
        ("collapse", [("", "邓海涛"), ("", "科员")]),
        ("visible", [("gone", "姚桂英"), ("", "科员")]),
        ("visible", [("", "江可欣"), ("", "科员")]),
    ];
    ods(&root.join("a.ods"), &rows);
    let cells = rows.iter().zip(0..).flat_map(|((_, cells), row)| {
        cells
            .iter()
            .zip(0..)
            .map(move |((_, text), column)| (row, column, *text))
    });
    root.write("a.xls", xls(&cells.collect::<Vec<_>>(), 1, (2, 0)));
    for file in ["a.ods", "a.xls"] {
        let to = format!("{file}.yaml");
        let output = root.run(&["import", file, "--to", &to]);
        assert!(output.status.success(), "{file}: {}", said(&output));
        let yaml = root.read(&to);
        for line in [
            "#  - 姓名: 邓海涛  # 2；这一行是隐藏的",
            "#  - 姓名: 姚桂英  # 3；姓名划掉了",
            "\n  - 姓名: 江可欣  # 4\n",
        ] {
            assert!(yaml.contains(line), "{file}: {line}\n{yaml}");
        }
    }
}

#[test]
fn telephones_and_titles_of_one_cell_stay_apart() {
    let root = workspace();
    let list = "科室,姓名,职务,办公电话,手机\n\
        党政办,\"江可欣、丁然\",科员,\"5550401、5550402\",\n\
        平安办,\"方正平\n苏一帆\",科员,5550404,\n\
        城管办,潘国栋 邓海涛,\"科员\n调解员\",6315550406,13800000001\n";
    root.write("名册.csv", list);
    let words = said(&root.run(&["import", "名册.csv"]));
    let yaml = root.read("data/organisation-import.yaml");
    for line in [
        "姓名: 江可欣  # 2；一格里有几个人，按几个人读\n    电话: \"5550401\"",
        "姓名: 丁然  # 2；一格里有几个人，按几个人读\n    电话: \"5550402\"",
        "职务名称: \"科员、调解员\"",
    ] {
        assert!(yaml.contains(line), "{line}\n{yaml}");
    }
    for doubt in ["几个人的电话个数对不上，没有写", "可能少了开头的0"] {
        assert!(words.contains(doubt), "{doubt}\n{words}");
    }
    assert!(
        yaml.contains("姓名: 潘国栋") && yaml.contains("姓名: 邓海涛"),
        "{yaml}"
    );
}

#[test]
fn what_is_left_out_of_a_row_is_asked_about() {
    let root = workspace();
    let list = "姓名,科室,职务,任职时间\n江可欣,党政办,主任,45413\n丁然,,科员,2024-05-06\n";
    root.write("n.csv", list);
    let words = root.well(&["import", "n.csv"]);
    assert!(words.contains("45413 2024-05-01"), "{words}");
    assert!(words.contains("丁然 党政办"), "{words}");
    let yaml = root.read("data/organisation-import.yaml");
    assert!(yaml.contains("任职起: 2024-05-01\n"), "{yaml}");
}

#[test]
fn two_people_of_one_cell_have_ids_of_their_own() {
    let root = workspace();
    root.write(
        "n.csv",
        "姓名,部门,职务,手机\n\"何静,李敏\",信访办,主任,13800000001\n\
         \"何静,李敏\",司法所,主任,\"13800000002,13800000003\"\n\
         \"何静,李敏\",综治办,主任,\"13800000004,13800000005\"\n",
    );
    root.run(&["import", "n.csv"]);
    let check = root.run(&["check"]);
    assert!(
        check.status.success(),
        "{}\n{}",
        said(&check),
        root.read("data/organisation-import.yaml")
    );
}

/// What is beside the names is taken, asked about, or listed: faults of formulas,
/// comments, two columns of posts, titles in the column of names, heads of two rows.
#[test]
fn nothing_in_a_cell_is_passed_over() {
    let root = workspace();
    let read = |name: &str, text: &str| {
        root.write(name, text);
        let said = root.well(&["import", name]);
        let yaml = root.read("data/organisation-import.yaml");
        std::fs::remove_file(root.join("data/organisation-import.yaml")).unwrap();
        (said, yaml)
    };
    let (_, yaml) = read(
        "posts.csv",
        "姓名,党内职务,行政职务\n林浩然,党工委副书记,办事处主任\n吴建国,党工委委员,\n",
    );
    assert!(yaml.contains("党工委副书记、办事处主任"), "{yaml}");
    assert!(yaml.contains("职务: 党工委委员"), "{yaml}");
    let (_, yaml) = read(
        "names.csv",
        "姓名,科室,电话\n林浩然（主任）,党政办,5550101\n何静 副主任,党政办,5550102\n吴建国同志,平安办,5550103\n",
    );
    for whole in [
        "党政办主任",
        "党政办副主任",
        "姓名: 吴建国\n",
        "\"5550102\"",
    ] {
        assert!(
            yaml.contains(whole) || yaml.contains(&whole.replace('\n', "  #")),
            "{whole}: {yaml}"
        );
    }
    assert!(!yaml.contains("姓名: 副主任"), "{yaml}");
    let (said, _) = read("units.csv", "姓名,科室,职务\n何静,党政办/司法所,主任\n");
    assert!(said.contains("一格里有几个科室"), "{said}");
    // Below a narrow list begins a wider one.
    let (_, yaml) = read(
        "below.csv",
        "序号,姓名\n1,林浩然\n\n姓名,籍贯,职务\n何静,某地,科员\n",
    );
    assert!(
        yaml.contains("- 姓名: 何静") && !yaml.contains("姓名: 某地"),
        "{yaml}"
    );
    root.write(
        "tasks.csv",
        "类别,任务,责任单位,,时限\n,,牵头,配合,\n排查,入户走访,平安办,各社区,6月底\n排查,登记造册,平安办,—,7月底\n",
    );
    root.well(&["import", "tasks.csv"]);
    let tasks = root.read("output/tasks-import.yaml");
    assert!(tasks.contains("配合单位: [{文字: 各社区}]"), "{tasks}");
    assert!(!tasks.contains('—'), "{tasks}");
}

#[test]
fn faults_and_comments_of_a_spreadsheet_are_told() {
    let root = workspace();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (n, head) in ["姓名", "科室", "职务"].into_iter().enumerate() {
        sheet.write(0, n as u16, head).unwrap();
    }
    for (n, row) in [["林浩然", "党政办", ""], ["何静", "党政办", "副主任"]]
        .iter()
        .enumerate()
    {
        for (c, text) in row.iter().enumerate() {
            sheet.write(n as u32 + 1, c as u16, *text).unwrap();
        }
    }
    let fault = rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A");
    sheet.write(1, 2, fault).unwrap();
    let note = rust_xlsxwriter::Note::new("6月起调平安办");
    sheet.insert_note(2, 0, &note).unwrap();
    std::fs::write(root.join("t.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let said = root.well(&["import", "t.xlsx"]);
    assert!(said.contains("6月起调平安办"), "{said}");
    assert!(said.contains("第2行") && said.contains("#N/A"), "{said}");
    assert!(
        !root
            .read("data/organisation-import.yaml")
            .contains("职务: \"#N/A")
    );
}

/// Columns of a list as its head names them.
const COLUMNS: [&str; 6] = ["序号", "姓名", "部门", "职务", "电话", "籍贯"];

/// A list: which columns it has besides the name, how many people, whether a
/// title stands above it.
type List = (Vec<bool>, usize, bool);

/// Lists below each other and beside each other, row by row, and the people.
fn sheet_of(lists: &[Vec<List>]) -> (Vec<Vec<String>>, Vec<String>) {
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for beside in lists {
        let mut blocks: Vec<Vec<Vec<String>>> = Vec::new();
        for (has, count, titled) in beside {
            let mut columns: Vec<&str> = COLUMNS.to_vec();
            let mut kept = has.iter();
            columns.retain(|c| *c == "姓名" || *kept.next().unwrap_or(&true));
            // One column that is understood makes no list.
            if columns.iter().all(|c| matches!(*c, "姓名" | "籍贯")) {
                columns.push("职务");
            }
            let mut block = Vec::new();
            if *titled {
                block.push(vec!["机关工作人员".to_string()]);
            } else {
                block.push(Vec::new());
            }
            block.push(columns.iter().map(ToString::to_string).collect());
            for n in 0..*count {
                let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
                let number = names.len();
                let name = format!("王{}{}", digits[number / 9 % 9], digits[number % 9]);
                names.push(name.clone());
                block.push(
                    columns
                        .iter()
                        .map(|column| match *column {
                            "序号" => (n + 1).to_string(),
                            "姓名" => name.clone(),
                            "部门" => "党政办".into(),
                            "电话" => format!("555{number:04}"),
                            "籍贯" => "某地".into(),
                            _ => "科员".into(),
                        })
                        .collect(),
                );
            }
            blocks.push(block);
        }
        let height = blocks.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let mut row: Vec<String> = Vec::new();
            for block in &blocks {
                let width = block.iter().map(Vec::len).max().unwrap_or(0);
                let mut cells = block.get(n).cloned().unwrap_or_default();
                cells.resize(width + 1, String::new());
                row.extend(cells);
            }
            rows.push(row);
        }
    }
    (rows, names)
}

/// The numbers of a summary: all rows, then people, then what became of the rows.
fn numbers(words: &str) -> Vec<usize> {
    let line = words.lines().find(|line| line.contains("共")).unwrap_or("");
    let line = line.split_once("共").map_or("", |(_, rest)| rest);
    let parts = line.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nobody_is_lost_and_every_row_is_counted(
        lists in prop::collection::vec(
            prop::collection::vec(
                (prop::collection::vec(any::<bool>(), 5), 1_usize..4, any::<bool>()), 1..3),
            1..4),
    ) {
        let (rows, names) = sheet_of(&lists);
        let (root, words) = read_in(&rows);
        let yaml = root.read("data/organisation-import.yaml");
        for name in &names {
            prop_assert!(yaml.contains(&format!("- 姓名: {name}")), "{name}: {words}\n{yaml}");
        }
        let numbers = numbers(&words);
        let parts: usize = numbers[1] + numbers[3..].iter().sum::<usize>();
        prop_assert_eq!(numbers[2], names.len(), "{}", words);
        prop_assert_eq!(numbers[0], parts, "{}", words);
    }
}

/// A DOCX with elements that lie very deep in each other.
fn deep(path: &Path, element: &str, depth: usize) {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let (open, close) = (format!("<w:{element}>"), format!("</w:{element}>"));
    let inside = open.repeat(depth) + "<w:p/>" + &close.repeat(depth);
    let text = format!(r#"<w:document xmlns:w="{space}"><w:body>{inside}</w:body></w:document>"#);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap();
}

#[test]
fn documents_deeper_than_anybody_writes_are_refused() {
    let root = Folder::sample();
    for element in ["customXml", "sdt", "tbl"] {
        deep(&root.join("deep.docx"), element, 20_000);
        let output = root.run(&["compare", "deep.docx", "petition-2026"]);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{element}: {}",
            said(&output)
        );
        assert!(said(&output).contains("file-damaged"), "{}", said(&output));
    }
}

#[test]
fn a_list_added_to_an_office_doubles_nobody() {
    let root = Folder::sample();
    root.write(
        "more.csv",
        "姓名,科室,职务,电话\n\
         江可欣,党政办公室,主任,13900000009\n\
         林浩然,,党工委副书记、办事处主任,0631-555-0102\n\
         何静,信访办,信访办主任,0631-555-0115\n\
         苏一帆,信访办,副主任,0631-555-0118\n\
         李敏,信访办公室,副主任,0631-555-0122\n\
         史文,城管办,副主任,5550301\n\
         方舟,老龄办,主任,5550302\n\
         周桂芬,南苑社区,党委书记、居委会主任,0631-555-0126\n\
         赵明轩,街道领导,政法委员、综治中心主任,0631-555-0105\n",
    );
    root.well(&["import", "more.csv", "--to", "data/more.yaml"]);
    let yaml = root.read("data/more.yaml");
    let live: Vec<&str> = yaml.lines().filter(|line| !line.starts_with('#')).collect();
    let live = live.join("\n");
    for name in [
        "江可欣",
        "林浩然",
        "何静",
        "李敏",
        "苏一帆",
        "周桂芬",
        "赵明轩",
    ] {
        assert!(!live.contains(&format!("姓名: {name}")), "{name} in {yaml}");
    }
    // Only what is new; ids are like those of other offices.
    for line in [
        "姓名: 史文",
        "编号: urban-deputy",
        "所在科室: urban",
        "名称: 老龄办",
        "姓名: 方舟",
    ] {
        assert!(live.contains(line), "{line} in {yaml}");
    }
    assert_eq!(yaml.matches("职务名称:").count(), 2, "{yaml}");
    assert!(!yaml.contains("街道领导"), "{yaml}");
    // Another telephone, and a post besides, are for somebody to decide.
    for line in [
        "江可欣 0631-555-0112 → 13900000009",
        "苏一帆现任经发办主任",
        "#  - 职务: petitions-deputy",
    ] {
        assert!(yaml.contains(line), "{line} in {yaml}");
    }
    let check = root.run(&["check"]);
    assert!(check.status.success(), "{}", said(&check));
    let who = said(&root.run(&["where", "史文", "--on", "2026-04-10"]));
    assert!(who.contains("副主任"), "{who}");
}

#[test]
fn who_leads_what_is_taken_from_the_list() {
    let root = workspace();
    root.write(
        "t.csv",
        "姓名,职务,分管工作,分管科室,AB角\n\
         林浩然,办事处主任,主持全面工作,,顾明珠\n\
         吴建国,副主任,负责信访、城市管理工作。,信访办、城管办,林浩然\n",
    );
    let words = root.well(&["import", "t.csv"]);
    assert!(words.contains("一格里有几项工作"), "{words}");
    assert!(!words.contains("没有用到的列"), "{words}");
    let yaml = root.read("data/organisation-import.yaml");
    for line in [
        "  - 分工: \"信访、城市管理工作\"",
        "    分管领导: {姓名: 吴建国}",
        "    分管科室: [信访办, 城管办]",
        "    AB角: {姓名: 林浩然}",
        "    # AB角: {姓名: 顾明珠}",
    ] {
        assert!(yaml.contains(line), "{line} in {yaml}");
    }
    assert!(root.run(&["check"]).status.success());
}

#[test]
fn columns_are_what_somebody_says_they_are() {
    let root = workspace();
    root.write(
        "t.csv",
        "同志,担任,手机\n何　静,信访办主任,13800000001\n方圆,科员,13800000002\n",
    );
    let words = said(&root.run(&["import", "t.csv"]));
    assert!(words.contains("no-table-head"), "{words}");
    let args = ["import", "t.csv", "--columns", "姓名=A,职务=B"];
    let words = root.well(&args);
    assert!(words.contains("2行读入2人"), "{words}");
    let yaml = root.read("data/organisation-import.yaml");
    for line in ["姓名: 何静", "职务名称: 信访办主任", "13800000002"] {
        assert!(yaml.contains(line), "{line} in {yaml}");
    }
    // What the heads say is overruled.
    let root = workspace();
    root.write("u.csv", "姓名,职务,职级\n何静,四级主任科员,信访办主任\n");
    let to = "data/u.yaml";
    root.well(&["import", "u.csv", "--columns", "职务=C,职级=B", "--to", to]);
    let yaml = root.read(to);
    for line in ["职务名称: 信访办主任", "职级: 四级主任科员"] {
        assert!(yaml.contains(line), "{line} in {yaml}");
    }
    let wrong = root.run(&["import", "u.csv", "--columns", "姓=A"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("姓名=B"), "{}", said(&wrong));
}

#[test]
fn a_blank_unit_is_offered_and_never_filled_in() {
    let root = workspace();
    root.write("t.csv", "姓名,科室,职务\n何静,信访办,主任\n方圆,,科员\n");
    let words = root.well(&["import", "t.csv"]);
    assert!(words.contains("后面是上一行的科室"), "{words}");
    let yaml = root.read("data/organisation-import.yaml");
    assert!(yaml.contains("    # 所在科室: 信访办"), "{yaml}");
}
