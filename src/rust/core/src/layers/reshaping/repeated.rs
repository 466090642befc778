//! Shapes of which each element is repeated.

use crate::error::{Error, Result};
use crate::layers::DataFormat;
use crate::shape::Shape;

/// The shape with its spatial dimensions multiplied.
pub fn repeated(input: &Shape, data_format: DataFormat, times: &[i64]) -> Result<Shape> {
    data_format.map_spatial(input, |(i, size)| {
        let (Some(size), Some(times)) = (size, times.get(i)) else {
            return Ok(*size);
        };
        let product = size.checked_mul(*times);
        product
            .map(Some)
            .ok_or_else(|| Error::shape("the repeated size does not fit 63 bits"))
    })
}
