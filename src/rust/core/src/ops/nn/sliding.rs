//! What slides a window over its input: what convolutions and pooling share.

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::DataFormat;
use crate::ops::ints::Ints;
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

/// Where channels stand; `null` stays `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenFormat {
    pub(super) format: DataFormat,
    is_given: bool,
}

impl GivenFormat {
    /// What is given, or else that the channels are second: pooling asks whether they
    /// are said to be last.
    pub(super) fn said_to_be_last(self) -> DataFormat {
        match self.is_given {
            true => self.format,
            false => DataFormat::ChannelsFirst,
        }
    }
}

impl Field for GivenFormat {
    const EXPECTED: &'static str = DataFormat::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        Ok(GivenFormat {
            is_given: !value.is_null(),
            format: DataFormat::read(value, cx)?,
        })
    }

    fn write(&self) -> Result<Value> {
        match self.is_given {
            true => self.format.write(),
            false => Ok(Value::Null),
        }
    }
}

/// One number for each of `rank` dimensions.
pub(super) fn each(name: &str, ints: &Ints, rank: usize) -> Result<Vec<i64>> {
    match ints {
        Ints::One(one) => Ok(vec![*one; rank]),
        Ints::Many(many) if many.len() == rank => Ok(many.clone()),
        Ints::Many(many) => Err(Error::shape(format!(
            "`{name}` has {} number(s) for {rank} dimension(s)",
            many.len()
        ))
        .expected("one number, or one for each dimension between batch and channels")
        .at(name.to_owned())),
    }
}

/// How many dimensions there are beside batch and channels.
pub(super) fn spatial_rank(shape: &Shape) -> Result<usize> {
    shape.rank().checked_sub(2).ok_or_else(|| {
        Error::shape(format!("shape {shape} has no room for batch and channels"))
            .expected("batch, channels, and dimensions to slide over")
    })
}
