//! Functions of one array, element by element.

use crate::ops::elementwise::elementwise;
use crate::ops::rules::{same, with_float};

elementwise! {
    /// The reciprocal of the square root
    ///
    /// Computes `1 / sqrt(x)`, element by element.
    #[keras(class = "keras.src.ops.math.Rsqrt", r = "op_rsqrt", call = "x")]
    Rsqrt: same, Lost;

    /// The error function
    ///
    /// Gives the probability that a normal number with mean 0 and variance 0.5 lies
    /// between `-x` and `x`, element by element; with the sign of `x`.
    #[keras(class = "keras.src.ops.math.Erf", r = "op_erf", call = "x")]
    Erf: same, Lost;

    /// 1 minus the error function
    #[keras(class = "keras.src.ops.math.Erfc", call = "x")]
    Erfc: with_float, Lost;

    /// The inverse of the error function
    ///
    /// Gives the number whose error function (see `op_erf()`) each element is.
    #[keras(class = "keras.src.ops.math.Erfinv", r = "op_erfinv", call = "x")]
    Erfinv: same, Lost;
}
