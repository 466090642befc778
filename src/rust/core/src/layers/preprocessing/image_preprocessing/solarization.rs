//! [`Solarization`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{UnitFactor, ValueRange};
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Inverts bright values of images at random
///
/// In training, something is added to the values of each image, and those
/// above a threshold are inverted. Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Solarization",
    python = "keras.src.layers.preprocessing.image_preprocessing.solarization.Solarization",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_solarization",
    r_args = "object addition_factor threshold_factor value_range seed ...",
    example = "layer_solarization(threshold_factor = 0.5)",
    keys = "data_format bounding_box_format value_range addition_factor \
            threshold_factor seed"
)]
pub struct Solarization {
    /// What is added, as a share of the range of values: two numbers from 0 to
    /// 1 between which it is drawn, or the larger of them.
    #[config(default = 0.0)]
    addition_factor: UnitFactor,
    /// The threshold, as a share of the range of values: two numbers from 0 to
    /// 1 between which it is drawn, or the larger of them.
    #[config(default = 0.0)]
    threshold_factor: UnitFactor,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255), r_default = "tuple(0L, 255L)")]
    value_range: ValueRange<true>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for Solarization {
    configured!();
    image_layer!();
    seeded!();
}
