//! Numbers of headings and items: 一、（一）1.（1）① (GB/T 9704 7.3.3; below the
//! fourth level GB/T 15834 B.3.8). Nobody types them.

use crate::model::NumberStyle;

/// Counts headings and items level by level.
#[derive(Debug, Default, Clone)]
pub struct Numbering {
    counts: [usize; 5],
    styles: Styles,
}

/// How each level is numbered; those of GB/T 9704 unless a plan says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Styles([NumberStyle; 5]);

impl Default for Styles {
    fn default() -> Self {
        Self([
            NumberStyle::Hanzi,
            NumberStyle::BracketedHanzi,
            NumberStyle::Arabic,
            NumberStyle::BracketedArabic,
            NumberStyle::Circled,
        ])
    }
}

impl Numbering {
    /// A count that begins anew in the same styles.
    pub fn anew(&self) -> Self {
        Self {
            counts: [0; 5],
            styles: self.styles,
        }
    }

    /// Sets the styles of levels from `level` down, whose counts begin anew; gives
    /// what held before. Without styles nothing changes.
    pub fn restyle(&mut self, level: u8, styles: &[NumberStyle]) -> Self {
        let before = self.clone();
        let from = usize::from(level.clamp(1, 5)) - 1;
        if !styles.is_empty() {
            self.counts[from..].fill(0);
        }
        for (place, style) in self.styles.0[from..].iter_mut().zip(styles) {
            *place = *style;
        }
        // Below 1、 no level is numbered 1. again, nor one below （1） likewise.
        let below = match styles.last() {
            Some(NumberStyle::Arabic | NumberStyle::ArabicPause) => {
                &[NumberStyle::BracketedArabic, NumberStyle::Circled][..]
            }
            Some(NumberStyle::BracketedArabic | NumberStyle::Parenthesised) => {
                &[NumberStyle::Circled][..]
            }
            _ => &[],
        };
        let end = (from + styles.len()).min(self.styles.0.len());
        if matches!(
            self.styles.0.get(end),
            Some(NumberStyle::Arabic | NumberStyle::ArabicPause | NumberStyle::BracketedArabic)
        ) {
            for (place, style) in self.styles.0[end..].iter_mut().zip(below) {
                *place = *style;
            }
        }
        before
    }

    /// The number of the next heading of that level (1 to 5; deeper ones count
    /// as the fifth). Deeper counts begin anew.
    pub fn next(&mut self, level: u8) -> String {
        let level = usize::from(level.clamp(1, 5));
        self.counts[level..].fill(0);
        self.counts[level - 1] += 1;
        number(self.styles.0[level - 1], self.counts[level - 1])
    }

    /// The counts down to that level, for an anchor: 3-1.
    pub fn path(&self, level: u8) -> String {
        let level = usize::from(level.clamp(1, 5));
        let counts: Vec<String> = self.counts[..level].iter().map(usize::to_string).collect();
        counts.join("-")
    }
}

fn number(style: NumberStyle, n: usize) -> String {
    // ① and ⑴ are single signs up to 20.
    let sign = |first: char| match u32::try_from(n) {
        Ok(n @ 1..=20) => char::from_u32(first as u32 + n - 1).map(String::from),
        _ => None,
    };
    match style {
        NumberStyle::Hanzi => format!("{}、", hanzi_number(n)),
        NumberStyle::BracketedHanzi => format!("（{}）", hanzi_number(n)),
        NumberStyle::Arabic => format!("{n}."),
        NumberStyle::BracketedArabic => format!("（{n}）"),
        NumberStyle::ArabicPause => format!("{n}、"),
        NumberStyle::Circled => sign('①').unwrap_or_else(|| format!("{n}）")),
        NumberStyle::Parenthesised => sign('⑴').unwrap_or_else(|| format!("（{n}）")),
        NumberStyle::Ordinal => format!("{}是", hanzi_number(n)),
        NumberStyle::None => String::new(),
    }
}

/// 一, 十, 十一, 二十, 一百零五 … up to 9,999; Arabic digits above.
pub fn hanzi_number(n: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const UNITS: [(usize, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if n == 0 || n > 9_999 {
        return n.to_string();
    }
    let mut out = String::new();
    let mut rest = n;
    let mut gap = false;
    for (unit, word) in UNITS {
        let digit = rest / unit;
        rest %= unit;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        // 十一, not 一十一, at the beginning.
        if !(digit == 1 && unit == 10 && out.is_empty()) {
            out.push_str(DIGITS[digit]);
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hanzi_numbers_read_as_they_are_spoken() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (26, "二十六"),
        ];
        for (n, words) in cases {
            assert_eq!(hanzi_number(n), words);
        }
        assert_eq!(hanzi_number(105), "一百零五");
        assert_eq!(hanzi_number(110), "一百一十");
        assert_eq!(hanzi_number(1001), "一千零一");
    }

    #[test]
    fn each_level_has_its_form_and_begins_anew() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.next(1), "一、");
        assert_eq!(numbering.next(2), "（一）");
        assert_eq!(numbering.next(3), "1.");
        assert_eq!(numbering.next(4), "（1）");
        assert_eq!(numbering.next(5), "①");
        assert_eq!(numbering.next(3), "2.");
        assert_eq!(numbering.next(4), "（1）");
        assert_eq!(numbering.next(1), "二、");
        assert_eq!(numbering.next(2), "（一）");
        assert_eq!(numbering.path(2), "2-1");
    }

    #[test]
    fn a_level_can_count_another_way_for_a_while() {
        let mut numbering = Numbering::default();
        numbering.next(1);
        numbering.next(2);
        let before = numbering.restyle(2, &[NumberStyle::ArabicPause, NumberStyle::Parenthesised]);
        assert_eq!(numbering.next(2), "1、");
        assert_eq!(numbering.next(3), "⑴");
        numbering = before;
        assert_eq!(numbering.next(2), "（二）");
        assert_eq!(numbering.next(1), "二、");
    }
}
