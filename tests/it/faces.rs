//! Marks and rare hanzi from the text of a plan to its page: copied as they
//! were typed.

use crate::common::folder::Folder;
use crate::common::reading::text_of_pdf;

const PLAN: &str = "\
organisation: {name: 柳河街道办事处}
people: [{id: lin, name: 林㐂}]
posts: [{id: director, title: 街道办事处主任}]
appointments: [{post: director, person: lin, from: 2024-01-01}]
plan:
  id: marks
  title: 2026年夏季防暑降温工作方案
  form: plain
  date: 2026-06-01
sections:
  - heading: 工作目标
    body: 由@{director}负总责。
  - heading: 其他
    body: ";

#[test]
fn marks_are_copied_as_they_were_typed() {
    let marks = "①至㉟：☐未办 ☑已办 ☒不办 ✓；1.5㎢，30㎡；nǐ ǹ ḿ；⿰；₂；≒；“好”；㈠";
    let folder = Folder::new();
    folder.write("data/plan.yaml", format!("{PLAN}{marks}。\n"));
    folder.well(&["build", "--to", "pdf"]);
    let pdf = std::fs::read(folder.join("output/marks.pdf")).unwrap();
    let text = text_of_pdf(&pdf).replace([' ', '\n'], "");
    assert!(text.contains(&marks.replace(' ', "")), "{text}");
    assert!(text.contains("由林㐂负总责"), "{text}");
}

#[test]
fn a_folder_of_init_has_the_pages_of_the_sample() {
    let pages = |folder: &Folder| {
        let said = folder.well(&["build", "--to", "pdf"]);
        assert!(said.contains("0 处警告"), "{said}");
        let files = folder.shown("output");
        assert!(files.len() >= 11, "{}", files.len());
        files
    };
    let folder = Folder::new();
    folder.well(&["init", "--keys", "en"]);
    assert!(pages(&folder) == pages(&Folder::sample()));
}
