//! What colours are printed with, and how they look.

/// Ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Black (K 100).
    Black,
    /// Red of the head (Y80 M80, GB/T 9704 6.2).
    Red,
    /// Grey of the draft mark.
    Grey,
}

/// What the coloured inks are made of: cyan, magenta, yellow, black, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inks {
    /// Of [`Ink::Red`].
    pub red: [f32; 4],
    /// Of [`Ink::Grey`].
    pub grey: [f32; 4],
}

impl Default for Inks {
    /// Red as GB/T 9704 6.2 has it, Y80 M80, and a grey that text is read through.
    fn default() -> Self {
        Self {
            red: [0.0, 0.8, 0.8, 0.0],
            grey: [0.0, 0.0, 0.0, 0.25],
        }
    }
}

/// Paper and what the inks make on it, printed full and over each other: L*, a*, b*
/// of ISO 12647-2, paper being white; black last to change, cyan first.
#[rustfmt::skip]
pub const SOLIDS: [[i16; 3]; 16] = [
    [100, 0, 0], [17, 0, 1], [94, -5, 98], [16, -2, 24],
    [51, 77, -2], [4, 19, 0], [50, 71, 51], [4, 16, 6],
    [58, -39, -50], [6, -8, -14], [53, -71, 27], [5, -11, 4],
    [26, 18, -47], [1, 1, -6], [25, 0, 1], [1, 0, 0],
];

/// How large a dot of so much of the paper grows in print: by 16 % where it covers
/// half of it (ISO 12647-2).
pub fn grown(dot: f32) -> f32 {
    dot + 4.0 * 0.16 * dot * (1.0 - dot)
}

impl Inks {
    /// An ink as it looks in print, in sRGB: what is between full inks is mixed by
    /// area (Neugebauer). Without cyan, magenta and yellow it is that much grey.
    pub fn rgb(&self, ink: Ink) -> [u8; 3] {
        let parts = match ink {
            Ink::Black => [0.0, 0.0, 0.0, 1.0],
            Ink::Red => self.red,
            Ink::Grey => self.grey,
        };
        if parts[..3] == [0.0; 3] {
            return [((1.0 - parts[3]) * 255.0).round() as u8; 3];
        }
        let mut mixed = [0.0; 3];
        for (n, solid) in SOLIDS.iter().enumerate() {
            let covered = parts.iter().zip([8, 4, 2, 1]);
            let area = covered.map(|(part, bit)| match n & bit {
                0 => 1.0 - grown(*part),
                _ => grown(*part),
            });
            let area: f32 = area.product();
            for (sum, part) in mixed.iter_mut().zip(solid) {
                *sum += area * f32::from(*part);
            }
        }
        srgb(mixed)
    }
}

/// L*, a*, b* under D50 as sRGB (IEC 61966-2-1).
fn srgb([light, a, b]: [f32; 3]) -> [u8; 3] {
    let y = (light + 16.0) / 116.0;
    let linear = |t: f32| match t > 6.0 / 29.0 {
        true => t.powi(3),
        false => 3.0 * (6.0 / 29.0_f32).powi(2) * (t - 4.0 / 29.0),
    };
    let white = [0.9642, 1.0, 0.8249];
    let xyz = [y + a / 500.0, y, y - b / 200.0];
    let xyz = [0, 1, 2].map(|n| white[n] * linear(xyz[n]));
    let primaries = [
        [3.133_856, -1.616_867, -0.490_615],
        [-0.978_768, 1.916_142, 0.033_454],
        [0.071_945, -0.228_991, 1.405_243],
    ];
    primaries.map(|row| {
        let light: f32 = row.iter().zip(xyz).map(|(part, of)| part * of).sum();
        let shown = match light > 0.003_130_8 {
            true => 1.055 * light.powf(1.0 / 2.4) - 0.055,
            false => 12.92 * light,
        };
        // Beyond 0 and 255 it ends there.
        (255.0 * shown).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_is_that_of_print_and_grey_is_grey() {
        let inks = Inks::default();
        assert_eq!(inks.rgb(Ink::Black), [0; 3]);
        assert_eq!(inks.rgb(Ink::Grey), [191; 3]);
        // As poppler shows it by the profile in our PDF files; each engine goes its own
        // way between the corners.
        let [red, green, blue] = inks.rgb(Ink::Red);
        let near = |a: u8, b: u8| a.abs_diff(b) <= 12;
        assert!(
            near(red, 235) && near(green, 69) && near(blue, 57),
            "{red} {green} {blue}"
        );
    }
}
