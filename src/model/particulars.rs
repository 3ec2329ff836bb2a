//! What is said of a person and may be internal (电话, 职级), made from the
//! declaration of a person in `record/people.rs`: whatever is `marked` or
//! `private` there.

use crate::record;

/// Something that is said of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particular {
    /// What it says.
    pub text: String,
    /// Left out of public editions.
    pub internal: bool,
}

macro_rules! of_a_person {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[$about:meta])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)*,)* }
        $(+ $extra:tt)?
    )*) => {
        $(chosen! { $KEYS [] $($(#[$about])* $field: $kind,)* })*
    };
}

/// Keeps of a person's fields those that may be internal, with whether they are
/// until something else is said.
macro_rules! chosen {
    (PERSON [$($kept:tt)*]) => {
        particulars! { $($kept)* }
    };
    (PERSON [$($kept:tt)*] $(#[$about:meta])* $field:ident: marked, $($rest:tt)*) => {
        chosen! { PERSON [$($kept)* $(#[$about])* $field: false,] $($rest)* }
    };
    (PERSON [$($kept:tt)*] $(#[$about:meta])* $field:ident: private, $($rest:tt)*) => {
        chosen! { PERSON [$($kept)* $(#[$about])* $field: true,] $($rest)* }
    };
    (PERSON [$($kept:tt)*] $(#[$about:meta])* $field:ident: $other:tt, $($rest:tt)*) => {
        chosen! { PERSON [$($kept)*] $($rest)* }
    };
    ($OTHER:ident $($rest:tt)*) => {};
}

macro_rules! particulars {
    ($($(#[$about:meta])* $field:ident: $internal:literal,)*) => {
        /// What is said of a person, each as `T` has it.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Particulars<T = Particular> {
            $($(#[$about])* pub $field: Option<T>,)*
        }

        impl<T> Default for Particulars<T> {
            fn default() -> Self {
                Self { $($field: None,)* }
            }
        }

        impl<T> Particulars<T> {
            /// Asks for each by its key, telling whether it is internal until
            /// something else is said.
            pub fn gather(mut each: impl FnMut(&'static str, bool) -> Option<T>) -> Self {
                Self { $($field: each(record::key!($field), $internal),)* }
            }

            /// Each that is said, under its key.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
                let all = [$((record::key!($field), self.$field.as_ref())),*];
                all.into_iter().filter_map(|(key, one)| Some((key, one?)))
            }

            /// Each as it is to be shown.
            pub fn shown<U>(&self, mut each: impl FnMut(&'static str, &T) -> Option<U>) -> Particulars<U> {
                Particulars {
                    $($field: self.$field.as_ref().and_then(|one| each(record::key!($field), one)),)*
                }
            }

            /// What the other says where this says nothing.
            pub fn or(self, other: Self) -> Self {
                Self { $($field: self.$field.or(other.$field),)* }
            }
        }
    };
}

record::people! { of_a_person }
