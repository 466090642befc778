//! [`RandomErasing`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{Factor, ValueRange};
use crate::config::Numbers;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Erases a rectangle of images at random
///
/// In training, a rectangle of each image is replaced by a value or by noise.
/// Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Zhong et al., 2017: Random Erasing Data Augmentation.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomErasing",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_erasing.RandomErasing",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_erasing",
    r_args = "object factor scale fill_value value_range seed data_format ...",
    example = "layer_random_erasing(scale = c(0.05, 0.2))",
    keys = "data_format bounding_box_format factor scale fill_value value_range \
            seed"
)]
pub struct RandomErasing {
    /// The probability that an image is changed: two numbers from 0 to 1
    /// between which it is drawn, or one.
    #[config(default = 1.0)]
    factor: Factor<0, 1>,
    /// The two shares of the image between which the size of the rectangle is
    /// drawn, or the larger of them.
    #[config(default = (0.02, 0.33))]
    scale: Factor<0, 1>,
    /// The value of the rectangle; `NULL` for noise.
    #[config(default = None)]
    fill_value: Option<Numbers>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomErasing {
    configured!();
    image_layer!();
    seeded!();
}
