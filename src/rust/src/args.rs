//! Arguments of exported functions, by name.

use crate::from_r::from_r;
use crate::kept::Kept;
use extendr_api::Robj;
use keratin_core::{Error, Result, Value};

/// The argument as a value.
pub fn value(x: &Robj, name: &str) -> Result<Value> {
    from_r(&Kept::from(x)).map_err(|error| error.at(name))
}

/// The argument as a value whose parts are arguments of R's function: their
/// names are the places that errors tell.
pub fn plain(x: &Robj) -> Result<Value> {
    from_r(&Kept::from(x))
}

/// The argument, which is one string.
pub fn string(x: &Robj, name: &str) -> Result<String> {
    match value(x, name)? {
        Value::Str(text) => Ok(text),
        other => Err(unfit(&other, name, "a string")),
    }
}

/// The argument, which is one string or `NULL`.
pub fn opt_string(x: &Robj, name: &str) -> Result<Option<String>> {
    match value(x, name)? {
        Value::Null => Ok(None),
        Value::Str(text) => Ok(Some(text)),
        other => Err(unfit(&other, name, "a string or NULL")),
    }
}

/// The argument, which is `TRUE` or `FALSE`.
pub fn flag(x: &Robj, name: &str) -> Result<bool> {
    match value(x, name)? {
        Value::Bool(b) => Ok(b),
        other => Err(unfit(&other, name, "TRUE or FALSE")),
    }
}

/// The argument, which is a whole number.
pub fn whole(x: &Robj, name: &str) -> Result<i64> {
    let given = value(x, name)?;
    whole_of(&given).ok_or_else(|| unfit(&given, name, "a whole number"))
}

/// The argument, which is a whole number or `NULL`.
pub fn opt_whole(x: &Robj, name: &str) -> Result<Option<i64>> {
    let given = value(x, name)?;
    match (&given, whole_of(&given)) {
        (Value::Null, _) => Ok(None),
        (_, Some(n)) => Ok(Some(n)),
        _ => Err(unfit(&given, name, "a whole number or NULL")),
    }
}

/// R writes `3` for the integer.
fn whole_of(value: &Value) -> Option<i64> {
    match value {
        Value::Int(i) => Some(*i),
        Value::Float(x) if x.fract() == 0.0 && x.abs() < 9_007_199_254_740_992.0 => {
            format!("{x:.0}").parse().ok()
        }
        _ => None,
    }
}

fn unfit(given: &Value, name: &str, expected: &str) -> Error {
    Error::config(format!("`{name}` must be {expected}, not {}", given.kind()))
        .received(given)
        .expected(expected)
        .at(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn whole_doubles_are_whole_numbers() {
        assert_eq!(whole_of(&Value::Float(3.0)), Some(3));
        assert_eq!(whole_of(&Value::Float(-0.0)), Some(0));
        assert_eq!(whole_of(&Value::Float(4.5)), None);
        assert_eq!(whole_of(&Value::Float(f64::INFINITY)), None);
        assert_eq!(whole_of(&Value::Float(1e300)), None);
        assert_eq!(whole_of(&Value::from("3")), None);
    }
}
