//! Arithmetic of two arrays, element by element.

use crate::ops::binary::{
    angle, binary, both, either, first, never, number, promoted, strong, strong_with_float,
    with_float,
};

binary! {
    /// The sum of two arrays
    ///
    /// Adds two arrays, element by element, as `x1 + x2` does.
    #[keras(class = "keras.src.ops.numpy.Add", r = "op_add", call = "x1 x2")]
    Add: promoted, both;

    /// The difference
    ///
    /// Subtracts the second array from the first, element by element, as `x1 - x2`
    /// does.
    #[keras(class = "keras.src.ops.numpy.Subtract", r = "op_subtract", call = "x1 x2")]
    Subtract: promoted, both;

    /// The product of two arrays
    ///
    /// Multiplies two arrays, element by element, as `x1 * x2` does.
    #[keras(class = "keras.src.ops.numpy.Multiply", r = "op_multiply", call = "x1 x2")]
    Multiply: promoted, either;

    /// The quotient
    ///
    /// Divides the first array by the second, element by element; the result is a
    /// float.
    #[keras(class = "keras.src.ops.numpy.Divide", r = "op_divide", call = "x1 x2")]
    Divide: with_float, first;

    /// The quotient, as Python's `/` has it
    #[keras(class = "keras.src.ops.numpy.TrueDivide", call = "x1 x2")]
    TrueDivide: with_float, first;

    /// The quotient, 0 where the divisor is 0
    ///
    /// Divides the first array by the second, element by element. A division by 0
    /// gives 0.
    #[keras(
        class = "keras.src.ops.numpy.DivideNoNan",
        r = "op_divide_no_nan",
        call = "x1 x2"
    )]
    DivideNoNan: with_float, first;

    /// The whole part of the quotient
    ///
    /// Divides the first array by the second, element by element, and rounds down, as
    /// `x1 %/% x2` does.
    #[keras(
        class = "keras.src.ops.numpy.FloorDivide",
        r = "op_floor_divide",
        call = "x1 x2"
    )]
    FloorDivide: promoted, never;

    /// The remainder
    ///
    /// Gives what is left of a division, element by element, with the sign of the
    /// divisor, as `x1 %% x2` does.
    #[keras(class = "keras.src.ops.numpy.Mod", r = "op_mod", call = "x1 x2")]
    Mod: number, never;

    /// The remainder, with the sign of what is divided
    #[keras(class = "keras.src.ops.numpy.Fmod", call = "x1 x2")]
    Fmod: number, never;

    /// The power
    ///
    /// Takes the first array to the power of the second, element by element, as
    /// `x1^x2` does.
    #[keras(class = "keras.src.ops.numpy.Power", r = "op_power", call = "x1 x2")]
    Power: promoted, never;

    /// The larger of two elements
    ///
    /// Gives the larger of two elements at each place; `NaN` if one of them is `NaN`.
    #[keras(class = "keras.src.ops.numpy.Maximum", r = "op_maximum", r_aliases = "op_pmax", call = "x1 x2")]
    Maximum: promoted, both;

    /// The smaller of two elements
    ///
    /// Gives the smaller of two elements at each place; `NaN` if one of them is
    /// `NaN`.
    #[keras(class = "keras.src.ops.numpy.Minimum", r = "op_minimum", r_aliases = "op_pmin", call = "x1 x2")]
    Minimum: promoted, both;

    /// The larger of two elements, leaving out what is not a number
    #[keras(class = "keras.src.ops.numpy.Fmax", call = "x1 x2")]
    Fmax: promoted, both;

    /// The smaller of two elements, leaving out what is not a number
    #[keras(class = "keras.src.ops.numpy.Fmin", call = "x1 x2")]
    Fmin: promoted, both;

    /// The angle of a point
    ///
    /// Gives the angle between the positive horizontal axis and the point with
    /// ordinate `x1` and abscissa `x2`, in radians from -pi to pi.
    #[keras(class = "keras.src.ops.numpy.Arctan2", r = "op_arctan2", call = "x1 x2")]
    Arctan2: angle, never;

    /// The logarithm of a sum of exponentials
    ///
    /// Computes `log(exp(x1) + exp(x2))`, element by element, without overflow.
    #[keras(class = "keras.src.ops.numpy.Logaddexp", r = "op_logaddexp", call = "x1 x2")]
    Logaddexp: with_float, never;

    /// The logarithm to base 2 of a sum of powers of 2
    #[keras(class = "keras.src.ops.numpy.Logaddexp2", call = "x1 x2")]
    Logaddexp2: with_float, never;

    /// The greatest common divisor
    #[keras(class = "keras.src.ops.numpy.Gcd", call = "x1 x2")]
    Gcd: strong, never;

    /// The least common multiple
    #[keras(class = "keras.src.ops.numpy.Lcm", call = "x1 x2")]
    Lcm: strong, never;

    /// A number times a power of 2
    #[keras(class = "keras.src.ops.numpy.Ldexp", call = "x1 x2")]
    Ldexp: strong_with_float, never;

    /// The next float in the direction of another
    #[keras(class = "keras.src.ops.numpy.Nextafter", call = "x1 x2")]
    Nextafter: strong_with_float, never;
}
