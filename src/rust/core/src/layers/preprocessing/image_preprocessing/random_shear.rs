//! [`RandomShear`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::ShearFactor;
use super::filling::{FillMode, Interpolation};
use crate::config::Real;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Shears images at random
///
/// In training, each image is slanted along its axes. Otherwise images pass
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
    class = "keras.layers.RandomShear",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_shear.RandomShear",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_shear",
    r_args = "object x_factor y_factor interpolation fill_mode fill_value \
              data_format seed ...",
    example = "layer_random_shear(x_factor = 0.2, y_factor = 0.1)",
    keys = "data_format bounding_box_format x_factor y_factor fill_mode \
            interpolation seed fill_value"
)]
pub struct RandomShear {
    /// How far along the width: two numbers from 0 to 1 between which it is
    /// drawn, or one for either direction.
    #[config(default = 0.0)]
    x_factor: ShearFactor,
    /// The same along the height.
    #[config(default = 0.0)]
    y_factor: ShearFactor,
    /// How values between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: Interpolation,
    /// How places from outside the image are filled: `"reflect"`, `"wrap"`,
    /// `"constant"` or `"nearest"`.
    #[config(default = "reflect")]
    fill_mode: FillMode,
    /// The value of the filling with `fill_mode = "constant"`.
    #[config(default = 0.0)]
    fill_value: Real,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomShear {
    configured!();
    image_layer!();
    seeded!();

    fn supports_jit(&self) -> bool {
        false
    }
}
