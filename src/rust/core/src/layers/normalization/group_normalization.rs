//! [`GroupNormalization`].

use super::affine::{same_shape, Affine, Limits};
use crate::config::{Axis, KerasConfig as _, Real, Writer};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::{one_shape, Base, Build, InputSpec, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;
use std::any::Any;

/// Group normalization
///
/// Splits the channels of each sample into groups and brings each group to mean 0
/// and variance 1. Then multiplies by `gamma` and adds `beta`, which are learned.
/// One group for each channel is instance normalization, one for all is close to
/// layer normalization.
///
/// # Input shape
/// Any, with a known size along `axis`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Wu and He, 2018: Group normalization.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.GroupNormalization",
    python = "keras.src.layers.normalization.group_normalization.GroupNormalization",
    r = "layer_group_normalization",
    example = "keras_input(shape = c(28, 28, 8)) |>\n  layer_group_normalization(groups = 4)"
)]
pub struct GroupNormalization {
    /// The number of groups; `-1` for one for each channel.
    #[config(default = 32)]
    groups: i64,
    /// The axis of the channels.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axis,
    /// A small number added to the variance.
    #[config(default = 0.001)]
    epsilon: Real,
    #[config(flatten)]
    affine: Affine,
    #[config(flatten)]
    limits: Limits,
}

impl GroupNormalization {
    /// The number of channels of an input of that shape.
    fn channels(&self, shape: &Shape) -> Result<i64> {
        let channels = shape.at(self.axis.0).map_err(|e| e.at("axis"))?;
        channels.ok_or_else(|| {
            Error::shape(format!(
                "the size along axis {} must be known, got shape {shape}",
                self.axis.0
            ))
            .received(&shape.value())
        })
    }
}

impl LayerClass for GroupNormalization {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        match layer.built_for() {
            Some(shapes) if self.groups == -1 => {
                writer.field("groups", &self.channels(one_shape(&shapes)?)?)
            }
            _ => Ok(()),
        }
    }

    fn prepare(self, base: &mut Base, _cx: &Context) -> Result<Self> {
        *base = base.clone().without_autocast();
        match self.groups {
            -1 | 1.. => Ok(self),
            other => Err(Error::config(format!(
                "expected a positive number of groups, or -1, got {other}"
            ))
            .expected("a positive integer, or -1 for one group for each channel")
            .at("groups")),
        }
    }

    fn input_spec(&self, built: Option<&Nested<Shape>>) -> Vec<InputSpec> {
        let shape = built.and_then(Nested::one);
        let spec = |shape: &Shape| {
            let channels = self.channels(shape).ok();
            InputSpec::ndim(shape.rank()).axis(self.axis.0, channels)
        };
        shape.map(spec).into_iter().collect()
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let channels = self.channels(one_shape(shapes)?)?;
        let even = self.groups == -1 || channels.checked_rem(self.groups) == Some(0);
        if !even || channels < self.groups {
            return Err(Error::config(format!(
                "{} groups cannot share {channels} channels evenly",
                self.groups
            ))
            .at("groups"));
        }
        let shape = Shape::new([Some(channels)]);
        if self.affine.scale {
            build.add(self.affine.gamma(&self.limits, shape.clone()))?;
        }
        if self.affine.center {
            build.add(self.affine.beta(&self.limits, shape))?;
        }
        Ok(())
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        same_shape(input, &[self.axis])
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }
}
