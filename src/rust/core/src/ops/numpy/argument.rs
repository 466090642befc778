//! The places of the largest and of the smallest element.

use crate::config::Axis;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{Operands, Operation, Spec};
use crate::ops::numpy::reduction::reduce;
use crate::ops::one;
use crate::shape::Nested;
use keratin_derive::KerasConfig;

/// The axis along which a place is looked for.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Along {
    /// The axis, counted from 1, or from the end if negative. `NULL` for all elements
    /// in a row.
    #[config(default = None, r_convert = "as_axis")]
    axis: Option<Axis>,
    /// Whether this axis stays, with size 1.
    #[config(default = false)]
    keepdims: bool,
}

macro_rules! places {
    ($($(#[$meta:meta])* $class:ident;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {
                #[config(flatten)]
                along: Along,
            }

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    let x = operands.spec("x")?;
                    let axes = self.along.axis.as_ref().map(std::slice::from_ref);
                    let shape = reduce(&x.shape, axes, self.along.keepdims)?;
                    one(shape, DType::Int32)
                }
            }
        )+

        crate::ops::operations! { $($class),+ }
    };
}

places! {
    /// The place of the largest element
    #[keras(class = "keras.src.ops.numpy.Argmax", call = "x")]
    Argmax;

    /// The place of the smallest element
    #[keras(class = "keras.src.ops.numpy.Argmin", call = "x")]
    Argmin;

    /// The place of the largest element, leaving out what is not a number
    #[keras(class = "keras.src.ops.numpy.Nanargmax", call = "x")]
    Nanargmax;

    /// The place of the smallest element, leaving out what is not a number
    #[keras(class = "keras.src.ops.numpy.Nanargmin", call = "x")]
    Nanargmin;
}
