//! [`InputSpec`]: what a layer asks of its inputs.

use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::Spec;
use crate::shape::{Dim, Nested, Shape};

/// What a layer asks of one input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InputSpec {
    /// The dtype.
    pub dtype: Option<DType>,
    /// The shape, dimension by dimension where known.
    pub shape: Option<Shape>,
    /// The exact rank.
    pub ndim: Option<usize>,
    /// The least rank.
    pub min_ndim: Option<usize>,
    /// The largest rank.
    pub max_ndim: Option<usize>,
    /// Dimensions that must have a size.
    pub axes: Vec<(i64, i64)>,
    /// Whether a last axis of size 1 may be missing or left over.
    pub allow_last_axis_squeeze: bool,
    /// Whether the input may be left out.
    pub optional: bool,
    /// The input's name, for messages.
    pub name: Option<String>,
}

impl InputSpec {
    /// Asks for an exact rank.
    pub fn ndim(ndim: usize) -> Self {
        InputSpec {
            ndim: Some(ndim),
            ..InputSpec::default()
        }
    }

    /// Asks for a least rank.
    pub fn min_ndim(min_ndim: usize) -> Self {
        InputSpec {
            min_ndim: Some(min_ndim),
            ..InputSpec::default()
        }
    }

    /// Asks for a size at an axis, if it is known.
    pub fn axis(mut self, axis: i64, size: Dim) -> Self {
        self.axes.extend(size.map(|size| (axis, size)));
        self
    }

    /// Checks an input of the layer of that name.
    pub fn check(&self, index: usize, spec: &Spec, layer: &str) -> Result<()> {
        let shape = &spec.shape;
        let rank = shape.rank();
        let refuse = |expected: String| {
            let which = match &self.name {
                Some(name) => format!("input `{name}`"),
                None => format!("input {index}"),
            };
            Err(Error::shape(format!(
                "{which} of layer `{layer}` does not fit: expected {expected}, got shape {shape}"
            ))
            .expected(expected)
            .received(&shape.value()))
        };
        if let Some(wanted) = &self.shape {
            return match self.fits(wanted, shape) {
                true => Ok(()),
                false => refuse(format!("shape {wanted}")),
            };
        }
        if let Some(ndim) = self.ndim.filter(|n| *n != rank) {
            let squeezed = self.allow_last_axis_squeeze
                && (rank == ndim + 1 && shape.last() == Some(&Some(1)) || rank + 1 == ndim);
            if !squeezed {
                return refuse(format!("{ndim} dimensions"));
            }
        }
        if let Some(min) = self.min_ndim.filter(|n| rank < *n) {
            return refuse(format!("at least {min} dimensions"));
        }
        if let Some(max) = self.max_ndim.filter(|n| rank > *n) {
            return refuse(format!("at most {max} dimensions"));
        }
        if let Some(dtype) = self.dtype.filter(|d| *d != spec.dtype) {
            return Err(Error::config(format!(
                "input {index} of layer `{layer}` has dtype {}, expected {dtype}",
                spec.dtype
            )));
        }
        for (axis, size) in &self.axes {
            match shape.at(*axis) {
                Ok(None) => {}
                Ok(Some(n)) if n == *size => {}
                _ => return refuse(format!("axis {axis} of size {size}")),
            }
        }
        Ok(())
    }

    fn fits(&self, wanted: &Shape, shape: &Shape) -> bool {
        if wanted.compatible(shape) {
            return true;
        }
        if !self.allow_last_axis_squeeze {
            return false;
        }
        let without_last = |shape: &Shape| {
            shape
                .split_last()
                .filter(|(last, _)| **last == Some(1))
                .map(|(_, rest)| Shape::new(rest))
        };
        without_last(shape).is_some_and(|s| wanted.compatible(&s))
            || without_last(wanted).is_some_and(|w| w.compatible(shape))
    }
}

/// Checks the inputs of a layer, in their flat order.
pub(crate) fn check_inputs(specs: &[InputSpec], inputs: &Nested<Spec>, layer: &str) -> Result<()> {
    if specs.is_empty() {
        return Ok(());
    }
    let inputs = inputs.flatten();
    let required = specs.iter().filter(|s| !s.optional).count();
    if inputs.len() < required || inputs.len() > specs.len() {
        return Err(Error::shape(format!(
            "layer `{layer}` expects {} input(s), got {}",
            specs.len(),
            inputs.len()
        ))
        .expected(format!("{} input(s)", specs.len())));
    }
    for (i, (spec, input)) in specs.iter().zip(inputs).enumerate() {
        spec.check(i, input, layer)?;
    }
    Ok(())
}
