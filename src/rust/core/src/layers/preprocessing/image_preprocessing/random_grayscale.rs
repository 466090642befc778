//! [`RandomGrayscale`].

use super::base_image_preprocessing_layer::{image_layer, seeded};
use crate::config::Fraction;
use crate::initializers::seed::Seed;
use crate::layers::{configured, DataFormat, LayerClass};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Makes images gray at random
///
/// In training, each image loses its colors with a given probability; the
/// channels stay. Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomGrayscale",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_grayscale.RandomGrayscale",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_grayscale",
    r_args = "object factor data_format seed ...",
    example = "layer_random_grayscale(factor = 0.3)",
    keys = "data_format bounding_box_format factor"
)]
pub struct RandomGrayscale {
    /// The probability that an image is changed, from 0 to 1.
    #[config(default = 0.5)]
    factor: Fraction,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    data_format: DataFormat,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None, no_write)]
    seed: Seed,
    /// How bounding boxes are given, such as `"xyxy"`; `NULL` for none.
    #[config(default = None, omit_none)]
    bounding_box_format: Value,
}

impl LayerClass for RandomGrayscale {
    configured!();
    image_layer!(input dtype);
    seeded!();
}
