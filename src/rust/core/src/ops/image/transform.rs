//! Images whose pixels come from other places.

use super::Layout;
use crate::config::{whole, Real};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{Dim, Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! {
    AffineTransform, ElasticTransform, MapCoordinates, PerspectiveTransform, ScaleAndTranslate,
}

/// Turned, sheared, scaled and moved images
///
/// Moves the pixels of images as a map says: with `transform = c(a0, a1, a2, b0, b1, b2, c0,
/// c1)`, the pixel at `(x, y)` is the one that was at `((a0 * x + a1 * y + a2) / k, (b0 * x +
/// b1 * y + b2) / k)`, where `k` is `c0 * x + c1 * y + 1`.
///
/// # Operands
/// transform: A tensor or an array of the 8 numbers of the map; for a batch of images, of 8
///   for each.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.AffineTransform",
    r = "op_image_affine_transform",
    call = "images transform",
    example = "image <- keras_input(batch_shape = c(32, 32, 3))\n\
               # Each pixel comes from one twice as far from the upper left corner\n\
               op_image_affine_transform(image, c(2, 0, 0, 0, 2, 0, 0, 0))"
)]
pub struct AffineTransform {
    /// How pixels between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: String,
    /// What stands where the images end: `"constant"` for `fill_value`, `"nearest"` for the
    /// outermost pixels, `"wrap"`, `"mirror"` or `"reflect"` for the images once more.
    #[config(default = "constant")]
    fill_mode: String,
    /// The value outside with `fill_mode = "constant"`.
    #[config(default = 0, r_convert = "as_integer")]
    fill_value: Real,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for AffineTransform {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let images = super::images(operands, "images")?;
        let transform = operands.spec("transform")?.shape;
        match transform.rank() {
            1 | 2 => Ok(Nested::One(images)),
            _ => Err(misshaped("transform", &transform, "one or two dimensions")),
        }
    }
}

/// Images from another point of view
///
/// Moves four points of an image to other places, and with them all between.
///
/// # Operands
/// start_points: A tensor or an array of four points, with two numbers each; for a batch of
///   images, of four points for each.
/// end_points: Where they go: a tensor or an array of the same shape.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.PerspectiveTransform",
    r = "op_image_perspective_transform",
    call = "images start_points end_points",
    example = "image <- keras_input(batch_shape = c(32, 32, 3))\n\
               corners <- rbind(c(0, 0), c(0, 31), c(31, 0), c(31, 31))\n\
               inside <- rbind(c(4, 4), c(4, 27), c(31, 0), c(31, 31))\n\
               op_image_perspective_transform(image, corners, inside)"
)]
pub struct PerspectiveTransform {
    /// How pixels between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: String,
    /// The value where the images end.
    #[config(default = 0, r_convert = "as_integer")]
    fill_value: Real,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for PerspectiveTransform {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let images = super::images(operands, "images")?;
        let points = |name: &'static str| match operands.spec(name)?.shape {
            shape if matches!(*shape, [Some(4), Some(2)] | [_, Some(4), Some(2)]) => Ok(shape),
            shape => Err(misshaped(name, &shape, "shape (4, 2), or (batch, 4, 2)")),
        };
        let (start, end) = (points("start_points")?, points("end_points")?);
        match start == end {
            true => Ok(Nested::One(images)),
            false => Err(Error::shape(format!(
                "`start_points` of shape {start} go to `end_points` of shape {end}"
            ))
            .expected("the same shape")
            .at("end_points")),
        }
    }
}

/// Images as if on rubber
///
/// Moves the pixels of images at random, each about as its neighbours.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.ElasticTransform",
    r = "op_image_elastic_transform",
    call = "images",
    example = "images <- keras_input(shape = c(32, 32, 3))\n\
               op_image_elastic_transform(images, alpha = 10, seed = 1)"
)]
pub struct ElasticTransform {
    /// How far pixels are moved.
    #[config(default = 20.0)]
    alpha: Real,
    /// How alike neighbours are moved: the standard deviation of what moves are averaged with.
    #[config(default = 5.0)]
    sigma: Real,
    /// How pixels between pixels are computed: `"bilinear"` or `"nearest"`.
    #[config(default = "bilinear")]
    interpolation: String,
    /// What stands where the images end: `"constant"` for `fill_value`, `"nearest"` for the
    /// outermost pixels, `"wrap"`, `"mirror"` or `"reflect"` for the images once more.
    #[config(default = "reflect")]
    fill_mode: String,
    /// The value outside with `fill_mode = "constant"`.
    #[config(default = 0.0)]
    fill_value: Real,
    /// An integer that makes the moves reproducible; `NULL` draws new ones.
    #[config(default = None, r_convert = "as_integer")]
    seed: Option<i64>,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for ElasticTransform {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        super::images(operands, "images").map(Nested::One)
    }
}

/// Values at coordinates
///
/// Gives the values of an array at places that may lie between its elements.
///
/// # Operands
/// inputs: A tensor of any rank.
/// coordinates: A tensor or an array of at least two dimensions: along the first, the
///   coordinate on each axis of `inputs`, counted from 0.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.MapCoordinates",
    r = "op_image_map_coordinates",
    call = "inputs coordinates",
    example = "x <- keras_input(batch_shape = c(8, 8))\n\
               # At (0.5, 1) and (2, 3.5)\n\
               op_image_map_coordinates(x, cbind(c(0.5, 1), c(2, 3.5)), order = 1)"
)]
pub struct MapCoordinates {
    /// How values between elements are computed: 0 for the nearest, 1 for linear ones.
    #[config(r_convert = "as_integer")]
    order: Real,
    /// What stands where the array ends: `"constant"` for `fill_value`, `"nearest"` for the
    /// outermost elements, `"wrap"`, `"mirror"` or `"reflect"` for the array once more.
    #[config(default = "constant")]
    fill_mode: String,
    /// The value outside with `fill_mode = "constant"`.
    #[config(default = 0, r_convert = "as_integer")]
    fill_value: Real,
}

impl Operation for MapCoordinates {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let coordinates = operands.spec("coordinates")?.shape;
        let rank = i64::try_from(inputs.shape.rank()).ok();
        match &*coordinates {
            [axes, places @ ..] if *axes == rank && !places.is_empty() => {
                one(Shape::new(places), inputs.dtype)
            }
            _ => Err(misshaped(
                "coordinates",
                &coordinates,
                format!(
                    "at least two dimensions, the first of them {}",
                    inputs.shape.rank()
                ),
            )),
        }
    }
}

/// Scaled and moved images
///
/// # Operands
/// output_shape: The shape of the result.
/// scale: The factor for each of the axes.
/// translation: How far the images are moved along each of the axes.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.ScaleAndTranslate",
    call = "images output_shape scale translation"
)]
pub struct ScaleAndTranslate {
    /// The axes.
    spatial_dims: Ints,
    /// How pixels between pixels are computed: `"linear"`, `"cubic"`, `"lanczos3"`, ...
    method: String,
    /// Whether images are smoothed before they are made smaller.
    #[config(default = true)]
    antialias: bool,
}

impl Operation for ScaleAndTranslate {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let dtype = operands.spec("images")?.dtype;
        let given = operands.value("output_shape").map(elements);
        let dim = |value: &Value| -> Option<Dim> {
            match value {
                Value::Null => Some(None),
                value => whole(value).filter(|size| *size >= 0).map(Some),
            }
        };
        let dims = given.and_then(Value::as_array);
        let shape = dims.and_then(|dims| dims.iter().map(dim).collect::<Option<Shape>>());
        let shape = shape.ok_or_else(|| {
            Error::shape("the shape of the result is not known")
                .expected("a list of sizes, null where one is unknown")
                .at("output_shape")
        })?;
        one(shape, dtype)
    }
}

/// What an array holds that stands in a config; a list holds it itself.
fn elements(value: &Value) -> &Value {
    let config = value.get("config");
    config
        .and_then(|config| config.get("value"))
        .unwrap_or(value)
}

fn misshaped(name: &'static str, shape: &Shape, expected: impl Into<String>) -> Error {
    let expected = expected.into();
    Error::shape(format!("expected {expected}, got shape {shape}"))
        .received(&shape.value())
        .expected(expected)
        .at(name)
}
