//! Integers that need more than 64 bits.

use std::fmt;

/// An integer beyond 64 bits, kept by its decimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigInt(Box<str>);

impl BigInt {
    /// From digits with an optional leading minus and no leading zero, as JSON
    /// spells integers. `None` for anything else, and for what 64 bits can hold.
    pub fn from_digits(digits: &str) -> Option<Self> {
        let magnitude = digits.strip_prefix('-').unwrap_or(digits);
        let spelled = !magnitude.is_empty()
            && magnitude.bytes().all(|b| b.is_ascii_digit())
            && !magnitude.starts_with('0');
        (spelled && digits.parse::<i64>().is_err()).then(|| BigInt(digits.into()))
    }

    /// The digits, with a leading minus if negative.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The nearest double; infinite beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for BigInt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
