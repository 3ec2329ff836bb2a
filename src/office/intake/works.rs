//! Takes the remark beside somebody in a list; gives the works that it says they
//! lead: 分管应急管理、安全生产工作.

use super::people::{TITLES, is_own_unit};

/// What one of 分管 leads, each as a work by itself: 应急管理工作, 安全生产工作. Units
/// that are led (分管城管办) are no work, nor is what is only helped with.
pub(super) fn works(remark: &str) -> Vec<String> {
    let clauses = remark.split(['，', '；', '。', ',', ';']);
    let led = clauses.filter_map(|clause| {
        let clause = clause.trim();
        ["分管", "主管"]
            .iter()
            .find_map(|verb| clause.strip_prefix(verb))
    });
    led.flat_map(|words| {
        let words = words.trim_start_matches("负责");
        let whole = words.strip_suffix("等工作").or(words.strip_suffix("工作"));
        let each = whole.unwrap_or(words).split('、');
        let parts: Vec<&str> = each
            .map(|part| part.strip_suffix("工作").unwrap_or(part))
            .collect();
        let plain = |part: &&str| {
            let length = part.chars().count();
            (2..=12).contains(&length)
                && !is_own_unit(part)
                && !TITLES.iter().any(|title| part.ends_with(title))
                && !["领导", "同志", "负责人"]
                    .iter()
                    .any(|who| part.ends_with(who))
                && !part.contains(['（', '）', '和', '及', '与', '的'])
        };
        match parts.iter().all(plain) {
            true => parts,
            false => Vec::new(),
        }
    })
    .map(|work| format!("{work}工作"))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::works;

    #[test]
    fn works_that_are_led_are_read_one_by_one() {
        let of = |remark: &str| works(remark).join("|");
        assert_eq!(
            of("分管应急管理、安全生产工作"),
            "应急管理工作|安全生产工作"
        );
        assert_eq!(
            of("主持办事处全面工作，分管财政、审计工作"),
            "财政工作|审计工作"
        );
        assert_eq!(of("分管城市管理"), "城市管理工作");
        assert_eq!(of("分管信访工作、综治工作"), "信访工作|综治工作");
        for other in [
            "分管领导",
            "分管城管办、综治办",
            "协助分管应急工作",
            "主持办事处全面工作",
            "兼联络员",
        ] {
            assert_eq!(of(other), "", "{other}");
        }
    }
}
