//! What the depthwise convolutions share.

use crate::config::Positive;
use crate::error::{Error, Result};
use crate::layers::kernel_and_bias::kernels_and_bias;

kernels_and_bias! {
    /// The kernel, the bias, and what is applied to their result.
    pub struct DepthwiseKernel {
        /// The kernel, to be added.
        fn kernel;
        /// How the kernel is filled.
        depthwise_initializer,
        /// The penalty on the kernel.
        depthwise_regularizer,
        /// The constraint on the kernel.
        depthwise_constraint,
    }
}

/// The number of channels that every channel's own filters give together.
pub fn output_channels(channels: i64, depth_multiplier: Positive) -> Result<i64> {
    channels
        .checked_mul(depth_multiplier.get())
        .ok_or_else(|| Error::shape("the number of channels of the output does not fit 63 bits"))
}

/// A depthwise convolution of some rank: `depthwise_conv! { docs name, 2, (1, 1) }`.
macro_rules! depthwise_conv {
    ($(#[$meta:meta])* $name:ident, $rank:literal, $ones:tt) => {
        #[derive(Debug, keratin_derive::KerasConfig)]
        $(#[$meta])*
        #[keras(
            bases("keras.src.layers.convolutional.base_depthwise_conv.BaseDepthwiseConv"),
            keys = "depth_multiplier kernel_size strides padding data_format \
                    dilation_rate activation use_bias depthwise_initializer \
                    bias_initializer depthwise_regularizer bias_regularizer \
                    activity_regularizer depthwise_constraint bias_constraint"
        )]
        pub struct $name {
            /// The size of the window: one number, or one for each dimension.
            kernel_size: $crate::config::Tuple<$rank>,
            /// How far the window moves: one number, or one for each dimension.
            #[config(default = $ones)]
            strides: $crate::config::Tuple<$rank>,
            /// `"valid"` for no padding, `"same"` for as much as keeps the size at
            /// strides of 1.
            #[config(default = "valid")]
            padding: $crate::layers::window::Padding,
            /// The number of filters of every channel.
            #[config(default = 1)]
            depth_multiplier: $crate::config::Positive,
            /// `"channels_last"` or `"channels_first"`; `NULL` for the session's
            /// setting.
            #[config(default = None)]
            data_format: $crate::layers::DataFormat,
            /// How far the elements of the window are apart: one number, or one for
            /// each dimension.
            #[config(default = $ones)]
            dilation_rate: $crate::config::Tuple<$rank>,
            #[config(flatten)]
            weights: $crate::layers::convolutional::base_depthwise_conv::DepthwiseKernel,
        }

        impl $crate::layers::LayerClass for $name {
            $crate::layers::configured!();

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
                use $crate::layers::convolutional::base_conv::{kernel_shape, known_channels};
                use $crate::layers::convolutional::base_depthwise_conv::output_channels;
                let input = $crate::layers::one_shape(shapes)?;
                let channels = known_channels(self.data_format, input)?;
                self.compute_output_shape(input)?;
                let dims = [Some(channels), Some(self.depth_multiplier.get())];
                let shape = kernel_shape(self.kernel_size.get(), dims);
                let outputs = output_channels(channels, self.depth_multiplier)?;
                build.add(self.weights.kernel(shape))?;
                self.weights.add_bias(build, Some(outputs))
            }

            fn compute_output_shape(
                &self,
                input: &$crate::shape::Shape,
            ) -> $crate::Result<$crate::shape::Shape> {
                use $crate::layers::convolutional::base_conv::known_channels;
                use $crate::layers::convolutional::base_depthwise_conv::output_channels;
                let channels = known_channels(self.data_format, input)?;
                $crate::layers::window::Window {
                    size: self.kernel_size.get(),
                    strides: self.strides.get(),
                    dilation: self.dilation_rate.get(),
                    padding: self.padding.name(),
                    data_format: self.data_format,
                }
                .output_shape(input, Some(output_channels(channels, self.depth_multiplier)?))
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
pub(crate) use depthwise_conv;
