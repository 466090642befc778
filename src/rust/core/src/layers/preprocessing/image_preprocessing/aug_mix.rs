//! [`AugMix`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{Factor, ValueRange};
use super::filling::Interpolation;
use super::inside::{applies_layers, Change, Inside, Maker};
use crate::config::{Positive, Real};
use crate::context::Context;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, Base, LayerClass};
use keratin_derive::KerasConfig;

/// Blends images with changed ones
///
/// In training, each image goes through several chains of changes, whose
/// results are blended with it. Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Hendrycks et al., 2019: AugMix: A Simple Data Processing Method to Improve
/// Robustness and Uncertainty.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.AugMix",
    python = "keras.src.layers.preprocessing.image_preprocessing.aug_mix.AugMix",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_aug_mix",
    r_args = "object value_range num_chains chain_depth factor alpha all_ops \
              interpolation seed data_format ...",
    example = "layer_aug_mix(num_chains = 2)",
    keys = "data_format bounding_box_format value_range num_chains chain_depth \
            factor alpha all_ops interpolation seed"
)]
pub struct AugMix {
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255), r_default = "c(0L, 255L)")]
    value_range: ValueRange<false>,
    /// How many chains there are.
    #[config(default = 3)]
    num_chains: Positive,
    /// How many changes a chain has at most.
    #[config(default = 3)]
    chain_depth: Positive,
    /// How strong the change is: two numbers from 0 to 1 between which it is
    /// drawn, or one.
    #[config(default = 0.3)]
    factor: Factor<0, 1>,
    /// The parameter of the distributions that shares are drawn from.
    #[config(default = 1.0)]
    alpha: Real,
    /// Whether brightness, color, contrast and sharpness may be changed, too.
    #[config(default = true)]
    all_ops: bool,
    /// How values between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: Interpolation,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
    #[config(flatten)]
    inside: Inside,
}

impl LayerClass for AugMix {
    configured!();
    image_layer!();
    seeded!();
    applies_layers!();

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        let change = Change::of(
            &self.factor,
            &self.value_range,
            &self.interpolation,
            &self.seed,
        )?;
        let mut inside = Maker::like(base, &self.layout, cx)?;
        change.moves(&mut inside)?;
        change.tones(&mut inside)?;
        if self.all_ops {
            change.colors(&mut inside)?;
        }
        self.inside = inside.made();
        Ok(self)
    }
}
