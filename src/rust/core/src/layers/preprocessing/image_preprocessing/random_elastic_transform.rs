//! [`RandomElasticTransform`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{Factor, ValueRange};
use super::filling::{ElasticFillMode, Interpolation};
use crate::config::Real;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Bends images at random
///
/// In training, the pixels of each image are displaced, neighbours alike.
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
    class = "keras.layers.RandomElasticTransform",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_elastic_transform.RandomElasticTransform",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_elastic_transform",
    r_args = "object factor scale interpolation fill_mode fill_value value_range \
              seed data_format ...",
    example = "layer_random_elastic_transform(scale = 0.5)",
    keys = "data_format bounding_box_format factor scale interpolation fill_mode \
            fill_value value_range seed"
)]
pub struct RandomElasticTransform {
    /// The probability that an image is changed: two numbers from 0 to 1
    /// between which it is drawn, or one.
    #[config(default = 1.0)]
    factor: Factor<0, 1>,
    /// How far pixels are displaced: two numbers from 0 to 1 between which it
    /// is drawn, or the larger of them.
    #[config(default = 1.0)]
    scale: Factor<0, 1>,
    /// How values between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: Interpolation,
    /// How places from outside the image are filled: `"reflect"`, `"wrap"`,
    /// `"constant"`, `"nearest"` or `"mirror"`.
    #[config(default = "reflect")]
    fill_mode: ElasticFillMode,
    /// The value of the filling with `fill_mode = "constant"`.
    #[config(default = 0.0)]
    fill_value: Real,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomElasticTransform {
    configured!();
    image_layer!();
    seeded!();
}
