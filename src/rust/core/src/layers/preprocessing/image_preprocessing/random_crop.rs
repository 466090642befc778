//! [`RandomCrop`].

use super::base_image_preprocessing_layer::{seeded, sized_image_layer, unconverted, Layout};
use crate::config::Positive;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Crops images at a random place
///
/// In training, a part of the height and width given is cut out of each
/// image. Otherwise, and where an image is too small, images are resized so
/// that their proportions stay, and cut in the middle.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input with the height and width given.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomCrop",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_crop.RandomCrop",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_crop",
    r_args = "object height width seed data_format name ...",
    example = "layer_random_crop(height = 24, width = 24)",
    keys = "data_format bounding_box_format height width seed"
)]
pub struct RandomCrop {
    /// The height of the output.
    height: Positive,
    /// The width of the output.
    width: Positive,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomCrop {
    configured!();
    sized_image_layer!();
    seeded!();
    unconverted!();

    fn supports_jit(&self) -> bool {
        false
    }
}
