//! Takes a Type 2 charstring; gives it with its subroutines put in place, so
//! that it can stand in any font (TN 5177).

use skrifa::raw::ps::cff::index::Index;

/// Nested calls (TN 5177, appendix B).
const DEEPEST: u8 = 10;
/// Operands that may stand on the stack (TN 5177, appendix B).
const STACK: usize = 48;
/// Longest charstring that is taken.
const LONGEST: usize = 1 << 20;

/// The charstring without calls; `None` for what is damaged or out of use
/// (arithmetic, accented characters put together by `endchar`).
pub(super) fn flatten(charstring: &[u8], global: &Index, local: &Index) -> Option<Vec<u8>> {
    let mut flat = Flat {
        global,
        local,
        out: Vec::with_capacity(charstring.len()),
        stack: Vec::new(),
        hints: 0,
    };
    flat.run(charstring, 0)?.then_some(flat.out)
}

struct Flat<'a> {
    global: &'a Index<'a>,
    local: &'a Index<'a>,
    out: Vec<u8>,
    /// Operands: their value, and where in `out` they begin.
    stack: Vec<(i32, usize)>,
    /// Stem hints so far: they tell how long a mask is.
    hints: usize,
}

impl Flat<'_> {
    /// Copies a charstring or subroutine; tells whether the glyph has ended.
    fn run(&mut self, code: &[u8], depth: u8) -> Option<bool> {
        let mut at = 0;
        while let Some(first) = code.get(at) {
            if self.out.len() > LONGEST {
                return None;
            }
            if *first >= 32 || *first == 28 {
                let (value, len) = number(code.get(at..)?)?;
                self.stack.push((value, self.out.len()));
                self.out.extend_from_slice(code.get(at..at + len)?);
                at += len;
                if self.stack.len() > STACK {
                    return None;
                }
                continue;
            }
            at += 1;
            match first {
                // callsubr, callgsubr (TN 5177, 4.7)
                10 | 29 => {
                    let subroutines = if *first == 10 {
                        self.local
                    } else {
                        self.global
                    };
                    let (value, start) = self.stack.pop()?;
                    let index = usize::try_from(value + subroutines.subr_bias()).ok()?;
                    let called = subroutines.get(index)?;
                    self.out.truncate(start);
                    if depth == DEEPEST {
                        return None;
                    }
                    if self.run(called, depth + 1)? {
                        return Some(true);
                    }
                }
                // return
                11 => return Some(false),
                // endchar; four operands make an accented character of two others.
                14 => {
                    self.out.push(14);
                    return (self.stack.len() < 4).then_some(true);
                }
                // hstem, vstem, hstemhm, vstemhm (4.3)
                1 | 3 | 18 | 23 => {
                    self.stems();
                    self.out.push(*first);
                }
                // hintmask, cntrmask: a vstem may be left out before the first.
                19 | 20 => {
                    self.stems();
                    self.out.push(*first);
                    let mask = self.hints.div_ceil(8);
                    self.out.extend_from_slice(code.get(at..at + mask)?);
                    at += mask;
                }
                // moves, lines and curves (4.1)
                4..=8 | 21 | 22 | 24..=27 | 30 | 31 => {
                    self.stack.clear();
                    self.out.push(*first);
                }
                // flexes; the others compute.
                12 => {
                    let second = *code.get(at)?;
                    if !(34..=37).contains(&second) {
                        return None;
                    }
                    self.stack.clear();
                    self.out.extend([12, second]);
                    at += 1;
                }
                _ => return None,
            }
        }
        Some(false)
    }

    fn stems(&mut self) {
        self.hints += self.stack.len() / 2;
        self.stack.clear();
    }
}

/// A number's whole part and its length (TN 5177, 3.2).
pub(super) fn number(code: &[u8]) -> Option<(i32, usize)> {
    let at = |i: usize| code.get(i).map(|b| i32::from(*b));
    match at(0)? {
        28 => Some((
            i32::from(i16::from_be_bytes(code.get(1..3)?.try_into().ok()?)),
            3,
        )),
        b @ 32..=246 => Some((b - 139, 1)),
        b @ 247..=250 => Some(((b - 247) * 256 + at(1)? + 108, 2)),
        b @ 251..=254 => Some((-(b - 251) * 256 - at(1)? - 108, 2)),
        255 => Some((
            i32::from(i16::from_be_bytes(code.get(1..3)?.try_into().ok()?)),
            5,
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An INDEX of CFF (TN 5176, 5).
    fn index(items: &[&[u8]]) -> Vec<u8> {
        super::super::index(items.iter().map(|item| item.len()), &items.concat()).unwrap()
    }

    #[test]
    fn calls_are_replaced_by_what_they_call() {
        let number = |n: i32| (n - 107 + 139) as u8;
        // 0: 5 rmoveto's first operand and a nested call; 1: hlineto, return.
        let local = index(&[&[144, number(0), 29], &[150, 6, 11]]);
        let global = index(&[&[139, 21, 11]]);
        let (local, global) = (
            Index::new(&local, false).unwrap(),
            Index::new(&global, false).unwrap(),
        );
        let code = [
            140,
            145,
            18,
            number(0),
            10,
            number(1),
            10,
            19,
            0x80,
            139,
            5,
            14,
        ];
        let flat = flatten(&code, &global, &local).unwrap();
        assert_eq!(
            flat,
            [140, 145, 18, 144, 139, 21, 150, 6, 19, 0x80, 139, 5, 14]
        );
    }

    #[test]
    fn a_mask_may_look_like_a_call_and_is_as_long_as_there_are_hints() {
        let none = Index::Empty;
        // Nine stems, two bytes of mask.
        let mut code = vec![139; 18];
        code.extend([23, 19, 10, 29, 14]);
        assert_eq!(flatten(&code, &none, &none).unwrap(), code);
    }

    #[test]
    fn what_is_damaged_or_out_of_use_is_refused() {
        let none = Index::Empty;
        let itself = index(&[&[32, 10]]);
        let itself = Index::new(&itself, false).unwrap();
        for code in [
            &[139][..],                  // no end
            &[139, 10, 14],              // no such subroutine
            &[10, 14],                   // nothing to call
            &[28, 0],                    // cut short
            &[139, 139, 139, 139, 14],   // accented
            &[139, 139, 12, 10, 21, 14], // add
            &[2, 14],                    // reserved
        ] {
            assert_eq!(flatten(code, &none, &none), None, "{code:?}");
        }
        assert_eq!(flatten(&[32, 10, 14], &none, &itself), None);
    }
}
