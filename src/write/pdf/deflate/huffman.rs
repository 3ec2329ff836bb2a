//! Takes how often symbols come; gives a Huffman code for them (RFC 1951, 3.2.2).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The longest code of a literal, length or distance.
pub(super) const LONGEST: u8 = 15;

/// The code of one symbol.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Bits in the order in which they are written.
    pub bits: u16,
    /// How many.
    pub len: u8,
}

/// The codes of symbols that come `counts` times each, none longer than `longest`;
/// a symbol that never comes has none.
pub(super) fn code(counts: &[u32], longest: u8) -> Vec<Word> {
    let mut counts = counts.to_vec();
    loop {
        let lengths = lengths(&counts);
        if lengths.iter().all(|len| *len <= u32::from(longest)) {
            return words(&lengths);
        }
        // Rarely needed: a flatter table has shorter codes.
        for count in counts.iter_mut().filter(|count| **count > 0) {
            *count = *count / 2 + 1;
        }
    }
}

/// Depths in Huffman's tree.
fn lengths(counts: &[u32]) -> Vec<u32> {
    let mut lengths = vec![0; counts.len()];
    let used = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    // The number of a node settles ties, so that the tree is always the same.
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> = used
        .map(|(i, count)| Reverse((u64::from(*count), i)))
        .collect();
    if let (1, Some(Reverse((_, only)))) = (heap.len(), heap.peek()) {
        lengths[*only] = 1;
        return lengths;
    }
    let mut parents = vec![usize::MAX; counts.len()];
    while let (Some(Reverse(first)), Some(Reverse(second))) = (heap.pop(), heap.pop()) {
        let parent = parents.len();
        parents.push(usize::MAX);
        parents[first.1] = parent;
        parents[second.1] = parent;
        heap.push(Reverse((first.0 + second.0, parent)));
        if heap.len() == 1 {
            break;
        }
    }
    let mut depth = vec![0; parents.len()];
    for node in (0..parents.len()).rev() {
        if let Some(above) = depth.get(parents[node]) {
            depth[node] = above + 1;
        }
    }
    lengths.copy_from_slice(&depth[..counts.len()]);
    lengths
}

/// The canonical code of the given lengths.
fn words(lengths: &[u32]) -> Vec<Word> {
    let mut words = vec![Word::default(); lengths.len()];
    let mut next = 0_u32;
    for len in 1..=u32::from(LONGEST) {
        next <<= 1;
        for (word, _) in words.iter_mut().zip(lengths).filter(|(_, l)| **l == len) {
            // A code is read from its most significant bit.
            let bits = (next as u16).reverse_bits() >> (16 - len);
            *word = Word {
                bits,
                len: len as u8,
            };
            next += 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_symbols_have_short_codes_and_the_code_is_full() {
        let words = code(&[50, 0, 1, 1, 20, 7], LONGEST);
        let lengths: Vec<u8> = words.iter().map(|w| w.len).collect();
        assert_eq!(lengths, [1, 0, 4, 4, 2, 3]);
        let filled: u32 = lengths
            .iter()
            .filter(|l| **l > 0)
            .map(|l| 1 << (15 - l))
            .sum();
        assert_eq!(filled, 1 << 15);
        // 0, 10, 110, 1110, 1111: written with the first bit lowest.
        assert_eq!(words[4], Word { bits: 0b01, len: 2 });
        assert_eq!(
            words[3],
            Word {
                bits: 0b1111,
                len: 4
            }
        );
    }

    #[test]
    fn no_code_is_too_long() {
        // Fibonacci's numbers make the deepest tree there is.
        let mut counts = vec![1_u32, 1];
        while counts.len() < 40 {
            counts.push(counts[counts.len() - 1] + counts[counts.len() - 2]);
        }
        let words = code(&counts, LONGEST);
        assert!(words.iter().all(|w| (1..=15).contains(&w.len)));
        assert!(words.iter().map(|w| 1_u32 << (15 - w.len)).sum::<u32>() <= 1 << 15);
    }

    #[test]
    fn a_single_symbol_has_a_code_of_one_bit() {
        assert_eq!(code(&[0, 9], LONGEST)[1], Word { bits: 0, len: 1 });
    }
}
