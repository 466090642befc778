//! What the layers for images have in common.

use crate::config::Literal;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::images::check_rank;
use crate::layers::signature::{CallArg, Signature};
use crate::layers::{CallSpec, DataFormat, Layer, Spec};
use crate::shape::Nested;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// `data`, `training = True`.
pub const DATA: &Signature = &[
    CallArg::required("data"),
    CallArg::with("training", Literal::Bool(true)),
];

/// How images are laid out, and the bounding boxes that belong to them.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Layout {
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    pub data_format: DataFormat,
    /// How bounding boxes are given, such as `"xyxy"`; `NULL` for none.
    #[config(default = None, omit_none)]
    pub bounding_box_format: Value,
}

/// The same of a layer that takes a seed in between.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct SeededLayout {
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's.
    #[config(default = None)]
    pub data_format: DataFormat,
    /// An integer that makes the choice reproducible; `NULL` draws a new one.
    #[config(default = None)]
    seed: Seed,
    /// How bounding boxes are given, such as `"xyxy"`; `NULL` for none.
    #[config(default = None, omit_none)]
    bounding_box_format: Value,
}

/// What a layer gives that changes values only: images, or a named list of them
/// and their labels. The shape of the changes follows from that of the images.
pub fn same_images(layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
    let images = match call.first()? {
        Nested::Map(parts) => parts.iter().find(|(name, _)| &**name == "images"),
        _ => None,
    };
    let images = images.map_or(call.first()?, |(_, images)| images);
    if let Nested::One(images) = images {
        check_rank(&images.shape)?;
    }
    call.same_shapes(layer.compute_dtype())
}

/// The behaviour of a layer that changes only the values of images: in what the
/// layer computes in, or with `input dtype`, in that of the input. With `own shape`,
/// the class says the shape; with `images only`, nothing else is taken.
macro_rules! image_layer {
    () => {
        super::base_image_preprocessing_layer::image_layer!(@signature);

        fn keeps_shapes(&self) -> bool {
            true
        }
    };
    (images only) => {
        super::base_image_preprocessing_layer::image_layer!(@signature);

        fn compute_output_spec(
            &self,
            layer: &$crate::layers::Layer,
            call: &$crate::layers::CallSpec,
        ) -> $crate::error::Result<$crate::shape::Nested<$crate::layers::Spec>> {
            super::base_image_preprocessing_layer::same_images(layer, call)
        }
    };
    (input dtype) => {
        super::base_image_preprocessing_layer::image_layer!(@signature);

        fn compute_output_shape(
            &self,
            input: &$crate::shape::Shape,
        ) -> $crate::error::Result<$crate::shape::Shape> {
            Ok(input.clone())
        }
    };
    (own shape) => {
        super::base_image_preprocessing_layer::image_layer!(@signature);

        fn output_dtype(
            &self,
            layer: &$crate::layers::Layer,
            _input: $crate::dtype::DType,
        ) -> $crate::dtype::DType {
            layer.compute_dtype()
        }
    };
    (@signature) => {
        fn signature(&self) -> &$crate::layers::Signature {
            super::base_image_preprocessing_layer::DATA
        }
    };
}

/// The behaviour of a layer that gives images `height` and `width`.
macro_rules! sized_image_layer {
    () => {
        super::base_image_preprocessing_layer::image_layer!(own shape);

        fn compute_output_shape(
            &self,
            input: &$crate::shape::Shape,
        ) -> $crate::error::Result<$crate::shape::Shape> {
            let size = [self.height, self.width].map(|size| Some(size.get()));
            $crate::layers::images::sized(input, size, self.layout.data_format)
        }
    };
}

/// The layer draws random numbers.
macro_rules! seeded {
    () => {
        fn seed_generators(&self) -> usize {
            1
        }
    };
}

/// The layer takes its input as it is.
macro_rules! unconverted {
    () => {
        fn converts_inputs(&self) -> bool {
            false
        }
    };
}

pub(super) use {image_layer, seeded, sized_image_layer, unconverted};
