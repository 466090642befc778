//! [`RMSNormalization`].

use super::affine::{same_shape, shape_along, sorted};
use crate::config::{Axes, Field, KerasConfig as _, Real, Writer};
use crate::dtype::DType;
use crate::error::Result;
use crate::layers::{one_shape, Build, CallArg, Layer, LayerClass, Signature, Weight};
use crate::shape::{Nested, Shape};
use crate::value::Value;
use keratin_derive::KerasConfig;
use std::any::Any;

/// Root mean square normalization
///
/// Divides each sample by the root of the mean of its squares along some axes,
/// and multiplies by a factor that is learned.
///
/// # Input shape
/// Any, with known sizes along `axis`.
///
/// # Output shape
/// That of the input.
///
/// # Reference
/// Zhang and Sennrich, 2019: Root mean square layer normalization.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.RMSNormalization",
    python = "keras.src.layers.normalization.rms_normalization.RMSNormalization",
    r = "layer_rms_normalization",
    example = "keras_input(shape = c(10, 64)) |>\n  layer_rms_normalization()"
)]
pub struct RMSNormalization {
    /// The axis, or the axes, along which samples are normalized.
    #[config(default = -1, r_convert = "as_axis")]
    axis: Axes,
    /// A small number added to the mean of the squares.
    #[config(default = 1e-6)]
    epsilon: Real,
}

impl LayerClass for RMSNormalization {
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

    fn signature(&self) -> &Signature {
        const X: &Signature = &[CallArg::required("x")];
        X
    }

    fn build(&self, build: &mut Build<'_>, shapes: &Nested<Shape>) -> Result<()> {
        let shape = shape_along(one_shape(shapes)?, &sorted(&self.axis))?;
        let ones = Field::read(Value::from("ones"), build.context())?;
        build.add(Weight::new("scale", shape).initializer(&ones))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        same_shape(input, self.axis.as_slice())
    }

    fn output_dtype(&self, layer: &Layer, _input: DType) -> DType {
        layer.compute_dtype()
    }
}
