//! What an office takes over from the layer below it, what goes before that, and that
//! nothing is ever written into a layer.

use std::path::Path;

use fangan::workspace::{Workspace, Write};

use crate::common::county::{self, county};
use crate::common::folder::{Folder, said};

const OFFICE: &str = "offices/000";

/// A county of one office with one plan.
fn one() -> Folder {
    let folder = Folder::new();
    for (path, text) in county(1, 1) {
        folder.write(&path, text);
    }
    folder
}

fn fangan(folder: &Folder, args: &[&str]) -> String {
    said(&folder.run(&[&["--root", OFFICE], args].concat()))
}

#[track_caller]
fn well(folder: &Folder, args: &[&str]) -> String {
    folder.well(&[&["--root", OFFICE], args].concat())
}

/// What the HTML of the plan says.
fn page(folder: &Folder) -> String {
    well(folder, &["build", "--to", "html"]);
    folder.read(&format!("{OFFICE}/output/plan-00.html"))
}

#[test]
fn records_of_the_layer_count_until_the_office_has_its_own() {
    let folder = one();
    assert!(page(&folder).contains("《防暑降温措施管理办法》"));
    assert!(page(&folder).contains("各科室"));
    folder.write(
        "offices/000/data/own.yaml",
        "bases: [{id: heat-rules, title: 高温天气作业规定}]\n",
    );
    let own = page(&folder);
    assert!(own.contains("《高温天气作业规定》") && !own.contains("防暑降温措施管理办法"));
    // The other records of the layer's file still count.
    assert!(own.contains("各科室"));
    // So does its calendar, until the office has its own of that year.
    folder.edit(
        "offices/000/data/plans/plan-00.yaml",
        "2026-07-10",
        "2026-10-02",
    );
    let told = well(&folder, &["check"]);
    assert!(told.contains("deadline-on-holiday"), "{told}");
    folder.write(
        "offices/000/data/calendar.yaml",
        "calendar: {year: 2026, holidays: [{name: 元旦, from: 2026-01-01, until: 2026-01-03}]}\n",
    );
    let told = well(&folder, &["check"]);
    assert!(!told.contains("deadline-on-holiday"), "{told}");
}

#[test]
fn files_of_the_layer_are_overridden_one_by_one() {
    let folder = one();
    folder.write(
        "county/templates/locales/zh.yaml",
        "ui: {check-clean: 县里说：都好}\n",
    );
    let told = fangan(&folder, &["check"]);
    assert!(told.contains("县里说"), "{told}");
    folder.write(
        "county/templates/style/gbt9704.yaml",
        "text: {size: 四号}\n",
    );
    folder.write(
        "offices/000/templates/style/gbt9704.yaml",
        "extends: gbt9704\ntext: {indent: 3}\n",
    );
    let both = well(&folder, &["dump", "pages", "plan-00"]);
    folder.write(
        "offices/000/templates/style/gbt9704.yaml",
        "extends: gbt9704\n",
    );
    let county = well(&folder, &["dump", "pages", "plan-00"]);
    folder.write("county/templates/style/gbt9704.yaml", "extends: gbt9704\n");
    let ours = well(&folder, &["dump", "pages", "plan-00"]);
    assert!(both != county && county != ours);
}

#[test]
fn templates_named_on_the_command_line_are_added() {
    let folder = one();
    folder.write(
        "offices/000/templates/locales/zh.yaml",
        "ui: {check-clean: 本单位说：都好}\n",
    );
    folder.write("more/style/gbt9704.yaml", "text: {size: 四号}\n");
    let before = well(&folder, &["dump", "pages", "plan-00"]);
    let after = well(
        &folder,
        &["--templates", "more", "dump", "pages", "plan-00"],
    );
    assert_ne!(before, after);
    let told = fangan(&folder, &["--templates", "more", "check"]);
    assert!(told.contains("本单位说"), "{told}");
}

#[test]
fn a_plan_chooses_its_style() {
    let folder = one();
    let before = well(&folder, &["dump", "pages", "plan-00"]);
    folder.edit(
        "offices/000/data/plans/plan-00.yaml",
        "form: plain",
        "form: plain\n  style: county",
    );
    let after = well(&folder, &["dump", "pages", "plan-00"]);
    assert_ne!(before, after);
    folder.edit(
        "offices/000/data/plans/plan-00.yaml",
        "style: county",
        "style: conty",
    );
    let told = fangan(&folder, &["check"]);
    assert!(
        told.contains("unknown-style") && told.contains("plan-00.yaml:5:10"),
        "{told}"
    );
    assert!(told.contains("“county”"), "{told}");
}

#[test]
fn a_fault_of_the_layer_names_it_and_who_keeps_it() {
    let folder = one();
    folder.write(
        "county/data/bases.yaml",
        "bases:\n  - {id: a, titel: 办法}\n",
    );
    let told = fangan(&folder, &["check"]);
    assert!(told.contains("../../county/data/bases.yaml:2:13"), "{told}");
    assert!(told.contains("县政府办公室信息科"), "{told}");
    folder.write("county/templates/base.html", "{{ nothing");
    let told = fangan(&folder, &["check"]);
    assert!(
        told.contains("../../county/templates/base.html:1"),
        "{told}"
    );
}

#[test]
fn a_layer_holds_nobody() {
    let folder = one();
    folder.write("county/data/people.yaml", "人员:\n  - {姓名: 陆海英}\n");
    folder.write("county/data/plan.yaml", "plan: {id: x, title: 甲}\n");
    let told = fangan(&folder, &["check"]);
    assert!(told.contains("../../county/data/people.yaml:2:5"), "{told}");
    assert!(told.contains("../../county/data/plan.yaml:1:7"), "{told}");
    assert_eq!(told.matches("layer-record").count(), 2, "{told}");
    let listed = folder.run(&["--root", OFFICE, "list", "people"]);
    assert!(!String::from_utf8_lossy(&listed.stdout).contains("陆海英"));
}

#[test]
fn what_is_no_layer_is_not_read() {
    let folder = one();
    let config = "offices/000/fangan.yaml";
    for (named, reason) in [
        ("../../nowhere", "没有这个文件夹"),
        ("../001", "用途: 公用层"),
        ("//server/share", "别的电脑"),
        (".", "回到了原处"),
    ] {
        folder.write("offices/001/fangan.yaml", "today: 2026-04-10\n");
        folder.write(config, format!("extends: {named}\n"));
        let told = fangan(&folder, &["check"]);
        assert!(
            told.contains("no-layer") && told.contains(reason),
            "{named}: {told}"
        );
        assert!(told.contains("fangan.yaml:1:10"), "{told}");
        let built = folder.run(&["--root", OFFICE, "build"]);
        assert_eq!(built.status.code(), Some(1));
    }
    folder.write(config, "extends: ../../county\n");
    folder.write("county/fangan.yaml", "kind: layer\nextends: ../province\n");
    folder.write("province/fangan.yaml", "kind: layer\nextends: ../county\n");
    let told = fangan(&folder, &["check"]);
    assert!(told.contains("../../province/fangan.yaml:2:10"), "{told}");
}

#[test]
fn a_layer_may_rest_on_another() {
    let folder = one();
    folder.write("county/fangan.yaml", "kind: layer\nextends: ../province\n");
    folder.write("province/fangan.yaml", "kind: layer\n");
    folder.write(
        "province/data/b.yaml",
        "bases: [{id: far, title: 省里的办法}, {id: heat-rules, title: 不是这一件}]\n",
    );
    folder.edit(
        "offices/000/data/plans/plan-00.yaml",
        "[heat-rules]",
        "[heat-rules, far]",
    );
    let page = page(&folder);
    assert!(page.contains("省里的办法") && page.contains("防暑降温措施管理办法"));
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_to_a_layer_nor_in_one() {
    use std::os::unix::fs::symlink;
    let folder = one();
    let elsewhere = Folder::new();
    elsewhere.write("fangan.yaml", "kind: layer\n");
    elsewhere.write("b.yaml", "bases: [{id: x, title: 外面的办法}]\n");
    elsewhere.write("base.html", "外面的模板");
    symlink(elsewhere.path(), folder.join("linked")).unwrap();
    folder.write("offices/000/fangan.yaml", "extends: ../../linked\n");
    let told = fangan(&folder, &["check"]);
    assert!(
        told.contains("no-layer") && told.contains("路上有链接"),
        "{told}"
    );
    folder.write("offices/000/fangan.yaml", "extends: ../../county\n");
    symlink(
        elsewhere.join("b.yaml"),
        folder.join("county/data/more.yaml"),
    )
    .unwrap();
    symlink(elsewhere.path(), folder.join("county/templates/components")).unwrap();
    symlink(
        elsewhere.join("base.html"),
        folder.join("county/templates/base.html"),
    )
    .unwrap();
    let told = fangan(&folder, &["check"]);
    assert!(told.matches("layer-link").count() >= 3, "{told}");
    assert!(!told.contains("外面的"), "{told}");
}

/// Whoever writes, by whatever name the layer goes, is refused.
#[test]
fn nothing_is_written_into_a_layer() {
    let folder = one();
    let before = folder.files("county");
    let office = Workspace::at(folder.join(OFFICE));
    let inside = folder.join("county/data/bases.yaml");
    let whole = inside.to_string_lossy().into_owned();
    for path in [
        "../../county/data/bases.yaml",
        "../../county/data/new.yaml",
        &whole,
    ] {
        let write = Write {
            path: path.to_owned(),
            before: std::fs::read(folder.join(OFFICE).join(path)).ok(),
            after: Some(b"x".to_vec()),
        };
        let fault = office.commit(&[write]).unwrap_err();
        assert_eq!(fault.code.name(), "layer-read-only", "{path}");
        let keeper = fault.args.iter().find(|(name, _)| *name == "keeper");
        assert_eq!(keeper.unwrap().1, "县政府办公室信息科");
    }
    assert!(office.create("../../county/data/new.yaml", b"x").is_err());
    assert!(!office.is_data("../../county/data/bases.yaml"));
    for args in [
        &[
            "--data",
            "county/data",
            "new",
            "p",
            "--template",
            "work-plan",
            "--title",
            "某方案",
        ][..],
        &["--output", "county/output", "build"],
    ] {
        let told = fangan(&folder, args);
        assert!(
            told.contains("layer-read-only") && told.contains("县政府办公室信息科"),
            "{told}"
        );
    }
    // A cure is not offered for what nobody here can write.
    folder.write(
        "county/data/bases.yaml",
        "bases：\n  - {id: heat-rules, title: 办法}\n",
    );
    let typed = folder.read("county/data/bases.yaml");
    let told = fangan(&folder, &["check", "--fix"]);
    assert!(told.contains("../../county/data/bases.yaml:1"), "{told}");
    assert_eq!(folder.read("county/data/bases.yaml"), typed);
    folder.write("county/data/bases.yaml", before["data/bases.yaml"].clone());
    assert_eq!(folder.files("county"), before);
    assert!(Path::new(&inside).is_file());
}

#[test]
fn a_layer_within_the_office_is_read_only_too() {
    let folder = Folder::new();
    for (path, text) in county::layer() {
        folder.write(&format!("shared/{path}"), text);
    }
    folder.write("fangan.yaml", "extends: shared/county\n");
    folder.write("data/o.yaml", "organisation: {name: 甲}\n");
    let office = Workspace::at(folder.path());
    let write = |path: &str| Write {
        path: path.to_owned(),
        before: std::fs::read(folder.join(path)).ok(),
        after: Some(b"organisation: {name: \xe4\xb9\x99}\n".to_vec()),
    };
    let refused = office.commit(&[write("shared/county/data/bases.yaml")]);
    assert_eq!(refused.unwrap_err().code.name(), "layer-read-only");
    office.commit(&[write("data/o.yaml")]).unwrap();
}

#[test]
fn a_build_notices_what_changes_in_a_layer() {
    let folder = one();
    let build = || well(&folder, &["build", "--to", "html"]);
    build();
    let before = folder.files("offices/000/output");
    assert!(
        build().contains("1 份没有变化") || build().contains("没有变"),
        "{}",
        build()
    );
    for (path, old, new) in [
        (
            "county/data/bases.yaml",
            "防暑降温措施管理办法",
            "高温作业规定",
        ),
        ("county/data/categories.yaml", "各科室", "各办"),
    ] {
        folder.edit(path, old, new);
        build();
        let now = folder.read("offices/000/output/plan-00.html");
        assert!(now.contains(new) && !now.contains(old), "{path}");
    }
    folder.write(
        "county/templates/style/gbt9704.yaml",
        "text: {size: 四号}\n",
    );
    let then = folder.files("offices/000/output")["plan-00.html"].clone();
    build();
    assert_ne!(folder.files("offices/000/output")["plan-00.html"], then);
    assert_ne!(before["plan-00.html"], then);
}
