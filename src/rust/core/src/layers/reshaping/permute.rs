//! [`Permute`].

use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{configured, Base, CallSpec, InputSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// The dimensions in another order
///
/// The batch stays where it is.
///
/// # Input shape
/// `(batch, ...)`, with as many dimensions behind the batch as `dims` has numbers.
///
/// # Output shape
/// The same dimensions in the order that `dims` says.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Permute",
    python = "keras.src.layers.reshaping.permute.Permute",
    r = "layer_permute",
    example = "keras_input(shape = c(10, 64)) |>\n  layer_permute(dims = c(2, 1))"
)]
pub struct Permute {
    /// The dimensions behind the batch, counted from 1, in their new order.
    #[config(r_convert = "as_tuple")]
    dims: Vec<i64>,
}

impl LayerClass for Permute {
    configured!();

    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        let mut sorted = self.dims.clone();
        sorted.sort_unstable();
        match sorted.into_iter().eq((1..).take(self.dims.len())) {
            true => Ok(self),
            false => Err(Error::config(format!(
                "expected the numbers from 1 to {} in some order, got {:?}",
                self.dims.len(),
                self.dims
            ))
            .expected("each dimension behind the batch once, counted from 1")
            .at("dims")),
        }
    }

    fn input_spec(&self, _built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        vec![InputSpec::ndim(self.dims.len() + 1)]
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let batch = std::iter::once(&0);
        batch.chain(&self.dims).map(|dim| input.at(*dim)).collect()
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let input = call.one()?;
        let shape = self.compute_output_shape(&input.shape)?;
        Ok(Nested::One(input.with_shape(shape)))
    }
}
