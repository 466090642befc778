//! [`Thresholds`], and what metrics check of their arguments.

use crate::config::{Field, Fraction};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;

/// A threshold from 0 to 1 or several of them, as given.
#[derive(Debug)]
pub(super) struct Thresholds(Value);

impl Field for Thresholds {
    const EXPECTED: &'static str = "a number from 0 to 1, or an array of such";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let one = std::slice::from_ref(&value);
        let all = value.as_array().map_or(one, |items| items);
        match all.iter().any(|t| Fraction::read(t.clone(), cx).is_err()) {
            false => Ok(Thresholds(value)),
            true => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// Refuses classes that are not there.
pub(super) fn check_targets(ids: &[i64], num_classes: i64) -> Result<()> {
    match ids.iter().max() {
        Some(max) if *max < num_classes => Ok(()),
        Some(max) => Err(Error::config(format!(
            "there is no class {max}: with {num_classes} classes, the last one is {}",
            num_classes.saturating_sub(1)
        ))
        .expected("classes from 0 on")
        .at("target_class_ids")),
        None => Err(Error::config("expected classes, got none")
            .expected("one class or several")
            .at("target_class_ids")),
    }
}

/// Refuses a weight that is not above 0.
pub(super) fn check_beta(beta: f64) -> Result<()> {
    match beta > 0.0 {
        true => Ok(()),
        false => Err(
            Error::config(format!("expected `beta` to be above 0, got {beta}"))
                .expected("a number above 0")
                .at("beta"),
        ),
    }
}

/// Refuses a threshold of scores that is not above 0 and at most 1.
pub(super) fn check_threshold(threshold: Option<f64>) -> Result<()> {
    match threshold {
        Some(t) if !(t > 0.0 && t <= 1.0) => Err(Error::config(format!(
            "expected `threshold` to be above 0 and at most 1, got {t}"
        ))
        .expected("a number above 0 and at most 1")
        .at("threshold")),
        _ => Ok(()),
    }
}
