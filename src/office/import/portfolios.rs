//! Takes the columns on who leads what; gives the YAML of the portfolios, exactly
//! as the cells say.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::ids::Ids;
use super::known::Known;
use super::roster::Staff;
use super::scalar::scalar;
use super::{comment, commented};
use crate::diagnostic::Locale;

/// Writes the portfolios of all who lead any.
pub(super) fn write(staff: &[&Staff], ids: &Ids, known: &Known, out: &mut String, locale: &Locale) {
    let mut entries = String::new();
    let mut live = false;
    let listed: BTreeSet<&str> = staff.iter().map(|one| one.name.as_str()).collect();
    for one in staff {
        let Some(work) = &one.portfolio else { continue };
        let data = known.organisation;
        let same = data
            .portfolios
            .iter()
            .find(|own| own.period.contains(known.on) && bare(&own.name) == bare(work));
        let mut entry = String::new();
        // Writing to a String cannot fail.
        let _ = writeln!(entry, "  - 分工: {}  # {}", scalar(work), one.row);
        let _ = writeln!(entry, "    分管领导: {{姓名: {}}}", scalar(ids.of(one)));
        let units: Vec<String> = one
            .units
            .iter()
            .map(|unit| {
                let own = known.unit(unit).map(|id| &data.department(id).id);
                scalar(own.map_or(unit.as_str(), String::as_str))
            })
            .collect();
        if !units.is_empty() {
            let _ = writeln!(entry, "    分管科室: [{}]", units.join(", "));
        }
        match &one.cover {
            Some(cover) if listed.contains(cover.as_str()) || known.named(cover).len() == 1 => {
                let cover = match staff.iter().find(|other| other.name == *cover) {
                    Some(other) => ids.of(other),
                    None => &data.person(known.named(cover)[0]).id,
                };
                let _ = writeln!(entry, "    AB角: {{姓名: {}}}", scalar(cover));
            }
            Some(cover) => {
                let why = comment(locale, "import-cover-unknown", &[]);
                let _ = writeln!(
                    entry,
                    "    # AB角: {{姓名: {}}}  {}",
                    scalar(cover),
                    why.trim_end()
                );
            }
            None => {}
        }
        if same.is_some() {
            entries.push_str(&comment(
                locale,
                "import-portfolio-known",
                &[("work", work.clone())],
            ));
        }
        let open = same.is_some() || one.question.is_some();
        live |= !open;
        entries.push_str(&if open { commented(&entry) } else { entry });
    }
    if !entries.is_empty() {
        out.push_str(if live { "\n分工:\n" } else { "\n#分工:\n" });
        out.push_str(&entries);
    }
}

fn bare(work: &str) -> &str {
    work.strip_suffix("工作").unwrap_or(work)
}
