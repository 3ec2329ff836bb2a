//! Layout of long plans: the time must grow with the length and no faster.
//! `cargo bench --bench layout`.
#![allow(clippy::disallowed_methods)]

use std::path::Path;
use std::sync::Arc;

use fangan::document::{Block, Document, Form, Inline, Meta, Paragraph, ParagraphKind, Run};
use fangan::layout::font::{FontFiles, Fonts, Place};
use fangan::layout::layout;
use fangan::layout::style::Style;

fn main() {
    divan::main();
}

const TEXT: &str = "各社区、各有关科室要把矛盾纠纷排查化解作为当前的重要任务，主要负责同志亲自部署，\
    按照《信访工作条例》（以下简称《条例》）规定，于2026年3月20日前完成第一轮排查，按期办结率达到98%以上；\
    对重点事项实行“一事一策”——逐件明确责任领导、责任科室和办结时限，做到件件有着落、事事有回音。";

/// So many paragraphs of about four lines each: five and a half fill a page.
fn document(paragraphs: usize) -> Document {
    let paragraph = || {
        let run = Run {
            text: TEXT.into(),
            ..Run::default()
        };
        Block::Paragraph(Paragraph {
            kind: ParagraphKind::Body,
            text: vec![Inline::Run(run)],
            from: None,
        })
    };
    Document {
        id: "long".into(),
        meta: Meta::default(),
        form: Form::Plain,
        draft: false,
        blocks: (0..paragraphs).map(|_| paragraph()).collect(),
        words: Arc::default(),
    }
}

fn fonts() -> Fonts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts/fandol");
    let names = ["FandolFang-Regular.otf", "FandolKai-Regular.otf"];
    let files = FontFiles::new(names.map(|name| Place::Workspace(folder.join(name))));
    Fonts::choose(&Style::default().font_families(), &files).0
}

#[divan::bench(args = [25, 50, 100, 200, 400])]
fn pages(bencher: divan::Bencher, pages: usize) {
    let (style, fonts) = (Style::default(), fonts());
    let document = document(pages * 22 / 4);
    let set = layout(&document, &style, &fonts).0.pages.len();
    assert!((pages / 2..pages * 2).contains(&set), "{set} pages");
    bencher.bench(|| layout(&document, &style, &fonts));
}
