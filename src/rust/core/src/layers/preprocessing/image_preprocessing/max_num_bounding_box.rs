//! [`MaxNumBoundingBoxes`].

use super::base_image_preprocessing_layer::{Layout, DATA};
use crate::config::{Positive, Real};
use crate::error::{Error, Result};
use crate::layers::{configured, CallSpec, Layer, LayerClass, Signature, Spec};
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// Brings bounding boxes to a given number
///
/// Bounding boxes beyond the number are left out, missing ones are added.
///
/// # Input shape
/// `(batch, height, width, channels)` or `(height, width, channels)`; with
/// `data_format = "channels_first"`, the channels stand before the height.
///
/// # Output shape
/// That of the input; of bounding boxes, the number given.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.MaxNumBoundingBoxes",
    python = "keras.src.layers.preprocessing.image_preprocessing.max_num_bounding_box.MaxNumBoundingBoxes",
    bases(
        "keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer.BaseImagePreprocessingLayer",
        "keras.src.layers.preprocessing.data_layer.DataLayer"
    ),
    r = "layer_max_num_bounding_boxes",
    r_args = "object max_number fill_value ...",
    example = "layer_max_num_bounding_boxes(max_number = 10)",
    keys = "data_format bounding_box_format max_number"
)]
pub struct MaxNumBoundingBoxes {
    /// How many bounding boxes each image has afterwards.
    max_number: Positive,
    /// The value of boxes and labels that are added.
    #[config(default = -1, no_write)]
    fill_value: Real,
    #[config(flatten)]
    layout: Layout,
}

impl LayerClass for MaxNumBoundingBoxes {
    configured!();

    fn signature(&self) -> &Signature {
        DATA
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let mut output = call.same_shapes(layer.compute_dtype())?;
        if let Nested::Map(parts) = &mut output {
            let boxes = parts
                .iter_mut()
                .find(|(name, _)| &**name == "bounding_boxes");
            if let Some((_, Nested::Map(boxes))) = boxes {
                for (name, part) in boxes {
                    *part = self.limited(name, part)?;
                }
            }
        }
        Ok(output)
    }
}

impl MaxNumBoundingBoxes {
    /// What stands under a name beside bounding boxes, for as many of them.
    fn limited(&self, name: &str, part: &Nested<Spec>) -> Result<Nested<Spec>> {
        match (name, part) {
            ("boxes" | "labels", Nested::One(spec)) => {
                let shape = spec.shape.with(1, Some(self.max_number.get()))?;
                Ok(Nested::One(spec.with_shape(shape)))
            }
            _ => Err(Error::shape(format!(
                "`bounding_boxes` has `boxes` and `labels`, got `{name}`"
            ))),
        }
    }
}
