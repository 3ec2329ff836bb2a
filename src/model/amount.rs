//! Takes a number as offices write it; gives it exactly, to be added up.

/// A decimal number, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How many of the smallest decimal.
    units: i128,
    /// How many decimals were written.
    pub decimals: u32,
    /// Whether thousands were parted by commas.
    pub grouped: bool,
}

/// No office counts further, and no spreadsheet keeps more digits.
const DIGITS: usize = 15;

impl Amount {
    /// Nothing yet.
    pub const ZERO: Self = Self {
        units: 0,
        decimals: 0,
        grouped: false,
    };

    /// 12, 1,260.5 or −3; nothing where it is no such number.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let positive = text.strip_prefix(['-', '−']);
        let (sign, text) = positive.map_or((1, text), |rest| (-1, rest));
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let decimals = if text.contains('.') { part.len() } else { 0 };
        let grouped = whole.contains(',');
        let mut groups = whole.split(',');
        let first = groups.next().filter(|first| !first.is_empty())?;
        let in_threes = (!grouped || first.len() <= 3) && groups.all(|group| group.len() == 3);
        let digits: String = whole.chars().filter(|c| *c != ',').collect();
        let are_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let short = digits.len() + decimals <= DIGITS;
        if !in_threes || !short || !are_digits(&digits) || !are_digits(part) {
            return None;
        }
        let part = if decimals == 0 { "" } else { part };
        let units: i128 = format!("{digits}{part}").parse().ok()?;
        Some(Self {
            units: sign * units,
            decimals: decimals as u32,
            grouped,
        })
    }

    /// Both together, in the decimals of the finer one. (No table has rows enough
    /// to leave the range: a number has 15 digits.)
    pub fn plus(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self {
            units: self.at(decimals).saturating_add(other.at(decimals)),
            decimals,
            grouped: self.grouped || other.grouped,
        }
    }

    /// Whether both are the same number, however written.
    pub fn equals(self, other: Self) -> bool {
        let decimals = self.decimals.max(other.decimals);
        self.at(decimals) == other.at(decimals)
    }

    /// How many of a decimal no coarser than its own.
    fn at(self, decimals: u32) -> i128 {
        let more = 10_i128.saturating_pow(decimals - self.decimals);
        self.units.saturating_mul(more)
    }

    /// The same with nothing between the thousands.
    pub fn ungrouped(self) -> Self {
        Self {
            grouped: false,
            ..self
        }
    }

    /// As a spreadsheet holds it.
    pub fn approximate(self) -> f64 {
        self.units as f64 / 10_f64.powi(self.decimals as i32)
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = 10_i128.checked_pow(self.decimals).unwrap_or(1);
        let (whole, part) = (self.units.abs() / scale, self.units.abs() % scale);
        let whole = match self.grouped {
            true => in_threes(&whole.to_string()),
            false => whole.to_string(),
        };
        let sign = if self.units < 0 { "-" } else { "" };
        match self.decimals as usize {
            0 => write!(f, "{sign}{whole}"),
            width => write!(f, "{sign}{whole}.{part:0width$}"),
        }
    }
}

/// 1260000 → 1,260,000.
fn in_threes(digits: &str) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(texts: &[&str]) -> String {
        let amounts = texts.iter().map(|text| Amount::parse(text).unwrap());
        let mut sum = Amount::ZERO;
        amounts.for_each(|amount| sum = sum.plus(amount));
        sum.to_string()
    }

    #[test]
    fn numbers_are_added_exactly_and_printed_as_they_were_written() {
        assert_eq!(sum(&["12", "8"]), "20");
        assert_eq!(sum(&["0.1", "0.2"]), "0.3");
        assert_eq!(sum(&["12.50", "3"]), "15.50");
        assert_eq!(sum(&["1,260", "2,000,000"]), "2,001,260");
        assert_eq!(sum(&["-3", "1.5"]), "-1.5");
        assert_eq!(sum(&[]), "0");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "约30",
            "30户",
            "1,26",
            ",260",
            "1260,",
            "1.",
            ".5",
            "-",
            "12.3.4",
            "1234567890123456",
        ] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }
}
