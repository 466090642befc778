//! Functions of one array, element by element.

use crate::dtype::{result_type, DType, ElementType};
use crate::error::Result;
use crate::layers::{Operands, Operation, Spec};
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// How the dtype of the result follows from that of the operand.
type Rule = fn(DType, DType) -> Result<DType>;

/// Functions of one array: the class, and the rule for the dtype.
macro_rules! elementwise {
    ($($(#[$meta:meta])* $class:ident: $rule:expr;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {}

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    unary(operands, $rule)
                }
            }
        )+

        crate::ops::operations! { $($class),+ }
    };
}

fn unary(operands: &Operands<'_>, rule: Rule) -> Result<Nested<Spec>> {
    let x = operands.spec("x")?;
    let dtype = rule(x.dtype, operands.floatx())?;
    Ok(Nested::One(Spec { dtype, ..x }))
}

/// The operand's own dtype.
fn same(dtype: DType, _floatx: DType) -> Result<DType> {
    Ok(dtype)
}

/// A float: integers become the session's float type.
fn float(dtype: DType, floatx: DType) -> Result<DType> {
    match dtype.is_int() || dtype == DType::Bool {
        true => Ok(floatx),
        false => result_type(&[dtype.into(), ElementType::WeakFloat], floatx),
    }
}

elementwise! {
    /// The absolute value
    ///
    /// Takes away the sign, element by element.
    #[keras(class = "keras.src.ops.numpy.Absolute", r = "op_abs", call = "x")]
    Absolute: same;

    /// The exponential function
    ///
    /// Takes e to the power of each element.
    #[keras(class = "keras.src.ops.numpy.Exp", r = "op_exp", call = "x")]
    Exp: float;
}
