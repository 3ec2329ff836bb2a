//! How much work a file may ask for before it is given up: a few bytes can call
//! for more steps than a life has seconds.

/// What is left of the work that one file may cost. A step is an operation, a
/// glyph, a width, or sixteen bytes that were unpacked; a paper of a thousand full
/// pages takes about a third.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

/// Steps for a file.
const STEPS: usize = 6_000_000;

/// Unpacked bytes that count as one step.
const BYTES: usize = 16;

/// What a page's or form's operations may be long, unpacked.
pub(super) const CONTENT: usize = 4 << 20;

/// Graphics states kept at a time; PDF 1.7, Annex C, promises 28.
pub(super) const STATES: usize = 1000;

/// Steps that it takes to begin a form: to find, unpack and read it.
pub(super) const FORM: usize = 100;

/// Characters, and rules, of a page: a sheet set in the smallest type holds a fifth.
pub(super) const MARKS: usize = 100_000;

/// Pages of a file.
pub(super) const PAGES: usize = 5000;

impl Budget {
    pub(super) fn new() -> Self {
        Self { left: STEPS }
    }

    /// Takes steps; `false` once there are not enough left, and for ever after.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                left > 0
            }
            None => {
                self.exhaust();
                false
            }
        }
    }

    /// Takes the steps of unpacked bytes.
    pub(super) fn unpack(&mut self, bytes: usize) -> bool {
        self.spend(bytes / BYTES + 1)
    }

    /// Gives the file up.
    pub(super) fn exhaust(&mut self) {
        self.left = 0;
    }

    /// Whether the file was given up.
    pub(super) fn is_over(&self) -> bool {
        self.left == 0
    }
}
