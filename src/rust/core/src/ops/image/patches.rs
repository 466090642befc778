//! Patches cut out of images.

use crate::error::{Error, Result};
use crate::layers::window::Window;
use crate::layers::{DataFormat, Operands, Operation, Spec};
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{product, Nested};
use keratin_derive::KerasConfig;

crate::ops::operations! { ExtractPatches }

/// Patches of images
///
/// Cuts patches out of images or, with a `size` of three numbers, out of volumes. The
/// channels of the result are the pixels of a patch, one after the other.
///
/// # Operands
/// images: A tensor of one image, or of a batch of images; of volumes, if `size` has three
///   numbers.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.ExtractPatches",
    r = "op_image_extract_patches",
    call = "images",
    keys = "size strides dilation_rate padding data_format",
    prepare,
    example = "images <- keras_input(shape = c(20, 20, 3))\n\
               op_image_extract_patches(images, size = c(5, 5))\n\n\
               # Patches that overlap\n\
               op_image_extract_patches(images, size = 5, strides = 1, padding = \"same\")"
)]
pub struct ExtractPatches {
    /// The size of a patch: one number for height and width, or one for each, or three
    /// for depth, height and width.
    size: Ints,
    /// How far a patch is from the next one: one number, or one for each dimension; `NULL`
    /// for the size of a patch.
    #[config(default = None)]
    strides: Option<Ints>,
    /// How far the pixels of a patch are apart: one number, or one for each dimension.
    #[config(default = 1)]
    dilation_rate: Ints,
    /// `"valid"` for patches that lie inside, `"same"` for zeros around the images.
    #[config(default = "valid")]
    padding: String,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None, r_default = "\"channels_last\"")]
    data_format: DataFormat,
}

impl ExtractPatches {
    fn prepare(&mut self) -> Result<()> {
        if let Ints::One(size) = self.size {
            self.size = Ints::Many(vec![size, size]);
        }
        let size = self.size.as_slice();
        if !matches!(size.len(), 2 | 3) || size.iter().any(|size| *size < 0) {
            return Err(Error::config(format!("patches cannot be of size {size:?}"))
                .expected("one number, or two or three of at least 0")
                .at("size"));
        }
        if self.strides.is_none() {
            self.strides = Some(self.size.clone());
        }
        Ok(())
    }
}

impl Operation for ExtractPatches {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let images = operands.spec("images")?;
        let size = self.size.as_slice();
        let rank = size.len();
        // One image is a batch of one.
        let is_one = images.shape.rank() == rank + 1;
        let batch = match is_one {
            true => [Some(1)]
                .into_iter()
                .chain(images.shape.iter().copied())
                .collect(),
            false => images.shape.clone(),
        };
        let pixels = size.iter().copied().map(Some);
        let channels = pixels.chain([self.data_format.channels(&batch)?]);
        let channels = product(&channels.collect::<Vec<_>>())?.ok_or_else(|| {
            Error::shape(format!(
                "the number of channels must be known, got shape {}",
                images.shape
            ))
            .received(&images.shape.value())
            .at("images")
        })?;
        let strides = self.strides.as_ref().unwrap_or(&self.size);
        let window = Window {
            size,
            strides: &strides.stretched("strides", rank)?,
            dilation: &self.dilation_rate.each("dilation_rate", rank)?,
            padding: &self.padding,
            data_format: self.data_format,
        };
        let shape = window.output_shape(&batch, Some(channels))?;
        let shape = match is_one {
            true => shape.iter().skip(1).copied().collect(),
            false => shape,
        };
        one(shape, images.dtype)
    }
}
