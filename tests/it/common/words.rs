//! The words of a document, block by block, as a person would read them out.

use fangan::document::{Block, Document, Inline, plain_text};

/// One line per paragraph, row or list entry; cells are parted by ` | `.
pub fn text_of(document: &Document) -> String {
    let mut lines = Vec::new();
    document.walk().for_each(|block| read(block, &mut lines));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

fn words(inlines: &[Inline]) -> String {
    plain_text(inlines)
}

fn read(block: &Block, out: &mut Vec<String>) {
    match block {
        Block::RedHead(head) => {
            let before = [&head.copy_number, &head.secrecy, &head.urgency];
            out.extend(before.into_iter().flatten().cloned());
            out.push(head.marks.join("") + head.suffix.as_deref().unwrap_or(""));
            out.extend(head.number.clone());
            assert!(head.signatories.is_empty(), "their label is the writer's");
        }
        Block::Title(text) | Block::Subtitle(text) => out.push(words(text)),
        // No text of the document.
        Block::Contents(_) => {}
        Block::Heading(heading) => {
            let run_in = heading.run_in.as_deref().map(words).unwrap_or_default();
            out.push(format!(
                "{}{}{run_in}",
                heading.number,
                words(&heading.text)
            ));
        }
        Block::Paragraph(paragraph) => out.push(words(&paragraph.text)),
        Block::PeopleList(list) => {
            for group in &list.groups {
                for (i, row) in group.rows.iter().enumerate() {
                    let label = if i == 0 {
                        format!("{}：", group.label)
                    } else {
                        String::new()
                    };
                    out.push(format!("{label}{} {}", row.name, words(&row.post)));
                }
            }
        }
        Block::Table(table) => {
            out.extend(table.caption.as_deref().map(words));
            for row in table.head.iter().chain(&table.body) {
                let cells = row.cells.iter().map(|cell| {
                    let paragraphs = cell.paragraphs.iter().map(|p| words(p));
                    paragraphs.collect::<Vec<_>>().join("")
                });
                out.push(cells.collect::<Vec<_>>().join(" "));
            }
        }
        Block::Figure(figure) => out.extend(figure.words.iter().map(|w| w.text.clone())),
        Block::Terms(terms) | Block::Attendance(terms) => {
            out.extend(
                terms
                    .iter()
                    .map(|t| format!("{}{}", t.label, words(&t.text))),
            );
        }
        Block::AttachmentNote(note) => {
            for (i, (number, name)) in note.items.iter().enumerate() {
                let label = if i == 0 { note.label.as_str() } else { "" };
                out.push(format!("{label}{number}{name}"));
            }
        }
        Block::Signature(signature) => {
            out.extend(signature.issuers.iter().cloned());
            let stamps = signature.stamps.iter();
            out.extend(stamps.map(|s| format!("{}{}", s.post, s.name)));
            out.push(signature.date.clone());
        }
        Block::Attachment(attachment) => out.push(attachment.label.clone()),
        Block::Record(record) => {
            let all = [&record.copies, &record.printed_by];
            out.extend(all.into_iter().flatten().cloned());
            out.extend(record.printed_date.clone());
        }
        // Its blocks follow.
        Block::KeepTogether(_) | Block::Panel(_) | Block::Picture(_) => {}
    }
}
