//! Takes bytes; gives them as literals and repeats of what stood before
//! (RFC 1951, 3.2.5).

/// Shortest and longest repeat.
const SHORTEST: usize = 3;
const LONGEST: usize = 258;
/// Farthest that a repeat may reach back.
const WINDOW: usize = 32_768;
/// How many earlier places are tried.
const TRIED: usize = 16;
/// Bits of the hash of three bytes.
const HASH: u32 = 8;
/// Bits of the hash of four bytes, for texts.
const TEXT_HASH: u32 = 11;
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

/// The bytes with their repeats found, the longest at each place.
pub(super) fn repeats(bytes: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(bytes.len());
    let mut places = Places::new(bytes);
    let mut at = 0;
    while at < bytes.len() {
        let step = match places.longest(at) {
            Some((len, distance)) => {
                tokens.push(repeat(len, distance));
                len
            }
            None => {
                tokens.push(Token::Literal(bytes[at]));
                1
            }
        };
        (at..at + step).for_each(|place| places.add(place));
        at += step;
    }
    tokens
}

/// Both are below 2¹⁶: [`LONGEST`], [`WINDOW`].
fn repeat(len: usize, distance: usize) -> Token {
    Token::Repeat {
        len: len as u16,
        distance: distance as u16,
    }
}

/// The bytes with repeats of the latest place that begins with the same four:
/// quick, and nearly as good for texts.
pub(super) fn nearest(bytes: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(bytes.len() / 2);
    let mut latest = [NOWHERE; 1 << TEXT_HASH];
    let mut at = 0;
    while let Some(four) = bytes[at..].first_chunk::<4>() {
        let number = u32::from_le_bytes(*four);
        let place = &mut latest[(number.wrapping_mul(0x9E37_79B1) >> (32 - TEXT_HASH)) as usize];
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

/// Where three bytes stood before.
struct Places<'b> {
    bytes: &'b [u8],
    latest: [u32; 1 << HASH],
    before: Vec<u32>,
}

impl<'b> Places<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            latest: [NOWHERE; 1 << HASH],
            before: vec![NOWHERE; bytes.len()],
        }
    }

    fn hash(&self, at: usize) -> Option<usize> {
        let three = self.bytes.get(at..at + SHORTEST)?;
        let number = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        Some((number.wrapping_mul(0x9E37_79B1) >> (32 - HASH)) as usize)
    }

    fn add(&mut self, at: usize) {
        if let Some(hash) = self.hash(at) {
            self.before[at] = self.latest[hash];
            self.latest[hash] = at as u32;
        }
    }

    /// Length and distance of the longest repeat that starts here.
    fn longest(&self, at: usize) -> Option<(usize, usize)> {
        let mut place = self.latest[self.hash(at)?];
        let here = &self.bytes[at..];
        let most = here.len().min(LONGEST);
        let mut found: Option<(usize, usize)> = None;
        for _ in 0..TRIED {
            let from = place as usize;
            if place == NOWHERE || at - from > WINDOW {
                break;
            }
            let there = &self.bytes[from..];
            let same = here.iter().zip(there).take(most);
            let len = same.take_while(|(a, b)| a == b).count();
            if len >= SHORTEST && found.is_none_or(|(best, _)| len > best) {
                found = Some((len, at - from));
            }
            place = self.before[from];
        }
        found
    }
}
