//! Takes the bytes of an older office file (a compound file: a file system within
//! a file, MS-CFB); gives the streams in it.

/// Bytes of a sector of small streams.
const SMALL: usize = 64;
/// Streams below this size lie in small sectors.
const CUT: usize = 4096;

/// The first of the streams of these names; nothing where there is none, or where
/// its sectors cannot be followed.
pub(crate) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let sector = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let file = File { bytes, sector };
    let table = file.table()?;
    let folder = file.chain(u32_at(bytes, 48)?, &table)?;
    let entries: Vec<&[u8]> = folder.chunks_exact(128).collect();
    let root = entries.first()?;
    let named = |entry: &&&[u8]| names.contains(&name(entry).as_str());
    let entry = entries.iter().find(named)?;
    let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
    let mut stream = if size >= CUT {
        file.chain(start, &table)?
    } else {
        let small = File {
            bytes: &file.chain(u32_at(root, 116)?, &table)?,
            sector: SMALL,
        };
        let table = numbers(&file.chain(u32_at(bytes, 60)?, &table)?);
        small.small_chain(start, &table)?
    };
    stream.truncate(size);
    Some(stream)
}

struct File<'b> {
    bytes: &'b [u8],
    sector: usize,
}

impl File<'_> {
    fn get(&self, at: usize) -> Option<&[u8]> {
        let start = at.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// Which sector follows which.
    fn table(&self) -> Option<Vec<u32>> {
        let mut parts = numbers(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..self.bytes.len() / self.sector {
            let Some(more) = self.get(next as usize + 1).filter(|_| next < 0xFFFF_FFFA) else {
                break;
            };
            parts.extend(numbers(more));
            next = parts.pop()?;
        }
        let parts = parts.into_iter().filter(|id| *id < 0xFFFF_FFFA);
        let parts = parts.filter_map(|id| self.get(id as usize + 1));
        Some(parts.flat_map(numbers).collect())
    }

    /// The sectors from one on; the header takes the place of one.
    fn chain(&self, start: u32, table: &[u32]) -> Option<Vec<u8>> {
        self.follow(start, table, 1)
    }

    fn small_chain(&self, start: u32, table: &[u32]) -> Option<Vec<u8>> {
        self.follow(start, table, 0)
    }

    fn follow(&self, start: u32, table: &[u32], header: usize) -> Option<Vec<u8>> {
        let (mut all, mut id) = (Vec::new(), start);
        while id < 0xFFFF_FFFA {
            all.extend_from_slice(self.get(id as usize + header)?);
            // A chain longer than the file goes round.
            if all.len() > self.bytes.len() {
                return None;
            }
            id = *table.get(id as usize)?;
        }
        Some(all)
    }
}

fn name(entry: &[u8]) -> String {
    let units = entry.chunks_exact(2).take(32);
    let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let words = bytes.chunks_exact(4);
    words.filter_map(|word| u32_at(word, 0)).collect()
}

/// The number at a place, two bytes.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

/// The number at a place, four bytes.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
