//! [`MixUp`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use crate::config::Real;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Blends pairs of images
///
/// In training, each image is blended with another one of the batch, and
/// their labels with it. Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Zhang et al., 2017: mixup: Beyond Empirical Risk Minimization.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.MixUp",
    python = "keras.src.layers.preprocessing.image_preprocessing.mix_up.MixUp",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_mix_up",
    r_args = "object alpha data_format seed ...",
    example = "layer_mix_up(alpha = 0.2)",
    keys = "data_format bounding_box_format alpha seed"
)]
pub struct MixUp {
    /// The parameter of the beta distribution that shares are drawn from: the
    /// larger, the more is blended.
    #[config(default = 0.2)]
    alpha: Real,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for MixUp {
    configured!();
    image_layer!();
    seeded!();
}
