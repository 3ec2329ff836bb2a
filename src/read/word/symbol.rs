//! Takes the number of a sign in the faces of symbols (Wingdings, Symbol); gives the
//! sign that everybody has.

/// Signs that offices put in front of items, or into boxes to be ticked.
const SIGNS: [(u32, char); 24] = [
    (0xF06C, '●'),
    (0xF06D, '○'),
    (0xF06E, '■'),
    (0xF06F, '□'),
    (0xF070, '□'),
    (0xF071, '□'),
    (0xF0A8, '□'),
    (0xF072, '□'),
    (0xF075, '◆'),
    (0xF076, '◆'),
    (0xF077, '◆'),
    (0xF09F, '·'),
    (0xF0A1, '○'),
    (0xF0A4, '◎'),
    (0xF0A7, '■'),
    (0xF0B7, '·'),
    (0xF0AB, '★'),
    (0xF0D8, '➢'),
    (0xF0E0, '→'),
    (0xF0E8, '→'),
    (0xF0FB, '☒'),
    (0xF0FC, '✓'),
    (0xF0FD, '☒'),
    (0xF0FE, '☑'),
];

/// The sign, where it is known.
pub(super) fn symbol(number: &str) -> Option<char> {
    let number = u32::from_str_radix(number, 16).ok()?;
    // Written with or without the page that such faces keep their signs on.
    let number = if number < 0x100 {
        number + 0xF000
    } else {
        number
    };
    let found = SIGNS.iter().find(|(own, _)| *own == number);
    found.map(|(_, sign)| *sign)
}
