//! Where a difference belongs in the data, and what of it can be written there.

use super::{compared, edited, edited_of, line_of, replace, rewritten, workspace};
use crate::common::folder::Folder;

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn a_reference_is_placed_where_it_stands_whatever_was_tried() {
    let root = workspace();
    // The first cell with that unit is the first task's.
    edited_of(
        root.path(),
        "petition-2026.tasks.docx",
        &[(">信访办<", ">党政办<")],
    );
    let words = compared(&root);
    let text = root.read(PLAN);
    let task = text
        .lines()
        .position(|line| line.contains("公布接访时间地点电话"));
    let place = format!("{PLAN}:{}:", task.unwrap());
    assert!(words.contains(&place), "{place} {words}");
    assert!(words.contains("引用"), "{words}");
}

#[test]
fn the_formal_parts_are_found_in_the_data() {
    for (old, new, key) in [
        ("2026〕12号", "2026〕13号", "  number:"),
        ("2026年3月20日</w:t>", "2026年3月23日</w:t>", "  date:"),
        ("2026年3月20日印发", "2026年3月23日印发", "  printed-date:"),
        (
            ">青石街道党政办公室<",
            ">青石街道党工委办公室<",
            "  printed-by:",
        ),
        (
            ">2026年度信访接待与矛盾纠纷多元化解重点任务责任分工表<",
            ">2026年信访接待重点任务责任分工表<",
            "    title: 2026年度信访接待与矛盾纠纷多元化解重点",
        ),
        ("青石街道办事处文件", "青石街道办事处函", "  issuers:"),
        ("区司法局", "区公安分局", "copies:"),
    ] {
        let root = workspace();
        edited(root.path(), &[(old, new)]);
        let words = compared(&root);
        assert!(!words.contains("资料里没有  "), "{old}: {words}");
        assert!(words.contains(&line_of(&root, key)), "{old}: {words}");
    }
}

#[test]
fn addressees_and_copies_are_written() {
    let root = workspace();
    edited(
        root.path(),
        &[
            ("居委会，街道", "居民委员会，街道"),
            ("区司法局。", "区公安分局。"),
        ],
    );
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("2处改动：2处能改进资料"), "{words}");
    let text = root.read(PLAN);
    assert!(
        text.contains("[各社区党委、居民委员会, 街道各科室"),
        "{text}"
    );
    assert!(text.contains("区信访局, 区公安分局]"), "{text}");
    assert!(compared(&root).starts_with("0处改动"));
}

#[test]
fn an_addressee_more_is_an_entry_of_its_own() {
    let root = workspace();
    edited(
        root.path(),
        &[
            ("所队、中心：", "所队、中心，各有关单位："),
            ("，区司法局。", "，区财政局，区司法局。"),
        ],
    );
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("2处改动：2处能改进资料"), "{words}");
    let text = root.read(PLAN);
    assert!(text.contains("所队、中心, 各有关单位]"), "{text}");
    assert!(text.contains("区信访局, 区财政局, 区司法局]"), "{text}");
}

#[test]
fn plain_words_beside_a_reference_are_written() {
    let root = workspace();
    root.edit(
        PLAN,
        "建立由信访办牵头",
        "由@{信访工作:leader}负责，建立由信访办牵头",
    );
    root.well(&["build", "petition-2026", "--to", "docx"]);
    edited(root.path(), &[("负责，建立由", "具体负责，建立由")]);
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(
        root.read(PLAN)
            .contains("由@{信访工作:leader}具体负责，建立")
    );
}

#[test]
fn a_note_is_written() {
    let root = workspace();
    edited(root.path(), &[("此件公开发布", "此件主动公开")]);
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(root.read(PLAN).contains("note: 此件主动公开  "));
}

#[test]
fn what_is_not_written_has_its_true_reason() {
    let root = workspace();
    edited(root.path(), &[("不再另行发文", "不另发文")]);
    let words = compared(&root);
    assert!(words.contains("程序生成的文字"), "{words}");
    assert!(!words.contains("引用"), "{words}");
    edited(root.path(), &[(">吴建国<", ">吴建军<")]);
    let words = compared(&root);
    assert!(words.contains("引用"), "{words}");
    assert!(!words.contains("程序生成的文字"), "{words}");
}

/// An office whose plan says in a bracket and in an annexed table who answers for a
/// clause.
fn canteen() -> Folder {
    let folder = Folder::new();
    folder.write(
        "data/a.yaml",
        "单位: {名称: 云溪县人民政府}
科室: [{编号: civ, 名称: 县民政局}]
方案: {编号: canteen, 标题: 社区食堂工作方案, 格式: 白头, 成文日期: 2026-03-20}
章节:
  - 标题: 任务
    内容:
      - 分工见@{attachment:list}。
      - 条目:
          - {小标题: 建设, 内容: 新建6处。, 责任: {牵头: civ, 时限: 6月底前}}
附件: [{编号: list, 标题: 责任分解表, 内容: [{任务分解: 取自本方案}]}]
",
    );
    folder.well(&["build", "--to", "docx"]);
    folder
}

#[test]
fn an_edit_of_a_bracket_names_its_row_in_the_annexed_table() {
    let root = canteen();
    edited_of(root.path(), "canteen.docx", &[(">6月底前<", ">9月底前<")]);
    let words = root.well(&["compare", "edited.docx", "canteen", "--apply"]);
    assert!(words.starts_with("1处改动：1处能改进资料"), "{words}");
    assert!(
        words.contains("同一内容还印在：“1 一（一） 建设"),
        "{words}"
    );
    assert!(root.read("data/a.yaml").contains("时限: 9月底前"));
}

#[test]
fn a_bracket_and_its_row_that_were_changed_apart_are_a_question() {
    let root = canteen();
    rewritten(root.path(), "canteen.docx", |parts| {
        replace(parts, "word/document.xml", ">6月底前<", ">9月底前<");
        replace(parts, "word/document.xml", ">6月底前<", ">8月底前<");
    });
    let before = root.read("data/a.yaml");
    let words = root.well(&["compare", "edited.docx", "canteen", "--apply"]);
    assert!(
        words.starts_with("2处改动：0处能改进资料，2处要由人决定"),
        "{words}"
    );
    assert!(words.contains("改得不一样"), "{words}");
    assert_eq!(before, root.read("data/a.yaml"));
}
