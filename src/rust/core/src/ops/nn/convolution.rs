//! Convolutions with given kernels.

use super::sliding::{spatial_rank, PaddingWord};
use crate::error::{Error, Result};
use crate::layers::window::Window;
use crate::layers::{DataFormat, Operands, Operation, Spec};
use crate::ops::given_format::GivenFormat;
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::{Dim, Nested, Shape};
use keratin_derive::KerasConfig;

/// How a convolution slides.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Slide {
    /// How far the window moves: one number, or one for each dimension.
    #[config(default = 1)]
    strides: Ints,
    /// `"valid"` for no padding, `"same"` for as much as keeps the size at strides of 1.
    #[config(default = "valid", r_convert = "tolower")]
    padding: PaddingWord,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None, r_convert = "as_data_format")]
    data_format: GivenFormat,
    /// How far the elements of the window are apart: one number, or one for each
    /// dimension.
    #[config(default = 1)]
    dilation_rate: Ints,
}

impl Slide {
    /// The shape of a convolution's output.
    fn output_shape(&self, inputs: &Shape, kernel: &[Dim], channels: Dim) -> Result<Shape> {
        let rank = spatial_rank(inputs)?;
        if kernel.len() != rank {
            return Err(Error::shape(format!(
                "a kernel of {} dimension(s) does not slide over shape {inputs}",
                kernel.len()
            )));
        }
        let is_known = kernel.iter().all(Option::is_some);
        if !is_known && self.padding.get() == "valid" {
            return Err(unknown_kernel());
        }
        let size: Vec<i64> = kernel.iter().map(|dim| dim.unwrap_or(1)).collect();
        Window {
            size: &size,
            strides: &self.strides.stretched("strides", rank)?,
            dilation: &self.dilation_rate.each("dilation_rate", rank)?,
            padding: self.padding.get(),
            data_format: self.data_format.get(),
        }
        .output_shape(inputs, channels)
    }
}

fn unknown_kernel() -> Error {
    Error::shape("the size of the kernel must be known")
}

/// Fails if a kernel takes another number of channels than there is.
fn check_channels(inputs: &Shape, format: DataFormat, kernel: Dim) -> Result<()> {
    match (format.channels(inputs)?, kernel) {
        (Some(given), Some(taken)) if given != taken => Err(Error::shape(format!(
            "the kernel takes {taken} channel(s), an input of shape {inputs} has {given}"
        ))),
        _ => Ok(()),
    }
}

/// The dimensions of a kernel that slide, and the last two.
fn kernel_parts(kernel: &Shape) -> Result<(&[Dim], Dim, Dim)> {
    match kernel.split_last_chunk::<2>() {
        Some((spatial, [before, last])) => Ok((spatial, *before, *last)),
        None => Err(Error::shape(format!("shape {kernel} is none of a kernel"))),
    }
}

/// The product of two dimensions.
fn times(a: Dim, b: Dim) -> Result<Dim> {
    match (a, b) {
        (None, _) | (_, None) => Err(unknown_kernel()),
        _ => crate::shape::product(&[a, b]),
    }
}

/// A convolution with a given kernel
///
/// Slides a kernel over a sequence, images or volumes, and multiplies it with what is
/// below.
///
/// # Operands
///
/// inputs: A tensor of shape (batch, steps..., channels), or the channels second.
/// kernel: The kernel: a tensor of shape (size..., channels, filters).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.Conv",
    r = "op_conv",
    call = "inputs kernel",
    example = "images <- keras_input(shape = c(8, 8, 3))\n\
               kernel <- keras_input(batch_shape = c(2, 2, 3, 4))\nop_conv(images, kernel)"
)]
pub struct Conv {
    #[config(flatten)]
    slide: Slide,
}

impl Operation for Conv {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let kernel = operands.spec("kernel")?.shape;
        let (spatial, channels, filters) = kernel_parts(&kernel)?;
        check_channels(&inputs.shape, self.slide.data_format.get(), channels)?;
        let shape = self.slide.output_shape(&inputs.shape, spatial, filters)?;
        one(shape, inputs.dtype)
    }
}

/// A depthwise convolution with a given kernel
///
/// Slides kernels over the input, some for each channel, and keeps what they give apart.
///
/// # Operands
///
/// inputs: A tensor of shape (batch, steps..., channels), or the channels second.
/// kernel: The kernels: a tensor of shape (size..., channels, kernels for each).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.DepthwiseConv",
    r = "op_depthwise_conv",
    call = "inputs kernel",
    example = "images <- keras_input(shape = c(8, 8, 3))\n\
               kernel <- keras_input(batch_shape = c(2, 2, 3, 1))\n\
               op_depthwise_conv(images, kernel)"
)]
pub struct DepthwiseConv {
    #[config(flatten)]
    slide: Slide,
}

/// The shape of a depthwise convolution's output.
fn depthwise(slide: &Slide, inputs: &Shape, kernel: &Shape) -> Result<Shape> {
    let (spatial, channels, multiplier) = kernel_parts(kernel)?;
    check_channels(inputs, slide.data_format.get(), channels)?;
    slide.output_shape(inputs, spatial, times(multiplier, channels)?)
}

impl Operation for DepthwiseConv {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let kernel = operands.spec("kernel")?.shape;
        let shape = depthwise(&self.slide, &inputs.shape, &kernel)?;
        one(shape, inputs.dtype)
    }
}

/// A separable convolution with given kernels
///
/// Convolves each channel by itself, and then mixes the channels.
///
/// # Operands
///
/// inputs: A tensor of shape (batch, steps..., channels), or the channels second.
/// depthwise_kernel: The kernels of the channels: a tensor of shape (size..., channels,
///   kernels for each).
/// pointwise_kernel: What mixes channels: a tensor of shape (1..., what the others give,
///   filters).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.SeparableConv",
    r = "op_separable_conv",
    call = "inputs depthwise_kernel pointwise_kernel",
    example = "images <- keras_input(shape = c(8, 8, 3))\n\
               depthwise <- keras_input(batch_shape = c(2, 2, 3, 1))\n\
               pointwise <- keras_input(batch_shape = c(1, 1, 3, 4))\n\
               op_separable_conv(images, depthwise, pointwise)"
)]
pub struct SeparableConv {
    #[config(flatten)]
    slide: Slide,
}

impl Operation for SeparableConv {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let kernel = operands.spec("depthwise_kernel")?.shape;
        let shape = depthwise(&self.slide, &inputs.shape, &kernel)?;
        let filters = operands.spec("pointwise_kernel")?.shape.at(-1)?;
        let shape = shape.with(self.slide.data_format.get().channel_axis(), filters)?;
        one(shape, inputs.dtype)
    }
}

/// A transposed convolution with a given kernel
///
/// Computes what a convolution's input could have been: the input grows by the strides.
///
/// # Operands
///
/// inputs: A tensor of shape (batch, steps..., channels), or the channels second.
/// kernel: The kernel: a tensor of shape (size..., filters, channels).
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.ConvTranspose",
    r = "op_conv_transpose",
    call = "inputs kernel",
    example = "images <- keras_input(shape = c(8, 8, 3))\n\
               kernel <- keras_input(batch_shape = c(2, 2, 4, 3))\n\
               op_conv_transpose(images, kernel, strides = 2)"
)]
pub struct ConvTranspose {
    /// How far the window moves: one number, or one for each dimension.
    #[config(default = 1)]
    strides: Ints,
    /// `"valid"` for no padding, `"same"` for as much as keeps the size at strides of 1.
    #[config(default = "valid", r_convert = "tolower")]
    padding: PaddingWord,
    /// How many elements are added to the output: one number, or one for each dimension;
    /// `NULL` for as many as are needed.
    #[config(default = None)]
    output_padding: Option<Ints>,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None, r_convert = "as_data_format")]
    data_format: GivenFormat,
    /// How far the elements of the window are apart: one number, or one for each
    /// dimension.
    #[config(default = 1)]
    dilation_rate: Ints,
}

impl Operation for ConvTranspose {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let kernel = operands.spec("kernel")?.shape;
        let (spatial, filters, channels) = kernel_parts(&kernel)?;
        check_channels(&inputs.shape, self.data_format.get(), channels)?;
        let rank = spatial_rank(&inputs.shape)?;
        // Keras does not look at what stands behind the dimensions that it needs.
        if spatial.len() < rank {
            return Err(Error::shape(format!(
                "a kernel of {} dimension(s) does not slide over shape {}",
                spatial.len(),
                inputs.shape
            )));
        }
        // The size counts only where that of the input is known.
        let given = self.data_format.get().spatial(&inputs.shape).iter();
        let size = given
            .zip(spatial)
            .map(|(given, size)| match (given, size) {
                (Some(_), None) => Err(unknown_kernel()),
                (_, size) => Ok(size.unwrap_or(1)),
            })
            .collect::<Result<Vec<i64>>>()?;
        let added = self.output_padding.as_ref();
        let added = added.map(|ints| ints.leading("output_padding", rank));
        let window = Window {
            size: &size,
            strides: &self.strides.leading("strides", rank)?,
            dilation: &self.dilation_rate.leading("dilation_rate", rank)?,
            padding: self.padding.get(),
            data_format: self.data_format.get(),
        };
        let added = added.transpose()?;
        let shape = window.transposed_shape(&inputs.shape, added.as_deref(), filters)?;
        one(shape, inputs.dtype)
    }
}

crate::ops::operations! { Conv, ConvTranspose, DepthwiseConv, SeparableConv }
