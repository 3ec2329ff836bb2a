//! What the program brings with it: templates, and the sample for `init`.

/// A file of the program: its path below `templates/` or the root, its text.
pub type Bundled = (&'static str, &'static str);

macro_rules! bundle {
    ($folder:literal: $($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../", $folder, $path)))),*]
    };
}

/// The default templates; a file of the same name in `templates/` overrides one.
pub const TEMPLATES: &[Bundled] = bundle!("templates/":
    "adjustment-notice.html",
    "archive.html",
    "base.html",
    "change-impact.html",
    "collect-summary.html",
    "consult.html",
    "difference.html",
    "duty-rota.html",
    "handover.html",
    "ledger.html",
    "portfolio-notice.html",
    "agenda.html",
    "register.html",
    "renewal.html",
    "slip.html",
    "supervision-notice.html",
    "implementation-plan.html",
    "responsibility-table.html",
    "work-plan.html",
    "components/chapter.html",
    "components/duties.html",
    "components/forms.html",
    "components/frame.html",
    "components/goals.html",
    "components/head.html",
    "components/items.html",
    "components/notice.html",
    "components/leadership.html",
    "components/ledger.html",
    "components/own_table.html",
    "components/paper.html",
    "components/people.html",
    "components/responsibility.html",
    "components/rota.html",
    "components/steps.html",
    "components/table.html",
    "components/tasks.html",
);

/// Outlines of new plans, with questions.
pub const OUTLINES: &[Bundled] = bundle!("templates/":
    "new/action-plan.yaml",
    "new/adjustment-notice.yaml",
    "new/duty-rota.yaml",
    "new/emergency-plan.yaml",
    "new/hospital-plan.yaml",
    "new/implementation-plan.yaml",
    "new/leadership.yaml",
    "new/measures.yaml",
    "new/responsibility-table.yaml",
    "new/school-plan.yaml",
    "new/task-breakdown.yaml",
    "new/work-plan.yaml",
    "new/work-points.yaml",
);

/// The sample organisation and its plans.
pub const SAMPLE: &[Bundled] = bundle!("":
    "fangan.yaml",
    "data/organisation.yaml",
    "data/posts.yaml",
    "data/people.yaml",
    "data/appointments.yaml",
    "data/portfolios.yaml",
    "data/absences.yaml",
    "data/bases.yaml",
    "data/calendar.yaml",
    "data/changes/2026-07-personnel.yaml",
    "data/changes/2026-09-reshuffle.yaml",
    "data/plans/petition-2026.yaml",
    "data/plans/flood-2026.yaml",
    "data/plans/fire-2026.yaml",
    "data/plans/work-2026.yaml",
    "data/plans/care-2026.yaml",
    "data/plans/community-2026.yaml",
    "data/plans/duty-2026.yaml",
);
