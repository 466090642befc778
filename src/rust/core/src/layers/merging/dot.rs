//! [`Dot`].

use super::base_merge::{check_count, merged_spec, mismatch, shapes};
use crate::config::{Axes, Axis};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::{configured, Base, Build, CallSpec, Layer, LayerClass, MaskCall, Spec};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;

/// The dot product of two tensors
///
/// Multiplies two tensors and sums along one axis of each, for every sample by
/// itself.
///
/// # Input shape
/// A list of 2 tensors with the same size along their axes.
///
/// # Output shape
/// The dimensions of the first, then those of the second, without the axes and
/// without the second batch; `(batch, 1)` if none but the batch is left.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Dot",
    python = "keras.src.layers.merging.dot.Dot",
    bases("keras.src.layers.merging.base_merge.Merge"),
    r = "layer_dot",
    r_args = "inputs ... axes normalize",
    example = "a <- keras_input(shape = 4)\nb <- keras_input(shape = 4)\nlayer_dot(list(a, b), axes = -1)"
)]
pub struct Dot {
    /// The axis of both along which products are summed, or one axis for each.
    #[config(r_convert = "as_axis")]
    axes: Axes,
    /// Whether both are scaled to length 1 along their axes first, so that the
    /// result is the cosine of their angle.
    #[config(default = false)]
    normalize: bool,
}

impl Dot {
    fn shape(&self, shapes: &[&Shape]) -> Result<Shape> {
        check_count(shapes, 2)?;
        let (axes, [a, b]) = match (self.axes.as_slice(), shapes) {
            ([axis], [a, b]) => ([axis, axis], [a, b]),
            ([first, second], [a, b]) => ([first, second], [a, b]),
            _ => return Err(two_axes()),
        };
        let [a_axis, b_axis] = axes;
        if a.at(a_axis.0)? != b.at(b_axis.0)? {
            let expected = format!(
                "the same size along axis {} and axis {}",
                a_axis.0, b_axis.0
            );
            return Err(mismatch(&expected, shapes));
        }
        let rest = |shape: &Shape, axis: &Axis| -> Result<Vec<_>> {
            match axis.resolve(shape.rank()) {
                None | Some(0) => Err(Error::shape(format!(
                    "axis {} is the batch of shape {shape}",
                    axis.0
                ))
                .expected("an axis behind the batch")
                .at("axes")),
                Some(at) => Ok(shape
                    .iter()
                    .enumerate()
                    .filter_map(|(i, dim)| (i != at).then_some(*dim))
                    .collect()),
            }
        };
        let mut dims = rest(a, a_axis)?;
        dims.extend(rest(b, b_axis)?.into_iter().skip(1));
        if dims.len() == 1 {
            dims.push(Some(1));
        }
        Ok(Shape::new(dims))
    }
}

impl LayerClass for Dot {
    configured!();

    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        match &self.axes {
            Axes::Many(axes) if axes.len() != 2 => Err(two_axes()),
            _ => Ok(self),
        }
    }

    fn build(&self, _build: &mut Build<'_>, inputs: &Nested<Shape>) -> Result<()> {
        self.shape(&shapes(inputs)?).map(|_| ())
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        merged_spec(layer, call, |shapes| self.shape(shapes))
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn compute_mask(&self, _call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
        Ok(Nested::None)
    }
}

fn two_axes() -> Error {
    Error::config("expected one axis, or one for each of the two inputs")
        .expected("an integer, or 2 of them")
        .at("axes")
}
