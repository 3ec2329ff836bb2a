//! Plans from word processors become data, and every line of them is proved.

use std::io::Write;

use crate::common::folder::{Folder, said};

/// Imports a text into an empty workspace; gives the folder and what was said.
fn taken(name: &str, text: &str) -> (Folder, String) {
    let folder = Folder::new();
    folder.write(name, text);
    let output = folder.run(&["import", name, "--to", "data/plan.yaml", "--yes"]);
    let words = said(&output);
    assert!(output.status.success(), "{words}");
    (folder, words)
}

fn data(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path().join("data/plan.yaml")).unwrap()
}

const PLAN: &str = "　　　　　　　　　　柳河社区便民服务实施方案
各居民小组：
　　为做好便民服务,制定本方案.
　　一、组织机构
　　成立柳河社区便民服务领导小组,组成人员如下:
　　组 长:宋承远(党支部书记)
　　副组长:叶知秋(居委会主任)
　　成　员：向晚晴（综治专干）、白若溪（办公室主任）
　　领导小组下设办公室,办公室主任由叶知秋同志兼任。
　　二、实施步骤
　　（一）动员部署阶段（3月中旬至4月上旬）。召开会议。
　　（二）总结阶段（12月）。总结经验。
　　三、工作要求
　　1.提高认识。统一思想，落实责任。
　　2、加强督查。每季度通报一次。
　　　　　　　　　　　　　　柳河社区居民委员会
　　　　　　　　　　　　　　二〇二六年三月二日
";

#[test]
fn a_plan_of_bare_text_becomes_data_that_builds() {
    let (folder, words) = taken("old.txt", PLAN);
    assert!(words.contains("17行：结构化17行，原样保留0行"), "{words}");
    assert!(words.contains("丢失0行"), "{words}");
    let data = data(&folder);
    for line in [
        "名称: 柳河社区便民服务领导小组",
        "组长: 党支部书记",
        "成员: [综治专干, 办公室主任]",
        "主任: 居委会主任",
        "成文日期: 2026-03-02",
        "起: 3月中旬",
        "主送: 各居民小组",
    ] {
        assert!(data.contains(line), "{line}\n{data}");
    }
    let checked = folder.run(&["check"]);
    assert!(checked.status.success(), "{}", said(&checked));
}

#[test]
fn a_text_in_the_older_encoding_is_the_same() {
    let folder = Folder::new();
    let (bytes, _, _) = encoding_rs::GB18030.encode(PLAN);
    std::fs::write(folder.path().join("old.txt"), &bytes).unwrap();
    let output = folder.run(&["import", "old.txt", "--to", "data/plan.yaml"]);
    assert!(output.status.success(), "{}", said(&output));
    let (other, _) = taken("old.txt", PLAN);
    assert_eq!(data(&folder), data(&other));
}

/// A DOCX of this body, with a list of one level in 一、.
fn docx(body: &str) -> Vec<u8> {
    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = [
        (
            "word/document.xml",
            format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {SPACE}><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
                 <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
                 <w:num w:numId=\"5\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>"
            ),
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn numbers_that_word_gives_are_numbers_and_deleted_words_are_gone() {
    let list = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr>";
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = [
        format!(
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>",
            run("防汛工作方案")
        ),
        format!("<w:p>{}</w:p>", run("为做好防汛工作，制定本方案。")),
        format!("<w:p>{list}{}</w:p>", run("工作目标")),
        format!(
            "<w:p>{}<w:del><w:r><w:delText>力争</w:delText></w:r></w:del>{}</w:p>",
            run("确保"),
            run("安全度汛。")
        ),
        format!("<w:p>{list}{}</w:p>", run("工作要求")),
        format!("<w:p>{}</w:p>", run("落实责任。")),
    ];
    let folder = Folder::new();
    std::fs::write(folder.path().join("a.docx"), docx(&body.concat())).unwrap();
    let output = folder.run(&["import", "a.docx", "--to", "data/plan.yaml"]);
    let words = said(&output);
    assert!(words.contains("6行：结构化6行"), "{words}");
    let data = data(&folder);
    assert!(
        data.contains("- 标题: 工作目标\n    内容: 确保安全度汛。"),
        "{data}"
    );
    assert!(data.contains("# 待核：文件里没有找到单位名称"), "{data}");
}

#[test]
fn a_file_of_pictures_is_said_to_have_no_text() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("a.docx"), docx("<w:p/>")).unwrap();
    let output = folder.run(&["import", "a.docx", "--to", "data/plan.yaml"]);
    let words = said(&output);
    assert!(
        !output.status.success() && words.contains("no-text-in-file"),
        "{words}"
    );
    assert!(!folder.path().join("data/plan.yaml").exists());
}

/// A paper of a day that names who leads.
fn paper(day: &str, leader: &str) -> String {
    format!(
        "柳河镇防汛工作方案\n为做好防汛工作，制定本方案。\n一、组织领导\n成立防汛工作领导小组，组成人员如下：\n\
         组长：{leader}（镇长）\n副组长：顾长安（副镇长）\n二、工作要求\n（一）落实责任。层层负责。\n\
         （二）加强值守。不得脱岗。\n柳河镇人民政府\n{day}\n"
    )
}

#[test]
fn a_folder_of_papers_tells_who_held_a_post_when() {
    let folder = Folder::new();
    folder.write("old/a.txt", paper("2024年3月20日", "周望舒"));
    folder.write("old/b.txt", paper("2025年3月11日", "苏景行"));
    let output = folder.run(&["import", "old", "--yes"]);
    let words = said(&output);
    assert!(output.status.success(), "{words}");
    assert_eq!(words.matches("丢失0行").count(), 2, "{words}");
    let office = folder.read("data/organisation-import.yaml");
    assert!(
        office.contains("姓名: 周望舒\n    任职止: 2024-03-20"),
        "{office}"
    );
    assert!(
        office.contains("姓名: 苏景行\n    任职起: 2025-03-11"),
        "{office}"
    );
    assert!(office.contains("# 待核：镇长、苏景行"), "{office}");
    assert!(folder.read("data/plans/a.yaml").contains("组长: 镇长"));
    let checked = folder.run(&["check"]);
    assert!(checked.status.success(), "{}", said(&checked));
}

#[test]
fn answers_settle_what_was_asked() {
    let folder = Folder::new();
    folder.write(
        "a.txt",
        "防汛工作方案\n为做好防汛工作，制定本方案。\n一、总则\n统一指挥。\n二、附则\n照此执行。\n",
    );
    folder.write("answers.yaml", "\"a:organisation\": 柳河镇人民政府\n");
    let words = folder.run(&[
        "import",
        "a.txt",
        "--answers",
        "answers.yaml",
        "--to",
        "data/p.yaml",
    ]);
    assert!(words.status.success(), "{}", said(&words));
    let data = folder.read("data/p.yaml");
    assert!(
        data.contains("名称: 柳河镇人民政府") && !data.contains("待核"),
        "{data}"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::new();
    folder.write("old.txt", PLAN);
    let output = folder.run(&["import", "old.txt", "--dry-run"]);
    assert!(said(&output).contains("丢失0行"), "{}", said(&output));
    assert!(!folder.path().join("data").exists());
}

#[test]
fn a_table_of_contents_is_asked_for_and_not_kept() {
    let (folder, words) = taken(
        "预案.txt",
        "柳河社区防汛应急预案
目　录
1　总则\t1
1.1　编制目的……………………1
2　组织机构\t2

1　总则
1.1　编制目的
规范防汛工作，保障群众安全。
2　组织机构
成立柳河社区防汛工作领导小组。
",
    );
    let data = data(&folder);
    assert!(data.contains("目录: 是"), "{data}");
    assert_eq!(data.matches("编制目的").count(), 1, "{data}");
    assert!(words.contains("没有收入的一行（第2行）：目　录"), "{words}");
    assert!(
        words.contains("不属于正文4行，与原件不同0行，丢失0行"),
        "{words}"
    );
}

#[test]
fn decimal_numbers_are_chapters() {
    let (folder, words) = taken(
        "yuan.txt",
        "柳河社区防汛应急预案
1 总则
1.1 编制目的
规范防汛工作，保障群众安全。
1.2 适用范围
本预案适用于柳河社区。
2 应急响应
2.1 分级响应
2.1.1 会商研判。12小时降雨50毫米以上时启动。
2.1.2 启动响应。2.5公里以内的队伍到岗。
2.2 响应终止
预警解除后终止。
",
    );
    let data = data(&folder);
    for line in [
        "序号样式:",
        "标题: 编制目的",
        "标题: 会商研判",
        "标题样式: 接排",
        "2.5公里以内的队伍到岗。",
    ] {
        assert!(data.contains(line), "{line}\n{data}");
    }
    assert!(words.contains("结构化12行，原样保留0行"), "{words}");
    assert!(words.contains("与原件不同0行，丢失0行"), "{words}");
    folder.well(&["build", "--to", "html"]);
    let html = folder.read("output/yuan.html");
    assert!(html.contains("2.1.2"), "{html}");
}

#[test]
fn a_list_of_staff_and_old_plans_come_in_one_after_the_other() {
    let folder = Folder::new();
    folder.write(
        "名册.csv",
        "姓名,部门,职务\n宋承远,柳河社区,党支部书记\n叶知秋,柳河社区,居委会主任\n",
    );
    folder.well(&["import", "名册.csv"]);
    folder.write("旧/一.txt", PLAN);
    folder.write("旧/二.txt", PLAN.replace("便民服务", "垃圾分类"));
    folder.well(&["import", "旧", "--yes"]);
    let more = folder.read("data/organisation-import-2.yaml");
    assert!(!more.contains("姓名: 宋承远\n    电话"), "{more}");
    folder.well(&["check"]);
    // Again nothing is overwritten, and nothing written by halves.
    let output = folder.run(&["import", "旧", "--yes"]);
    assert!(said(&output).contains("file-exists"), "{}", said(&output));
    assert!(!folder.join("data/organisation-import-3.yaml").exists());
}

#[test]
fn signs_of_symbol_faces_are_read() {
    let sign =
        |number: &str| format!("<w:r><w:sym w:font=\"Wingdings\" w:char=\"{number}\"/></w:r>");
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = [
        format!("<w:p>{}</w:p>", text("柳河社区防汛工作方案")),
        format!("<w:p>{}{}</w:p>", sign("F06C"), text("排查低洼地段。")),
        format!(
            "<w:p>{}{}{}{}</w:p>",
            sign("F0A8"),
            text("是"),
            sign("00FE"),
            text("否")
        ),
        format!("<w:p>{}{}</w:p>", sign("F012"), text("备足沙袋。")),
    ];
    let folder = Folder::new();
    folder.write("a.docx", docx(&body.concat()));
    let words = folder.well(&["import", "a.docx", "--to", "data/plan.yaml", "--yes"]);
    let data = data(&folder);
    assert!(data.contains("●排查低洼地段。"), "{data}");
    assert!(data.contains("□是☑否"), "{data}");
    // A sign that nobody knows is listed.
    assert!(words.contains("没有收入"), "{words}");
}

#[test]
fn cells_merged_below_each_other_are_a_column_that_merges() {
    let cell = |text: &str, merge: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let (from, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let row = |cells: [String; 3]| format!("<w:tr>{}</w:tr>", cells.concat());
    let rows = [
        row([cell("日期", ""), cell("带班领导", ""), cell("备注", "")]),
        row([cell("6月1日", ""), cell("宋承远", from), cell("白班", "")]),
        row([cell("6月2日", ""), cell("", on), cell("夜班", "")]),
        row([cell("6月3日", ""), cell("叶知秋", ""), cell("白班", "")]),
    ];
    let body = format!(
        "<w:p><w:r><w:t>柳河社区汛期值班表</w:t></w:r></w:p><w:tbl>{}</w:tbl>",
        rows.concat()
    );
    let folder = Folder::new();
    folder.write("a.docx", docx(&body));
    let words = folder.well(&["import", "a.docx", "--to", "data/plan.yaml", "--yes"]);
    let data = data(&folder);
    assert!(
        data.contains("- 名称: 带班领导\n              合并: 是"),
        "{data}"
    );
    assert!(data.contains("- [6月2日, 宋承远, 夜班]"), "{data}");
    assert!(
        words.contains("原样保留0行") && words.contains("丢失0行"),
        "{words}"
    );
}

#[test]
fn who_leads_which_work_is_drawn_from_the_lists_of_all_papers() {
    let folder = Folder::new();
    let plan = |year: u16, leader: &str| {
        format!(
            "{year}年防汛工作方案\n\n为做好防汛工作，制定本方案。\n一、组织领导\n\
             成立防汛工作领导小组，组成人员如下：\n\
             组　长：林浩然（街道办事处主任，主持办事处全面工作）\n\
             副组长：{leader}（街道办事处副主任，分管应急管理、安全生产工作）\n\
             二、工作要求\n各社区要高度重视。\n\n柳河街道办事处\n{year}年4月10日\n"
        )
    };
    std::fs::write(folder.join("a.txt"), plan(2024, "吴建国")).unwrap();
    std::fs::write(folder.join("b.txt"), plan(2026, "周敏")).unwrap();
    folder.well(&["import", "a.txt", "b.txt"]);
    let data = folder.files("data");
    let all: String = data
        .values()
        .map(|file| String::from_utf8_lossy(file).into_owned())
        .collect();
    for (work, leader, key, day) in [
        ("应急管理工作", "吴建国", "止", "2024-04-10"),
        ("安全生产工作", "周敏", "起", "2026-04-10"),
    ] {
        let record =
            format!("- 分工: {work}\n    分管领导:\n      姓名: {leader}\n    {key}: {day}\n");
        let plain: String = all
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(plain.contains(&record), "{record}\n{plain}");
    }
    folder.well(&["check"]);
}

#[test]
fn a_sentence_that_sets_up_a_body_is_not_its_name() {
    let folder = Folder::new();
    let plan = "防汛工作方案\n\n为做好防汛工作，制定本方案。\n一、组织领导\n\
        成立柳河街道防汛工作领导小组：\n组　长：林浩然（街道办事处主任）\n\
        副组长：周敏（街道办事处副主任）\n成　员：何静（应急管理办公室主任）\n\
        领导小组办公室设在应急管理办公室，由何静兼任办公室主任。\n\
        二、工作要求\n各社区要高度重视。\n\n柳河街道办事处\n2026年4月10日\n";
    std::fs::write(folder.join("a.txt"), plan).unwrap();
    folder.well(&["import", "a.txt", "--to", "data/a.yaml"]);
    let data = folder.read("data/a.yaml");
    assert!(data.contains("组织机构:"), "{data}");
    assert!(data.contains("名称: 柳河街道防汛工作领导小组"), "{data}");
    assert!(data.contains("设在: 应急管理办公室"), "{data}");
    assert!(!data.contains("工作组:"), "{data}");
}

/// The list of staff tells who is in office today; last year's plan was of others.
#[test]
fn whoever_held_a_post_before_the_list_of_staff_begins_is_entered_and_asked_about() {
    let folder = Folder::new();
    folder.write(
        "data/a.yaml",
        "单位: {名称: 柳河街道办事处}\n岗位: [{职务名称: 街道办事处主任}]\n人员: [{姓名: 周敏}]\n\
         任职: [{职务: 街道办事处主任, 姓名: 周敏, 任职起: 2026-06-01}]\n",
    );
    let plan = "防汛工作方案\n\n为做好防汛工作，制定本方案。\n一、组织领导\n\
        成立防汛工作领导小组，组成人员如下：\n组　长：林浩然（街道办事处主任）\n\
        二、工作要求\n各社区要高度重视。\n\n柳河街道办事处\n2025年4月10日\n";
    std::fs::write(folder.join("a.txt"), plan).unwrap();
    let said = folder.well(&["import", "a.txt", "--to", "data/plan.yaml"]);
    let data = folder.read("data/plan.yaml");
    assert!(data.contains("姓名: 林浩然"), "{said}\n{data}");
    // Who held it before is entered so, and asked about.
    assert!(data.contains("任职止: 2026-05-31"), "{said}\n{data}");
    assert!(
        said.contains("街道办事处主任、林浩然，资料里次日起由别人担任"),
        "{said}\n{data}"
    );
    folder.well(&["check"]);
}
