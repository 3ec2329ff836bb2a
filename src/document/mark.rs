//! Takes an issuer's mark too long for one line of any size; gives it on two, as
//! those of joint issuers stand, 文件 beside their middle.

use super::RedHead;

/// Longer marks, 文件 included, would be smaller than the title below them.
const LONGEST: usize = 19;

/// Ends of the parts that names of agencies are made of.
const ENDS: &str = "省市州县区旗镇乡村园场港城会局部委院处校系厅厂司团所站队";

/// What stands beside a mark of two lines.
const SUFFIXES: [&str; 4] = ["文件", "纪要", "命令", "令"];

/// Parts a mark that is too long, between the parts of its name.
pub(super) fn part(head: &mut RedHead) {
    let [mark] = &head.marks[..] else { return };
    let mut name = mark.as_str();
    let mut suffix = head.suffix.clone();
    if suffix.is_none() {
        let found = SUFFIXES.into_iter().find(|end| name.ends_with(end));
        name = found.map_or(name, |end| name.trim_end_matches(end));
        suffix = found.map(str::to_string);
    }
    let chars: Vec<char> = name.chars().collect();
    let beside = suffix.as_deref().map_or(0, |s| s.chars().count());
    if chars.len() + beside <= LONGEST {
        return;
    }
    // As near the middle as an end is, with no line shorter than a third.
    let third = chars.len().div_ceil(3);
    let ends = (third..=chars.len() - third).filter(|at| ENDS.contains(chars[at - 1]));
    let Some(at) = ends.min_by_key(|at| (2 * at).abs_diff(chars.len())) else {
        return;
    };
    let (above, below) = chars.split_at(at);
    head.marks = vec![above.iter().collect(), below.iter().collect()];
    head.suffix = suffix;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(mark: &str, suffix: Option<&str>) -> (Vec<String>, Option<String>) {
        let mut head = RedHead {
            marks: vec![mark.to_string()],
            suffix: suffix.map(str::to_string),
            ..RedHead::default()
        };
        part(&mut head);
        (head.marks, head.suffix)
    }

    #[test]
    fn long_marks_stand_on_two_lines() {
        let lines = |above: &str, below: &str| vec![above.to_string(), below.to_string()];
        let suffix = Some("文件".to_string());
        assert_eq!(
            parted("江南省云溪县长河国家湿地公园管理委员会办公室文件", None),
            (
                lines("江南省云溪县长河国家湿地公园", "管理委员会办公室"),
                suffix.clone()
            )
        );
        assert_eq!(
            parted(
                "云溪县人民政府防汛抗旱指挥部办公室应急值守工作组",
                Some("文件")
            ),
            (
                lines("云溪县人民政府防汛抗旱指挥部", "办公室应急值守工作组"),
                suffix
            )
        );
    }

    #[test]
    fn others_stay_on_one() {
        for mark in ["云溪县人民政府文件", "江南省云溪县退役军人事务局文件"]
        {
            assert_eq!(parted(mark, None), (vec![mark.to_string()], None));
        }
        // No end of a part is near the middle.
        let odd = "的".repeat(30);
        assert_eq!(parted(&odd, Some("文件")).0, [odd]);
    }
}
