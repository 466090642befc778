//! [`ContrastLimitedAdaptiveHistogramEqualization`].

use super::base_image_preprocessing_layer::{image_layer, Layout};
use super::factor::ValueRange;
use crate::config::{Real, Tuple};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Equalizes the histogram of parts of images
///
/// Spreads the values of each part of an image so that all are about equally
/// frequent, but none is spread too far, and blends the parts.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.ContrastLimitedAdaptiveHistogramEqualization",
    python = "keras.src.layers.preprocessing.image_preprocessing.clahe.ContrastLimitedAdaptiveHistogramEqualization",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    keys = "data_format bounding_box_format value_range clip_limit tile_grid_size"
)]
pub struct ContrastLimitedAdaptiveHistogramEqualization {
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    /// How many times the mean a frequency may be before it is cut.
    #[config(default = 4.0)]
    clip_limit: Real,
    /// Into how many parts images are divided, down and across.
    #[config(default = (8, 8))]
    tile_grid_size: Tuple<2>,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for ContrastLimitedAdaptiveHistogramEqualization {
    configured!();
    image_layer!();
}
