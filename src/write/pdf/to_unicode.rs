//! Takes what each code of a font means; gives the map that readers copy and
//! search by.

use super::out::Out;

/// A ToUnicode map (PDF 1.7, 9.10.3).
pub(super) fn to_unicode<'t>(meanings: impl Iterator<Item = Option<&'t str>>) -> Vec<u8> {
    let mut map = Out::with_capacity(16_384);
    map.text(
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
    let entries = (0_u16..).zip(meanings);
    let entries: Vec<(u16, &str)> = entries
        .filter_map(|(code, text)| Some((code, text?)))
        .collect();
    // At most 100 entries may stand in one section.
    for section in entries.chunks(100) {
        map.whole(section.len() as i32);
        map.text(" beginbfchar\n");
        for (code, text) in section {
            map.text("<");
            map.code(*code);
            map.text("> <");
            for unit in text.encode_utf16() {
                map.code(unit);
            }
            map.text(">\n");
        }
        map.text("endbfchar\n");
    }
    map.text(
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
        let meanings = [None, Some("一"), Some("ffi"), Some("𬱖")];
        let map = String::from_utf8(to_unicode(meanings.into_iter())).unwrap();
        assert!(map.contains(
            "3 beginbfchar\n<0001> <4e00>\n<0002> <006600660069>\n<0003> <d873dc56>\nendbfchar"
        ));
    }

    #[test]
    fn sections_hold_a_hundred_entries() {
        let meanings = [Some("a"); 250].into_iter();
        let map = String::from_utf8(to_unicode(meanings)).unwrap();
        assert_eq!(map.matches("100 beginbfchar").count(), 2);
        assert_eq!(map.matches("50 beginbfchar").count(), 1);
    }
}
