//! Takes the title of a head; gives what its holder presides over, as papers on 分工
//! say it.

/// 街道党工委书记 → 主持街道党工委全面工作; `None` for any other title: what its
/// holder sees to stands in the portfolios.
pub(super) fn presided(title: &str) -> Option<String> {
    let of = |body: &str| format!("主持{body}全面工作");
    let secretary = title.strip_suffix("书记");
    let organ = |body: &&str| PARTY.iter().any(|organ| body.ends_with(organ));
    if let Some(body) = secretary.filter(organ) {
        return Some(of(body));
    }
    if let Some(body) = title.strip_suffix("主任").filter(|b| b.ends_with("办事处")) {
        return Some(of(body));
    }
    if title.ends_with("人大主席") {
        return title.strip_suffix("主席").map(of);
    }
    // 柳河镇镇长, 镇长 → 镇政府; 副镇长 is no head.
    let level = ["县", "区", "镇", "乡", "市"];
    let level = level.iter().find(|level| {
        let before = title
            .strip_suffix('长')
            .and_then(|t| t.strip_suffix(**level));
        before.is_some_and(|before| before.is_empty() || before.ends_with(**level))
    });
    if let Some(level) = level {
        return Some(of(&format!("{level}政府")));
    }
    // 县民政局局长 → 县民政局; 局长 → 局.
    ["局", "院", "中心"].iter().find_map(|kind| {
        let head = if *kind == "中心" { "主任" } else { "长" };
        let before = title.strip_suffix(head)?;
        let whole = before.strip_suffix(kind).unwrap_or(before);
        (whole.ends_with(kind) || whole.is_empty())
            .then(|| of(if whole.is_empty() { kind } else { whole }))
    })
}

/// Organs of the Party whose secretary presides over them.
const PARTY: [&str; 6] = ["党工委", "党委", "党组", "党总支", "纪工委", "纪委"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_preside_and_deputies_do_not() {
        for (title, over) in [
            ("街道党工委书记", Some("主持街道党工委全面工作")),
            ("街道办事处主任", Some("主持街道办事处全面工作")),
            ("镇党委书记", Some("主持镇党委全面工作")),
            ("柳河镇镇长", Some("主持镇政府全面工作")),
            ("镇长", Some("主持镇政府全面工作")),
            ("县民政局局长", Some("主持县民政局全面工作")),
            ("局长", Some("主持局全面工作")),
            ("街道纪工委书记", Some("主持街道纪工委全面工作")),
            ("镇人大主席", Some("主持镇人大全面工作")),
            ("街道党工委副书记", None),
            ("街道办事处副主任", None),
            ("副镇长", None),
            ("副局长", None),
            ("街道人民武装部部长", None),
            ("党政办主任", None),
        ] {
            assert_eq!(presided(title).as_deref(), over, "{title}");
        }
    }
}
