//! [`ComputeDType`]: what a loss or a metric computes in.

use super::{policy, DTypePolicy};
use crate::config::Field;
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::object::RoleObject;
use crate::value::Value;

/// What a loss or a metric computes in: that of a policy, or the session's float
/// type; for what counts in whole numbers, `int32`.
#[derive(Clone, Copy, Debug)]
pub struct ComputeDType<const WHOLE: bool = false>(DType);

impl<const WHOLE: bool> ComputeDType<WHOLE> {
    /// The type.
    pub fn get(self) -> DType {
        self.0
    }
}

impl<const WHOLE: bool> Field for ComputeDType<WHOLE> {
    const EXPECTED: &'static str = <dyn DTypePolicy>::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let value = match value {
            Value::Null if WHOLE => Value::from(DType::Int32.name()),
            Value::Null => Value::from(cx.settings().floatx.name()),
            value => value,
        };
        Ok(ComputeDType(policy(value, cx)?.types("").compute))
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::from(self.0.name()))
    }
}
