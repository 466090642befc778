//! [`GivenFormat`]: where channels stand, as it was given.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::layers::DataFormat;
use crate::value::Value;

/// Where channels stand; written as it was given: `null` stays `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenFormat {
    format: DataFormat,
    given: Value,
}

impl GivenFormat {
    /// What is given, or else the session's.
    pub fn get(&self) -> DataFormat {
        self.format
    }

    /// What is given, or else that the channels are second: pooling asks whether they
    /// are said to be last.
    pub fn said_to_be_last(&self) -> DataFormat {
        match self.given {
            Value::Null => DataFormat::ChannelsFirst,
            _ => self.format,
        }
    }
}

impl Field for GivenFormat {
    const EXPECTED: &'static str = DataFormat::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        Ok(GivenFormat {
            format: DataFormat::read(value.clone(), cx)?,
            given: value,
        })
    }

    fn write(&self) -> Result<Value> {
        Ok(self.given.clone())
    }
}
