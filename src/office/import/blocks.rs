//! Takes the columns that the head of a table names; gives the tables beside each
//! other that they belong to.

use std::collections::BTreeSet;

use super::fields::Field;

/// First and last column of a table, and what its columns hold.
pub(super) type Block = (usize, usize, Vec<(usize, Field)>);

/// People printed side by side: the columns begin anew with each. `named` are
/// the columns with any head.
pub(super) fn blocks(found: Vec<(usize, Field)>, lists: Field, named: &[usize]) -> Vec<Block> {
    let mut blocks: Vec<Vec<(usize, Field)>> = Vec::new();
    for part in parts(&found, lists, named) {
        let kinds: BTreeSet<Field> = part.iter().map(|(_, field)| *field).collect();
        match blocks.last_mut() {
            // A second column of names is of the same table.
            Some(last) if kinds.len() < 2 => last.extend(part),
            _ => blocks.push(part),
        }
    }
    let begin = |n: usize| blocks.get(n).map(|block| block[0].0);
    let ends = (0..blocks.len()).map(|n| {
        let from = if n == 0 { Some(0) } else { begin(n) };
        let until = begin(n + 1).unwrap_or(usize::MAX);
        let own = |column: &&usize| from <= Some(**column) && **column < until;
        let own: Vec<usize> = named.iter().filter(own).copied().collect();
        let left = own.first().copied().unwrap_or(0);
        (left, own.last().copied().unwrap_or(left))
    });
    let ends: Vec<(usize, usize)> = ends.collect();
    let blocks = blocks.into_iter().zip(ends);
    blocks
        .map(|(columns, (left, right))| (left, right, columns))
        .collect()
}

/// Where the columns begin anew: behind a column without a head, or where one
/// kind comes again, but before the next name.
fn parts(found: &[(usize, Field)], lists: Field, named: &[usize]) -> Vec<Vec<(usize, Field)>> {
    let places: Vec<usize> = (0..found.len()).filter(|n| found[*n].1 == lists).collect();
    let first = found.first().map(|(_, field)| *field);
    let count = |field: Field| found.iter().filter(|(_, f)| *f == field).count();
    // Tasks have two columns of one kind sooner than two tables side by side.
    let even = first.is_some_and(|first| count(first) == places.len());
    if places.len() < 2 || lists == Field::Task && !even {
        return vec![found.to_vec()];
    }
    let mut cuts = vec![0];
    for pair in places.windows(2) {
        let between = pair[0] + 1..=pair[1];
        let gap = |n: &usize| !named.contains(&(found[*n].0 - 1));
        let begun = *cuts.last().unwrap_or(&0);
        let again = |n: &usize| found[begun..*n].iter().any(|(_, f)| *f == found[*n].1);
        let cut = between
            .clone()
            .find(gap)
            .or_else(|| between.clone().find(again));
        cuts.push(cut.unwrap_or(pair[1]));
    }
    let ends = cuts[1..].iter().copied().chain([found.len()]);
    let parts = cuts
        .iter()
        .zip(ends)
        .map(|(from, to)| found[*from..to].to_vec());
    parts.collect()
}
