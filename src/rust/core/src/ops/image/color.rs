//! Images in other colors.

use super::Layout;
use crate::error::{Error, Result};
use crate::layers::images::channel_axis;
use crate::layers::{DataFormat, Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::Nested;
use keratin_derive::KerasConfig;

crate::ops::operations! { HsvToRgb, RgbToGrayscale, RgbToHsv }

/// The images, with a number of channels that is unknown or among `counts`.
fn of_channels(operands: &Operands<'_>, format: DataFormat, counts: &[i64]) -> Result<Spec> {
    let images = super::images(operands, "images")?;
    match images.shape.at(channel_axis(format))? {
        Some(channels) if !counts.contains(&channels) => Err(Error::shape(format!(
            "expected images of {} channels, got {channels} in shape {}",
            counts
                .iter()
                .map(i64::to_string)
                .collect::<Vec<_>>()
                .join(" or "),
            images.shape
        ))
        .received(&images.shape.value())
        .hint("`data_format` says where the channels stand.")
        .at("images")),
        _ => Ok(images),
    }
}

/// Images of three channels of floats, which other three take the place of.
fn recolored(operands: &Operands<'_>, format: DataFormat) -> Result<Nested<Spec>> {
    let images = of_channels(operands, format, &[3])?;
    match images.dtype.is_float() {
        true => Ok(Nested::One(images)),
        false => Err(Error::shape(format!(
            "expected images of floats, got a tensor of {}",
            images.dtype
        ))
        .expected("a float dtype, with values from 0 to 1")
        .hint("Bring them to floats with `op_cast()`.")
        .at("images")),
    }
}

/// Gray images from colored ones
///
/// Gives images of one channel: the brightness of red, green and blue. Images of one
/// channel stay as they are.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.RGBToGrayscale",
    r = "op_image_rgb_to_grayscale",
    call = "images",
    example = "images <- keras_input(shape = c(32, 32, 3))\nop_image_rgb_to_grayscale(images)"
)]
pub struct RgbToGrayscale {
    #[config(flatten)]
    layout: Layout,
}

impl Operation for RgbToGrayscale {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let format = self.layout.get();
        let images = of_channels(operands, format, &[1, 3])?;
        let shape = images.shape.with(channel_axis(format), Some(1))?;
        one(shape, images.dtype)
    }
}

/// Hue, saturation and value of colors
///
/// Gives images in which hue, saturation and value, each from 0 to 1, stand in place of
/// red, green and blue. Hue is 0 for red, 1/3 for green and 2/3 for blue.
///
/// # Operands
/// images: A tensor of one image, or of a batch of images: floats from 0 to 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.RGBToHSV",
    r = "op_image_rgb_to_hsv",
    call = "images",
    example = "images <- keras_input(shape = c(32, 32, 3))\nop_image_rgb_to_hsv(images)"
)]
pub struct RgbToHsv {
    #[config(flatten)]
    layout: Layout,
}

impl Operation for RgbToHsv {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        recolored(operands, self.layout.get())
    }
}

/// Colors from hue, saturation and value
///
/// Gives images in which red, green and blue stand in place of hue, saturation and value.
///
/// # Operands
/// images: A tensor of one image, or of a batch of images: floats from 0 to 1.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.HSVToRGB",
    r = "op_image_hsv_to_rgb",
    call = "images",
    example = "images <- keras_input(shape = c(32, 32, 3))\n\
               images |>\n  op_image_rgb_to_hsv() |>\n  op_image_hsv_to_rgb()"
)]
pub struct HsvToRgb {
    #[config(flatten)]
    layout: Layout,
}

impl Operation for HsvToRgb {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        recolored(operands, self.layout.get())
    }
}
