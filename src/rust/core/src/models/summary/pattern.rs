//! Patterns of layer names, as Python's `re` writes them: literals, `.`, classes,
//! `^`, `$`, groups, `|`, `*`, `+` and `?`.
//!
//! A pattern becomes a list of steps. A name is matched by walking all places in
//! that list at once, so the time is linear in both.

use crate::error::{Error, Result};
use std::iter::Peekable;
use std::str::Chars;

/// How deep groups may stand in each other.
const DEPTH: usize = 50;

/// A pattern of layer names.
pub(super) struct Pattern(Vec<Step>);

enum Step {
    /// A character of a set.
    One(Set),
    /// The beginning of the name.
    Begin,
    /// The end of the name.
    End,
    /// Goes on at both places.
    Both(usize, usize),
    /// The pattern is found.
    Found,
}

/// Ranges of characters, or all characters but those.
#[derive(Clone, Default)]
struct Set {
    ranges: Vec<(char, char)>,
    but: bool,
}

impl Set {
    fn has(&self, c: char) -> bool {
        self.ranges.iter().any(|(a, b)| (*a..=*b).contains(&c)) != self.but
    }

    fn of(ranges: &[(char, char)], but: bool) -> Set {
        Set {
            ranges: ranges.to_vec(),
            but,
        }
    }

    /// What a backslash and a character stand for.
    fn escaped(c: char) -> Set {
        let but = c.is_ascii_uppercase();
        match c.to_ascii_lowercase() {
            'd' => Set::of(&[('0', '9')], but),
            'w' => Set::of(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')], but),
            's' => Set::of(&[('\t', '\r'), (' ', ' ')], but),
            _ => Set::of(&[(c, c)], false),
        }
    }
}

impl Pattern {
    /// Reads a pattern.
    pub fn parse(text: &str) -> Result<Pattern> {
        let mut parser = Parser {
            chars: text.chars().peekable(),
            steps: Vec::new(),
        };
        let read = parser.choice(0);
        if read.is_err() || parser.chars.next().is_some() {
            return Err(Error::config(format!("{text:?} is not a pattern"))
                .hint("Give the name of a layer, or a pattern such as \"block1_.*\"."));
        }
        parser.steps.push(Step::Found);
        Ok(Pattern(parser.steps))
    }

    /// Whether a name begins as the pattern says.
    pub fn begins(&self, name: &str) -> bool {
        let mut places = vec![0];
        let mut at_begin = true;
        let mut rest = name.chars();
        loop {
            let next = rest.next();
            let mut seen = vec![false; self.0.len()];
            let mut after = Vec::new();
            while let Some(place) = places.pop() {
                match seen.get_mut(place) {
                    Some(seen) if !*seen => *seen = true,
                    _ => continue,
                }
                match self.0.get(place) {
                    Some(Step::Found) => return true,
                    Some(Step::Both(a, b)) => places.extend([*a, *b]),
                    Some(Step::Begin) if at_begin => places.push(place + 1),
                    Some(Step::End) if next.is_none() => places.push(place + 1),
                    Some(Step::One(set)) if next.is_some_and(|c| set.has(c)) => {
                        after.push(place + 1);
                    }
                    _ => {}
                }
            }
            if next.is_none() || after.is_empty() {
                return false;
            }
            places = after;
            at_begin = false;
        }
    }
}

/// Anything that is not a pattern.
struct Malformed;

struct Parser<'a> {
    chars: Peekable<Chars<'a>>,
    steps: Vec<Step>,
}

impl Parser<'_> {
    /// `a|b|c`
    fn choice(&mut self, depth: usize) -> Result<(), Malformed> {
        if depth > DEPTH {
            return Err(Malformed);
        }
        let start = self.steps.len();
        self.sequence(depth)?;
        while self.chars.next_if_eq(&'|').is_some() {
            // What was read so far is one way, what follows the other.
            self.insert(start, Step::Both(start + 1, self.steps.len() + 2));
            let skip = self.steps.len();
            self.steps.push(Step::Found);
            self.sequence(depth)?;
            let end = self.steps.len();
            if let Some(step) = self.steps.get_mut(skip) {
                *step = Step::Both(end, end);
            }
        }
        Ok(())
    }

    fn sequence(&mut self, depth: usize) -> Result<(), Malformed> {
        while let Some(c) = self.chars.next_if(|c| !matches!(c, '|' | ')')) {
            let start = self.steps.len();
            match c {
                '(' => self.group(depth)?,
                '[' => {
                    let set = self.class()?;
                    self.steps.push(Step::One(set));
                }
                '.' => self.steps.push(Step::One(Set::of(&[('\n', '\n')], true))),
                '^' => self.steps.push(Step::Begin),
                '$' => self.steps.push(Step::End),
                '\\' => {
                    let c = self.chars.next().ok_or(Malformed)?;
                    self.steps.push(Step::One(Set::escaped(c)));
                }
                '*' | '+' | '?' => return Err(Malformed),
                c => self.steps.push(Step::One(Set::of(&[(c, c)], false))),
            }
            self.repeat(start);
        }
        Ok(())
    }

    fn group(&mut self, depth: usize) -> Result<(), Malformed> {
        if self.chars.next_if_eq(&'?').is_some() {
            self.chars.next_if_eq(&':').ok_or(Malformed)?;
        }
        self.choice(depth + 1)?;
        self.chars.next_if_eq(&')').ok_or(Malformed).map(|_| ())
    }

    /// What was read since `start`, as often as the next character says.
    fn repeat(&mut self, start: usize) {
        let Some(sign) = self.chars.next_if(|c| matches!(c, '*' | '+' | '?')) else {
            return;
        };
        // Whether as much or as little as possible is taken makes no difference
        // to whether there is a match.
        self.chars.next_if_eq(&'?');
        if sign != '+' {
            let after = self.steps.len() + if sign == '*' { 2 } else { 1 };
            self.insert(start, Step::Both(start + 1, after));
        }
        if sign != '?' {
            let after = self.steps.len() + 1;
            self.steps.push(Step::Both(start, after));
        }
    }

    /// `[a-z0-9_]`, `[^.]`
    fn class(&mut self) -> Result<Set, Malformed> {
        let mut set = Set {
            but: self.chars.next_if_eq(&'^').is_some(),
            ..Set::default()
        };
        loop {
            let from = match self.chars.next().ok_or(Malformed)? {
                ']' if !set.ranges.is_empty() => return Ok(set),
                '\\' => {
                    let escaped = Set::escaped(self.chars.next().ok_or(Malformed)?);
                    if escaped.but {
                        return Err(Malformed);
                    }
                    set.ranges.extend(escaped.ranges);
                    continue;
                }
                c => c,
            };
            let mut to = from;
            if self.chars.next_if_eq(&'-').is_some() {
                match self.chars.next().ok_or(Malformed)? {
                    ']' => {
                        set.ranges.extend([(from, from), ('-', '-')]);
                        return Ok(set);
                    }
                    c if c >= from => to = c,
                    _ => return Err(Malformed),
                }
            }
            set.ranges.push((from, to));
        }
    }

    /// Puts a step before others: what they point to moves with them.
    fn insert(&mut self, at: usize, step: Step) {
        for other in self.steps.iter_mut().skip(at) {
            if let Step::Both(a, b) = other {
                *a += usize::from(*a >= at);
                *b += usize::from(*b >= at);
            }
        }
        self.steps.insert(at, step);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn names_begin_as_patterns_say() {
        let begins = |pattern, name| Pattern::parse(pattern).ok().unwrap().begins(name);
        for (pattern, name) in [
            ("dense", "dense_1"),
            ("", "dense"),
            ("dense_1$", "dense_1"),
            ("^block1_.*$", "block1_conv"),
            ("block[12]_(conv|pool)", "block2_pool"),
            ("(a|bc|d)+$", "abcda"),
            ("a?b*c", "bbc"),
            ("(ab*)*$", "abbaab"),
            (r"\w+_\d$", "dense_4"),
            ("[^a-c.]+$", "xyz"),
            ("(?:a|)b", "b"),
            ("x*?y", "xxy"),
            (r"a\.b", "a.b"),
        ] {
            assert!(begins(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("dense_1$", "dense_12"),
            ("conv", "my_conv"),
            ("block[12]_", "block3_"),
            ("a+b", "b"),
            (r"a\.b", "axb"),
            ("(a|b)$", "ab"),
            ("a^b", "ab"),
        ] {
            assert!(!begins(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for text in ["(", ")", "a)", "[a", "*", "a**", r"a\", "[z-a]", "(?=a)"] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
        assert!(Pattern::parse(&"(".repeat(100_000)).is_err());
    }

    #[test]
    fn time_does_not_grow_with_the_ways_to_match() {
        let name = "a".repeat(5_000);
        let pattern = Pattern::parse(&format!("{}b", "(a*)*".repeat(30)))
            .ok()
            .unwrap();
        assert!(!pattern.begins(&name));
    }
}
