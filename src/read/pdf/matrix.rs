//! Affine matrices as PDF writes them, and millimetres.

/// Millimetres in a point.
pub(super) const MM: f32 = 25.4 / 72.0;

/// The six numbers a b c d e f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub [f32; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, next.0);
        Self([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// Where a point comes to lie.
    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// By how much lengths along the first axis grow.
    pub(super) fn scale_x(self) -> f32 {
        self.0[0].hypot(self.0[1])
    }

    /// By how much lengths along the second axis grow.
    pub(super) fn scale_y(self) -> f32 {
        self.0[2].hypot(self.0[3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matrices_apply_in_turn() {
        let turn = Matrix([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);
        let shift = Matrix([1.0, 0.0, 0.0, 1.0, 10.0, 0.0]);
        assert_eq!(turn.then(shift).apply(1.0, 0.0), (10.0, 1.0));
        assert_eq!(shift.then(turn).apply(1.0, 0.0), (0.0, 11.0));
    }
}
