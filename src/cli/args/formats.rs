//! Takes a word of `--to` or `--for`; gives what it names.

use std::ffi::OsStr;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error, ValueEnum};

use crate::life::Purpose;
use crate::write::Format;

/// What help, completions and the word on a wrong name tell of.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.extension()))
    }
}

/// By the office's word, or by one of English.
impl ValueEnum for Purpose {
    fn value_variants<'a>() -> &'a [Self] {
        &Purpose::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).alias(self.english()))
    }
}

/// Reads one of several names; between them stand commas, and often blanks too.
#[derive(Clone)]
pub(super) struct OneOfFormats;

impl TypedValueParser for OneOfFormats {
    type Value = Format;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        word: &OsStr,
    ) -> Result<Format, Error> {
        let word = word.to_string_lossy();
        EnumValueParser::new().parse_ref(command, arg, OsStr::new(word.trim()))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = Format::ALL.iter();
        Some(Box::new(values.filter_map(ValueEnum::to_possible_value)))
    }
}
