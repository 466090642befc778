//! [`Pipeline`].

use crate::config::Literal;
use crate::error::{Error, Result};
use crate::layers::signature::{CallArg, Signature};
use crate::layers::{configured, Build, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Several layers as one, each applied to what the one before it gives
///
/// Made for layers that prepare data. It is a layer, not a model: it has no input
/// of its own, and is read as one step.
///
/// # Input shape
/// That of the first layer.
///
/// # Output shape
/// That of the last layer.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Pipeline",
    python = "keras.src.layers.preprocessing.pipeline.Pipeline",
    r = "layer_pipeline",
    r_args = "layers name",
    base = "name",
    example = "prepare <- layer_pipeline(list(\n  layer_auto_contrast(),\n  layer_random_zoom(height_factor = 0.2)\n))\nkeras_input(shape = c(32, 32, 3)) |>\n  prepare()"
)]
pub struct Pipeline {
    /// A list of layers, in the order in which they are applied.
    layers: Vec<Layer>,
    /// The layer's name; `NULL` for one that is made from the class's name.
    #[config(base)]
    name: (),
}

const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("training", Literal::Bool(true)),
    CallArg::with("mask", Literal::None),
];

impl Pipeline {
    /// What the layers give one after the other, each prepared before it is applied.
    fn apply(
        &self,
        inputs: Nested<Spec>,
        mut prepare: impl FnMut(&Layer, &Nested<Spec>) -> Result<()>,
    ) -> Result<Nested<Spec>> {
        if self.layers.is_empty() {
            return Err(Error::state("a pipeline without layers cannot be called"));
        }
        let mut specs = inputs;
        for (i, layer) in self.layers.iter().enumerate() {
            specs = prepare(layer, &specs)
                .and_then(|()| layer.output_spec_inside(specs))
                .map_err(|e| e.at_index(i).at("layers"))?;
        }
        Ok(specs)
    }
}

impl LayerClass for Pipeline {
    configured!();

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let first = self.layers.first().unwrap_or(build.layer());
        let dtype = first.compute_dtype();
        let inputs = shapes.map(&mut |shape| Spec::new(shape.clone(), dtype));
        self.apply(inputs, |layer, inputs| {
            let shapes = inputs.map(&mut |spec| spec.shape.clone());
            build.child(layer, &shapes)
        })?;
        Ok(())
    }

    fn compute_output_spec(&self, _layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        self.apply(call.first()?.clone(), |_, _| Ok(()))
    }

    fn property_names(&self) -> &[&'static str] {
        &["layers"]
    }

    fn property(&self, name: &str) -> Option<Result<Value>> {
        match name {
            "layers" => Some(Ok(self.layers.iter().map(Layer::value).collect())),
            _ => None,
        }
    }

    fn shapes_by_call(&self) -> bool {
        true
    }

    fn sublayers(&self) -> Vec<Layer> {
        self.layers.clone()
    }

    fn lists_layers(&self) -> bool {
        true
    }

    fn converts_inputs(&self) -> bool {
        false
    }
}
