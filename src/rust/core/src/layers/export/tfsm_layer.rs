//! [`TFSMLayer`].

use crate::config::Literal;
use crate::error::Result;
use crate::layers::foreign::unknown;
use crate::layers::signature::Signature;
use crate::layers::{configured, CallArg, CallSpec, Layer, LayerClass, Spec};
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// A SavedModel of TensorFlow as a layer
///
/// The layer names the folder of a SavedModel. The folder is not opened: only
/// TensorFlow can run what is in it.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.TFSMLayer",
    python = "keras.src.export.tfsm_layer.TFSMLayer"
)]
pub struct TFSMLayer {
    /// The folder of the SavedModel.
    filepath: String,
    /// What is called of the SavedModel.
    #[config(default = "serve")]
    call_endpoint: String,
    /// What is called of it in training; `NULL` for the same.
    #[config(default = None)]
    call_training_endpoint: Option<String>,
}

const SIGNATURE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("training", Literal::Bool(false)),
];

impl LayerClass for TFSMLayer {
    configured!();

    fn code_in_config() -> Option<&'static str> {
        Some("the folder of a SavedModel, which is a program for TensorFlow")
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
        unknown(layer, "TensorFlow")
    }
}
