//! Numbers of headings and items: 一、（一）1.（1）① (GB/T 9704 7.3.3; below the
//! fourth level GB/T 15834 B.3.8), 1.1.1 as emergency plans count, 第一章 and 第一条
//! as rules do. Nobody types them.

use std::collections::BTreeMap;

use crate::model::{LevelStyle, NumberStyle};

/// Counts headings and items level by level.
#[derive(Debug, Default, Clone)]
pub struct Numbering {
    counts: [usize; 5],
    styles: Styles,
    /// Counts that go on through the chapters, by the form of their numbers.
    running: BTreeMap<&'static str, usize>,
}

/// How each level is numbered; those of GB/T 9704 unless a plan says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Styles([LevelStyle; 5]);

impl Default for Styles {
    fn default() -> Self {
        let usual = [
            NumberStyle::Hanzi,
            NumberStyle::BracketedHanzi,
            NumberStyle::Arabic,
            NumberStyle::BracketedArabic,
            NumberStyle::Circled,
        ];
        Self(usual.map(LevelStyle::usual))
    }
}

impl Numbering {
    /// A count that begins anew in the same styles.
    pub fn anew(&self) -> Self {
        Self {
            styles: self.styles,
            ..Self::default()
        }
    }

    /// Sets the styles of levels from `level` down, whose counts begin anew; gives
    /// what held before. Without styles nothing changes.
    pub fn restyle(&mut self, level: u8, styles: &[LevelStyle]) -> Self {
        let before = self.clone();
        let from = usize::from(level.clamp(1, 5)) - 1;
        if !styles.is_empty() {
            self.counts[from..].fill(0);
        }
        for (place, style) in self.styles.0[from..].iter_mut().zip(styles) {
            *place = *style;
        }
        // Below 1、 no level is numbered 1. again, nor one below （1） likewise.
        let below = match styles.last().map(|level| level.style) {
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
            self.styles.0.get(end).map(|level| level.style),
            Some(NumberStyle::Arabic | NumberStyle::ArabicPause | NumberStyle::BracketedArabic)
        ) {
            for (place, style) in self.styles.0[end..].iter_mut().zip(below) {
                *place = LevelStyle::usual(*style);
            }
        }
        before
    }

    /// Takes back what [`Numbering::restyle`] changed; what goes on goes on.
    pub fn restore(&mut self, before: Self) {
        self.counts = before.counts;
        self.styles = before.styles;
    }

    /// The number of the next heading of that level (1 to 5; deeper ones count
    /// as the fifth). Deeper counts begin anew.
    pub fn next(&mut self, level: u8) -> String {
        let level = usize::from(level.clamp(1, 5));
        self.counts[level..].fill(0);
        let LevelStyle { style, continues } = self.styles.0[level - 1];
        let count = &mut self.counts[level - 1];
        if continues {
            let running = self.running.entry(style.word()).or_default();
            *running += 1;
            *count = *running;
        } else {
            *count += 1;
        }
        self.number(level)
    }

    /// How numbers of that level are formed.
    pub fn style(&self, level: u8) -> NumberStyle {
        self.styles.0[usize::from(level.clamp(1, 5)) - 1].style
    }

    /// The last number of that level as another text cites it, with those above
    /// that it needs: 二（一）1, 3.2.1, 第五条（二）.
    pub fn cited(&self, level: u8) -> String {
        let mut cited: Vec<String> = Vec::new();
        for level in 1..=usize::from(level.clamp(1, 5)) {
            let style = self.styles.0[level - 1].style;
            match style {
                // Alone in the whole document.
                NumberStyle::Article => cited.clear(),
                // Those above are in it.
                _ => cited.truncate((cited.len() + 1).saturating_sub(style.decimals().max(1))),
            }
            if self.counts[level - 1] > 0 {
                let number = self.number(level);
                cited.push(number.trim_end_matches(['、', '.', '　']).to_string());
            }
        }
        cited.concat()
    }

    fn number(&self, level: usize) -> String {
        let style = self.styles.0[level - 1].style;
        match style.decimals() {
            0 => number(style, self.counts[level - 1]),
            many => {
                let counts = &self.counts[level - many.min(level)..level];
                let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
                format!("{}　", counts.join("."))
            }
        }
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
    let of = |unit: &str| format!("第{}{unit}　", hanzi_number(n));
    match style {
        NumberStyle::Hanzi => format!("{}、", hanzi_number(n)),
        NumberStyle::BracketedHanzi => format!("（{}）", hanzi_number(n)),
        NumberStyle::Arabic => format!("{n}."),
        NumberStyle::BracketedArabic => format!("（{n}）"),
        NumberStyle::ArabicPause => format!("{n}、"),
        NumberStyle::Circled => sign('①').unwrap_or_else(|| format!("{n}）")),
        NumberStyle::Parenthesised => sign('⑴').unwrap_or_else(|| format!("（{n}）")),
        NumberStyle::Ordinal => format!("{}是", hanzi_number(n)),
        NumberStyle::Part => of("部分"),
        NumberStyle::Chapter => of("章"),
        NumberStyle::Section => of("节"),
        NumberStyle::Article => of("条"),
        NumberStyle::Decimal
        | NumberStyle::DecimalTwo
        | NumberStyle::DecimalThree
        | NumberStyle::DecimalFour => format!("{n}　"),
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
        let styles = [NumberStyle::ArabicPause, NumberStyle::Parenthesised];
        let before = numbering.restyle(2, &styles.map(LevelStyle::usual));
        assert_eq!(numbering.next(2), "1、");
        assert_eq!(numbering.next(3), "⑴");
        numbering.restore(before);
        assert_eq!(numbering.next(2), "（二）");
        assert_eq!(numbering.next(1), "二、");
    }
    /// A count with these styles.
    fn styled(words: &[&str]) -> Numbering {
        let styles: Vec<LevelStyle> = words
            .iter()
            .filter_map(|word| LevelStyle::from_word(word))
            .collect();
        assert_eq!(styles.len(), words.len());
        let mut numbering = Numbering::default();
        numbering.restyle(1, &styles);
        numbering
    }

    #[test]
    fn decimals_are_made_of_the_counts_above() {
        let mut numbering = styled(&["1", "1.1", "1.1.1", "（1）"]);
        let mut next = |level| {
            let number = numbering.next(level);
            (number, numbering.cited(level))
        };
        let is = |number: &str, cited: &str| (number.to_string(), cited.to_string());
        assert_eq!(next(1), is("1　", "1"));
        assert_eq!(next(2), is("1.1　", "1.1"));
        assert_eq!(next(1), is("2　", "2"));
        assert_eq!(next(2), is("2.1　", "2.1"));
        assert_eq!(next(3), is("2.1.1　", "2.1.1"));
        assert_eq!(next(4), is("（1）", "2.1.1（1）"));
        let mut parts = styled(&["第一部分", "1", "1.1"]);
        assert_eq!(parts.next(1), "第一部分　");
        assert_eq!(
            (parts.next(2), parts.next(3)),
            ("1　".into(), "1.1　".into())
        );
        assert_eq!(parts.cited(3), "第一部分1.1");
    }

    #[test]
    fn articles_go_on_through_chapters() {
        let mut rules = styled(&["第一章", "第一条", "（一）"]);
        assert_eq!(rules.next(1), "第一章　");
        assert_eq!(rules.next(2), "第一条　");
        assert_eq!(rules.next(1), "第二章　");
        assert_eq!(rules.next(2), "第二条　");
        assert_eq!(rules.next(3), "（一）");
        assert_eq!(rules.cited(3), "第二条（一）");
        assert_eq!(rules.anew().next(2), "第一条　");
    }

    #[test]
    fn a_count_may_go_on_through_chapters() {
        let mut tasks = styled(&["一、", "（一）", "1.…"]);
        for (level, number) in [
            (1, "一、"),
            (2, "（一）"),
            (3, "1."),
            (3, "2."),
            (2, "（二）"),
        ] {
            assert_eq!(tasks.next(level), number);
        }
        assert_eq!(tasks.next(3), "3.");
        assert_eq!(tasks.cited(3), "一（二）3");
        // Also through one that counts its own way.
        let before = tasks.restyle(2, &[LevelStyle::from_word("1.…").unwrap()]);
        assert_eq!(tasks.next(2), "4.");
        tasks.restore(before);
        assert_eq!(
            (tasks.next(2), tasks.next(3)),
            ("（三）".into(), "5.".into())
        );
    }
}
