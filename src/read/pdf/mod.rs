//! Takes a PDF's bytes; gives what stands on its pages, as a stranger sees it:
//! characters with their places, sizes, colours and faces, and rules.
//!
//! Lengths are millimetres from the top left corner of the upright sheet. Only
//! this folder knows the PDF library.

mod budget;
mod claims;
mod cmap;
mod flow;
mod font;
mod graphics;
mod grid;
mod interpreter;
mod matrix;
mod object;
mod texts;

use lopdf::{Document as File, LoadOptions, Object};

use budget::Budget;

pub use claims::Claims;
pub use flow::flow;
pub use font::FontFact;
pub use texts::texts;

/// A finished file.
#[derive(Debug, Clone, Default)]
pub struct Sheets {
    /// Its pages, in order.
    pub pages: Vec<Sheet>,
    /// The fonts that its pages use.
    pub fonts: Vec<FontFact>,
    /// What it says of itself.
    pub claims: Claims,
}

impl Sheets {
    /// Whether any page has text, be it such as cannot be copied: scanned paper
    /// has none.
    pub fn has_text(&self) -> bool {
        let inked = |page: &Sheet| page.chars.iter().any(|c| !c.text.trim().is_empty());
        self.pages.iter().any(|page| page.mute || inked(page))
    }
}

/// A page, seen upright.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
    /// Whether readers show it sideways, clockwise by 90°.
    pub turned: bool,
    /// Characters in the order of the file.
    pub chars: Vec<Char>,
    /// Whether it shows glyphs of which the file does not tell the meaning.
    pub mute: bool,
    /// Whether it has pictures.
    pub pictured: bool,
    /// Straight rules, drawn or filled.
    pub rules: Vec<Rule>,
}

/// A character.
#[derive(Debug, Clone, PartialEq)]
pub struct Char {
    /// What is copied; several letters for a ligature.
    pub text: String,
    /// Origin, mm from the left.
    pub x: f32,
    /// Baseline, mm from the top.
    pub y: f32,
    /// Advance along the line, mm.
    pub advance: f32,
    /// Size, pt.
    pub size: f32,
    /// Index into [`Sheets::fonts`].
    pub font: usize,
    /// Colour.
    pub ink: Colour,
    /// Which way the line runs.
    pub direction: Direction,
    /// Whether the file marks it as no part of the text.
    pub artifact: bool,
}

impl Char {
    /// Its em, mm.
    pub fn em(&self) -> f32 {
        self.size * 25.4 / 72.0
    }
}

/// Which way a line runs on the upright sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// To the right, as usual.
    Right,
    /// Upwards: the page is read with the sheet turned clockwise.
    Up,
    /// Downwards.
    Down,
    /// Any other way.
    Askew,
}

/// A straight rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left, mm.
    pub x: f32,
    /// Top, mm.
    pub y: f32,
    /// Width, mm.
    pub width: f32,
    /// Height, mm.
    pub height: f32,
    /// Colour.
    pub ink: Colour,
}

impl Rule {
    /// Whether it runs from side to side.
    pub fn is_level(&self) -> bool {
        self.width > self.height
    }

    /// The lesser of width and height, mm.
    pub fn thickness(&self) -> f32 {
        self.width.min(self.height)
    }

    /// Height of its middle, mm.
    pub fn middle(&self) -> f32 {
        self.y + self.height / 2.0
    }
}

/// A colour, as far as official documents tell them apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Colour {
    /// Black: grey 0, RGB 000 or K 1.
    Black,
    /// Red: Y80 M80, or an RGB near it (typesetting.md 1.11).
    Red,
    /// White or nearly so.
    White,
    /// Any other.
    Other,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// It is no PDF at all.
    NotPdf,
    /// It is damaged or cut off.
    Damaged,
    /// It asks for a password.
    Encrypted,
    /// It has no pages.
    Empty,
    /// It has too many pages, or asks for more work than any paper does.
    TooLarge,
}

impl ReadError {
    /// What was wrong with bytes that the library could not read. Its own words
    /// are of no use to a clerk: only whether it was meant to be a PDF is told.
    fn of(pdf: &[u8]) -> Self {
        let head = &pdf[..pdf.len().min(1024)];
        if head.windows(5).any(|five| five == b"%PDF-") {
            Self::Damaged
        } else {
            Self::NotPdf
        }
    }

    /// Key of its name in the locale's `ui`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotPdf => "verify-not-pdf",
            Self::Damaged => "verify-damaged",
            Self::Encrypted => "verify-encrypted",
            Self::Empty => "verify-empty",
            Self::TooLarge => "verify-too-large",
        }
    }
}

/// What a stream that is no page may grow to when it is unpacked.
const STREAM_LIMIT: usize = 64 << 20;

/// Reads a file.
pub fn read(pdf: &[u8]) -> Result<Sheets, ReadError> {
    let options = LoadOptions {
        max_decompressed_size: Some(STREAM_LIMIT),
        ..LoadOptions::default()
    };
    let file = File::load_mem_with_options(pdf, options).map_err(|_| ReadError::of(pdf))?;
    if file.is_encrypted() {
        return Err(ReadError::Encrypted);
    }
    let mut budget = Budget::new();
    let mut fonts = font::Fonts::new(&file);
    let mut sheets = Sheets::default();
    for id in file.page_iter() {
        if let Ok(page) = file.get_dictionary(id) {
            let sheet = page_of(&file, id, page, &mut fonts, &mut budget);
            sheets.pages.push(sheet);
        }
        if sheets.pages.len() > budget::PAGES {
            budget.exhaust();
        }
        if budget.is_over() {
            return Err(ReadError::TooLarge);
        }
    }
    if sheets.pages.is_empty() {
        return Err(ReadError::Empty);
    }
    sheets.fonts = fonts.into_facts();
    sheets.claims = claims::claims(&file);
    Ok(sheets)
}

fn page_of<'a>(
    file: &'a File,
    id: lopdf::ObjectId,
    page: &'a lopdf::Dictionary,
    fonts: &mut font::Fonts<'a>,
    budget: &mut Budget,
) -> Sheet {
    let numbers = |key: &[u8]| object::inherited(file, page, key).map(|o| object::numbers(file, o));
    let media = numbers(b"MediaBox").filter(|b| b.len() == 4);
    let media = media.unwrap_or_else(|| vec![0.0, 0.0, 595.276, 841.89]);
    let crop = numbers(b"CropBox")
        .filter(|b| b.len() == 4)
        .unwrap_or(media);
    let (left, right) = (crop[0].min(crop[2]), crop[0].max(crop[2]));
    let (bottom, top) = (crop[1].min(crop[3]), crop[1].max(crop[3]));
    let rotate = object::inherited(file, page, b"Rotate").and_then(|o| object::number(file, o));
    let rotate = rotate.map_or(0, |r| (r as i64).rem_euclid(360));
    let (width, height) = (right - left, top - bottom);
    let unit = object::inherited(file, page, b"UserUnit").and_then(|o| object::number(file, o));
    let unit = unit.filter(|u| *u > 0.0 && u.is_finite()).unwrap_or(1.0);
    // A page drawn wide is one that was turned: stand it up again.
    let wide = width > height;
    let to_sheet = if wide {
        [0.0, 1.0, -1.0, 0.0, top, -left]
    } else {
        [1.0, 0.0, 0.0, 1.0, -left, -bottom]
    };
    let to_sheet = matrix::Matrix(to_sheet.map(|n| n * unit));
    let (width, height) = if wide {
        (height * unit, width * unit)
    } else {
        (width * unit, height * unit)
    };
    let mut sheet = Sheet {
        width: width * matrix::MM,
        height: height * matrix::MM,
        turned: wide && rotate % 180 == 0 || rotate == 90,
        ..Sheet::default()
    };
    let content = file.get_page_content_with_limit(id, budget::CONTENT);
    let too_long = |error: &lopdf::Error| matches!(error, lopdf::Error::Decompress(_));
    if content.as_ref().is_err_and(too_long) {
        budget.exhaust();
    }
    let resources = object::inherited(file, page, b"Resources").and_then(|o| object::dict(file, o));
    if let (Ok(content), Some(resources)) = (content, resources) {
        let mut interpreter =
            interpreter::Interpreter::new(file, fonts, &mut sheet, to_sheet, budget);
        interpreter.run(&content, resources, 0);
    }
    sheet
}

/// Whether an object is a name, for the readers below.
fn is_name(object: Option<&Object>, name: &[u8]) -> bool {
    object.and_then(|o| o.as_name().ok()) == Some(name)
}
