//! What a face's maker allows: the embedding bits of its OS/2 table.

/// Permission to embed, from `OS/2.fsType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Licence {
    /// Nothing forbidden (0).
    Installable,
    /// Embedding for editing allowed (8).
    Editable,
    /// Embedding for viewing and printing allowed (4).
    PreviewAndPrint,
    /// Embedding forbidden (2).
    Restricted,
    /// Only bitmaps may be embedded (0x200).
    BitmapOnly,
    /// The face may be embedded as a whole only (0x100).
    NoSubsetting,
}

impl Licence {
    /// Reads the bits; where several are set the least restrictive holds
    /// (OpenType specification, OS/2 version 2 and before).
    pub fn from_bits(fs_type: u16) -> Self {
        if fs_type & 0x0200 != 0 {
            return Self::BitmapOnly;
        }
        let allowed = match fs_type & 0x000F {
            0 => Self::Installable,
            bits if bits & 8 != 0 => Self::Editable,
            bits if bits & 4 != 0 => Self::PreviewAndPrint,
            bits if bits & 2 != 0 => return Self::Restricted,
            _ => Self::Installable,
        };
        if fs_type & 0x0100 != 0 {
            return Self::NoSubsetting;
        }
        allowed
    }

    /// Whether a subset may go into a file that is passed on.
    pub fn allows_subset(self) -> bool {
        matches!(
            self,
            Self::Installable | Self::Editable | Self::PreviewAndPrint
        )
    }

    /// A kebab-case word for messages and lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Installable => "installable",
            Self::Editable => "editable",
            Self::PreviewAndPrint => "preview-and-print",
            Self::Restricted => "restricted",
            Self::BitmapOnly => "bitmap-only",
            Self::NoSubsetting => "no-subsetting",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn least_restrictive_bit_holds() {
        for (bits, licence) in [
            (0, Licence::Installable),
            (2, Licence::Restricted),
            (4, Licence::PreviewAndPrint),
            (8, Licence::Editable),
            (2 | 8, Licence::Editable),
            (0x0100, Licence::NoSubsetting),
            (0x0102, Licence::Restricted),
            (0x0200, Licence::BitmapOnly),
        ] {
            assert_eq!(Licence::from_bits(bits), licence, "{bits:#x}");
        }
    }
}
