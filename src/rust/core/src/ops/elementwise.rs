//! Functions of one array, element by element: the shape stays.

use super::rules::Rule;
use crate::error::Result;
use crate::layers::{Operands, Spec};
use crate::shape::Nested;

/// Whether the result of a sparse operand is sparse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sparse {
    /// It is: what is 0 stays 0.
    Kept,
    /// It is not.
    Lost,
}

/// Functions of one array: the class and its fields, the rule for the dtype, and
/// whether a sparse operand gives a sparse result.
macro_rules! elementwise {
    ($(
        $(#[$meta:meta])*
        $class:ident $({ $($(#[$about:meta])* $field:ident: $type:ty,)+ })?:
        $rule:path, $sparse:ident;
    )+) => {
        $(
            #[derive(Debug, keratin_derive::KerasConfig)]
            $(#[$meta])*
            pub struct $class { $($($(#[$about])* $field: $type,)+)? }

            impl $crate::layers::Operation for $class {
                fn compute_output_spec(
                    &self,
                    operands: &$crate::layers::Operands<'_>,
                ) -> $crate::error::Result<$crate::shape::Nested<$crate::layers::Spec>> {
                    let sparse = $crate::ops::elementwise::Sparse::$sparse;
                    $crate::ops::elementwise::unary(operands, $rule, sparse)
                }
            }
        )+

        $crate::ops::operations! { $($class),+ }
    };
}
pub(super) use elementwise;

/// The shape of the operand `x`, and the dtype that follows from its own.
pub(super) fn unary(operands: &Operands<'_>, rule: Rule, sparse: Sparse) -> Result<Nested<Spec>> {
    let x = operands.spec("x")?;
    Ok(Nested::One(Spec {
        dtype: rule(x.dtype, operands.floatx())?,
        sparse: x.sparse && sparse == Sparse::Kept,
        shape: x.shape,
    }))
}
