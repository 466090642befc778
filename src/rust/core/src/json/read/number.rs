//! Numbers.

use super::super::MAX_DIGITS;
use super::Reader;
use crate::error::{Error, Result};
use crate::value::{BigInt, Value};

/// The powers of ten that are doubles.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The digits that a `u64` can take in without overflow.
const DIGITS_OF_U64: usize = 19;

impl Reader<'_> {
    pub(super) fn number(&mut self) -> Result<()> {
        let start = self.at;
        let negative = self.peek() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let first = self.at;
        let mut magnitude = 0;
        self.digits(&mut magnitude);
        let count = self.at - first;
        if count == 0 {
            return match self.peek() {
                Some(b'I') => self.word("Infinity", Value::Float(f64::NEG_INFINITY)),
                _ => Err(self.unexpected("a digit")),
            };
        }
        if count > 1 && self.bytes.get(first) == Some(&b'0') {
            self.at = start;
            return Err(self.unexpected("a number without leading zeros"));
        }
        match self.peek() {
            Some(b'.' | b'e' | b'E') => self.fraction(start, negative, magnitude, count),
            _ => self.integer(start, negative, magnitude, count),
        }
    }

    /// Adds the digits from here on to `magnitude`, modulo 2^64.
    fn digits(&mut self, magnitude: &mut u64) {
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            *magnitude = magnitude
                .wrapping_mul(10)
                .wrapping_add(u64::from(digit - b'0'));
            self.at += 1;
        }
    }

    fn integer(
        &mut self,
        start: usize,
        negative: bool,
        magnitude: u64,
        count: usize,
    ) -> Result<()> {
        if count < DIGITS_OF_U64 {
            if let Ok(integer) = i64::try_from(magnitude) {
                self.put(Value::Int(if negative { -integer } else { integer }));
                return Ok(());
            }
        }
        if count > MAX_DIGITS {
            let message = format!("an integer has {count} digits");
            let error = Error::json(message).expected(format!("at most {MAX_DIGITS} digits"));
            return Err(self.located(error, start));
        }
        let spelled = self.between(start, self.at);
        match (spelled.parse(), BigInt::from_digits(spelled)) {
            (Ok(integer), _) => self.put(Value::Int(integer)),
            (_, Some(integer)) => self.put(Value::BigInt(integer)),
            _ => return Err(self.unexpected("an integer")),
        }
        Ok(())
    }

    /// Goes on after the integer part of a float, which had `count` digits.
    fn fraction(
        &mut self,
        start: usize,
        negative: bool,
        mut magnitude: u64,
        mut count: usize,
    ) -> Result<()> {
        let mut exponent = 0;
        if self.peek() == Some(b'.') {
            self.at += 1;
            let first = self.at;
            self.digits(&mut magnitude);
            let decimals = self.at - first;
            if decimals == 0 {
                return Err(self.unexpected("a digit after the decimal point"));
            }
            count += decimals;
            exponent -= i64::try_from(decimals).unwrap_or(i64::MAX);
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            exponent = exponent.saturating_add(self.exponent()?);
        }
        let number = match exact(magnitude, count, exponent) {
            Some(exact) if negative => -exact,
            Some(exact) => exact,
            None => match self.between(start, self.at).parse() {
                Ok(number) => number,
                Err(_) => return Err(self.unexpected("a number")),
            },
        };
        self.put(Value::Float(number));
        Ok(())
    }

    fn exponent(&mut self) -> Result<i64> {
        let negative = self.peek() == Some(b'-');
        if let Some(b'+' | b'-') = self.peek() {
            self.at += 1;
        }
        let first = self.at;
        let mut magnitude = 0i64;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            magnitude = magnitude
                .saturating_mul(10)
                .saturating_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        if self.at == first {
            return Err(self.unexpected("a digit of the exponent"));
        }
        Ok(if negative { -magnitude } else { magnitude })
    }
}

/// The double, when it takes a single operation on exact doubles to get it.
fn exact(magnitude: u64, count: usize, exponent: i64) -> Option<f64> {
    if count > DIGITS_OF_U64 || magnitude > 1 << 53 {
        return None;
    }
    let number = magnitude as f64;
    let ten = TENS.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
    Some(if exponent < 0 {
        number / ten
    } else {
        number * ten
    })
}
