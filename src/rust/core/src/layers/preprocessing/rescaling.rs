//! [`Rescaling`].

use crate::config::Numbers;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Multiplies by a scale and adds an offset
///
/// Brings the values of images into the range that a model expects:
/// `scale = 1 / 255` from `[0, 255]` to `[0, 1]`, and
/// `scale = 1 / 127.5, offset = -1` to `[-1, 1]`.
///
/// # Input shape
/// Any.
///
/// # Output shape
/// That of the input; floats, also for integers.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Rescaling",
    python = "keras.src.layers.preprocessing.rescaling.Rescaling",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer"),
    r = "layer_rescaling"
)]
pub struct Rescaling {
    /// What inputs are multiplied by: a number, or one for each channel.
    scale: Numbers,
    /// What is added then: a number, or one for each channel.
    #[config(default = 0.0, required_in_config)]
    offset: Numbers,
}

impl LayerClass for Rescaling {
    configured!();

    fn keeps_shapes(&self) -> bool {
        true
    }

    fn supports_masking(&self) -> bool {
        true
    }
}
