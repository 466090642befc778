//! Functions that take one or more axes together.

use crate::config::{chosen, Axes, Axis, Numbers};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{Operands, Operation, Spec};
use crate::ops::elementwise::Sparse;
use crate::ops::one;
use crate::ops::rules::{
    float, float_of_integers, mean, product, same, total, truth, with_float, Rule,
};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// The axes that are taken together.
#[derive(Debug, KerasConfig)]
#[keras(group)]
pub struct Reduction {
    /// The axis, or several, counted from 1, or from the end if negative.
    /// `NULL` for all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
    /// Whether these axes stay, with size 1.
    #[config(default = false)]
    keepdims: bool,
}

impl Reduction {
    /// What is left of a shape.
    pub fn reduce(&self, shape: &Shape) -> Result<Shape> {
        let axes = self.axis.as_ref().map(Axes::as_slice);
        reduce(shape, axes, self.keepdims)
    }

    /// What is left of the operand `x`, and the dtype that follows from its own.
    pub(in crate::ops) fn of(
        &self,
        operands: &Operands<'_>,
        rule: Rule,
        sparse: Sparse,
    ) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        Ok(Nested::One(Spec {
            shape: self.reduce(&x.shape)?,
            dtype: rule(x.dtype, operands.floatx())?,
            sparse: x.sparse && sparse == Sparse::Kept,
        }))
    }
}

/// What is left of a shape when axes are taken together: all if none are named.
pub fn reduce(shape: &Shape, axes: Option<&[Axis]>, keepdims: bool) -> Result<Shape> {
    let reduced = match axes {
        Some(axes) => chosen(axes, shape.rank())?,
        None => vec![true; shape.rank()],
    };
    let dims = shape.iter().zip(reduced);
    Ok(dims
        .filter_map(|(dim, reduced)| match (reduced, keepdims) {
            (false, _) => Some(*dim),
            (true, true) => Some(Some(1)),
            (true, false) => None,
        })
        .collect())
}

/// Functions over axes: the class and further fields, the rule for the dtype, and
/// whether a sparse operand gives a sparse result.
macro_rules! reductions {
    ($(
        $(#[$meta:meta])*
        $class:ident $({ $($(#[$about:meta])* $field:ident: $type:ty,)+ })?:
        $rule:path, $sparse:ident;
    )+ $(=> $($other:ident),+)?) => {
        $(
            #[derive(Debug, keratin_derive::KerasConfig)]
            $(#[$meta])*
            pub struct $class {
                #[config(flatten)]
                over: $crate::ops::numpy::reduction::Reduction,
                $($($(#[$about])* $field: $type,)+)?
            }

            impl $crate::layers::Operation for $class {
                fn compute_output_spec(
                    &self,
                    operands: &$crate::layers::Operands<'_>,
                ) -> $crate::error::Result<$crate::shape::Nested<$crate::layers::Spec>> {
                    self.over.of(operands, $rule, $crate::ops::elementwise::Sparse::$sparse)
                }
            }
        )+

        $crate::ops::operations! { $($class,)+ $($($other),+)? }
    };
}
pub(in crate::ops) use reductions;

reductions! {
    /// The sum of elements over axes
    ///
    /// Adds up the elements along one axis or several. Small integers become larger
    /// ones. `sum()` adds up all elements.
    #[keras(class = "keras.src.ops.numpy.Sum", r = "op_sum", call = "x")]
    Sum: total, Kept;

    /// The mean of elements over axes
    ///
    /// Gives the mean of the elements along one axis or several. `mean()` gives that of
    /// all elements.
    #[keras(class = "keras.src.ops.numpy.Mean", r = "op_mean", call = "x")]
    Mean: mean, Kept;

    /// The largest element over axes
    ///
    /// Gives the largest element along one axis or several. `max()` gives that of all.
    #[keras(class = "keras.src.ops.numpy.Max", r = "op_max", call = "x")]
    Max {
        /// The smallest value that the result may have.
        #[config(default = None)]
        initial: Option<Numbers>,
    }: same, Lost;

    /// The smallest element over axes
    ///
    /// Gives the smallest element along one axis or several. `min()` gives that of all.
    #[keras(class = "keras.src.ops.numpy.Min", r = "op_min", call = "x")]
    Min {
        /// The largest value that the result may have.
        #[config(default = None)]
        initial: Option<Numbers>,
    }: same, Lost;

    /// The largest element over axes, by its other name
    #[keras(class = "keras.src.ops.numpy.Amax", call = "x")]
    Amax: same, Lost;

    /// The smallest element over axes, by its other name
    #[keras(class = "keras.src.ops.numpy.Amin", call = "x")]
    Amin: same, Lost;

    /// The distance of the largest element from the smallest
    #[keras(class = "keras.src.ops.numpy.Ptp", call = "x")]
    Ptp: same, Lost;

    /// Whether all elements are true
    ///
    /// Says whether all elements along one axis or several are true, that is, not 0.
    /// `all()` asks for all axes.
    #[keras(class = "keras.src.ops.numpy.All", r = "op_all", call = "x")]
    All: truth, Lost;

    /// Whether one of the elements is true
    ///
    /// Says whether one of the elements along one axis or several is true, that is, not
    /// 0. `any()` asks for all axes.
    #[keras(class = "keras.src.ops.numpy.Any", r = "op_any", call = "x")]
    Any: truth, Lost;

    /// The standard deviation
    ///
    /// Gives the standard deviation of the elements along one axis or several: the root
    /// of what `op_var()` gives.
    #[keras(class = "keras.src.ops.numpy.Std", r = "op_std", call = "x")]
    Std: float_of_integers, Lost;

    /// The variance
    ///
    /// Gives the mean squared distance from the mean along one axis or several. Unlike
    /// R's `var()`, it divides by the number of elements.
    #[keras(class = "keras.src.ops.numpy.Var", r = "op_var", call = "x")]
    Var: with_float, Lost;

    /// The median
    ///
    /// Gives the element in the middle, in order of size, along one axis or several; the
    /// mean of both if two are in the middle.
    #[keras(class = "keras.src.ops.numpy.Median", r = "op_median", call = "x")]
    Median: float, Lost;

    => Prod, CountNonzero
}

/// The product of elements over axes
///
/// Multiplies the elements along one axis or several. Small integers become larger
/// ones. `prod()` multiplies all elements.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.numpy.Prod", r = "op_prod", call = "x")]
pub struct Prod {
    #[config(flatten)]
    over: Reduction,
    /// The dtype of the result. `NULL` for one that follows from that of `x`.
    #[config(default = None)]
    dtype: Option<DType>,
}

impl Operation for Prod {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let spec = self.over.of(operands, product, Sparse::Lost)?;
        let dtype = self.dtype;
        Ok(spec.map(&mut |spec| Spec {
            dtype: dtype.unwrap_or(spec.dtype),
            ..spec.clone()
        }))
    }
}

/// How many elements are not 0
///
/// Counts the elements along one axis or several that are not 0.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.numpy.CountNonzero",
    r = "op_count_nonzero",
    call = "x"
)]
pub struct CountNonzero {
    /// The axis, or several, counted from 1, or from the end if negative.
    /// `NULL` for all.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axes>,
}

impl Operation for CountNonzero {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        let axes = self.axis.as_ref().map(Axes::as_slice);
        let shape = reduce(&x.shape, axes, false)?;
        one(shape, DType::Int32)
    }
}
