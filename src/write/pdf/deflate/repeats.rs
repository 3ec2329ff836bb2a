//! Takes bytes; gives them as literals and repeats of what stood before
//! (RFC 1951, 3.2.5).

/// Longest repeat.
const LONGEST: usize = 258;
/// Farthest that a repeat may reach back.
const WINDOW: usize = 32_768;
/// Bits of the hash of four bytes.
const HASH: u32 = 11;
const NOWHERE: u32 = u32::MAX;

/// A literal or a repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Literal(u8),
    Repeat { len: u16, distance: u16 },
}

/// The bytes as they are.
pub(super) fn literals(bytes: &[u8]) -> Vec<Token> {
    bytes.iter().copied().map(Token::Literal).collect()
}

/// Both are below 2¹⁶: [`LONGEST`], [`WINDOW`].
fn repeat(len: usize, distance: usize) -> Token {
    Token::Repeat {
        len: len as u16,
        distance: distance as u16,
    }
}

/// The bytes with repeats of the latest place that begins with the same four. To
/// try more places takes three times as long and saves one byte in a hundred.
pub(super) fn repeats(bytes: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(bytes.len() / 2);
    let mut latest = [NOWHERE; 1 << HASH];
    let mut at = 0;
    while let Some(four) = bytes[at..].first_chunk::<4>() {
        let number = u32::from_le_bytes(*four);
        let place = &mut latest[(number.wrapping_mul(0x9E37_79B1) >> (32 - HASH)) as usize];
        let from = std::mem::replace(place, at as u32) as usize;
        let near = at.checked_sub(from).is_some_and(|back| back <= WINDOW);
        if near && bytes[from..].first_chunk() == Some(four) {
            let len = same(&bytes[from..], &bytes[at..]);
            tokens.push(repeat(len, at - from));
            at += len;
        } else {
            tokens.push(Token::Literal(bytes[at]));
            at += 1;
        }
    }
    tokens.extend(bytes[at..].iter().copied().map(Token::Literal));
    tokens
}

/// How many bytes both begin with, as far as a repeat can tell.
fn same(there: &[u8], here: &[u8]) -> usize {
    let most = here.len().min(LONGEST);
    let (a, b) = (&there[..most], &here[..most]);
    let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (n, (a, b)) in a.iter().zip(b).enumerate() {
        let differs = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differs != 0 {
            return 8 * n + differs.trailing_zeros() as usize / 8;
        }
    }
    let whole = most / 8 * 8;
    let rest = there[whole..most].iter().zip(&here[whole..most]);
    whole + rest.take_while(|(a, b)| a == b).count()
}
