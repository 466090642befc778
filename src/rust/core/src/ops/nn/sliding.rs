//! What slides a window over its input: what convolutions and pooling share.

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::shape::Shape;
use crate::value::Value;

/// The word for a padding; Keras writes it in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaddingWord(pub(super) String);

impl Field for PaddingWord {
    const EXPECTED: &'static str = "\"valid\" or \"same\"";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let word = value.as_str().map(str::to_lowercase);
        word.map(PaddingWord).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(&*self.0))
    }
}

/// How many dimensions there are beside batch and channels.
pub(super) fn spatial_rank(shape: &Shape) -> Result<usize> {
    shape.rank().checked_sub(2).ok_or_else(|| {
        Error::shape(format!("shape {shape} has no room for batch and channels"))
            .expected("batch, channels, and dimensions to slide over")
    })
}
