//! How messages show parts of a text.

/// How much of it, in characters.
const SHOWN: usize = 24;

/// How many steps a path may have to be worth showing.
pub(super) const FOLLOWED: usize = 40;

/// The first characters, invisible ones escaped.
pub(super) fn shorten(text: &str) -> String {
    let mut characters = text.chars();
    let mut shown = String::new();
    for character in characters.by_ref().take(SHOWN) {
        match character {
            '"' | '\'' | '\\' => shown.push(character),
            _ => shown.extend(character.escape_debug()),
        }
    }
    if !characters.as_str().is_empty() {
        shown.push_str("...");
    }
    shown
}
