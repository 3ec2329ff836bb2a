//! A share is at most the whole: a rate of 105% cannot be reached, and a target
//! asks for no less than there was.

use chrono::Datelike;

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::date::full_date;
use crate::model::target::{Target, read};
use crate::model::{Goal, PartKind, Text};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in seen.plan.parts() {
        let PartKind::Goals(goals) = &part.kind else {
            continue;
        };
        for goal in &goals.items {
            check_goal(goal, report);
            check_years(goal, report);
            if let (Some(year), Some(dated)) = (goal.against, seen.frame.dated)
                && year as i32 > dated.year()
            {
                let fault = Diagnostic::new(Code::YearsDiffer).arg("role", "year-of-baseline");
                let fault = fault.arg("year", year.to_string());
                report.push(fault.arg("day", full_date(dated)).at(goal.at));
            }
        }
    }
}

fn check_goal(goal: &Goal, report: &mut Report) {
    let Some(target) = &goal.target else { return };
    let asked = match read(&target.text) {
        Target::AtLeast(figure) | Target::Figure(figure) => Some((percent(&figure), true)),
        Target::AtMost(figure) => Some((percent(&figure), false)),
        Target::Words(words) => Some((percent(reached(&words)), true)),
        _ => None,
    };
    let Some((Some(asked), at_least)) = asked else {
        return;
    };
    if asked > 100.0 && is_share(&goal.name.text) {
        let fault = Diagnostic::new(Code::ImpossibleTarget).arg("name", &goal.name.text);
        report.push(fault.arg("target", &target.text).at(target.at));
    }
    let figure = |text: &Text| match read(&text.text) {
        Target::Figure(figure) | Target::AtLeast(figure) | Target::AtMost(figure) => {
            percent(&figure)
        }
        _ => None,
    };
    let Some((had, baseline)) = goal.baseline.as_ref().and_then(|b| Some((figure(b)?, b))) else {
        return;
    };
    // A figure alone does not say which way is better.
    let stated = !matches!(read(&target.text), Target::Figure(_));
    if stated && (at_least && asked < had || !at_least && asked > had) {
        let fault = Diagnostic::new(Code::TargetBelowBaseline).arg("name", &goal.name.text);
        let fault = fault
            .arg("target", &target.text)
            .arg("baseline", &baseline.text);
        report.push(fault.at(target.at));
    }
}

/// Figures of years go one way, and end with the target.
fn check_years(goal: &Goal, report: &mut Report) {
    let number = |text: &Text| match read(&text.text) {
        Target::Figure(figure) | Target::AtLeast(figure) | Target::AtMost(figure) => {
            figure.trim_end_matches('%').trim().parse::<f64>().ok()
        }
        _ => None,
    };
    let mut years: Vec<_> = goal.years.iter().collect();
    years.sort_by_key(|one| one.year);
    if let Some(pair) = years.windows(2).find(|pair| pair[0].year == pair[1].year) {
        let fault = Diagnostic::new(Code::YearTwice).arg("name", &goal.name.text);
        let year = pair[1].year.map_or(String::new(), |year| year.to_string());
        report.push(fault.arg("year", year).at(pair[1].at));
    }
    let figures: Option<Vec<f64>> = years.iter().map(|one| number(&one.figure)).collect();
    let figures = figures.unwrap_or_default();
    let ups = figures.windows(2).any(|pair| pair[0] < pair[1]);
    let downs = figures.windows(2).any(|pair| pair[0] > pair[1]);
    if ups && downs {
        let fault = Diagnostic::new(Code::YearsGoBack).arg("name", &goal.name.text);
        report.push(fault.at(goal.at));
    }
    let last = years.last().map(|one| &one.figure);
    if let (Some(target), Some(last)) = (&goal.target, last)
        && let (Some(asked), Some(reached)) = (number(target), number(last))
        && asked != reached
    {
        let fault = Diagnostic::new(Code::LastYearDiffers).arg("name", &goal.name.text);
        let fault = fault.arg("target", &target.text).arg("figure", &last.text);
        report.push(fault.at(last.at));
    }
}

/// The figure in 达到95%, 95%以上, 力争达95%.
fn reached(words: &str) -> &str {
    let digit = |c: char| c.is_ascii_digit();
    let from = words.find(digit).unwrap_or(0);
    let figure = &words[from..];
    let end = figure.find(['%', '％']).unwrap_or(0);
    let end = end + figure[end..].chars().next().map_or(0, char::len_utf8);
    &figure[..end]
}

/// 95% → 95; nothing for what is no share of a hundred.
fn percent(figure: &str) -> Option<f64> {
    let figure = figure.strip_suffix(['%', '％'])?;
    figure.trim().parse().ok()
}

/// Whether what is measured is a part of a whole: 满意率, 覆盖率, 占比, 任务完成率.
/// What grows may grow by more, and money may come to more than was planned.
pub(super) fn is_share(words: &str) -> bool {
    let part = ["率", "满意度", "比例", "比重", "占比", "覆盖面"];
    let grows = [
        "增", "升", "提高", "翻", "利率", "超", "同比", "周转", "利用", "回报", "投资", "收入",
        "税", "产值", "产量", "销售", "营业", "征收", "进度", "招商", "计划",
    ];
    part.iter().any(|word| words.contains(word)) && !grows.iter().any(|word| words.contains(word))
}
