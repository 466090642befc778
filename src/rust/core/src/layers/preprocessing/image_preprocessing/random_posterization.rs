//! [`RandomPosterization`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::{Factor, ValueRange};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Leaves images fewer values at random
///
/// In training, the values of each image keep only some of their 8 bits.
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
    class = "keras.layers.RandomPosterization",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_posterization.RandomPosterization",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_posterization",
    r_args = "object factor value_range data_format seed ...",
    example = "layer_random_posterization(factor = 4)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomPosterization {
    /// How many bits are kept: two numbers from 1 to 8 between which it is
    /// drawn, or the larger of them.
    factor: Factor<1, 8>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<true>,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomPosterization {
    configured!();
    image_layer!(images only);
    seeded!();
}
