//! How grave a fault is.

/// Errors stop the plan they stand in; warnings mark a draft; notes inform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something a person may want to know.
    Note,
    /// The document is built, but somebody should look.
    Warning,
    /// The plan is not built; its old output stays.
    Error,
}

impl Severity {
    /// The word used in `fangan.yaml`, in JSON and as a key of the locale.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
