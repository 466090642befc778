//! What the convolutions share.

use crate::error::{Error, Result};
use crate::layers::{DataFormat, InputSpec};
use crate::shape::{Dim, Nested, Shape};

/// The shape of a kernel: that of the window, then these dimensions.
pub fn kernel_shape(window: &[i64], dims: [Dim; 2]) -> Shape {
    window.iter().copied().map(Some).chain(dims).collect()
}

/// What is asked of the input: batch, channels and `rank` dimensions, and as many
/// channels as it was built for.
pub fn input_spec(
    rank: usize,
    data_format: DataFormat,
    built: Option<&Nested<Shape>>,
) -> Vec<InputSpec> {
    let channels = built
        .and_then(Nested::one)
        .and_then(|shape| data_format.channels(shape).ok().flatten());
    vec![InputSpec::min_ndim(rank + 2).axis(data_format.channel_axis(), channels)]
}

/// The number of channels, which must be known.
pub fn known_channels(data_format: DataFormat, shape: &Shape) -> Result<i64> {
    data_format.channels(shape)?.ok_or_else(|| {
        Error::shape(format!(
            "the number of channels must be known, got shape {shape}"
        ))
        .received(&shape.value())
    })
}

/// Strides and dilation exclude each other.
pub fn check_strides(strides: &[i64], dilation: &[i64]) -> Result<()> {
    let above_one = |numbers: &[i64]| numbers.iter().any(|n| *n > 1);
    match above_one(strides) && above_one(dilation) {
        true => Err(Error::config(format!(
            "strides above 1 do not go with dilation above 1, got strides {strides:?} and dilation {dilation:?}"
        ))
        .at("dilation_rate")),
        false => Ok(()),
    }
}

/// Groups share filters and channels evenly.
pub fn check_groups(what: &str, count: i64, groups: i64) -> Result<()> {
    match count.checked_rem(groups) {
        Some(0) => Ok(()),
        _ => Err(Error::config(format!(
            "{groups} groups cannot share {count} {what} evenly"
        ))
        .at("groups")),
    }
}

/// A convolution layer of some rank: `conv! { docs Conv2D, 2, (1, 1), Padding }`.
macro_rules! conv {
    ($(#[$meta:meta])* $name:ident, $rank:literal, $ones:tt, $padding:ty) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(
            bases("keras.src.layers.convolutional.base_conv.BaseConv"),
            r_args = "object filters kernel_size strides padding data_format \
                      dilation_rate groups activation use_bias kernel_initializer \
                      bias_initializer kernel_regularizer bias_regularizer \
                      activity_regularizer kernel_constraint bias_constraint ..."
        )]
        pub struct $name {
            /// The number of filters, which is the number of channels of the output.
            filters: $crate::config::Positive,
            /// The size of the window: one number, or one for each dimension.
            kernel_size: $crate::config::Tuple<$rank>,
            /// How far the window moves: one number, or one for each dimension.
            #[config(default = $ones)]
            strides: $crate::config::Tuple<$rank>,
            /// `"valid"` for no padding, `"same"` for as much as keeps the size at
            /// strides of 1. Sequences also take `"causal"`: padding before the
            /// first step only.
            #[config(default = "valid")]
            padding: $padding,
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
            /// How far the elements of the window are apart: one number, or one for
            /// each dimension.
            #[config(default = $ones)]
            dilation_rate: $crate::config::Tuple<$rank>,
            /// In how many groups channels and filters are split; each filter sees
            /// only the channels of its group.
            #[config(default = 1)]
            groups: $crate::config::Positive,
            #[config(flatten)]
            kernel: $crate::layers::KernelAndBias,
            #[config(flatten)]
            lora: $crate::layers::lora::Lora,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

            fn prepare(
                mut self,
                _base: &mut $crate::layers::Base,
                cx: &$crate::Context,
            ) -> $crate::Result<Self> {
                use $crate::layers::convolutional::base_conv::{check_groups, check_strides};
                check_groups("filters", self.filters.get(), self.groups.get())?;
                check_strides(self.strides.get(), self.dilation_rate.get())?;
                self.lora = self.lora.completed(cx)?;
                Ok(self)
            }

            fn input_spec(
                &self,
                built: Option<&$crate::shape::Nested<$crate::shape::Shape>>,
            ) -> Vec<$crate::layers::InputSpec> {
                $crate::layers::convolutional::base_conv::input_spec(
                    $rank,
                    self.data_format,
                    built,
                )
            }

            fn build(
                &self,
                build: &mut $crate::layers::Build<'_>,
                shapes: &$crate::shape::Nested<$crate::shape::Shape>,
            ) -> $crate::Result<()> {
                use $crate::layers::convolutional::base_conv::{
                    check_groups, kernel_shape, known_channels,
                };
                let input = $crate::layers::one_shape(shapes)?;
                let channels = known_channels(self.data_format, input)?;
                let (filters, groups) = (self.filters.get(), self.groups.get());
                check_groups("channels", channels, groups)?;
                self.compute_output_shape(input)?;
                let dims = [channels.checked_div(groups), Some(filters)];
                let kernel = self
                    .kernel
                    .kernel(kernel_shape(self.kernel_size.get(), dims));
                build.add(kernel.clone().frozen_if(self.lora.rank().is_some()))?;
                self.kernel.add_bias(build, Some(filters))?;
                self.lora.add(build, &kernel, Some(filters))
            }

            fn compute_output_shape(
                &self,
                input: &$crate::shape::Shape,
            ) -> $crate::Result<$crate::shape::Shape> {
                $crate::layers::window::Window {
                    size: self.kernel_size.get(),
                    strides: self.strides.get(),
                    dilation: self.dilation_rate.get(),
                    padding: self.padding.name(),
                    data_format: self.data_format,
                }
                .output_shape(input, Some(self.filters.get()))
            }

            fn output_dtype(
                &self,
                layer: &$crate::layers::Layer,
                _input: $crate::dtype::DType,
            ) -> $crate::dtype::DType {
                layer.compute_dtype()
            }
        }
    };
}
pub(crate) use conv;
