//! [`CenterCrop`].

use super::base_image_preprocessing_layer::{sized_image_layer, Layout};
use crate::config::Positive;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Crops images in the middle
///
/// Cuts the middle of the height and width given out of each image. Where an
/// image is too small, it is resized before, so that its proportions stay.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input with the height and width given.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.CenterCrop",
    python = "keras.src.layers.preprocessing.image_preprocessing.center_crop.CenterCrop",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_center_crop",
    r_args = "object height width data_format ...",
    example = "layer_center_crop(height = 24, width = 24)",
    keys = "data_format bounding_box_format height width"
)]
pub struct CenterCrop {
    /// The height of the output.
    height: Positive,
    /// The width of the output.
    width: Positive,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for CenterCrop {
    configured!();
    sized_image_layer!();
}
