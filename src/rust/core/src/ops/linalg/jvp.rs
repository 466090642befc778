//! Derivatives along a direction.

use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::shape::Nested;
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! { JVP }

/// A function and its derivative along a direction
///
/// Gives what a function gives at a place, and how that changes along a direction.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.linalg.JVP", call = "fun primals tangents")]
pub struct JVP {
    /// Whether the function gives something beside, which is not derived.
    #[config(default = false)]
    has_aux: bool,
}

impl Operation for JVP {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let function = operands.function("fun")?;
        let Some(Value::Array(primals)) = operands.value("primals") else {
            return Err(
                Error::graph("the arguments of the function are not in a list")
                    .expected("a list of tensors")
                    .at("primals"),
            );
        };
        let args = primals.iter().enumerate();
        let args = args.map(|(i, x)| operands.stand_in(x, &Ok).map_err(|e| e.at_index(i)));
        let args = args
            .collect::<Result<Vec<Value>>>()
            .map_err(|e| e.at("primals"))?;
        let (out, beside) = match self.has_aux {
            true => {
                let (out, beside) = function.call_for_pair(args, operands)?;
                (out, Some(beside))
            }
            false => (function.call(args, operands)?, None),
        };
        if out == Nested::None {
            return Err(function.refuse(&Value::Null));
        }
        let change = out.map(&mut |spec| Spec::new(spec.shape.clone(), spec.dtype));
        let parts = [Some(out), Some(change), beside];
        Ok(Nested::List(parts.into_iter().flatten().collect()))
    }
}
