//! [`Resizing`].

use super::base_image_preprocessing_layer::{sized_image_layer, Layout};
use crate::config::{Positive, Real};
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Resizes images
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input with the height and width given.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Resizing",
    python = "keras.src.layers.preprocessing.image_preprocessing.resizing.Resizing",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_resizing",
    r_args = "object height width interpolation crop_to_aspect_ratio pad_to_aspect_ratio \
              fill_mode fill_value data_format ... antialias",
    keys = "data_format bounding_box_format height width interpolation crop_to_aspect_ratio \
            pad_to_aspect_ratio fill_mode fill_value antialias"
)]
pub struct Resizing {
    /// The height of the output.
    height: Positive,
    /// The width of the output.
    width: Positive,
    /// How pixels between pixels are computed: `"bilinear"`, `"nearest"`,
    /// `"bicubic"`, `"lanczos3"` or `"lanczos5"`.
    #[config(default = "bilinear")]
    interpolation: String,
    /// Whether the image is cropped so that its proportions stay.
    #[config(default = false)]
    crop_to_aspect_ratio: bool,
    /// Whether the image is padded so that its proportions stay.
    #[config(default = false)]
    pad_to_aspect_ratio: bool,
    /// How the padding is filled: `"constant"`.
    #[config(default = "constant")]
    fill_mode: String,
    /// The value of the padding.
    #[config(default = 0.0)]
    fill_value: Real,
    /// Whether the image is smoothed before it is made smaller.
    #[config(default = false)]
    antialias: bool,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for Resizing {
    configured!();
    sized_image_layer!();
}
