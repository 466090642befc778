//! [`CutMix`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::Factor;
use crate::initializers::seed::Seed;
use crate::layers::{configured, LayerClass};
use keratin_derive::KerasConfig;

/// Replaces a part of images by that of others
///
/// In training, a rectangle of each image is replaced by the same one of
/// another image of the batch, and labels are blended by its area. Otherwise
/// images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Yun et al., 2019: CutMix: Regularization Strategy to Train Strong
/// Classifiers with Localizable Features.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.CutMix",
    python = "keras.src.layers.preprocessing.image_preprocessing.cut_mix.CutMix",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_cut_mix",
    r_args = "object factor seed data_format ...",
    example = "layer_cut_mix(factor = 0.8)",
    keys = "data_format bounding_box_format factor seed"
)]
pub struct CutMix {
    /// How strong the change is: two numbers from 0 to 1 between which it is
    /// drawn, or one. It sets the size of the rectangle.
    #[config(default = 1.0)]
    factor: Factor<0, 1>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for CutMix {
    configured!();
    image_layer!();
    seeded!();
}
