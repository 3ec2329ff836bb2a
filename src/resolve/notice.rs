//! Takes the notice a plan is issued by, and the short plans it gathers, as
//! written; gives them resolved.

use crate::diagnostic::Origin;
use crate::load::raw;
use crate::model::{IssuedAs, Items, LeadFace, Notice, Piece};

use super::Context;
use super::parts::{Around, own_or};

/// Whether the plan is the first attachment of its own notice.
pub(super) fn is_attachment(plan: &raw::Plan) -> bool {
    let notice = plan.issued_by.as_ref();
    notice.is_some_and(|notice| notice.issued_as.value == IssuedAs::Attachment)
}

impl Context<'_> {
    /// `others` is the number of attachments beside the plan itself.
    pub(super) fn notice(
        &mut self,
        raw: &raw::Plan,
        others: usize,
        around: &Around<'_>,
    ) -> Option<Notice> {
        let notice = raw.issued_by.as_ref()?;
        let label = if others == 0 { "附件" } else { "附件1" };
        Some(Notice {
            title: self.optional_line(&notice.title),
            text: self.all_paragraphs(notice.text.as_slice()),
            items: Some(self.items_alone(&notice.items, notice.at, around))
                .filter(|items| !items.items.is_empty()),
            also: self.pieces(&notice.also, around),
            whose: self.distinct(&notice.whose),
            issued_as: notice.issued_as.value,
            label: label.to_string(),
        })
    }

    /// Items of which nothing is said but what they are.
    fn items_alone(&mut self, items: &[raw::Item], at: Origin, around: &Around<'_>) -> Items {
        Items {
            numbering: Vec::new(),
            lead_face: LeadFace::Kai,
            items: self.each(items, around),
            at,
        }
    }

    pub(super) fn pieces(&mut self, raw: &[raw::Piece], around: &Around<'_>) -> Vec<Piece> {
        let public = self.public;
        let shown = raw.iter().filter(|p| !(public && p.internal));
        // What could not be found has no title, and has been reported.
        let pieces = shown.filter_map(|piece| {
            let title = self.line(piece.title.as_ref()?);
            // What it gathers from the plan is its own: it is a plan itself.
            let around = &Around {
                clauses: &piece.walk(public).clauses,
                numbers: own_or(&piece.numbering, around.numbers),
                ..*around
            };
            Some(Piece {
                title,
                preamble: self.all_paragraphs(piece.preamble.as_slice()),
                body: self.each(&piece.body, around),
                sections: self.each(&piece.sections, around),
                numbering: piece.numbering.clone(),
                at: piece.at,
            })
        });
        pieces.collect()
    }
}
