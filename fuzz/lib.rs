//! Takes the name of a reader; gives a libFuzzer target of it.

pub mod readers;

pub use libfuzzer_sys;

/// What the reader of this name does with bytes; looked up once.
///
/// # Panics
/// Where no reader has the name, which is a mistake in a target.
pub fn reader(name: &str) -> fn(&[u8]) {
    let found = readers::READERS.iter().find(|(of, ..)| *of == name);
    found.expect("a reader of that name").2
}

/// The target of the reader of that name.
#[macro_export]
macro_rules! target {
    ($name:literal) => {
        $crate::libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::reader($name)(bytes));
    };
}
