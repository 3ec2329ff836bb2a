//! Section 1: page, type area, grid, colour, fonts in the file.

use super::body::level;
use super::{C, CENTRE, L, LEFT, RIGHT, TOP};
use crate::layout::font::Role;
use crate::read::pdf::{Colour, FontFact};
use crate::verify::lines::{Line, is_hanzi};
use crate::verify::page::{BOTTOM, Document, is_size_3};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    vec![
        size(document),
        top(document),
        left(document),
        right(document),
        bottom(document),
        lines_per_page(document),
        pitch(document),
        cells(document),
        advance(document),
        face(document),
        colour(document),
        text_on_first_page(document),
        indent(document),
        embedded(document),
        copyable(document),
        rule("1.17", "not-on-screen", "4, 6", "60–80 g/m²").not_checkable(),
    ]
}

fn size(document: &Document) -> Row {
    let off = |p: &crate::read::pdf::Sheet| (p.width - 210.0).abs().max((p.height - 297.0).abs());
    let pages = document.sheets.pages.iter().enumerate();
    let worst = pages.max_by(|a, b| off(a.1).total_cmp(&off(b.1)));
    let rule = rule("1.1", "page-size", "5.1", "210.0 × 297.0 ±0.2 mm");
    match worst {
        Some((i, p)) => rule.judge(
            format!("{:.1} × {:.1}", p.width, p.height),
            off(p) <= 0.2,
            Some(Spot::page(i)),
        ),
        None => rule.absent(),
    }
}

/// Pages after the first that begin with text in 3号.
fn full_pages<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = &'d Vec<Line<'a>>> {
    document.pages.iter().skip(1).filter(|lines| {
        let tables = |l: &Line| document.tables.iter().any(|t| t.page == l.page);
        // A picture may stand above the first line.
        let pictured = |l: &Line| document.sheets.pages[l.page].pictured;
        lines
            .first()
            .is_some_and(|l| is_size_3(l.size()) && !tables(l) && !pictured(l))
    })
}

fn top(document: &Document) -> Row {
    // Above a row of joint issuers stand the upper halves of their seals.
    let sealed = |line: &Line| line.chars.windows(2).any(|p| p[1].x - p[0].x > 1.6 * C);
    let tops: Vec<_> = full_pages(document)
        .filter(|p| !sealed(&p[0]))
        .map(|p| (p[0].top(), p[0].spot()))
        .collect();
    rule("1.2", "head-margin", "5.2.1", "y 37.0 ±1").near(TOP, 1.0, &tops)
}

/// Left edges of lines that stand at the edge of the type area.
fn flush_left(document: &Document) -> Vec<(f32, Spot)> {
    let lines = document.body().filter(|l| l.starts_with_hanzi());
    lines
        .map(|l| (l.left(), l.spot()))
        .filter(|(x, _)| *x < LEFT + C)
        .collect()
}

fn left(document: &Document) -> Row {
    rule("1.3", "binding-margin", "5.2.1", "x 28.0 ±1").near(LEFT, 1.0, &flush_left(document))
}

/// Lines that fill the type area from edge to edge.
fn filled<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = &'d Line<'a>> {
    document
        .body()
        .filter(|l| l.left() < LEFT + 3.0 * C && l.right() > RIGHT - 1.5 * C)
}

/// The last line of a paragraph ends where it ends: measured are those that the
/// next line goes on.
fn right(document: &Document) -> Row {
    let pairs = document.pages.iter().flat_map(|lines| lines.windows(2));
    let goes_on = pairs.filter(|pair| {
        let text = pair.iter().all(|l| is_size_3(l.size()));
        let near = pair[1].y - pair[0].y < 1.2 * L && pair[1].left() < LEFT + 0.5 * C;
        text && near && pair[0].left() < LEFT + 3.0 * C && pair[0].right() > RIGHT - 1.5 * C
    });
    let edges: Vec<_> = goes_on
        .map(|pair| &pair[0])
        .filter(|l| l.ends_with_hanzi())
        .map(|l| (l.right(), l.spot()))
        .collect();
    rule("1.4", "right-edge-filled", "5.2.1", "x 184.0 ±0.5").near(RIGHT, 0.5, &edges)
}

fn bottom(document: &Document) -> Row {
    let bottoms = document.lines().map(|l| (l.bottom(), l.spot()));
    let lowest = bottoms.max_by(|a, b| a.0.total_cmp(&b.0));
    let rule = rule("1.4", "bottom-edge", "5.2.1", "y ≤ 262.0");
    match lowest {
        Some((y, page)) => rule.judge(format!("{y:.2}"), y <= BOTTOM + 0.5, Some(page)),
        None => rule.absent(),
    }
}

fn lines_per_page(document: &Document) -> Row {
    let counts = full_pages(document).filter(|lines| {
        let all = lines.iter().all(|l| is_size_3(l.size()));
        // Blank lines above a note or a signature are lines too.
        let steady = lines.windows(2).all(|p| p[1].y - p[0].y < 1.1 * L);
        all && steady && lines.last().is_some_and(|l| l.bottom() > BOTTOM - L)
    });
    let counts: Vec<_> = counts
        .map(|lines| (lines.len() as f32, lines[0].spot()))
        .collect();
    let mut row = rule("1.6", "lines-per-page", "5.2.3", "22").near(22.0, 0.0, &counts);
    if let Some(whole) = row.measured.strip_suffix(".00") {
        row.measured = whole.to_string();
    }
    row
}

/// Steps between neighbouring lines of text, pt.
fn steps(document: &Document) -> Vec<(f32, Spot)> {
    let mut steps = Vec::new();
    for lines in &document.pages {
        for pair in lines.windows(2) {
            let step = (pair[1].y - pair[0].y) * 72.0 / 25.4;
            let text = pair.iter().all(|l| is_size_3(l.size()));
            if text && step < 40.0 {
                steps.push((step, pair[1].spot()));
            }
        }
    }
    steps
}

fn pitch(document: &Document) -> Row {
    rule("1.7", "line-pitch", "3.2", "28.9–29.65 pt").within(28.85, 29.7, &steps(document))
}

fn cells(document: &Document) -> Row {
    let counts: Vec<_> = filled(document)
        .filter(|l| {
            l.left() < LEFT + 0.5
                && l.ends_with_hanzi()
                && l.chars.iter().all(|c| is_hanzi(&c.text))
        })
        .map(|l| (l.chars.len() as f32, l.spot()))
        .collect();
    let mut row = rule("1.8", "chars-per-line", "5.2.3", "28").near(28.0, 0.0, &counts);
    if let Some(whole) = row.measured.strip_suffix(".00") {
        row.measured = whole.to_string();
    }
    row
}

/// The usual way from a hanzi to the next, in lines that no mark or word has
/// stretched to the edge.
fn advance(document: &Document) -> Row {
    let mut ways: Vec<f32> = Vec::new();
    let natural =
        |l: &&Line| l.right() < RIGHT - 1.5 * C || l.chars.iter().all(|c| is_hanzi(&c.text));
    let lines = document.body().filter(|l| l.is_set_in(Role::FangSong));
    for line in lines.filter(natural) {
        for pair in line.chars.windows(2) {
            if pair.iter().all(|c| is_hanzi(&c.text)) {
                ways.push(pair[1].x - pair[0].x);
            }
        }
    }
    ways.sort_by(f32::total_cmp);
    let middle: Vec<_> = ways
        .get(ways.len() / 2)
        .map(|w| (*w, Spot::page(0)))
        .into_iter()
        .collect();
    let mut row = rule("1.8", "char-advance", "5.2.3", "5.571 ±0.06 mm").near(C, 0.06, &middle);
    row.page = None;
    row.spots.clear();
    row
}

fn face(document: &Document) -> Row {
    let hanzi = |l: &&Line| l.chars.iter().any(|c| is_hanzi(&c.text));
    // Of a paper of tables little is left but headings and the names of tables.
    let heads = |l: &Line| {
        let centred = (l.centre() - CENTRE).abs() < 1.0 && l.left() > LEFT + C;
        l.is_set_in(Role::HeiTi) && (centred || level(&l.text()).is_some())
    };
    let lines = document.body().filter(|l| !heads(l));
    let lines: Vec<&Line> = lines.filter(hanzi).collect();
    let (right, wrong): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|l| l.is_set_in(Role::FangSong));
    let rule = rule("1.9", "body-face", "5.2.2", "3号 仿宋");
    if lines.is_empty() || !document.has_body() {
        return rule.absent();
    }
    let share = 100.0 * right.len() as f32 / lines.len() as f32;
    let name = right.first().map_or("", |l| l.font());
    let measured = format!("{share:.0} % {name} {:.2} pt", lines[0].size());
    let mut row = rule.judge(measured, share > 50.0, None);
    if share <= 50.0 {
        row.spots = wrong.iter().map(|l| l.spot()).collect();
    }
    row
}

fn colour(document: &Document) -> Row {
    let mut odd = Vec::new();
    for (page, sheet) in document.sheets.pages.iter().enumerate() {
        let chars = sheet
            .chars
            .iter()
            .filter(|c| !c.artifact && !c.text.trim().is_empty());
        odd.extend(
            chars
                .filter(|c| !matches!(c.ink, Colour::Black | Colour::Red | Colour::White))
                .map(|c| (c.text.clone(), Spot::char(page, c))),
        );
    }
    rule("1.10", "colour", "5.2.4", "0").none_of(&odd)
}

fn text_on_first_page(document: &Document) -> Row {
    let first = document.pages[0].iter();
    // Whatever the face: that is another row's. Headings are no text.
    let heading = |l: &Line| l.is_set_in(Role::HeiTi) || l.first().ink == Colour::Red;
    // Nor are the number and the names above the rule.
    let rules = document.red_rules();
    let head = rules.iter().find(|r| r.y < BOTTOM).map_or(0.0, |r| r.y);
    let text = first.filter(|l| is_size_3(l.size()) && !heading(l) && l.chars.len() > 3);
    let text = text.filter(|l| l.y > head);
    let tables = document.tables.iter().filter(|t| t.page == 0);
    let count = text.count() + tables.count();
    if !document.has_body() {
        return rule("1.13", "text-on-first-page", "7.3.3", "≥ 1").absent();
    }
    rule("1.13", "text-on-first-page", "7.3.3", "≥ 1").judge(
        count.to_string(),
        count > 0,
        Some(Spot::page(0)),
    )
}

/// Left edges between one and three characters from the edge.
fn indent(document: &Document) -> Row {
    // Joint issuers beside each other begin where their seals do.
    let beside = |l: &Line| l.chars.windows(2).any(|p| p[1].x - p[0].x > 1.6 * C);
    let lines = document
        .body()
        .filter(|l| l.starts_with_hanzi() && l.is_set_in(Role::FangSong) && !beside(l));
    let indented: Vec<_> = lines
        .map(|l| (l.left(), l.spot()))
        .filter(|(x, _)| (LEFT + 1.2 * C..LEFT + 2.8 * C).contains(x))
        .collect();
    rule("1.14", "indent", "7.3.3", "x 39.1 ±0.5").near(LEFT + 2.0 * C, 0.5, &indented)
}

/// The faces of which this holds, and where each is seen first.
fn faces(document: &Document, wrong: impl Fn(&FontFact) -> bool) -> Vec<(String, Spot)> {
    let fonts = document.sheets.fonts.iter().enumerate();
    let wrong = fonts.filter(|(_, font)| wrong(font));
    let pages = || document.sheets.pages.iter().enumerate();
    let first = |font: usize| {
        let mut seen = pages().filter_map(|(page, sheet)| {
            let c = sheet.chars.iter().find(|c| c.font == font)?;
            Some(Spot::char(page, c))
        });
        seen.next().unwrap_or(Spot::page(0))
    };
    wrong
        .map(|(i, font)| (font.name.clone(), first(i)))
        .collect()
}

fn embedded(document: &Document) -> Row {
    rule("1.16", "embedded", "33476.2 5", "0").none_of(&faces(document, |f| !f.embedded))
}

fn copyable(document: &Document) -> Row {
    rule("1.16", "copyable", "33476.2 5", "0 (ToUnicode)")
        .none_of(&faces(document, |f| !f.to_unicode))
}
