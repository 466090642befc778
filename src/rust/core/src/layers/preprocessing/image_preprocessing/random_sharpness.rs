//! [`RandomSharpness`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::{Factor, ValueRange};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Sharpens or blurs images at random
///
/// In training, each image is made sharper or smoother. Otherwise images pass
/// unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomSharpness",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_sharpness.RandomSharpness",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_sharpness",
    r_args = "object factor value_range data_format seed ...",
    example = "layer_random_sharpness(factor = 0.2)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomSharpness {
    /// How sharp images become: two numbers from 0 to 1 between which it is
    /// drawn, or one; 0.5 changes nothing, less is smoother, more is sharper.
    factor: Factor<0, 1>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<true>,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomSharpness {
    configured!();
    image_layer!(images only);
    seeded!();
}
