//! Takes what each code of a font means; gives the map that readers copy and
//! search by.

use std::collections::BTreeMap;
use std::fmt::Write;

/// A ToUnicode map (PDF 1.7, 9.10.3).
pub(super) fn to_unicode(meanings: &BTreeMap<u16, Box<str>>) -> Vec<u8> {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n\
         12 dict begin\n\
         begincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n\
         /CMapType 2 def\n\
         1 begincodespacerange\n\
         <0000> <FFFF>\n\
         endcodespacerange\n",
    );
    let entries: Vec<_> = meanings.iter().collect();
    // At most 100 entries may stand in one section.
    for section in entries.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for (code, text) in section {
            let _ = write!(map, "<{code:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str(
        "endcmap\n\
         CMapName currentdict /CMap defineresource pop\n\
         end\n\
         end\n",
    );
    map.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_may_mean_several_characters_of_any_plane() {
        let meanings = BTreeMap::from([(1, "一".into()), (2, "ffi".into()), (3, "𬱖".into())]);
        let map = String::from_utf8(to_unicode(&meanings)).unwrap();
        assert!(map.contains(
            "3 beginbfchar\n<0001> <4E00>\n<0002> <006600660069>\n<0003> <D873DC56>\nendbfchar"
        ));
    }

    #[test]
    fn sections_hold_a_hundred_entries() {
        let meanings = (0..250).map(|i| (i, "a".into())).collect();
        let map = String::from_utf8(to_unicode(&meanings)).unwrap();
        assert_eq!(map.matches("100 beginbfchar").count(), 2);
        assert_eq!(map.matches("50 beginbfchar").count(), 1);
    }
}
