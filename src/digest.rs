//! Takes bytes; gives the word that stands for them: a short one where a build
//! asks what has changed, the whole SHA-256 where a record must hold for years.

use sha2::{Digest as _, Sha256};

/// Collects parts. Their lengths count, so that no two lists of parts agree by
/// running together.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds a part.
    pub fn part(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        if bytes.len() < LONG {
            self.0.update(bytes);
        } else {
            for lane in folded(bytes) {
                self.0.update(lane.to_le_bytes());
            }
        }
        self
    }

    /// 32 hexadecimal digits: the first half of the SHA-256.
    pub fn word(self) -> String {
        hexadecimal(&self.0.finalize()[..16])
    }
}

/// Bytes from which a part is folded before it is summed up.
const LONG: usize = 1024;

/// Folds bytes to 256 bits, several gigabytes a second: faces, files and data
/// are looked at on every build. Each step can be undone, so that no single
/// difference is ever lost; it is no protection against malice.
fn folded(bytes: &[u8]) -> [u64; 4] {
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut lanes = [1_u64, 2, 3, 4];
    let mut step = |chunk: &[u8; 32]| {
        let (words, _) = chunk.as_chunks::<8>();
        // Without an iterator between: this loop sees every byte of every file.
        for i in 0..4 {
            let mixed = (lanes[i] ^ u64::from_le_bytes(words[i])).wrapping_mul(STEP);
            lanes[i] = mixed ^ mixed >> 29;
        }
    };
    let (chunks, rest) = bytes.as_chunks::<32>();
    chunks.iter().for_each(&mut step);
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    step(&last);
    lanes
}

/// The word of one part.
pub fn digest(bytes: &[u8]) -> String {
    let mut digest = Digest::default();
    digest.part(bytes);
    digest.word()
}

/// The SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        let of = |parts: &[&str]| {
            let mut digest = Digest::default();
            for part in parts {
                digest.part(part);
            }
            digest.word()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
        assert_eq!(of(&["a"]), digest(b"a"));
        assert_eq!(of(&[]).len(), 32);
    }

    #[test]
    fn every_bit_of_a_long_part_counts() {
        let bytes: Vec<u8> = (0..1500_u32).map(|i| (i * 31) as u8).collect();
        let word = digest(&bytes);
        for at in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            other[at / 8] ^= 1 << (at % 8);
            assert_ne!(digest(&other), word, "{at}");
        }
        let mut swapped = bytes.clone();
        swapped.rotate_left(32);
        assert_ne!(digest(&swapped), word);
    }
}
