//! [`LayerScale`].

use crate::config::{Field, Numbers, Positive};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::initializers::Initializer;
use crate::layers::{configured, Build, CallArg, Layer, LayerClass, Signature, Weight};
use crate::shape::{broadcast, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Multiplies each channel by a number that is learned
///
/// What ConvNeXt does with what a block gives, before adding it to the block's
/// input.
///
/// # Input shape
/// Any whose last dimension is `projection_dim`.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.applications.convnext.LayerScale",
    python = "keras.src.applications.convnext.LayerScale"
)]
pub struct LayerScale {
    /// What each channel is multiplied by at first.
    init_values: Numbers,
    /// The number of channels.
    projection_dim: Positive,
}

const SIGNATURE: &Signature = &[CallArg::required("x")];

impl LayerClass for LayerScale {
    configured!();

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn build(&self, build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        // Keras gives the weight no name, so that it gets an automatic one.
        let name = build.context().auto_name("Variable");
        let shape = Shape::new([Some(self.projection_dim.get())]);
        let initializer = self.initializer(build.context())?;
        build.add(Weight::new(name, shape).initializer(&initializer))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        broadcast(input, &Shape::new([Some(self.projection_dim.get())]))
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}

impl LayerScale {
    fn initializer(&self, cx: &Context) -> Result<Option<Rc<dyn Initializer>>> {
        let config: Map = [("value", self.init_values.write()?)].into_iter().collect();
        let envelope: Map = [
            ("module", Value::from("keras.initializers")),
            ("class_name", "Constant".into()),
            ("config", config.into()),
        ]
        .into_iter()
        .collect();
        Field::read(envelope.into(), cx)
    }
}
