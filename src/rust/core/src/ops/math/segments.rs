//! Elements by groups and by rank.

use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::{Dim, Nested};
use keratin_derive::KerasConfig;

crate::ops::operations! {
    InTopK, SegmentMax, SegmentMin, SegmentProd, SegmentReduction, SegmentSum, TopK,
}

/// Operations on the elements of each group.
macro_rules! segments {
    ($($(#[$meta:meta])* $class:ident;)+) => {
        $(
            #[derive(Debug, KerasConfig)]
            $(#[$meta])*
            pub struct $class {
                /// How many groups there are; `NULL` for as many as occur.
                #[config(default = None)]
                num_segments: Option<i64>,
                /// Whether the elements stand in the order of their groups.
                #[config(default = false)]
                sorted: bool,
            }

            impl Operation for $class {
                fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
                    segments(operands, self.num_segments)
                }
            }
        )+
    };
}

fn segments(operands: &Operands<'_>, count: Dim) -> Result<Nested<Spec>> {
    let data = operands.spec("data")?;
    if count.is_some_and(|count| count < 0) {
        return Err(Error::shape("there cannot be less than 0 groups").at("num_segments"));
    }
    let shape = std::iter::once(count).chain(data.shape.iter().copied().skip(1));
    one(shape.collect(), data.dtype)
}

segments! {
    /// The sums of groups
    ///
    /// Adds up the elements of each group along the first axis.
    ///
    /// # Operands
    /// data: A tensor.
    /// segment_ids: The group of each element along the first axis, counted from
    ///   1.
    #[keras(
        class = "keras.src.ops.math.SegmentSum",
        bases("keras.src.ops.math.SegmentReduction"),
        r = "op_segment_sum",
        call = "data segment_ids",
        r_operands = "segment_ids=as_index",
        example = "x <- keras_input(batch_shape = c(6, 3))\n\
                   op_segment_sum(x, c(1, 1, 2, 2, 3, 3), num_segments = 3)"
    )]
    SegmentSum;

    /// The largest elements of groups
    ///
    /// Takes the largest element of each group along the first axis.
    ///
    /// # Operands
    /// data: A tensor.
    /// segment_ids: The group of each element along the first axis, counted from
    ///   1.
    #[keras(
        class = "keras.src.ops.math.SegmentMax",
        bases("keras.src.ops.math.SegmentReduction"),
        r = "op_segment_max",
        call = "data segment_ids",
        r_operands = "segment_ids=as_index",
        example = "x <- keras_input(batch_shape = c(6, 3))\n\
                   op_segment_max(x, c(1, 1, 2, 2, 3, 3), num_segments = 3)"
    )]
    SegmentMax;

    /// The smallest elements of groups
    ///
    /// Takes the smallest element of each group along the first axis.
    #[keras(
        class = "keras.src.ops.math.SegmentMin",
        bases("keras.src.ops.math.SegmentReduction"),
        call = "data segment_ids"
    )]
    SegmentMin;

    /// The products of groups
    ///
    /// Multiplies the elements of each group along the first axis.
    #[keras(
        class = "keras.src.ops.math.SegmentProd",
        bases("keras.src.ops.math.SegmentReduction"),
        call = "data segment_ids"
    )]
    SegmentProd;

    /// What the operations on groups have in common
    ///
    /// Takes the elements of each group together.
    #[keras(class = "keras.src.ops.math.SegmentReduction", call = "data segment_ids")]
    SegmentReduction;
}

/// The largest elements
///
/// Takes the largest elements along the last axis, and their places.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.math.TopK", call = "x")]
pub struct TopK {
    /// How many.
    k: i64,
    /// Whether they are in order.
    #[config(default = true)]
    sorted: bool,
}

impl Operation for TopK {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let x = operands.spec("x")?;
        if self.k < 0 {
            return Err(Error::shape("there cannot be less than 0 elements").at("k"));
        }
        let shape = x.shape.with(-1, Some(self.k))?;
        Ok(Nested::list([
            Spec::new(shape.clone(), x.dtype),
            Spec::new(shape, DType::Int32),
        ]))
    }
}

/// Whether targets are among the best predictions
///
/// Says for each target whether it is among the `k` largest predictions.
///
/// # Operands
/// targets: A tensor of classes, counted from 0.
/// predictions: A tensor with a number for each class.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.math.InTopK",
    r = "op_in_top_k",
    call = "targets predictions",
    example = "targets <- keras_input(shape = integer(), dtype = \"int32\")\n\
               predictions <- keras_input(shape = 5)\n\
               op_in_top_k(targets, predictions, k = 3)"
)]
pub struct InTopK {
    /// How many predictions count.
    k: i64,
}

impl Operation for InTopK {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let shape = operands.operand("targets")?.shape;
        one(shape, DType::Bool)
    }
}
