//! What slides a window over its input: what convolutions and pooling share.

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::shape::Shape;
use crate::value::Value;

/// The word for a padding, in any case; written as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaddingWord {
    given: String,
    word: String,
}

impl PaddingWord {
    /// The word in small letters.
    pub(super) fn get(&self) -> &str {
        &self.word
    }
}

impl Field for PaddingWord {
    const EXPECTED: &'static str = "\"valid\" or \"same\"";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let given = value.as_str().ok_or_else(|| Self::refuse(&value))?;
        Ok(PaddingWord {
            given: given.to_owned(),
            word: given.to_lowercase(),
        })
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(&*self.given))
    }
}

/// How many dimensions there are beside batch and channels.
pub(super) fn spatial_rank(shape: &Shape) -> Result<usize> {
    shape.rank().checked_sub(2).ok_or_else(|| {
        Error::shape(format!("shape {shape} has no room for batch and channels"))
            .expected("batch, channels, and dimensions to slide over")
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn a_padding_is_written_as_it_was_given() {
        let padding = PaddingWord::read(Value::from("SAME"), &Context::new()).unwrap();
        assert_eq!(padding.get(), "same");
        assert_eq!(padding.write().unwrap(), Value::from("SAME"));
    }
}
