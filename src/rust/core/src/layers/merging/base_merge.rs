//! What the merging layers share.

use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::layers::{live, CallSpec, Layer, MaskCall, Spec};
use crate::shape::{Dim, Nested, Shape};
use crate::value::Map;

/// The shapes of a merging layer's inputs: a list of at least one.
pub fn shapes(shapes: &Nested<Shape>) -> Result<Vec<&Shape>> {
    leaves(shapes)
}

/// What a merging layer gives for a call: dense unless all inputs are sparse.
pub fn merged_spec(
    layer: &Layer,
    call: &CallSpec,
    shape: impl FnOnce(&[&Shape]) -> Result<Shape>,
) -> Result<Nested<Spec>> {
    let inputs: Vec<&Spec> = leaves(call.first()?)?;
    let shapes: Vec<&Shape> = inputs.iter().map(|input| &input.shape).collect();
    Ok(Nested::One(Spec {
        shape: shape(&shapes)?,
        dtype: layer.compute_dtype(),
        sparse: inputs.iter().all(|input| input.sparse),
    }))
}

fn leaves<T>(inputs: &Nested<T>) -> Result<Vec<&T>> {
    let Nested::List(items) = inputs else {
        return Err(
            Error::shape("a merging layer takes a list of tensors, got one")
                .expected("a list of tensors"),
        );
    };
    let leaves: Option<Vec<&T>> = items.iter().map(Nested::one).collect();
    leaves.filter(|leaves| !leaves.is_empty()).ok_or_else(|| {
        Error::shape("a merging layer takes a list of at least one tensor")
            .expected("a list of tensors")
    })
}

/// The shape that all inputs are brought to: batches are the same, other
/// dimensions are the same or 1, and missing ones count as 1.
pub fn broadcast(shapes: &[&Shape]) -> Result<Shape> {
    let batches: Vec<Dim> = shapes.iter().map(|s| s.at(0)).collect::<Result<_>>()?;
    let mut known = batches.iter().copied().flatten();
    let batch = known.next();
    if known.any(|size| Some(size) != batch) {
        return Err(mismatch("the same batch size", shapes));
    }
    let mut merged: Vec<Dim> = Vec::new();
    for shape in shapes {
        merged = pair(&merged, shape.get(1..).unwrap_or_default())
            .ok_or_else(|| mismatch("sizes that are the same or 1", shapes))?;
    }
    Ok(std::iter::once(batch).chain(merged).collect())
}

/// Two shapes, aligned at their last dimensions.
fn pair(a: &[Dim], b: &[Dim]) -> Option<Vec<Dim>> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let (first, rest) = long.split_at(long.len() - short.len());
    let mut dims = first.to_vec();
    for (x, y) in rest.iter().zip(short) {
        dims.push(match (x, y) {
            (None, _) | (_, None) => None,
            (Some(1), other) | (other, Some(1)) => *other,
            (x, y) if x == y => *x,
            _ => return None,
        });
    }
    Some(dims)
}

/// The error for inputs whose shapes do not go together.
pub fn mismatch(expected: &str, shapes: &[&Shape]) -> Error {
    let listed: Vec<String> = shapes.iter().map(ToString::to_string).collect();
    Error::shape(format!(
        "expected inputs of {expected}, got shapes {}",
        listed.join(", ")
    ))
    .received(&shapes.iter().map(|shape| shape.value()).collect())
    .expected(expected)
}

/// How many inputs a layer takes, if not any number.
pub fn check_count(shapes: &[&Shape], count: usize) -> Result<()> {
    match shapes.len() == count {
        true => Ok(()),
        false => Err(
            Error::shape(format!("expected {count} inputs, got {}", shapes.len()))
                .expected(format!("a list of {count} tensors")),
        ),
    }
}

/// A layer that merges element by element: `merge! { docs Add }`, with the number
/// of inputs behind it if it is fixed.
macro_rules! merge {
    ($(#[$meta:meta])* $name:ident $(, $count:literal)?) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(bases("keras.src.layers.merging.base_merge.Merge"), r_args = "inputs ...")]
        pub struct $name {}

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

            fn build(
                &self,
                _build: &mut $crate::layers::Build<'_>,
                shapes: &$crate::shape::Nested<$crate::shape::Shape>,
            ) -> $crate::Result<()> {
                use $crate::layers::merging::base_merge;
                let shapes = base_merge::shapes(shapes)?;
                $(base_merge::check_count(&shapes, $count)?;)?
                base_merge::broadcast(&shapes).map(|_| ())
            }

            fn compute_output_spec(
                &self,
                layer: &$crate::layers::Layer,
                call: &$crate::layers::CallSpec,
            ) -> $crate::Result<$crate::shape::Nested<$crate::layers::Spec>> {
                use $crate::layers::merging::base_merge;
                base_merge::merged_spec(layer, call, |shapes| {
                    $(base_merge::check_count(shapes, $count)?;)?
                    base_merge::broadcast(shapes)
                })
            }

            fn supports_masking(&self) -> bool {
                true
            }

            fn compute_mask(
                &self,
                call: &$crate::layers::MaskCall<'_>,
            ) -> $crate::Result<$crate::shape::Nested<$crate::graph::Tensor>> {
                $crate::layers::merging::base_merge::any_mask(call)
            }
        }
    };
}
pub(crate) use merge;

/// What any of the inputs' masks lets through; nothing if one has no mask.
pub(super) fn any_mask(call: &MaskCall<'_>) -> Result<Nested<Tensor>> {
    let mut masks = call.list().into_iter();
    let Some(Some(mut any)) = masks.next() else {
        return Ok(Nested::None);
    };
    let Some(rest) = masks.collect::<Option<Vec<_>>>() else {
        return Ok(Nested::None);
    };
    for mask in rest {
        any = call.operation("LogicalOr", vec![live(&any), live(&mask)], Map::new())?;
    }
    Ok(Nested::One(any))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    fn merged(shapes: &[&[Dim]]) -> Result<Shape> {
        let shapes: Vec<Shape> = shapes.iter().map(|dims| Shape::new(*dims)).collect();
        broadcast(&shapes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn sizes_of_one_are_stretched_and_missing_ones_added_behind_the_batch() {
        let shape = merged(&[
            &[None, Some(3), Some(1)],
            &[Some(2), Some(4)],
            &[Some(2), Some(1), Some(4)],
        ]);
        assert_eq!(shape.unwrap(), Shape::new([Some(2), Some(3), Some(4)]));
    }

    #[test]
    fn an_unknown_size_stays_unknown() {
        let shape = merged(&[&[None, None], &[None, Some(4)]]);
        assert_eq!(shape.unwrap(), Shape::new([None, None]));
    }

    #[test]
    fn sizes_and_batches_that_differ_are_refused() {
        let error = merged(&[&[Some(2), Some(3)], &[Some(2), Some(4)]]).unwrap_err();
        assert_eq!(
            error.message(),
            "expected inputs of sizes that are the same or 1, got shapes (2, 3), (2, 4)"
        );
        let error = merged(&[&[Some(2), Some(3)], &[Some(1), Some(3)]]).unwrap_err();
        assert_eq!(
            error.message(),
            "expected inputs of the same batch size, got shapes (2, 3), (1, 3)"
        );
    }

    #[test]
    fn a_scalar_has_no_batch() {
        assert!(merged(&[&[], &[]]).is_err());
    }
}
