//! Quantizers, and what says how a layer is quantized (`keras.quantizers`).

use crate::object::{family, role, Builtin, Configured};

mod abs_max_quantizer;
pub mod configs;
mod quantizer;

/// How numbers are rounded to a type of few bits.
pub trait Quantizer: Configured {}

role!(
    Quantizer,
    "a quantizer: a name such as \"abs_max_quantizer\", or an object"
);

impl<T> Quantizer for Builtin<T> where Builtin<T>: Configured {}

family! {
    Quantizer:
    abs_max_quantizer::AbsMaxQuantizer,
    quantizer::Plain,
}
