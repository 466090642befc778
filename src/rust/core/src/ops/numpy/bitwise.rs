//! Operations on the bits of two arrays, and others of two arrays that take no
//! single numbers.

use crate::dtype::result_type;
use crate::error::Result;
use crate::layers::{Operands, Operation, Spec};
use crate::ops::binary::{float_of_integers, never};
use crate::ops::one;
use crate::shape::Nested;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// How shape and dtype of a class's result follow.
macro_rules! two_arrays {
    ($($(#[$meta:meta])* $class:ident: $spec:path;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {}

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    $spec(operands)
                }
            }
        )+

        crate::ops::operations! { $($class),+ }
    };
}

/// The shape of the first, the dtype that both are promoted to.
fn bits(operands: &Operands<'_>) -> Result<Nested<Spec>> {
    let x = operands.spec("x")?;
    let y = operands.spec("y")?;
    let dtype = result_type(&[x.dtype.into(), y.dtype.into()], operands.floatx())?;
    one(x.shape, dtype)
}

/// As [`bits`]; a single number leaves the dtype as it is.
fn shift(operands: &Operands<'_>) -> Result<Nested<Spec>> {
    match operands.value("y") {
        Some(Value::Int(_) | Value::BigInt(_) | Value::Bool(_)) => {
            let x = operands.spec("x")?;
            one(x.shape, x.dtype)
        }
        _ => bits(operands),
    }
}

/// The shape that both are brought to; integers become floats.
fn floats(operands: &Operands<'_>) -> Result<Nested<Spec>> {
    operands.spec("x1")?;
    operands.spec("x2")?;
    crate::ops::binary::spec(operands, float_of_integers, never)
}

two_arrays! {
    /// Bitwise and
    ///
    /// Sets the bits that are set in both elements.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: A tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseAnd",
        r = "op_bitwise_and",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_and(x, x)"
    )]
    BitwiseAnd: bits;

    /// Bitwise or
    ///
    /// Sets the bits that are set in one of the elements.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: A tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseOr",
        r = "op_bitwise_or",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_or(x, x)"
    )]
    BitwiseOr: bits;

    /// Bitwise exclusive or
    ///
    /// Sets the bits that are set in exactly one of the elements.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: A tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseXor",
        r = "op_bitwise_xor",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_xor(x, x)"
    )]
    BitwiseXor: bits;

    /// Bits shifted to the left
    ///
    /// Shifts the bits of each element to the left, which doubles it at each step.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: How many places: an integer, or a tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseLeftShift",
        r = "op_bitwise_left_shift",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_left_shift(x, 2L)"
    )]
    BitwiseLeftShift: shift;

    /// Bits shifted to the left, by a shorter name
    ///
    /// Does what `op_bitwise_left_shift()` does.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: How many places: an integer, or a tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.LeftShift",
        r = "op_left_shift",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_left_shift(x, 2L)"
    )]
    LeftShift: shift;

    /// Bits shifted to the right
    ///
    /// Shifts the bits of each element to the right, which halves it at each step.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: How many places: an integer, or a tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseRightShift",
        r = "op_bitwise_right_shift",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_right_shift(x, 2L)"
    )]
    BitwiseRightShift: shift;

    /// Bits shifted to the right, by a shorter name
    ///
    /// Does what `op_bitwise_right_shift()` does.
    ///
    /// # Operands
    ///
    /// x: A tensor of integers.
    /// y: How many places: an integer, or a tensor or an array of integers.
    #[keras(
        class = "keras.src.ops.numpy.RightShift",
        r = "op_right_shift",
        call = "x y",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_right_shift(x, 2L)"
    )]
    RightShift: shift;

    /// The step function
    ///
    /// Gives 0 for what is below 0, 1 for what is above, and the element of `x2` for
    /// 0 itself.
    ///
    /// # Operands
    ///
    /// x1: A tensor.
    /// x2: What stands where `x1` is 0: a tensor or an array.
    #[keras(class = "keras.src.ops.numpy.Heaviside", r = "op_heaviside", call = "x1 x2")]
    Heaviside: floats;

    /// The length of the hypotenuse
    #[keras(class = "keras.src.ops.numpy.Hypot", call = "x1 x2")]
    Hypot: floats;
}
