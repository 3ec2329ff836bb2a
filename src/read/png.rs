//! Takes a picture (PNG, ISO/IEC 15948); gives the texts that go with it.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Most that a text may unpack to, bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Every text of the file; nothing where it cannot be read, or where no text tells
/// what the picture shows.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let (mut texts, mut told) = (Vec::new(), false);
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let (name, after) = after.split_first_chunk::<4>()?;
        let content = after.get(..length)?;
        rest = after.get(length + 4..)?;
        match name {
            b"iTXt" => {
                let (keyword, text) = international(content)?;
                told |= keyword == b"Description";
                texts.push(text);
            }
            b"tEXt" | b"zTXt" => return None,
            _ => {}
        }
    }
    told.then_some(texts)
}

/// Keyword and text of an `iTXt` chunk.
fn international(content: &[u8]) -> Option<(&[u8], String)> {
    let mut parts = content.splitn(2, |byte| *byte == 0);
    let (keyword, rest) = (parts.next()?, parts.next()?);
    let (packed, rest) = (*rest.first()?, rest.get(2..)?);
    // Behind language and translated keyword.
    let text = rest.splitn(3, |byte| *byte == 0).nth(2)?;
    if packed == 0 {
        return Some((keyword, String::from_utf8(text.to_vec()).ok()?));
    }
    let mut unpacked = String::new();
    let mut decoder = ZlibDecoder::new(text).take(LARGEST);
    decoder.read_to_string(&mut unpacked).ok()?;
    Some((keyword, unpacked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_says_nothing_of_itself_cannot_be_searched() {
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        file.extend([0, 0, 0, 0]);
        file.extend(b"IEND\xae\x42\x60\x82");
        assert_eq!(texts(&file), None);
        file.extend([0, 0, 0, 19]);
        file.extend("iTXtDescription\0\0\0\0\0三0000".bytes());
        assert_eq!(texts(&file), Some(vec!["三".to_string()]));
        for end in 0..file.len() {
            assert_eq!(texts(&file[..end]), None, "{end}");
        }
    }
}
