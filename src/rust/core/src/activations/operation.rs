//! The operation that a graph records for `relu()`.

use crate::config::Real;
use crate::error::Result;
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::Nested;
use keratin_derive::KerasConfig;

crate::ops::operations! { ReLU }

/// The rectified linear unit, with its arguments
///
/// Gives `x` from `threshold` up to `max_value`, and a straight line below.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.activations.activations.ReLU",
    python = "keras.src.activations.activations.ReLU",
    call = "x"
)]
pub struct ReLU {
    /// The slope below `threshold`.
    #[config(default = 0.0)]
    negative_slope: Real,
    /// The largest output; null for no bound.
    #[config(default = None)]
    max_value: Option<Real>,
    /// The input from which on values pass.
    #[config(default = 0.0)]
    threshold: Real,
}

impl Operation for ReLU {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        one(x.shape, x.dtype)
    }
}
