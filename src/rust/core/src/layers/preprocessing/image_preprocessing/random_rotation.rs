//! [`RandomRotation`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::BaseFactor;
use super::filling::{FillMode, Interpolation};
use crate::config::Real;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Rotates images at random
///
/// In training, each image is rotated by an angle of its own. Otherwise
/// images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomRotation",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_rotation.RandomRotation",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_rotation",
    r_args = "object factor fill_mode interpolation seed fill_value data_format ...",
    example = "layer_random_rotation(factor = 0.1)",
    keys = "data_format bounding_box_format factor fill_mode fill_value \
            interpolation seed"
)]
pub struct RandomRotation {
    /// The two angles between which one is drawn, as shares of a full turn, or
    /// one angle for either direction: `0.25` is a quarter.
    factor: BaseFactor,
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

impl LayerClass for RandomRotation {
    configured!();
    image_layer!();
    seeded!();

    fn supports_jit(&self) -> bool {
        false
    }
}
