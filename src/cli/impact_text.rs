//! Takes the impact of a change; gives it as lines for the terminal.

use crate::change::impact::PlanImpact;
use crate::change::{Impact, RoleChange};
use crate::diagnostic::Locale;
use crate::model::date::full_date;

/// The whole impact: plan by plan, then what needs somebody's attention.
pub(super) fn text(impact: &Impact, locale: &Locale) -> String {
    let lines = Lines { locale };
    let rows: Vec<(&PlanImpact, &RoleChange)> = impact
        .plans
        .iter()
        .flat_map(|p| p.rows.iter().map(move |r| (p, r)))
        .collect();
    let head = [
        ("date", full_date(impact.date)),
        ("plans", impact.plans.len().to_string()),
        ("rows", rows.len().to_string()),
    ];
    let mut out = locale.ui("impact-head", &head) + "\n";
    for plan in &impact.plans {
        let head = [
            ("title", plan.title.clone()),
            ("name", plan.id.clone()),
            ("rows", plan.rows.len().to_string()),
        ];
        out += &format!("\n{}\n", locale.ui("impact-plan", &head));
        if plan.numbered {
            out += &format!("  {}\n", locale.ui("impact-numbered", &[]));
        }
        for row in &plan.rows {
            out += &format!("  {}\n", lines.role(row));
            out += &format!(
                "    {} → {}\n",
                lines.who(&row.before),
                lines.who(&row.after)
            );
            out += &format!("    {}\n", lines.place(row));
        }
    }
    let without = rows.iter().filter(|(_, row)| row.without);
    let without =
        without.map(|(p, r)| format!("{}：{}（{}）", p.id, lines.role(r), lines.place(r)));
    out += &lines.section("impact-without", without.collect());
    let mut due: Vec<_> = rows
        .iter()
        .filter_map(|(p, r)| Some((r.due?, p, r)))
        .collect();
    due.sort_by_key(|(due, ..)| *due);
    let open = due.into_iter().map(|(due, p, r)| {
        let (before, after) = (lines.who(&r.before), lines.who(&r.after));
        format!(
            "{} {}：{}，{before} → {after}",
            full_date(due),
            p.id,
            lines.role(r)
        )
    });
    out += &lines.section("impact-open", open.collect());
    let over = impact.overloaded.iter().map(|o| {
        let args = [
            ("name", o.name.clone()),
            ("before", o.roles.0.to_string()),
            ("after", o.roles.1.to_string()),
            ("limit", o.limit.to_string()),
        ];
        locale.ui("impact-over-line", &args)
    });
    out += &lines.section("impact-over", over.collect());
    let free = impact.free_text.iter().map(|f| {
        let instead = locale.ui("impact-free-line", &[("reference", f.reference.clone())]);
        format!("{}:{} {}\n    {instead}", f.file, f.line, f.sentence)
    });
    out += &lines.section("impact-free", free.collect());
    let pinned = impact.pinned.iter().map(|plan| {
        let args = [
            ("title", plan.title.clone()),
            ("name", plan.id.clone()),
            ("day", full_date(plan.day)),
        ];
        locale.ui("impact-pinned-line", &args)
    });
    out + &lines.section("impact-pinned", pinned.collect())
}

/// Words of the locale and what goes into them.
struct Lines<'a> {
    locale: &'a Locale,
}

impl Lines<'_> {
    fn role(&self, row: &RoleChange) -> String {
        match row.place.as_str() {
            "" => row.label.clone(),
            place => format!("{place}，{}", row.label),
        }
    }

    fn who(&self, words: &[String]) -> String {
        match words {
            [] => self.locale.ui("impact-none", &[]),
            words => words.join("、"),
        }
    }

    fn place(&self, row: &RoleChange) -> String {
        let place = format!("{}:{}", row.file, row.line);
        let page = row.page.map(|page| {
            let page = [("page", page.to_string())];
            self.locale.ui("impact-page", &page)
        });
        place + &page.unwrap_or_default()
    }

    fn section(&self, title: &str, lines: Vec<String>) -> String {
        if lines.is_empty() {
            return String::new();
        }
        let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
        format!("\n{}\n{lines}", self.locale.ui(title, &[]))
    }
}
