//! Takes the pictures of a workspace and a plan's documents; gives the documents
//! with the pictures that they name.

use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Diagnostic, Report, nearest};
use crate::document::{Block, Document, Image, Picture};
use crate::layout::font::Fonts;
use crate::load::Input;
use crate::picture::{self, Unusable};
use crate::write::Faces;

/// The pictures of a workspace, each read when it is wanted first.
#[derive(Debug, Default)]
pub(super) struct Pictures(Vec<Held>);

#[derive(Debug)]
struct Held {
    file: Input,
    image: OnceLock<Result<Arc<Image>, Box<Diagnostic>>>,
}

impl Pictures {
    pub(super) fn new(files: Vec<Input>) -> Self {
        let held = files.into_iter().map(|file| Held {
            file,
            image: OnceLock::new(),
        });
        Self(held.collect())
    }

    /// Puts into documents the pictures that they name.
    pub(super) fn fill(&self, documents: &mut [Document], fonts: &Fonts, report: &mut Report) {
        for document in documents {
            self.fill_blocks(&mut document.blocks, fonts, report);
        }
    }

    fn fill_blocks(&self, blocks: &mut [Block], fonts: &Fonts, report: &mut Report) {
        for block in blocks {
            if let Block::Picture(one) = block {
                match self.image(one, fonts) {
                    Ok(image) => one.image = Some(image),
                    Err(fault) => report.push(match one.from {
                        Some(at) => fault.at(at),
                        None => *fault,
                    }),
                }
            }
            self.fill_blocks(block.below_mut(), fonts, report);
        }
    }

    fn image(&self, one: &Picture, fonts: &Fonts) -> Result<Arc<Image>, Box<Diagnostic>> {
        let name = one.file.replace('\\', "/");
        // Both are how a clerk names it.
        let name = name.strip_prefix("data/").unwrap_or(&name);
        let Some(held) = self.0.iter().find(|held| held.file.path == name) else {
            let fault = Diagnostic::new(Code::UnknownPicture).arg("name", &one.file);
            let known = self.0.iter().map(|held| held.file.path.as_str());
            return Err(Box::new(match nearest(name, known) {
                Some(near) => fault.hint_with("did-you-mean", [("name", near.to_string())]),
                None => fault,
            }));
        };
        let read = held.image.get_or_init(|| held.read(&one.file, fonts));
        read.clone()
    }
}

impl Held {
    fn read(&self, name: &str, fonts: &Fonts) -> Result<Arc<Image>, Box<Diagnostic>> {
        let read = picture::lettered(&self.file.bytes.get()?, &Faces(fonts));
        let fault = |code| Box::new(Diagnostic::new(code).arg("name", name));
        read.map(Arc::new).map_err(|why| match why {
            Unusable::Kind => fault(Code::PictureKind),
            Unusable::Damaged => fault(Code::PictureDamaged),
            Unusable::Large => {
                let most = (picture::PIXELS / 10_000).to_string();
                Box::new(fault(Code::PictureTooLarge).arg("most", most))
            }
            Unusable::Intricate => {
                let most = picture::ELEMENTS.to_string();
                Box::new(fault(Code::DrawingTooLarge).arg("most", most))
            }
            Unusable::Refused(why) => Box::new(fault(Code::DrawingRefused).hint(why.hint())),
        })
    }
}

/// Of a public edition: that nobody has read the words in its pictures.
pub(super) fn unread<'d>(documents: impl Iterator<Item = &'d Document>) -> Option<Diagnostic> {
    let mut pictures = documents
        .flat_map(Document::walk)
        .filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
    let first = pictures.next()?;
    let fault = Diagnostic::new(Code::PictureNotSearched);
    let fault = fault.arg("name", &first.file);
    Some(match first.from {
        Some(at) => fault.at(at),
        None => fault,
    })
}
