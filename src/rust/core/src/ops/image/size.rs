//! Images of another size: resized, padded, cropped.

use super::Layout;
use crate::config::{Field, NonNegative, Positive, Real};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{images, Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Dim, Nested};
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! { CropImages, PadImages, Resize }

/// A height and a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size([Positive; 2]);

impl Field for Size {
    const EXPECTED: &'static str = "two positive integers: height and width";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value.as_array() {
            Some([height, width]) => {
                let read = |value: &Value| Positive::read(value.clone(), cx);
                match (read(height), read(width)) {
                    (Ok(height), Ok(width)) => Ok(Size([height, width])),
                    _ => Err(Self::refuse(&value)),
                }
            }
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.to_vec().write()
    }
}

/// Images of another size
///
/// Gives images of a height and width, their pixels computed from those of the given
/// images.
///
/// # Returns
/// A symbolic tensor of the dtype of `images`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.Resize",
    r = "op_image_resize",
    call = "images",
    prepare,
    example = "images <- keras_input(shape = c(32, 48, 3))\n\
               op_image_resize(images, size = c(16, 16))\n\n\
               # Images of any size, with their proportions kept\n\
               images <- keras_input(shape = c(NA, NA, 3))\n\
               op_image_resize(images, size = c(224, 224), pad_to_aspect_ratio = TRUE)"
)]
pub struct Resize {
    /// Height and width of the result.
    size: Size,
    /// How pixels between pixels are computed: `"bilinear"`, `"nearest"`, `"bicubic"`,
    /// `"lanczos3"` or `"lanczos5"`.
    #[config(default = "bilinear")]
    interpolation: String,
    /// Whether images are smoothed before they are made smaller.
    #[config(default = false)]
    antialias: bool,
    /// Whether images are cropped so that their proportions stay.
    #[config(default = false)]
    crop_to_aspect_ratio: bool,
    /// Whether images are padded so that their proportions stay.
    #[config(default = false)]
    pad_to_aspect_ratio: bool,
    /// How the padding is filled: `"constant"`.
    #[config(default = "constant")]
    fill_mode: String,
    /// The value of the padding.
    #[config(default = 0.0)]
    fill_value: Real,
    #[config(flatten)]
    layout: Layout,
}

impl Resize {
    fn prepare(&mut self) -> Result<()> {
        match self.crop_to_aspect_ratio && self.pad_to_aspect_ratio {
            false => Ok(()),
            true => Err(Error::config(
                "images are either cropped or padded to keep their proportions, not both",
            )
            .hint("Give only one of `crop_to_aspect_ratio` and `pad_to_aspect_ratio`.")
            .at("pad_to_aspect_ratio")),
        }
    }
}

impl Operation for Resize {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let images = super::images(operands, "images")?;
        let size = self.size.0.map(|size| Some(size.get()));
        let shape = images::sized(&images.shape, size, self.layout.get())?;
        one(shape, images.dtype)
    }
}

/// What changes the size of a dimension: two of three numbers, from which the third
/// follows.
struct Edges {
    /// What the numbers are called.
    names: [&'static str; 3],
    /// The margins before and behind, and the size of the result.
    given: [Option<NonNegative>; 3],
    /// Whether margins are cut off, not added.
    is_cut: bool,
}

impl Edges {
    /// The size of the result, from that of the images.
    fn resize(&self, size: Dim) -> Result<Dim> {
        let [first, second, third] = self.names;
        let given = self
            .given
            .map(|given| given.map(|number| i128::from(number.get())));
        let sign = if self.is_cut { -1 } else { 1 };
        let (follows, result) = match (given, size.map(i128::from)) {
            ([Some(before), Some(behind), None], Some(size)) => {
                let result = size + sign * (before + behind);
                (result, result)
            }
            ([Some(_), Some(_), None], None) if self.is_cut => {
                return Err(Error::shape(format!(
                    "`{third}` does not follow: the size of the images is unknown"
                ))
                .hint(format!("Give it in place of `{first}` or `{second}`."))
                .at(third))
            }
            ([Some(_), Some(_), None], None) => return Ok(None),
            ([Some(margin), None, Some(result)] | [None, Some(margin), Some(result)], size) => {
                let other = size.map_or(0, |size| sign * (result - size) - margin);
                (other, result)
            }
            _ => {
                return Err(Error::config(format!(
                    "expected exactly two of `{first}`, `{second}` and `{third}`"
                ))
                .hint("The third follows from the size of the images."))
            }
        };
        let missing = self.names.iter().zip(given).find(|(_, n)| n.is_none());
        let missing = missing.map_or(third, |(name, _)| name);
        match i64::try_from(result) {
            Ok(result) if follows >= 0 => Ok(Some(result)),
            _ => Err(Error::shape(format!(
                "`{missing}` would have to be {follows} for images of size {}",
                size.unwrap_or_default()
            ))
            .at(missing)),
        }
    }
}

/// The images with another height and width.
fn resize(operands: &Operands<'_>, layout: &Layout, edges: [Edges; 2]) -> Result<Nested<Spec>> {
    let images = super::images(operands, "images")?;
    let format = layout.get();
    let [height, width] = images::size(&images.shape, format)?;
    let [vertical, horizontal] = edges;
    let size = [vertical.resize(height)?, horizontal.resize(width)?];
    let shape = images::sized(&images.shape, size, format)?;
    one(shape, images.dtype)
}

/// Zeros around images
///
/// Adds zeros around images. For the rows, exactly two of `top_padding`, `bottom_padding` and
/// `target_height` are given, the third follows from the height of the images; and the same
/// for the columns.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.PadImages",
    r = "op_image_pad",
    call = "images",
    example = "images <- keras_input(shape = c(15, 25, 3))\n\
               op_image_pad(images, 2, 3, target_height = 20, target_width = 30)"
)]
pub struct PadImages {
    /// How many rows are added above.
    #[config(default = None)]
    top_padding: Option<NonNegative>,
    /// How many columns are added at the left.
    #[config(default = None)]
    left_padding: Option<NonNegative>,
    /// How many rows are added below.
    #[config(default = None)]
    bottom_padding: Option<NonNegative>,
    /// How many columns are added at the right.
    #[config(default = None)]
    right_padding: Option<NonNegative>,
    /// The height of the result.
    #[config(default = None)]
    target_height: Option<NonNegative>,
    /// The width of the result.
    #[config(default = None)]
    target_width: Option<NonNegative>,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for PadImages {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let vertical = Edges {
            names: ["top_padding", "bottom_padding", "target_height"],
            given: [self.top_padding, self.bottom_padding, self.target_height],
            is_cut: false,
        };
        let horizontal = Edges {
            names: ["left_padding", "right_padding", "target_width"],
            given: [self.left_padding, self.right_padding, self.target_width],
            is_cut: false,
        };
        resize(operands, &self.layout, [vertical, horizontal])
    }
}

/// A part of images
///
/// Cuts off the outer rows and columns of images. For the rows, exactly two of `top_cropping`,
/// `bottom_cropping` and `target_height` are given, the third follows from the height of the
/// images; and the same for the columns.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.image.CropImages",
    r = "op_image_crop",
    call = "images",
    example = "images <- keras_input(shape = c(20, 30, 3))\n\
               op_image_crop(images, 2, 3, target_height = 15, target_width = 25)"
)]
pub struct CropImages {
    /// How many rows are cut off above.
    #[config(default = None)]
    top_cropping: Option<NonNegative>,
    /// How many columns are cut off at the left.
    #[config(default = None)]
    left_cropping: Option<NonNegative>,
    /// How many rows are cut off below.
    #[config(default = None)]
    bottom_cropping: Option<NonNegative>,
    /// How many columns are cut off at the right.
    #[config(default = None)]
    right_cropping: Option<NonNegative>,
    /// The height of the result.
    #[config(default = None)]
    target_height: Option<NonNegative>,
    /// The width of the result.
    #[config(default = None)]
    target_width: Option<NonNegative>,
    #[config(flatten)]
    layout: Layout,
}

impl Operation for CropImages {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let vertical = Edges {
            names: ["top_cropping", "bottom_cropping", "target_height"],
            given: [self.top_cropping, self.bottom_cropping, self.target_height],
            is_cut: true,
        };
        let horizontal = Edges {
            names: ["left_cropping", "right_cropping", "target_width"],
            given: [self.left_cropping, self.right_cropping, self.target_width],
            is_cut: true,
        };
        resize(operands, &self.layout, [vertical, horizontal])
    }
}
