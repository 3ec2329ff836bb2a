//! One command for many offices under one layer: a change, a preview, a build; and no
//! office sees another's people.

use crate::common::county::{county, folder as of, mark};
use crate::common::folder::{Folder, said};

fn many(offices: usize, plans: usize) -> Folder {
    let folder = Folder::new();
    for (path, text) in county(offices, plans) {
        folder.write(&path, text);
    }
    folder
}

const EACH: [&str; 2] = ["--each", "offices/*"];

fn each(folder: &Folder, args: &[&str]) -> String {
    said(&folder.run(&[&EACH, args].concat()))
}

#[test]
fn every_office_is_built_into_its_own_folder() {
    let folder = many(3, 2);
    let told = each(&folder, &["build", "--to", "html"]);
    assert!(told.contains("3个单位：6份文件"), "{told}");
    for number in 0..3 {
        let files = folder.shown(&format!("{}/output", of(number)));
        assert_eq!(files.len(), 2);
        for text in files.values().map(|bytes| String::from_utf8_lossy(bytes)) {
            let marks = (0..3).filter(|n| text.contains(&mark(*n)));
            assert_eq!(marks.collect::<Vec<_>>(), [number]);
        }
    }
    let told = each(&folder, &["build", "--to", "html"]);
    assert!(told.contains("其中6份没有变"), "{told}");
    // What one process makes is what a run for each makes.
    let before = folder.shown("offices/001/output");
    folder.well(&["--root", "offices/001", "build", "--to", "html", "--force"]);
    assert_eq!(folder.shown("offices/001/output"), before);
    let told = each(&folder, &["--output", "all", "build", "--to", "html"]);
    assert!(told.contains("3个单位"), "{told}");
    assert_eq!(folder.shown("all/offices/002").len(), 2);
}

#[test]
fn one_report_names_the_office_of_each_fault() {
    let folder = many(3, 1);
    folder.edit(
        "offices/001/data/plans/plan-00.yaml",
        "leader: director",
        "leader: 局长",
    );
    folder.edit(
        "offices/002/data/organisation.yaml",
        "person: c,",
        "person: 林甲子,",
    );
    let told = each(&folder, &["check"]);
    assert!(
        told.contains("offices/001/data/plans/plan-00.yaml:16:"),
        "{told}"
    );
    // Nobody of another office is known here.
    assert!(
        told.contains("offices/002/data/organisation.yaml:"),
        "{told}"
    );
    assert!(
        told.contains("unknown-person") && told.contains("林甲子"),
        "{told}"
    );
    assert!(
        told.contains("有错误的2个单位：offices/001、offices/002"),
        "{told}"
    );
    let json = folder.run(&[&EACH[..], &["check", "--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(
        json.to_string()
            .contains("offices/001/data/plans/plan-00.yaml")
    );
    let built = folder.run(&[&EACH[..], &["build", "--to", "html"]].concat());
    assert_eq!(built.status.code(), Some(1));
    assert!(folder.join("offices/000/output/plan-00.html").exists());
    assert!(!folder.join("offices/001/output/plan-00.html").exists());
}

#[test]
fn another_layer_is_previewed_over_all_offices() {
    let folder = many(3, 2);
    for (name, bytes) in folder.files("county") {
        folder.write(&format!("county-new/{name}"), bytes);
    }
    let told = each(&folder, &["preview", "county-new"]);
    assert!(told.contains("看了6个方案：0份文件、0页会变"), "{told}");
    folder.edit(
        "county-new/data/bases.yaml",
        "防暑降温措施管理办法",
        "高温作业规定",
    );
    let before = (folder.files("offices"), folder.files("county-new"));
    let told = each(&folder, &["preview", "county-new"]);
    assert!(
        told.contains("offices/000\n  plan-00 2026年防暑降温工作方案（0）：第1页会变"),
        "{told}"
    );
    assert!(told.contains("看了6个方案：6份文件、6页会变"), "{told}");
    folder.write("county-new/data/bases.yaml", "bases: []\n");
    let told = each(&folder, &["preview", "county-new"]);
    assert!(told.contains("换了以后生成不了"), "{told}");
    assert!(
        told.contains("offices/002/data/plans/plan-01.yaml:9:"),
        "{told}"
    );
    let mut after = (folder.files("offices"), folder.files("county-new"));
    after.1.insert(
        "data/bases.yaml".into(),
        before.1["data/bases.yaml"].clone(),
    );
    assert!(before == after, "something was written");
    let told = said(&folder.run(&["--root", "offices/000", "preview", "offices/001"]));
    assert!(
        told.contains("no-layer") || told.contains("用途: 公用层"),
        "{told}"
    );
}

#[test]
fn a_change_goes_to_the_offices_that_have_it() {
    let folder = many(3, 1);
    std::fs::remove_file(folder.join("offices/001/data/changes/autumn.yaml")).unwrap();
    let told = each(&folder, &["change", "preview", "autumn"]);
    assert!(
        told.contains("== offices/000") && told.contains("== offices/002"),
        "{told}"
    );
    assert!(told.contains("跳过：offices/001"), "{told}");
    let untouched = folder.files("offices/001");
    let told = each(&folder, &["change", "apply", "autumn"]);
    assert!(told.contains("2个单位都做过了"), "{told}");
    assert!(
        folder
            .read("offices/002/data/organisation.yaml")
            .contains("until: 2026-08-31")
    );
    assert_eq!(folder.files("offices/001"), untouched);
    each(&folder, &["change", "undo", "autumn"]);
    assert!(
        !folder
            .read("offices/002/data/organisation.yaml")
            .contains("until: 2026-08-31")
    );
}

#[test]
fn parts_are_dealt_out_by_office() {
    let folder = many(5, 1);
    for part in ["1/2", "2/2"] {
        each(&folder, &["build", "--to", "html", "--shard", part]);
    }
    for number in 0..5 {
        assert!(
            folder
                .join(&format!("{}/output/plan-00.html", of(number)))
                .exists()
        );
    }
    let again = each(&folder, &["build", "--to", "html"]);
    assert!(again.contains("其中5份没有变"), "{again}");
}

#[test]
fn what_is_not_for_many_is_said() {
    let folder = many(1, 1);
    for (args, words) in [
        (&["--each", "nowhere/*", "check"][..], "下面没有单位"),
        (&["--each", "offices/*", "init"], "不能对许多单位一起做"),
        (
            &["--each", "offices/*", "--data", "x", "check"],
            "不能和 --data 同用",
        ),
    ] {
        let output = folder.run(args);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(words), "{}", said(&output));
    }
}
