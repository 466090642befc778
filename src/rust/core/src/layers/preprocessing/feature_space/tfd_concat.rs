//! [`TfdConcat`].

use super::tfd_identity::in_order;
use crate::config::{Axis, Field, Writer};
use crate::error::{Error, Result};
use crate::layers::{CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Dim, Nested, Shape};
use keratin_derive::KerasConfig;
use std::any::Any;

/// Encoded features one behind the other
///
/// What a feature space puts its features together with.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.layers.preprocessing.feature_space.TFDConcat",
    python = "keras.src.layers.preprocessing.feature_space.TFDConcat",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer")
)]
pub struct TfdConcat {
    /// The axis along which features are put together.
    axis: Axis,
}

impl TfdConcat {
    fn shape(&self, specs: &[&Spec]) -> Result<Shape> {
        let Some((first, rest)) = specs.split_first() else {
            return Err(Error::shape("there is nothing to concatenate"));
        };
        let mut size: Dim = first.shape.at(self.axis.0)?;
        for spec in rest {
            let fits = spec.shape.rank() == first.shape.rank()
                && spec
                    .shape
                    .with(self.axis.0, None)?
                    .compatible(&first.shape.with(self.axis.0, None)?);
            if !fits {
                return Err(Error::shape(format!(
                    "features of shape {} and {} cannot be put together along axis {}",
                    first.shape, spec.shape, self.axis.0
                )));
            }
            let further = spec.shape.at(self.axis.0)?;
            size = match size.zip(further) {
                None => None,
                Some((a, b)) => Some(
                    a.checked_add(b)
                        .ok_or_else(|| Error::shape("the size does not fit 63 bits"))?,
                ),
            };
        }
        first.shape.with(self.axis.0, size)
    }
}

impl LayerClass for TfdConcat {
    fn as_any(&self) -> &dyn Any {
        self
    }

    // Keras makes this config of the arguments that it was given.
    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        let mut config = layer.base_config()?;
        config.push("axis", self.axis.write()?);
        let names = ["name", "axis", "trainable", "dtype"];
        writer.replace(in_order(config, &names));
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let shape = self.shape(&call.first()?.flatten())?;
        Ok(Nested::One(Spec::new(shape, layer.compute_dtype())))
    }
}
