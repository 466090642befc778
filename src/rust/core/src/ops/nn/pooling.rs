//! Pooling: the largest element or the mean of a window.

use super::sliding::{spatial_rank, PaddingWord};
use crate::config::Field;
use crate::error::{Error, Result};
use crate::layers::window::Window;
use crate::layers::{Operands, Operation, Spec};
use crate::ops::given_format::GivenFormat;
use crate::ops::ints::Ints;
use crate::ops::one;
use crate::shape::Nested;
use crate::value::Value;
use keratin_derive::KerasConfig;

/// How pooling slides.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Pooling {
    /// The size of the window: one number, or one for each dimension.
    pool_size: Ints,
    /// How far the window moves: one number, or one for each dimension; `NULL` for the
    /// size of the window.
    #[config(default = None)]
    strides: Option<Ints>,
    /// `"valid"` for no padding, `"same"` for as much as keeps the size at strides of 1.
    #[config(default = "valid", r_convert = "tolower")]
    padding: PaddingWord,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None, r_convert = "as_data_format")]
    data_format: GivenFormat,
}

impl Pooling {
    fn of(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let inputs = operands.spec("inputs")?;
        let rank = spatial_rank(&inputs.shape)?;
        let size = self.pool_size.stretched("pool_size", rank)?;
        let strides = match &self.strides {
            Some(strides) => strides.stretched("strides", rank)?,
            None => size.clone(),
        };
        if !matches!(self.padding.get(), "valid" | "same") {
            return Err(PaddingWord::refuse(&Value::from(self.padding.get())).at("padding"));
        }
        let data_format = self.data_format.said_to_be_last();
        let window = Window {
            size: &size,
            strides: &strides,
            dilation: &vec![1; rank],
            padding: self.padding.get(),
            data_format,
        };
        let channels = data_format.channels(&inputs.shape)?;
        let shape = window.output_shape(&inputs.shape, channels)?;
        one(shape, inputs.dtype)
    }
}

/// The largest element in a window
///
/// Slides a window over a sequence, images or volumes, and keeps the largest element of
/// each place.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.MaxPool",
    r = "op_max_pool",
    call = "inputs",
    example = "images <- keras_input(shape = c(8, 8, 3))\nop_max_pool(images, pool_size = 2)"
)]
pub struct MaxPool {
    #[config(flatten)]
    pooling: Pooling,
}

impl Operation for MaxPool {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        self.pooling.of(operands)
    }
}

/// The mean of a window
///
/// Slides a window over a sequence, images or volumes, and takes the mean at each place.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.src.ops.nn.AveragePool",
    r = "op_average_pool",
    call = "inputs",
    example = "images <- keras_input(shape = c(8, 8, 3))\nop_average_pool(images, pool_size = 2)"
)]
pub struct AveragePool {
    #[config(flatten)]
    pooling: Pooling,
}

impl Operation for AveragePool {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        self.pooling.of(operands)
    }
}

/// The size that pooling gives, whatever that of its input.
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Adaptive {
    /// The size of the result: one number for each dimension.
    output_size: Ints,
    /// `"channels_last"` or `"channels_first"`; `NULL` for the session's setting.
    #[config(default = None, r_convert = "as_data_format")]
    data_format: GivenFormat,
}

impl Adaptive {
    /// Keras joins the sizes to a tuple, which fails for the list that a config holds;
    /// there is no other way to make this operation here.
    fn refuse(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        operands.spec("inputs")?;
        let text = "Keras does not read adaptive pooling as an operation: a config holds \
                    `output_size` as a list, where it needs a tuple";
        Err(Error::shape(text)
            .at("output_size")
            .hint("Use a layer, such as `layer_adaptive_average_pooling_2d()`."))
    }
}

/// The largest elements, to a given size
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.AdaptiveMaxPool", call = "inputs")]
pub struct AdaptiveMaxPool {
    #[config(flatten)]
    adaptive: Adaptive,
}

impl Operation for AdaptiveMaxPool {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        self.adaptive.refuse(operands)
    }
}

/// The means, to a given size
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.nn.AdaptiveAveragePool", call = "inputs")]
pub struct AdaptiveAveragePool {
    #[config(flatten)]
    adaptive: Adaptive,
}

impl Operation for AdaptiveAveragePool {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        self.adaptive.refuse(operands)
    }
}

crate::ops::operations! { AdaptiveAveragePool, AdaptiveMaxPool, AveragePool, MaxPool }
