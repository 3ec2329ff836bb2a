//! The checksum that ends a zlib stream (RFC 1950, 8.2), of parts and of parts
//! joined.

const BASE: u64 = 65521;
/// Bytes that can be added before the sums must be reduced.
const RUN: usize = 5552;

/// Adler-32 of some bytes, and how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Adler {
    a: u32,
    b: u32,
    len: u64,
}

impl Adler {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (mut a, mut b) = (1_u32, 0_u32);
        for run in bytes.chunks(RUN) {
            for byte in run {
                a += u32::from(*byte);
                b += a;
            }
            a %= BASE as u32;
            b %= BASE as u32;
        }
        Self {
            a,
            b,
            len: bytes.len() as u64,
        }
    }

    /// Of these bytes and then those: the later sum starts with the earlier one
    /// instead of 1, and so carries it once for each byte.
    pub(super) fn then(self, next: Self) -> Self {
        let carried = u64::from(self.a) + BASE - 1;
        let a = (carried + u64::from(next.a)) % BASE;
        let b = (u64::from(self.b) + u64::from(next.b) + carried % BASE * (next.len % BASE)) % BASE;
        Self {
            a: a as u32,
            b: b as u32,
            len: self.len + next.len,
        }
    }

    pub(super) fn value(self) -> u32 {
        self.b << 16 | self.a
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_of_parts_is_the_sum_of_the_whole() {
        assert_eq!(Adler::of(b"Wikipedia").value(), 0x11E6_0398);
        let bytes: Vec<u8> = (0..70_000_u32).map(|i| ((i * 7919) >> 5) as u8).collect();
        for split in [0, 1, 5551, 65_521, 70_000] {
            let (head, tail) = bytes.split_at(split);
            assert_eq!(Adler::of(head).then(Adler::of(tail)), Adler::of(&bytes));
        }
    }
}
