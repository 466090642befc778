//! [`AutoContrast`].

use super::base_image_preprocessing_layer::{image_layer, Layout};
use super::factor::ValueRange;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Stretches the contrast of images
///
/// Stretches the values of each channel so that its darkest becomes the
/// lowest and its brightest the highest.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.AutoContrast",
    python = "keras.src.layers.preprocessing.image_preprocessing.auto_contrast.AutoContrast",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_auto_contrast",
    r_args = "object value_range ...",
    example = "layer_auto_contrast()",
    keys = "data_format bounding_box_format value_range"
)]
pub struct AutoContrast {
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255), r_default = "tuple(0L, 255L)")]
    value_range: ValueRange<true>,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for AutoContrast {
    configured!();
    image_layer!();
}
