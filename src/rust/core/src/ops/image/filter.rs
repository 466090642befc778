//! What a small window makes of images: blurred ones, edges, a measure.

use super::Layout;
use crate::config::{Numbers, Real};
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

crate::ops::operations! { GaussianBlur, SobelEdges, Ssim }

/// Blurred images
///
/// Gives for each pixel the average of those around it, which count the less the farther
/// they are, as the Gaussian curve says.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.GaussianBlur",
    r = "op_image_gaussian_blur",
    call = "images",
    example = "images <- keras_input(shape = c(32, 32, 3))\n\
               op_image_gaussian_blur(images, kernel_size = c(5, 5), sigma = c(2, 2))"
)]
pub struct GaussianBlur {
    /// Height and width of the window that is averaged over.
    #[config(default = (3, 3), r_default = "list(3L, 3L)")]
    kernel_size: Ints,
    /// How fast pixels count less: the standard deviations along height and width.
    #[config(default = (1.0, 1.0), r_default = "list(1, 1)", r_convert = "as_tuple")]
    sigma: Numbers,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for GaussianBlur {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        super::images(operands, "images").map(Nested::One)
    }
}

/// The edges in images
///
/// Gives for each pixel how fast it changes, down and to the right: an axis of size 2 behind
/// the others.
///
/// # Operands
/// images: A tensor of a batch of images.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.image.SobelEdges", call = "images")]
pub struct SobelEdges {
    #[config(flatten)]
    layout: Layout,
}

impl Operation for SobelEdges {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let images = operands.spec("images")?;
        if images.shape.rank() != 4 {
            return Err(Error::shape(format!(
                "expected a batch of images, got shape {}",
                images.shape
            ))
            .received(&images.shape.value())
            .expected("4 dimensions")
            .at("images"));
        }
        let shape = images.shape.iter().copied().chain([Some(2)]);
        one(shape.collect(), images.dtype)
    }
}

/// How alike images are
///
/// Measures the structural similarity of two images, or of each pair in two batches: 1 for
/// equal ones.
///
/// # Operands
/// image1: A tensor of one image, or of a batch of images.
/// image2: A tensor of the same shape.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.image.SSIM", call = "image1 image2")]
pub struct Ssim {
    /// The largest value that a pixel can have.
    #[config(default = 1.0)]
    max_val: Real,
    /// Height and width of the window that is compared.
    #[config(default = 11)]
    filter_size: i64,
    /// How fast pixels count less that are away from the middle of the window.
    #[config(default = 1.5)]
    filter_sigma: Real,
    /// What keeps the comparison of brightness stable.
    #[config(default = 0.01)]
    k1: Real,
    /// What keeps the comparison of contrast stable.
    #[config(default = 0.03)]
    k2: Real,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for Ssim {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let first = super::images(operands, "image1")?;
        super::images(operands, "image2")?;
        let shape = match *first.shape {
            [batch, _, _, _] => Shape::new([batch]),
            _ => Shape::EMPTY,
        };
        one(shape, first.dtype)
    }
}
