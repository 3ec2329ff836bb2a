//! Takes bytes in parts; gives zlib streams (RFC 1950, 1951) put together from
//! parts that were compressed once for the whole run.
//!
//! Within one block of DEFLATE all parts share one Huffman code. Where that
//! code is settled beforehand, a part's bits never depend on its neighbours,
//! and joining them is a copy. flate2 cannot do that: its parts end on whole
//! bytes and each brings its own code.

mod adler;
mod bits;
mod head;
mod huffman;
mod repeats;
mod texts;

use adler::Adler;
use bits::Bits;

use flate2::{Compress, Compression, FlushCompress};

use head::head;
use huffman::Word;
use repeats::Token;
pub(super) use texts::texts;

/// The symbol that ends a block.
const END: usize = 256;
/// Literals, the end, and lengths of repeats.
const LITERALS: usize = 286;
/// Distances of repeats.
const DISTANCES: usize = 30;
/// The most bytes that a stored block holds.
const STORED: usize = 65_535;

/// A code that many parts share.
#[derive(Debug)]
pub(super) struct Coder {
    literals: Vec<Word>,
    distances: Vec<Word>,
    /// Whether repeats are looked for: outlines of CFF have next to none.
    repeats: bool,
    /// The block's head, which tells the code.
    head: Bits,
}

/// A part, compressed.
#[derive(Debug)]
pub(super) struct Part {
    bits: Bits,
    adler: Adler,
}

/// How often each symbol comes.
struct Counts {
    literals: Vec<u32>,
    distances: Vec<u32>,
}

impl Counts {
    fn add(&mut self, token: Token) {
        match token {
            Token::Literal(byte) => self.literals[usize::from(byte)] += 1,
            Token::Repeat { len, distance } => {
                self.literals[length(len.into()).0] += 1;
                self.distances[self::distance(distance.into()).0] += 1;
            }
        }
    }
}

impl Coder {
    /// A code that suits bytes like the samples. Every byte has a word in it.
    pub(super) fn trained(samples: &[Vec<u8>], repeats: bool) -> Self {
        let mut counts = Counts {
            literals: vec![1; if repeats { LITERALS } else { END + 1 }],
            distances: vec![1; if repeats { DISTANCES } else { 2 }],
        };
        for sample in samples {
            tokens(sample, repeats)
                .into_iter()
                .for_each(|t| counts.add(t));
        }
        Self::new(&counts, repeats)
    }

    fn new(counts: &Counts, repeats: bool) -> Self {
        let literals = huffman::code(&counts.literals, huffman::LONGEST);
        let distances = huffman::code(&counts.distances, huffman::LONGEST);
        Self {
            head: head(&literals, &distances),
            literals,
            distances,
            repeats,
        }
    }

    /// Compresses a part.
    pub(super) fn part(&self, bytes: &[u8]) -> Part {
        let mut bits = Bits::with_capacity(bytes.len());
        if self.repeats {
            for token in tokens(bytes, true) {
                self.push(token, &mut bits);
            }
        } else {
            for byte in bytes {
                push(self.literals[usize::from(*byte)], &mut bits);
            }
        }
        Part {
            bits,
            adler: Adler::of(bytes),
        }
    }

    fn push(&self, token: Token, bits: &mut Bits) {
        match token {
            Token::Literal(byte) => push(self.literals[usize::from(byte)], bits),
            Token::Repeat { len, distance } => {
                let (symbol, extra, count) = length(len.into());
                push(self.literals[symbol], bits);
                bits.push(extra as u64, count);
                let (symbol, extra, count) = self::distance(distance.into());
                push(self.distances[symbol], bits);
                bits.push(extra as u64, count);
            }
        }
    }

    /// A whole stream: some bytes as they are, what is settled, then the parts in
    /// one block.
    pub(super) fn stream<'p>(
        &self,
        stored: &[u8],
        settled: Option<&Part>,
        parts: impl Iterator<Item = &'p Part> + Clone,
    ) -> Vec<u8> {
        let size: usize = parts.clone().map(|part| part.bits.len() / 8).sum();
        let mut bits = Bits::with_capacity(size + stored.len() + 512);
        // 32 KiB window, no preset dictionary (RFC 1950, 2.2).
        bits.bytes(&[0x78, 0x9C]);
        let mut adler = Adler::of(stored);
        for chunk in stored.chunks(STORED) {
            // Not the last block, stored (RFC 1951, 3.2.4).
            bits.push(0b000, 3);
            bits.align();
            let len = chunk.len() as u16;
            bits.bytes(&len.to_le_bytes());
            bits.bytes(&(!len).to_le_bytes());
            bits.bytes(chunk);
        }
        if let Some(part) = settled {
            bits.append(&part.bits);
            adler = adler.then(part.adler);
        }
        bits.append(&self.head);
        for part in parts {
            bits.append(&part.bits);
            adler = adler.then(part.adler);
        }
        push(self.literals[END], &mut bits);
        bits.align();
        let mut bytes = bits.into_bytes();
        bytes.extend_from_slice(&adler.value().to_be_bytes());
        bytes
    }
}

/// Compresses bytes that are the same in every document as well as that can be
/// done. The blocks end on a whole byte, and must begin on one.
pub(super) fn settled(bytes: &[u8]) -> Part {
    let mut packed = Vec::with_capacity(bytes.len() + 64);
    let mut compress = Compress::new(Compression::best(), false);
    // The room is enough for bytes that do not shrink at all.
    let _ = compress.compress_vec(bytes, &mut packed, FlushCompress::Sync);
    let mut bits = Bits::default();
    bits.bytes(&packed);
    Part {
        bits,
        adler: Adler::of(bytes),
    }
}

fn tokens(bytes: &[u8], repeats: bool) -> Vec<Token> {
    if repeats {
        repeats::repeats(bytes)
    } else {
        repeats::literals(bytes)
    }
}

fn push(word: Word, bits: &mut Bits) {
    bits.push(u64::from(word.bits), u32::from(word.len));
}

/// Symbol, extra bits and their number for the length of a repeat.
fn length(len: usize) -> (usize, usize, u32) {
    match len - 3 {
        255 => (285, 0, 0),
        over @ 0..8 => (257 + over, 0, 0),
        over => {
            let count = over.ilog2() - 2;
            let group = 4 * (count as usize - 1) + (over >> count & 3);
            (265 + group, over & ((1 << count) - 1), count)
        }
    }
}

/// The same for its distance.
fn distance(distance: usize) -> (usize, usize, u32) {
    match distance - 1 {
        over @ 0..4 => (over, 0, 0),
        over => {
            let count = over.ilog2() - 1;
            let group = 2 * count as usize + 2 + (over >> count & 1);
            (group, over & ((1 << count) - 1), count)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::ZlibDecoder;
    use std::io::Read;

    fn inflated(stream: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        ZlibDecoder::new(stream).read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// Bytes in which some come often and some stretches come again.
    fn sample(seed: u32, len: usize) -> Vec<u8> {
        let mut state = seed;
        let mut bytes: Vec<u8> = Vec::new();
        while bytes.len() < len {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let back = (state >> 8) as usize % 700 + 1;
            if state >> 29 == 0 && back < bytes.len() {
                let from = bytes.len() - back;
                for i in 0..(state >> 20) as usize % 300 {
                    bytes.push(bytes[from + i]);
                }
            }
            bytes.push(((state >> 24) as f32 / 3.0).sqrt() as u8);
        }
        bytes
    }

    #[test]
    fn joined_parts_inflate_to_the_bytes_joined() {
        for repeats in [false, true] {
            let training: Vec<Vec<u8>> = (0..8).map(|i| sample(i, 300)).collect();
            let coder = Coder::trained(&training, repeats);
            let mut whole = sample(99, 70_000);
            let stored = whole.clone();
            // Sizes about words and blocks, bytes that training never saw, none at all.
            let mut parts = Vec::new();
            for (seed, len) in [0, 1, 63, 64, 65, 4000, 40_000].into_iter().enumerate() {
                parts.push(sample(seed as u32 + 40, len));
            }
            parts.push((0..=255).collect());
            whole.extend(parts.concat());
            let parts: Vec<Part> = parts.iter().map(|part| coder.part(part)).collect();
            assert_eq!(inflated(&coder.stream(&stored, None, parts.iter())), whole);
        }
    }

    #[test]
    fn what_is_settled_stands_between() {
        let coder = Coder::trained(&[], false);
        let text = b"the licence, the licence, the licence".repeat(20);
        let parts = [coder.part(b"glyph")];
        let stream = coder.stream(b"odd", Some(&settled(&text)), parts.iter());
        assert_eq!(inflated(&stream), [b"odd", &text[..], b"glyph"].concat());
        assert!(stream.len() < 400, "{}", stream.len());
    }

    #[test]
    fn every_length_and_distance_comes_back() {
        let coder = Coder::trained(&[], true);
        for len in 3..=258 {
            for distance in [1, 2, 4, 5, 8, 9, 255, 256, 257, 5000, 32_768] {
                let mut bits = coder.head.clone();
                let mut whole = Vec::new();
                for i in 0..distance {
                    let byte = (i * 7 + i / 256) as u8;
                    coder.push(Token::Literal(byte), &mut bits);
                    whole.push(byte);
                }
                let token = Token::Repeat {
                    len: len as u16,
                    distance: distance as u16,
                };
                coder.push(token, &mut bits);
                (0..len).for_each(|_| whole.push(whole[whole.len() - distance]));
                push(coder.literals[END], &mut bits);
                let mut out = Vec::new();
                let raw = bits.into_bytes();
                flate2::read::DeflateDecoder::new(&raw[..])
                    .read_to_end(&mut out)
                    .unwrap();
                assert_eq!(out, whole, "{len} {distance}");
            }
        }
    }
}
