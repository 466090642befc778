//! [`RandomFlip`].

use super::base_image_preprocessing_layer::{image_layer, seeded, unconverted, Layout};
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Flips images at random
///
/// In training, each image is turned over, or not. Otherwise images pass
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
    class = "keras.layers.RandomFlip",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_flip.RandomFlip",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_flip",
    r_args = "object mode seed data_format ...",
    example = "layer_random_flip(mode = \"horizontal\")",
    keys = "data_format bounding_box_format seed mode"
)]
pub struct RandomFlip {
    /// Which way: `"horizontal"`, `"vertical"` or `"horizontal_and_vertical"`.
    #[config(default = "horizontal_and_vertical")]
    mode: String,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomFlip {
    configured!();
    image_layer!();
    seeded!();
    unconverted!();
}
