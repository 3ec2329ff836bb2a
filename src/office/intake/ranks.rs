//! Takes lists that each put some titles in order; gives one order that keeps to
//! what most of them say of neighbours, and else to the first appearance.

use std::collections::{BTreeMap, BTreeSet};

/// The order of things `0..count`, which are numbered as they first appeared.
pub(super) fn merged<'l>(lists: impl Iterator<Item = &'l Vec<usize>>, count: usize) -> Vec<usize> {
    let mut before: BTreeMap<(usize, usize), i32> = BTreeMap::new();
    for list in lists {
        for pair in list.windows(2) {
            *before.entry((pair[0], pair[1])).or_default() += 1;
            *before.entry((pair[1], pair[0])).or_default() -= 1;
        }
    }
    before.retain(|_, times| *times > 0);
    let mut above = vec![0_usize; count];
    for (_, later) in before.keys() {
        above[*later] += 1;
    }
    let mut left: BTreeSet<usize> = (0..count).collect();
    let mut free: BTreeSet<usize> = left.iter().copied().filter(|n| above[*n] == 0).collect();
    let mut order = Vec::new();
    // Lists that contradict each other in a round: whoever appeared first.
    while let Some(next) = free.first().or(left.first()).copied() {
        free.remove(&next);
        left.remove(&next);
        order.push(next);
        for ((_, later), _) in before.range((next, 0)..=(next, count)) {
            above[*later] = above[*later].saturating_sub(1);
            if above[*later] == 0 && left.contains(later) {
                free.insert(*later);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(lists: &[&[usize]], count: usize) -> Vec<usize> {
        let lists: Vec<Vec<usize>> = lists.iter().map(|list| list.to_vec()).collect();
        merged(lists.iter(), count)
    }

    #[test]
    fn a_later_list_puts_somebody_above_those_of_an_earlier_one() {
        assert_eq!(order(&[&[0, 1, 2], &[3, 1]], 4), [0, 3, 1, 2]);
        assert_eq!(order(&[&[0, 1], &[2, 0]], 3), [2, 0, 1]);
    }

    #[test]
    fn most_lists_win_and_a_round_ends_with_the_first_appearance() {
        assert_eq!(order(&[&[0, 1], &[1, 0], &[1, 0]], 2), [1, 0]);
        assert_eq!(order(&[&[0, 1], &[1, 0]], 2), [0, 1]);
        assert_eq!(order(&[&[0, 1], &[1, 2], &[2, 0]], 3), [0, 1, 2]);
        assert_eq!(order(&[], 2), [0, 1]);
    }
}
