//! Functions that go along an axis: sums and products so far, differences, the area
//! below.

use crate::config::{Axis, NonNegative, Numbers, Real};
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::ops::rules::with_float;
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// The axis that a function goes along, and what the result is kept in.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Along {
    /// The axis, counted from 1, or from the end if negative. `NULL` for all elements
    /// in a row.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axis>,
    /// The dtype of the result. `NULL` for that of `x`.
    #[config(default = None)]
    dtype: Option<DType>,
}

impl Along {
    fn of(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let dtype = match self.dtype.unwrap_or(x.dtype) {
            DType::Bool => DType::Int32,
            dtype => dtype,
        };
        let shape = match self.axis {
            Some(_) => x.shape,
            None => Shape::new([x.shape.size()?]),
        };
        one(shape, dtype)
    }
}

macro_rules! cumulative {
    ($($(#[$meta:meta])* $class:ident: $checked:literal;)+ => $($other:ident),+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {
                #[config(flatten)]
                along: Along,
            }

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    if let (true, Some(axis)) = ($checked, self.along.axis) {
                        operands.spec("x")?.shape.at(axis.0)?;
                    }
                    self.along.of(operands)
                }
            }
        )+

        crate::ops::operations! { $($class,)+ $($other),+ }
    };
}

// Keras does not look whether there is the axis where it leaves out numbers.
cumulative! {
    /// Sums of all elements so far
    ///
    /// Adds each element to those before it on an axis. `cumsum()` takes all elements
    /// in a row.
    #[keras(class = "keras.src.ops.numpy.Cumsum", r = "op_cumsum", call = "x")]
    Cumsum: true;

    /// Products of all elements so far
    ///
    /// Multiplies each element with those before it on an axis. `cumprod()` takes all
    /// elements in a row.
    #[keras(class = "keras.src.ops.numpy.Cumprod", r = "op_cumprod", call = "x")]
    Cumprod: true;

    /// Sums of all elements so far, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nancumsum", call = "x")]
    Nancumsum: false;

    /// Products of all elements so far, without those that are not a number
    #[keras(class = "keras.src.ops.numpy.Nancumprod", call = "x")]
    Nancumprod: false;

    => Diff, Trapezoid
}

/// Differences of neighbors
///
/// Subtracts each element from the next one on an axis, as often as asked
/// for.
///
/// # Operands
///
/// a: A tensor.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.Diff",
    r = "op_diff",
    call = "a",
    example = "x <- keras_input(shape = c(4, 4))\nop_diff(x)"
)]
pub struct Diff {
    /// How often differences are taken.
    #[config(default = 1)]
    n: NonNegative,
    /// The axis, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
}

impl Operation for Diff {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let a = operands.spec("a")?;
        let size = a.shape.at(self.axis.0)?;
        let left = size.map(|size| size.saturating_sub(self.n.get()).max(0));
        let shape = a.shape.with(self.axis.0, left)?;
        one(shape, a.dtype)
    }
}

/// The area below a curve, by the trapezoidal rule
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Trapezoid", call = "y")]
pub struct Trapezoid {
    /// The places of the elements of `y`. `None` if they are `dx` apart.
    #[config(default = None)]
    x: Option<Numbers>,
    /// The distance of two elements.
    #[config(default = 1.0)]
    dx: Real,
    /// The axis, counted from 1, or from the end if negative.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Option<Axis>,
}

impl Operation for Trapezoid {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let y = operands.spec("y")?;
        let mut dims = y.shape.to_vec();
        if let (Some(axis), Ok(rank @ 1..)) = (self.axis, i64::try_from(dims.len())) {
            // An axis that is not there counts on from the beginning.
            let place = usize::try_from(axis.0.rem_euclid(rank));
            dims.remove(place.map_err(|_| Error::shape("there is no such axis"))?);
        }
        let dtype = with_float(y.dtype, operands.floatx())?;
        one(Shape::new(dims), dtype)
    }
}
