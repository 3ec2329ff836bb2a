//! A form to fill in has columns and rows that pages can hold.

use super::Seen;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::load::raw::PartKind;
use crate::model::{BlankColumn, BlankForm};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let mut hold = |key, number: Option<&At<u32>>, fits: fn(u32) -> bool| {
        if let Some(number) = number.filter(|number| !fits(number.value)) {
            let fault = Diagnostic::new(Code::InvalidNumber).arg("key", key);
            report.push(fault.arg("word", number.value.to_string()).at(number.at));
        }
    };
    for part in &seen.parts {
        let PartKind::BlankForm(form) = part else {
            continue;
        };
        for column in form.columns.iter().filter(|c| seen.shows(c.internal)) {
            hold("宽度", column.width.as_ref(), |n| {
                BlankColumn::WIDTH.contains(&n)
            });
        }
        hold("行数", form.rows.as_ref(), |n| n <= BlankForm::ROWS);
    }
}
