//! Takes a plan as written and as it stands on a day; gives what the rules look
//! at: only what the edition shows.

use crate::load::raw::{Attachment, Part, PartKind, Plan, Rota, Section, Task};
use crate::model;
use crate::resolve::frame::Frame;
use crate::resolve::{Context, Names};

/// A plan before the rules.
pub(in crate::resolve) struct Seen<'a> {
    /// As it was written.
    pub written: &'a Plan,
    /// As it stands on the day.
    pub plan: &'a model::Plan,
    /// Its time.
    pub frame: Frame,
    /// Whether internal parts are left out.
    public: bool,
    pub organisation: &'a model::Organisation,
    pub names: &'a Names,
    /// Ids of the attachments that the text refers to.
    pub referred: &'a [String],
    pub attachments: Vec<&'a Attachment>,
    /// Every chapter of the plan, its pieces and attachments.
    pub sections: Vec<&'a Section>,
    /// Every part, those within parts as well.
    pub parts: Vec<&'a PartKind>,
}

impl<'a> Seen<'a> {
    /// What the edition shows of the plan.
    pub fn of(written: &'a Plan, plan: &'a model::Plan, context: &'a Context<'a>) -> Self {
        let shown = |internal: bool| !(context.public && internal);
        let mut walk = Walk {
            public: context.public,
            sections: Vec::new(),
            parts: Vec::new(),
        };
        walk.below(&[], &written.sections);
        // A piece whose plan could not be found is left out, and was reported.
        let pieces = written.pieces.iter().filter(|p| shown(p.internal));
        for piece in pieces.filter(|piece| piece.title.is_some()) {
            walk.below(&piece.body, &piece.sections);
        }
        let attachments = written.attachments.iter();
        let attachments: Vec<_> = attachments.filter(|a| shown(a.internal)).collect();
        for attachment in &attachments {
            walk.below(&attachment.body, &attachment.sections);
        }
        Self {
            written,
            plan,
            frame: Frame::of(written, context.on),
            public: context.public,
            organisation: context.organisation,
            names: context.names,
            referred: &context.referred,
            attachments,
            sections: walk.sections,
            parts: walk.parts,
        }
    }

    /// Whether this edition shows it.
    pub fn shows(&self, internal: bool) -> bool {
        !(self.public && internal)
    }

    /// Every rota.
    pub fn rotas(&self) -> impl Iterator<Item = &'a Rota> {
        self.parts.iter().filter_map(|part| match part {
            PartKind::Rota(rota) => Some(&**rota),
            _ => None,
        })
    }

    /// Every task, each where it was written.
    pub fn tasks(&self) -> impl Iterator<Item = &'a Task> {
        let lists = self.parts.iter().filter_map(|part| match part {
            PartKind::Tasks(tasks) if !tasks.from_plan => Some(&tasks.items),
            _ => None,
        });
        lists.flatten()
    }
}

struct Walk<'a> {
    public: bool,
    sections: Vec<&'a Section>,
    parts: Vec<&'a PartKind>,
}

impl<'a> Walk<'a> {
    fn below(&mut self, body: &'a [Part], sections: &'a [Section]) {
        let public = self.public;
        let shown = |internal: bool| !(public && internal);
        for part in body.iter().filter(|part| shown(part.internal)) {
            self.parts.push(&part.kind);
            match &part.kind {
                PartKind::Items(list) => {
                    let items = list.items.iter().filter(|one| shown(one.internal));
                    items.for_each(|one| self.below(&one.body, &[]));
                }
                PartKind::Mechanisms(list) => {
                    let items = list.items.iter().filter(|one| shown(one.internal));
                    items.for_each(|one| self.below(&one.body, &[]));
                }
                PartKind::Contingencies(list) => {
                    let items = list.items.iter().filter(|one| shown(one.internal));
                    items.for_each(|one| self.below(&one.body, &[]));
                }
                _ => {}
            }
        }
        for section in sections.iter().filter(|section| shown(section.internal)) {
            self.sections.push(section);
            self.below(&section.body, &section.sections);
        }
    }
}
