//! [`Reshape`].

use crate::config::{whole, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{configured, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{product, Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// The same elements in another shape
///
/// # Input shape
/// `(batch, ...)`, with as many elements in each sample as `target_shape` has.
///
/// # Output shape
/// `(batch, target_shape...)`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Reshape",
    python = "keras.src.layers.reshaping.reshape.Reshape",
    r = "layer_reshape",
    example = "keras_input(shape = 12) |>\n  layer_reshape(target_shape = c(3, -1))"
)]
pub struct Reshape {
    /// The shape without the batch; one number may be `-1`, for whatever size is
    /// left.
    #[config(r_convert = "as_target_shape")]
    target_shape: Target,
}

impl LayerClass for Reshape {
    configured!();

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let batch = input.at(0)?;
        let sample = Shape::new(input.get(1..).unwrap_or_default());
        let target = self.target_shape.resolve(&sample)?;
        Ok(std::iter::once(batch).chain(target).collect())
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let input = call.one()?;
        let shape = self.compute_output_shape(&input.shape)?;
        Ok(Nested::One(input.with_shape(shape)))
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

/// A shape of which one size may be left to follow from the input (`-1`), and
/// others may be unknown.
#[derive(Clone, Debug, PartialEq)]
struct Target(Vec<Dim>);

const INFERRED: Dim = Some(-1);

impl Target {
    fn resolve(&self, input: &Shape) -> Result<Vec<Dim>> {
        let Some(size) = input.size()? else {
            return Ok(self.with_inferred(None));
        };
        if self.0.contains(&None) {
            return Ok(self.with_inferred(None));
        }
        let known: Vec<Dim> = self.0.iter().copied().filter(|d| *d != INFERRED).collect();
        let inferred = match product(&known)? {
            Some(known) if self.0.contains(&INFERRED) => (size.checked_rem(known) == Some(0))
                .then(|| size.checked_div(known))
                .flatten(),
            Some(known) => (known == size).then_some(1),
            None => None,
        };
        match inferred {
            Some(inferred) => Ok(self.with_inferred(Some(inferred))),
            None => Err(Error::shape(format!(
                "the {size} elements of shape {input} cannot be put in shape {}",
                Shape::new(self.0.as_slice())
            ))
            .received(&input.value())),
        }
    }

    fn with_inferred(&self, size: Dim) -> Vec<Dim> {
        let dims = self.0.iter();
        dims.map(|dim| if *dim == INFERRED { size } else { *dim })
            .collect()
    }
}

impl Field for Target {
    const EXPECTED: &'static str = "a shape: integers of at least 0, one of which may be -1";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let dim = |item: &Value| match item {
            Value::Null => Some(None),
            item => whole(item).filter(|n| *n >= -1).map(Some),
        };
        let dims = value
            .as_array()
            .and_then(|items| items.iter().map(dim).collect::<Option<Vec<_>>>());
        dims.filter(|dims| dims.iter().filter(|d| **d == INFERRED).count() <= 1)
            .map(Target)
            .ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().copied().map(Value::from).collect())
    }
}
