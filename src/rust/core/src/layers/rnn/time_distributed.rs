//! [`TimeDistributed`].

use super::base_rnn::one_step;
use crate::error::{Error, Result};
use crate::layers::signature::{Signature, INPUTS_TRAINING_MASK};
use crate::layers::{configured, one_shape, Build, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Applies a layer to each time step
///
/// All time steps share the layer and its weights: a dense layer becomes one for
/// sequences, an image layer one for films.
///
/// # Input shape
/// `(batch, time, ...)`, at least 3 dimensions.
///
/// # Output shape
/// What the layer gives for `(batch, ...)`, with time behind the batch.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.TimeDistributed",
    python = "keras.src.layers.rnn.time_distributed.TimeDistributed",
    bases("keras.src.layers.core.wrapper.Wrapper"),
    r = "layer_time_distributed",
    r_aliases = "time_distributed"
)]
pub struct TimeDistributed {
    /// The layer for one time step.
    layer: Layer,
}

impl LayerClass for TimeDistributed {
    configured!();

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_MASK
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let step = step_of(one_shape(shapes)?)?;
        build.child(&self.layer, &Nested::One(step))
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let input = call.one()?;
        let step = input.with_shape(step_of(&input.shape)?);
        if let Some(mask) = call.tensors("mask").and_then(Nested::one) {
            check_mask(&mask.shape, &input.shape)?;
        }
        let inner = CallSpec::of(Nested::One(step));
        let inner = self.layer.body().compute_output_spec(&self.layer, &inner)?;
        let Nested::One(inner) = inner else {
            return Err(Error::shape(format!(
                "layer `{}` gives several tensors for a time step; it must give one",
                self.layer.name()
            )));
        };
        let time = input.shape.at(1)?;
        let (batch, rest) = inner.shape.split_at(inner.shape.rank().min(1));
        let shape = [batch, &[time], rest].concat();
        let spec = Spec::new(Shape::new(shape), layer.compute_dtype());
        Ok(Nested::One(spec))
    }

    fn property_names(&self) -> &[&'static str] {
        &["layer"]
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        match name {
            "layer" => Some(Ok(self.layer.value())),
            _ => None,
        }
    }

    fn sublayers(&self) -> Vec<Layer> {
        vec![self.layer.clone()]
    }

    fn supports_masking(&self) -> bool {
        true
    }
}

/// The shape of a time step.
fn step_of(input: &Shape) -> Result<Shape> {
    if input.rank() < 3 {
        return Err(Error::shape(format!(
            "expected an input of at least 3 dimensions, batch and time first, got shape {input}"
        ))
        .received(&input.value())
        .expected("at least 3 dimensions"));
    }
    Ok(one_step(input))
}

/// A mask has batch and time of the input.
fn check_mask(mask: &Shape, input: &Shape) -> Result<()> {
    let fits = mask.rank() >= 2
        && mask
            .iter()
            .zip(input.iter())
            .take(2)
            .all(|(a, b)| a.is_none() || b.is_none() || a == b);
    match fits {
        true => Ok(()),
        false => Err(Error::shape(format!(
            "a mask of shape {mask} does not fit an input of shape {input}: batch and time must \
             be the same"
        ))
        .received(&mask.value())),
    }
}
