//! Columns that several tables of a document have in common.

use std::collections::BTreeMap;

use super::style::Pt;

/// How a table's columns stand.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    /// Size of the table's type.
    pub size: Pt,
    /// Widths, mm.
    pub widths: Vec<f32>,
    /// Widths without which something is broken that is whole, mm.
    pub least: Vec<f32>,
}

/// What tables of the same columns share: the words of their heads, and the width
/// of the whole, tenths of a millimetre.
pub(crate) type Key = (Vec<String>, u32);

/// Columns of tables that share them.
pub(crate) type Shared = BTreeMap<Key, Columns>;
