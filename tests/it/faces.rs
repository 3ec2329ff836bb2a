//! Marks and rare hanzi from the text of a plan to its page: drawn, placed, fitted,
//! copied as they were typed, or told.

use fangan::document::Form;
use fangan::layout::font::Ink;
use fangan::layout::pages::{Item, Pages, TextRun};

use crate::common::folder::{Folder, said};
use crate::common::reading::text_of_pdf;
use crate::common::setting::office_face;
use crate::measure::*;

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

/// In titles and headings as well, whose faces have nearly none of their own.
#[test]
fn raised_and_lowered_figures_and_signs_print_in_every_face() {
    let figures = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";
    let blocks = |text: &str| {
        vec![
            title(text),
            heading(1, "一、", text),
            heading(2, "（一）", text),
            body(text),
        ]
    };
    let pages = set(Form::Plain, blocks(figures));
    for run in pages.pages.iter().flat_map(texts) {
        for glyph in &run.glyphs {
            assert_ne!(glyph.id, 0, "{}", run.text);
        }
    }
    // Raised ones stand above lowered ones, and both are smaller than 2.
    let tall = |c| {
        let pages = set(Form::Plain, vec![body(&format!("数{c}值"))]);
        let (run, glyph, _) = find(&pages, c);
        let ink = ink(run, glyph);
        (ink.bottom, ink.top)
    };
    let (two, raised, lowered) = (tall('2'), tall('⁴'), tall('₂'));
    assert!(raised.0 > two.0 + 1.0 && lowered.0 < two.0 - 0.3);
    assert!(raised.1 - raised.0 < 0.75 * (two.1 - two.0));
}

#[test]
fn a_character_that_no_face_has_is_told_with_its_place_and_a_cure() {
    let folder = Folder::new();
    folder.write("data/plan.yaml", format!("{PLAN}走访𪚥户，发🎁。\n"));
    let done = folder.run(&["build", "--to", "pdf"]);
    assert!(!done.status.success());
    let said = said(&done);
    assert_eq!(said.matches("plan.yaml:14:").count(), 2, "{said}");
    assert!(said.contains("“𪚥”（U+2A6A5）"), "{said}");
    assert!(said.contains("SimSun-ExtB"), "{said}");
    assert!(said.contains("“🎁”（U+1F381）"), "{said}");
    assert!(said.contains("换一种写法"), "{said}");
}

/// The run that shows a character, and the place of its glyph from the left.
fn find(pages: &Pages, c: char) -> (&TextRun, u16, f32) {
    let runs = pages.pages.iter().flat_map(|page| &page.items);
    let mut found = runs.filter_map(|item| match item {
        Item::Text(run) => {
            let at = run.text.find(c)? as u32;
            let glyph = run.glyphs.iter().find(|g| g.cluster.start == at)?;
            Some((run, glyph.id, run.x + glyph.x))
        }
        Item::Rule(_) | Item::Picture(_) => None,
    });
    found.next_back().expect("the character is on the page")
}

/// Ink of a character, mm: from its glyph's origin.
fn ink(run: &TextRun, glyph: u16) -> Ink {
    let ink = fonts().ink_bounds(run.face, glyph).expect("it has ink");
    let em = run.size * MM;
    Ink {
        left: ink.left * em,
        bottom: ink.bottom * em,
        right: ink.right * em,
        top: ink.top * em,
    }
}

const CELL: f32 = 156.0 / 28.0;

#[test]
fn a_rare_hanzi_is_as_large_and_as_dark_as_its_neighbours() {
    // 㐂 comes from 宋体, whose hanzi are larger and stand higher.
    let pages = set(Form::Plain, vec![body("由林㐂安负责。")]);
    let ((rare, glyph, x), (own, ..)) = (find(&pages, '㐂'), find(&pages, '由'));
    assert_ne!(rare.face, own.face);
    assert!(
        (0.93..0.99).contains(&(rare.size / own.size)),
        "{}",
        rare.size
    );
    assert!(
        (0.02..0.3).contains(&(rare.y - own.y)),
        "lower by {}",
        rare.y - own.y
    );
    assert_eq!(rare.stroke, 0.0, "宋体 is as dark as 仿宋");
    // In the middle of its cell, and the next hanzi where it would stand.
    let after = find(&pages, '安').2;
    let ink = ink(rare, glyph);
    near(x + (ink.left + ink.right) / 2.0, after - CELL / 2.0, 0.3);

    // In 黑体 it gets a stroke: the face is much lighter.
    let pages = set(Form::Plain, vec![heading(1, "一、", "林㐂安")]);
    let (rare, own) = (find(&pages, '㐂').0, find(&pages, '安').0);
    assert!(rare.stroke > 0.2 && own.stroke == 0.0, "{}", rare.stroke);
    // But for one of many strokes, which would be filled.
    let pages = set(Form::Plain, vec![heading(1, "一、", "林龘安")]);
    assert_eq!(find(&pages, '龘').0.stroke, 0.0);
}

#[test]
fn narrow_quotation_marks_stand_in_the_middle_of_their_halves() {
    let pages = set(Form::Plain, vec![body("落实“一案一策”要求。")]);
    let middle = |c: char| {
        let (run, glyph, x) = find(&pages, c);
        let ink = ink(run, glyph);
        x + (ink.left + ink.right) / 2.0
    };
    near(middle('“'), find(&pages, '一').2 - 0.25 * CELL, 0.3);
    near(middle('”'), find(&pages, '要').2 - 0.75 * CELL, 0.3);
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

#[test]
#[cfg(target_os = "linux")]
fn faces_that_are_installed_are_told_but_not_used() {
    let folder = Folder::new();
    let installed = folder.join("home/.fonts");
    std::fs::create_dir_all(&installed).unwrap();
    std::fs::copy(office_face(), installed.join("kai.otf")).unwrap();
    let run = |args: &[&str]| {
        let mut command = folder.command(args);
        said(&command.env("HOME", folder.join("home")).output().unwrap())
    };
    // Nobody can be asked here: nothing is copied.
    let done = run(&["init"]);
    assert!(done.contains("装有楷体（"), "{done}");
    assert!(done.contains("kai.otf"), "{done}");
    assert!(!folder.join("templates/fonts").exists());
    // It was said once.
    assert!(!run(&["init"]).contains("装有"));

    let list = run(&["list", "fonts"]);
    assert!(
        list.contains("Fangan Kai") && list.contains("装有楷体（"),
        "{list}"
    );
    folder.write(
        "templates/fonts/kai.otf",
        std::fs::read(office_face()).unwrap(),
    );
    let list = run(&["list", "fonts"]);
    assert!(
        !list.contains("装有") && list.contains("templates/fonts/kai.otf"),
        "{list}"
    );
}

#[test]
fn narrow_quotation_marks_at_the_ends_of_lines_take_halves_to_verify_as_well() {
    let folder = Folder::new();
    let line = format!("{}“好事”", "办".repeat(22));
    folder.write("data/plan.yaml", format!("{PLAN}{line}{line}办。\n"));
    folder.well(&["build", "--to", "pdf"]);
    let report = folder.well(&["verify", "output/marks.pdf"]);
    let row = |name: &str| report.lines().find(|line| line.contains(name));
    for name in ["行末标点占半字", "正文不出版心"] {
        let row = row(name).unwrap();
        assert!(row.starts_with("合格") && !row.ends_with('—'), "{row}");
    }
}
