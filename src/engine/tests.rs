use chrono::NaiveDate;

use super::*;
use crate::defaults;
use crate::layout::LAID_OUT;
use crate::layout::font::FontFiles;
use crate::load::Input;
use crate::write::Format;

fn session(data: &str) -> Session {
    let input = Input {
        path: "data/a.yaml".to_string(),
        bytes: data.as_bytes().to_vec().into(),
    };
    let template = |(name, text): &(&str, &str)| {
        let path = format!("templates/{name}");
        (name.to_string(), path, text.to_string())
    };
    Session::load(Texts {
        data: vec![input],
        templates: defaults::TEMPLATES.iter().map(template).collect(),
        fonts: FontFiles::new([]),
        ..Texts::default()
    })
}

#[test]
fn nothing_is_laid_out_for_a_format_that_has_no_pages() {
    let rota = "body: [{rota: {from: 2026-04-01, until: 2026-04-03, every: 每日, slots: [值班员], order: [he]}}]";
    let laid_out = |body: &str, formats: &[Format]| {
        let data = format!(
            "people: [{{id: he, name: 何静}}]
plan: {{id: a, title: 值班安排, form: plain, date: 2026-03-20}}
sections:
  - heading: 值班
    {body}
"
        );
        let session = session(&data);
        let plan = session.opened().next().expect("one plan");
        let wanted = Wanted {
            as_of: None,
            formats: formats.to_vec(),
            ..Wanted::on(NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day"))
        };
        let before = LAID_OUT.get();
        let (outputs, report) = super::plan(&session, &plan, &wanted);
        let wholes = outputs.chunk_by(|a, b| a.whole() == b.whole());
        assert_eq!(wholes.count(), formats.len(), "{formats:?}: {report:#?}");
        LAID_OUT.get() - before
    };
    // A document without a record or a table asks no page how they stand.
    assert_eq!(laid_out("body: 轮流值班。", &[Format::Docx]), 0);
    assert_eq!(laid_out(rota, &[Format::Xlsx, Format::Ics]), 0);
    assert_eq!(laid_out(rota, &[Format::Docx]), 1);
    assert_eq!(laid_out(rota, &[Format::Html]), 1);
    assert_eq!(laid_out(rota, Format::ALL), 1);
}
