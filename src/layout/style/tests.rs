use super::sheets::BUILT_IN;
use super::*;
use crate::diagnostic::{Code, Origin, Place};
use crate::document::HeadingKind;

const FILE: FileId = FileId(7);

#[test]
fn built_in_sheets_read_without_a_fault() {
    for (name, text) in BUILT_IN {
        let (_, report) = Style::from_yaml(text, FILE);
        assert!(report.is_empty(), "{name}: {report:?}");
    }
}

#[test]
fn the_base_sheet_sets_every_measure() {
    // A key that is missing there would be zero everywhere.
    let text = built_in("gbt9704").unwrap();
    let keys = format!("{:?}", Style::default());
    assert!(!keys.contains("Pt(0.0)"), "a size is missing: {keys}");
    let node = tree::parse(text, FILE).unwrap();
    for (section, fields) in [
        ("page", 7),
        ("grid", 4),
        ("faces", 5),
        ("latin", 2),
        ("colours", 2),
        ("spacing", 4),
        ("text", 4),
        ("title", 6),
        ("subtitle", 2),
        ("people", 2),
        ("red-head", 11),
        ("letter", 11),
        ("order", 4),
        ("minutes", 2),
        ("signature", 13),
        ("note", 2),
        ("attachment", 2),
        ("record", 7),
        ("page-number", 8),
        ("table", 11),
        ("draft", 4),
    ] {
        assert_eq!(
            node.get(section).unwrap().entries().len(),
            fields,
            "{section}"
        );
    }
}

#[test]
fn the_default_is_the_grid_of_the_standard() {
    let style = Style::default();
    assert!((style.cell() - 5.571).abs() < 0.001);
    assert!((style.line() - 10.446).abs() < 0.002);
    let depth = style.page.top + 21.0 * style.line() + style.text.size.mm();
    assert!((261.9..=262.0).contains(&depth), "{depth}");
    assert_eq!(style.heading(HeadingKind::Usual, 1).face, Role::HeiTi);
    assert_eq!(style.heading(HeadingKind::Usual, 2).face, Role::KaiTi);
    assert_eq!(style.heading(HeadingKind::Usual, 9).face, Role::FangSong);
}

#[test]
fn a_sheet_changes_only_what_it_names() {
    let (style, report) = Style::from_yaml("grid: {pitch: 28}\ntext: {size: 小四}\n", FILE);
    assert!(report.is_empty(), "{report:?}");
    assert_eq!(style.grid.pitch, Pt(28.0));
    assert_eq!(style.text.size, Pt(12.0));
    assert_eq!(style.page, Style::default().page);
}

fn fault(text: &str) -> (Code, u32) {
    let (_, report) = Style::from_yaml(text, FILE);
    let fault = report.iter().next().expect("a fault");
    match &fault.primary.as_ref().expect("a place").place {
        Place::Node(Origin { file: FILE, node }) => (fault.code, *node),
        place => panic!("{place:?}"),
    }
}

#[test]
fn wrong_values_and_unknown_keys_are_named_at_their_place() {
    // 0 is the root, 1 `page`, 2 its mapping, 3 `left`, 4 its value.
    assert_eq!(fault("page: {left: wide}"), (Code::InvalidStyle, 4));
    assert_eq!(fault("page: {left: -3}"), (Code::InvalidStyle, 4));
    assert_eq!(fault("page: {lft: 3}"), (Code::UnknownKey, 3));
    assert_eq!(fault("extends: nothing"), (Code::InvalidStyle, 2));
    assert_eq!(fault("text: {size: 九号}"), (Code::InvalidStyle, 4));
    assert_eq!(fault("headings: [{face: comic}]"), (Code::InvalidStyle, 5));
    assert_eq!(fault("page: {text-width: 200}"), (Code::InvalidStyle, 4));
    assert_eq!(fault("grid: {pitch: 40}"), (Code::InvalidStyle, 4));
    assert_eq!(fault("page: [1]"), (Code::InvalidStyle, 2));
    assert_eq!(fault("headings: []"), (Code::InvalidStyle, 2));
    assert_eq!(fault("faces: {kaiti: []}"), (Code::InvalidStyle, 4));
    assert_eq!(fault("text: {size: 0}"), (Code::InvalidStyle, 4));
    assert_eq!(
        fault("title: {blank-before: 25.8}"),
        (Code::InvalidStyle, 4)
    );
    assert_eq!(
        fault("red-head: {rule-thickness: 35}"),
        (Code::InvalidStyle, 4)
    );
}

#[test]
fn a_loop_of_sheets_ends() {
    let find = |name: &str, seen: &[FileId]| {
        let mine = || ("extends: mine".to_string(), FILE);
        (name == "mine" && !seen.contains(&FILE)).then(mine)
    };
    let (_, report) = Style::from_yaml_with("extends: mine", FILE, &find);
    assert!(report.has_errors());
}

#[test]
fn an_overriding_sheet_may_extend_another_of_ours() {
    let own = "extends: house".to_string();
    let find = |name: &str, seen: &[FileId]| {
        (name == "gbt9704" && !seen.contains(&FILE)).then(|| (own.clone(), FILE))
    };
    let (style, report) = Style::from_yaml_with(&own, FILE, &find);
    assert!(!report.has_errors(), "{report:?}");
    assert_eq!(style.grid.pitch, Pt(28.0));
    // What does not go together with a sheet of ours stands where that is named.
    let low = "page: {text-height: 180}".to_string();
    let find = |name: &str, _: &[FileId]| (name == "gbt9704").then(|| (low.clone(), FileId(8)));
    let (_, report) = Style::from_yaml_with(&own, FILE, &find);
    let file = |d: &Diagnostic| d.primary.as_ref().and_then(|l| l.place.file());
    assert!(report.has_errors() && report.iter().all(|d| file(d) == Some(FILE)));
}

#[test]
fn no_measure_takes_what_no_page_could_have() {
    let text = built_in("gbt9704").unwrap();
    let base = tree::parse(text, FILE).unwrap();
    for (section, fields) in base.entries() {
        let section = section.shown();
        for (key, value) in fields.entries() {
            if section == "sizes" || !matches!(value.kind, tree::Kind::Number(_)) {
                continue;
            }
            for wrong in ["-1", "999", ".inf", ".nan", "28mm", "true", "[]", "{}", "~"] {
                let sheet = format!("{section}: {{{}: {wrong}}}", key.shown());
                let (style, report) = Style::from_yaml(&sheet, FILE);
                assert!(report.has_errors(), "{sheet}");
                assert_eq!(style, Style::default(), "{sheet}");
            }
        }
    }
}
