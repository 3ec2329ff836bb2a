//! What a line end after a character costs.

/// No line may end here.
pub(crate) const FORBIDDEN: f32 = f32::INFINITY;

/// Forbids line ends after the characters `from..to`, as far as there are any.
pub(super) fn forbid(costs: &mut [f32], from: usize, to: usize) {
    costs
        .iter_mut()
        .take(to)
        .skip(from)
        .for_each(|c| *c = FORBIDDEN);
}

/// Makes each of these line ends cost so much at least.
pub(super) fn raise(costs: &mut [f32], least: f32) {
    costs.iter_mut().for_each(|c| *c = c.max(least));
}
