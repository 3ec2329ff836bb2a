//! Takes what each column's cells want; gives widths whose sum is exact.

/// What a column wants, mm, padding included.
#[derive(Debug, Clone, Default)]
pub(super) struct Wish {
    /// Wished for by the document.
    pub hint: Option<f32>,
    /// Width of its longest text on one line.
    pub longest: f32,
    /// All its texts together.
    pub load: f32,
    /// Narrowest bearable: no number, name or short word is broken.
    pub least: f32,
    /// Narrowest at all: no number, name or date is broken.
    pub whole: f32,
    /// Narrowest in which no unit of an enumeration is broken either: 公共服务办.
    pub firm: f32,
    /// Narrowest in which short pieces, units and dates, stay on one line.
    pub easy: f32,
    /// Whether any of its rows has text.
    pub filled: bool,
    /// Widths, padding included, of the short pieces in its cells, from the
    /// narrowest.
    pub pieces: Vec<f32>,
}

impl Wish {
    /// Breaks no unit either.
    pub(super) fn stand_firm(&mut self) {
        self.least = self.firm;
        self.easy = self.easy.max(self.firm);
        self.hint = self.hint.map(|hint| match self.filled {
            true => hint.max(self.firm),
            false => hint,
        });
    }

    /// What it cannot do without: what its cells hold whole, or the room to be
    /// filled by hand.
    pub(super) fn narrowest(&self) -> f32 {
        match self.hint {
            Some(hint) if !self.filled => hint,
            _ => self.least,
        }
    }
}

/// A column whose longest text takes no more of the table than this gets it whole.
const EASY_SHARE: f32 = 0.22;

/// Widths of the columns; together `total`.
pub(super) fn widths(wishes: &[Wish], total: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = wishes.iter().map(|w| w.hint.unwrap_or(0.0)).collect();
    let open: Vec<usize> = (0..wishes.len())
        .filter(|i| wishes[*i].hint.is_none())
        .collect();
    let hinted: f32 = widths.iter().sum();
    let least: f32 = open.iter().map(|i| wishes[*i].least).sum();
    let easy: f32 = open.iter().map(|i| wishes[*i].easy).sum();
    // Wishes of the document give way to names and numbers.
    let wished = |wish: &Wish| wish.hint.is_some() && wish.filled;
    if hinted + least > total && wishes.iter().any(wished) {
        let free = wishes.iter().map(|wish| Wish {
            hint: wish.hint.filter(|_| !wish.filled),
            ..wish.clone()
        });
        return self::widths(&free.collect::<Vec<_>>(), total);
    }
    if open.is_empty() || hinted + least > total {
        let whole: f32 = open.iter().map(|i| wishes[*i].whole).sum();
        // Short words give way where numbers and names find room then.
        let rest = (total - hinted - whole).max(0.0) / (least - whole).max(0.01);
        for i in &open {
            let wish = &wishes[*i];
            widths[*i] = wish.whole + (wish.least - wish.whole) * rest.min(1.0);
        }
        return match hinted + whole <= total {
            true => scale(widths, total),
            false => squeeze(widths, total),
        };
    }
    if hinted + easy > total {
        crowd(wishes, &open, total - hinted, &mut widths);
        return scale(widths, total);
    }
    share(wishes, &open, total - hinted, &mut widths);
    scale(widths, total)
}

/// Gives the open columns what they need, and as many of them as there is room
/// for what is easy on them: those first that ask little for many pieces kept
/// whole. What is left goes where most has to be held.
fn crowd(wishes: &[Wish], open: &[usize], room: f32, widths: &mut [f32]) {
    let mut rest = room;
    for i in open {
        widths[*i] = wishes[*i].least;
        rest -= wishes[*i].least;
    }
    let asks = |i: usize| wishes[i].easy - wishes[i].least;
    let price = |i: usize| asks(i) / (wishes[i].pieces.len() + 1) as f32;
    let mut order = open.to_vec();
    order.sort_by(|a, b| price(*a).total_cmp(&price(*b)));
    for i in order {
        if asks(i) <= rest {
            widths[i] = wishes[i].easy;
            rest -= asks(i);
        }
    }
    let load = |i: usize| wishes[i].load.max(1.0);
    let loads: f32 = open.iter().map(|i| load(*i)).sum();
    for i in open {
        widths[*i] += rest * load(*i) / loads;
    }
}

/// Gives the open columns their part of `room`.
fn share(wishes: &[Wish], open: &[usize], room: f32, widths: &mut [f32]) {
    let wanted: f32 = open.iter().map(|i| wishes[*i].longest).sum();
    if wanted <= room {
        // Everything fits on one line: what is left goes out evenly by width.
        for i in open {
            widths[*i] = wishes[*i].longest * room / wanted.max(0.01);
        }
        return;
    }
    // Short columns get what they want, long ones share by the square root of
    // what they have to hold: that keeps rows low.
    let mut rest = room;
    let mut long: Vec<usize> = Vec::new();
    let easy: f32 = open
        .iter()
        .filter(|i| wishes[**i].longest <= EASY_SHARE * room)
        .map(|i| wishes[*i].longest)
        .sum();
    for i in open {
        let w = &wishes[*i];
        if w.longest <= EASY_SHARE * room && easy <= room * 0.6 {
            widths[*i] = w.longest;
            rest -= w.longest;
        } else {
            long.push(*i);
        }
    }
    let mut fixed = vec![false; wishes.len()];
    for _ in 0..=long.len() {
        let free: Vec<usize> = long.iter().copied().filter(|i| !fixed[*i]).collect();
        let weight: f32 = free.iter().map(|i| wishes[*i].load.max(1.0).sqrt()).sum();
        let mut changed = false;
        for i in &free {
            let w = &wishes[*i];
            widths[*i] = rest * w.load.max(1.0).sqrt() / weight;
        }
        for i in &free {
            let w = &wishes[*i];
            if widths[*i] < w.easy {
                widths[*i] = w.easy;
            } else if widths[*i] > w.longest {
                widths[*i] = w.longest;
            } else {
                continue;
            }
            fixed[*i] = true;
            rest -= widths[*i];
            changed = true;
            break;
        }
        if !changed {
            break;
        }
    }
}

/// Makes the sum exact where there is too little room: the wide columns give way,
/// since a narrow one would have to break its short words, 周五 or 12月.
fn squeeze(mut widths: Vec<f32>, total: f32) -> Vec<f32> {
    let narrow = 0.75 * total / widths.len().max(1) as f32;
    let kept: f32 = widths.iter().filter(|w| **w <= narrow).sum();
    let wide: f32 = widths.iter().filter(|w| **w > narrow).sum();
    if wide <= 0.0 || kept > 0.5 * total {
        return scale(widths, total);
    }
    let part = (total - kept) / wide;
    for width in widths.iter_mut().filter(|w| **w > narrow) {
        *width *= part;
    }
    scale(widths, total)
}

/// Makes the sum exact.
fn scale(mut widths: Vec<f32>, total: f32) -> Vec<f32> {
    let sum: f32 = widths.iter().sum();
    if sum <= 0.0 {
        let even = total / widths.len().max(1) as f32;
        widths.iter_mut().for_each(|w| *w = even);
        return widths;
    }
    widths.iter_mut().for_each(|w| *w *= total / sum);
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(longest: f32, load: f32) -> Wish {
        Wish {
            hint: None,
            longest,
            load,
            least: 10.0,
            whole: 10.0,
            firm: 10.0,
            easy: 10.0,
            filled: true,
            pieces: Vec::new(),
        }
    }

    #[test]
    fn widths_fill_the_table_exactly() {
        for wishes in [
            vec![
                wish(10.0, 100.0),
                wish(900.0, 9000.0),
                wish(60.0, 600.0),
                wish(20.0, 100.0),
            ],
            vec![wish(10.0, 10.0), wish(20.0, 20.0)],
            vec![
                Wish {
                    hint: Some(200.0),
                    ..wish(10.0, 10.0)
                },
                wish(500.0, 10.0),
            ],
            vec![wish(0.0, 0.0), wish(0.0, 0.0)],
        ] {
            let widths = widths(&wishes, 156.0);
            assert!(
                (widths.iter().sum::<f32>() - 156.0).abs() < 0.01,
                "{widths:?}"
            );
        }
    }

    #[test]
    fn short_words_stay_whole_where_there_is_too_little_room() {
        let least = [37.0, 11.0, 22.0, 40.0, 45.0, 30.0, 30.0];
        let wishes = least.map(|least| Wish {
            least,
            whole: least,
            easy: least,
            ..wish(least, 100.0)
        });
        let widths = widths(&wishes, 156.0);
        assert!((widths[1] - 11.0).abs() < 0.01, "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 156.0).abs() < 0.01);
    }

    #[test]
    fn numbers_stay_whole_where_short_words_cannot() {
        let wishes = [(40.0, 40.0), (30.0, 11.0), (60.0, 20.0), (60.0, 60.0)];
        let wishes = wishes.map(|(least, whole)| Wish {
            least,
            whole,
            easy: least,
            ..wish(least, 100.0)
        });
        let widths = widths(&wishes, 156.0);
        let whole = wishes.iter().zip(&widths);
        assert!(
            whole.clone().all(|(w, width)| *width >= w.whole),
            "{widths:?}"
        );
        assert!((widths.iter().sum::<f32>() - 156.0).abs() < 0.01);
    }

    #[test]
    fn short_columns_are_not_starved_by_long_ones() {
        let widths = widths(
            &[wish(12.0, 300.0), wish(900.0, 20000.0), wish(20.0, 400.0)],
            156.0,
        );
        assert!(widths[0] >= 11.9 && widths[2] >= 19.9, "{widths:?}");
    }
}
