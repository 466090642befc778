//! [`RandomColorDegeneration`].

use super::base_image_preprocessing_layer::{image_layer, seeded, SeededLayout};
use super::factor::{Factor, ValueRange};
use crate::error::{Error, Result};
use crate::layers::images::channel_axis;
use crate::layers::{configured, LayerClass};
use crate::shape::Shape;
use keratin_derive::KerasConfig;

/// Takes color from images at random
///
/// In training, each image of 3 channels is blended with its gray version.
/// Otherwise images pass unchanged.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RandomColorDegeneration",
    python = "keras.src.layers.preprocessing.image_preprocessing.random_color_degeneration.RandomColorDegeneration",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_random_color_degeneration",
    r_args = "object factor value_range data_format seed ...",
    example = "layer_random_color_degeneration(factor = 0.2)",
    keys = "data_format bounding_box_format factor value_range seed"
)]
pub struct RandomColorDegeneration {
    /// The share of gray: two numbers from 0 to 1 between which it is drawn, or
    /// one; 1 is fully gray.
    factor: Factor<-1, 1>,
    /// The lowest and the highest value that images can have.
    #[config(default = (0, 255))]
    value_range: ValueRange<true>,
    #[config(flatten)]
    layout: SeededLayout,
}

impl LayerClass for RandomColorDegeneration {
    configured!();
    image_layer!(own shape);
    seeded!();

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        let channels = input.at(channel_axis(self.layout.data_format))?;
        match (input.rank(), channels) {
            (3..=4, None | Some(3)) => Ok(input.clone()),
            _ => Err(
                Error::shape(format!("expected images of 3 channels, got shape {input}"))
                    .received(&input.value())
                    .expected("3 or 4 dimensions, 3 channels"),
            ),
        }
    }
}
