//! Takes what a DOCX says it is; tells whether it is the plan's.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::engine::session::Session;

/// The plan's document that a file says it is; nothing where it does not say, or
/// names nothing that there is.
///
/// # Errors
/// `other-plans-file`, and `other-document` for an attachment that the plan has no
/// more by itself.
pub(super) fn document(
    session: &Session,
    plan: &str,
    documents: &[Document],
    (path, id): (&str, Option<&str>),
) -> Result<Option<String>, Box<Diagnostic>> {
    let Some(id) = id else { return Ok(None) };
    if documents.iter().any(|document| document.id == id) {
        return Ok(Some(id.to_string()));
    }
    let is_of = |plan: &str| {
        let rest = id.strip_prefix(plan);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let cards = session.plans.cards().iter();
    let owner = cards.filter(|card| is_of(card.id.as_str()));
    let Some(owner) = owner.max_by_key(|card| card.id.as_str().len()) else {
        return Ok(None);
    };
    let fault = if owner.id.as_str() == plan {
        Diagnostic::new(Code::OtherDocument).arg("id", id)
    } else {
        let own = [
            ("path", path.to_string()),
            ("owner", owner.id.value.clone()),
        ];
        let fault = Diagnostic::new(Code::OtherPlansFile).hint_with("compare-with-own", own);
        fault
            .arg("title", owner.title.as_str())
            .arg("owner", owner.id.as_str())
    };
    Err(Box::new(fault.arg("path", path).arg("plan", plan)))
}
