//! Integers that R's 32 bits cannot hold.
//!
//! In R they are doubles of class `keras_integer`, so that they are written
//! back as integers. Beyond 2^53, where doubles have gaps, the attribute
//! `digits` keeps the digits; it counts only as long as it rounds to the
//! double beside it.

use crate::ffi::*;
use crate::from_r::atomic::double;
use crate::text::text_of;
use keratin_core::value::BigInt;
use keratin_core::{Result, Value};
use std::ffi::CStr;

/// The class of such doubles in R.
pub(crate) const CLASS: &CStr = c"keras_integer";

/// The attribute with the digits.
pub(crate) const DIGITS: &CStr = c"digits";

/// Up to here doubles are exact integers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// An integer in R: its double, and its digits if the double is not enough.
pub(crate) struct Whole {
    pub(crate) double: f64,
    pub(crate) digits: Option<String>,
}

impl Whole {
    /// `None` for what is not an integer.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        let (double, digits) = match value {
            Value::Int(i) => (*i as f64, i.to_string()),
            Value::BigInt(n) => (n.to_f64(), n.digits().to_owned()),
            _ => return None,
        };
        Some(Whole {
            double,
            digits: (double.abs() >= EXACT).then_some(digits),
        })
    }
}

/// The element at `i` of the marked vector `x`, which is the double `value`.
pub(crate) fn read(value: f64, x: SEXP, i: R_xlen_t) -> Result<Value> {
    if value.fract() != 0.0 || value.is_nan() {
        return double(value);
    }
    // SAFETY: `x` is a live vector; the index into the digits is checked.
    let digits = unsafe {
        let digits = Rf_getAttrib(x, Rf_install(DIGITS.as_ptr()));
        let there = TYPEOF(digits) == SEXPTYPE::STRSXP && i < Rf_xlength(digits);
        there.then(|| STRING_ELT(digits, i))
    };
    if let Some(digits) = digits {
        if let Some(exact) = integer(&text_of(digits)?).filter(|n| as_double(n) == Some(value)) {
            return Ok(exact);
        }
    }
    match integer(&format!("{value:.0}")) {
        Some(rounded) => Ok(rounded),
        None => double(value),
    }
}

/// The integer that is spelled so.
fn integer(digits: &str) -> Option<Value> {
    if let Ok(i) = digits.parse() {
        return Some(Value::Int(i));
    }
    BigInt::from_digits(digits).map(Value::BigInt)
}

fn as_double(value: &Value) -> Option<f64> {
    Whole::of(value).map(|whole| whole.double)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn digits_are_kept_where_doubles_have_gaps() {
        let digits = |text: &str| Whole::of(&integer(text).unwrap()).unwrap().digits;
        assert_eq!(digits("2147483648"), None);
        assert_eq!(digits("9007199254740991"), None);
        assert_eq!(digits("9007199254740993").unwrap(), "9007199254740993");
        assert_eq!(
            digits("-1000000000000000000000").unwrap(),
            "-1000000000000000000000"
        );
    }
}
