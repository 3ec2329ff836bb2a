//! `fangan lsp`, as an editor meets it: faults while one types, what may stand there,
//! who is meant, and another name in every file.

use serde_json::{Value, json};

use crate::common::county::county;
use crate::common::editor::{Editor, edited};
use crate::common::folder::Folder;

/// The line and column of words in a text, so many characters on.
fn place(text: &str, words: &str, on: usize) -> (usize, usize) {
    let at = text.find(words).unwrap_or_else(|| panic!("no {words}"));
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = before[before.rfind('\n').map_or(0, |end| end + 1)..]
        .chars()
        .count();
    (line, column + on)
}

fn labels(offers: &Value) -> Vec<&str> {
    let items = offers["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["label"].as_str().unwrap())
        .collect()
}

const PETITION: &str = "data/plans/petition-2026.yaml";

#[test]
fn faults_are_told_as_they_are_typed_and_across_files() {
    let folder = Folder::sample();
    let mut editor = Editor::open(&folder);
    let text = folder.read(PETITION);
    editor.types(PETITION, &text.replacen("title: ", "title：", 1));
    editor.until(PETITION, "fullwidth-colon", true);
    let fault = editor.faults[PETITION]
        .iter()
        .find(|f| f["code"] == "fullwidth-colon")
        .unwrap();
    let range = fault["range"].clone();
    let params = json!({
        "textDocument": {"uri": editor.uri(PETITION)}, "range": range, "context": {"diagnostics": []},
    });
    let actions = editor.ask("textDocument/codeAction", params);
    let edits = &actions[0]["edit"]["changes"][editor.uri(PETITION)];
    let typed = text.replacen("title: ", "title：", 1);
    assert_eq!(edited(&typed, edits), text, "{actions}");
    editor.types(PETITION, &text);
    editor.until(PETITION, "fullwidth-colon", false);
    // A post that goes is missed in every plan, though nothing is saved.
    let posts = "data/posts.yaml";
    let people = folder.read(posts);
    let id = place(&people, "- {id: ", 0);
    assert!(id.0 > 0);
    let first = people
        .split("- {id: ")
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    editor.types(
        posts,
        &people.replacen(&format!("{{id: {first},"), "{id: nobody-else,", 1),
    );
    editor.until("data/appointments.yaml", "unknown-post", true);
    editor.tell(
        "textDocument/didClose",
        json!({"textDocument": {"uri": editor.uri(posts)}}),
    );
    editor.until("data/appointments.yaml", "unknown-post", false);
    assert_eq!(editor.close(), Some(0));
}

#[test]
fn a_file_is_written_from_nothing_by_what_is_offered() {
    let folder = Folder::sample();
    let mut editor = Editor::open(&folder);
    let path = "data/plans/new.yaml";
    let mut text = String::new();
    // Typed up to the bar; what must be among the offers there, and is then taken.
    let steps = [
        ("", "plan"),
        ("\n  ", "id"),
        ("new-2026\n  ti", "title"),
        ("防暑降温工作方案\n  ", "form"),
        ("", "red-head"),
        ("\n  issuers: [", "office"),
        ("]\nse", "sections"),
        ("\n  - he", "heading"),
        ("组织领导\n    body:\n      - ", "body-of-people"),
        ("\n          name: 领导小组\n          ", "leader"),
        ("", "director"),
        ("\n          members: [deputy, ", "petitions-head"),
        ("]\n      - text: 由@{", "director"),
    ];
    for (typed, wanted) in steps {
        text += typed;
        editor.types(path, &text);
        let line = text.matches('\n').count();
        let column = text.rsplit('\n').next().unwrap().encode_utf16().count();
        let offers = editor.at("completion", path, (line, column));
        let items = offers["items"].as_array().unwrap();
        let offer = items.iter().find(|item| item["label"] == wanted);
        let offer = offer.unwrap_or_else(|| panic!("{text}| {wanted}: {:?}", labels(&offers)));
        text = edited(&text, &json!([offer["textEdit"]]));
    }
    text += ":full}负责。\n";
    editor.types(path, &text);
    // Who holds what stands beside it.
    let offers = editor.at("completion", path, place(&text, "@{director", 2));
    let director = offers["items"].as_array().unwrap().iter();
    let director = director
        .clone()
        .find(|item| item["label"] == "director")
        .unwrap();
    assert!(
        director["detail"].as_str().unwrap().contains("林浩然"),
        "{director}"
    );
    let hover = editor.at("hover", path, place(&text, "leader: director", 10));
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("林浩然"),
        "{hover}"
    );
}

/// An office with 25 plans in which a post, a person and a unit are named in every way;
/// comments name them as well and stay.
fn office(post: &str, title: &str, unit: &str) -> Vec<(String, String)> {
    let organisation = format!(
        "organisation: {{name: 柳河街道办事处}}\r\nissuers: [{{id: office, name: 柳河街道办事处}}]\r\n\
         departments:\r\n  - {{id: safety, name: 平安法治办公室, short-name: {unit}}}   # 平安办\r\n\
         posts:\r\n  - {{id: {post}, title: {title}, department: safety}}   # safety-head 主任\r\n\
         \x20 - id: deputy\r\n    title: \"副主任\"\r\n    department: {unit}\r\n\
         people: [{{id: lin, name: 林浩然}}, {{id: wu, name: 吴建国}}]\r\n\
         appointments:\r\n  - {{post: {post}, person: 林浩然, from: 2024-05-01}}\r\n\
         \x20 - {{post: {unit}副主任, person: wu, from: 2024-05-01}}\r\n"
    );
    let mut files = vec![("data/office.yaml".to_owned(), organisation)];
    for n in 0..25 {
        let text = format!(
            "# 计划 safety-head\nplan: {{id: plan-{n}, title: 第{n}号工作方案, form: plain, issuers: [office], date: 2026-05-01}}\n\
             sections:\n  - heading: 组织\n    body:\n      - 由@{{{post}:full}}和@{{ {unit}副主任 }}负责，safety-head不改。\n\
             \x20     - body-of-people:\n          name: 小组\n          leader: {post}   # safety-head\n\
             \x20         members: [\"{post}\", {unit}{title}, {{post: {post}}}, {unit}]\n"
        );
        files.push((format!("data/plans/plan-{n}.yaml"), text));
    }
    files
}

#[test]
fn another_name_goes_into_every_file_and_nothing_else_changes() {
    let folder = Folder::new();
    let files = office("safety-head", "主任", "平安办");
    for (path, text) in &files {
        folder.write(path, text);
    }
    let mut editor = Editor::open(&folder);
    let plan = &files[3].1;
    let cases = [
        (
            "leader: safety-head",
            10,
            "safety-chief",
            office("safety-chief", "主任", "平安办"),
        ),
        (
            "members: [\"safety-head\", 平安办主任, {post: safety-head}, 平安办",
            54,
            "平安科",
            office("safety-head", "主任", "平安科"),
        ),
    ];
    for (words, on, new, wanted) in cases {
        let (line, character) = place(plan, words, on);
        let params = json!({
            "textDocument": {"uri": editor.uri(&files[3].0)},
            "position": {"line": line, "character": character}, "newName": new,
        });
        let change = editor.ask("textDocument/rename", params);
        for ((path, old), (_, wanted)) in files.iter().zip(&wanted) {
            let edits = &change["changes"][editor.uri(path)];
            assert_eq!(edited(old, edits), *wanted, "{path}");
        }
    }
    // The title, from its own record.
    let (line, character) = place(&files[0].1, "title: 主任", 8);
    let params = json!({
        "textDocument": {"uri": editor.uri(&files[0].0)},
        "position": {"line": line, "character": character}, "newName": "科长",
    });
    let change = editor.ask("textDocument/rename", params.clone());
    let wanted = office("safety-head", "科长", "平安办");
    for ((path, old), (_, wanted)) in files.iter().zip(&wanted) {
        assert_eq!(
            edited(old, &change["changes"][editor.uri(path)]),
            *wanted,
            "{path}"
        );
    }
    // What somebody else is called is no name for it.
    let mut taken = params;
    taken["newName"] = json!("deputy");
    let answer = editor.answer("textDocument/rename", taken);
    assert!(
        answer["error"]["message"]
            .as_str()
            .unwrap()
            .contains("called so"),
        "{answer}"
    );
    // From a plan to the record, and to every place.
    let place = place(plan, "leader: safety-head", 10);
    let found = editor.at("definition", &files[3].0, place);
    assert_eq!(
        editor.path(found[0]["uri"].as_str().unwrap()),
        "data/office.yaml"
    );
    assert_eq!(found.as_array().unwrap().len(), 1);
    let found = editor.at("references", &files[3].0, place);
    // Its id and title, its appointment; and five places in each plan.
    assert_eq!(found.as_array().unwrap().len(), 3 + 25 * 5);
}

#[test]
fn five_hundred_requests_over_files_that_change_are_all_answered() {
    let folder = Folder::sample();
    let mut editor = Editor::open(&folder);
    let files: Vec<String> = folder
        .shown("data")
        .into_keys()
        .map(|n| format!("data/{n}"))
        .collect();
    let files: Vec<&String> = files
        .iter()
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    let kinds = [
        "completion",
        "hover",
        "definition",
        "documentSymbol",
        "foldingRange",
        "prepareRename",
    ];
    let mut seed = 7_usize;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below.max(1)
    };
    for n in 0..500 {
        let path = files[random(files.len())];
        let text = folder.read(path);
        if n % 20 == 7 {
            // Half a line is typed, or the file is another on the disk.
            let cut = text
                .char_indices()
                .nth(random(text.chars().count()))
                .map_or(0, |(at, _)| at);
            match n % 40 {
                7 => editor.types(path, &text[..cut]),
                _ => folder.write(path, format!("{text}# {n}\n")),
            }
        }
        let line = random(text.lines().count());
        let column = random(
            text.lines()
                .nth(line)
                .map_or(0, |line| line.chars().count())
                + 1,
        );
        let kind = if n % 25 == 3 {
            "references"
        } else {
            kinds[random(kinds.len())]
        };
        editor.at(kind, path, (line, column));
        if n % 20 == 8 {
            editor.tell(
                "textDocument/didClose",
                json!({"textDocument": {"uri": editor.uri(path)}}),
            );
        }
    }
    assert_eq!(editor.close(), Some(0));
}

#[test]
fn an_outline_names_the_chapters() {
    let folder = Folder::sample();
    let mut editor = Editor::open(&folder);
    let outline = editor.at("documentSymbol", PETITION, (0, 0)).to_string();
    assert!(outline.contains("组织领导"), "{outline}");
    let folds = editor.at("foldingRange", PETITION, (0, 0));
    assert!(folds.as_array().unwrap().len() > 20, "{folds}");
}

#[test]
fn another_name_goes_into_changes_that_wait() {
    let folder = Folder::new();
    for (path, text) in office("safety-head", "主任", "平安办") {
        folder.write(&path, text);
    }
    let change = "change:\n  date: 2026-09-01\n  moves:\n    - {person: lin, retires: true}\n    - {person: wu, takes: safety-head}   # safety-head\n";
    folder.write("data/changes/autumn.yaml", change);
    folder.write("data/changes/spring.yaml", change);
    folder.write(
        "data/changes/applied/spring.yaml",
        "change: data/changes/spring.yaml\n",
    );
    let mut editor = Editor::open(&folder);
    let plan = folder.read("data/plans/plan-3.yaml");
    let (line, character) = place(&plan, "leader: safety-head", 10);
    let params = json!({
        "textDocument": {"uri": editor.uri("data/plans/plan-3.yaml")},
        "position": {"line": line, "character": character}, "newName": "safety-chief",
    });
    let edits = editor.ask("textDocument/rename", params);
    let edits = &edits["changes"];
    assert_eq!(
        edited(change, &edits[editor.uri("data/changes/autumn.yaml")]),
        change.replace("takes: safety-head", "takes: safety-chief")
    );
    // What was applied is history.
    assert!(edits.get(editor.uri("data/changes/spring.yaml")).is_none());
}

#[test]
fn a_layers_name_is_changed_by_its_keeper() {
    let folder = Folder::new();
    for (path, text) in county(1, 1) {
        folder.write(&path, text);
    }
    let path = "offices/000/data/plans/plan-00.yaml";
    let mut editor = Editor::open_below(&folder, "offices/000");
    let text = folder.read(path);
    let (line, character) = place(&text, "posts-of: units", 11);
    let params = json!({
        "textDocument": {"uri": editor.uri("data/plans/plan-00.yaml")},
        "position": {"line": line, "character": character}, "newName": "all-units",
    });
    let answer = editor.answer("textDocument/rename", params);
    let why = answer["error"]["message"].as_str().unwrap_or_default();
    assert!(
        why.contains("../../county/data/categories.yaml") && why.contains("县政府办公室信息科"),
        "{answer}"
    );
}

#[test]
fn days_are_formatted_and_nothing_else() {
    let folder = Folder::sample();
    let mut editor = Editor::open(&folder);
    let path = "data/absences.yaml";
    let text = "# 请假\nabsences:\n  -  {person: he,  from: 2026年8月1日, until: 2026.8.20}   # 8月\n  - {person: wu, from: '2026/8/1', until: 2026-08-03}\n";
    editor.types(path, text);
    let params = json!({"textDocument": {"uri": editor.uri(path)}, "options": {}});
    let edits = editor.ask("textDocument/formatting", params);
    assert_eq!(
        edited(text, &edits),
        text.replace("2026年8月1日", "2026-08-01")
            .replace("2026.8.20", "2026-08-20")
    );
}

#[test]
fn a_code_is_explained_where_it_stands_and_where_it_is_told() {
    let folder = Folder::sample();
    folder.write(
        "fangan.yaml",
        "today: 2026-04-10\nseverity: {goal-without-owner: note}\n",
    );
    let mut editor = Editor::open(&folder);
    let text = folder.read("fangan.yaml");
    editor.types("fangan.yaml", &text);
    let hover = editor.at("hover", "fangan.yaml", place(&text, "goal-without", 3));
    let about = hover["contents"]["value"].as_str().unwrap();
    assert!(about.contains("goal-without-owner (warning)"), "{about}");
    let plan = folder.read(PETITION).replacen("title: ", "title：", 1);
    editor.types(PETITION, &plan);
    editor.until(PETITION, "fullwidth-colon", true);
    let hover = editor.at("hover", PETITION, place(&plan, "title：", 5));
    let about = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(about.contains("fullwidth-colon (error)"), "{hover}");
}

/// What one types in one plan is told of that plan, of others nothing is forgotten.
#[test]
fn a_plan_that_is_typed_in_is_looked_at_alone() {
    let folder = Folder::new();
    for (path, text) in office("safety-head", "主任", "平安办") {
        folder.write(&path, text);
    }
    let (mine, other) = ("data/plans/plan-3.yaml", "data/plans/plan-20.yaml");
    let wrong = folder
        .read(other)
        .replace("leader: safety-head", "leader: nobody");
    folder.write(other, &wrong);
    let mut editor = Editor::open(&folder);
    let text = folder.read(mine);
    editor.types(mine, &text);
    editor.until(other, "unknown-party", true);
    for _ in 0..3 {
        editor.types(mine, &text.replace("leader: safety-head", "leader: noone"));
        editor.until(mine, "unknown-party", true);
        editor.types(mine, &text);
        editor.until(mine, "unknown-party", false);
    }
    assert!(
        editor.faults[other]
            .iter()
            .any(|f| f["code"] == "unknown-party")
    );
    // The title is what others look at: everything is read again.
    editor.types(mine, &text.replace("title: 第3号", "title: 第20号"));
    editor.until(mine, "unknown-party", false);
    let all = editor.at("completion", mine, (0, 0));
    assert!(all["items"].is_array());
}
