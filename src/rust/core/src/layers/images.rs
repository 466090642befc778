//! Images: height, width and channels; a batch of them has one dimension more.

use crate::error::{Error, Result};
use crate::layers::DataFormat;
use crate::shape::{Dim, Shape};

/// Fails if a shape is neither that of an image nor that of a batch of images.
pub fn check_rank(shape: &Shape) -> Result<()> {
    match shape.rank() {
        3 | 4 => Ok(()),
        _ => Err(Error::shape(format!(
            "expected an image or a batch of images, got shape {shape}"
        ))
        .received(&shape.value())
        .expected("3 or 4 dimensions")),
    }
}

/// The height and width of images.
pub fn size(images: &Shape, data_format: DataFormat) -> Result<[Dim; 2]> {
    let axis = height_axis(data_format);
    Ok([images.at(axis)?, images.at(axis + 1)?])
}

/// The shape of images with another height and width.
pub fn sized(images: &Shape, size: [Dim; 2], data_format: DataFormat) -> Result<Shape> {
    check_rank(images)?;
    let [height, width] = size;
    let axis = height_axis(data_format);
    images.with(axis, height)?.with(axis + 1, width)
}

/// Counted from the end, as images and batches of them have the same then.
fn height_axis(data_format: DataFormat) -> i64 {
    match data_format {
        DataFormat::ChannelsLast => -3,
        DataFormat::ChannelsFirst => -2,
    }
}

/// The axis of the channels, counted from the end.
pub fn channel_axis(data_format: DataFormat) -> i64 {
    match data_format {
        DataFormat::ChannelsLast => -1,
        DataFormat::ChannelsFirst => -3,
    }
}
