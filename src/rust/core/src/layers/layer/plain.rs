//! [`Plain`]: a layer that is only a layer.

use super::{CallSpec, Layer, LayerClass, Spec};
use crate::config::Writer;
use crate::error::{Error, Result};
use crate::shape::Nested;
use crate::value::Map;
use keratin_derive::KerasConfig;
use std::any::Any;

/// The base of all layers
///
/// It computes nothing. A config can name it nevertheless.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.Layer",
    python = "keras.src.layers.layer.Layer",
    bases(
        "keras.src.ops.operation.Operation",
        "keras.src.saving.keras_saveable.KerasSaveable"
    ),
    aliases("keras.layers.Layer")
)]
pub struct Plain {
    /// The penalty on the outputs.
    #[config(base)]
    activity_regularizer: (),
    /// Whether the weights may be trained.
    #[config(base, default = true)]
    trainable: (),
    /// The dtype, or the dtype policy.
    #[config(base)]
    dtype: (),
    /// Whether float inputs are brought to the layer's dtype.
    #[config(base, default = true)]
    autocast: (),
    /// The name.
    #[config(base)]
    name: (),
}

impl LayerClass for Plain {
    fn as_any(&self) -> &dyn Any {
        self
    }

    // Keras writes the arguments of the base's own constructor, the name first.
    fn write_config(&self, _layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        writer.replace(Map::with_capacity(5));
        for name in [
            "name",
            "activity_regularizer",
            "trainable",
            "dtype",
            "autocast",
        ] {
            writer.base_field(name)?;
        }
        Ok(())
    }

    fn compute_output_spec(&self, layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        Err(Error::graph(format!(
            "layer `{}` is of the base class `Layer`, which computes nothing",
            layer.name()
        ))
        .hint("Give a layer of another class, or one of your own made by `Layer()`."))
    }

    fn shapes_by_call(&self) -> bool {
        true
    }
}
