//! Takes a misspelt word and the words that exist; finds what was meant.

/// The existing word nearest to `word`, if one is near enough to be offered.
pub fn nearest<'a>(word: &str, existing: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let chars: Vec<char> = word.chars().collect();
    let length = chars.len();
    // One slip in a short word, about one in three in a longer one.
    let allowed = (length / 3).max(1);
    // Each character that only one of them has is a slip of its own, told without
    // weighing the whole: there may be thousands of names, and of slips.
    let near = |candidate: &&str| {
        let (mut count, mut common) = (0_usize, 0);
        for c in candidate.chars() {
            count += 1;
            common += usize::from(chars.contains(&c));
        }
        count.abs_diff(length) <= allowed && common + allowed >= count.max(length)
    };
    existing
        .into_iter()
        .filter(near)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_what_is_one_slip_away_and_nothing_far() {
        let existing = ["信访办主任", "司法所所长", "director"];
        assert_eq!(nearest("信访办主人", existing), Some("信访办主任"));
        assert_eq!(nearest("directer", existing), Some("director"));
        assert_eq!(nearest("财政所长", existing), None);
    }
}
