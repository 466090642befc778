//! Trigonometric and hyperbolic functions, element by element.

use crate::ops::elementwise::elementwise;
use crate::ops::rules::{float, usual_float};

elementwise! {
    /// The sine
    ///
    /// Takes the sine of each element, an angle in radians. `sin()` does the same.
    #[keras(class = "keras.src.ops.numpy.Sin", r = "op_sin", call = "x")]
    Sin: float, Kept;

    /// The cosine
    ///
    /// Takes the cosine of each element, an angle in radians. `cos()` does the same.
    #[keras(class = "keras.src.ops.numpy.Cos", r = "op_cos", call = "x")]
    Cos: float, Lost;

    /// The tangent
    ///
    /// Takes the tangent of each element, an angle in radians. `tan()` does the same.
    #[keras(class = "keras.src.ops.numpy.Tan", r = "op_tan", call = "x")]
    Tan: float, Kept;

    /// The inverse sine
    ///
    /// Gives the angle, in radians, whose sine each element is. `asin()` does the
    /// same.
    #[keras(class = "keras.src.ops.numpy.Arcsin", r = "op_arcsin", call = "x")]
    Arcsin: float, Kept;

    /// The inverse cosine
    ///
    /// Gives the angle, in radians, whose cosine each element is. `acos()` does the
    /// same.
    #[keras(class = "keras.src.ops.numpy.Arccos", r = "op_arccos", call = "x")]
    Arccos: float, Lost;

    /// The inverse tangent
    ///
    /// Gives the angle, in radians, whose tangent each element is. `atan()` does the
    /// same.
    #[keras(class = "keras.src.ops.numpy.Arctan", r = "op_arctan", call = "x")]
    Arctan: float, Kept;

    /// The hyperbolic sine
    ///
    /// Takes the hyperbolic sine, element by element. `sinh()` does the same.
    #[keras(class = "keras.src.ops.numpy.Sinh", r = "op_sinh", call = "x")]
    Sinh: float, Kept;

    /// The hyperbolic cosine
    ///
    /// Takes the hyperbolic cosine, element by element. `cosh()` does the same.
    #[keras(class = "keras.src.ops.numpy.Cosh", r = "op_cosh", call = "x")]
    Cosh: float, Lost;

    /// The hyperbolic tangent
    ///
    /// Takes the hyperbolic tangent, element by element. `tanh()` does the same.
    #[keras(class = "keras.src.ops.numpy.Tanh", r = "op_tanh", call = "x")]
    Tanh: float, Kept;

    /// The inverse hyperbolic sine
    ///
    /// Gives the number whose hyperbolic sine each element is. `asinh()` does the
    /// same.
    #[keras(class = "keras.src.ops.numpy.Arcsinh", r = "op_arcsinh", call = "x")]
    Arcsinh: float, Kept;

    /// The inverse hyperbolic cosine
    ///
    /// Gives the number, not below 0, whose hyperbolic cosine each element is.
    /// `acosh()` does the same.
    #[keras(class = "keras.src.ops.numpy.Arccosh", r = "op_arccosh", call = "x")]
    Arccosh: float, Lost;

    /// The inverse hyperbolic tangent
    ///
    /// Gives the number whose hyperbolic tangent each element is. `atanh()` does the
    /// same.
    #[keras(class = "keras.src.ops.numpy.Arctanh", r = "op_arctanh", call = "x")]
    Arctanh: float, Kept;

    /// The sine of pi x, divided by pi x
    #[keras(class = "keras.src.ops.numpy.Sinc", call = "x")]
    Sinc: float, Lost;

    /// Degrees as radians
    ///
    /// Multiplies each element by pi / 180.
    #[keras(class = "keras.src.ops.numpy.Deg2rad", r = "op_deg2rad", call = "x")]
    Deg2rad: usual_float, Lost;

    /// Radians as degrees
    #[keras(class = "keras.src.ops.numpy.Rad2deg", call = "x")]
    Rad2deg: usual_float, Lost;
}
