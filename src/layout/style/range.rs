//! Takes the keys that lead to a measure; gives what it may be. A value outside
//! has slipped: 280 for 28.0, millimetres for characters, a size of nothing.

/// Least and greatest value. Millimetres, or points for sizes, pitches and the
/// rules of tables; `blank…` counts lines, `indent`, `right`, `side` characters.
pub(super) fn of(path: &[String]) -> (f64, f64) {
    let key = path.last().map_or("", String::as_str);
    match (path.first().map_or("", String::as_str), key) {
        ("page", "width" | "height") => (100.0, 500.0),
        ("page", "text-width" | "text-height") => (40.0, 450.0),
        ("page", "left" | "top") => (0.0, 150.0),
        ("grid", "ascent") => (0.5, 1.0),
        ("grid", "characters") => (5.0, 80.0),
        ("grid", "lines") => (2.0, 80.0),
        ("spacing", "hanzi-latin") => (0.0, 1.0),
        ("spacing", "orphan-lines") | (_, "keep-lines") => (0.0, 10.0),
        ("spacing", "whole-title") | ("table", "short") => (0.0, 60.0),
        ("people", "name-width") => (1.0, 10.0),
        ("red-head", "mark-gap") | ("page-number", "gap") => (0.0, 5.0),
        ("people", "gap") => (0.0, 10.0),
        ("fitting", "part") => (0.0, 1.0),
        ("table", "rule") => (0.1, 10.0),
        ("signature", "seal") => (5.0, 100.0),
        (_, "rule-thickness" | "thick" | "thin" | "between") => (0.05, 10.0),
        (_, "rule-gap" | "number-gap" | "padding-x" | "padding-y" | "margin") => (0.0, 50.0),
        (_, "rule-width" | "mark-width") => (20.0, 300.0),
        (_, "plain-line" | "title-line") => (1.0, 22.0),
        (_, "mark-top" | "foot-rule" | "top" | "y") => (0.0, 420.0),
        // A letter of less cannot be read; one of more fills the page.
        (_, key) if key.ends_with("size") || key.is_empty() => (3.0, 200.0),
        (_, key) if key.ends_with("pitch") => (5.0, 200.0),
        (_, key) if key.contains("blank") => (0.0, 15.0),
        // Characters from an edge.
        _ => (0.0, 25.0),
    }
}
