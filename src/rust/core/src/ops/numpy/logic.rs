//! Questions about the elements of one array, and operations on their bits.

use crate::ops::elementwise::elementwise;
use crate::ops::rules::{same, truth};

elementwise! {
    /// Logical not
    ///
    /// Says of each element whether it is false, or 0. `!` does the same.
    #[keras(class = "keras.src.ops.numpy.LogicalNot", r = "op_logical_not", call = "x")]
    LogicalNot: truth, Lost;

    /// Whether elements are finite
    ///
    /// Says of each element whether it is neither infinite nor `NaN`. `is.finite()`
    /// does the same.
    #[keras(class = "keras.src.ops.numpy.Isfinite", r = "op_isfinite", call = "x")]
    Isfinite: truth, Lost;

    /// Whether elements are infinite
    ///
    /// Says of each element whether it is positive or negative infinity.
    /// `is.infinite()` does the same.
    #[keras(class = "keras.src.ops.numpy.Isinf", r = "op_isinf", call = "x")]
    Isinf: truth, Lost;

    /// Whether elements are not a number
    ///
    /// Says of each element whether it is `NaN`. `is.nan()` does the same.
    #[keras(class = "keras.src.ops.numpy.Isnan", r = "op_isnan", call = "x")]
    Isnan: truth, Lost;

    /// Whether elements are negative infinity
    #[keras(class = "keras.src.ops.numpy.Isneginf", call = "x")]
    Isneginf: truth, Lost;

    /// Whether elements are positive infinity
    #[keras(class = "keras.src.ops.numpy.Isposinf", call = "x")]
    Isposinf: truth, Lost;

    /// Whether elements have no imaginary part
    #[keras(class = "keras.src.ops.numpy.Isreal", call = "x")]
    Isreal: truth, Lost;

    /// Whether the sign bit is set
    ///
    /// Says of each element whether it is below 0, or a negative 0.
    #[keras(class = "keras.src.ops.numpy.Signbit", r = "op_signbit", call = "x")]
    Signbit: truth, Kept;

    /// All bits turned around
    ///
    /// Turns around every bit of each element, by another name than
    /// `op_bitwise_not()`.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseInvert",
        r = "op_bitwise_invert",
        call = "x",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_invert(x)"
    )]
    BitwiseInvert: same, Lost;

    /// Bitwise not
    ///
    /// Turns around every bit of each element.
    #[keras(
        class = "keras.src.ops.numpy.BitwiseNot",
        r = "op_bitwise_not",
        call = "x",
        example = "x <- keras_input(shape = 4, dtype = \"int32\")\nop_bitwise_not(x)"
    )]
    BitwiseNot: same, Lost;
}
