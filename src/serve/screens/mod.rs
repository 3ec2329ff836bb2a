//! The screens: one file each, with what is answered where.

mod build;
mod change;
mod collect;
mod compare;
mod diff;
mod edit;
mod faulty;
mod files;
mod history;
mod import;
mod ledger;
mod life;
mod new;
mod paper;
mod people;
mod plan;
mod plans;
mod register;
mod rota;
mod settings;
mod source;
mod start;
mod today;
mod verify;

use super::http::Route;

/// Everything that is answered.
pub(super) fn routes() -> impl Iterator<Item = &'static Route> {
    let all = [
        today::ROUTES,
        start::ROUTES,
        plans::ROUTES,
        new::ROUTES,
        build::ROUTES,
        plan::ROUTES,
        paper::ROUTES,
        people::ROUTES,
        change::ROUTES,
        ledger::ROUTES,
        collect::ROUTES,
        rota::ROUTES,
        history::ROUTES,
        faulty::ROUTES,
        register::ROUTES,
        import::ROUTES,
        compare::ROUTES,
        diff::ROUTES,
        files::ROUTES,
        verify::ROUTES,
        settings::ROUTES,
        source::ROUTES,
        edit::ROUTES,
        life::ROUTES,
    ];
    all.into_iter().flatten()
}
