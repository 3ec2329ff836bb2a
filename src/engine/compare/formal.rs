//! Takes a plan as it was written and as it stands on a day; gives what its formal
//! parts print (主送, 文号, 日期, 抄送 …), each with where it was written.

use crate::diagnostic::Origin;
use crate::load::raw;
use crate::model::Plan;
use crate::model::date::full_date;
use crate::office::compare::Formal;

/// What they print. One text printed in two parts is looked for in both.
pub(super) fn parts(written: &raw::Plan, plan: &Plan) -> Vec<Formal> {
    let mut found = Found(Vec::new());
    let texts = [
        (&plan.copy_number, &written.copy_number),
        (&plan.secrecy, &written.secrecy),
        (&plan.urgency, &written.urgency),
        (&plan.printed_by, &written.printed_by),
    ];
    for (text, at) in texts {
        found.one(text.clone(), at.as_ref().map(|at| at.at));
    }
    found.one(
        plan.mark.as_ref().map(|mark| mark.text.clone()),
        plan.mark.as_ref().map(|m| m.at),
    );
    let number = plan.number.as_ref().map(ToString::to_string);
    found.one(number, written.number.as_ref().map(|number| number.at));
    let order = plan.order_number.map(|number| number.to_string());
    found.one(order, written.order_number.as_ref().map(|number| number.at));
    let date = plan.date.map(full_date).or(plan.date_words.clone());
    found.one(date, written.date.as_ref().map(|date| date.at));
    // Told from the date of the document, which is often the same day.
    let printed = plan
        .printed_date
        .map(|day| format!("{}印发", full_date(day)));
    found.one(printed, written.printed_date.as_ref().map(|date| date.at));
    found.one(
        plan.stage.clone(),
        written.stage.as_ref().map(|stage| stage.at),
    );
    for attachment in &plan.attachments {
        found.one(
            Some(attachment.title.text.clone()),
            Some(attachment.title.at),
        );
    }
    found.list(&plan.issuers, &written.issuers, false);
    found.list(&plan.addressees, &written.addressees, true);
    found.list(&plan.copies, &written.copies, true);
    found.0
}

struct Found(Vec<Formal>);

impl Found {
    fn one(&mut self, text: Option<String>, at: Option<Origin>) {
        if let (Some(text), Some(at)) = (text.filter(|text| !text.is_empty()), at) {
            self.0.push(Formal {
                text,
                at,
                listed: false,
            });
        }
    }

    fn list(&mut self, texts: &[String], written: &[raw::Text], listed: bool) {
        let entries = texts.iter().zip(written);
        self.0.extend(entries.map(|(text, written)| Formal {
            text: text.clone(),
            at: written.at,
            listed,
        }));
    }
}
