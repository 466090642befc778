//! [`InputSpec`]: what a layer asks of its inputs.

use crate::config::{whole, Field};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::Spec;
use crate::object::{role, Builtin, Configured};
use crate::shape::{Dim, Nested, Shape};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

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

/// What says of an input what a layer asks of it, as an object of its own.
pub trait InputRequirement: Configured {}

role!(InputRequirement, "an input spec");

impl<T> InputRequirement for Builtin<T> where Builtin<T>: Configured {}

impl InputSpec {
    /// What an object asks of an input.
    pub fn of(object: &dyn InputRequirement) -> Option<InputSpec> {
        let config = object.as_any().downcast_ref::<InputSpecConfig>();
        config.map(InputSpecConfig::spec)
    }
}

/// What a layer asks of an input
///
/// Layers written in R can say in their `input_spec` what their inputs must be like.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.InputSpec",
    python = "keras.src.layers.input_spec.InputSpec",
    aliases("keras.layers.InputSpec"),
    r = "input_spec",
    example = "input_spec(min_ndim = 2, axes = list(\"-1\" = 8))",
    keys = "dtype shape ndim max_ndim min_ndim axes optional",
    prepare
)]
pub struct InputSpecConfig {
    /// The dtype.
    #[config(default = None)]
    dtype: Option<DType>,
    /// The shape with the batch; `NA` for what may have any size.
    #[config(default = None, r_convert = "normalize_shape")]
    shape: Option<Shape>,
    /// The number of dimensions.
    #[config(default = None)]
    ndim: Option<i64>,
    /// The largest number of dimensions.
    #[config(default = None)]
    max_ndim: Option<i64>,
    /// The smallest number of dimensions.
    #[config(default = None)]
    min_ndim: Option<i64>,
    /// The sizes of some dimensions, by name: `"0"` is the first dimension, `"-1"` the
    /// last, as in the config.
    #[config(default = None)]
    axes: Sizes,
    /// Whether a last dimension of size 1 may be missing or left over.
    #[config(default = false, no_write)]
    allow_last_axis_squeeze: bool,
    /// The name of the input.
    #[config(default = None, no_write)]
    name: Option<String>,
    /// Whether the input may be left out.
    #[config(default = false)]
    optional: bool,
}

impl InputSpecConfig {
    /// What it asks of an input.
    fn spec(&self) -> InputSpec {
        let count = |n: Option<i64>| n.and_then(|n| usize::try_from(n).ok());
        let sizes = self.axes.0.iter();
        InputSpec {
            dtype: self.dtype,
            shape: self.shape.clone(),
            ndim: count(self.ndim),
            min_ndim: count(self.min_ndim),
            max_ndim: count(self.max_ndim),
            axes: sizes
                .filter_map(|(axis, size)| Some((*axis, whole(size)?)))
                .collect(),
            allow_last_axis_squeeze: self.allow_last_axis_squeeze,
            optional: self.optional,
            name: self.name.clone(),
        }
    }

    fn prepare(&mut self) -> Result<()> {
        if let Some(shape) = &self.shape {
            self.ndim = i64::try_from(shape.rank()).ok();
        }
        let known = self.ndim.filter(|n| *n != 0).or(self.max_ndim);
        let largest = self.axes.0.iter().map(|(axis, _)| *axis).max();
        match (known, largest) {
            (Some(ndim), Some(axis)) if axis >= ndim => Err(Error::config(format!(
                "there is no dimension {axis}: with {ndim} dimensions, the last one is {}",
                ndim.saturating_sub(1)
            ))
            .at("axes")),
            _ => Ok(()),
        }
    }
}

/// The sizes of dimensions, by their number.
#[derive(Debug)]
struct Sizes(Vec<(i64, Value)>);

impl Field for Sizes {
    const EXPECTED: &'static str = "sizes by the number of the dimension";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value {
            Value::Null => Ok(Sizes(Vec::new())),
            Value::Array(ref items) if items.is_empty() => Ok(Sizes(Vec::new())),
            Value::Object(ref map) => map
                .iter()
                .map(|(axis, size)| {
                    let axis = axis.trim().parse().map_err(|_| Self::refuse(&value))?;
                    Ok((axis, size.clone()))
                })
                .collect::<Result<_>>()
                .map(Sizes),
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        let sizes = self.0.iter();
        let sizes = sizes.map(|(axis, size)| (axis.to_string(), size.clone()));
        Ok(sizes.collect::<Map>().into())
    }
}
