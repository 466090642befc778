//! The norm.

use crate::config::{describe, Axes, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::numpy::reduction::reduce;
use crate::ops::one;
use crate::ops::rules;
use crate::shape::Nested;
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! { Norm }

/// Which norm: a number, or `"fro"` or `"nuc"`; written as it was given.
#[derive(Clone, Debug)]
pub struct Order(Value);

impl Field for Order {
    const EXPECTED: &'static str = "a number, \"fro\" or \"nuc\"";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match &value {
            Value::Int(_) | Value::Float(_) => Ok(Order(value)),
            Value::Str(name) if name == "fro" || name == "nuc" => Ok(Order(value)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

impl Order {
    /// Whether matrices have such a norm.
    fn is_of_matrices(&self) -> bool {
        match &self.0 {
            Value::Int(n) => [1, -1, 2, -2].contains(n),
            Value::Float(x) => x.is_infinite() || [1.0, -1.0, 2.0, -2.0].contains(x),
            _ => true,
        }
    }
}

/// The norm of vectors or matrices
///
/// Measures the length of vectors along one axis, the size of matrices in two
/// axes.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.Norm", r = "op_norm", call = "x")]
pub struct Norm {
    /// Which norm: `NULL` for the Euclidean one or its like for matrices, a
    /// number, `Inf`, `"fro"` or `"nuc"`.
    #[config(default = None, r_convert = "as_order")]
    ord: Option<Order>,
    /// The axis of vectors, or the two of matrices, counted from 1; `NULL` for
    /// all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// Whether these axes stay, with size 1.
    #[config(default = false)]
    keepdims: bool,
}

impl Operation for Norm {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let axes = self.axis.as_ref().map(Axes::as_slice);
        let count = axes.map_or(x.shape.rank(), <[_]>::len);
        if let Some(order) = &self.ord {
            let fits = match count {
                1 => !matches!(order.0, Value::Str(_)),
                2 => order.is_of_matrices(),
                _ => true,
            };
            if !fits {
                return Err(Error::config(format!(
                    "over {count} axes there is no norm {}",
                    describe(&order.0)
                ))
                .received(&order.0)
                .at("ord"));
            }
        }
        let dtype = rules::float_of_integers(x.dtype, operands.floatx())?;
        let shape = reduce(&x.shape, axes, self.keepdims)?;
        one(shape, dtype)
    }
}
