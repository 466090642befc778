//! [`RandomGaussianBlur`].

use super::base_image_preprocessing_layer::{image_layer, seeded};
use super::factor::{Factor, OddPair, ValueRange};
use crate::initializers::seed::Seed;
use crate::layers::{configured, DataFormat, LayerClass};
use crate::value::Value;
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
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    data_format: DataFormat,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// How bounding boxes are given, such as `"xyxy"`; `NULL` for none.
    #[config(default = None, omit_none)]
    bounding_box_format: Value,
}

impl LayerClass for RandomGaussianBlur {
    configured!();
    image_layer!();
    seeded!();
}
