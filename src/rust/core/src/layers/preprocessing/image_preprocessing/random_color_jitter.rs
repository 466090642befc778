//! [`RandomColorJitter`].

use super::base_image_preprocessing_layer::{image_layer, seeded, Layout};
use super::factor::{AsGiven, Factor, ValueRange};
use super::inside::{applies_layers, Inside, Maker};
use super::random_brightness::RandomBrightness;
use super::random_contrast::RandomContrast;
use super::random_hue::RandomHue;
use super::random_saturation::RandomSaturation;
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::{configured, Base, LayerClass};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Changes the colors of images at random
///
/// In training, brightness, contrast, saturation and hue of each image are
/// changed, each as the layer of that name does. Otherwise images pass
/// unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomColorJitter",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_color_jitter.RandomColorJitter",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_color_jitter",
    r_args = "object value_range brightness_factor contrast_factor saturation_factor \
              hue_factor seed data_format ...",
    example = "layer_random_color_jitter(brightness_factor = 0.2, hue_factor = 0.1)",
    keys = "data_format bounding_box_format value_range brightness_factor \
            contrast_factor saturation_factor hue_factor seed"
)]
pub struct RandomColorJitter {
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<false>,
    /// The change of the brightness, as in `layer_random_brightness()`; `NULL`
    /// for none.
    #[config(default = None)]
    brightness_factor: Option<AsGiven<Factor<-1, 1>>>,
    /// The change of the contrast, as in `layer_random_contrast()`; `NULL` for
    /// none.
    #[config(default = None)]
    contrast_factor: Option<AsGiven<Factor<0, 1>>>,
    /// The change of the saturation, as in `layer_random_saturation()`; `NULL`
    /// for none.
    #[config(default = None)]
    saturation_factor: Option<AsGiven<Factor<-1, 1>>>,
    /// The change of the hue, as in `layer_random_hue()`; `NULL` for none.
    #[config(default = None)]
    hue_factor: Option<AsGiven<Factor<0, 1>>>,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    #[config(flatten)]
    layout: Layout,
    #[config(flatten)]
    inside: Inside,
}

impl LayerClass for RandomColorJitter {
    configured!();
    image_layer!();
    seeded!();
    applies_layers!();

    fn prepare(mut self, _base: &mut Base, cx: &Context) -> Result<Self> {
        let mut inside = Maker::plain(cx);
        let rest = |factor: Value| {
            Ok([
                ("factor", factor),
                ("value_range", self.value_range.write()?),
                ("seed", self.seed.write()?),
            ])
        };
        if let Some(factor) = &self.brightness_factor {
            inside.add::<RandomBrightness, 3>(rest(factor.write()?)?)?;
        }
        if let Some(factor) = &self.contrast_factor {
            inside.add::<RandomContrast, 3>(rest(factor.write()?)?)?;
        }
        if let Some(factor) = &self.saturation_factor {
            inside.add::<RandomSaturation, 3>(rest(factor.write()?)?)?;
        }
        if let Some(factor) = &self.hue_factor {
            inside.add::<RandomHue, 3>(rest(factor.write()?)?)?;
        }
        self.inside = inside.made();
        Ok(self)
    }
}
