//! [`RandomBrightness`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{BaseFactor, ValueRange};
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Changes the brightness of images at random
///
/// In training, each image is made brighter or darker. Otherwise images pass
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
    class = "keras.layers.RandomBrightness",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_brightness.RandomBrightness",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_brightness",
    r_args = "object factor value_range seed ...",
    example = "layer_random_brightness(factor = 0.2)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomBrightness {
    /// The two shares of the range of values between which the change is drawn,
    /// from -1 (black) to 1 (white), or one for either direction.
    factor: BaseFactor,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<true>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomBrightness {
    configured!();
    image_layer!(images only);
    seeded!();
}
