//! What a list brings in is called as the office calls its own: by name and title,
//! by pinyin, or by numbers that go on.

use crate::common::folder::{Folder, said};

/// What is written of a list into an office.
fn written(root: &Folder, list: &str) -> String {
    root.write("t.csv", list);
    root.well(&["import", "t.csv", "--to", "data/new.yaml"]);
    root.well(&["check"]);
    root.read("data/new.yaml")
}

#[test]
fn an_office_without_data_has_no_ids_but_for_namesakes() {
    let root = Folder::new();
    root.write("data/o.yaml", "单位: {名称: 青石街道办事处}\n");
    let yaml = written(
        &root,
        "姓名,部门,职务,电话\n\
         江可欣,党政办公室,主任,5550101\n\
         丁然,平安法治办公室,主任,5550102\n\
         李敏,党政办公室,副主任,5550103\n\
         李敏,南苑社区,社区党委书记,5550104\n\
         周平,班子成员,办事处主任,5550105\n",
    );
    for line in [
        "  - 职务名称: 党政办公室主任  # 2\n",
        "  - 职务名称: 平安法治办公室主任  # 3\n",
        "  - 职务: 党政办公室主任\n    姓名: 江可欣\n",
        "  - 编号: \"李敏-党政办\"  # 4；",
        "    姓名: \"李敏-南苑社区\"\n",
        "  - 职务名称: 办事处主任  # 6\n",
        "  - 姓名: 丁然  # 3\n",
    ] {
        assert!(yaml.contains(line), "{line}: {yaml}");
    }
    assert!(
        !yaml.contains("post-") && !yaml.contains("person-"),
        "{yaml}"
    );
    // The same list again says nothing new.
    let words = root.well(&["import", "t.csv"]);
    assert!(
        words.contains("新到0人，表里没有0人，职务不同0人"),
        "{words}"
    );
}

#[test]
fn titles_stay_bare_where_the_offices_own_are() {
    let root = Folder::new();
    root.write(
        "data/o.yaml",
        "单位: {名称: 青石街道办事处}
科室: [{名称: 信访办}]
岗位: [{编号: 信访办主任, 职务名称: 主任, 所在科室: 信访办}]
人员: [何静]
任职: [{职务: 信访办主任, 姓名: 何静}]
",
    );
    let yaml = written(
        &root,
        "姓名,部门,职务\n丁然,平安办,主任\n方正平,信访办,科员\n",
    );
    let post = "  - 编号: 平安办主任  # 2\n    职务名称: 主任\n";
    assert!(yaml.contains(post), "{yaml}");
    assert!(yaml.contains("  - 职务名称: 科员  # 3\n"), "{yaml}");
}

#[test]
fn ids_of_pinyin_and_of_posts_go_on() {
    let root = Folder::sample();
    let yaml = written(
        &root,
        "姓名,部门,职务\n祝亦舟,司法所,副所长\n吴清河,城管办,副主任\n",
    );
    for line in [
        "  - 编号: zhu  # 2\n    姓名: 祝亦舟\n",
        // Wu is there already.
        "  - 编号: wuqinghe  # 3\n",
        "  - 编号: justice-fusuozhang  # 2\n",
        // As petitions-deputy.
        "  - 编号: urban-deputy  # 3\n",
    ] {
        assert!(yaml.contains(line), "{line}: {yaml}");
    }
}

#[test]
fn numbers_go_on() {
    let root = Folder::new();
    root.write(
        "data/o.yaml",
        "单位: {名称: 青石街道办事处}
人员: [{编号: p01, 姓名: 何静}, {编号: p02, 姓名: 高远}]
",
    );
    let yaml = written(&root, "姓名,部门,职务\n丁然,平安办,主任\n");
    assert!(yaml.contains("  - 编号: p03  # 2\n"), "{yaml}");
    assert!(yaml.contains("    姓名: p03\n"), "{yaml}");
}

#[test]
fn another_telephone_is_a_move_that_can_be_taken_back() {
    let root = Folder::sample();
    root.write(
        "t.csv",
        "姓名,部门,职务,电话\n何静,信访办,主任,0631-555-0999\n",
    );
    let change = "data/changes/phones.yaml";
    let args = [
        "import",
        "t.csv",
        "--as-change",
        change,
        "--date",
        "2026-05-01",
    ];
    root.well(&args);
    let text = root.read(change);
    let line = "    - 姓名: he\n      电话: \"0631-555-0999\"  # 资料里是0631-555-0115\n";
    assert!(text.contains(line), "{text}");
    let before = root.read("data/people.yaml");
    root.well(&["change", "apply", "phones"]);
    let after = root.read("data/people.yaml");
    let row = "{id: he, name: 何静, phone: \"0631-555-0999\", grade:";
    assert!(after.contains(row), "{after}");
    assert_eq!(after.len(), before.len());
    root.well(&["change", "undo", "phones"]);
    assert_eq!(root.read("data/people.yaml"), before);
}

#[test]
fn a_number_that_may_be_public_stays_so() {
    let root = Folder::new();
    root.write(
        "data/o.yaml",
        "单位: {名称: 青石街道办事处}
人员: [{姓名: 何静, 电话: {text: \"5550101\", internal: false}}, 高远]
",
    );
    root.write(
        "data/changes/p.yaml",
        "人事变动:\n  生效日期: 2026-05-01\n  变动明细:\n    - {姓名: 何静, 电话: 5550102}\n    - {姓名: 高远, 电话: 5550103}\n",
    );
    let output = root.run(&["change", "apply", "p"]);
    assert!(output.status.success(), "{}", said(&output));
    let text = root.read("data/o.yaml");
    let row = "{姓名: 何静, 电话: {text: \"5550102\", internal: false}}";
    assert!(text.contains(row), "{text}");
    assert!(text.contains("{姓名: 高远, 电话: \"5550103\"}"), "{text}");
}
