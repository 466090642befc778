//! [`RandomTranslation`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::Shift;
use super::filling::{FillMode, Interpolation};
use crate::config::Real;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Shifts images at random
///
/// In training, each image is moved inside its frame. Otherwise images pass
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
    class = "keras.layers.RandomTranslation",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_translation.RandomTranslation",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_translation",
    r_args = "object height_factor width_factor fill_mode interpolation seed \
              fill_value data_format ...",
    example = "layer_random_translation(height_factor = 0.1, width_factor = 0.2)",
    keys = "data_format bounding_box_format height_factor width_factor fill_mode \
            interpolation seed fill_value"
)]
pub struct RandomTranslation {
    /// The two shares of the height between which the shift is drawn, or one
    /// share for either direction. Above 0 is down.
    height_factor: Shift,
    /// The same for the width. Above 0 is to the right.
    width_factor: Shift,
    /// How places from outside the image are filled: `"reflect"`, `"wrap"`,
    /// `"constant"` or `"nearest"`.
    #[config(default = "reflect")]
    fill_mode: FillMode,
    /// How values between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: Interpolation,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// The value of the filling with `fill_mode = "constant"`.
    #[config(default = 0.0)]
    fill_value: Real,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomTranslation {
    configured!();
    image_layer!();
    seeded!();

    fn supports_jit(&self) -> bool {
        false
    }
}
