//! A string of bits, least significant first, as DEFLATE counts them (RFC 1951, 3.1.1).
//!
//! Joining two costs a shift for every eight bytes: that is what makes a
//! document's font as cheap as a copy.

/// Bits in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    /// Whole words of eight bytes. They are kept as the bytes of a stream: half a
    /// megabyte in a document, which need not be copied.
    bytes: Vec<u8>,
    /// The word that is not full yet, and how many of its bits are used (below 64).
    last: u64,
    used: u32,
}

impl Bits {
    /// Room for about this many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes + 16),
            ..Self::default()
        }
    }

    /// Adds the lowest `count` bits (below 64) of `value`, which has no others.
    pub(super) fn push(&mut self, value: u64, count: u32) {
        self.last |= value << self.used;
        let used = self.used + count;
        if used < 64 {
            self.used = used;
            return;
        }
        self.bytes.extend_from_slice(&self.last.to_le_bytes());
        self.last = if self.used == 0 {
            0
        } else {
            value >> (64 - self.used)
        };
        self.used = used - 64;
    }

    /// Adds all of another string.
    pub(super) fn append(&mut self, other: &Bits) {
        if self.used == 0 {
            self.bytes.extend_from_slice(&other.bytes);
        } else {
            let (up, down) = (self.used, 64 - self.used);
            let start = self.bytes.len();
            self.bytes.resize(start + other.bytes.len(), 0);
            let (places, _) = self.bytes[start..].as_chunks_mut::<8>();
            let (words, _) = other.bytes.as_chunks::<8>();
            for (place, word) in places.iter_mut().zip(words) {
                let word = u64::from_le_bytes(*word);
                *place = (self.last | word << up).to_le_bytes();
                self.last = word >> down;
            }
        }
        self.push(other.last, other.used);
    }

    /// Fills up to a whole byte with zeros.
    pub(super) fn align(&mut self) {
        self.push(0, (8 - self.used % 8) % 8);
    }

    /// Adds whole bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<4>();
        for word in words {
            self.push(u64::from(u32::from_le_bytes(*word)), 32);
        }
        for byte in rest {
            self.push(u64::from(*byte), 8);
        }
    }

    /// How many bits there are.
    pub(super) fn len(&self) -> usize {
        self.bytes.len() * 8 + self.used as usize
    }

    /// The bits as bytes, the last one filled up with zeros.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        let rest = self.used.div_ceil(8) as usize;
        self.bytes
            .extend_from_slice(&self.last.to_le_bytes()[..rest]);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_gives_what_pushing_one_by_one_gives() {
        for split in 0..200 {
            let mut whole = Bits::default();
            let (mut head, mut tail) = (Bits::default(), Bits::default());
            for i in 0..200_u32 {
                let count = i % 13 + 1;
                let value = u64::from(i.wrapping_mul(2_654_435_761) >> (32 - count));
                whole.push(value, count);
                let half = if i < split { &mut head } else { &mut tail };
                half.push(value, count);
            }
            head.append(&tail);
            assert_eq!(head.len(), whole.len());
            assert_eq!(head.into_bytes(), whole.into_bytes(), "{split}");
        }
    }
}
