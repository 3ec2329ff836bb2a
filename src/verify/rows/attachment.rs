//! Section 4: attachments.

use super::{CENTRE, LEFT, TOP};
use crate::layout::font::Role;
use crate::verify::lines::Line;
use crate::verify::page::{Document, is_size_3, title_of};
use crate::verify::row::{Row, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let attachments = document.attachments();
    vec![
        label(&attachments),
        label_face(&attachments),
        title_place(&attachments),
        title_centre(&attachments),
        names(document, &attachments),
        apart(document),
    ]
}

fn label(attachments: &[&[Line]]) -> Row {
    let rule = rule("4.2", "attachment-label", "7.3.7", "x 28.0, y 37.0 ±1");
    let off = |l: &Line| (l.left() - LEFT).abs().max((l.top() - TOP).abs());
    let labels = attachments.iter().map(|lines| &lines[0]);
    match labels.max_by(|a, b| off(a).total_cmp(&off(b))) {
        Some(l) => rule.judge(
            format!("x {:.2}, y {:.2}", l.left(), l.top()),
            off(l) <= 1.0,
            Some(l.spot()),
        ),
        None => rule.absent(),
    }
}

fn label_face(attachments: &[&[Line]]) -> Row {
    let rule = rule("4.2", "attachment-label-face", "7.3.7", "3号 黑体");
    let fits = |l: &Line| l.is_set_in(Role::HeiTi) && is_size_3(l.size());
    let mut labels = attachments.iter().map(|lines| &lines[0]);
    let Some(first) = labels.clone().next() else {
        return rule.absent();
    };
    let shown = labels.find(|l| !fits(l)).unwrap_or(first);
    rule.judge(
        format!("{} {:.2} pt", shown.font(), shown.size()),
        fits(shown),
        Some(shown.spot()),
    )
}

fn titles<'d, 'a>(attachments: &[&'d [Line<'a>]]) -> Vec<Vec<&'d Line<'a>>> {
    let titles = attachments.iter().map(|lines| title_of(lines));
    titles.filter(|title| !title.is_empty()).collect()
}

/// On the third line of the page.
fn title_place(attachments: &[&[Line]]) -> Row {
    let tops: Vec<_> = titles(attachments)
        .iter()
        .map(|t| (t[0].top(), t[0].spot()))
        .collect();
    rule("4.3", "attachment-title", "7.3.7", "y 56.0–57.9 ±1").within(55.0, 58.9, &tops)
}

fn title_centre(attachments: &[&[Line]]) -> Row {
    let titles = titles(attachments);
    let lines = titles.iter().flatten();
    let centres: Vec<_> = lines.map(|l| (l.centre(), l.spot())).collect();
    rule("4.3", "attachment-title-centre", "7.3.7", "x 106.0 ±1").near(CENTRE, 1.0, &centres)
}

/// Not bound with the text: the first line gives the number before 附件.
fn apart(document: &Document) -> Row {
    let rule = rule(
        "4.6",
        "attachment-apart",
        "7.3.7",
        "×〔2026〕1号附件1, x 28.0, y 37.0 ±1",
    );
    let first = document.pages[0].first();
    let Some(line) = first.filter(|l| l.text().contains("号附件")) else {
        return rule.absent();
    };
    let text = line.text();
    let ok = text
        .trim()
        .split_once("附件")
        .is_some_and(|(number, label)| {
            super::head::is_document_number(number) && label.chars().all(|c| c.is_ascii_digit())
        });
    let off = (line.left() - LEFT).abs().max((line.top() - TOP).abs());
    rule.judge(
        format!("{} x {:.2}, y {:.2}", text.trim(), line.left(), line.top()),
        ok && off <= 1.0,
        Some(line.spot()),
    )
}

/// The note below the text names each attachment as the attachment itself does.
fn names(document: &Document, attachments: &[&[Line]]) -> Row {
    let rule = rule("4.4", "attachment-names", "7.3.7", "=");
    let titles = titles(attachments);
    if titles.is_empty() {
        return rule.absent();
    }
    let text: String = document.lines().map(|l| l.text()).collect();
    let Some(note) = text
        .split_once("附件：")
        .map(|(_, rest)| rest.replace(' ', ""))
    else {
        return rule.absent();
    };
    for title in titles {
        let name: String = title.iter().map(|l| l.text()).collect();
        if !note.contains(&name.replace(' ', "")) {
            return rule.judge(name, false, Some(title[0].spot()));
        }
    }
    rule.judge("=", true, None)
}
