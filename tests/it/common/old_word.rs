//! Writes .doc files: the text in pieces anywhere in the file, of one byte or two,
//! as Word saves it fast (MS-DOC 2.4.1), in a compound file (MS-CFB).

/// A piece of the text.
#[derive(Clone, Default)]
pub struct Piece {
    /// Its characters, marks of paragraphs and cells among them.
    pub text: String,
    /// Whether each takes two bytes.
    pub wide: bool,
    /// What is set of its paragraphs.
    pub paragraph: Vec<u8>,
    /// What is set of its characters.
    pub characters: Vec<u8>,
    /// What the piece table itself says of it (MS-DOC 2.9.214, Prm).
    pub modifier: u16,
}

/// A piece with two bytes a character.
pub fn wide(text: &str) -> Piece {
    Piece {
        text: text.to_string(),
        wide: true,
        ..Piece::default()
    }
}

/// A piece with one byte a character.
pub fn narrow(text: &str) -> Piece {
    Piece {
        text: text.to_string(),
        ..Piece::default()
    }
}

/// A property with an operand of one byte.
pub fn one(id: u16, operand: u8) -> Vec<u8> {
    [&id.to_le_bytes()[..], &[operand]].concat()
}

impl Piece {
    /// The same with these properties of its paragraphs.
    pub fn paragraph(mut self, properties: &[u8]) -> Self {
        self.paragraph.extend_from_slice(properties);
        self
    }

    /// The same with these properties of its characters.
    pub fn characters(mut self, properties: &[u8]) -> Self {
        self.characters.extend_from_slice(properties);
        self
    }
}

/// A file.
#[derive(Default)]
pub struct Doc {
    /// The text.
    pub text: Vec<Piece>,
    /// The text of text boxes.
    pub boxes: Vec<Piece>,
    /// Further parts of the table stream, by their numbers in the head.
    pub parts: Vec<(usize, Vec<u8>)>,
    /// Lists of properties that pieces name.
    pub modifiers: Vec<Vec<u8>>,
    /// The stream of data that properties name places of.
    pub data: Vec<u8>,
}

const PAGE: usize = 512;

impl Doc {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let pieces: Vec<&Piece> = self.text.iter().chain(&self.boxes).collect();
        let mut head = vec![0; 4 * PAGE];
        // The last piece lies first in the file: their order is that of the table.
        let mut places = vec![0; pieces.len()];
        for (n, piece) in pieces.iter().enumerate().rev() {
            places[n] = head.len();
            head.extend(piece.text.encode_utf16().flat_map(|unit| match piece.wide {
                true => unit.to_le_bytes().to_vec(),
                false => vec![unit as u8],
            }));
            // Text that was deleted lies between them.
            head.extend_from_slice(b"gone!!");
        }
        let mut sets: Vec<(usize, usize, &Piece)> = Vec::new();
        for (piece, place) in pieces.iter().zip(&places) {
            sets.push((*place, place + length(piece) * size(piece), piece));
        }
        sets.sort_by_key(|(from, ..)| *from);
        let (mut paragraphs, mut characters) = (Vec::new(), Vec::new());
        for (from, until, piece) in sets {
            paragraphs.push(page(&mut head, (from, until), 13, &papx(&piece.paragraph)));
            characters.push(page(&mut head, (from, until), 1, &chpx(&piece.characters)));
        }
        let mut table = Vec::new();
        let mut put = |head: &mut Vec<u8>, number: usize, part: &[u8]| {
            let at = 154 + 8 * number;
            head[at..at + 4].copy_from_slice(&(table.len() as u32).to_le_bytes());
            head[at + 4..at + 8].copy_from_slice(&(part.len() as u32).to_le_bytes());
            table.extend_from_slice(part);
        };
        put(&mut head, 33, &self.clx(&pieces, &places));
        put(&mut head, 13, &bins(&paragraphs));
        put(&mut head, 12, &bins(&characters));
        for (number, part) in &self.parts {
            put(&mut head, *number, part);
        }
        head[0..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
        // Saved fast, with the table in the second stream.
        head[10..12].copy_from_slice(&0x0204_u16.to_le_bytes());
        let count = |pieces: &[Piece]| pieces.iter().map(length).sum::<usize>() as u32;
        head[76..80].copy_from_slice(&count(&self.text).to_le_bytes());
        head[100..104].copy_from_slice(&count(&self.boxes).to_le_bytes());
        compound(&[
            ("WordDocument", head),
            ("1Table", table),
            ("Data", self.data.clone()),
        ])
    }

    fn clx(&self, pieces: &[&Piece], places: &[usize]) -> Vec<u8> {
        let mut clx = Vec::new();
        for list in &self.modifiers {
            clx.push(1);
            clx.extend_from_slice(&(list.len() as u16).to_le_bytes());
            clx.extend_from_slice(list);
        }
        let (mut ends, mut at) = (vec![0], 0);
        for piece in pieces {
            at += length(piece) as u32;
            ends.push(at);
        }
        let mut table: Vec<u8> = ends.iter().flat_map(|end| end.to_le_bytes()).collect();
        for (piece, place) in pieces.iter().zip(places) {
            let place = match piece.wide {
                true => *place as u32,
                false => 0x4000_0000 | (2 * *place as u32),
            };
            table.extend_from_slice(&[0, 0]);
            table.extend_from_slice(&place.to_le_bytes());
            table.extend_from_slice(&piece.modifier.to_le_bytes());
        }
        clx.push(2);
        clx.extend_from_slice(&(table.len() as u32).to_le_bytes());
        clx.extend_from_slice(&table);
        clx
    }
}

fn length(piece: &Piece) -> usize {
    piece.text.encode_utf16().count()
}

fn size(piece: &Piece) -> usize {
    if piece.wide { 2 } else { 1 }
}

/// A style's number and properties, as pages of paragraphs hold them.
fn papx(properties: &[u8]) -> Vec<u8> {
    let all = [&[0, 0], properties].concat();
    // An odd count of bytes behind a byte of half their number.
    match all.len() % 2 {
        1 => [&[all.len().div_ceil(2) as u8], &all[..]].concat(),
        _ => [&[0, (all.len() / 2) as u8], &all[..]].concat(),
    }
}

fn chpx(properties: &[u8]) -> Vec<u8> {
    [&[properties.len() as u8], properties].concat()
}

/// A page that says what is set of one stretch; gives where it lies.
fn page(
    head: &mut Vec<u8>,
    (from, until): (usize, usize),
    width: usize,
    set: &[u8],
) -> (usize, usize, usize) {
    head.resize(head.len().next_multiple_of(PAGE), 0);
    let start = head.len();
    let mut page = vec![0; PAGE];
    page[0..4].copy_from_slice(&(from as u32).to_le_bytes());
    page[4..8].copy_from_slice(&(until as u32).to_le_bytes());
    let at = (8 + width).next_multiple_of(2);
    page[8] = (at / 2) as u8;
    page[at..at + set.len()].copy_from_slice(set);
    page[PAGE - 1] = 1;
    head.extend_from_slice(&page);
    (from, until, start / PAGE)
}

/// The table of pages.
fn bins(pages: &[(usize, usize, usize)]) -> Vec<u8> {
    let ends = pages.iter().map(|(from, ..)| *from);
    let last = pages.last().map_or(0, |(_, until, _)| *until);
    let ends = ends
        .chain([last])
        .flat_map(|end| (end as u32).to_le_bytes());
    let numbers = pages
        .iter()
        .flat_map(|(.., page)| (*page as u32).to_le_bytes());
    ends.chain(numbers).collect()
}

/// A compound file of these streams.
pub fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let mut fat = vec![0xFFFF_FFFD, END];
    let mut folder = entry("Root Entry", 5, END, 0);
    let mut body = Vec::new();
    for (name, stream) in streams {
        // Shorter streams would lie elsewhere.
        let mut stream = stream.clone();
        stream.resize(stream.len().max(4096).next_multiple_of(PAGE), 0);
        let first = fat.len() as u32;
        let count = (stream.len() / PAGE) as u32;
        fat.extend((1..count).map(|n| first + n));
        fat.push(END);
        folder.extend(entry(name, 2, first, stream.len() as u32));
        body.extend(stream);
    }
    assert!(fat.len() <= PAGE / 4, "a file of one table");
    fat.resize(PAGE / 4, 0xFFFF_FFFF);
    folder.resize(PAGE, 0);
    let mut bytes = vec![0; PAGE];
    bytes[0..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    bytes[44] = 1;
    bytes[48] = 1;
    bytes[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    bytes[60..64].copy_from_slice(&END.to_le_bytes());
    bytes[68..72].copy_from_slice(&END.to_le_bytes());
    bytes[76..512].fill(0xFF);
    bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
    bytes.extend(fat.iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(folder);
    bytes.extend(body);
    bytes
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..units.len()].copy_from_slice(&units);
    entry[64] = units.len() as u8 + 2;
    entry[66] = kind;
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    entry[120..124].copy_from_slice(&size.to_le_bytes());
    entry
}
