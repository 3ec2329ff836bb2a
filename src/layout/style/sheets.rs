//! The style sheets that the program itself brings.

/// Each by its name.
pub(super) const BUILT_IN: &[(&str, &str)] = &[
    (
        "gbt9704",
        include_str!("../../../templates/style/gbt9704.yaml"),
    ),
    ("plain", include_str!("../../../templates/style/plain.yaml")),
    (
        "letter",
        include_str!("../../../templates/style/letter.yaml"),
    ),
    ("house", include_str!("../../../templates/style/house.yaml")),
];

/// Their names.
pub fn names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// The text of a style sheet that the program itself brings.
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(n, _)| *n == name).map(|(_, t)| *t)
}
