//! Mistakes in templates are reported at the template's own line and column.

use fangan::diagnostic::{Code, Place, Report};

use std::path::Path;

use fangan::engine;

use crate::common::data;
use crate::common::{words, workspace};

const DATA: &str = include_str!("../cases/story/smallest.yaml");

/// Code, file, line and column of each fault of that template.
fn faults(name: &str, text: &str) -> Vec<(&'static str, String, u32, u32)> {
    let session = workspace::session_with(&[("data/a.yaml", DATA)], &[(name, text)]);
    let report: Report = workspace::checked(&session);
    let places = report
        .iter()
        .map(|d| match d.primary.as_ref().map(|l| &l.place) {
            Some(Place::Span(span)) => {
                let file = session.sources.get(span.file).path.clone();
                (d.code.name(), file, span.line, span.column)
            }
            other => panic!("{:?} stands at {other:?}", d.code),
        });
    places.collect()
}

fn page(body: &str) -> String {
    format!("<article>\n<h1>{{{{ plan.title.text }}}}</h1>\n{body}\n</article>\n")
}

/// The one fault of a page with that body, which begins on line 3.
fn fault(body: &str) -> (&'static str, u32, u32) {
    let mut faults = faults("implementation-plan.html", &page(body));
    faults.retain(|(_, file, ..)| file == "templates/implementation-plan.html");
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let (code, _, line, column) = faults.remove(0);
    (code, line, column)
}

#[test]
fn an_unknown_variable_is_named_where_it_stands() {
    assert_eq!(
        fault("<p>甲{{ plan.titel.text }}</p>").0,
        Code::TemplateUnknownName.name()
    );
    let (_, line, column) = fault("<p>甲</p>\n<p>乙{{ plan.titel.text }}</p>");
    assert_eq!((line, column), (4, 13));
}

#[test]
fn an_unknown_filter_is_found_when_templates_are_loaded() {
    let faults = faults(
        "implementation-plan.html",
        &page("<p>{{ plan.id | upcase }}</p>"),
    );
    let first = &faults[0];
    assert_eq!((first.0, first.2), (Code::TemplateUnknownName.name(), 3));
}

#[test]
fn elements_and_classes_outside_the_vocabulary_are_named() {
    assert_eq!(fault("<p>甲</p><div>乙</div>"), ("unknown-element", 3, 9));
    assert_eq!(fault("<p class=\"shout\">甲</p>"), ("unknown-class", 3, 1));
}

#[test]
fn markup_that_does_not_close_is_found_near_its_line() {
    let (code, line, _) = fault("<p>甲</p>\n<p>乙<strong>丙</p>");
    assert_eq!((code, line), ("template-markup", 4));
}

#[test]
fn text_outside_a_paragraph_is_a_fault() {
    assert_eq!(fault("漏在外面的字").0, "template-markup");
}

#[test]
fn a_broken_tag_is_a_fault_of_syntax() {
    let faults = faults(
        "implementation-plan.html",
        &page("{% if plan.id %}<p>甲</p>"),
    );
    assert_eq!(faults[0].0, Code::TemplateSyntax.name());
}

#[test]
fn data_cannot_be_trusted_as_markup() {
    let (code, ..) = fault("<p>{{ plan.id | safe }}</p>");
    assert!(code.starts_with("template-"), "{code}");
}

#[test]
fn a_link_cannot_lead_out_of_the_document() {
    assert_eq!(
        fault("<p><a href=\"https://example.org\">甲</a></p>").0,
        "template-markup"
    );
}

#[test]
fn a_broken_template_stops_its_own_plans_only() {
    let other = DATA.replace("id: smallest", "id: other\n  template: work-plan");
    let session = workspace::session_with(
        &[("data/a.yaml", DATA), ("data/b.yaml", &only_plan(&other))],
        &[("implementation-plan.html", "<article>{% if %}</article>")],
    );
    assert_eq!(workspace::documents(&session, "other").len(), 1);
}

/// The plan without the organisation, which the other file gives.
fn only_plan(text: &str) -> String {
    text[text.find("plan:").unwrap()..].to_string()
}

/// The program's own templates are taken to be without faults, and only those
/// that a page needs are parsed.
#[test]
fn our_own_templates_load_and_a_page_finds_all_that_it_needs() {
    let texts = data::sample();
    let few = workspace::session(&texts);
    // One of another make, and all are parsed.
    let whole = workspace::session_with(&texts, &[("own.html", "<article></article>\n")]);
    assert!(whole.report.is_empty(), "{:?}", whole.report);
    let pages: Vec<&str> = few.engine.templates().collect();
    assert!(pages.len() > 8 && !pages.contains(&"own"), "{pages:?}");
    for card in few.plans.cards() {
        let id = card.id.as_str();
        assert_eq!(
            workspace::documents(&few, id),
            workspace::documents(&whole, id),
            "{id}"
        );
    }
}

/// Templates come with a folder from anybody.
#[test]
fn a_template_without_an_end_is_a_fault() {
    let turns = "{% for i in range(end=1000) %}";
    let nested = format!("{}x{}", turns.repeat(3), "{% endfor %}".repeat(3));
    let long = "{% for i in range(end=90000) %}{{ plan.title.text | upper | upper }}".to_string()
        + &"字".repeat(400)
        + "{% endfor %}";
    let grows = "{% set_global a = \"xx\" %}{% for i in range(end=40) %}{% set_global a = a | replace(from=\"x\", to=\"xxxx\") %}{% endfor %}";
    for body in [nested.as_str(), &long, grows] {
        assert_eq!(
            fault(&format!("<p>{body}</p>")).0,
            "template-render",
            "{body:.40}"
        );
    }
    let deep = format!(
        "<p>{}x{}</p>",
        "<span>".repeat(50_000),
        "</span>".repeat(50_000)
    );
    let wide = format!(
        "<table>{}</table>",
        "<tr><td rowspan=\"1000\" colspan=\"1000\">a</td></tr>".repeat(300)
    );
    for body in [deep, wide] {
        let faults = faults("implementation-plan.html", &page(&body));
        assert!(
            faults.iter().all(|f| f.0 == "template-markup"),
            "{faults:?}"
        );
    }
}

/// The templates as version 0.1 brought them.
fn of_first_version() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates-0.1");
    let mut found = Vec::new();
    for folder in [root.clone(), root.join("components")] {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy();
                let name = name.replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// An office that has copied all templates goes on as before.
#[test]
fn templates_of_the_first_version_print_what_they_printed() {
    let own = of_first_version();
    assert!(own.len() > 15);
    let own: Vec<(&str, &str)> = own.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/story");
    let mut seen = 0;
    for folder in std::fs::read_dir(stories).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with('f') {
            continue;
        }
        let data = [(
            "data/a.yaml",
            std::fs::read_to_string(folder.join("input.yaml")).unwrap(),
        )];
        let (now, then) = (
            workspace::session(&data),
            workspace::session_with(&data, &own),
        );
        let text = |session: &fangan::engine::Session| {
            let plan = session.opened().next().unwrap();
            let (documents, report) = engine::documents(session, &plan, &workspace::wanted());
            assert!(!report.has_errors(), "{name}: {report:#?}");
            // Since then the title of a notice names its issuers.
            let text = words::text_of(&documents[0]);
            let lines = text.lines().map(|line| match line.find("关于印发") {
                Some(at) => &line[at..],
                None => line,
            });
            // Telephone numbers stand behind the post, and say by themselves what they are.
            let lines = lines.map(|line| match line.split_once("（电话：") {
                Some((who, number)) => format!("{who}　{}", number.replacen('）', "", 1)),
                None => line.to_string(),
            });
            // Who stands for all that hold a post is one item: 各大队大队长.
            let lines = lines.map(|line| match line.contains('各') {
                true => line.replace(' ', ""),
                false => line,
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        assert_eq!(text(&then), text(&now), "{name}");
        seen += 1;
    }
    assert!(seen > 10);
}
