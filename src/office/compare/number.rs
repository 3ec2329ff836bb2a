//! Numbers before headings and entries.

/// Whether a character may stand in a number before a paragraph.
pub fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || "零一二三四五六七八九十百（）()、．.①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽ ".contains(c)
}
