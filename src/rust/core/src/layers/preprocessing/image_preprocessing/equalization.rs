//! [`Equalization`].

use super::base_image_preprocessing_layer::{image_layer, Layout};
use super::factor::ValueRange;
use crate::config::Positive;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Equalizes the histogram of images
///
/// Spreads the values of each channel so that all are about equally frequent.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Equalization",
    python = "keras.src.layers.preprocessing.image_preprocessing.equalization.Equalization",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_equalization",
    r_args = "object value_range bins data_format ...",
    example = "layer_equalization()",
    keys = "data_format bounding_box_format bins value_range"
)]
pub struct Equalization {
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<true>,
    /// How many classes of values the histogram has.
    #[config(default = 256)]
    bins: Positive,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for Equalization {
    configured!();
    image_layer!(input dtype);
}
