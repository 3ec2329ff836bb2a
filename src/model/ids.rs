//! What stands for a record of the organisation: its number there.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);)*
    };
}

ids! {
    /// Number of an issuer in its organisation.
    IssuerId,
    /// Number of a department in its organisation.
    DepartmentId,
    /// Number of a person in their organisation.
    PersonId,
    /// Number of a portfolio in its organisation.
    PortfolioId,
    /// Number of a category in its organisation.
    CategoryId
}
