//! Functions of two arrays, element by element: the shape is what both are brought
//! to.

use crate::dtype::{result_type, DType, ElementType};
use crate::error::Result;
use crate::layers::{Operand, Operands, Spec};
use crate::shape::broadcast;
use crate::shape::Nested;

/// The dtype of a result, from two operands and the session's float type.
pub(super) type Rule = fn(&Operand, &Operand, DType) -> Result<DType>;

/// Whether the result of two operands is sparse.
pub(super) type Sparse = fn(Option<bool>, Option<bool>) -> bool;

/// Functions of two arrays: the class, the rule for the dtype, and whether the
/// result is sparse.
macro_rules! binary {
    ($($(#[$meta:meta])* $class:ident: $rule:path, $sparse:path;)+) => {
        $(
            #[derive(Debug, keratin_derive::KerasConfig)]
            $(#[$meta])*
            pub struct $class {}

            impl $crate::layers::Operation for $class {
                fn compute_output_spec(
                    &self,
                    operands: &$crate::layers::Operands<'_>,
                ) -> $crate::error::Result<$crate::shape::Nested<$crate::layers::Spec>> {
                    $crate::ops::binary::spec(operands, $rule, $sparse)
                }
            }
        )+

        $crate::ops::operations! { $($class),+ }
    };
}
pub(super) use binary;

/// The shape that `x1` and `x2` are brought to, and the dtype that follows from
/// theirs.
pub(super) fn spec(operands: &Operands<'_>, rule: Rule, sparse: Sparse) -> Result<Nested<Spec>> {
    let a = operands.operand("x1")?;
    let b = operands.operand("x2")?;
    Ok(Nested::One(Spec {
        shape: broadcast(&a.shape, &b.shape)?,
        dtype: rule(&a, &b, operands.floatx())?,
        sparse: sparse(a.sparse, b.sparse),
    }))
}

/// What both are promoted to.
pub(super) fn promoted(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    result_type(&[a.element, b.element], floatx)
}

/// What both and a float are promoted to.
pub(super) fn with_float(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    result_type(&[a.element, b.element, ElementType::WeakFloat], floatx)
}

/// As [`promoted`]; truth values count as integers.
pub(super) fn number(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    Ok(match promoted(a, b, floatx)? {
        DType::Bool => DType::Int32,
        dtype => dtype,
    })
}

/// As [`promoted`]; integers become the session's float type.
pub(super) fn float_of_integers(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    Ok(match promoted(a, b, floatx)? {
        dtype if dtype.is_int() => floatx,
        dtype => dtype,
    })
}

/// As [`promoted`], with numbers in the dtype that arrays of them have.
pub(super) fn strong(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    result_type(&[kept_as(a), kept_as(b)], floatx)
}

/// As [`with_float`], with numbers in the dtype that arrays of them have.
pub(super) fn strong_with_float(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    result_type(&[kept_as(a), kept_as(b), ElementType::WeakFloat], floatx)
}

/// As [`with_float`]; all numbers are of the session's float type.
pub(super) fn angle(a: &Operand, b: &Operand, floatx: DType) -> Result<DType> {
    let element = |operand: &Operand| match operand.is_number() {
        true => floatx.into(),
        false => operand.element,
    };
    result_type(&[element(a), element(b), ElementType::WeakFloat], floatx)
}

fn kept_as(operand: &Operand) -> ElementType {
    operand.dtype(DType::Float32).into()
}

/// Sparse if both are.
pub(super) fn both(a: Option<bool>, b: Option<bool>) -> bool {
    a.unwrap_or(false) && b.unwrap_or(false)
}

/// Sparse if one is; Keras counts a number as sparse.
pub(super) fn either(a: Option<bool>, b: Option<bool>) -> bool {
    a.unwrap_or(true) || b.unwrap_or(true)
}

/// Sparse if the first is, and the second is not.
pub(super) fn first(a: Option<bool>, b: Option<bool>) -> bool {
    a.unwrap_or(false) && !b.unwrap_or(false)
}

/// Never sparse.
pub(super) fn never(_a: Option<bool>, _b: Option<bool>) -> bool {
    false
}
