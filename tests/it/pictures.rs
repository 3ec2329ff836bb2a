//! Pages as pictures (PNG) and drawings (SVG), and the pictures of README, which are
//! some of them: `cargo test --test it -- --ignored pictures` makes these anew.

use std::collections::BTreeSet;
use std::process::Command;

use fangan::engine::{self, Output, Wanted};
use fangan::write::{self, Dpi, Format};
use roxmltree::Document as Tree;

use crate::common::browser::{Person, alone, browser};
use crate::common::folder::{Folder, said};
use crate::common::picture::{Picture, hold, keep};
use crate::common::workspace;

/// A draft with a page that is read sideways.
const SIDEWAYS: &str = "\
people: [{id: he, name: 何静}]
posts: [{id: head, title: 平安办主任}]
appointments: [{post: head, person: he, from: 2024-01-01}]
plan: {id: sideways, title: 夏季防暑降温工作方案, form: plain, date: 2026-06-01}
sections:
  - heading: 工作分工
    body: 见@{attachment:tasks}。
attachments:
  - id: tasks
    title: 任务分工表
    landscape: true
    body: [{tasks: [{task: 排查独居老人家中降温设施, lead: head, deadline: 6月底前}, {task: 开放社区纳凉点, lead: 待定, deadline: 2026-07-10}]}]
";

/// The files of a plan of the sample, or of the draft.
fn files(plan: &str, formats: &[Format], dpi: u16) -> Vec<Output> {
    let session = match plan {
        "sideways" => workspace::session(&[("data/a.yaml", SIDEWAYS)]),
        _ => workspace::sample(),
    };
    let opened = session.plan(plan).unwrap();
    let wanted = Wanted {
        formats: formats.to_vec(),
        dpi: Dpi::new(dpi).unwrap(),
        ..workspace::wanted()
    };
    let (outputs, report) = engine::plan(&session, &opened, &wanted);
    assert!(!report.has_errors(), "{report:#?}");
    outputs
}

/// The pages of a PDF as poppler shows them; nothing where there is no poppler.
#[allow(clippy::print_stderr)]
fn shown_by_poppler(pdf: &[u8], dpi: u16) -> Option<Vec<Picture>> {
    let folder = Folder::new();
    folder.write("a.pdf", pdf);
    let mut command = Command::new("pdftoppm");
    command.args(["-r", &dpi.to_string(), "a.pdf", "shown/p"]);
    folder.write("shown/.keep", "");
    let Ok(done) = command.current_dir(folder.path()).output() else {
        let required = std::env::var_os("FANGAN_REQUIRE_POPPLER").is_some();
        assert!(
            !required,
            "FANGAN_REQUIRE_POPPLER is set, but there is no pdftoppm"
        );
        eprintln!("skipped: there is no pdftoppm");
        return None;
    };
    assert!(done.status.success(), "{done:?}");
    let shown = folder.shown("shown").into_iter();
    let shown = shown.filter(|(name, _)| name.ends_with(".ppm"));
    Some(shown.map(|(_, bytes)| Picture::ppm(&bytes)).collect())
}

#[test]
fn a_picture_is_what_poppler_shows_of_the_pdf() {
    // A red head and tables; the mark of a draft, a page that is read sideways.
    for (plan, dpi) in [("fire-2026", 150), ("sideways", 200)] {
        let outputs = files(plan, &[Format::Pdf, Format::Png], dpi);
        let pdf = outputs.iter().find(|o| o.format == Format::Pdf).unwrap();
        let Some(theirs) = shown_by_poppler(&pdf.bytes, dpi) else {
            return;
        };
        let ours = outputs.iter().filter(|o| o.whole() == (Format::Png, plan));
        let ours: Vec<Picture> = ours.map(|o| Picture::png(&o.bytes)).collect();
        assert_eq!(ours.len(), theirs.len(), "{plan}");
        for (number, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            let apart = ours.apart_from(theirs);
            assert!(apart < 0.0005, "{plan}, page {}: {apart}", number + 1);
        }
    }
}

#[test]
fn a_picture_says_what_it_shows_and_how_large_it_is() {
    let outputs = files("community-2026", &[Format::Png], 72);
    let picture = Picture::png(&outputs[0].bytes);
    // A4 in whole pixels, the last ones over its edge.
    assert_eq!((picture.width, picture.height), (596, 842));
    let text = |name: &str| {
        let found = picture.texts.iter().find(|(keyword, _)| keyword == name);
        found.map(|(_, text)| text.clone()).unwrap()
    };
    assert_eq!(text("Title"), "南苑社区2026年邻里纠纷调解工作方案");
    assert!(text("Description").contains("一、指导思想\n"));
    let dots = u32::from_be_bytes(
        *outputs[0]
            .bytes
            .windows(8)
            .find(|at| at.starts_with(b"pHYs"))
            .unwrap()[4..]
            .first_chunk::<4>()
            .unwrap(),
    );
    assert_eq!(dots, 2835);
}

#[test]
fn a_drawing_has_all_it_uses_and_nothing_of_where_it_was_written() {
    let mut sheets = BTreeSet::new();
    for output in files("sideways", &[Format::Svg], 72) {
        let text = String::from_utf8(output.bytes).unwrap();
        let tree = Tree::parse(&text).unwrap();
        let root = tree.root_element();
        sheets.insert(root.attribute("width").unwrap().to_string());
        let ids = tree.descendants().filter_map(|n| n.attribute("id"));
        let ids: BTreeSet<&str> = ids.collect();
        let used = tree.descendants().filter_map(|n| n.attribute("href"));
        let used: BTreeSet<&str> = used.map(|link| link.strip_prefix('#').unwrap()).collect();
        assert!(!ids.is_empty() && ids == used, "{}", output.id);
        // Measures and outlines; words stand in texts alone.
        let attributes = tree.descendants().flat_map(|n| n.attributes());
        for attribute in attributes {
            assert!(attribute.value().is_ascii(), "{attribute:?}");
            assert_ne!(attribute.name(), "from");
        }
        assert!(!text.contains(".yaml"));
    }
    assert_eq!(sheets, ["210mm", "297mm"].map(String::from).into());
}

#[test]
fn pages_are_files_made_again_when_they_are_to_be_finer() {
    let folder = Folder::sample();
    let build = |args: &[&str]| folder.run(&[&["build", "community-2026"], args].concat());
    let done = build(&["--to", "svg,png", "--dpi", "40", "--jobs", "1"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let coarse = folder.shown("output");
    let names: Vec<&str> = coarse.keys().map(String::as_str).collect();
    let expected: Vec<String> = (1..=2)
        .flat_map(|page| ["png", "svg"].map(|ending| format!("community-2026.{page}.{ending}")))
        .collect();
    assert_eq!(names, expected);
    build(&["--to", "svg,png", "--dpi", "80"]);
    let fine = folder.shown("output");
    assert!(
        fine.iter()
            .all(|(name, bytes)| (coarse[name] == *bytes) == name.ends_with("svg"))
    );
    // All threads at once, and afresh.
    build(&["--to", "svg,png", "--dpi", "40", "--force"]);
    assert!(
        folder.shown("output") == coarse,
        "the same pages give the same bytes"
    );
    let refused = build(&["--to", "png", "--dpi", "1200"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("600"), "{}", said(&refused));
    // What says how fine pictures are is not passed over where none are asked for.
    let refused = build(&["--to", "pdf", "--dpi", "80"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("--to png"), "{}", said(&refused));
    assert!(!folder.shown("output").contains_key("duty-2026.pdf"));
}

#[test]
fn a_page_that_is_no_more_is_removed() {
    let folder = Folder::new();
    let long = "户外作业人员零中暑，独居老人户户有人联系。".repeat(60);
    let plan = |body: &str| {
        format!(
            "plan: {{id: a, title: 防暑降温工作方案, form: plain, date: 2026-06-01}}\nsections:\n  - {{heading: 目标, body: {body}}}\n"
        )
    };
    folder.write("data/a.yaml", plan(&long));
    folder.run(&["build", "--to", "png", "--dpi", "40"]);
    assert!(folder.shown("output").len() > 1);
    folder.write("data/a.yaml", plan("零中暑。"));
    folder.run(&["build", "--to", "png", "--dpi", "40"]);
    let names: Vec<String> = folder.shown("output").into_keys().collect();
    assert_eq!(names, ["a.1.png"]);
}

#[test]
fn who_asks_for_one_file_gets_all_pages_in_a_package() {
    let outputs = files("petition-2026", &[Format::Svg, Format::Pdf], 72);
    let pages = outputs
        .iter()
        .filter(|o| o.whole() == (Format::Svg, "petition-2026"));
    let pages = pages.count();
    let (ending, bytes) = write::one_file(outputs.clone(), Format::Svg).unwrap();
    assert_eq!(ending, "zip");
    let package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(package.len(), pages);
    assert_eq!(write::one_file(outputs, Format::Pdf).unwrap().0, "pdf");
}

/// Pages of the sample in README: plan, document, page.
const PAGES: [(&str, &str, &str); 3] = [
    ("head", "fire-2026", "fire-2026.1"),
    ("clauses", "fire-2026", "fire-2026.4"),
    ("table", "fire-2026", "fire-2026.8"),
];

fn pages(each: impl Fn(&str, &[u8])) {
    for (name, plan, page) in PAGES {
        let outputs = files(plan, &[Format::Png], 96);
        let page = outputs.iter().find(|output| output.id == page).unwrap();
        each(name, &page.bytes);
    }
}

#[test]
fn pages_in_readme_are_those_of_now() {
    pages(hold);
}

#[test]
#[ignore = "writes into docs/pictures"]
fn pictures_of_pages() {
    pages(keep);
}

#[test]
#[ignore = "writes into docs/pictures"]
fn picture_of_a_phone() {
    let _alone = alone();
    let Some(browser) = browser() else {
        return;
    };
    let folder = Folder::new();
    let html = files("community-2026", &[Format::Html], 72).remove(0);
    folder.write("a.html", html.bytes);
    let person = Person::new(&browser);
    let tab = person.tab("about:blank");
    tab.phone(390, 760);
    tab.go(&format!("file://{}", folder.join("a.html").display()));
    tab.until("document.fonts.status === 'loaded'");
    keep("phone", &tab.picture());
}
