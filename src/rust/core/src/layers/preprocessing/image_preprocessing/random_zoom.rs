//! [`RandomZoom`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::Zoom;
use super::filling::{FillMode, Interpolation};
use crate::config::Real;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Zooms images at random
///
/// In training, each image is made larger or smaller inside its frame.
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
    class = "keras.layers.RandomZoom",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_zoom.RandomZoom",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_zoom",
    r_args = "object height_factor width_factor fill_mode interpolation seed \
              fill_value data_format ...",
    example = "layer_random_zoom(height_factor = c(-0.3, -0.1))",
    keys = "data_format bounding_box_format height_factor width_factor fill_mode \
            interpolation seed fill_value"
)]
pub struct RandomZoom {
    /// The two shares between which the change of the height is drawn, or one
    /// share for either direction: `0.2` is up to 20 percent. Above 0 zooms
    /// out, below 0 zooms in.
    height_factor: Zoom,
    /// The same for the width; `NULL` keeps the proportions.
    #[config(default = None)]
    width_factor: Option<Zoom>,
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

impl LayerClass for RandomZoom {
    configured!();
    image_layer!();
    seeded!();

    fn supports_jit(&self) -> bool {
        false
    }
}
