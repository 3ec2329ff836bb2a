//! Takes the impact of a change; gives it as lines for the terminal.

use crate::change::Impact;
use crate::model::date::full_date;

/// The whole impact: plan by plan, then what needs somebody's attention.
pub fn text(impact: &Impact) -> String {
    let rows: usize = impact.plans.iter().map(|p| p.rows.len()).sum();
    let mut out = format!(
        "自{}起：{}个方案、{}处随之变动\n",
        full_date(impact.date),
        impact.plans.len(),
        rows
    );
    for plan in &impact.plans {
        out.push_str(&format!(
            "\n{}（{}）{}处\n",
            plan.title,
            plan.id,
            plan.rows.len()
        ));
        for row in &plan.rows {
            let place = match row.place.as_str() {
                "" => row.label.clone(),
                place => format!("{place}，{}", row.label),
            };
            out.push_str(&format!("  {place}\n"));
            let list = |words: &[String]| match words {
                [] => "（无）".to_string(),
                words => words.join("、"),
            };
            out.push_str(&format!(
                "    {} → {}\n",
                list(&row.before),
                list(&row.after)
            ));
            out.push_str(&format!("    {}:{}\n", row.file, row.line));
        }
    }
    section(&mut out, "没有人担任的", without(impact));
    section(&mut out, "转由他人承担的未到期任务", open(impact));
    let over = impact.overloaded.iter().map(|o| {
        format!(
            "{}：由{}项增至{}项，上限{}项",
            o.name, o.roles.0, o.roles.1, o.limit
        )
    });
    section(&mut out, "牵头超过上限的", over.collect());
    let free = impact.free_text.iter().map(|f| {
        format!(
            "{}:{} {}\n    可改写为 {}",
            f.file, f.line, f.sentence, f.reference
        )
    });
    section(&mut out, "正文里直接写了姓名、不会跟着变的", free.collect());
    out
}

fn without(impact: &Impact) -> Vec<String> {
    let rows = impact
        .plans
        .iter()
        .flat_map(|p| p.rows.iter().map(move |r| (p, r)));
    let bare = rows.filter(|(_, row)| row.without);
    bare.map(|(p, r)| {
        format!(
            "{}：{}，{}（{}:{}）",
            p.id, r.place, r.label, r.file, r.line
        )
    })
    .collect()
}

fn open(impact: &Impact) -> Vec<String> {
    let rows = impact
        .plans
        .iter()
        .flat_map(|p| p.rows.iter().map(move |r| (p, r)));
    let mut due: Vec<_> = rows
        .filter_map(|(p, r)| r.due.map(|due| (due, p, r)))
        .collect();
    due.sort_by_key(|(due, ..)| *due);
    due.into_iter()
        .map(|(due, p, r)| {
            let (before, after) = (r.before.join("、"), r.after.join("、"));
            format!(
                "{} {}：{}（{}），{before} → {after}",
                full_date(due),
                p.id,
                r.place,
                r.label
            )
        })
        .collect()
}

fn section(out: &mut String, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    out.push_str(&format!("\n{title}\n"));
    for line in lines {
        out.push_str(&format!("  {line}\n"));
    }
}
