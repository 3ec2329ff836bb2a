//! Names that change in time.

use chrono::NaiveDate;

use super::Text;
use crate::diagnostic::At;

/// A name or title that holds from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name or title.
    pub name: Text,
    /// The short name that came with it, for departments.
    pub short_name: Option<Text>,
    /// First day; without it, from the beginning.
    pub from: Option<At<NaiveDate>>,
}

impl DatedName {
    /// A name that holds from the beginning.
    pub fn always(name: Text) -> Self {
        Self {
            name,
            short_name: None,
            from: None,
        }
    }
}
