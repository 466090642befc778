//! Comparisons of two arrays, and functions that choose by them, element by
//! element.

use crate::config::Real;
use crate::dtype::{result_type, DType, ElementType};
use crate::error::{Error, Result};
use crate::layers::{Operand, Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::broadcast;
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Comparisons: the class and its fields.
macro_rules! comparisons {
    ($(
        $(#[$meta:meta])*
        $class:ident $({ $($(#[$about:meta])* $field:ident: $type:ty,)+ })?;
    )+ => $($other:ident),+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class { $($($(#[$about])* $field: $type,)+)? }

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    let shape = broadcast(&operands.shape("x1")?, &operands.shape("x2")?)?;
                    one(shape, DType::Bool)
                }
            }
        )+

        crate::ops::operations! { $($class,)+ $($other),+ }
    };
}

comparisons! {
    /// Whether elements are equal
    ///
    /// Compares two arrays, element by element, as `x1 == x2` does.
    #[keras(class = "keras.src.ops.numpy.Equal", r = "op_equal", call = "x1 x2")]
    Equal;

    /// Whether elements differ
    ///
    /// Compares two arrays, element by element, as `x1 != x2` does.
    #[keras(class = "keras.src.ops.numpy.NotEqual", r = "op_not_equal", call = "x1 x2")]
    NotEqual;

    /// Whether elements are greater
    ///
    /// Compares two arrays, element by element, as `x1 > x2` does.
    #[keras(class = "keras.src.ops.numpy.Greater", r = "op_greater", call = "x1 x2")]
    Greater;

    /// Whether elements are greater or equal
    ///
    /// Compares two arrays, element by element, as `x1 >= x2` does.
    #[keras(
        class = "keras.src.ops.numpy.GreaterEqual",
        r = "op_greater_equal",
        call = "x1 x2"
    )]
    GreaterEqual;

    /// Whether elements are less
    ///
    /// Compares two arrays, element by element, as `x1 < x2` does.
    #[keras(class = "keras.src.ops.numpy.Less", r = "op_less", call = "x1 x2")]
    Less;

    /// Whether elements are less or equal
    ///
    /// Compares two arrays, element by element, as `x1 <= x2` does.
    #[keras(class = "keras.src.ops.numpy.LessEqual", r = "op_less_equal", call = "x1 x2")]
    LessEqual;

    /// Logical and
    ///
    /// Says at each place whether both elements are true, as `x1 & x2` does. Numbers
    /// other than 0 are true.
    #[keras(class = "keras.src.ops.numpy.LogicalAnd", r = "op_logical_and", call = "x1 x2")]
    LogicalAnd;

    /// Logical or
    ///
    /// Says at each place whether one of the elements is true, as `x1 | x2` does.
    /// Numbers other than 0 are true.
    #[keras(class = "keras.src.ops.numpy.LogicalOr", r = "op_logical_or", call = "x1 x2")]
    LogicalOr;

    /// Logical exclusive or
    ///
    /// Says at each place whether exactly one of the elements is true. Numbers other
    /// than 0 are true.
    #[keras(class = "keras.src.ops.numpy.LogicalXor", r = "op_logical_xor", call = "x1 x2")]
    LogicalXor;

    /// Whether elements are close to each other
    ///
    /// Says at each place whether the two elements differ by no more than
    /// `atol + rtol * abs(x2)`.
    ///
    /// # Operands
    ///
    /// rtol: The difference that is allowed, in relation to `x2`.
    /// atol: The difference that is allowed beside it.
    #[keras(
        class = "keras.src.ops.numpy.Isclose",
        r = "op_isclose",
        call = "x1 x2 rtol=1e-05 atol=1e-08"
    )]
    Isclose {
        /// Whether `NaN` is close to `NaN`.
        #[config(default = false)]
        equal_nan: bool,
    };

    => AllClose, IsIn, Where, Select
}

/// Whether all elements are close to each other
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.AllClose", call = "x1 x2")]
pub struct AllClose {
    /// The difference that is allowed, in relation to `x2`.
    #[config(default = 1e-05)]
    rtol: Real,
    /// The difference that is allowed beside it.
    #[config(default = 1e-08)]
    atol: Real,
    /// Whether `NaN` is close to `NaN`.
    #[config(default = false)]
    equal_nan: bool,
}

impl Operation for AllClose {
    fn compute_output_spec(&self, _operands: &Operands<'_>) -> Result<Nested<Spec>> {
        one(Shape::EMPTY, DType::Bool)
    }
}

/// Whether elements of one array are among those of another
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.IsIn", call = "x1 x2")]
pub struct IsIn {
    /// Whether no element stands twice in one of the arrays.
    #[config(default = false)]
    assume_unique: bool,
    /// Whether to say which elements are not among the others.
    #[config(default = false)]
    invert: bool,
}

impl Operation for IsIn {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x1")?;
        one(x.shape, DType::Bool)
    }
}

/// Elements of one array or of another
///
/// Takes the element of `x1` where the condition is true, that of `x2` where it is
/// not.
///
/// # Operands
///
/// condition: A tensor of truth values.
/// x1: What is taken where the condition is true: a tensor, an array or a number.
/// x2: What is taken elsewhere: a tensor, an array or a number.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Where",
    r = "op_where",
    call = "condition x1=None x2=None",
    example = "x <- keras_input(shape = c(4, 4))\nop_where(x > 0, x, 0)"
)]
pub struct Where {}

impl Operation for Where {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        // Without arrays to choose from, the result holds places.
        let missing = Operand::number(ElementType::WeakInt);
        let a = operands.optional("x1")?.unwrap_or(missing.clone());
        let b = operands.optional("x2")?.unwrap_or(missing);
        let shape = broadcast(&operands.shape("condition")?, &a.shape)?;
        let dtype = result_type(&[a.element, b.element], operands.floatx())?;
        let shape = broadcast(&shape, &b.shape)?;
        one(shape, dtype)
    }
}

/// Elements by the first condition that is true
///
/// Takes each element from the array that stands at the place of the first condition
/// that is true there.
///
/// # Operands
///
/// condlist: A list of tensors of truth values.
/// choicelist: A list of tensors, one for each condition.
/// default: What is taken where no condition is true.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Select",
    r = "op_select",
    r_operands = "default=as_integer",
    call = "condlist choicelist default=0",
    example = "x <- keras_input(shape = c(4, 4))\nop_select(list(x < 0, x > 1), list(-x, x^2), 0)"
)]
pub struct Select {}

impl Operation for Select {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let choices = operands.list("choicelist")?;
        let is_list = matches!(operands.value("choicelist"), Some(Value::Array(_)));
        match choices.into_iter().next() {
            Some(first) if is_list && !first.is_number() => {
                one(first.shape.clone(), first.dtype(operands.floatx()))
            }
            _ => Err(Error::graph("`choicelist` begins with no tensor")
                .expected("a list of tensors, one for each condition")
                .at("choicelist".to_owned())),
        }
    }
}
