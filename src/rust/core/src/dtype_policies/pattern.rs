//! [`Pattern`]: a regular expression for whole paths.
//!
//! Spelled as in Python's `re`, without what looks around or back. Matching takes
//! time in proportion to the path and the pattern, whatever they are.

mod parse;

use crate::error::Result;

/// A regular expression for whole paths.
#[derive(Clone, Debug)]
pub struct Pattern(Vec<Step>);

/// Offsets are relative, so that steps can be put together.
#[derive(Clone, Debug)]
enum Step {
    /// One character of the set, then the next step.
    One(Set),
    /// The step at either offset.
    Either(isize, isize),
    /// The step at the offset.
    Jump(isize),
    /// Only at the start of the path.
    Start,
    /// Only at its end.
    End,
}

#[derive(Clone, Debug)]
struct Set {
    items: Vec<Item>,
    negated: bool,
}

#[derive(Clone, Copy, Debug)]
enum Item {
    Range(char, char),
    Digit(bool),
    Word(bool),
    Space(bool),
}

impl Set {
    fn of(item: Item) -> Self {
        Set {
            items: vec![item],
            negated: false,
        }
    }

    fn has(&self, c: char) -> bool {
        let found = self.items.iter().any(|item| match *item {
            Item::Range(first, last) => (first..=last).contains(&c),
            Item::Digit(is) => c.is_numeric() == is,
            Item::Word(is) => (c.is_alphanumeric() || c == '_') == is,
            Item::Space(is) => c.is_whitespace() == is,
        });
        found != self.negated
    }
}

impl Pattern {
    /// Reads a pattern.
    pub fn parse(text: &str) -> Result<Pattern> {
        parse::parse(text).map(Pattern)
    }

    /// Whether the whole path matches.
    pub fn matches(&self, path: &str) -> bool {
        let mut threads = Threads::new(self);
        threads.add(0, true, path.is_empty());
        let mut rest = path.chars().peekable();
        while let Some(c) = rest.next() {
            let at_end = rest.peek().is_none();
            let before = std::mem::replace(&mut threads, Threads::new(self));
            for (place, step) in self.0.iter().enumerate() {
                if let Step::One(set) = step {
                    if before.has(place) && set.has(c) {
                        threads.add(place + 1, false, at_end);
                    }
                }
            }
        }
        threads.has(self.0.len())
    }
}

/// The places in a pattern that have been reached so far.
struct Threads<'a> {
    pattern: &'a Pattern,
    reached: Vec<bool>,
}

impl<'a> Threads<'a> {
    fn new(pattern: &'a Pattern) -> Self {
        Threads {
            pattern,
            reached: vec![false; pattern.0.len() + 1],
        }
    }

    fn has(&self, place: usize) -> bool {
        self.reached.get(place).copied().unwrap_or(false)
    }

    /// Adds a place and all that are reached from it without a character.
    fn add(&mut self, place: usize, at_start: bool, at_end: bool) {
        let mut open = vec![place];
        while let Some(place) = open.pop() {
            match self.reached.get_mut(place) {
                Some(reached) if !*reached => *reached = true,
                _ => continue,
            }
            let to = |offset: isize| place.checked_add_signed(offset);
            match self.pattern.0.get(place) {
                Some(Step::Jump(offset)) => open.extend(to(*offset)),
                Some(Step::Either(a, b)) => open.extend([to(*a), to(*b)].into_iter().flatten()),
                Some(Step::Start) if at_start => open.extend(to(1)),
                Some(Step::End) if at_end => open.extend(to(1)),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    /// Pattern, path, and what Python's `re.fullmatch` says.
    const WHOLE: &[(&str, &str, bool)] = &[
        ("encoder/.*", "encoder/attention/query", true),
        ("encoder/.*", "encoder", false),
        ("encoder", "encoder/dense", false),
        ("decoder", "decoder", true),
        ("a|b", "b", true),
        ("a|b", "ab", false),
        ("(a|b)+c", "abbac", true),
        ("(a|b)+c", "c", false),
        ("a*", "", true),
        ("a+", "", false),
        ("a?b", "b", true),
        ("a{2}", "aa", true),
        ("a{2}", "aaa", false),
        ("a{2,}", "aaaa", true),
        ("a{2,3}", "aaaa", false),
        ("a{,2}b", "aab", true),
        ("a{x}", "a{x}", true),
        ("a{,}", "a{,}", false),
        ("block_[0-9]+/.*", "block_12/conv", true),
        ("block_[^0-9]/.*", "block_1/conv", false),
        ("layer\\.1", "layerx1", false),
        ("layer\\.1", "layer.1", true),
        ("\\w+/\\d\\d", "ab_c/12", true),
        ("\\S+\\s\\D", "ab c", true),
        ("[]a]+", "]a", true),
        ("[a-]", "-", true),
        ("(?:ab)*", "abab", true),
        ("(?P<x>ab)c", "abc", true),
        ("^ab$", "ab", true),
        ("a^b", "ab", false),
        ("(a*)*b", "aaab", true),
        ("(a|)b", "b", true),
        ("", "", true),
        ("", "x", false),
        (".", "\n", false),
        (".*?x", "yyx", true),
        ("(a|b|c)/(d|e)", "c/e", true),
        ("x{0}", "", true),
        ("[\\d_]+", "1_2", true),
        ("a*b*", "aabb", true),
        ("ä+", "ää", true),
        ("()", "", true),
    ];

    #[test]
    fn whole_paths_match_as_in_python() {
        for (pattern, path, expected) in WHOLE {
            let found = Pattern::parse(pattern).unwrap().matches(path);
            assert_eq!(found, *expected, "{pattern:?} on {path:?}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        let cases = [
            "a(",
            "a)",
            "*a",
            "a{3,2}",
            "(?=a)",
            "a\\",
            "[a",
            "\\b",
            "[z-a]",
            "a**",
            "(?P<a",
            "\\1",
            "a{5000}",
            "(a{60}){70}",
        ];
        for pattern in cases {
            assert!(Pattern::parse(pattern).is_err(), "{pattern:?}");
        }
        assert!(Pattern::parse(&"a|".repeat(5000)).is_err());
    }

    #[test]
    fn a_pattern_that_nests_repetitions_is_matched_in_bounded_time() {
        let pattern = Pattern::parse("((a*)*)*(a|a)*b").unwrap();
        assert!(!pattern.matches(&"a".repeat(2000)));
    }
}
