//! [`RandomPerspective`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::Factor;
use super::filling::Interpolation;
use crate::config::{Fraction, Real};
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Changes the perspective of images at random
///
/// In training, the corners of each image are moved inwards. Otherwise images
/// pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomPerspective",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_perspective.RandomPerspective",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_perspective",
    r_args = "object factor scale interpolation fill_value seed data_format ...",
    example = "layer_random_perspective(scale = 0.3)",
    keys = "data_format bounding_box_format factor scale interpolation fill_value \
            seed"
)]
pub struct RandomPerspective {
    /// The probability that an image is changed: two numbers from 0 to 1
    /// between which it is drawn, or one.
    #[config(default = 1.0)]
    factor: Factor<0, 1>,
    /// How far corners are moved, from 0 to 1.
    #[config(default = 1.0)]
    scale: Fraction,
    /// How values between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: Interpolation,
    /// The value of places from outside the image.
    #[config(default = 0.0)]
    fill_value: Real,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for RandomPerspective {
    configured!();
    image_layer!();
    seeded!();

    fn supports_jit(&self) -> bool {
        false
    }
}
