//! Arithmetic of two arrays, element by element.

use crate::dtype::result_type;
use crate::error::Result;
use crate::layers::{Operands, Operation, Spec};
use crate::ops::broadcast::broadcast;
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// Whether the result of two operands is sparse.
type Sparse = fn(Option<bool>, Option<bool>) -> bool;

/// Functions of two arrays: the class, and whether the result is sparse.
macro_rules! arithmetic {
    ($($(#[$meta:meta])* $class:ident: $sparse:expr;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {}

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    binary(operands, $sparse)
                }
            }
        )+

        crate::ops::operations! { $($class),+ }
    };
}

fn binary(operands: &Operands<'_>, sparse: Sparse) -> Result<Nested<Spec>> {
    let a = operands.operand("x1")?;
    let b = operands.operand("x2")?;
    Ok(Nested::One(Spec {
        shape: broadcast(&a.shape, &b.shape)?,
        dtype: result_type(&[a.element, b.element], operands.floatx())?,
        sparse: sparse(a.sparse, b.sparse),
    }))
}

/// Sparse if both are.
fn both(a: Option<bool>, b: Option<bool>) -> bool {
    a.unwrap_or(false) && b.unwrap_or(false)
}

/// Sparse if one is; Keras counts a number as sparse.
fn either(a: Option<bool>, b: Option<bool>) -> bool {
    a.unwrap_or(true) || b.unwrap_or(true)
}

arithmetic! {
    /// The sum
    ///
    /// Adds two arrays, element by element.
    #[keras(class = "keras.src.ops.numpy.Add", r = "op_add", call = "x1 x2")]
    Add: both;

    /// The product
    ///
    /// Multiplies two arrays, element by element.
    #[keras(class = "keras.src.ops.numpy.Multiply", r = "op_multiply", call = "x1 x2")]
    Multiply: either;
}
