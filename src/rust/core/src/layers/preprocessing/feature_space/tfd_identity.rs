//! [`TfdIdentity`].

use crate::config::Writer;
use crate::error::Result;
use crate::layers::{CallSpec, Layer, LayerClass, Spec};
use crate::shape::Nested;
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::any::Any;

/// A feature as it is
///
/// What a feature space prepares plain floats with.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.layers.preprocessing.feature_space.TFDIdentity",
    python = "keras.src.layers.preprocessing.feature_space.TFDIdentity",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer")
)]
pub struct TfdIdentity {}

impl LayerClass for TfdIdentity {
    fn as_any(&self) -> &dyn Any {
        self
    }

    // Keras makes this config of the arguments that it was given.
    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        writer.replace(in_order(
            layer.base_config()?,
            &["name", "dtype", "trainable"],
        ));
        Ok(())
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        call.first().cloned()
    }
}

/// These entries, in this order.
pub(super) fn in_order(mut config: Map, names: &[&'static str]) -> Map {
    let mut entry = |name: &&'static str| Some((*name, config.remove(name)?));
    let entries: Vec<(&str, Value)> = names.iter().filter_map(&mut entry).collect();
    entries.into_iter().collect()
}
