//! [`CustomScaleLayer`].

use crate::config::Real;
use crate::error::{Error, Result};
use crate::layers::{configured, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{broadcast, Nested};
use keratin_derive::KerasConfig;

/// Adds a second input, scaled, to the first
///
/// What InceptionResNetV2 makes of a block's input and of what its branches give.
///
/// # Input shape
/// A list of two tensors whose shapes go together.
///
/// # Output shape
/// The shape that both are brought to.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.applications.inception_resnet_v2.CustomScaleLayer",
    python = "keras.src.applications.inception_resnet_v2.CustomScaleLayer"
)]
pub struct CustomScaleLayer {
    /// What the second input is multiplied by.
    scale: Real,
}

impl LayerClass for CustomScaleLayer {
    configured!();

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let Nested::List(inputs) = call.first()? else {
            return Err(two_inputs());
        };
        let [Nested::One(first), Nested::One(second), ..] = inputs.as_slice() else {
            return Err(two_inputs());
        };
        let shape = broadcast(&first.shape, &second.shape)?;
        Ok(Nested::One(Spec::new(shape, layer.compute_dtype())))
    }
}

fn two_inputs() -> Error {
    Error::shape("this layer adds two tensors").expected("a list of two tensors")
}
