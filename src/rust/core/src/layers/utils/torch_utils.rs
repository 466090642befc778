//! [`TorchModuleWrapper`].

use crate::config::Literal;
use crate::error::Result;
use crate::layers::foreign::unknown;
use crate::layers::signature::Signature;
use crate::layers::{configured, CallArg, CallSpec, Layer, LayerClass, Spec};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// A module of PyTorch as a layer
///
/// The config holds the pickled module as text. It stays text: only PyTorch can
/// load and run it.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.TorchModuleWrapper",
    python = "keras.src.utils.torch_utils.TorchModuleWrapper",
    keys = "module output_shape"
)]
pub struct TorchModuleWrapper {
    /// The module, pickled by `torch.save()` and written in base 64.
    module: String,
    /// The name.
    #[config(base)]
    name: (),
    /// The shape of the output, with the batch; `NULL` if it is not known.
    #[config(default = None)]
    output_shape: Option<Shape>,
}

const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("training", Literal::None),
];

impl LayerClass for TorchModuleWrapper {
    configured!();

    fn code_in_config() -> Option<&'static str> {
        Some("a pickled module, which is a program for PyTorch")
    }

    fn signature(&self) -> &Signature {
        SIGNATURE
    }

    fn takes_any_argument(&self) -> bool {
        true
    }

    fn built_at_init(&self) -> bool {
        true
    }

    fn compute_output_spec(&self, layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        match &self.output_shape {
            Some(shape) => Ok(Nested::One(Spec::new(shape.clone(), layer.compute_dtype()))),
            None => unknown(layer, "PyTorch"),
        }
    }
}
