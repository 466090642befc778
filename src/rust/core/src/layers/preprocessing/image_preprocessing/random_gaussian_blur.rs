//! [`RandomGaussianBlur`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::{Factor, OddPair, ValueRange};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Blurs images at random
///
/// In training, each image is smoothed by a Gaussian filter. Otherwise images
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
    class = "keras.layers.RandomGaussianBlur",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_gaussian_blur.RandomGaussianBlur",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_gaussian_blur",
    r_args = "object factor kernel_size sigma value_range data_format seed ...",
    example = "layer_random_gaussian_blur(kernel_size = 5)",
    keys = "data_format bounding_box_format factor kernel_size sigma value_range \
            seed"
)]
pub struct RandomGaussianBlur {
    /// The probability that an image is changed: two numbers from 0 to 1
    /// between which it is drawn, or one.
    #[config(default = 1.0)]
    factor: Factor<0, 1>,
    /// The height and width of the filter, odd numbers, or one for both.
    #[config(default = 3)]
    kernel_size: OddPair,
    /// The standard deviation of the filter: two numbers from 0 to 1 between
    /// which it is drawn, or the larger of them.
    #[config(default = 1.0)]
    sigma: Factor<0, 1>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomGaussianBlur {
    configured!();
    image_layer!();
    seeded!();
}
