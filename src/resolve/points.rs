//! Takes points as written; gives them as numbers, added exactly.

use crate::load::raw::Assessment;

/// Points in hundredths: 2.5 and 12.
pub(super) fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('分').trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part = format!("{part:0<2}");
    Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)
}

/// All points together, where every one can be read.
pub(super) fn sum(assessment: &Assessment) -> Option<i64> {
    let mut points = assessment.items.iter().map(|s| hundredths(&s.points));
    points.try_fold(0i64, |sum, points| sum.checked_add(points?))
}

/// Hundredths as they are written.
pub(super) fn decimal(hundredths: i64) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_added_exactly() {
        let sum: i64 = ["2.5", "12", "0.75", "4分"]
            .iter()
            .filter_map(|p| hundredths(p))
            .sum();
        assert_eq!(decimal(sum), "19.25");
        assert_eq!(decimal(1250), "12.5");
        assert_eq!(hundredths("十分"), None);
        assert_eq!(hundredths("1.234"), None);
    }
}
