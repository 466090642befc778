//! [`Softmax`].

use crate::config::Axes;
use crate::error::{Error, Result};
use crate::layers::signature::{Signature, INPUTS_MASK};
use crate::layers::{configured, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// Softmax, as a layer
///
/// Makes values positive and their sum 1 along an axis: `exp(x) / sum(exp(x))`.
/// Elements that a mask leaves out become 0.
///
/// # Input shape
/// Any. The mask, if given, has the same shape, or sizes of 1 where it is to be
/// stretched.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Softmax",
    python = "keras.src.layers.activations.softmax.Softmax",
    r = "layer_activation_softmax",
    example = "keras_input(shape = 4) |>\n  layer_activation_softmax()"
)]
pub struct Softmax {
    /// The axis along which the sum is 1, or several of them.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
}

impl LayerClass for Softmax {
    configured!();

    fn signature(&self) -> &Signature {
        INPUTS_MASK
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        if let Some(Nested::One(mask)) = call.tensors("mask") {
            for input in call.first()?.flatten() {
                check_mask(&mask.shape, &input.shape)?;
            }
        }
        call.same_shapes(layer.compute_dtype())
    }

    fn keeps_shapes(&self) -> bool {
        true
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

/// A mask has the sizes of the input, or 1, counted from the last dimension.
fn check_mask(mask: &Shape, input: &Shape) -> Result<()> {
    let mut pairs = mask.iter().rev().zip(input.iter().rev());
    let fits = mask.rank() <= input.rank()
        && pairs.all(|(m, i)| matches!((m, i), (None | Some(1), _) | (_, None)) || m == i);
    match fits {
        true => Ok(()),
        false => Err(Error::shape(format!(
            "a mask of shape {mask} cannot be stretched to shape {input}"
        ))
        .received(&mask.value())
        .at("mask")),
    }
}
