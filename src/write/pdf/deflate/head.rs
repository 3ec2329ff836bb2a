//! Takes a Huffman code; gives the head of a block that tells it (RFC 1951,
//! 3.2.7).

use super::bits::Bits;
use super::huffman::{self, Word};

/// The order in which a block gives the lengths of the code of lengths.
const ORDER: [usize; 19] = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/// Symbols of literals that a block has at least, the end among them.
const LEAST: usize = 257;

/// The head of a last block with a code of its own.
pub(super) fn head(literals: &[Word], distances: &[Word]) -> Bits {
    let (literals, distances) = (used(literals, LEAST), used(distances, 1));
    let lengths: Vec<u8> = literals.iter().chain(distances).map(|w| w.len).collect();
    let runs = runs(&lengths);
    let mut counts = [0_u32; ORDER.len()];
    for run in &runs {
        counts[run.symbol] += 1;
    }
    let code = huffman::code(&counts, 7);
    let mut bits = Bits::default();
    // The last block, with its own code.
    bits.push(0b101, 3);
    bits.push((literals.len() - LEAST) as u64, 5);
    bits.push(distances.len() as u64 - 1, 5);
    bits.push(ORDER.len() as u64 - 4, 4);
    for symbol in ORDER {
        bits.push(u64::from(code[symbol].len), 3);
    }
    for run in runs {
        bits.push(
            u64::from(code[run.symbol].bits),
            code[run.symbol].len.into(),
        );
        bits.push(run.extra, run.count);
    }
    bits
}

/// The words up to the last one that is used, so many at least.
fn used(words: &[Word], least: usize) -> &[Word] {
    let last = words.iter().rposition(|word| word.len > 0);
    &words[..last.map_or(0, |last| last + 1).max(least)]
}

/// A symbol of the code of lengths, and its extra bits.
struct Run {
    symbol: usize,
    extra: u64,
    count: u32,
}

/// Lengths one by one, but those of symbols that never come in runs.
fn runs(lengths: &[u8]) -> Vec<Run> {
    let mut runs = Vec::with_capacity(lengths.len());
    for same in lengths.chunk_by(|a, b| a == b) {
        let mut left = same.len();
        while left > 0 {
            let (taken, symbol, least, count) = match left {
                11.. if same[0] == 0 => (left.min(138), 18, 11, 7),
                3.. if same[0] == 0 => (left, 17, 3, 3),
                _ => (1, usize::from(same[0]), 1, 0),
            };
            runs.push(Run {
                symbol,
                extra: (taken - least) as u64,
                count,
            });
            left -= taken;
        }
    }
    runs
}
