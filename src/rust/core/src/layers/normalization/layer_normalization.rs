//! [`LayerNormalization`].

use super::affine::{same_shape, shape_along, sorted, Affine, Limits};
use crate::config::{Axes, KerasConfig as _, Real, Writer};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{one_shape, Base, Build, Layer, LayerClass};
use crate::shape::{Nested, Shape};
use keratin_derive::KerasConfig;
use std::any::Any;

/// Layer normalization
///
/// Brings each sample to mean 0 and variance 1 along some axes, whatever the other
/// samples of its batch are. Then multiplies by `gamma` and adds `beta`, which are
/// learned.
///
/// # Input shape
/// Any, with known sizes along `axis`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Ba, Kiros and Hinton, 2016: Layer normalization.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.LayerNormalization",
    python = "keras.src.layers.normalization.layer_normalization.LayerNormalization",
    r = "layer_layer_normalization",
    r_args = "object axis epsilon center scale beta_initializer gamma_initializer \
              beta_regularizer gamma_regularizer beta_constraint gamma_constraint ...",
    keys = "axis epsilon center scale rms_scaling beta_initializer gamma_initializer \
            beta_regularizer gamma_regularizer beta_constraint gamma_constraint",
    example = "keras_input(shape = c(10, 64)) |>\n  layer_layer_normalization()"
)]
pub struct LayerNormalization {
    /// The axis, or the axes, along which samples are normalized.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
    /// A small number added to the variance.
    #[config(default = 0.001)]
    epsilon: Real,
    #[config(flatten)]
    affine: Affine,
    #[config(flatten)]
    limits: Limits,
    /// Whether samples are divided by their variance only, without an offset. Use
    /// `layer_rms_normalization()` in its place.
    #[config(default = false)]
    rms_scaling: bool,
}

impl LayerClass for LayerNormalization {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        self.write(writer)?;
        match layer.is_built() {
            true => writer.field("axis", &Axes::Many(sorted(&self.axis))),
            false => Ok(()),
        }
    }

    fn prepare(self, base: &mut Base, _cx: &Context) -> Result<Self> {
        *base = base.clone().without_autocast();
        Ok(self)
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let shape = shape_along(one_shape(shapes)?, &sorted(&self.axis))?;
        if self.affine.scale || self.rms_scaling {
            build.add(self.affine.gamma(&self.limits, shape.clone()))?;
        }
        if self.affine.center && !self.rms_scaling {
            build.add(self.affine.beta(&self.limits, shape))?;
        }
        Ok(())
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        same_shape(input, self.axis.as_slice())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }

    fn supports_masking(&self) -> bool {
        true
    }
}
