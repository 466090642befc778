//! [`RandomHue`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::{Factor, ValueRange};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Changes the hue of images at random
///
/// In training, the colors of each image are turned on the color wheel.
/// Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomHue",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_hue.RandomHue",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_hue",
    r_args = "object factor value_range data_format seed ...",
    example = "layer_random_hue(factor = 0.2)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomHue {
    /// How strong the change is: two numbers from 0 to 1 between which it is
    /// drawn, or one.
    factor: Factor<0, 1>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomHue {
    configured!();
    image_layer!(images only);
    seeded!();
}
