//! What the layers that stretch images along one axis have in common.

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::Value;

/// By how much, at least and at most: two numbers, or one for either direction.
/// Written as it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch(Value);

impl Field for Stretch {
    const EXPECTED: &'static str = "a number from 0 to 1, or two of at least -1 in their order";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let number = |value: &Value| match value {
            Value::Int(i) => Some(*i as f64),
            Value::Float(x) => Some(*x),
            _ => None,
        };
        let ends = match &value {
            Value::Array(ends) => match ends.as_slice() {
                [low, high] => number(low).zip(number(high)),
                _ => None,
            },
            one => number(one).map(|x| (-x, x)),
        };
        match ends {
            Some((low, high)) if low <= high && low >= -1.0 => Ok(Stretch(value)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// The behaviour of such a layer: the axis that it stretches is of unknown size.
macro_rules! stretches {
    ($axis:literal) => {
        fn signature(&self) -> &$crate::layers::Signature {
            const SIGNATURE: &$crate::layers::Signature = &[
                $crate::layers::CallArg::required("inputs"),
                $crate::layers::CallArg::with("training", $crate::config::Literal::Bool(true)),
            ];
            SIGNATURE
        }

        fn compute_output_shape(
            &self,
            input: &$crate::shape::Shape,
        ) -> $crate::error::Result<$crate::shape::Shape> {
            input.with($axis, None)
        }

        fn output_dtype(
            &self,
            layer: &$crate::layers::Layer,
            _input: $crate::dtype::DType,
        ) -> $crate::dtype::DType {
            layer.compute_dtype()
        }

        fn seed_generators(&self) -> usize {
            1
        }
    };
}

pub(super) use stretches;
