//! Which characters words begin with: says of most others at once that they
//! begin none.

/// A bit for each first character, by the lowest bits of its number: what is not
/// in here begins no word, what is may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Firsts([u64; 16]);

impl Firsts {
    /// Takes a first character in.
    pub fn add(&mut self, first: char) {
        let (word, bit) = place(first);
        self.0[word] |= bit;
    }

    /// Whether a word may begin with it.
    pub fn may_hold(&self, first: char) -> bool {
        let (word, bit) = place(first);
        self.0[word] & bit != 0
    }
}

fn place(first: char) -> (usize, u64) {
    let number = first as usize;
    (number / 64 % 16, 1 << (number % 64))
}
