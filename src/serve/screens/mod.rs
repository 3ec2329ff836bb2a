//! The screens: one file each, with what is answered where.

mod edit;
mod life;
mod plan;
mod plans;
mod today;

use super::http::Route;

/// Everything that is answered.
pub(super) fn routes() -> impl Iterator<Item = &'static Route> {
    let all = [
        today::ROUTES,
        plans::ROUTES,
        plan::ROUTES,
        edit::ROUTES,
        life::ROUTES,
    ];
    all.into_iter().flatten()
}
