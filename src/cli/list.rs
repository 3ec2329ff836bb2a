//! `fangan list`: the id first, then what people call it.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use super::args::{Global, List, ListKind};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, faces, open};
use crate::engine::Session;
use crate::layout::font::{GapKind, Place, Role, coverage, gb2312, gbk};
use crate::model::{PersonId, PostId};
use crate::resolve::titles_of;

/// Runs the command.
pub(super) fn run(args: &List, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    let on = args.on.unwrap_or_else(|| session.today(open::clock()));
    let rows = match args.what {
        ListKind::People => people(&session, on),
        ListKind::Posts => posts(&session, on),
        ListKind::Plans => plans(&session),
        ListKind::Templates => session
            .engine
            .templates()
            .map(|t| vec![t.to_string()])
            .collect(),
        ListKind::Fonts => fonts(&session, terminal),
    };
    terminal.result(&aligned(&rows));
    if matches!(args.what, ListKind::Fonts) && !session.records.config.system_fonts {
        faces::tell(&workspace, &session.families(), terminal);
    }
    if session.stops_all() {
        let report = session.located(session.report.clone());
        terminal.faults(&report, &session.sources);
        return MISTAKES;
    }
    WELL
}

fn people(session: &Session, on: NaiveDate) -> Vec<Vec<String>> {
    let people = session.organisation.people.iter().enumerate();
    people
        .map(|(i, person)| {
            let titles = titles_of(&session.organisation, PersonId(i as u32), on);
            vec![person.id.clone(), person.name.clone(), titles]
        })
        .collect()
}

fn posts(session: &Session, on: NaiveDate) -> Vec<Vec<String>> {
    let organisation = &session.organisation;
    let posts = organisation.posts.iter().enumerate();
    posts
        .map(|(i, post)| {
            let holders = organisation.holders(PostId(i as u32), on);
            let names = holders
                .iter()
                .map(|h| organisation.person(h.person).name.as_str());
            let names: Vec<&str> = names.collect();
            let names = if names.is_empty() {
                "—".to_string()
            } else {
                names.join("、")
            };
            vec![post.id.clone(), post.title(on).to_string(), names]
        })
        .collect()
}

fn plans(session: &Session) -> Vec<Vec<String>> {
    let plans = session.plans.cards().iter();
    plans
        .map(|plan| vec![plan.id.value.clone(), plan.title.value.clone()])
        .collect()
}

/// For each role: the face that sets it, its file, whether it may be embedded,
/// how many hanzi it leaves to other faces, and how many none has.
fn fonts(session: &Session, terminal: &Terminal) -> Vec<Vec<String>> {
    let words = |key: &str| terminal.locale.ui(key, &[]);
    let roles = Role::ALL.into_iter();
    roles
        .map(|role| {
            let own = session.fonts.face_of(role);
            let main = session
                .fonts
                .main_face(role)
                .map(|id| session.fonts.face(id));
            let Some(face) = own.or(main) else {
                return vec![role.name().to_string(), "—".to_string()];
            };
            let card = face.card();
            let place = match card.file.place() {
                Place::CompiledIn(_) => words("font-compiled-in"),
                place => place
                    .path()
                    .map_or(String::new(), |p| p.display().to_string()),
            };
            let lacking = |set: &str| set.chars().filter(|c| !face.covers(*c)).count();
            let gaps = coverage(&session.fonts, role, &gbk());
            let nowhere = gaps.iter().filter(|gap| gap.kind == GapKind::Missing);
            let mut family = card.family.clone();
            if own.is_none() {
                family.push_str(&words("font-stand-in"));
            }
            vec![
                role.name().to_string(),
                family,
                place,
                words(&format!("licence-{}", card.licence.name())),
                terminal.locale.ui(
                    "font-lacks",
                    &[
                        ("few", lacking(&gb2312()).to_string()),
                        ("many", lacking(&gbk()).to_string()),
                        ("nowhere", nowhere.count().to_string()),
                    ],
                ),
            ]
        })
        .collect()
}

/// Columns of equal width; hanzi count double.
pub(super) fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| {
        rows.iter()
            .filter_map(|r| r.get(c))
            .map(|t| t.width())
            .max()
    };
    let widths: Vec<usize> = (0..columns).map(|c| width(c).unwrap_or(0)).collect();
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(&widths);
        let padded =
            cells.map(|(text, width)| format!("{text}{}", " ".repeat(width - text.width() + 2)));
        padded.collect::<String>().trim_end().to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}
