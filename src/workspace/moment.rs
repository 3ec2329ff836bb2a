//! Who is at work, and at what time: what is noted of whatever is written.
#![allow(clippy::disallowed_methods)]

/// Time by the clock and the name of whoever is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Such as 14:05.
    pub time: String,
    /// The name by which the system knows the person; empty where it tells none.
    pub by: String,
}

impl Moment {
    /// Of this moment.
    pub fn now() -> Self {
        let names = ["USER", "USERNAME", "LOGNAME"];
        let mut known = names.iter().filter_map(|name| std::env::var(name).ok());
        Self {
            time: chrono::Local::now().format("%H:%M").to_string(),
            by: known.find(|name| !name.is_empty()).unwrap_or_default(),
        }
    }
}
