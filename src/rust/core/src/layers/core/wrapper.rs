//! [`Wrapper`].

use crate::error::Result;
use crate::layers::{configured, Build, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// A layer around another
///
/// The base of layers that change how another one works. It is of no use by
/// itself: `layer_bidirectional()` and `layer_time_distributed()` are.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Wrapper",
    python = "keras.src.layers.core.wrapper.Wrapper"
)]
pub struct Wrapper {
    /// The layer inside.
    layer: Layer,
}

impl LayerClass for Wrapper {
    configured!();

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        build.child(&self.layer, shapes)
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

    fn shapes_by_call(&self) -> bool {
        true
    }

    fn sublayers(&self) -> Vec<Layer> {
        vec![self.layer.clone()]
    }
}
