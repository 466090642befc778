//! [`Normalization`].

use crate::config::{whole, Array, Axis, Field};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{configured, one_shape, Base, Build, Layer, LayerClass, Weight};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;

/// Brings features to mean 0 and variance 1
///
/// Computes `(input - mean) / sqrt(variance)`. Mean and variance are given, or
/// they are weights of the layer, to be found from data before a model is
/// trained.
///
/// # Input shape
/// Any, with known sizes along `axis`.
///
/// # Output shape
/// That of the input; floats, also for integers.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Normalization",
    python = "keras.src.layers.preprocessing.normalization.Normalization",
    bases("keras.src.layers.preprocessing.data_layer.DataLayer"),
    r = "layer_normalization",
    keys = "axis invert mean variance",
    example = "keras_input(shape = 3) |>\n  layer_normalization(mean = c(5, 3, 4), variance = c(0.7, 0.2, 3))"
)]
pub struct Normalization {
    /// The axis, or the axes, along which every index has a mean and a variance of
    /// its own; `NULL` for one mean and one variance of everything.
    #[config(default = -1, r_convert = "as_axis")]
    axis: KeptAxes,
    /// The mean: a number, or an array that fits the sizes along `axis`; `NULL` to
    /// find it from data. Given together with `variance`.
    #[config(default = None)]
    mean: Option<Array>,
    /// The variance, of the same shape as `mean`.
    #[config(default = None)]
    variance: Option<Array>,
    /// Whether values are brought back instead: `input * sqrt(variance) + mean`.
    #[config(default = false)]
    invert: bool,
}

impl LayerClass for Normalization {
    configured!();

    fn prepare(self, _base: &mut Base, _cx: &Context) -> Result<Self> {
        let (mean, variance) = match (&self.mean, &self.variance) {
            (None, None) => return Ok(self),
            (Some(mean), Some(variance)) => (shape_of(mean), shape_of(variance)),
            (mean, _) => {
                let (given, missing) = match mean {
                    Some(_) => ("mean", "variance"),
                    None => ("variance", "mean"),
                };
                let why = format!("`{given}` is given without `{missing}`");
                let expected = "both `mean` and `variance`, or none";
                return Err(Error::config(why).expected(expected).at(missing));
            }
        };
        if mean != variance {
            return Err(Error::config(format!(
                "`mean` has shape {mean}, `variance` has {variance}"
            ))
            .expected("two arrays of the same shape")
            .at("variance"));
        }
        let axes = self.axis.0.len();
        if mean.rank() > axes {
            return Err(Error::config(format!(
                "`mean` of shape {mean} has more dimensions than there are axes: {axes}"
            ))
            .expected("a number, or an array with at most one dimension for each axis")
            .at("mean"));
        }
        Ok(self)
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let input = one_shape(shapes)?;
        let kept = self.axis.kept(input).map_err(|e| e.at("axis"))?;
        if let Some(mean) = &self.mean {
            return fits(&shape_of(mean), &kept).map_err(|e| e.at("mean"));
        }
        let sizes: Shape = kept.iter().map(|(_, size)| Some(*size)).collect();
        distinct(&kept)?;
        for (name, initializer) in [("mean", "zeros"), ("variance", "ones")] {
            let weight = weight(name, initializer, sizes.clone(), build)?;
            build.add(weight)?;
        }
        let mut count = weight("count", "zeros", Shape::EMPTY, build)?;
        count.dtype = DType::Int32;
        build.add_as(count)
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }

    fn get_build_config(&self, layer: &Layer) -> Option<Result<Option<Value>>> {
        // A shape without dimensions counts as none.
        match layer.built_for() {
            Some(Nested::One(shape)) if shape.rank() == 0 => Some(Ok(None)),
            _ => None,
        }
    }
}

fn shape_of(array: &Array) -> Shape {
    array.sizes().iter().copied().map(Some).collect()
}

fn weight(name: &str, initializer: &str, shape: Shape, build: &Build<'_>) -> Result<Weight> {
    let initializer = Field::read(initializer.into(), build.context())?;
    Ok(Weight::new(name, shape)
        .initializer(&initializer)
        .not_trainable())
}

/// The axes that keep statistics of their own; none for `null`.
#[derive(Clone, Debug, PartialEq)]
struct KeptAxes(Vec<Axis>);

impl KeptAxes {
    /// The places of the axes and their sizes, in order of the places.
    fn kept(&self, input: &Shape) -> Result<Vec<(usize, i64)>> {
        let mut kept = Vec::new();
        for axis in &self.0 {
            let size = input.at(axis.0)?;
            let Some((at, size)) = axis.resolve(input.rank()).zip(size) else {
                return Err(Error::shape(format!(
                    "axis {} of shape {input} has no known size",
                    axis.0
                ))
                .expected("a known size along each axis that is kept"));
            };
            kept.push((at, size));
        }
        kept.sort_unstable();
        Ok(kept)
    }
}

impl Field for KeptAxes {
    const EXPECTED: &'static str = "an axis, several (integers), or null for none";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let axis = |value: &Value| whole(value).map(Axis);
        let axes = match &value {
            Value::Null => Some(Vec::new()),
            Value::Array(axes) => axes.iter().map(axis).collect(),
            one => axis(one).map(|axis| vec![axis]),
        };
        axes.map(KeptAxes).ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().map(|axis| Value::Int(axis.0)).collect())
    }
}

/// An axis named twice cannot keep two statistics, unless its size is 1.
fn distinct(kept: &[(usize, i64)]) -> Result<()> {
    let mut pairs = kept.iter().zip(kept.iter().skip(1));
    match pairs.find(|(a, b)| a == b && a.1 != 1) {
        Some(((at, _), _)) => Err(Error::shape(format!("axis {at} is named twice")).at("axis")),
        None => Ok(()),
    }
}

/// Whether numbers of that shape can be spread over the axes that are kept, which
/// they meet from the right.
fn fits(shape: &Shape, kept: &[(usize, i64)]) -> Result<()> {
    let pairs = shape.iter().flatten().rev().zip(kept.iter().rev());
    for (given, (at, size)) in pairs {
        if *given != 1 && given != size {
            return Err(Error::shape(format!(
                "an array of shape {shape} has size {given} for axis {at}, whose size is {size}"
            ))
            .expected(format!("size {size}, or 1")));
        }
    }
    Ok(())
}
