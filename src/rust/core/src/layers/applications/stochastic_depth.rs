//! [`StochasticDepth`].

use crate::config::{Literal, Real};
use crate::error::Result;
use crate::layers::{configured, CallArg, LayerClass, Signature};
use crate::shape::Shape;
use keratin_derive::KerasConfig;

/// Leaves out what a block gives, for some samples in training
///
/// In training, all of a sample becomes 0 with a given probability, and what is
/// left is scaled up. Otherwise inputs pass unchanged. ConvNeXt has such layers
/// when it is made with a `drop_path_rate`.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.applications.convnext.StochasticDepth",
    python = "keras.src.applications.convnext.StochasticDepth"
)]
pub struct StochasticDepth {
    /// The probability with which a sample is left out.
    drop_path_rate: Real,
}

const SIGNATURE: &Signature = &[
    CallArg::required("x"),
    CallArg::with("training", Literal::None),
];

impl LayerClass for StochasticDepth {
    configured!();

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
    }
}
