//! [`RandomSaturation`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::{Factor, ValueRange};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Changes the saturation of images at random
///
/// In training, the colors of each image are made stronger or weaker.
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
    class = "keras.layers.RandomSaturation",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_saturation.RandomSaturation",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_saturation",
    r_args = "object factor value_range data_format seed ...",
    example = "layer_random_saturation(factor = 0.2)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomSaturation {
    /// How strong colors become: two numbers between which it is drawn, or one;
    /// 0 is gray, 0.5 changes nothing, 1 is full color.
    factor: Factor<-1, 1>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<true>,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomSaturation {
    configured!();
    image_layer!(images only);
    seeded!();
}
