//! Blocks of images: cut out and put together, moved to channels and back.

use crate::config::Positive;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::given_format::GivenFormat;
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{product, Dim, Nested, Shape};
use keratin_derive::KerasConfig;

/// One number for both dimensions, or one for each.
fn pair(name: &str, ints: &Ints) -> Result<[i64; 2]> {
    match ints {
        Ints::One(one) => Ok([*one, *one]),
        Ints::Many(many) => <[i64; 2]>::try_from(&many[..])
            .map_err(|_| Error::config("expected one number, or two").at(name.to_owned())),
    }
}

fn four(shape: &Shape) -> Result<[Dim; 4]> {
    <[Dim; 4]>::try_from(&**shape).map_err(|_| {
        Error::shape(format!(
            "expected images, a tensor of 4 dimensions, got shape {shape}"
        ))
    })
}

fn overflow() -> Error {
    Error::shape("the result would be too large")
}

/// Blocks of images, each as one vector
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.Unfold", call = "x")]
pub struct Unfold {
    /// The size of a block.
    kernel_size: Ints,
    /// How far the elements of a block are apart.
    #[config(default = 1)]
    dilation: Ints,
    /// How many zeros are added around the image.
    #[config(default = 0)]
    padding: Ints,
    /// How far a block is from the next one.
    #[config(default = 1)]
    stride: Ints,
}

impl Operation for Unfold {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let [batch, channels, height, width] = four(&x.shape)?;
        let size = pair("kernel_size", &self.kernel_size)?;
        let dilation = pair("dilation", &self.dilation)?;
        let padding = pair("padding", &self.padding)?;
        let stride = pair("stride", &self.stride)?;
        let unknown = || Error::shape(format!("shape {} must be known but for the batch", x.shape));
        let mut places = vec![];
        for (i, length) in [height, width].into_iter().enumerate() {
            let at = |numbers: &[i64; 2]| numbers.get(i).copied().unwrap_or(1);
            let reach = at(&size).checked_sub(1);
            let reach = reach.and_then(|n| n.checked_mul(at(&dilation)));
            let added = at(&padding).checked_mul(2);
            let room = length
                .ok_or_else(unknown)?
                .checked_add(added.ok_or_else(overflow)?);
            let room = room.and_then(|n| n.checked_sub(reach?)?.checked_sub(1));
            let steps = room.and_then(|n| n.checked_div_euclid(at(&stride)));
            places.push(Some(
                steps.and_then(|n| n.checked_add(1)).ok_or_else(overflow)?,
            ));
        }
        let [a, b] = size;
        let channels = Some(channels.ok_or_else(unknown)?);
        let shape = Shape::new([
            batch,
            product(&[channels, Some(a), Some(b)])?,
            product(&places)?,
        ]);
        one(shape, x.dtype)
    }
}

/// Images from blocks, added up where they overlap
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.Fold", call = "x")]
pub struct Fold {
    /// The size of the images.
    output_size: Ints,
    /// The size of a block.
    kernel_size: Ints,
    /// How far the elements of a block are apart.
    #[config(default = 1)]
    dilation: Ints,
    /// How many zeros were added around the image.
    #[config(default = 0)]
    padding: Ints,
    /// How far a block is from the next one.
    #[config(default = 1)]
    stride: Ints,
}

impl Operation for Fold {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let [a, b] = pair("kernel_size", &self.kernel_size)?;
        let [height, width] = pair("output_size", &self.output_size)?;
        let [batch, rows, _] = <[Dim; 3]>::try_from(&*x.shape)
            .map_err(|_| Error::shape(format!("expected 3 dimensions, got shape {}", x.shape)))?;
        let block = a.checked_mul(b).filter(|n| *n != 0).ok_or_else(overflow)?;
        let channels = match rows {
            Some(rows) if rows.checked_rem(block) != Some(0) => {
                return Err(Error::shape(format!(
                    "{rows} rows are no whole number of blocks of {a} x {b}"
                )))
            }
            Some(rows) => rows.checked_div(block),
            None => None,
        };
        let shape = Shape::new([batch, channels, Some(height), Some(width)]);
        one(shape, x.dtype)
    }
}

/// How large blocks are, and where channels stand.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Blocks {
    /// The height and width of a block.
    block_size: Positive,
    /// `"channels_last"` or `"channels_first"`.
    #[config(default = "channels_last")]
    data_format: GivenFormat,
}

/// A dimension in parts of a size.
fn parted(dim: Dim, size: i64, what: &str) -> Result<Dim> {
    match dim {
        Some(dim) if dim.checked_rem(size) != Some(0) => Err(Error::shape(format!(
            "{what} {dim} is no multiple of {size}"
        ))),
        dim => Ok(dim.and_then(|dim| dim.checked_div(size))),
    }
}

/// Channels moved into blocks of pixels
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.DepthToSpace", call = "x")]
pub struct DepthToSpace {
    #[config(flatten)]
    blocks: Blocks,
}

impl Operation for DepthToSpace {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        four(&x.shape)?;
        let (format, size) = (self.blocks.data_format.get(), self.blocks.block_size.get());
        let block = size.checked_mul(size).ok_or_else(overflow)?;
        let channels = parted(format.channels(&x.shape)?, block, "the number of channels")?;
        let spatial = format.spatial(&x.shape).iter();
        let spatial = spatial.map(|dim| product(&[*dim, Some(size)]));
        let spatial = spatial.collect::<Result<Vec<Dim>>>()?;
        let shape = format.shape(x.shape.at(0)?, spatial, channels);
        one(shape, x.dtype)
    }
}

/// Blocks of pixels moved into channels
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.SpaceToDepth", call = "x")]
pub struct SpaceToDepth {
    #[config(flatten)]
    blocks: Blocks,
}

impl Operation for SpaceToDepth {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        four(&x.shape)?;
        let (format, size) = (self.blocks.data_format.get(), self.blocks.block_size.get());
        let channels = format.channels(&x.shape)?;
        let channels = product(&[channels, Some(size), Some(size)])?;
        let spatial = format.spatial(&x.shape).iter().zip(["height", "width"]);
        let spatial = spatial.map(|(dim, what)| parted(*dim, size, what));
        let spatial = spatial.collect::<Result<Vec<Dim>>>()?;
        let shape = format.shape(x.shape.at(0)?, spatial, channels);
        one(shape, x.dtype)
    }
}

crate::ops::operations! { DepthToSpace, Fold, SpaceToDepth, Unfold }
