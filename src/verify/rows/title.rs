//! Section 3, first half: title and addressees.

use super::{CENTRE, L, LEFT};
use crate::layout::font::Role;
use crate::verify::lines::Line;
use crate::verify::page::{Document, is_size_3};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let title = document.title();
    let addressees = addressees(document, &title);
    vec![
        face(document, &title),
        place(document, &title),
        centre(&title),
        shape(&title),
        width(&title),
        pitch(&title),
        end(&title),
        addressee_gap(&title, addressees),
        addressee_edge(addressees),
        body_start(document, addressees),
    ]
}

fn face(document: &Document, title: &[&Line]) -> Row {
    let rule = rule("3.1", "title-face", "7.3.1", "2号 小标宋");
    match title.first() {
        Some(l) => rule.judge(
            format!("{} {:.2} pt", l.font(), l.size()),
            l.is_set_in(Role::XiaoBiaoSong),
            Some(l.spot()),
        ),
        None if document.has_body() && !document.is_order() => {
            rule.judge("∅", false, Some(Spot::page(0)))
        }
        None => rule.absent(),
    }
}

/// Two blank lines below the red rule; without a head one of the first lines.
fn place(document: &Document, title: &[&Line]) -> Row {
    let Some(first) = title.first() else {
        return rule("3.1", "title-gap", "7.3.1", "20.8–25.8").absent();
    };
    match document.red_rules().first() {
        Some(_) if document.is_letter() => rule("3.1", "title-gap", "7.3.1", "20.8–25.8").absent(),
        Some(red) => {
            let gap = first.top() - (red.y + red.height);
            rule("3.1", "title-gap", "7.3.1", "20.8–25.8").within(
                20.8,
                25.85,
                &[(gap, first.spot())],
            )
        }
        None => rule("7.9", "title-place", "7.3.1", "y 37–58").within(
            36.0,
            59.0,
            &[(first.top(), first.spot())],
        ),
    }
}

fn centre(title: &[&Line]) -> Row {
    let centres: Vec<_> = title.iter().map(|l| (l.ink_centre(), l.spot())).collect();
    rule("3.1", "title-centre", "7.3.1", "x 106.0 ±1").near(CENTRE, 1.0, &centres)
}

/// A trapezoid or a diamond: no line narrower than both its neighbours, and two
/// lines not alike.
fn shape(title: &[&Line]) -> Row {
    let rule = rule("3.2", "title-shape", "7.3.1", "▽ △ ◇");
    if title.is_empty() {
        return rule.absent();
    }
    let widths: Vec<usize> = title.iter().map(|l| l.text().chars().count()).collect();
    let waist = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
    let shown: Vec<String> = widths.iter().map(usize::to_string).collect();
    rule.judge(shown.join(" / "), !waist, Some(title[0].spot()))
}

fn width(title: &[&Line]) -> Row {
    let widths = title.iter().map(|l| (l.right() - l.left(), l.spot()));
    let widths: Vec<_> = widths.collect();
    rule("3.3", "title-width", "7.3.1", "≤ 156").within(0.0, 156.5, &widths)
}

fn pitch(title: &[&Line]) -> Row {
    let steps = title
        .windows(2)
        .map(|p| ((p[1].y - p[0].y) * 72.0 / 25.4, p[1].spot()));
    rule("3.4", "title-pitch", "3.2", "28–36.5 pt").within(28.0, 36.55, &steps.collect::<Vec<_>>())
}

fn end(title: &[&Line]) -> Row {
    let rule = rule("3.5", "title-end", "7.3.1", "≠ 。，；：");
    match title.last() {
        Some(l) => {
            let last = l.last().text.clone();
            let ok = !"。，；：、！？".contains(last.as_str());
            rule.judge(last, ok, Some(l.spot()))
        }
        None => rule.absent(),
    }
}

/// The lines of addressees: from below the title to the first colon.
fn addressees<'d, 'a>(document: &'d Document<'a>, title: &[&Line]) -> &'d [Line<'a>] {
    let lines = &document.pages[0];
    let below = title.last().map_or(0.0, |l| l.y);
    let Some(first) = lines.iter().position(|l| l.y > below + 0.1) else {
        return &[];
    };
    let flush = |l: &Line| is_size_3(l.size()) && (l.left() - LEFT).abs() < 2.0;
    let lines = &lines[first..];
    for (i, line) in lines.iter().take(6).enumerate() {
        if !flush(line) {
            return &[];
        }
        if line.text().trim_end().ends_with(['：', ':']) {
            return &lines[..=i];
        }
    }
    &[]
}

fn addressee_gap(title: &[&Line], addressees: &[Line]) -> Row {
    let gap = title
        .last()
        .zip(addressees.first())
        .map(|(t, a)| (a.top() - t.bottom(), a.spot()));
    let gap: Vec<_> = gap.into_iter().collect();
    rule("3.6", "addressee-gap", "7.3.2", "15.3 ±1").near(15.3, 1.0, &gap)
}

fn addressee_edge(addressees: &[Line]) -> Row {
    let rule = rule("3.6", "addressee-form", "7.3.2", "x 28.0 ±0.5, …：");
    let Some(last) = addressees.last() else {
        return rule.absent();
    };
    let worst = addressees
        .iter()
        .map(|l| (l.left() - LEFT).abs())
        .fold(0.0, f32::max);
    let end = last.last().text.clone();
    rule.judge(
        format!("x {:.2}, …{end}", LEFT + worst),
        worst <= 0.5 && end == "：",
        Some(last.spot()),
    )
}

fn body_start(document: &Document, addressees: &[Line]) -> Row {
    let next = addressees.last().and_then(|a| {
        let next = document.pages[0].iter().find(|l| l.y > a.y + 0.1)?;
        Some((next.y - a.y, next.spot()))
    });
    rule("3.8", "body-start", "7.3.3", "10.4 ±0.5").near(
        L,
        0.5,
        &next.into_iter().collect::<Vec<_>>(),
    )
}
