//! [`Window`]: the window of a Fourier transform.

use crate::config::{Array, Field, Numbers};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::text::nearest;
use crate::value::Value;

/// The window of a Fourier transform: a name, a name with its parameters,
/// values, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Window(Value);

impl Window {
    /// The name, if the window has one.
    pub fn name(&self) -> Option<&str> {
        match &self.0 {
            Value::Array(items) => items.first()?.as_str(),
            window => window.as_str(),
        }
    }

    /// Fails unless values that are given are as many as a frame is long.
    pub fn check_length(&self, frame: i64, cx: &Context) -> Result<()> {
        if self.0.is_null() || self.name().is_some() {
            return Ok(());
        }
        let values = Array::read(self.0.clone(), cx)?;
        match values.sizes() {
            [length] if *length == frame => Ok(()),
            [length] => Err(Error::config(format!(
                "the window has {length} values, for frames of {frame}"
            ))
            .expected(format!("{frame} values"))),
            _ => Err(Self::refuse(&self.0)),
        }
    }
}

impl Field for Window {
    const EXPECTED: &'static str = "the name of a window, its values, or null";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match &value {
            Value::Null => {}
            Value::Str(name) => check(name, false)?,
            Value::Array(items) => match items.first() {
                Some(Value::Str(name)) => check(name, items.len() > 1)?,
                _ => {
                    Numbers::read(value.clone(), cx)?;
                }
            },
            _ => {
                Numbers::read(value.clone(), cx).map_err(|_| Self::refuse(&value))?;
            }
        }
        Ok(Window(value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// Whether there is a window of that name, with or without parameters.
fn check(full: &str, parameters: bool) -> Result<()> {
    let stem = full
        .strip_suffix("_symmetric")
        .or_else(|| full.strip_suffix("_periodic"));
    let name = stem.unwrap_or(full);
    if PARAMETRIC.contains(&name) {
        if parameters {
            return Ok(());
        }
        return Err(
            Error::config(format!("the window {full:?} needs parameters"))
                .received(&Value::from(full))
                .expected(Window::EXPECTED)
                .hint(format!("Give them with the name: `list({full:?}, 4)`.")),
        );
    }
    if PLAIN.contains(&name) || OPTIONAL.contains(&name) {
        return Ok(());
    }
    let mut error = Error::config(format!("there is no window {full:?}"))
        .received(&Value::from(full))
        .expected(Window::EXPECTED);
    if let Some(near) = nearest(name, PLAIN.iter().copied()) {
        error = error.hint(format!("Did you mean {near:?}?"));
    }
    Err(error)
}

/// Windows without parameters.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "bart", "barthann", "bartlett", "bkh", "black", "blackharr", "blackman",
    "blackmanharris", "blk", "bman", "bmn", "bohman", "box", "boxcar", "brt", "brthan",
    "bth", "cosine", "flat", "flattop", "flt", "halfcosine", "ham", "hamm", "hamming",
    "han", "hann", "lanczos", "nut", "nutl", "nuttall", "ones", "par", "parz", "parzen",
    "rect", "rectangular", "sinc", "tri", "triang", "triangle",
];

/// Windows whose parameters have defaults.
#[rustfmt::skip]
const OPTIONAL: &[&str] = &[
    "exponential", "poisson", "taylor", "taylorwin", "tuk", "tukey",
];

/// Windows that need parameters.
#[rustfmt::skip]
const PARAMETRIC: &[&str] = &[
    "cheb", "chebwin", "dpss", "gauss", "gaussian", "general cosine", "general gauss",
    "general gaussian", "general hamming", "general_cosine", "general_gauss",
    "general_gaussian", "general_hamming", "ggs", "gss", "kaiser",
    "kaiser bessel derived", "kaiser_bessel_derived", "kbd", "ksr",
];
