//! Functions of one array, element by element: powers and logarithms, signs,
//! rounding, parts of complex numbers.

use crate::config::Numbers;
use crate::ops::elementwise::elementwise;
use crate::ops::rules::{
    float, float_of_integers, float_of_reals, number, same, single, usual_float,
    wide_float_of_integers,
};

elementwise! {
    /// The absolute value
    ///
    /// Takes away the sign, element by element. Of a complex number, it is the
    /// distance from 0. `abs()` does the same.
    #[keras(class = "keras.src.ops.numpy.Absolute", r = "op_abs", call = "x")]
    Absolute: same, Kept;

    /// The absolute value, by its short name
    #[keras(
        class = "keras.src.ops.numpy.Abs",
        bases("keras.src.ops.numpy.Absolute"),
        call = "x"
    )]
    Abs: same, Kept;

    /// The absolute value as a float
    #[keras(class = "keras.src.ops.numpy.Fabs", call = "x")]
    Fabs: float_of_reals, Kept;

    /// The negative
    ///
    /// Turns the sign around, element by element, as `-x` does.
    #[keras(class = "keras.src.ops.numpy.Negative", r = "op_negative", call = "x")]
    Negative: same, Kept;

    /// The sign
    ///
    /// Gives -1, 0 or 1 for what is below, at or above 0. `sign()` does the same.
    #[keras(class = "keras.src.ops.numpy.Sign", r = "op_sign", call = "x")]
    Sign: same, Kept;

    /// The reciprocal
    ///
    /// Divides 1 by each element.
    #[keras(class = "keras.src.ops.numpy.Reciprocal", r = "op_reciprocal", call = "x")]
    Reciprocal: single, Lost;

    /// The square
    ///
    /// Multiplies each element by itself.
    #[keras(class = "keras.src.ops.numpy.Square", r = "op_square", call = "x")]
    Square: number, Kept;

    /// The square root
    ///
    /// Takes the root that is not negative, element by element. `sqrt()` does the
    /// same.
    #[keras(class = "keras.src.ops.numpy.Sqrt", r = "op_sqrt", call = "x")]
    Sqrt: float, Kept;

    /// The cube root
    ///
    /// Takes the real third root, element by element; that of a negative number is
    /// negative.
    #[keras(class = "keras.src.ops.numpy.Cbrt", r = "op_cbrt", call = "x")]
    Cbrt: wide_float_of_integers, Lost;

    /// The exponential function
    ///
    /// Takes e to the power of each element. `exp()` does the same.
    #[keras(class = "keras.src.ops.numpy.Exp", r = "op_exp", call = "x")]
    Exp: float_of_integers, Lost;

    /// Powers of 2
    ///
    /// Takes 2 to the power of each element.
    #[keras(class = "keras.src.ops.numpy.Exp2", r = "op_exp2", call = "x")]
    Exp2: float_of_integers, Lost;

    /// The exponential function minus 1
    ///
    /// Computes `exp(x) - 1`, element by element, exactly even where `x` is close to
    /// 0. `expm1()` does the same.
    #[keras(class = "keras.src.ops.numpy.Expm1", r = "op_expm1", call = "x")]
    Expm1: float_of_integers, Kept;

    /// The natural logarithm
    ///
    /// Takes the logarithm to base e, element by element. `log()` does the same, and
    /// takes other bases.
    #[keras(class = "keras.src.ops.numpy.Log", r = "op_log", call = "x")]
    Log: float, Lost;

    /// The logarithm to base 10
    ///
    /// Takes the logarithm to base 10, element by element. `log10()` does the same.
    #[keras(class = "keras.src.ops.numpy.Log10", r = "op_log10", call = "x")]
    Log10: float, Lost;

    /// The natural logarithm of 1 + x
    ///
    /// Computes `log(1 + x)`, element by element, exactly even where `x` is close to
    /// 0. `log1p()` does the same.
    #[keras(class = "keras.src.ops.numpy.Log1p", r = "op_log1p", call = "x")]
    Log1p: float, Kept;

    /// The logarithm to base 2
    ///
    /// Takes the logarithm to base 2, element by element. `log2()` does the same.
    #[keras(class = "keras.src.ops.numpy.Log2", r = "op_log2", call = "x")]
    Log2: float, Lost;

    /// The modified Bessel function of the first kind, of order 0
    #[keras(class = "keras.src.ops.numpy.I0", call = "x")]
    I0: usual_float, Lost;

    /// Rounding up
    ///
    /// Gives the smallest whole number that is not below each element. `ceiling()`
    /// does the same.
    #[keras(class = "keras.src.ops.numpy.Ceil", r = "op_ceil", call = "x")]
    Ceil: float, Kept;

    /// Rounding down
    ///
    /// Gives the largest whole number that is not above each element. `floor()` does
    /// the same.
    #[keras(class = "keras.src.ops.numpy.Floor", r = "op_floor", call = "x")]
    Floor: float, Kept;

    /// Cutting off decimals
    ///
    /// Rounds each element toward 0. `trunc()` does the same.
    #[keras(class = "keras.src.ops.numpy.Trunc", r = "op_trunc", call = "x")]
    Trunc: same, Lost;

    /// Rounding
    ///
    /// Rounds each element to a number of decimals; what lies in the middle goes to
    /// the even neighbor. `round()` does the same.
    #[keras(
        class = "keras.src.ops.numpy.Round",
        r = "op_round",
        call = "x",
        example = "x <- keras_input(shape = c(4, 4))\nop_round(x, decimals = 2)"
    )]
    Round {
        /// How many decimals stay. -1 rounds to tens.
        #[config(default = 0)]
        decimals: i64,
    }: same, Kept;

    /// Limits
    ///
    /// What is below the lower limit becomes it, what is above the upper one becomes
    /// that.
    #[keras(
        class = "keras.src.ops.numpy.Clip",
        r = "op_clip",
        call = "x",
        example = "x <- keras_input(shape = c(4, 4))\nop_clip(x, 0, 1)"
    )]
    Clip {
        /// The lower limit: a number or an array. `NULL` for none.
        x_min: Option<Numbers>,
        /// The upper limit: a number or an array. `NULL` for none.
        x_max: Option<Numbers>,
    }: number, Lost;

    /// Numbers in place of what is none
    ///
    /// Replaces `NaN` and infinite elements.
    #[keras(class = "keras.src.ops.numpy.NanToNum", r = "op_nan_to_num", call = "x")]
    NanToNum {
        /// What stands for `NaN`.
        #[config(default = 0.0)]
        nan: Numbers,
        /// What stands for positive infinity. `NULL` for the largest number of the
        /// dtype.
        #[config(default = None)]
        posinf: Option<Numbers>,
        /// What stands for negative infinity. `NULL` for the smallest number of the
        /// dtype.
        #[config(default = None)]
        neginf: Option<Numbers>,
    }: same, Lost;

    /// A copy
    ///
    /// Gives a tensor of the same elements.
    #[keras(class = "keras.src.ops.numpy.Copy", r = "op_copy", call = "x")]
    Copy: same, Kept;

    /// The complex conjugate
    ///
    /// Turns around the sign of the imaginary part, element by element. `Conj()` does
    /// the same.
    #[keras(class = "keras.src.ops.numpy.Conjugate", r = "op_conj", call = "x")]
    Conjugate: same, Kept;

    /// The complex conjugate, by its short name
    #[keras(
        class = "keras.src.ops.numpy.Conj",
        bases("keras.src.ops.numpy.Conjugate"),
        call = "x"
    )]
    Conj: same, Kept;

    /// The real part
    ///
    /// Takes the real part of each element. `Re()` does the same.
    #[keras(class = "keras.src.ops.numpy.Real", r = "op_real", call = "x")]
    Real: same, Kept;

    /// The imaginary part
    ///
    /// Takes the imaginary part of each element. `Im()` does the same.
    #[keras(class = "keras.src.ops.numpy.Imag", r = "op_imag", call = "x")]
    Imag: same, Kept;

    /// The angle of complex numbers
    ///
    /// Gives the angle between each element and the positive real axis, in radians.
    /// `Arg()` does the same.
    #[keras(class = "keras.src.ops.numpy.Angle", r = "op_angle", call = "x")]
    Angle: float, Lost;
}
