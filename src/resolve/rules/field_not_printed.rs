//! What a plan says of itself is printed, or the clerk is told that its form has
//! no place for it.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::Plan;
use crate::model::Form;

/// Checks what the plan's form leaves out.
pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    for (key, at) in left_out(plan) {
        let fault = Diagnostic::new(Code::FieldNotPrinted)
            .arg("key", key)
            .arg("form", form_words(plan.form()));
        report.push(fault.at(at));
    }
}

/// Keys with a value that the form does not print, and where it stands.
fn left_out(plan: &Plan) -> Vec<(&'static str, Origin)> {
    let form = plan.form();
    let text = |text: &Option<crate::load::raw::Text>| text.as_ref().map(|t| t.at);
    let headed = form != Form::Plain;
    let recorded = !matches!(form, Form::Plain | Form::Letter);
    let signed = form == Form::RedHead || plan.name_stamp.unwrap_or(form == Form::Order);
    let minutes = form == Form::Minutes;
    let number = headed && plan.order_number.is_none();
    let fields = [
        (headed, "mark", text(&plan.mark)),
        (number, "number", plan.number.as_ref().map(|n| n.at)),
        (headed, "copy-number", text(&plan.copy_number)),
        (headed, "secrecy", text(&plan.secrecy)),
        (headed, "urgency", text(&plan.urgency)),
        (
            signed,
            "signatory",
            plan.signatories.first().map(|p| p.at()),
        ),
        (recorded, "printed-by", text(&plan.printed_by)),
        (
            recorded,
            "printed-date",
            plan.printed_date.as_ref().map(|d| d.at),
        ),
        (
            headed,
            "order-number",
            plan.order_number.as_ref().map(|n| n.at),
        ),
        (
            form != Form::Order,
            "stage",
            plan.stage.as_ref().map(|s| s.at),
        ),
        (!minutes || plan.seal != Some(true), "seal", Some(plan.at)),
    ];
    fields
        .into_iter()
        .filter(|(printed, ..)| !printed)
        .filter_map(|(_, key, at)| Some((key, at?)))
        .collect()
}

/// Key of the form's name in the locale's words.
fn form_words(form: Form) -> &'static str {
    match form {
        Form::RedHead => "red-head",
        Form::Plain => "plain",
        Form::Letter => "letter",
        Form::Order => "order",
        Form::Minutes => "minutes",
    }
}
