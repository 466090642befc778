//! [`RandomInvert`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{Factor, ValueRange};
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Inverts the values of images at random
///
/// In training, each image becomes its negative with a given probability.
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
    class = "keras.layers.RandomInvert",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_invert.RandomInvert",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_invert",
    r_args = "object factor value_range seed data_format ...",
    example = "layer_random_invert(factor = 0.2)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomInvert {
    /// The probability that an image is changed: two numbers from 0 to 1
    /// between which it is drawn, or one.
    #[config(default = 1.0)]
    factor: Factor<0, 1>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomInvert {
    configured!();
    image_layer!();
    seeded!();
}
