//! [`OutputShape`]: the shape of an output as an argument.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::shape::Shape;
use crate::value::Value;

/// The shape of an output, some dimensions unknown; one number is a shape of one
/// dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputShape(pub Shape);

impl Field for OutputShape {
    const EXPECTED: &'static str = "an integer, or a shape: integers, null where unknown";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Array(_) => Shape::read(value, cx).map(OutputShape),
            value => i64::read(value, cx).map(|n| OutputShape(Shape::new([Some(n)]))),
        }
    }

    fn write(&self) -> Result<Value> {
        self.0.write()
    }
}
