//! [`RandAugment`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{Factor, ValueRange};
use super::filling::Interpolation;
use super::inside::{applies_layers, Change, Inside, Maker};
use crate::config::Positive;
use crate::context::Context;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, Base, LayerClass};
use keratin_derive::KerasConfig;

/// Changes images by a random choice of ways
///
/// In training, some ways of changing images are chosen and applied one after
/// the other, to each image its own. Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Cubuk et al., 2019: RandAugment: Practical automated data augmentation
/// with a reduced search space.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandAugment",
    python = "keras.src.layers.preprocessing.image_preprocessing.rand_augment.RandAugment",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_rand_augment",
    r_args = "object value_range num_ops factor interpolation seed data_format ...",
    example = "layer_rand_augment(num_ops = 3)",
    keys = "data_format bounding_box_format value_range num_ops factor \
            interpolation seed"
)]
pub struct RandAugment {
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    /// How many changes are made.
    #[config(default = 2)]
    num_ops: Positive,
    /// How strong the change is: two numbers from 0 to 1 between which it is
    /// drawn, or one.
    #[config(default = 0.5)]
    factor: Factor<0, 1>,
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

impl LayerClass for RandAugment {
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
        change.colors(&mut inside)?;
        change.tones(&mut inside)?;
        self.inside = inside.made();
        Ok(self)
    }
}
